/** What every arrival is written down as, whatever it is: shown, or held back. The caller decides which, and commits. */
import { errorCodes, type ErrorCode } from '../../shared/contract';
import type { MessageView, Quarantine } from '../../shared/messages';
import type { Batch } from './ledger/ledger';
import type { Enveloped } from './receipts';
import { tables, type HandoverWork, type SeenRecord, type StoredAttachment } from './records';
import type { Room } from './room';

/** Where the bytes came from, as far as that is known. */
export interface Source {
  original: string; bytes: number; at: string; senderGln?: string;
  /** Our own new try: the other side hears of it only when the verdict has changed. */
  retry?: true;
  /** What it came in, where that is answered too. */
  envelope?: Enveloped;
}

const LATE_MINUTES = 30;
const knownCodes = new Set<string>(errorCodes);

/** Findings as a quarantine item shows them: no more than a screen of them. */
export const brief = (issues: readonly { rule: string; path: string; message: string; messageEn: string }[]): Quarantine['issues'] =>
  issues.slice(0, 20).map(({ rule, path, message, messageEn }) => ({ rule, path, message, messageEn }));

/** How much later than usual it came; what waited while this client was not set up yet is not late. */
export function lateness(room: Pick<Room, 'profile'>, { sentAt }: MessageView, at: string): { lateByMinutes?: number } {
  const waited = sentAt !== undefined && room.profile.data.setUpAt !== undefined && sentAt < room.profile.data.setUpAt;
  const late = sentAt === undefined || waited ? 0 : Math.floor((Date.parse(at) - Date.parse(sentAt)) / 60_000);
  return late > LATE_MINUTES ? { lateByMinutes: late } : {};
}

/** A message that a person may see. `view` has its files' content named already. */
export function putShown(batch: Batch, seen: SeenRecord, view: MessageView, attachments: readonly StoredAttachment[]): void {
  batch.put(tables.seen, seen.messageId, seen).remove(tables.transient, seen.messageId).remove(tables.quarantine, seen.messageId);
  for (const { id, sha256 } of attachments) {
    const { contentType, title } = view.attachments.find((attachment) => attachment.id === id) ?? {};
    batch.put(tables.payloads, id, { sha256, ...(contentType === undefined ? {} : { contentType }), ...(title === undefined ? {} : { title }) });
  }
  batch.put(tables.views, `in/${seen.messageId}`, {
    messageId: seen.messageId, direction: 'in', at: seen.at, format: seen.format, original: seen.original, view, ...(seen.lateByMinutes === undefined ? {} : { lateByMinutes: seen.lateByMinutes }),
  });
  batch.handOver({ kind: 'message', direction: 'in', messageId: seen.messageId } satisfies HandoverWork);
}

/** `id`: of the message, or the name of its bytes where it has none. */
export function putHeld(batch: Batch, source: Source, { id, reason, issues, answered, senderGln = source.senderGln }: { id: string; reason: string; issues: Parameters<typeof brief>[0]; answered: Quarantine['answered']; senderGln?: string | undefined }): void {
  const item: Quarantine = {
    id, at: source.at, original: source.original, bytes: source.bytes, reason: knownCodes.has(reason) ? reason : 'not-a-message' satisfies ErrorCode, issues: brief(issues), answered, ...(senderGln === undefined ? {} : { senderGln }),
  };
  batch.put(tables.quarantine, id, item).handOver({ kind: 'quarantine', id } satisfies HandoverWork);
}
