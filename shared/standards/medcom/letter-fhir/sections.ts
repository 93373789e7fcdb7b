/** Formatted text of a letter as sections of a Composition, and back to the same runs. `Section.id` names the field it was made from. */
import type { CompositionSection } from 'fhir/r4';
import { narrativeToRuns, runsToNarrative, runsToXhtml, xhtmlToRuns } from '../../../fhir/letter-text';
import { elementAt } from '../../../formats/letter/access';
import type { LetterElement, TextRun } from '../../../formats/letter/tree';
import { joinedRuns, textRun } from '../../../messages';
import { plainText } from '../letter-sections';
import { objs, str, strAt, type Loose } from '../loose';
import { own } from './tables';
import { projectDrafts } from './names';
import { getAt, setAt } from './lens';
import { ensureAt } from './map';

const LONGEST_HEADING = 100;

/** Runs of the text between two offsets. */
function slice(runs: readonly TextRun[], from: number, to: number): TextRun[] {
  let at = 0;
  return runs.flatMap((run) => {
    const start = at;
    at += run.text.length;
    const text = run.text.slice(Math.max(0, from - start), Math.max(0, to - start));
    return text === '' ? [] : [{ ...run, text }];
  });
}

interface Piece { /** Runs of the heading's line with its break; absent before the first heading. */ heading?: TextRun[]; body: TextRun[] }

/** Split before every line that is bold throughout. No letter is lost: heading and body in their order are the text. */
export function pieces(runs: readonly TextRun[]): Piece[] {
  const text = plainText(runs);
  const starts: { from: number; to: number }[] = [];
  for (let from = 0; from < text.length;) {
    const end = text.indexOf('\n', from);
    const to = end === -1 ? text.length : end + 1;
    const words = text.slice(from, to).trim();
    if (words.length <= LONGEST_HEADING && /\p{L}/u.test(words) && slice(runs, from, to).every((run) => run.text.trim() === '' || (run.style === 'bold' && run.font === 'proportional'))) starts.push({ from, to });
    from = to;
  }
  const first = starts[0]?.from ?? text.length;
  return [
    ...(first > 0 ? [{ body: slice(runs, 0, first) }] : []),
    ...starts.map(({ from, to }, index) => ({ heading: slice(runs, from, to), body: slice(runs, to, starts[index + 1]?.from ?? text.length) })),
  ];
}

export const headingOf = (heading: readonly TextRun[]): string => plainText(heading).trim().replace(/\s*:$/, '');
const usual = (title: string): TextRun[] => [textRun(`${title}\n`, { style: 'bold' })];

/** A section of one field, or of the `number`th piece of it. The heading as it was written is kept beside the title where it is not the usual one. */
export function sectionOf(path: string, title: string, { heading, body }: Piece, number?: number): CompositionSection {
  const section: CompositionSection = { id: number === undefined ? path : `${path}#${number}`, title };
  if (heading && runsToXhtml(heading) !== runsToXhtml(usual(title))) setAt(section as unknown as Record<string, unknown>, own('heading-as-written'), runsToXhtml(heading));
  // A narrative without words is not allowed (txt-2): the blanks are kept apart.
  if (plainText(body).trim() !== '') section.text = runsToNarrative(body);
  else {
    if (body.length > 0) setAt(section as unknown as Record<string, unknown>, own('blank-text'), runsToXhtml(body));
    section.text = { status: 'empty', div: '<div xmlns="http://www.w3.org/1999/xhtml"><p>-</p></div>' };
  }
  if (heading === undefined && number !== undefined) setAt(section as unknown as Record<string, unknown>, own('no-heading', 'valueBoolean'), true);
  return section;
}

function runsOf(section: Loose, split: boolean): TextRun[] {
  const written = str(getAt(section, own('heading-as-written')));
  const heading = !split || getAt(section, own('no-heading', 'valueBoolean')) === true ? [] : written === undefined ? usual(str(section.title) ?? '') : xhtmlToRuns(written);
  const blank = str(getAt(section, own('blank-text')));
  const empty = strAt(section, 'text', 'status') === 'empty';
  return [...heading, ...(blank !== undefined ? xhtmlToRuns(blank) : empty ? [] : narrativeToRuns(strAt(section, 'text', 'div') ?? ''))];
}

export const everySection = (sections: readonly Loose[]): Loose[] => sections.flatMap((section) => [section, ...everySection(objs(section.section))]);

/** Every section that names a field, put back together; the rest is returned. */
export function readSections(root: LetterElement, sections: readonly Loose[]): Loose[] {
  const fields = new Map<string, { number: number; split: boolean; section: Loose }[]>();
  const others: Loose[] = [];
  for (const section of everySection(sections)) {
    const [, path, number] = /^([A-Z][^#]*?)(?:#(\d{1,4}))?$/.exec(str(section.id) ?? '') ?? [];
    if (path === undefined) { others.push(section); continue; }
    fields.set(path, [...(fields.get(path) ?? []), { number: Number(number ?? 0), split: number !== undefined, section }]);
  }
  for (const [path, parts] of fields) {
    const runs = joinedRuns(parts.sort((a, b) => a.number - b.number).flatMap(({ section, split }) => runsOf(section, split)));
    ensureAt(root, path).content = { kind: 'formatted', runs };
  }
  return others;
}

export const formattedAt = (root: LetterElement, path: string): TextRun[] | undefined => {
  const content = elementAt(root, path)?.content;
  return content?.kind === 'formatted' && plainText(content.runs).trim() !== '' ? content.runs : undefined;
};
export const loinc = (code: string, display: string): CompositionSection['code'] => ({ coding: [{ system: 'http://loinc.org', code, display }] });
export const ownCode = (code: string, text: string): CompositionSection['code'] => ({ coding: [{ system: projectDrafts.codeSystem('sections'), code }], text });
