/** A register as a spreadsheet saves it. */
import { CodedError } from '../../../shared/contract';
import type { RegisterRefusal } from '../../../shared/messages';
import { columnsOf, type Field } from './columns';
import { readCsv, separatorOf } from './csv';
import { refusal, type RawRow } from './row';

/** Rows of one file; SOR has some tens of thousands. */
export const MOST_ROWS = 250_000;

export interface CsvReading { rows: Generator<RawRow | RegisterRefusal>; unknownColumns: string[] }

const closed = /^(nej|no|false|0|inaktiv|inactive|nedlagt|lukket|closed)$/i;

/** CodedError `register-columns` when SOR code or name has no column, `register-too-large` (thrown while reading) above `MOST_ROWS`. */
export function readRegisterCsv(text: string): CsvReading {
  const lines = readCsv(text, separatorOf(text));
  const head = lines.next();
  const columns = columnsOf(head.done ? [] : head.value.cells);
  const missing = [...(columns.at.sor === undefined ? ['SOR-kode'] : []), ...(columns.at.name === undefined && columns.at.unit === undefined ? ['Navn'] : [])];
  if (missing.length > 0) throw new CodedError('register-columns', { columns: missing.join(', ') });
  const width = head.done ? 0 : head.value.cells.length;

  function* rows(): Generator<RawRow | RegisterRefusal> {
    let count = 0;
    for (const { line, cells, fault } of lines) {
      if (++count > MOST_ROWS) throw new CodedError('register-too-large', { what: `${MOST_ROWS}` });
      if (fault !== undefined) { yield refusal(line, fault === 'too-long' ? 'long' : 'csv'); continue; }
      if (cells.slice(width).some((cell) => cell.trim() !== '')) { yield refusal(line, 'cells'); continue; }
      const cell = (field: Field): string => { const at = columns.at[field]; return at === undefined ? '' : cells[at] ?? ''; };
      if (closed.test(cell('active').trim())) { yield refusal(line, 'inactive'); continue; }
      const place = [cell('postalCode'), cell('city')].map((part) => part.trim()).filter(Boolean).join(' ');
      const types = cell('receives').split(/[,;|\n]/).filter((type) => type.trim() !== '');
      yield {
        line, sor: cell('sor'), gln: cell('gln'), name: cell('name'), unit: cell('unit'), type: cell('type'), parent: cell('parent'), phone: cell('phone'),
        address: [cell('address').trim(), place].filter(Boolean).join(', '), receives: types.length > 0 ? types : undefined,
      };
    }
  }
  return { rows: rows(), unknownColumns: columns.unknown };
}
