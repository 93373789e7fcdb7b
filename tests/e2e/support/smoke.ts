/** `npm start -- --smoke`: a fresh client from nothing to an accepted message, headless, through the real screens. */
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { common } from '../../../shared/i18n/da/common';
import { composeAndSend, onboard, openFolder, waitForAccepted, waitForRows } from './journeys';
import { launchClient, removeFolder } from './launch';

export interface SmokeResult {
  ok: true;
  /** Rows in the inbox when the first ones were there. */
  messages: number;
  /** Milliseconds: host, worker and page up; first start done; inbox with messages; a sent message accepted; all of it. */
  startMs: number; onboardingMs: number; inboxMs: number; acceptedMs: number; totalMs: number;
}

/** Throws when a step doesn't come about, or the page reported an error on the way. Leaves nothing on the disk. */
export async function smoke({ root, chromium, say }: { root: string; chromium: string; say(line: string): void }): Promise<SmokeResult> {
  const profile = await mkdtemp(join(tmpdir(), 'sektorpost-smoke-'));
  const begun = performance.now();
  let last = begun;
  const lap = () => { const now = performance.now(); const ms = Math.round(now - last); last = now; return ms; };
  let client: Awaited<ReturnType<typeof launchClient>> | undefined;
  try {
    client = await launchClient({ root, chromium, profile });
    const { page } = client;
    const startMs = lap();
    await onboard(page, { role: 'general-practice', organisation: 'Lægerne Testgade' });
    const onboardingMs = lap();
    await openFolder(page, common.nav.inbox);
    const messages = await waitForRows(page, 1);
    const inboxMs = lap();
    const topic = 'Prøvekørsel';
    await composeAndSend(page, {
      patient: { number: '2509479989', given: 'Bruno Test', family: 'Elmer' }, receiver: 'Sygeplejen Syd', category: common.category.nursing, topic, text: 'Dette er en prøvekørsel af Sektorpost.',
    });
    await waitForAccepted(page, topic);
    const acceptedMs = lap();
    if (client.faults.length) throw new Error(`The page reported: ${client.faults.join('; ')}`);
    return { ok: true, messages, startMs, onboardingMs, inboxMs, acceptedMs, totalMs: Math.round(performance.now() - begun) };
  } catch (error) {
    for (const fault of client?.faults ?? []) say(fault);
    throw error;
  } finally {
    await client?.close();
    await removeFolder(profile);
  }
}
