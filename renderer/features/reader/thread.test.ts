import { describe, expect, it } from 'vitest';
import type { DeliveryEvent, MessageRecord, SegmentView } from '../../../shared/messages';
import type { ThreadDetail } from '../../archive';
import { formatName, isProjectDraft } from '../shared/letter/format-name';
import { readThread, trackOf } from './thread';

const us = { gln: '5790000000012', name: 'Lægerne Testgade (test)' };
const them = { gln: '5790000000029', name: 'Odense Kommune (test)' };
const segment = (id: string, at: string, text = id, messageId?: string): SegmentView => ({ id, at, text, author: 'Anja Eksempel', ...(messageId ? { messageId } : {}) });
interface Made { id: string; at: string; received?: string; own?: boolean; answers?: string; segments: SegmentView[]; attachments?: MessageRecord['view']['attachments']; known?: { id: string; answers?: string; activity?: string }[] }
const record = ({ id, at, received = at, own, answers, segments, attachments = [], known }: Made): MessageRecord => ({
  messageId: id, direction: own ? 'out' : 'in', at: received, format: 'fhir-json', original: '0'.repeat(64),
  view: {
    standard: 'care-communication', version: '5.0', activity: answers ? 'reply-message' : 'new-message', messageId: id, bundleId: `b-${id}`, threadId: 't', sentAt: at, sender: own ? us : them, receivers: [own ? them : us], segments, attachments,
    chain: (known ?? [{ id, ...(answers ? { answers } : {}) }]).map((link) => ({ messageId: link.id, activity: link.activity ?? (link.answers ? 'reply-message' : 'new-message'), payloads: [], ...(link.answers ? { answers: link.answers } : {}) })),
    ...(answers ? { answers } : {}),
  },
});
const detail = (messages: MessageRecord[], more: Partial<ThreadDetail> = {}): ThreadDetail => ({ row: {} as ThreadDetail['row'], messages, deliveries: {}, marks: {}, ...more });
const T = (minute: number) => `2026-11-19T08:${String(minute).padStart(2, '0')}:00.000Z`;

