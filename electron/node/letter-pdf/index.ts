/**
 * A letter as a PDF: tagged (title, language, headings, paragraphs, a table of facts), with fonts of its own, name and CPR on every
 * page. The same letter and time give the same bytes, so that making it again after a crash changes nothing.
 */
import PDFDocument from 'pdfkit';
import bold from 'dejavu-fonts-ttf/ttf/DejaVuSans-Bold.ttf?inline';
import regular from 'dejavu-fonts-ttf/ttf/DejaVuSans.ttf?inline';
import fixed from 'dejavu-fonts-ttf/ttf/DejaVuSansMono.ttf?inline';
import type { Instant, TextRun } from '../../../shared/messages';
import type { Paper } from '../../../shared/standards/letter-paper';

type Pdf = PDFKit.PDFDocument;
const bytesOf = (address: string): Buffer => Buffer.from(address.slice(address.indexOf(',') + 1), 'base64');
const fonts = { regular: bytesOf(regular), bold: bytesOf(bold), fixed: bytesOf(fixed) } as const;

/** Points: 2 cm beside the text, room for the line on top of each page. */
const PAGE = { size: 'A4', margins: { top: 72, bottom: 64, left: 57, right: 57 } } as const;
const TOP_LINE = 36;
const LABEL_WIDTH = 130;
const INK = '#14181b';
const SOFT = '#4b5660';
const RULE = '#c9d1d6';

/** Control characters have no letter in any font; line breaks are the text's own. */
const printable = (text: string): string => text.replace(/\r\n?/g, '\n').replaceAll('\t', ' ').replace(/[\u0000-\u0009\u000b-\u001f\u007f]/g, '');

/** Lines of runs; an empty line between two is kept, those around the text are not. */
function paragraphsOf(runs: readonly TextRun[]): TextRun[][] {
  const lines: TextRun[][] = [[]];
  for (const run of runs) {
    printable(run.text).split('\n').forEach((text, index) => {
      if (index > 0) lines.push([]);
      if (text !== '') lines.at(-1)!.push({ ...run, text });
    });
  }
  const said = (line: TextRun[]): boolean => line.some(({ text }) => text.trim() !== '');
  const first = lines.findIndex(said);
  return first < 0 ? [] : lines.slice(first, lines.findLastIndex(said) + 1);
}

const fontOf = ({ font, style }: TextRun): keyof typeof fonts => (font === 'fixed' ? 'fixed' : style === 'bold' ? 'bold' : 'regular');

/** Room for this many points, or a new page. */
const room = (pdf: Pdf, points: number): void => { if (pdf.y + points > pdf.page.height - PAGE.margins.bottom) pdf.addPage(); };

function drawLine(pdf: Pdf, line: readonly TextRun[]): void {
  pdf.fontSize(10.5).fillColor(INK);
  line.forEach((run, index) => {
    const isLast = index === line.length - 1;
    pdf.font(fontOf(run)).fontSize(run.font === 'fixed' ? 9 : 10.5);
    const options = { continued: !isLast, underline: run.style === 'underline', oblique: run.style === 'italic', lineGap: 2.5, ...(run.alignment === 'left' ? {} : { align: run.alignment }) };
    if (index === 0) pdf.text(run.text, PAGE.margins.left, pdf.y, options);
    else pdf.text(run.text, options);
  });
}

/** Labels and what stands beside them. An element draws when its parent belongs to the document, so the table does before its rows are made. */
function drawFacts(pdf: Pdf, document: PDFKit.PDFStructureElement, facts: Paper['facts']): void {
  const width = pdf.page.width - PAGE.margins.left - PAGE.margins.right - LABEL_WIDTH;
  const table = pdf.struct('Table');
  document.add(table);
  for (const { label, value } of facts) {
    const text = printable(value);
    pdf.font('regular').fontSize(9.5);
    // A row is not torn apart; none is as high as a page.
    room(pdf, Math.min(Math.max(pdf.heightOfString(label, { width: LABEL_WIDTH - 10 }), pdf.heightOfString(text, { width, lineGap: 1.5 })), 300));
    const [top, page] = [pdf.y, pdf.page];
    const row = pdf.struct('TR');
    table.add(row);
    row.add(pdf.struct('TH', {}, () => { pdf.font('regular').fontSize(9.5).fillColor(SOFT).text(label, PAGE.margins.left, top, { width: LABEL_WIDTH - 10 }); }));
    const below = pdf.y;
    row.add(pdf.struct('TD', {}, () => { pdf.fillColor(INK).text(text, PAGE.margins.left + LABEL_WIDTH, top, { width, lineGap: 1.5 }); }));
    row.end();
    pdf.y = (pdf.page === page ? Math.max(pdf.y, below) : pdf.y) + 3;
  }
  table.end();
}

