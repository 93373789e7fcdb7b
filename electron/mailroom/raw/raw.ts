/** A message's own bytes with what is wrong with them, for an administrator. What was held back is shown here and nowhere else (D15). */
import { CodedError, type RawMessage } from '../../../shared/contract';
import { numbersOf } from '../access-log/witness';
import { judgeFile } from '../conformance/judge';
import type { Area } from '../originals/store';
import { readDocument, viewOf } from '../reading';
import { tables } from '../records';
import type { Room } from '../room';
import { pretty } from './pretty';

/** More is not read on a screen; the whole is saved as a file. */
const MOST_TEXT = 400_000;

export interface RawFound { raw: RawMessage; /** The citizen's numbers, as far as they can be read. */ citizen: string[]; threadId?: string }

/** By MessageHeader.id or by the id of something held back. CodedError `not-found`, or `profile-damaged` when the bytes changed on the disk. */
export async function findRaw(room: Pick<Room, 'ledger' | 'originals' | 'library'>, { messageId, quarantineId }: { messageId?: string | undefined; quarantineId?: string | undefined }): Promise<RawFound> {
  const place = locate(room, messageId, quarantineId);
  const bytes = await room.originals.read(place.area, place.sha256);
  const read = readDocument(room.library, bytes, place.part);
  const decoded = room.library.decode(bytes);
  // EDIFACT is ISO-8859-1; as UTF-8 every Danish letter would be lost.
  const text = 'text' in decoded ? decoded.text : new TextDecoder(read.document?.kind === 'letter' ? 'latin1' : 'utf-8').decode(bytes);
  const shown = pretty(text);
  return {
    citizen: citizenOf(room, read.document), ...(place.threadId === undefined ? {} : { threadId: place.threadId }),
    raw: {
      ...place.facts, sha256: place.sha256, bytes: bytes.length, judgement: judgeFile(room.library, bytes, place.part), text: shown.slice(0, MOST_TEXT),
      ...(read.document ? { format: read.document.format } : {}), ...(shown.length > MOST_TEXT ? { cut: shown.length - MOST_TEXT } : {}),
    },
  };
}

interface Located { area: Area; sha256: string; part?: number | undefined; threadId?: string | undefined; facts: Pick<RawMessage, 'at' | 'kind' | 'messageId' | 'reason'> }

function locate({ ledger }: Pick<Room, 'ledger'>, messageId: string | undefined, quarantineId: string | undefined): Located {
  const held = quarantineId === undefined ? undefined : ledger.get(tables.quarantine, quarantineId);
  if (held) return { area: 'received', sha256: held.original, part: ledger.get(tables.seen, held.id)?.part, facts: { at: held.at, kind: 'quarantine', reason: held.reason } };
  const seen = messageId === undefined ? undefined : ledger.get(tables.seen, messageId);
  // What was held back has no door of its own name: its id may be somebody else's message.
  if (seen && seen.kind !== 'quarantine') return { area: 'received', sha256: seen.original, part: seen.part, threadId: seen.threadId, facts: { at: seen.at, kind: 'received', messageId: seen.messageId } };
  const sent = messageId === undefined ? undefined : ledger.get(tables.sent, messageId);
  // The newest dispatch is what the receiver got; before the first there is what was composed.
  if (sent) return { area: 'sent', sha256: sent.attempts.at(-1)?.header.sha256 ?? sent.composed, threadId: sent.threadId, facts: { at: sent.at, kind: 'sent', messageId: sent.messageId } };
  throw new CodedError('not-found');
}

/** Something held back may be about somebody all the same; what can't be read of it is nobody's. */
function citizenOf({ library }: Pick<Room, 'library'>, document: Parameters<typeof viewOf>[1] | undefined): string[] {
  if (!document) return [];
  try { return numbersOf(viewOf(library, document).patient?.ids); } catch { return []; }
}
