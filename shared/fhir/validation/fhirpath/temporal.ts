/** Dates and times as FHIRPath compares them: by their parts, with no answer where one is less exact than the other. */
import { parseDateTime } from '../../datetime';

/** A class, so that no JSON object can pass for one. */
export class Temporal {
  readonly kind: 'Date' | 'DateTime' | 'Time';
  readonly text: string;
  constructor(kind: Temporal['kind'], text: string) { this.kind = kind; this.text = text; }
}

const partial = /^(\d{4})(?:-(\d\d)(?:-(\d\d))?)?(?:T(?:(\d\d)(?::(\d\d)(?::(\d\d)(?:\.\d+)?)?)?)?(Z|[+-]\d\d:\d\d)?)?$/;
const timeOfDay = /^\d\d(?::\d\d(?::\d\d(?:\.\d+)?)?)?$/;

/** A literal without its `@`, or the text of a FHIR date, dateTime, instant or time. */
export function parseTemporal(text: string): Temporal | undefined {
  if (text.length > 64) return undefined;
  if (text.startsWith('T')) return timeOfDay.test(text.slice(1)) ? new Temporal('Time', text.slice(1)) : undefined;
  if (timeOfDay.test(text) && text.includes(':')) return new Temporal('Time', text);
  if (!partial.test(text) || parseDateTime(text.slice(0, 10).replace(/T.*$/, '')) === undefined) return undefined;
  return text.includes('T') ? new Temporal('DateTime', text) : new Temporal('Date', text);
}

/** Numbers from year to second, the last with its fraction; shifted to UTC where a zone is given. */
function parts({ kind, text }: Temporal): { numbers: number[]; zoned: boolean } {
  if (kind === 'Time') return { numbers: text.split(':').map(Number), zoned: false };
  const [, year, month, day, hour, minute, , zone] = partial.exec(text) ?? [];
  const second = /:(\d\d(?:\.\d+)?)(?:Z|[+-]\d\d:\d\d)?$/.exec(text.slice(16))?.[1];
  const numbers = [year, month, day, hour, minute, second].filter((part) => part !== undefined).map(Number);
  if (zone === undefined || hour === undefined) return { numbers, zoned: false };
  const sign = zone.startsWith('-') ? 1 : -1;
  const shift = zone === 'Z' ? 0 : sign * (Number(zone.slice(1, 3)) * 60 + Number(zone.slice(4, 6)));
  const moved = new Date(0);
  moved.setUTCFullYear(numbers[0]!, numbers[1]! - 1, numbers[2]);
  moved.setUTCHours(numbers[3]!, (numbers[4] ?? 0) + shift);
  const shifted = [moved.getUTCFullYear(), moved.getUTCMonth() + 1, moved.getUTCDate(), moved.getUTCHours(), moved.getUTCMinutes()];
  return { numbers: [...shifted.slice(0, Math.min(5, numbers.length)), ...numbers.slice(5)], zoned: true };
}

/** Below, at or above zero as the first is earlier, the same or later; undefined where that can't be said. */
export function compareTemporals(a: Temporal, b: Temporal): number | undefined {
  if ((a.kind === 'Time') !== (b.kind === 'Time')) return undefined;
  const [left, right] = [parts(a), parts(b)];
  const withTime = (side: typeof left): boolean => a.kind !== 'Time' && side.numbers.length > 3;
  // Times of which only one names its zone can't be compared; of a date with a time, only the days can.
  if (withTime(left) && withTime(right) && left.zoned !== right.zoned) return undefined;
  for (let i = 0; i < Math.max(left.numbers.length, right.numbers.length); i++) {
    const [x, y] = [left.numbers[i], right.numbers[i]];
    if (x === undefined || y === undefined) return undefined;
    if (x !== y) return x - y;
  }
  return 0;
}
