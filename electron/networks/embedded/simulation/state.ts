/** What the simulation must still know after an abrupt end; kept in the hub's own database. */
import type { Bundle } from 'fhir/r4';
import type { Instant, Outcome, FhirFormat } from '../../../../shared/messages';
import type { LetterFormat } from '../../../../shared/formats/letter/formats';
import type { Refusal } from '../../../../shared/formats/letter/receipts';
import type { HubStore } from '../hub/store';

/** One dispatch: a repeated attempt has the same ids and times, and therefore the same bytes. */
interface Attempt { bundleId: string; envelopeId: string; at: Instant }

interface Waiting {
  /** MessageHeader.id; of a letter the sender's number and its own (`letterIdOf`). */
  id: string;
  from: string;
  to: string;
  /** Milliseconds since 1970 of the next thing to do with it. */
  dueAt: number;
  /** Time of the first dispatch, when it was written earlier than it goes out. */
  writtenAt?: Instant;
  dispatches: number;
  awaiting: boolean;
  attempt?: Attempt | undefined;
}

export interface OutgoingMessage extends Waiting { kind: 'message' | 'acknowledgement'; bundle: Bundle; format: FhirFormat }

/** `file` is one interchange as it was composed, in base64; its envelope gets number and time anew at each dispatch. */
export interface OutgoingLetter extends Waiting { kind: 'letter' | 'receipt'; format: LetterFormat['id']; file: string; name: string; version: string }

/** What is on its way out of a simulated organisation. It goes when it is acknowledged, refused or given up. */
export type Outgoing = OutgoingMessage | OutgoingLetter;

/** The verdict on a received message: repeated for ever, except that a transient one may change (R10). */
export interface SeenMessage { code: 'ok' | 'transient-error' | 'fatal-error'; outcomes: Outcome[]; refused: number }

/** The verdict on a received letter. */
export interface SeenLetter { refusal?: Refusal }

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
