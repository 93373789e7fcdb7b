import { describe, expect, it } from 'vitest';
import { snoozeUntil } from './useThreadActions';

describe('when a snoozed message comes back', () => {
  const thursday = '2026-11-19T07:41:20.000Z';
  it('counts Danish mornings', () => {
    expect(snoozeUntil('hours', thursday)).toBe('2026-11-19T10:41:20.000Z');
    expect(snoozeUntil('tomorrow', thursday)).toBe('2026-11-20T07:00:00.000Z');
    expect(snoozeUntil('monday', thursday)).toBe('2026-11-23T07:00:00.000Z');
    expect(snoozeUntil('monday', '2026-11-23T07:41:20.000Z')).toBe('2026-11-30T07:00:00.000Z');
    expect(snoozeUntil('monday', '2026-11-22T12:00:00.000Z')).toBe('2026-11-23T07:00:00.000Z');
    expect(snoozeUntil('week', thursday)).toBe('2026-11-26T07:00:00.000Z');
  });
  it('holds 08:00 over a change of the clock', () => {
    expect(snoozeUntil('tomorrow', '2026-03-28T12:00:00.000Z')).toBe('2026-03-29T06:00:00.000Z');
    expect(snoozeUntil('tomorrow', '2026-10-24T12:00:00.000Z')).toBe('2026-10-25T07:00:00.000Z');
  });
  it('counts from the Danish day just after midnight', () => { expect(snoozeUntil('tomorrow', '2026-11-19T23:30:00.000Z')).toBe('2026-11-21T07:00:00.000Z'); });
});
