/**
 * How what a letter's screen shows differs from what the letter says, as far as the letter alone can tell; whether a file has
 * come is known to who keeps the messages. One finding is one line of the conversion strip. Nothing here is guessed: a line
 * stands only where the difference is really there.
 */
import { childrenOf } from '../../formats/letter/access';
import type { LetterElement, TextRun } from '../../formats/letter/tree';
import type { LetterParty, LetterReference, Showing } from '../../messages';

/** A sender known by number alone: its name on the screen comes from a register. */
export function senderShowing(sender: LetterParty | undefined): Showing[] {
  const number = sender && sender.names.length === 0 ? sender.gln ?? sender.identifier : undefined;
  return number === undefined ? [] : [{ how: 'looked-up', what: 'sender-number', detail: number, clinical: false }];
}

/** What no field holds is shown below the letter, as it stood. */
export const unplacedShowing = (unplaced: readonly unknown[]): Showing[] => (unplaced.length === 0 ? [] : [{ how: 'not-shown', what: 'unplaced', count: unplaced.length, clinical: true }]);

/** References to files without a number: no file can ever be found by them. */
export function nameless(references: readonly LetterReference[]): Showing[] {
  const count = references.filter(({ file }) => file?.identifier === '').length;
  return count === 0 ? [] : [{ how: 'not-shown', what: 'file-missing', count, clinical: true }];
}

function* formattedIn(element: LetterElement): Generator<{ runs: TextRun[]; collapsed?: number }> {
  if (element.content.kind === 'formatted') yield element.content;
  for (const child of childrenOf(element)) yield* formattedIn(child);
}

/** Columns that the writer made with blanks: two or more between words of one line. */
const columns = /\S {2,}\S/;

function tablesIn(runs: readonly TextRun[]): number {
  let tables = 0;
  let block = '';
  for (const { font, text } of [...runs, { font: 'proportional', text: '' }]) {
    if (font === 'fixed') { block += text; continue; }
    if (block.split('\n').filter((line) => columns.test(line)).length > 0) tables += 1;
    block = '';
  }
  return tables;
}

/** Two styles at once of which one is left, and tables that are only text in a fixed width. */
export function formattingShowing(root: LetterElement): Showing[] {
  const texts = [...formattedIn(root)];
  const collapsed = texts.reduce((sum, text) => sum + (text.collapsed ?? 0), 0);
  const tables = texts.reduce((sum, { runs }) => sum + tablesIn(runs), 0);
  return [
    ...(collapsed > 0 ? [{ how: 'approximated', what: 'bold-italic', count: collapsed, clinical: false } as const] : []),
    ...(tables > 0 ? [{ how: 'approximated', what: 'fixed-table', count: tables, clinical: false } as const] : []),
  ];
}

/** `known`: versions of this letter that are published. `written` is the version as the letter's own format spells it. */
export const versionShowing = (version: string, known: readonly string[], written: string): Showing[] =>
  (version === '' || known.length === 0 || known.includes(version) ? [] : [{ how: 'newer-version', what: 'version-nearest', detail: written, clinical: true }]);
