/** A one-page PDF 1.4 with text in Helvetica (ISO 32000-1: objects, cross-reference table, WinAnsi text). */

/** Latin letters as the page's string; what WinAnsi lacks becomes a question mark. */
const escaped = (text: string): string => [...text].map((letter) => {
  const code = letter.codePointAt(0)!;
  if ('()\\'.includes(letter)) return `\\${letter}`;
  if (code >= 0x20 && code < 0x7f) return letter;
  return code >= 0xa0 && code <= 0xff ? `\\${code.toString(8)}` : '?';
}).join('');

/** @param lines about 90 characters each and up to 50 of them fit on the page. */
export function writePdf(title: string, lines: string[]): Uint8Array {
  const content = ['BT', '/F1 16 Tf', '56 780 Td', `(${escaped(title)}) Tj`, '/F1 11 Tf', '0 -30 Td', '15 TL', ...lines.map((line) => `(${escaped(line)}) Tj T*`), 'ET'].join('\n');
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
    `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>',
  ];
  let file = '%PDF-1.4\n';
  const offsets = objects.map((object, index) => {
    const offset = file.length;
    file += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return offset;
  });
  const table = file.length;
  file += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('')}`;
  file += `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${table}\n%%EOF\n`;
  return new Uint8Array(Buffer.from(file, 'latin1'));
}
