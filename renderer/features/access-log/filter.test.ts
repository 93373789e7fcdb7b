import { describe, expect, it } from 'vitest';
import { anything, dayStart, filterOf, problemsOf } from './filter';

describe('the filters of the access log', () => {
  it('ask for nothing when nothing is written', () => {
    expect(problemsOf(anything)).toEqual({});
    expect(filterOf(anything)).toEqual({});
  });
  it('take a number with or without its hyphen, and a replacement number', () => {
    for (const citizen of ['250947-9989', ' 2509479989 ', '0703921vj5']) expect(problemsOf({ ...anything, citizen })).toEqual({});
    expect(filterOf({ ...anything, citizen: '070392-1vj5' })).toEqual({ citizen: '0703921VJ5' });
    for (const citizen of ['250947', 'Bruno', '250947998æ']) expect(problemsOf({ ...anything, citizen }), citizen).toEqual({ citizen: 'citizenInvalid' });
  });
  it('mean whole days in Copenhagen, in winter, in summer and when the clock is moved', () => {
    expect(dayStart('2026-11-22')?.toISOString()).toBe('2026-11-21T23:00:00.000Z');
    expect(dayStart('2026-07-01')?.toISOString()).toBe('2026-06-30T22:00:00.000Z');
    expect(filterOf({ ...anything, from: '2026-11-22', to: '2026-11-22' })).toEqual({ from: '2026-11-21T23:00:00.000Z', to: '2026-11-22T22:59:59.999Z' });
    expect(filterOf({ ...anything, to: '2026-10-25' }).to).toBe('2026-10-25T22:59:59.999Z');
    expect(filterOf({ ...anything, to: '2026-03-29' }).to).toBe('2026-03-29T21:59:59.999Z');
    for (const from of ['22-11-2026', '2026-02-30', 'i går']) expect(problemsOf({ ...anything, from }), from).toEqual({ from: 'dateInvalid' });
  });
});
