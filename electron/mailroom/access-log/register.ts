/** The log's index in memory: enough of each record to find it, and where its line stands. About 100 bytes a record. */
import type { AccessFilter } from '../../../shared/contract';
import type { AccessRecord } from '../../../shared/messages';

export interface Place { month: string; offset: number; length: number }

export interface Register {
  readonly count: number;
  add(record: AccessRecord, place: Place): void;
  /** Told before; of the newest `REMEMBERED` only, which is far more than any page keeps back. */
  knows(entry: string): boolean;
  /** Every number that stands beside this one in some record, itself first. */
  numbersOf(citizen: string): string[];
  /** Records that match, newest first: those numbered below `before`, at most `limit`; `total` counts all. */
  find(filter: AccessFilter, before: number, limit: number): { found: { n: number; place: Place }[]; total: number; numbers: string[] };
  clear(): void;
}

const REMEMBERED = 50_000;
const MOST_NUMBERS = 20;

/** As numbers are compared: `250947-9989` and `2509479989` are one. */
const plain = (number: string): string => number.replace(/[\s-]/g, '').toUpperCase();

export function createRegister(): Register {
  /** By position, which is the order of the files. */
  let numbers: number[] = [];
  let times: number[] = [];
  let users: string[] = [];
  let actions: string[] = [];
  let places: Place[] = [];
  let byCitizen = new Map<string, number[]>();
  let beside = new Map<string, Set<string>>();
  let entries = new Set<string>();
  /** One string for all records of a user, not one each. */
  let shared = new Map<string, string>();
  const once = (text: string): string => { const known = shared.get(text); if (known !== undefined) return known; shared.set(text, text); return text; };

  function numbersOf(citizen: string): string[] {
    const found = new Set([plain(citizen)]);
    for (const number of found) for (const other of beside.get(number) ?? []) if (found.size < MOST_NUMBERS) found.add(other);
    return [...found];
  }
  /** Positions to look at, newest first. */
  function* candidates(wanted: readonly string[] | undefined): Iterable<number> {
    if (!wanted) { for (let at = numbers.length - 1; at >= 0; at -= 1) yield at; return; }
    const all = new Set(wanted.flatMap((number) => byCitizen.get(number) ?? []));
    yield* [...all].sort((a, b) => b - a);
  }

  return {
    get count() { return numbers.length; },
    add(record, place) {
      const at = numbers.length;
      numbers.push(record.n);
      times.push(Date.parse(record.at));
      users.push(once(record.user?.id ?? ''));
      actions.push(once(record.action));
      places.push({ ...place, month: once(place.month) });
      const own = [...new Set((Array.isArray(record.citizen) ? record.citizen : []).map((number) => once(plain(number))))];
      for (const number of own) {
        const list = byCitizen.get(number);
        if (list) list.push(at); else byCitizen.set(number, [at]);
        if (own.length < 2) continue;
        const others = beside.get(number) ?? new Set<string>();
        for (const other of own) if (other !== number) others.add(other);
        beside.set(number, others);
      }
      if (record.entry === undefined) return;
      entries.add(record.entry);
      if (entries.size > REMEMBERED) for (const oldest of entries) { entries.delete(oldest); break; }
    },
    knows: (entry) => entries.has(entry),
    numbersOf,
    find({ citizen, userId, actions: wanted, from, to }, before, limit) {
      const known = citizen === undefined ? [] : numbersOf(citizen);
      const [first, last] = [from === undefined ? -Infinity : Date.parse(from), to === undefined ? Infinity : Date.parse(to)];
      const kinds = wanted && new Set<string>(wanted);
      const found: { n: number; place: Place }[] = [];
      let total = 0;
      for (const at of candidates(citizen === undefined ? undefined : known)) {
        const time = times[at]!;
        if (time < first || time > last || (userId !== undefined && users[at] !== userId) || (kinds && !kinds.has(actions[at]!))) continue;
        total += 1;
        if (numbers[at]! < before && found.length < limit) found.push({ n: numbers[at]!, place: places[at]! });
      }
      return { found, total, numbers: known };
    },
    clear() {
      numbers = []; times = []; users = []; actions = []; places = [];
      byCitizen = new Map(); beside = new Map(); entries = new Set(); shared = new Map();
    },
  };
}
