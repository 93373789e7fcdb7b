import { expect, it } from 'vitest';
import { planRecord } from '../../../tests/doubles/plans';
import { draftSchema } from '../../../shared/messages';
import { partyName, signerOf, startFinalStatus, startPlanAnswer, startPlanForward } from './plan-drafts';

const context = { id: 'draft-1', now: '2026-11-19T08:00:00.000Z', user: { id: 'user-1', name: 'Anja Eksempel', role: { text: 'visitator' }, phone: '65000002', initials: 'AE' } };
const record = planRecord();
const id = '5790001382445#P2611180001';

it('answers the hospital by naming the plan, with its patient', () => {
  const draft = startPlanAnswer(context, record, 'Vedr. genoptræningsplan');
  expect(draft).toMatchObject({ standard: 'care-communication', kind: 'reply', answers: id, receiver: '5790001382445', category: 'training', topic: 'Vedr. genoptræningsplan', patient: { ids: [{ type: 'cpr', value: '0101604896' }], family: 'Lauridsen', given: ['Lonni'] } });
  expect(draftSchema.safeParse(draft).success).toBe(true);
  const unknown = startPlanAnswer(context, { ...record, view: { ...record.view, sender: { name: 'Testsygehuset' } } }, 'x'.repeat(300));
  expect([unknown.kind, unknown.answers, unknown.receiver, unknown.topic?.length]).toEqual(['new', undefined, undefined, 100]);
});

it('tells how it ended: an answer to the sender, a new message to everybody else, and nobody chosen where no location number is known', () => {
  const to = (gln: string | undefined) => startFinalStatus(context, record, gln === undefined ? {} : { gln }, 'Slutstatus genoptræning', 'Tekst');
  expect(to('5790001382445')).toMatchObject({ kind: 'reply', answers: id, finalStatusOf: id, receiver: '5790001382445', text: 'Tekst' });
  expect(to('5790000121526')).toMatchObject({ kind: 'new', finalStatusOf: id, receiver: '5790000121526' });
  for (const draft of [to('5790000121526'), to(undefined), to('123')]) expect(draft.answers).toBeUndefined();
  expect([to(undefined).receiver, to('123').receiver]).toEqual([undefined, undefined]);
  expect(startFinalStatus(context, record, undefined, 'Slutstatus', '').finalStatusOf).toBe(id);
});

it('sends the text on to a municipality that the person chooses', () => {
  const draft = startPlanForward(context, record, 'Genoptræningsplan', 'Hele teksten');
  expect([draft.kind, draft.receiver, draft.text, draft.finalStatusOf]).toEqual(['new', undefined, 'Hele teksten', undefined]);
});

it('names parties and signers', () => {
  expect(partyName({ names: ['Testsygehuset', 'Ortopædkirurgisk'], address: [] })).toBe('Testsygehuset, Ortopædkirurgisk');
  expect(partyName({ names: [], address: [], identifier: '461' })).toBe('461');
  const { letter } = record.view;
  expect(letter?.form === 'plan' ? signerOf(letter) : '').toBe('Ellinor Test, fysioterapeut');
});
