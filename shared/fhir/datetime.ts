/** FHIR R4 dates and times: strict reading with calendar check, and writing in Danish time. */
import type { Instant } from '../messages';

export interface ParsedDateTime {
  /** Only where the value names a point in time: it has a time and a zone. Fractions below a millisecond are cut off. */
  instant: Instant | undefined;
  hasTime: boolean;
  /** False for a bare date, and for a time without a zone, which FHIR does not allow (see `isDateTime`). */
  hasZone: boolean;
}

function daysIn(month: number, year: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/** Minutes east of UTC; undefined for what is no zone, and when the offset is out of FHIR's range of fourteen hours. */
function zoneMinutes(zone: string): number | undefined {
  if (zone === 'Z') return 0;
  const east = zone.charCodeAt(0) === 0x2b;
  const hours = twoDigits(zone, 1);
  const minutes = twoDigits(zone, 4);
  if (zone.length !== 6 || (!east && zone.charCodeAt(0) !== MINUS) || zone.charCodeAt(3) !== COLON || !(minutes <= 59) || !(hours < 14 || (hours === 14 && minutes === 0))) return undefined;
  return (east ? 1 : -1) * (hours * 60 + minutes);
}

interface Parts {
  year: number;
  month: number;
  day: number;
  hour: number;
  minute: number;
  second: number;
  /** Digits behind the point. */
  fraction: string;
  /** Minutes east of UTC; undefined without a zone. */
  zone: number | undefined;
  hasTime: boolean;
}

/** Two digits as a number; NaN where there are none. */
function twoDigits(value: string, at: number): number {
  const tens = value.charCodeAt(at) - 0x30;
  const ones = value.charCodeAt(at + 1) - 0x30;
  return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? tens * 10 + ones : NaN;
}

const MINUS = 0x2d;
const COLON = 0x3a;
const between = (number: number, least: number, most: number): boolean => number >= least && number <= most;

/**
 * What a value that is written like a date or time says: `YYYY`, `YYYY-MM`, `YYYY-MM-DD`, or that with `Thh:mm:ss`, a fraction and
 * a zone. Letter by letter: a message has dozens, and a regular expression with so many groups takes longer.
 */
function partsOf(value: unknown): Parts | undefined {
  if (typeof value !== 'string' || value.length > 64) return undefined;
  const { length } = value;
  const year = twoDigits(value, 0) * 100 + twoDigits(value, 2);
  if (!(year >= 1)) return undefined;
  const parts: Parts = { year, month: 1, day: 1, hour: 0, minute: 0, second: 0, fraction: '', zone: undefined, hasTime: false };
  if (length === 4) return parts;
  parts.month = twoDigits(value, 5);
  if (value.charCodeAt(4) !== MINUS || !between(parts.month, 1, 12)) return undefined;
  if (length === 7) return parts;
  parts.day = twoDigits(value, 8);
  if (value.charCodeAt(7) !== MINUS || !between(parts.day, 1, daysIn(parts.month, year))) return undefined;
  if (length === 10) return parts;
  return timeOf(value, parts) ? parts : undefined;
}

function timeOf(value: string, parts: Parts): boolean {
  parts.hour = twoDigits(value, 11);
  parts.minute = twoDigits(value, 14);
  parts.second = twoDigits(value, 17);
  if (value.charAt(10) !== 'T' || value.charCodeAt(13) !== COLON || value.charCodeAt(16) !== COLON || !between(parts.hour, 0, 23) || !between(parts.minute, 0, 59) || !between(parts.second, 0, 60)) return false;
  parts.hasTime = true;
  let at = 19;
  if (value.charAt(at) === '.') {
    const start = ++at;
    while (between(value.charCodeAt(at), 0x30, 0x39)) at += 1;
    if (at === start) return false;
    parts.fraction = value.slice(start, at);
  }
  if (at === value.length) return true;
  const zone = value.slice(at);
  parts.zone = zoneMinutes(zone);
  return parts.zone !== undefined;
}

/**
 * Reads a FHIR `date`, `dateTime` or `instant`. Undefined for anything that is not written like one or is no day of the
 * calendar. A leap second (`:60`) is read as the second after it.
 */
export function parseDateTime(value: unknown): ParsedDateTime | undefined {
  const parts = partsOf(value);
  if (!parts) return undefined;
  const { hasTime, zone } = parts;
  if (zone === undefined) return { instant: undefined, hasTime, hasZone: false };
  // The constructor would read years below 100 as 1900 and on, so the year is set apart.
  const date = new Date(0);
  date.setUTCFullYear(parts.year, parts.month - 1, parts.day);
  date.setUTCHours(parts.hour, parts.minute - zone, parts.second, Number(parts.fraction.padEnd(3, '0').slice(0, 3)));
  const iso = date.toISOString();
  return { instant: iso.length === 24 ? iso : undefined, hasTime, hasZone: true };
}

/** FHIR `dateTime`: a date of any precision, or date, time and zone. */
export function isDateTime(value: unknown): boolean {
  const parts = partsOf(value);
  return parts !== undefined && parts.hasTime === (parts.zone !== undefined);
}

/** FHIR `instant`: date, time and zone. */
export function isInstant(value: unknown): boolean {
  const parts = partsOf(value);
  return parts !== undefined && parts.zone !== undefined;
}

/** FHIR `date`: year, month or day precision. */
export const isDate = (value: unknown): boolean => partsOf(value)?.hasTime === false;

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

/** A Danish local time without zone as an instant; undefined for what is no time. In the hour that comes twice each autumn the earlier one is meant. */
export function danishInstant({ date, time = '00:00' }: { date: string; time?: string | undefined }): Instant | undefined {
  const utc = isDate(date) && date.length === 10 && isTime(time.length === 5 ? `${time}:00` : time) ? Date.parse(`${date}T${time}Z`) : Number.NaN;
  if (Number.isNaN(utc)) return undefined;
  const at = (offset: number): Instant => new Date(utc - offset * 60_000).toISOString();
  const summer = at(120);
  return danishOffsetMinutes(summer) === 120 ? summer : at(60);
}

/** The Danish local day and minute of an instant, as letters write them. */
export function danishTime(instant: Instant): { date: string; time: string } {
  const local = toFhirDateTime(instant);
  return { date: local.slice(0, 10), time: local.slice(11, 16) };
}
