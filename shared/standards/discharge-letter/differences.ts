/**
 * What a corrected letter changed, field by field and line by line (discharge summary, section 6). Letters carry the whole text
 * again and never say what is new in it. Pure.
 */
import type { DiagnosisView, DischargeLetterView, LetterReference, LetterTime } from '../../messages';
import { plainText } from '../medcom/letter-sections';

export interface Change<Value> { before?: Value; after?: Value }
export interface LineChange { kind: 'removed' | 'added'; text: string }
/** Changed lines below one heading; without a heading for what stands before the first. */
export interface TextChange { heading?: string; lines: LineChange[] }

export interface LetterDifferences {
  start?: Change<LetterTime>;
  end?: Change<LetterTime>;
  diagnoses: Change<DiagnosisView>[];
  references: Change<LetterReference>[];
  /** The recommendation, warnings and all other text, in the order of the corrected letter. */
  texts: TextChange[];
}

export const anyDifference = ({ start, end, diagnoses, references, texts }: LetterDifferences): boolean => start !== undefined || end !== undefined || diagnoses.length + references.length + texts.length > 0;

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

function change<Value>(before: Value | undefined, after: Value | undefined): Change<Value> | undefined {
  return same(before, after) ? undefined : { ...(before !== undefined && { before }), ...(after !== undefined && { after }) };
}

/** Paired by `keyOf`; a key that occurs twice pairs in order. Removed ones come first, since they have no place any more. */
function changes<Value>(before: readonly Value[], after: readonly Value[], keyOf: (value: Value) => string): Change<Value>[] {
  const left = [...before];
  const found: Change<Value>[] = [];
  for (const value of after) {
    const exact = left.findIndex((other) => same(other, value));
    const at = exact >= 0 ? exact : left.findIndex((other) => keyOf(other) === keyOf(value));
    const [old] = at < 0 ? [] : left.splice(at, 1);
    const one = change(old, value);
    if (one) found.push(one);
  }
  return [...left.map((value): Change<Value> => ({ before: value })), ...found];
}

interface Line { text: string; heading: string | undefined; isHeading: boolean }

function linesOf({ recommendation, texts }: DischargeLetterView): Line[] {
  const sections = [...(recommendation ? [recommendation] : []), ...texts.flatMap((text) => text.sections)];
  return sections.flatMap(({ heading, runs }): Line[] => [
    ...(heading === undefined ? [] : [{ text: heading, heading, isHeading: true }]),
    ...plainText(runs).split('\n').map((text) => text.trimEnd()).filter((text) => text !== '').map((text) => ({ text, heading, isHeading: false })),
  ]);
}

/** Above so many pairs of lines the middle counts as written anew: no letter of a person is that long. */
const MOST_PAIRS = 4_000_000;

const alike = (a: Line, b: Line): boolean => a.text === b.text && a.isHeading === b.isHeading;

/** Which lines of both stand in both in the same order: the longest common subsequence, after what begins and ends alike. */
function kept(before: readonly Line[], after: readonly Line[]): { before: Set<number>; after: Set<number> } {
  const keep = { before: new Set<number>(), after: new Set<number>() };
  let start = 0;
  while (start < before.length && start < after.length && alike(before[start]!, after[start]!)) { keep.before.add(start); keep.after.add(start); start += 1; }
  let [endA, endB] = [before.length, after.length];
  while (endA > start && endB > start && alike(before[endA - 1]!, after[endB - 1]!)) { endA -= 1; endB -= 1; keep.before.add(endA); keep.after.add(endB); }
  const [rows, columns] = [endA - start, endB - start];
  if (rows * columns > MOST_PAIRS) return keep;
  const lengths = Array.from({ length: rows + 1 }, () => new Uint32Array(columns + 1));
  for (let i = rows - 1; i >= 0; i -= 1) for (let j = columns - 1; j >= 0; j -= 1) {
    lengths[i]![j] = alike(before[start + i]!, after[start + j]!) ? lengths[i + 1]![j + 1]! + 1 : Math.max(lengths[i + 1]![j]!, lengths[i]![j + 1]!);
  }
  for (let i = 0, j = 0; i < rows && j < columns;) {
    if (alike(before[start + i]!, after[start + j]!)) { keep.before.add(start + i); keep.after.add(start + j); i += 1; j += 1; }
    else if (lengths[i + 1]![j]! >= lengths[i]![j + 1]!) i += 1;
    else j += 1;
  }
  return keep;
}

function textChanges(before: readonly Line[], after: readonly Line[]): TextChange[] {
  const keep = kept(before, after);
  const found: TextChange[] = [];
  const add = ({ text, heading }: Line, kind: LineChange['kind']): void => {
    const last = found.at(-1);
    if (last && last.heading === heading) last.lines.push({ kind, text });
    else found.push({ ...(heading !== undefined && { heading }), lines: [{ kind, text }] });
  };
  let i = 0;
  for (let j = 0; j <= after.length; j += 1) {
    // Lines of the earlier letter up to the next one that both have stand before what came in their place.
    if (j === after.length || keep.after.has(j)) {
      while (i < before.length && !keep.before.has(i)) { add(before[i]!, 'removed'); i += 1; }
      i += 1;
    } else {
      while (i < before.length && !keep.before.has(i)) { add(before[i]!, 'removed'); i += 1; }
      add(after[j]!, 'added');
    }
  }
  return found;
}

const timeKey = (time: LetterTime | undefined): LetterTime | undefined => time && { date: time.date, ...(time.time === undefined ? {} : { time: time.time }) };

export function differencesOf(earlier: DischargeLetterView, corrected: DischargeLetterView): LetterDifferences {
  const start = change(timeKey(earlier.start), timeKey(corrected.start));
  const end = change(timeKey(earlier.end), timeKey(corrected.end));
  return {
    ...(start && { start }), ...(end && { end }),
    diagnoses: changes(earlier.diagnoses, corrected.diagnoses, ({ role, code }) => (role === 'main' ? role : `${role} ${code}`)),
    references: changes(earlier.references, corrected.references, ({ file, url, description }) => file?.identifier ?? url ?? description),
    texts: textChanges(linesOf(earlier), linesOf(corrected)),
  };
}
