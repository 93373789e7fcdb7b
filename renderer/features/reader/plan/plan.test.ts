import { expect, it } from 'vitest';
import { planRecord } from '../../../../tests/doubles/plans';
import { makeMessages } from '../../../../tests/doubles/records';
import type { ThreadRow } from '../../../archive';
import { newestPlan, othersOf } from './plan';

const rowOf = (messageId: string | undefined): ThreadRow => ({ threadId: messageId ?? 'talk', ...(messageId === undefined ? {} : { plan: { messageId, postponed: false, told: 0, cancelled: false } }) }) as ThreadRow;

it('finds the newest plan among the messages of a thread', () => {
  const [talk] = makeMessages({ count: 1 }).records;
  const [first, second] = ['P1', 'P2'].map((identifier) => planRecord({ identifier }));
  expect(newestPlan({ messages: [first!, second!, talk!] })?.record.messageId).toBe(second!.messageId);
  expect(newestPlan({ messages: [talk!] })).toBeUndefined();
});

it('takes only other plans for further ones, and none for a plan about nobody known', () => {
  const plan = planRecord({ identifier: 'P1' });
  const rows = [rowOf(plan.messageId), rowOf('other'), rowOf(undefined)];
  expect(othersOf(rows, plan).map(({ threadId }) => threadId)).toEqual(['other']);
  expect(othersOf(rows, { ...plan, view: { ...plan.view, patient: { ids: [], name: 'Ukendt', deceased: false } } })).toEqual([]);
});
