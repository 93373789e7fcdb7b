/**
 * Comma-separated values by RFC 4180, with `;` as Danish spreadsheets write them. A reader of our own because a register is
 * judged row by row: each needs the line it begins at, a broken row must not take the rows after it with it, and nothing may
 * grow without a limit. Cells are text and stay text; what looks like a formula is never anything but its characters.
 */

export interface CsvRow {
  /** Where it begins in the file, from one. */
  line: number;
  cells: string[];
  /** A quoted cell that is not closed, text after a closing quote, or a cell that is too long. */
  fault?: 'unclosed' | 'after-quote' | 'too-long';
}

export interface CsvLimits { cell: number; cells: number }
export const csvLimits: CsvLimits = { cell: 4000, cells: 200 };

/** The character between cells: whichever of `;`, tab and `,` the first line has most of outside quotes. */
export function separatorOf(text: string): ';' | ',' | '\t' {
  const end = text.search(/[\r\n]/);
  const head = (end < 0 ? text : text.slice(0, end)).slice(0, 10_000).replace(/"[^"]*"/g, '');
  const count = (mark: string): number => head.split(mark).length - 1;
  const marks = [';', '\t', ','] as const;
  return marks.reduce((best, mark) => (count(mark) > count(best) ? mark : best));
}

/** Rows in order, empty lines left out. A line of quotes that never ends gives one faulty row and reading goes on at the next line. */
export function* readCsv(text: string, separator: string, limits: CsvLimits = csvLimits): Generator<CsvRow> {
  let at = 0;
  let line = 1;
  while (at < text.length) {
    const began = at;
    const row: CsvRow = { line, cells: [] };
    for (;;) {
      const cell = readCell(text, at, separator, limits.cell);
      if (cell.fault) {
        row.fault ??= cell.fault;
        // An open quote may reach to the end of the file: only this line is given up for it.
        if (cell.fault === 'unclosed') { at = endOfLine(text, began); break; }
      }
      if (row.cells.length < limits.cells) row.cells.push(cell.value); else row.fault ??= 'too-long';
      at = cell.end;
      if (text.startsWith(separator, at)) { at += 1; continue; }
      break;
    }
    for (let i = began; i < at; i++) if (text.charCodeAt(i) === 10 || (text.charCodeAt(i) === 13 && text.charCodeAt(i + 1) !== 10)) line += 1;
    if (text.charCodeAt(at) === 13 && text.charCodeAt(at + 1) === 10) at += 2; else at += 1;
    line += 1;
    if (row.fault !== undefined || row.cells.some((cell) => cell.trim() !== '')) yield row;
  }
}

const isBreak = (code: number): boolean => code === 10 || code === 13;

function endOfLine(text: string, from: number): number {
  let at = from;
  while (at < text.length && !isBreak(text.charCodeAt(at))) at += 1;
  return at;
}

/** One cell from `at`; `end` stands on the separator, the line break or the end of the text. */
function readCell(text: string, at: number, separator: string, longest: number): { value: string; end: number; fault?: CsvRow['fault'] } {
  const mark = separator.charCodeAt(0);
  if (text.charCodeAt(at) !== 34) {
    let end = at;
    for (let code = text.charCodeAt(end); end < text.length && code !== mark && !isBreak(code); code = text.charCodeAt(end)) end += 1;
    return end - at > longest ? { value: '', end, fault: 'too-long' } : { value: text.slice(at, end), end };
  }
  let value = '';
  let from = at + 1;
  for (;;) {
    const quote = text.indexOf('"', from);
    // A register's cell never runs over so much text: the quote is a stray one.
    if (quote < 0 || quote - at > longest * 4) return { value: '', end: text.length, fault: 'unclosed' };
    value += text.slice(from, quote);
    if (text.charCodeAt(quote + 1) === 34) { value += '"'; from = quote + 2; continue; }
    let end = quote + 1;
    if (end < text.length && text.charCodeAt(end) !== mark && !isBreak(text.charCodeAt(end))) {
      while (end < text.length && text.charCodeAt(end) !== mark && !isBreak(text.charCodeAt(end))) end += 1;
      // Over more than one line it is the opening quote that is wrong.
      return /[\r\n]/.test(value) ? { value: '', end, fault: 'unclosed' } : { value, end, fault: 'after-quote' };
    }
    return value.length > longest ? { value: '', end, fault: 'too-long' } : { value, end };
  }
}
