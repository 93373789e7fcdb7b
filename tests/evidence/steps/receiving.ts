/** What a peer sends to a client, and how a person finds it there. */
import type { Page } from 'playwright-core';
import { common } from '../../../shared/i18n/da/common';
import { openFolder, openThread, rows } from '../../e2e/support/journeys';
import type { Dispatch, Got, Peer, PeerLetter } from '../../e2e/support/peer';
import type { FhirDocument } from '../../../shared/formats/format';

export interface Arrived { document: FhirDocument; messageId: string; answer: Got }

/** Written, sent and answered: then it is stored, and shown if it may be. */
export async function arrive(peer: Peer, to: string, letter: Omit<PeerLetter, 'to'>, dispatch: Dispatch = {}): Promise<Arrived> {
  const { document, messageId } = peer.write({ to, ...letter });
  await peer.dispatch(to, document, dispatch);
  const [answer] = await peer.answersTo(messageId);
  return { document, messageId, answer: answer! };
}

/** Opens the thread whose row in the inbox holds `text`. */
export async function read(page: Page, text: string): Promise<void> {
  await openFolder(page, common.nav.inbox);
  await bringUp(page, text);
  await openThread(page, text);
}

/** Scrolls the list until the row that holds `text` is drawn: rows out of sight are not there. Gives up quietly; what is looked for then says so. */
export async function bringUp(page: Page, text: string): Promise<void> {
  const list = page.getByRole('grid').first();
  for (let round = 0; round < 6; round += 1) {
    for (let at = 0; at < 14; at += 1) {
      if (await rowOf(page, text).count() > 0) return;
      if (await list.isVisible()) { await list.hover(); await page.mouse.wheel(0, at === 0 ? -100_000 : 350); }
      await page.waitForTimeout(120);
    }
  }
}

export const rowOf = (page: Page, text: string) => rows(page).filter({ hasText: text });
