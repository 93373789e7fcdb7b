import { describe, expect, it } from 'vitest';
import { columnsOf } from './columns';
import { readCsv, separatorOf } from './csv';

const rows = (text: string, separator = ';') => [...readCsv(text, separator, { cell: 50, cells: 5 })];

describe('comma-separated values', () => {
  it('are told apart by what the first line has most of', () => {
    expect(separatorOf('Navn;SOR, kode;GLN\nx')).toBe(';');
    expect(separatorOf('Navn,"a;b;c;d",GLN\nx')).toBe(',');
    expect(separatorOf('Navn\tSOR')).toBe('\t');
    expect(separatorOf('')).toBe(';');
  });
  it('are read with quotes, doubled quotes, line breaks in cells and every line ending', () => {
    expect(rows('a;"b;c";"d ""e"""\r\n"f\ng";;h\r\ri;j\n')).toEqual([
      { line: 1, cells: ['a', 'b;c', 'd "e"'] }, { line: 2, cells: ['f\ng', '', 'h'] }, { line: 5, cells: ['i', 'j'] },
    ]);
    expect(rows('a;b')).toEqual([{ line: 1, cells: ['a', 'b'] }]);
    expect(rows('\n\n;;\n x ;\n')).toEqual([{ line: 4, cells: [' x ', ''] }]);
  });
  it('lose one row to a quote that never ends, not those after it', () => {
    expect(rows('a;"open\nb;c\nd;"e"x;f\ng')).toEqual([
      { line: 1, cells: ['a'], fault: 'unclosed' }, { line: 2, cells: ['b', 'c'] }, { line: 3, cells: ['d', 'e', 'f'], fault: 'after-quote' }, { line: 4, cells: ['g'] },
    ]);
  });
  it('never grow beyond their limits', () => {
    const [long, quoted, wide, last] = rows(`${'x'.repeat(51)}\n"${'y'.repeat(51)}"\n1;2;3;4;5;6\nok`);
    expect([long?.fault, quoted?.fault, wide?.fault, last]).toEqual(['too-long', 'too-long', 'too-long', { line: 4, cells: ['ok'] }]);
    expect(wide?.cells).toHaveLength(5);
  });
  it('are text, whatever a spreadsheet would make of them', () => {
    expect(rows('=HYPERLINK("http://x");+1;@a;-2')[0]?.cells).toEqual(['=HYPERLINK("http://x")', '+1', '@a', '-2']);
  });
});

describe('the headings', () => {
  it('are known in both languages and any spelling', () => {
    expect(columnsOf(['\u00a0SOR-kode', 'LOKATIONSNUMMER', 'Navn', 'enheds navn', 'Message types', 'Postnr.', 'BY', 'Ydernr']).at).toEqual({ sor: 0, gln: 1, name: 2, unit: 3, receives: 4, postalCode: 5, city: 6 });
    expect(columnsOf(['EAN-nr', 'Name', 'SOR code', 'navn', 'Noget', ' ']).at).toEqual({ gln: 0, name: 1, sor: 2 });
    expect(columnsOf(['Noget', ' ', 'Navn']).unknown).toEqual(['Noget']);
  });
});
