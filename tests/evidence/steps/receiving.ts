/** What a peer sends to a client, and how a person finds it there. */
import type { Page } from 'playwright-core';
import { common } from '../../../shared/i18n/da/common';
import { openFolder, openThread, rows } from '../../e2e/support/journeys';
import type { Dispatch, Got, Peer, PeerLetter } from '../../e2e/support/peer';
import type { Document } from '../../../shared/formats/format';

export interface Arrived { document: Document; messageId: string; answer: Got }

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
  await openThread(page, text);
}

export const rowOf = (page: Page, text: string) => rows(page).filter({ hasText: text });
