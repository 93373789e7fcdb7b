/** Comparing FHIR dates and times that may be less exact than one another. */
import { parseDateTime } from '../../datetime';

const HOUR = 3_600_000;

const pad = (number: number, width = 2): string => String(number).padStart(width, '0');

/** First and last millisecond that a value without zone can mean, counted as if it were UTC. */
function localSpan(value: string): readonly [number, number] {
  const [year = '0000', month, day] = value.slice(0, 10).split('-');
  const from = Date.parse(`${year}-${month ?? '01'}-${day ?? '01'}T00:00:00.000Z`);
  if (day !== undefined) return [from, from + 24 * HOUR - 1];
  const next = month === undefined ? Date.parse(`${pad(Number(year) + 1, 4)}-01-01T00:00:00.000Z`)
    : Date.parse(month === '12' ? `${pad(Number(year) + 1, 4)}-01-01T00:00:00.000Z` : `${year}-${pad(Number(month) + 1)}-01T00:00:00.000Z`);
  return [from, (Number.isNaN(next) ? from + 366 * 24 * HOUR : next) - 1];
}

/**
 * Whether `start` is certainly later than `end`. Less exact values are given the benefit of every doubt, the zone they don't
 * name included: that is how R4B words per-1 (lowBoundary, highBoundary), and R4's own wording refuses 2024 to 2024-05.
 */
export function surelyAfter(start: unknown, end: unknown): boolean {
  if (typeof start !== 'string' || typeof end !== 'string') return false;
  const [from, to] = [parseDateTime(start), parseDateTime(end)];
  if (!from || !to || (from.hasTime && !from.instant) || (to.hasTime && !to.instant)) return false;
  const earliest = from.instant === undefined ? localSpan(start)[0] : Date.parse(from.instant);
  const latest = to.instant === undefined ? localSpan(end)[1] : Date.parse(to.instant);
  // Local time runs from 12 hours behind UTC to 14 hours ahead; two bare dates are taken to be of one place.
  const doubt = from.hasTime === to.hasTime ? 0 : from.hasTime ? 12 * HOUR : 14 * HOUR;
  return earliest - doubt > latest;
}
