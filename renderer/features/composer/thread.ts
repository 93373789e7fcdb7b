/** What a reply or forward carries along, gathered from the thread. Pure. */
import type { AttachmentView, Draft, Instant, MessageRecord, SegmentView } from '../../../shared/messages';

export interface CarriedSegment { segment: SegmentView; own: boolean; organisation: string | undefined }

/** The messages a draft builds on: all of the thread up to the answered one, or those chosen for a forward. */
export function basis(draft: Draft, messages: readonly MessageRecord[]): MessageRecord[] {
  const chosen = draft.forwardMessageIds && new Set(draft.forwardMessageIds);
  return messages.filter(({ messageId }) => !chosen || chosen.has(messageId));
}

/** Text segments by their own time, each once: later messages repeat the earlier ones. */
export function segmentsOf(messages: readonly MessageRecord[]): CarriedSegment[] {
  const seen = new Map<string, CarriedSegment>();
  for (const { view, direction } of messages) {
    for (const segment of view.segments) {
      const introduced = segment.messageId === undefined || segment.messageId === view.messageId;
      if (!seen.has(segment.id) || introduced) {
        const own = introduced ? direction === 'out' : seen.get(segment.id)?.own ?? false;
        seen.set(segment.id, { segment, own, organisation: segment.organisation?.name ?? (introduced ? view.sender.name : undefined) });
      }
    }
  }
  return [...seen.values()].sort((a, b) => (a.segment.at ?? '').localeCompare(b.segment.at ?? ''));
}

/** Files by identifier, each once; the version that has content wins. */
export function filesOf(messages: readonly MessageRecord[]): AttachmentView[] {
  const seen = new Map<string, AttachmentView>();
  for (const { view } of messages) for (const file of view.attachments) if (!seen.get(file.id)?.hasContent) seen.set(file.id, file);
  return [...seen.values()];
}

/** The text that a message itself brought, for choosing among messages. */
export const ownText = ({ view }: MessageRecord): string =>
  (view.segments.find(({ messageId }) => messageId === view.messageId) ?? view.segments.at(-1))?.text ?? '';

/** Messages received after the draft was begun: read them before sending. */
export const arrivedSince = (messages: readonly MessageRecord[], since: Instant, answered: string | undefined): MessageRecord[] =>
  messages.filter(({ direction, at, messageId }) => direction === 'in' && at > since && messageId !== answered);
