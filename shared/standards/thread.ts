/**
 * One conversation out of many messages (guide, section on threads and ordering; R17): every segment once, in the order of
 * its own time, attachments with the content any message of the thread ever carried, and who answers whom. Pure.
 */
import type { AttachmentView, ChainLink, Instant, MessageView, OrganisationView, SegmentView } from '../messages';

export interface ThreadEntry {
  view: MessageView;
  /** When this client got the message; without it nothing is marked late. */
  receivedAt?: Instant;
}

export interface ThreadMessage {
  view: MessageView;
  /** Newest time of a segment the message itself introduced, else when it was sent. */
  at: Instant | undefined;
  answers: string | undefined;
  answeredBy: string[];
  /** Other messages that answer the same one. */
  parallelWith: string[];
  /** Arrived after a message that comes later in the thread. */
  late: boolean;
}

export interface ThreadSegment extends SegmentView {
  /** False for a segment known only because a later message repeats it. */
  originalKnown: boolean;
  late: boolean;
}

export interface ThreadAttachment extends AttachmentView {
  originalKnown: boolean;
  late: boolean;
  /** The message whose copy carries the content, when the one that introduced it does not. */
  contentFrom?: string;
}

export interface Thread {
  messages: ThreadMessage[];
  segments: ThreadSegment[];
  attachments: ThreadAttachment[];
}

const key = (organisation: OrganisationView | undefined): string | undefined => organisation?.sor ?? organisation?.gln;

/** Newest time of the message's own segments; what it repeats is older by nature. */
export function messageTime(view: MessageView): Instant | undefined {
  const own = view.segments.filter(({ messageId }) => messageId === view.messageId).flatMap(({ at }) => at ?? []);
  return own.length > 0 ? own.reduce((a, b) => (a > b ? a : b)) : view.sentAt;
}

/** Who began the conversation: agent of the oldest link of any chain, which need not be of a message we ever saw. */
export function initiatorOf(views: readonly MessageView[]): string | undefined {
  const links: ChainLink[] = views.flatMap(({ chain }) => chain);
  const oldest = links.filter(({ at }) => at !== undefined).reduce<ChainLink | undefined>((first, link) => (first === undefined || link.at! < first.at! ? link : first), undefined);
  return key(oldest?.organisation) ?? key([...views].sort((a, b) => text(messageTime(a), messageTime(b)))[0]?.sender);
}

const text = (a = '', b = ''): number => (a < b ? -1 : a > b ? 1 : 0);

/** By time; at the same instant the initiator comes first, then whoever answered (GCC-12). Without a time: last, in the order given. */
const byTime = <T>(items: readonly T[], timeOf: (item: T) => Instant | undefined, isInitiator: (item: T) => boolean): T[] =>
  items.map((item, index) => ({ item, index })).sort((a, b) =>
    text(timeOf(a.item) ?? '~', timeOf(b.item) ?? '~') || Number(isInitiator(b.item)) - Number(isInitiator(a.item)) || a.index - b.index).map(({ item }) => item);

/** Segments without an identifier of their own (before 3.0) are the same when author, time and text are. */
const segmentKey = (segment: SegmentView): string => (segment.id.includes('#') ? JSON.stringify([segment.at, segment.author, segment.text]) : segment.id);
const attachmentKey = (attachment: AttachmentView): string => (attachment.id.includes('#') ? JSON.stringify([attachment.at, attachment.title, attachment.bytes]) : attachment.id);

