/** FHIR R4 dates and times: strict reading with calendar check, and writing in Danish time. */
import type { Instant } from '../messages';

export interface ParsedDateTime {
  /** Only where the value names a point in time: it has a time and a zone. Fractions below a millisecond are cut off. */
  instant: Instant | undefined;
  hasTime: boolean;
  /** False for a bare date, and for a time without a zone, which FHIR does not allow (see `isDateTime`). */
  hasZone: boolean;
}

const shape = /^(\d{4})(?:-(\d\d)(?:-(\d\d)(?:T(\d\d):(\d\d):(\d\d)(?:\.(\d+))?(Z|[+-]\d\d:\d\d)?)?)?)?$/;

function daysIn(month: number, year: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/** Minutes east of UTC; undefined when the offset is out of FHIR's range of fourteen hours. */
function zoneMinutes(zone: string): number | undefined {
  if (zone === 'Z') return 0;
  const hours = Number(zone.slice(1, 3));
  const minutes = Number(zone.slice(4, 6));
  if (minutes > 59 || hours > 14 || (hours === 14 && minutes > 0)) return undefined;
  return (zone.startsWith('-') ? -1 : 1) * (hours * 60 + minutes);
}

/** What a value that is written like a date or time is, as far as it can be told without asking which instant it names. */
function precisionOf(value: unknown): { match: RegExpExecArray; hasTime: boolean; hasZone: boolean } | undefined {
  if (typeof value !== 'string' || value.length > 64) return undefined;
  const match = shape.exec(value);
  if (!match) return undefined;
  const [, y, mo, d, h, mi, s, , zone] = match;
  const year = Number(y);
  if (year === 0) return undefined;
  const month = Number(mo ?? 1);
  if (month < 1 || month > 12) return undefined;
  const day = Number(d ?? 1);
  if (day < 1 || day > daysIn(month, year)) return undefined;
  if (h === undefined) return { match, hasTime: false, hasZone: false };
  if (Number(h) > 23 || Number(mi) > 59 || Number(s) > 60 || (zone !== undefined && zoneMinutes(zone) === undefined)) return undefined;
  return { match, hasTime: true, hasZone: zone !== undefined };
}

/**
 * Reads a FHIR `date`, `dateTime` or `instant`. Undefined for anything that is not written like one or is no day of the
 * calendar. A leap second (`:60`) is read as the second after it.
 */
export function parseDateTime(value: unknown): ParsedDateTime | undefined {
  const precision = precisionOf(value);
  if (!precision) return undefined;
  const { match, hasTime, hasZone } = precision;
  if (!hasZone) return { instant: undefined, hasTime, hasZone };
  const [, y, mo, d, h, mi, s, fraction, zone] = match;
  // The constructor would read years below 100 as 1900 and on, so the year is set apart.
  const date = new Date(0);
  date.setUTCFullYear(Number(y), Number(mo) - 1, Number(d));
  date.setUTCHours(Number(h), Number(mi) - zoneMinutes(zone!)!, Number(s), Number((fraction ?? '').padEnd(3, '0').slice(0, 3)));
  const iso = date.toISOString();
  return { instant: iso.length === 24 ? iso : undefined, hasTime, hasZone };
}

/** FHIR `dateTime`: a date of any precision, or date, time and zone. */
export function isDateTime(value: unknown): boolean {
  const precision = precisionOf(value);
  return precision !== undefined && precision.hasTime === precision.hasZone;
}

/** FHIR `instant`: date, time and zone. */
export const isInstant = (value: unknown): boolean => precisionOf(value)?.hasZone === true;

/** FHIR `date`: year, month or day precision. */
export const isDate = (value: unknown): boolean => precisionOf(value)?.hasTime === false;

/** FHIR `time`: hh:mm:ss with an optional fraction and no zone. */
export const isTime = (value: unknown): boolean => typeof value === 'string' && value.length <= 64 && /^([01]\d|2[0-3]):[0-5]\d:([0-5]\d|60)(\.\d+)?$/.test(value);

/** Last Sunday of a month (0-based) at 01:00 UTC, when all of the EU changes its clocks. */
function clockChange(year: number, month: number): number {
  const last = new Date(Date.UTC(year, month + 1, 0, 1));
  return last.getTime() - last.getUTCDay() * 86_400_000;
}

/** Denmark's offset from UTC in minutes by the EU rule in force since 1996: 120 in summer, 60 in winter. */
export function danishOffsetMinutes(instant: Instant): number {
  const time = Date.parse(instant);
  const year = new Date(time).getUTCFullYear();
  return time >= clockChange(year, 2) && time < clockChange(year, 9) ? 120 : 60;
}

/** `2026-07-01T10:00:00.123Z` → `2026-07-01T12:00:00+02:00`: whole seconds in Danish time, as every MedCom example writes them. */
export function toFhirDateTime(instant: Instant): string {
  const offset = danishOffsetMinutes(instant);
  const local = new Date(Date.parse(instant) + offset * 60_000).toISOString();
  return `${local.slice(0, 19)}+${offset === 120 ? '02' : '01'}:00`;
}
