import { expect, it } from 'vitest';
import { dayText, standingOf } from './plan-days';

it('writes a day, with its year where that is another', () => {
  expect([dayText('2026-11-24', '2026-11-19', 'da'), dayText('2027-01-02', '2026-12-30', 'da'), dayText('engang', '2026-11-19', 'da')]).toEqual(['24. nov.', '2. jan. 2027', 'engang']);
});

it('says how a plan stands towards its last day', () => {
  const plan = { type: 'almen', discharged: '2026-11-17', latestStart: '2026-11-24' } as const;
  expect(standingOf(plan, '2026-11-19')).toMatchObject({ kind: 'counting', days: { daysLeft: 5, light: 'warn', from: 'discharge' } });
  expect(standingOf({ ...plan, latestStart: '2026-12-05' }, '2026-11-19')).toMatchObject({ days: { daysLeft: 16, light: 'ok', from: 'plan' } });
  expect(standingOf({ ...plan, offered: '2026-11-24' }, '2026-11-30')).toEqual({ kind: 'offered', day: '2026-11-24', late: false });
  expect(standingOf({ ...plan, offered: '2026-11-25' }, '2026-11-30')).toMatchObject({ late: true });
  expect(standingOf({ type: 'almen' }, '2026-11-19')).toEqual({ kind: 'unknown' });
});

it('leaves the seven days out where somebody else provides it, from the day on which that is so', () => {
  expect(standingOf({ type: 'specialiseret', latestStart: '2026-11-24' }, '2026-11-19')).toEqual({ kind: 'elsewhere', provider: 'hospital' });
  expect(standingOf({ type: 'rehabilitering', latestStart: '2027-01-04' }, '2026-12-31')).toMatchObject({ kind: 'counting' });
  expect(standingOf({ type: 'rehabilitering', latestStart: '2027-01-04' }, '2027-01-01')).toEqual({ kind: 'elsewhere', provider: 'region' });
});