export function threadOf(entries: readonly ThreadEntry[]): Thread {
  const unique = [...new Map([...entries].reverse().map((entry) => [entry.view.messageId, entry])).values()].reverse();
  const views = unique.map(({ view }) => view);
  const initiator = initiatorOf(views);
  const began = (organisation: OrganisationView | undefined) => initiator !== undefined && key(organisation) === initiator;
  const ordered = byTime(unique, ({ view }) => messageTime(view), ({ view }) => began(view.sender));
  const late = new Set(ordered.filter((entry, index) => entry.receivedAt !== undefined
    && ordered.slice(index + 1).some((other) => other.receivedAt !== undefined && other.receivedAt < entry.receivedAt! && text(messageTime(entry.view), messageTime(other.view)) < 0)).map(({ view }) => view.messageId));
  const known = new Set(views.map(({ messageId }) => messageId));
  const marks = (item: { messageId?: string }, carrier: string) => ({ originalKnown: known.has(item.messageId ?? carrier), late: late.has(item.messageId ?? carrier) });

  const segments = new Map<string, ThreadSegment>();
  const attachments = new Map<string, ThreadAttachment>();
  for (const { view } of ordered) {
    for (const segment of view.segments) {
      const own = segmentKey(segment);
      // The message that introduced a segment is the better witness of it than one that repeats it.
      if (!segments.has(own) || segment.messageId === view.messageId) segments.set(own, { ...segment, ...marks(segment, view.messageId) });
    }
    for (const attachment of view.attachments) {
      const own = attachmentKey(attachment);
      const before = attachments.get(own);
      attachments.set(own, before ? merged(before, attachment, view.messageId) : { ...attachment, ...marks(attachment, view.messageId) });
    }
  }
  return {
    messages: ordered.map(({ view }) => messageOf(view, views, late)),
    segments: byTime([...segments.values()], ({ at }) => at, ({ organisation }) => began(organisation)),
    attachments: byTime([...attachments.values()], ({ at }) => at, ({ organisation }) => began(organisation)),
  };
}

/** A stub takes over the content that another message of the thread carries; content once found stays. */
function merged(before: ThreadAttachment, next: AttachmentView, carrier: string): ThreadAttachment {
  const has = (attachment: AttachmentView) => attachment.hasContent || attachment.sha256 !== undefined || attachment.url !== undefined;
  if (has(before) || !has(next)) return before;
  const { bytes, contentType, hasContent, sha256, url, lyingContentType } = next;
  const content = Object.fromEntries(Object.entries({ bytes, contentType, hasContent, sha256, url, lyingContentType }).filter(([, value]) => value !== undefined));
  return { ...before, ...content, contentFrom: carrier };
}

function messageOf(view: MessageView, views: readonly MessageView[], late: ReadonlySet<string>): ThreadMessage {
  return {
    view, at: messageTime(view), answers: view.answers, late: late.has(view.messageId),
    answeredBy: views.filter(({ answers }) => answers === view.messageId).map(({ messageId }) => messageId),
    parallelWith: view.answers === undefined ? [] : views.filter(({ answers, messageId }) => answers === view.answers && messageId !== view.messageId).map(({ messageId }) => messageId),
  };
}

/**
 * Messages that may be answered: the latest of the thread (GCC-5), and, where replies ran in parallel, the newest of each
 * sender that nobody has answered yet, so that both sides can go on (GCC-13).
 */
export function answerableIds(views: readonly MessageView[]): string[] {
  const { messages } = threadOf(views.map((view) => ({ view })));
  const latest = messages.at(-1);
  if (!latest) return [];
  const tips = messages.filter(({ view, answeredBy }) => answeredBy.length === 0
    && !messages.some((other) => key(other.view.sender) === key(view.sender) && text(view.messageId === other.view.messageId ? undefined : messageTime(other.view), messageTime(view)) > 0));
  return [...new Set([...tips, latest].map(({ view }) => view.messageId))];
}

/** The message a Reply button stands for: the newest that may be answered, preferably not one's own. */
export function latestAnswerable(views: readonly MessageView[], own?: OrganisationView): MessageView | undefined {
  const answerable = new Set(answerableIds(views));
  const candidates = threadOf(views.map((view) => ({ view }))).messages.map(({ view }) => view).filter(({ messageId }) => answerable.has(messageId));
  return candidates.findLast(({ sender }) => own === undefined || key(sender) !== key(own)) ?? candidates.at(-1);
}