describe('a conversation as segments', () => {
  const a = segment('urn:uuid:a', T(1), 'a', 'm1');
  const b = segment('urn:uuid:b', T(2), 'b', 'm2');
  const c = segment('urn:uuid:c', T(3), 'c', 'm3');
  it('shows each once, in the order it was written, however the messages came', () => {
    const m1 = record({ id: 'm1', at: T(1), received: T(9), segments: [a] });
    const m2 = record({ id: 'm2', at: T(2), own: true, answers: 'm1', segments: [a, b] });
    const m3 = record({ id: 'm3', at: T(3), received: T(4), answers: 'm2', segments: [a, b, c] });
    for (const order of [[m1, m2, m3], [m3, m1, m2], [m2, m3, m1]]) {
      const thread = readThread(detail(order));
      expect(thread.segments.map((item) => [item.segment.text, item.own, item.answers])).toEqual([['a', false, undefined], ['b', true, 'urn:uuid:a'], ['c', false, 'urn:uuid:b']]);
      expect(thread.newest?.messageId).toBe('m3');
      expect(thread.unread).toEqual(['m1', 'm3']);
      expect(thread.parallel).toBe(false);
    }
  });
  it('keeps what was never received here, as in a forwarded thread', () => {
    const thread = readThread(detail([record({ id: 'm3', at: T(3), answers: 'm2', segments: [a, b, c], known: [{ id: 'm1' }, { id: 'm2', answers: 'm1' }, { id: 'm3', answers: 'm2' }] })]));
    expect(thread.segments.map((item) => item.record?.messageId)).toEqual([undefined, undefined, 'm3']);
    expect(thread.segments[2]).toMatchObject({ answers: 'urn:uuid:b', answersUnknown: false });
  });
  it('tells an answer to a letter that stands by itself from one to what is not here', () => {
    const letter = record({ id: '5790001382445#B1', at: T(1), segments: [a] });
    const answer = record({ id: 'm2', at: T(2), own: true, answers: letter.messageId, segments: [b] });
    expect(readThread(detail([answer]), [letter]).segments).toMatchObject([{ id: 'urn:uuid:b', letter: { messageId: letter.messageId }, answersUnknown: false }]);
    // Also where the letter's own text is among the segments: it is not shown there.
    expect(readThread(detail([letter, answer]), [letter]).segments[1]).toMatchObject({ letter: { messageId: letter.messageId } });
    expect(readThread(detail([answer])).segments[0]).toMatchObject({ answersUnknown: true });
  });
  it('says when what it answers is not here', () => {
    expect(readThread(detail([record({ id: 'm2', at: T(2), answers: 'gone', segments: [b] })])).segments[0]).toMatchObject({ answersUnknown: true });
  });
  it('notices parallel answers', () => {
    expect(readThread(detail([record({ id: 'm1', at: T(1), segments: [a] }), record({ id: 'm2', at: T(2), answers: 'm1', segments: [b] }), record({ id: 'm3', at: T(3), answers: 'm1', segments: [c] })])).parallel).toBe(true);
  });
  it('puts who began first when times are equal', () => {
    const later = segment('urn:uuid:0', T(1), 'answer', 'm2');
    const thread = readThread(detail([record({ id: 'm2', at: T(1), answers: 'm1', segments: [later] }), record({ id: 'm1', at: T(1), segments: [a] })]));
    expect(thread.segments.map((item) => item.segment.text)).toEqual(['a', 'answer']);
  });
  it('GCC-12: of two answers written at the same instant, the one of who began stands first', () => {
    const by = (organisation: typeof us, item: SegmentView): SegmentView => ({ ...item, organisation });
    const [began, ours, theirs] = [by(them, a), by(us, segment('urn:uuid:1', T(5), 'ours', 'o')), by(them, segment('urn:uuid:2', T(5), 'theirs', 't'))];
    const chain = [{ messageId: 'm1', activity: 'new-message', at: T(1), organisation: them, payloads: [] }];
    const messages = [record({ id: 'm1', at: T(1), segments: [began] }), record({ id: 'o', own: true, at: T(5), answers: 'm1', segments: [began, ours] }), record({ id: 't', at: T(5), answers: 'm1', segments: [began, theirs] })];
    for (const message of messages) message.view.chain.unshift(...chain);
    for (const order of [messages, [...messages].reverse()]) expect(readThread(detail(order)).segments.map((item) => item.segment.text)).toEqual(['a', 'theirs', 'ours']);
  });
  it('GCC-5, GCC-13: Reply answers the newest, of answers in parallel the other side\'s, and nothing of a version that can only be read', () => {
    const m1 = record({ id: 'm1', at: T(1), segments: [a] });
    const own = record({ id: 'm2', at: T(3), own: true, answers: 'm1', segments: [a, b] });
    const other = record({ id: 'm3', at: T(2), answers: 'm1', segments: [a, c] });
    expect(readThread(detail([m1])).answerable?.messageId).toBe('m1');
    expect(readThread(detail([m1, own])).answerable?.messageId).toBe('m2');
    expect(readThread(detail([m1, own, other])).answerable?.messageId).toBe('m3');
    const old = record({ id: 'm4', at: T(4), segments: [a] });
    const thread = readThread(detail([{ ...old, view: { ...old.view, version: '2.x' } }]));
    expect([thread.newest?.messageId, thread.answerable, thread.forwardable]).toEqual(['m4', undefined, undefined]);
  });
  it('merges segments without identifiers by what they say', () => {
    const old = [segment('m1#1', T(1), 'a'), segment('m2#1', T(2), 'b')];
    const thread = readThread(detail([record({ id: 'm1', at: T(1), segments: [old[0]!] }), record({ id: 'm2', at: T(2), answers: 'm1', segments: [{ ...old[0]!, id: 'm2#0' }, old[1]!] })]));
    expect(thread.segments.map((item) => item.segment.text)).toEqual(['a', 'b']);
  });
  it('does not merge two that merely say the same', () => {
    const thread = readThread(detail([record({ id: 'm1', at: T(1), segments: [segment('urn:uuid:1', T(1), 'Tak.', 'm1')] }), record({ id: 'm2', at: T(1), segments: [segment('urn:uuid:2', T(1), 'Tak.', 'm2')] })]));
    expect(thread.segments).toHaveLength(2);
  });
  it('keeps a file with its segment, with the content from whichever message has it', () => {
    const stub = { id: 'f', title: 'Billede', hasContent: false, messageId: 'm1' };
    const full = { id: 'f', title: 'Billede', hasContent: true, sha256: 'f'.repeat(64) };
    const thread = readThread(detail([record({ id: 'm1', at: T(1), segments: [a], attachments: [stub] }), record({ id: 'm2', at: T(2), answers: 'm1', segments: [a, b], attachments: [full] })]));
    expect(thread.segments[0]!.attachments).toMatchObject([{ id: 'f', hasContent: true }]);
    expect(thread.segments[1]!.attachments).toEqual([]);
  });
  it('loses no file that belongs to no segment', () => {
    const thread = readThread(detail([record({ id: 'm1', at: T(1), segments: [a], attachments: [{ id: 'x', title: 'Løs', hasContent: false, messageId: 'unknown' }] })]));
    expect(thread.segments[0]!.attachments.map((file) => file.id)).toEqual(['x']);
  });
  it('names the format', () => {
    const made = record({ id: 'm1', at: T(1), segments: [a] });
    expect(formatName(made)).toBe('FHIR 5.0');
    expect(formatName({ ...made, format: 'fhir-xml', view: { ...made.view, version: '4.0' } })).toBe('FHIR 4.0 XML');
    expect([made, { ...made, view: { ...made.view, version: 'draft 0.1' } }].map(isProjectDraft)).toEqual([false, true]);
  });
});

describe('how far a message has come', () => {
  const event = (n: number, state: DeliveryEvent['state'], attempt: number, more: Partial<DeliveryEvent> = {}): DeliveryEvent => ({ messageId: 'm', n, at: T(n), state, attempt, ...more });
  const steps = (events: DeliveryEvent[]) => trackOf(events).map((step) => `${step.key}${step.at ? ` ${step.at.slice(14, 16)}` : ''}${step.attempt ? ` (${step.attempt})` : ''}`);
  it('goes from queued to received', () => {
    const all = [event(1, 'queued', 0), event(2, 'transmitting', 1), event(3, 'handed-over', 1), event(4, 'accepted', 1)];
    expect(steps(all.slice(0, 1))).toEqual(['queued 01']);
    expect(steps(all.slice(0, 2))).toEqual(['sent 02']);
    expect(steps(all.slice(0, 3))).toEqual(['sent 02', 'handedOver 03', 'waiting']);
    expect(steps(all)).toEqual(['sent 02', 'handedOver 03', 'received 04']);
  });
  it('shows the newest attempt only', () => {
    expect(steps([event(1, 'transmitting', 1), event(2, 'handed-over', 1), event(3, 'transmitting', 2), event(4, 'handed-over', 2), event(5, 'rejected', 2)])).toEqual(['sent 03 (2)', 'handedOver 04', 'rejected 05']);
  });
  it('says when it tries again', () => {
    expect(steps([event(1, 'transmitting', 1), event(2, 'waiting-retry', 1, { nextAt: T(30) })])).toEqual(['sent 01', 'retry 30']);
  });
});
