/**
 * A conversation as one list of segments. Every message carries the whole thread again, so segments are merged by their
 * payload identifier and stand in the order of their own times, whatever order the messages came in.
 */
import type { AttachmentView, DeliveryEvent, Instant, MessageRecord, SegmentView } from '../../../shared/messages';
import { answerable, canBeCarriedOn } from '../../../shared/standards/care-communication/answerable';
import { initiatorOf, latestAnswerable } from '../../../shared/standards/thread';
import type { ThreadDetail } from '../../archive';

export interface ReaderSegment {
  id: string;
  segment: SegmentView;
  /** The message that introduced it; absent when it was never received here (an older part of a forwarded thread). */
  record?: MessageRecord;
  own: boolean;
  attachments: AttachmentView[];
  /** Id of the segment it answers, where that one is in the thread. */
  answers?: string;
  /** The letter it answers, which stands above as a letter and not as a segment. */
  letter?: MessageRecord;
  /** It answers a message that this client does not have. */
  answersUnknown: boolean;
  deliveries: DeliveryEvent[];
  note?: string;
}

export interface ReaderThread {
  segments: ReaderSegment[];
  newest: MessageRecord | undefined;
  /** What Reply answers: the newest that may be, of replies in parallel the other side's (GCC-5, GCC-13). Absent where nothing can be answered. */
  answerable: MessageRecord | undefined;
  /** What Forward passes on; absent for versions that can only be read. */
  forwardable: MessageRecord | undefined;
  /** Received messages not yet read, by MessageHeader.id. */
  unread: string[];
  /** Two or more messages answer the same one. */
  parallel: boolean;
}

/** Versions without payload identifiers have made-up ones that differ from message to message. */
const isSynthetic = (id: string): boolean => id.includes('#');
const sameness = (segment: SegmentView): string => `${segment.at ?? ''}\n${segment.author ?? ''}\n${segment.text}`;
const sentAt = (record: MessageRecord): Instant => record.view.sentAt ?? record.at;

/** Newest by the sender's own time; equal times by the order in which they came here. */
function newestOf(messages: readonly MessageRecord[]): MessageRecord | undefined {
  return messages.reduce<MessageRecord | undefined>((best, next) => (!best || sentAt(next) > sentAt(best) || (sentAt(next) === sentAt(best) && next.at > best.at) ? next : best), undefined);
}

function answerableOf(messages: readonly MessageRecord[]): MessageRecord | undefined {
  const views = messages.map(({ view }) => view);
  const chosen = latestAnswerable(views, messages.find(({ direction }) => direction === 'out')?.view.sender);
  return chosen && answerable(views, chosen.messageId) ? messages.find(({ messageId }) => messageId === chosen.messageId) : undefined;
}

function attachmentsOf(messages: readonly MessageRecord[]): AttachmentView[] {
  const found = new Map<string, AttachmentView>();
  // A later message may carry a stub of a file whose content came with an earlier one: the content wins.
  for (const { view } of messages) for (const next of view.attachments) {
    const own: AttachmentView = { ...next, messageId: next.messageId ?? view.messageId };
    const old = found.get(next.id);
    if (!old) found.set(next.id, own);
    else if (!old.sha256 && own.sha256) found.set(next.id, { ...own, messageId: old.messageId });
  }
  return [...found.values()];
}

