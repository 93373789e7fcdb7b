/** The PDF of a letter, read back by the reader that the client shows it with. */
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { StructTreeContent, StructTreeNode } from 'pdfjs-dist/types/src/display/api';
import { writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { contextOf, hospital, municipality, practice } from '../../../tests/fixtures/care-communication';
import { dischargeDraftOf, planDraftOf } from '../../../tests/fixtures/letter-drafts';
import type { Draft } from '../../../shared/messages';
import { paperOf, type Paper } from '../../../shared/standards/letter-paper';
import { composingStandardById } from '../../../shared/standards/registry';
import { letterPdf } from '.';

const at = '2026-11-18T14:30:00.000Z';

function paperFor(draft: Draft): Paper {
  const standard = composingStandardById(draft.standard)!;
  const { document } = standard.compose(draft, contextOf(hospital, draft.plan ? municipality : practice, 3, at));
  return paperOf(standard.view(document, '').letter!, 'OIO-XML GGOP100');
}

async function readBack(bytes: Uint8Array) {
  const pdf = await getDocument({ data: bytes.slice(), useSystemFonts: false }).promise;
  const pages = await Promise.all(Array.from({ length: pdf.numPages }, async (_, index) => {
    const page = await pdf.getPage(index + 1);
    const { items, lang } = await page.getTextContent();
    const boxes = items.flatMap((item) => ('str' in item && item.str.trim() !== '' ? [{ text: item.str, x: Number(item.transform[4]), y: Number(item.transform[5]), width: item.width, height: item.height }] : []));
    const roles: string[] = [];
    const walk = (node: StructTreeNode | StructTreeContent): void => { if ('role' in node) { roles.push(node.role); node.children.forEach(walk); } };
    const tree = await page.getStructTree() as StructTreeNode | null;
    if (tree) walk(tree);
    return { text: items.map((item) => ('str' in item ? (item).str + (item.hasEOL ? '\n' : '') : '')).join(''), roles, lang, boxes };
  }));
  const { info } = await pdf.getMetadata();
  const marks = await pdf.getMarkInfo() as { Marked?: boolean } | null;
  return { pages, title: (info as { Title?: string }).Title, language: (info as { Language?: string }).Language, marked: marks?.Marked };
}

describe('the PDF of a letter', () => {
  it('says what the plan says, with title, language and structure', async () => {
    const bytes = await letterPdf(paperFor(planDraftOf()), at);
    if (process.env['KEEP_PDF'] !== undefined) writeFileSync(process.env['KEEP_PDF'], bytes);
    const { pages, title, language, marked } = await readBack(bytes);
    const text = pages.map((page) => page.text).join('\n').replace(/\s+/g, ' ');
    for (const words of ['Genoptræningsplan, almen genoptræning', 'Format: OIO-XML GGOP100', 'Går 40 m med rollator', 'Grad: Moderat', 'Skal genvinde gang uden rollator', 'Hoftebrud (DS720)', 'Region Test, tlf. 65000030', '17. nov. 2026', 'Ib Testlauridsen, ægtefælle', 'Ellinor Prøve, Fysioterapeut']) expect(text).toContain(words);
    expect([title, language, marked]).toEqual(['Genoptræningsplan, almen genoptræning, Lonni Lauridsen', 'da-DK', true]);
    const roles = pages.flatMap((page) => page.roles);
    for (const role of ['H1', 'H2', 'P', 'Table', 'TR', 'TH', 'TD']) expect(roles).toContain(role);
    expect(roles.filter((role) => role === 'TR').length).toBeGreaterThan(8);
  });

  it('has name, CPR and page number on every page of a long one, and all of its words', async () => {
    const course = Array.from({ length: 140 }, (_, index) => `Dag ${index + 1}: uændret, mobiliseres med hjælp.`);
    const { pages } = await readBack(await letterPdf(paperFor(dischargeDraftOf({ course: course.join('\n') })), at));
    expect(pages.length).toBeGreaterThan(2);
    pages.forEach((page, index) => { const text = page.text.replace(/ +/g, ' '); expect(text).toContain('Lonni Lauridsen 010160-4896'); expect(text).toContain(`Side ${index + 1} af ${pages.length}`); });
    const all = pages.map(({ text }) => text).join('\n').replace(/\s+/g, ' ');
    for (const day of course) expect(all).toContain(day);
    expect(all).toContain('Pantoprazol 40 mg 1 × 2 mavesår');
  });

  it.each([
    ['a plan with several names to a fact', () => planDraftOf()],
    ['a fact that goes on over the page, and others below it', () => planDraftOf({ copies: Array.from({ length: 70 }, (_, index) => ({ name: `Kopimodtager nummer ${index + 1} (test)` })) })],
  ])('writes no line over another: %s', async (_, draft) => {
    const { pages } = await readBack(await letterPdf(paperFor(draft()), at));
    for (const { boxes } of pages) {
      const over = boxes.flatMap((a, index) => boxes.slice(index + 1).filter((b) => Math.abs(a.y - b.y) > 0.5 && Math.abs(a.y - b.y) < Math.min(a.height, b.height) * 0.9 && a.x < b.x + b.width && b.x < a.x + a.width).map((b) => [a.text, b.text]));
      expect(over).toEqual([]);
      expect(Math.min(...boxes.map(({ y }) => y))).toBeGreaterThan(50);
    }
    const all = pages.map(({ text }) => text).join('\n');
    expect(all.indexOf('(test)\nSkrevet')).toBeGreaterThan(all.indexOf('Kopi til'));
  });

  it('holds Danish letters and symbols, and drops what no font has', async () => {
    const { pages } = await readBack(await letterPdf(paperFor(planDraftOf({ need: 'Æøå ÆØÅ é ü ½ ≥ ≤ µ → “citat” – €\u0007' })), at));
    // The font has one letter for the micro sign and the Greek one.
    expect(pages.map(({ text }) => text).join(' ').replaceAll('\u03bc', 'µ')).toContain('Æøå ÆØÅ é ü ½ ≥ ≤ µ → “citat” – €\n');
  });

  it('is the same for the same letter, and another for another', async () => {
    const [once, again, other] = await Promise.all([planDraftOf(), planDraftOf(), planDraftOf({ need: 'andet' })].map((draft) => letterPdf(paperFor(draft), at)));
    expect(Buffer.compare(once!, again!)).toBe(0);
    expect(Buffer.compare(once!, other!)).not.toBe(0);
  });
});
