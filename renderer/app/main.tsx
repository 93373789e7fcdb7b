/** Composition: line to the mailroom → archive → texts → page. */
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { I18nextProvider } from 'react-i18next';
import { ArchiveProvider, openArchive } from '../archive';
import { CodedError } from '../../shared/contract';
import type { Session } from '../../shared/messages';
import { connectBridge, type StableBridge } from '../bridge';
import '../ui/base.css';
import { App } from './App';
import './print.css';
import { startTexts } from './i18n';

/** A mailroom that dies between the line and its first answer must not leave an empty window: the next line is asked again. */
async function firstSession(bridge: StableBridge): Promise<Session> {
  for (;;) {
    try {
      return await bridge.call('session.get', {});
    } catch (error) {
      if (!(error instanceof CodedError) || error.code !== 'bridge-closed') throw error;
      if (bridge.state !== 'open') await new Promise<void>((resolve) => { const stop = bridge.onOpen(() => { stop(); resolve(); }); });
    }
  }
}

async function start(): Promise<void> {
  const root = document.getElementById('root');
  if (!root) return;
  const bridge = await connectBridge();
  const session = await firstSession(bridge);
  const texts = await startTexts(session.settings.language);
  const archive = openArchive({ bridge, now: () => new Date().toISOString(), profileId: session.profileId });
  // React would write the error to the console, and an error may quote what was on screen.
  const silent = () => undefined;
  createRoot(root, { onCaughtError: silent, onUncaughtError: silent, onRecoverableError: silent }).render(
    <StrictMode>
      <I18nextProvider i18n={texts}>
        <ArchiveProvider archive={archive}><App bridge={bridge} /></ArchiveProvider>
      </I18nextProvider>
    </StrictMode>,
  );
}

void start();