/** @param letters that stand on screens of their own: an answer may name one of them */
export function readThread(detail: ThreadDetail, letters: readonly MessageRecord[] = []): ReaderThread {
  const messages = [...detail.messages].sort((a, b) => (sentAt(a) < sentAt(b) ? -1 : sentAt(a) > sentAt(b) ? 1 : a.at < b.at ? -1 : 1));
  const records = new Map(messages.map((record) => [record.messageId, record]));
  const merged = new Map<string, { segment: SegmentView; messageId: string }>();
  const seen = new Map<string, string>();
  for (const { view } of messages) for (const segment of view.segments) {
    const twin = seen.get(sameness(segment));
    if (merged.has(segment.id) || (twin !== undefined && (isSynthetic(segment.id) || isSynthetic(twin)))) continue;
    seen.set(sameness(segment), segment.id);
    merged.set(segment.id, { segment, messageId: segment.messageId ?? view.messageId });
  }
  const links = new Map(messages.flatMap(({ view }) => view.chain).map((link) => [link.messageId, link]));
  const firstOf = new Map<string, string>();
  for (const [id, { messageId }] of merged) if (!firstOf.has(messageId)) firstOf.set(messageId, id);

  const files = attachmentsOf(messages);
  const placed = new Set<string>();
  const segments = [...merged].map(([id, { segment, messageId }]): ReaderSegment => {
    const record = records.get(messageId);
    const link = links.get(messageId);
    const target = link?.answers;
    const letter = letters.find((one) => one.messageId === target);
    const answers = target === undefined || letter ? undefined : firstOf.get(target);
    const first = firstOf.get(messageId) === id;
    const attachments = first ? files.filter((file) => file.messageId === messageId) : [];
    for (const file of attachments) placed.add(file.id);
    const note = detail.marks[messageId]?.note;
    return {
      id, segment, own: record?.direction === 'out', attachments, deliveries: first ? detail.deliveries[messageId] ?? [] : [],
      answersUnknown: target !== undefined && answers === undefined && letter === undefined && link?.activity === 'reply-message',
      ...(record ? { record } : {}), ...(letter ? { letter } : {}), ...(answers !== undefined && answers !== id ? { answers } : {}), ...(first && note ? { note } : {}),
    };
  });
  const initiator = initiatorOf(messages.map(({ view }) => view));
  const began = ({ organisation }: SegmentView) => initiator !== undefined && (organisation?.sor ?? organisation?.gln) === initiator;
  segments.sort((a, b) => {
    const [x, y] = [a.segment.at ?? '', b.segment.at ?? ''];
    if (x !== y) return x < y ? -1 : 1;
    // Equal times: who began the conversation comes first (GCC-12), then what is answered before its answer.
    return Number(began(b.segment)) - Number(began(a.segment)) || (a.answers === b.id ? 1 : b.answers === a.id ? -1 : 0);
  });
  const orphans = files.filter((file) => !placed.has(file.id));
  if (orphans.length && segments.length) segments[segments.length - 1]!.attachments.push(...orphans);

  const answered = messages.map(({ view }) => view.answers).filter((id) => id !== undefined);
  const newest = newestOf(messages);
  return {
    segments, newest, forwardable: newest && canBeCarriedOn(newest.view) ? newest : undefined, answerable: answerableOf(messages), parallel: new Set(answered).size < answered.length,
    unread: messages.filter((record) => record.direction === 'in' && detail.marks[record.messageId]?.read !== true).map((record) => record.messageId),
  };
}

export type TrackStep = { key: 'sent' | 'handedOver' | 'received' | 'rejected' | 'waiting' | 'queued' | 'retry' | 'overdue' | 'failed' | 'cancelled'; icon: string; at?: Instant; tone?: 'ok' | 'bad' | 'warn' | 'wait'; attempt?: number };

/** The newest attempt as sent → handed over → verdict, with the time of each. */
export function trackOf(events: readonly DeliveryEvent[]): TrackStep[] {
  const last = events.at(-1);
  if (!last) return [];
  const attempt = Math.max(...events.map((event) => event.attempt));
  const of = (state: DeliveryEvent['state']) => events.filter((event) => event.attempt === attempt).find((event) => event.state === state);
  const steps: TrackStep[] = [];
  const sent = of('transmitting') ?? of('handed-over');
  if (sent) steps.push({ key: 'sent', icon: 'send-horizontal', at: sent.at, ...(attempt > 1 ? { attempt } : {}) });
  const handed = of('handed-over') ?? of('at-receiver');
  if (handed) steps.push({ key: 'handedOver', icon: 'server', at: handed.at });
  switch (last.state) {
    case 'accepted': return [...steps, { key: 'received', icon: 'check-check', at: last.at, tone: 'ok' }];
    case 'rejected': return [...steps, { key: 'rejected', icon: 'octagon-x', at: last.at, tone: 'bad' }];
    case 'overdue': return [...steps, { key: 'overdue', icon: 'alarm-clock', at: last.at, tone: 'bad' }];
    case 'failed': return [...steps, { key: 'failed', icon: 'octagon-x', at: last.at, tone: 'bad' }];
    case 'cancelled': return [...steps, { key: 'cancelled', icon: 'x', at: last.at }];
    case 'waiting-retry': return [...steps, { key: 'retry', icon: 'rotate-ccw', tone: 'warn', ...(last.nextAt ? { at: last.nextAt } : {}) }];
    case 'draft': case 'queued': return [...steps, { key: 'queued', icon: 'clock', at: last.at, tone: 'wait' }];
    case 'transmitting': return steps;
    default: return [...steps, { key: 'waiting', icon: 'clock', tone: 'wait' }];
  }
}
