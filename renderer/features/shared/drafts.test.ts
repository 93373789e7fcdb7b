import { describe, expect, it } from 'vitest';
import type { MessageRecord, User } from '../../../shared/messages';
import { draftPatient, isBlank, newDraft, startForward, startNew, startReply, withCategory } from './drafts';

const user: User = { id: 'u1', name: 'Test Testesen', role: { text: 'Sekretær' }, phone: '+4565000020', initials: 'TT' };
const context = { id: 'd1', now: '2026-11-19T07:46:12.000Z', user };
const received: MessageRecord = {
  messageId: 'm1', direction: 'in', at: '2026-11-19T07:40:00.000Z', format: 'fhir-json', original: '0'.repeat(64),
  view: {
    standard: 'care-communication', version: '5.0', activity: 'new-message', messageId: 'm1', bundleId: 'b1', threadId: 'urn:uuid:t1',
    sender: { gln: '5790000000005', name: 'Testkommune' }, receivers: [{ gln: '5790000000012', name: 'Testpraksis' }],
    specificSender: { kind: 'person', name: 'Anja Eksempel', role: 'Sygeplejerske' },
    patient: { ids: [{ type: 'cpr', value: '2509479989' }, { type: 'x-ecpr', value: '0703921VJ5', system: 'urn:oid:1.2.208.176.1.6.1.1' }], name: 'Bruno Test Elmer', family: 'Elmer', given: ['Bruno', 'Test'], deceased: false },
    category: 'regarding-referral', topic: 'Henvisning', priority: 'asap', segments: [], attachments: [], chain: [],
  },
};

describe('startNew', () => {
  it('signs with the person who writes and knows nobody else', () => {
    expect(startNew(context)).toEqual({ ...newDraft(context), kind: 'new' });
    expect(newDraft(context).signature).toEqual({ name: 'Test Testesen', role: { text: 'Sekretær' }, phone: '+4565000020' });
  });
  it('takes the patient and receiver it is started from', () => {
    const draft = startNew(context, { patient: received.view.patient!, receiver: '5790000000005' });
    expect(draft.patient?.family).toBe('Elmer');
    expect(draft.receiver).toBe('5790000000005');
  });
});

describe('startReply', () => {
  it('goes back to the sender and the person who wrote, in the same thread', () => {
    expect(startReply(context, received)).toMatchObject({
      kind: 'reply', answers: 'm1', threadId: 'urn:uuid:t1', receiver: '5790000000005', specificRecipient: { kind: 'person', name: 'Anja Eksempel', role: 'Sygeplejerske' },
      category: 'regarding-referral', topic: 'Henvisning', priority: 'asap',
    });
  });
  it('repeats every identifier of the patient', () => {
    expect(startReply(context, received).patient?.ids).toEqual(received.view.patient!.ids);
  });
  it('keeps the receiver when the newest message is our own', () => {
    const own: MessageRecord = { ...received, direction: 'out' };
    const draft = startReply(context, own);
    expect(draft.receiver).toBe('5790000000012');
    expect(draft.specificRecipient).toBeUndefined();
  });
  it('leaves the receiver open when the sender has no location number', () => {
    expect(startReply(context, { ...received, view: { ...received.view, sender: { sor: '440001000016003' } } }).receiver).toBeUndefined();
  });
});

describe('startForward', () => {
  it('never fills in a receiver', () => {
    const draft = startForward(context, received, ['m1']);
    expect(draft).toMatchObject({ kind: 'forward', answers: 'm1', forwardMessageIds: ['m1'], category: 'regarding-referral' });
    expect(draft.receiver).toBeUndefined();
    expect(draft.specificRecipient).toBeUndefined();
  });
  it('means the whole thread when no messages are named', () => {
    expect(startForward(context, received, []).forwardMessageIds).toBeUndefined();
  });
});

describe('withCategory', () => {
  it('drops the priority when the category is another', () => {
    const draft = startReply(context, received);
    expect(withCategory(draft, 'nursing').priority).toBeUndefined();
    expect('priority' in withCategory(draft, 'nursing')).toBe(false);
    expect(withCategory(draft, 'regarding-referral').priority).toBe('asap');
  });
});

describe('draftPatient', () => {
  it('splits a name that came whole', () => {
    expect(draftPatient({ ids: [], name: 'Nancy Ann Berggren', deceased: false })).toMatchObject({ given: ['Nancy', 'Ann'], family: 'Berggren' });
  });
});

describe('isBlank', () => {
  it('is true only before anything is written', () => {
    expect(isBlank(newDraft(context))).toBe(true);
    expect(isBlank({ ...newDraft(context), text: 'a' })).toBe(false);
    expect(isBlank(startReply(context, received))).toBe(false);
  });
});
