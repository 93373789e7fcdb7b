/** Composition: line to the mailroom → archive → texts → page. */
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { I18nextProvider } from 'react-i18next';
import { ArchiveProvider, openArchive } from '../archive';
import { connectBridge } from '../bridge';
import '../ui/base.css';
import { App } from './App';
import './print.css';
import { startTexts } from './i18n';

async function start(): Promise<void> {
  const root = document.getElementById('root');
  if (!root) return;
  const bridge = await connectBridge();
  const session = await bridge.call('session.get', {});
  const texts = await startTexts(session.settings.language);
  const archive = openArchive({ bridge, now: () => new Date().toISOString(), profileId: session.profileId });
  createRoot(root).render(
    <StrictMode>
      <I18nextProvider i18n={texts}>
        <ArchiveProvider archive={archive}><App bridge={bridge} /></ArchiveProvider>
      </I18nextProvider>
    </StrictMode>,
  );
}

void start();
