/**
 * Formatted text in FTX segments: five components of at most 70 characters. A component is a line; one that ends in a backslash goes on in the
 * next; `.` alone is an empty line. The style belongs to the segment.
 */
import { joinedRuns, type TextStyle } from '../../messages';
import type { TextRun } from '../letter/tree';

const LONGEST = 70;
const FILLED = LONGEST - 1;
export const COMPONENTS = 5;
/** Positions up to here are no place to break: the line would be nearly empty. */
const SHORTEST_BREAK = 3;

const styleLetters = { 0: 'normal', F: 'bold', U: 'underline', K: 'italic' } as const;
const alignmentLetters = { 0: 'left', H: 'right', M: 'center' } as const;

/** Font, style, alignment; undefined for a code that is none. An absent code is plain text. */
export function styleOf(code: string): TextStyle | undefined {
  const [, font, style, alignment] = /^([PF])([0FUK])([0HM])$/.exec(code === '' ? 'P00' : code) ?? [];
  if (font === undefined) return undefined;
  return { font: font === 'F' ? 'fixed' : 'proportional', style: styleLetters[style as keyof typeof styleLetters], alignment: alignmentLetters[alignment as keyof typeof alignmentLetters] };
}

/** What an unknown code is read as. */
export const unknownStyle: TextStyle = { font: 'fixed', style: 'normal', alignment: 'left' };

function codeOf({ font, style, alignment }: TextStyle): string {
  const letter = <T extends string>(table: Readonly<Record<string, T>>, value: T): string => Object.keys(table).find((key) => table[key] === value)!;
  return (font === 'fixed' ? 'F' : 'P') + letter(styleLetters, style) + letter(alignmentLetters, alignment);
}

/** The text of components, with `\n` for what ends a line. Empty components at the end are none. */
export function unwrap(components: readonly string[]): string {
  let length = components.length;
  while (length > 0 && components[length - 1] === '') length -= 1;
  let text = '';
  for (let index = 0; index < length; index++) {
    const component = components[index]!;
    if (component.endsWith('\\')) text += component.slice(0, -1);
    else text += component === '.' ? '\n' : `${component}\n`;
  }
  return text;
}

export interface FtxLines { code: string; components: string[] }
/** What had to be written otherwise: a line that is a single full stop, a backslash at a line's end, a style beside an alignment. */
export type WrapLoss = 'full-stop' | 'backslash' | 'style-and-alignment';

/** A line into parts, of which each but the last goes on in the next. `room` is what the last may have. */
function parted(line: string, room: number): string[] {
  const parts: string[] = [];
  let rest = line;
  while (rest.length > room) {
    const blank = rest.lastIndexOf(' ', FILLED - 1);
    // At least two characters are left of a line that does not fit, so never a full stop alone.
    const cut = blank > SHORTEST_BREAK ? blank + 1 : FILLED;
    parts.push(rest.slice(0, cut));
    rest = rest.slice(cut);
  }
  return [...parts, rest];
}

const softly = (text: string): string => `${text}\\`;

/** One line, without the break that ends it, as components. */
function hardLine(line: string, told: (loss: WrapLoss) => void): string[] {
  if (line === '') return ['.'];
  const parts = parted(line, LONGEST);
  let last = parts.pop()!;
  if (last.endsWith('\\')) {
    told('backslash');
    last = `${last.slice(0, -1)}/`;
  }
  if (last === '.') {
    told('full-stop');
    last = '. ';
  }
  return [...parts.map(softly), last];
}

/** FTX segments for the runs. A text that does not end with a break ends softly, so that reading gives the same text. */
export function wrap(runs: readonly TextRun[], told: (loss: WrapLoss) => void): FtxLines[] {
  const segments: FtxLines[] = [];
  for (const run of joinedRuns(runs)) {
    const combined = run.style !== 'normal' && run.alignment !== 'left';
    if (combined) told('style-and-alignment');
    const code = codeOf(combined ? { ...run, alignment: 'left' } : run);
    const lines = run.text.split('\n');
    const open = lines.pop()!;
    const components = lines.flatMap((line) => hardLine(line, told));
    if (open !== '') components.push(...parted(open, FILLED).map(softly));
    for (let from = 0; from < components.length; from += COMPONENTS) segments.push({ code, components: components.slice(from, from + COMPONENTS) });
  }
  return segments;
}

/** At most this many FTX in a group and groups in a letter, as MedCom's converter writes them. */
export const FTX_IN_A_GROUP = 9;
export const MOST_GROUPS = 10;

/** Divides segments into groups, at a line's end where there is one. */
export function grouped(segments: readonly FtxLines[]): FtxLines[][] {
  const groups: FtxLines[][] = [];
  for (let from = 0; from < segments.length;) {
    let to = Math.min(segments.length, from + FTX_IN_A_GROUP);
    if (to < segments.length) {
      const endsLine = (at: number): boolean => !segments[at - 1]!.components.at(-1)!.endsWith('\\');
      let good = to;
      while (good > from && !endsLine(good)) good -= 1;
      if (good > from) to = good;
    }
    groups.push(segments.slice(from, to));
    from = to;
  }
  return groups;
}