function draw(pdf: Pdf, paper: Paper): void {
  const document = pdf.struct('Document');
  pdf.addStructure(document);
  document.add(pdf.struct('H1', {}, () => { pdf.font('bold').fontSize(16).fillColor(INK).text(printable(paper.title), PAGE.margins.left, pdf.y); }));
  document.add(pdf.struct('P', {}, () => { pdf.font('regular').fontSize(9).fillColor(SOFT).text(printable(`Format: ${paper.format}`), { paragraphGap: 8 }); }));
  if (paper.facts.length > 0) drawFacts(pdf, document, paper.facts);
  pdf.y += 6;
  for (const { heading, runs } of paper.sections) {
    if (heading !== undefined) {
      // A heading stands with the first lines below it.
      room(pdf, 56);
      pdf.y += 8;
      document.add(pdf.struct('H2', {}, () => { pdf.font('bold').fontSize(11.5).fillColor(INK).text(printable(heading), PAGE.margins.left, pdf.y, { lineGap: 3 }); }));
    }
    for (const line of paragraphsOf(runs)) {
      if (line.length === 0) { pdf.y += 8; continue; }
      document.add(pdf.struct('P', {}, () => { drawLine(pdf, line); }));
    }
  }
  document.end();
}

/** Whose paper it is, on every page: a page that is alone must not be about nobody. */
function pageLines(pdf: Pdf, { patient: { name, number } }: Paper): void {
  const { start, count } = pdf.bufferedPageRange();
  const width = pdf.page.width - PAGE.margins.left - PAGE.margins.right;
  for (let index = 0; index < count; index++) {
    pdf.switchToPage(start + index);
    // Otherwise the line near the paper's end would begin a page of its own.
    const { margins } = pdf.page;
    pdf.page.margins = { ...margins, top: 0, bottom: 0 };
    pdf.markContent('Artifact', { type: 'Pagination' });
    pdf.font('bold').fontSize(9.5).fillColor(INK).text(printable(`${name}  ${number}`), PAGE.margins.left, TOP_LINE, { width: width - 90, lineBreak: false });
    pdf.font('regular').fillColor(SOFT).text(`Side ${index + 1} af ${count}`, PAGE.margins.left, TOP_LINE, { width, align: 'right', lineBreak: false });
    pdf.moveTo(PAGE.margins.left, TOP_LINE + 18).lineTo(PAGE.margins.left + width, TOP_LINE + 18).lineWidth(0.5).stroke(RULE);
    pdf.endMarkedContent();
    pdf.page.margins = margins;
  }
}

/** `at` is what the file says of its own making. */
export async function letterPdf(paper: Paper, at: Instant): Promise<Uint8Array> {
  const made = new Date(at);
  const pdf = new PDFDocument({
    // No font to begin with: the library would look for its own Helvetica beside its code, and the built worker is one file.
    font: '', ...PAGE, pdfVersion: '1.7', lang: 'da-DK', tagged: true, displayTitle: true, bufferPages: true, autoFirstPage: true,
    info: { Title: printable(`${paper.title}, ${paper.patient.name}`), Author: 'Sektorpost', Creator: 'Sektorpost', Producer: 'Sektorpost', CreationDate: made, ModDate: made },
  });
  const parts: Buffer[] = [];
  const ended = new Promise<void>((done, fail) => { pdf.on('end', done); pdf.on('error', fail); });
  pdf.on('data', (part: Buffer) => { parts.push(part); });
  for (const [name, font] of Object.entries(fonts)) pdf.registerFont(name, font);
  draw(pdf, paper);
  pageLines(pdf, paper);
  pdf.end();
  await ended;
  return new Uint8Array(Buffer.concat(parts));
}
