/** Formatted text split at its headings: lines that are bold throughout. Letters have no fields for what a section is about. */
import type { LetterSection, TextRun } from '../../messages';

type Line = TextRun[];

/** Lines without their line breaks; the pieces of a line keep their style. */
function linesOf(runs: readonly TextRun[]): Line[] {
  const lines: Line[] = [[]];
  for (const run of runs) {
    run.text.split('\n').forEach((text, index) => {
      if (index > 0) lines.push([]);
      if (text !== '') lines.at(-1)!.push({ ...run, text });
    });
  }
  return lines;
}

export const plainText = (runs: readonly TextRun[]): string => runs.map(({ text }) => text).join('');

/** Lines back to runs, a line break in the style of what it ends; blank lines around are dropped. */
function runsOf(lines: readonly Line[]): TextRun[] {
  const said = lines.map((line) => plainText(line).trim() !== '');
  const kept = lines.slice(said.indexOf(true) === -1 ? lines.length : said.indexOf(true), said.lastIndexOf(true) + 1);
  const runs: TextRun[] = [];
  kept.forEach((line, index) => {
    if (index > 0) {
      const last = runs.at(-1);
      if (last) last.text += '\n';
    }
    for (const run of line) {
      const last = runs.at(-1);
      if (last && last.font === run.font && last.style === run.style && last.alignment === run.alignment) last.text += run.text;
      else runs.push({ ...run });
    }
  });
  return runs;
}

/** A heading is short, has letters, and is wholly in the style that makes headings. */
const LONGEST_HEADING = 100;

function headingOf(line: Line, styles: readonly TextRun['style'][]): string | undefined {
  const text = plainText(line).trim();
  if (text === '' || text.length > LONGEST_HEADING || !/\p{L}/u.test(text)) return undefined;
  return line.every((run) => run.text.trim() === '' || (styles.includes(run.style) && run.font === 'proportional')) ? text.replace(/\s*:$/, '') : undefined;
}

/** At bold lines, or at those of the styles given. No text is lost: what stands before the first heading is a section without one. */
export function sectionsOf(runs: readonly TextRun[], styles: readonly TextRun['style'][] = ['bold']): LetterSection[] {
  const sections: { heading?: string; lines: Line[] }[] = [{ lines: [] }];
  for (const line of linesOf(runs)) {
    const heading = headingOf(line, styles);
    if (heading === undefined) sections.at(-1)!.lines.push(line);
    else sections.push({ heading, lines: [] });
  }
  return sections.map(({ heading, lines }) => ({ ...(heading !== undefined && { heading }), runs: runsOf(lines) })).filter(({ heading, runs: text }) => heading !== undefined || text.length > 0);
}
