import { describe, expect, it } from 'vitest';
import type { Draft, MessageRecord, MessageView } from '../../../shared/messages';
import { arrivedSince, basis, filesOf, ownText, segmentsOf } from './thread';

const view = (messageId: string, more: Partial<MessageView>): MessageView => ({
  standard: 'care-communication', version: '5.0', activity: 'new-message', messageId, bundleId: `b-${messageId}`, threadId: 't', sender: { name: `Afsender ${messageId}` }, receivers: [], segments: [], attachments: [], chain: [], ...more,
});
const record = (messageId: string, at: string, direction: 'in' | 'out', more: Partial<MessageView>): MessageRecord => ({ messageId, direction, at, format: 'fhir-json', original: '0'.repeat(64), view: view(messageId, more) });
const first = record('m1', '2026-11-19T08:00:00.000Z', 'out', { segments: [{ id: 's1', text: 'Første', at: '2026-11-19T08:00:00.000Z', messageId: 'm1' }], attachments: [{ id: 'a1', title: 'Skema', hasContent: true, bytes: 10 }] });
const second = record('m2', '2026-11-19T09:00:00.000Z', 'in', {
  segments: [{ id: 's2', text: 'Andet', at: '2026-11-19T08:59:00.000Z', messageId: 'm2' }, { id: 's1', text: 'Første', at: '2026-11-19T08:00:00.000Z', messageId: 'm1' }], attachments: [{ id: 'a1', title: 'Skema', hasContent: false }],
});

describe('segmentsOf', () => {
  it('shows each segment once, by its own time, under who wrote it', () => {
    expect(segmentsOf([second, first]).map(({ segment, own, organisation }) => [segment.id, own, organisation])).toEqual([['s1', true, 'Afsender m1'], ['s2', false, 'Afsender m2']]);
  });
});
describe('filesOf', () => {
  it('prefers the version with content', () => { expect(filesOf([second, first])).toMatchObject([{ id: 'a1', hasContent: true, bytes: 10 }]); });
});
it('forwards the chosen messages only', () => {
  expect(basis({ forwardMessageIds: ['m2'] } as Draft, [first, second]).map(({ messageId }) => messageId)).toEqual(['m2']);
  expect(basis({} as Draft, [first, second])).toHaveLength(2);
});
it('knows what a message itself said', () => { expect(ownText(second)).toBe('Andet'); });
it('finds answers that came while somebody wrote', () => {
  expect(arrivedSince([first, second], '2026-11-19T08:30:00.000Z', 'm1').map(({ messageId }) => messageId)).toEqual(['m2']);
  expect(arrivedSince([first, second], '2026-11-19T08:30:00.000Z', 'm2')).toEqual([]);
  expect(arrivedSince([first, second], '2026-11-19T09:30:00.000Z', 'm1')).toEqual([]);
});
