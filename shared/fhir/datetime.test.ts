import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isDate, isDateTime, isInstant, isTime, parseDateTime, toFhirDateTime } from './datetime';

describe('reading', () => {
  it.each([
    ['2024-02-29T10:00:00+01:00', '2024-02-29T09:00:00.000Z'],
    ['2026-07-01T10:00:00.123456Z', '2026-07-01T10:00:00.123Z'],
    ['2016-12-31T23:59:60Z', '2017-01-01T00:00:00.000Z'],
    ['0044-03-15T12:00:00Z', '0044-03-15T12:00:00.000Z'],
    ['2026-01-01T00:30:00+14:00', '2025-12-31T10:30:00.000Z'],
  ])('%s is the instant %s', (text, instant) => {
    expect(parseDateTime(text)).toEqual({ instant, hasTime: true, hasZone: true });
    expect(isInstant(text) && isDateTime(text)).toBe(true);
  });

  it.each(['2023-02-29', '2026-02-30', '1900-02-29', '2026-04-31', '2026-13-01', '2026-00-10', '2026-01-00', '0000-01-01', '26-01-01', '2026-1-1', '2026-01-01T10:00Z', '2026-01-01T24:00:00Z',
    '2026-01-01T10:00:61Z', '2026-01-01T10:60:00Z', '2026-01-01T10:00:00+14:01', '2026-01-01T10:00:00+0100', '2026-01-01 10:00:00Z', '2026-01-01T10:00:00.Z', ' 2026-01-01', '', 20260101, null, undefined])('refuses %j', (value) => {
    expect(parseDateTime(value)).toBeUndefined();
  });

  it('tells precision and zone', () => {
    expect(parseDateTime('2026')).toEqual({ instant: undefined, hasTime: false, hasZone: false });
    expect(isDate('2026-02') && isDateTime('2026-02') && !isInstant('2026-02')).toBe(true);
    expect(parseDateTime('2026-01-01T10:00:00')).toEqual({ instant: undefined, hasTime: true, hasZone: false });
    expect(isDateTime('2026-01-01T10:00:00') || isDate('2026-01-01T10:00:00Z')).toBe(false);
    expect(isTime('23:59:59.5')).toBe(true);
    expect(isTime('24:00:00')).toBe(false);
  });
});

describe('writing', () => {
  it.each([
    ['2026-07-01T10:00:00.987Z', '2026-07-01T12:00:00+02:00'], ['2026-12-31T23:30:00.000Z', '2027-01-01T00:30:00+01:00'],
    ['2026-03-29T00:59:59.000Z', '2026-03-29T01:59:59+01:00'], ['2026-03-29T01:00:00.000Z', '2026-03-29T03:00:00+02:00'],
    ['2026-10-25T00:59:59.000Z', '2026-10-25T02:59:59+02:00'], ['2026-10-25T01:00:00.000Z', '2026-10-25T02:00:00+01:00'],
  ])('%s → %s', (instant, text) => expect(toFhirDateTime(instant)).toBe(text));

  it('agrees with the time zone database and comes back to the same second', () => {
    const zone = new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/Copenhagen', timeZoneName: 'longOffset' });
    fc.assert(fc.property(fc.date({ min: new Date('1996-01-02'), max: new Date('2099-12-30'), noInvalidDate: true }), (date) => {
      const instant = date.toISOString();
      const text = toFhirDateTime(instant);
      expect(zone.formatToParts(date).find(({ type }) => type === 'timeZoneName')?.value).toBe(`GMT${text.slice(19)}`);
      expect(parseDateTime(text)?.instant).toBe(`${instant.slice(0, 19)}.000Z`);
    }));
  });
});
