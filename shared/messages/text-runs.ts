/** Formatted text in the tree's normal form, in which equal texts are equal runs. */
import type { TextRun } from './letter';

export type TextStyle = Omit<TextRun, 'text'>;
export const plainStyle: TextStyle = { font: 'proportional', style: 'normal', alignment: 'left' };

/** Plain but for what is said. */
export const textRun = (text: string, style: Partial<TextStyle> = {}): TextRun => ({ text, ...plainStyle, ...style });

export const sameStyle = (a: TextStyle, b: TextStyle): boolean => a.font === b.font && a.style === b.style && a.alignment === b.alignment;

/** Without empty ones, neighbours of one style joined. The members stand in one order, since texts are compared as they are written down. */
export function joinedRuns(runs: readonly TextRun[]): TextRun[] {
  const all: TextRun[] = [];
  for (const run of runs) {
    const last = all.at(-1);
    if (run.text === '') continue;
    if (last && sameStyle(last, run)) last.text += run.text;
    else all.push({ text: run.text, font: run.font, style: run.style, alignment: run.alignment });
  }
  return all;
}
