import { describe, expect, it } from 'vitest';
import type { MessageView, OrganisationView, SegmentView } from '../messages';
import { answerableIds, latestAnswerable, threadOf } from './thread';

const practice: OrganisationView = { gln: '5790000000128', sor: '41111000016001' };
const municipality: OrganisationView = { gln: '5790000000258', sor: '42222000016002' };
const at = (time: string) => `2026-03-02T${time}:00.000Z`;
const segment = (id: string, messageId: string, organisation: OrganisationView, time: string): SegmentView => ({ id, text: id, organisation, at: at(time), messageId });

interface Sketch { id: string; from: OrganisationView; time: string; answers?: string; earlier?: SegmentView[]; attachments?: MessageView['attachments'] }
function message({ id, from, time, answers, earlier = [], attachments = [] }: Sketch): MessageView {
  return {
    standard: 'care-communication', version: '5.0', activity: answers === undefined ? 'new-message' : 'reply-message', messageId: id, bundleId: `b-${id}`, threadId: 'urn:uuid:t', sentAt: at(time),
    sender: from, receivers: [], segments: [...earlier, segment(`s-${id}`, id, from, time)], attachments,
    chain: [{ messageId: id, activity: 'new-message', at: at(time), organisation: from, payloads: [`s-${id}`], ...(answers !== undefined && { answers }) }], ...(answers !== undefined && { answers }),
  };
}
const a = message({ id: 'a', from: practice, time: '08:00' });
const b = message({ id: 'b', from: municipality, time: '09:00', answers: 'a', earlier: a.segments });

describe('a thread', () => {
  it('shows every segment once, in the order of its own time, whatever order the messages came in', () => {
    const thread = threadOf([{ view: b }, { view: a }, { view: b }]);
    expect(thread.segments.map(({ id }) => id)).toEqual(['s-a', 's-b']);
    expect(thread.messages.map(({ view, answeredBy }) => [view.messageId, answeredBy])).toEqual([['a', ['b']], ['b', []]]);
  });

  it('shows segments of a message that never came, and marks the original late when it does', () => {
    expect(threadOf([{ view: b }]).segments.map(({ id, originalKnown }) => [id, originalKnown])).toEqual([['s-a', false], ['s-b', true]]);
    const thread = threadOf([{ view: b, receivedAt: at('09:01') }, { view: a, receivedAt: at('09:30') }]);
    expect(thread.messages.map(({ view, late }) => [view.messageId, late])).toEqual([['a', true], ['b', false]]);
    expect(thread.segments.map(({ late }) => late)).toEqual([true, false]);
  });

  it('puts the initiator first when two segments have the same time', () => {
    const parallel = [message({ id: 'm', from: municipality, time: '09:00', answers: 'a', earlier: a.segments }), message({ id: 'p', from: practice, time: '09:00', answers: 'a', earlier: a.segments })];
    for (const order of [parallel, [...parallel].reverse()]) {
      const thread = threadOf([{ view: a }, ...order.map((view) => ({ view }))]);
      expect(thread.segments.map(({ id }) => id)).toEqual(['s-a', 's-p', 's-m']);
      expect(thread.messages.find(({ view }) => view.messageId === 'm')!.parallelWith).toEqual(['p']);
    }
  });

  it('resolves an attachment without content to the one received before', () => {
    const file = { id: 'urn:uuid:f', title: 'Foto', at: at('08:00'), messageId: 'a' };
    const withFile = message({ id: 'a', from: practice, time: '08:00', attachments: [{ ...file, hasContent: true, bytes: 9, contentType: 'image/png', sha256: 'a'.repeat(64) }] });
    const stub = message({ id: 'b', from: municipality, time: '09:00', answers: 'a', earlier: a.segments, attachments: [{ ...file, hasContent: false }] });
    for (const order of [[withFile, stub], [stub, withFile]]) {
      expect(threadOf(order.map((view) => ({ view }))).attachments).toMatchObject([{ id: 'urn:uuid:f', hasContent: true, sha256: 'a'.repeat(64) }]);
    }
    expect(threadOf([{ view: stub }]).attachments).toMatchObject([{ hasContent: false, originalKnown: false }]);
  });

  it('knows repeated segments of versions without identifiers by author, time and text', () => {
    const old = { ...segment('a#1', 'a', practice, '08:00'), text: 'samme' };
    const again = { ...old, id: 'b#1' };
    expect(threadOf([{ view: { ...a, segments: [old] } }, { view: { ...b, segments: [again] } }]).segments).toHaveLength(1);
  });
});

describe('what may be answered', () => {
  it('is the latest message only', () => {
    expect(answerableIds([a, b])).toEqual(['b']);
    expect(answerableIds([a])).toEqual(['a']);
    expect(answerableIds([])).toEqual([]);
  });

  it('lets both sides go on after parallel replies', () => {
    const own = message({ id: 'p', from: practice, time: '09:10', answers: 'a', earlier: a.segments });
    expect(answerableIds([a, b, own]).sort()).toEqual(['b', 'p']);
    expect(latestAnswerable([a, b, own], practice)?.messageId).toBe('b');
    expect(latestAnswerable([a, b, own])?.messageId).toBe('p');
  });
});
