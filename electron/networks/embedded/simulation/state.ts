/** What the simulation must still know after an abrupt end; kept in the hub's own database. */
import type { Bundle } from 'fhir/r4';
import type { Instant, Outcome, FhirFormat } from '../../../../shared/messages';
import type { HubStore } from '../hub/store';

/** One dispatch: a repeated attempt has the same ids and times, and therefore the same bytes. */
interface Attempt { bundleId: string; envelopeId: string; at: Instant }

/** A message or acknowledgement on its way out of a simulated organisation. It goes when it is acknowledged, refused or given up. */
export interface Outgoing {
  /** MessageHeader.id. */
  id: string;
  kind: 'message' | 'acknowledgement';
  from: string;
  to: string;
  bundle: Bundle;
  format: FhirFormat;
  /** Milliseconds since 1970 of the next thing to do with it. */
  dueAt: number;
  /** Time of the first dispatch, when it was written earlier than it goes out. */
  writtenAt?: Instant;
  dispatches: number;
  awaiting: boolean;
  attempt?: Attempt;
}

/** The verdict on a received message: repeated for ever, except that a transient one may change (R10). */
export interface SeenMessage { code: 'ok' | 'transient-error' | 'fatal-error'; outcomes: Outcome[]; refused: number }

/** How far the script of one real client has come. */
export interface Run { startedAt: Instant; /** Number of conversations begun after the first inbox. */ next: number; nextAt: number }

export const simulationKeys = {
  outgoing: (id: string) => `s!out!${id}`,
  seen: (gln: string, messageId: string) => `s!seen!${gln}!${messageId}`,
  run: (gln: string) => `s!run!${gln}`,
  request: (id: string) => `s!request!${id}`,
  count: (gln: string) => `s!count!${gln}`,
};

export async function outgoingOf(store: HubStore): Promise<Pick<Outgoing, 'id' | 'dueAt'>[]> {
  const found: Pick<Outgoing, 'id' | 'dueAt'>[] = [];
  for await (const [, { id, dueAt }] of store.scan<Outgoing>('s!out!')) found.push({ id, dueAt });
  return found;
}
