/** Published letters and their twins in XML: EDIFACT is read into what the XML says, every file comes back as it was, and broken files are refused for the right reason. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { SaxesParser } from 'saxes';
import { describe, expect, it } from 'vitest';
import { corpusFolder } from '../../../tests/corpus';
import { joinedRuns, type Issue } from '../../messages';
import { elementAt, elementsAt, parentElement, valueAt, valueElement } from '../letter/access';
import type { Interchange, LetterElement, TextRun } from '../letter/tree';
import { readOioXml, writeOioXml } from '../oioxml';
import { everyLetter, fileOf, latin1 } from '../../../tests/fixtures/edifact-letters';
import { readEdifact, writeEdifact } from './index';
import { textRoot } from './read-text';
import { readSegments, type Segment } from './syntax';

const folder = corpusFolder === undefined ? undefined : join(corpusFolder, 'legacy');
const files = (part: string, ending: string): { name: string; bytes: Uint8Array }[] => {
  if (folder === undefined || !existsSync(join(folder, part))) return [];
  return readdirSync(join(folder, part)).filter((name) => name.endsWith(ending)).map((name) => ({ name, bytes: new Uint8Array(readFileSync(join(folder, part, name))) }));
};
const whole = ['samples', 'synthetic'].flatMap((part) => files(part, '.edi').map((file) => ({ ...file, part })));

const styles: Readonly<Record<string, Partial<TextRun>>> = {
  Bold: { style: 'bold' }, Italic: { style: 'italic' }, Underline: { style: 'underline' }, Right: { alignment: 'right' }, Center: { alignment: 'center' }, FixedFont: { font: 'fixed' },
};

/** What an XML twin says, as a tree: enough XML for the published twins, and on purpose nothing of the product's own reader. */
function twinOf(xml: string): LetterElement {
  const parser = new SaxesParser({ xmlns: true, position: false });
  const stack: LetterElement[] = [parentElement('', [])];
  const style: TextRun[] = [{ text: '', font: 'proportional', style: 'normal', alignment: 'left' }];
  let formatted: TextRun[] | undefined;
  let text = '';
  parser.on('opentag', ({ local }) => {
    text = '';
    if (formatted) {
      if (local === 'Break' || local === 'Space') formatted.push({ ...style.at(-1)!, text: local === 'Break' ? '\n' : ' ' });
      else style.push({ ...style.at(-1)!, ...styles[local] });
      return;
    }
    if (local === 'Text01' || local === 'RefuseText') formatted = [];
    const element = parentElement(local, []);
    if (stack.at(-1)!.content.kind === 'elements') (stack.at(-1)!.content as { children: LetterElement[] }).children.push(element);
    stack.push(element);
  });
  parser.on('text', (words) => {
    if (formatted) formatted.push({ ...style.at(-1)!, text: words });
    text += words;
  });
  parser.on('closetag', ({ local }) => {
    if (formatted && local !== 'Text01' && local !== 'RefuseText') { if (local in styles) style.pop(); return; }
    const element = stack.pop()!;
    if (formatted) element.content = { kind: 'formatted', runs: joinedRuns(formatted) };
    else if ((element.content as { children: LetterElement[] }).children.length === 0) element.content = local === 'Object_Base64Encoded' ? { kind: 'bytes', bytes: new Uint8Array(Buffer.from(text, 'base64')) } : { kind: 'value', text };
    formatted = undefined;
    text = '';
  });
  parser.write(xml).close();
  return (stack[0]!.content as { children: LetterElement[] }).children[0]!;
}

function decodeXml(bytes: Uint8Array): string {
  const encoding = /encoding="([^"]+)"/.exec(Buffer.from(bytes.subarray(0, 100)).toString('latin1'))?.[1];
  return new TextDecoder(encoding ?? 'utf-8').decode(bytes);
}

/** Names and contents, without places. */
const bare = ({ name, content }: LetterElement): unknown => [name, content.kind === 'elements' ? content.children.map(bare) : content];

function envelope({ sent, identifier, acknowledgement }: Interchange): LetterElement {
  return parentElement('Envelope', [parentElement('Sent', [valueElement('Date', sent.date), valueElement('Time', sent.time)]), valueElement('Identifier', identifier), valueElement('AcknowledgementCode', acknowledgement)]);
}

const errorsOf = (issues: readonly Issue[]): Issue[] => issues.filter(({ severity }) => severity === 'error' || severity === 'fatal');

function only(bytes: Uint8Array): Interchange {
  const { interchanges, issues } = readEdifact(bytes);
  expect(errorsOf(issues)).toEqual([]);
  expect(interchanges).toHaveLength(1);
  return interchanges[0]!;
}

/** Letters to which the issue demands equality with their twin; the others are read as text. */
const isMapped = (name: string): boolean => !/^(?:PRE|REF|RPT)/.test(name);

/** The published binary twin is gzipped, and its unpacked content has a line feed more than the EDIFACT one. */
function unpacked(tree: LetterElement): LetterElement {
  for (const object of elementsAt(tree, 'BinaryLetter/BinaryObject')) {
    const content = elementAt(object, 'Object_Base64Encoded');
    if (content?.content.kind !== 'bytes') continue;
    const bytes = new Uint8Array(gunzipSync(content.content.bytes)).subarray(0, -1);
    content.content = { kind: 'bytes', bytes };
    elementAt(object, 'OriginalObjectSize')!.content = { kind: 'value', text: String(bytes.length) };
  }
  return tree;
}

/** Segments with joined text: the wrapping of text may differ, `_` for a name that is not known says nothing. */
function saidBy(segments: readonly Segment[]): string[] {
  const said: string[] = [];
  let open: { head: string; text: string } | undefined;
  for (const { tag, elements, binary } of segments) {
    const style = elements[2]?.[0] ?? '';
    const isText = tag === 'FTX' && (elements[1]?.[0] === 'NC' || segments[1]?.elements[2]?.[0] === 'CONTRL');
    if (!isText) {
      open = undefined;
      const plain = elements.map((components, element) => components.map((text, component) => (tag === 'NAD' && element === 4 && component > 0 && text === '_' ? '' : text)).join(':').replace(/:+$/, '')).join('+').replace(/\++$/, '');
      if (tag !== 'UNT') said.push(plain + (binary ? String(binary.length) : ''));
      continue;
    }
    const text = elements[4]!.map((component) => (component.endsWith('\\') ? component.slice(0, -1) : component === '.' ? '\n' : `${component}\n`)).join('');
    const head = `${elements[1]![0]!}+${style}`;
    if (open?.head === head) { open.text += text; said[said.length - 1] = `${head}+${open.text}`; } else { open = { head, text }; said.push(`${head}+${text}`); }
  }
  return said;
}

describe('a twin', () => {
  it('is told apart by its text, its styles and its order', () => {
    const tree = (xml: string): unknown => bare(twinOf(`<E><Text01>${xml}</Text01></E>`));
    expect(tree('a<Break/><Bold>b</Bold>')).toEqual(['E', [['Text01', { kind: 'formatted', runs: [{ text: 'a\n', font: 'proportional', style: 'normal', alignment: 'left' }, { text: 'b', font: 'proportional', style: 'bold', alignment: 'left' }] }]]]);
    expect(tree('a<Break/><Bold>b</Bold>')).not.toEqual(tree('a<Break/>b'));
    expect(bare(twinOf('<E><A>1</A><B>2</B></E>'))).not.toEqual(bare(twinOf('<E><B>2</B><A>1</A></E>')));
  });
});

describe('letters of our own', () => {
  it.each(Object.entries(everyLetter).filter(([name]) => name !== 'referral'))('%s is the same after XML', (_, letter) => {
    const interchange = only(latin1(fileOf(letter)));
    const { bytes, issues } = writeOioXml(interchange);
    expect(errorsOf(issues)).toEqual([]);
    const back = readOioXml(bytes!);
    expect(errorsOf(back.issues)).toEqual([]);
    expect(bare(back.interchange!.letters[0]!.root)).toEqual(bare(interchange.letters[0]!.root));
    expect(writeEdifact(back.interchange!)).toEqual(writeEdifact(interchange));
  });
});

if (folder !== undefined && whole.length > 0) {
  describe('published letters in EDIFACT', () => {
    it.each(whole.filter(({ name }) => isMapped(name)))('$name says what its twin in XML says', ({ name, part, bytes }) => {
      const twin = unpacked(twinOf(decodeXml(new Uint8Array(readFileSync(join(folder, part, name.replace('.edi', '.xml')))))));
      const interchange = only(bytes);
      expect(interchange.letters.map(({ unplaced }) => unplaced)).toEqual([[]]);
      expect(bare(parentElement('Emessage', [envelope(interchange), ...interchange.letters.map(({ root }) => root)]))).toEqual(bare(twin));
    });

    it.each(whole.filter(({ name }) => isMapped(name)))('$name comes back with the same segments', ({ bytes }) => {
      const interchange = only(bytes);
      const written = writeEdifact(interchange);
      expect(written.issues).toEqual([]);
      expect(saidBy(readSegments(written.bytes!).segments)).toEqual(saidBy(readSegments(bytes).segments));
      const again = only(written.bytes!);
      expect(again.letters.map(({ root }) => bare(root))).toEqual(interchange.letters.map(({ root }) => bare(root)));
    });

    it.each(whole.filter(({ name }) => isMapped(name)))('$name is the same after XML, and its twin is the same after EDIFACT', ({ name, part, bytes }) => {
      const interchange = only(bytes);
      const xml = writeOioXml(interchange);
      expect(errorsOf(xml.issues)).toEqual([]);
      expect(readOioXml(xml.bytes!).interchange!.letters.map(({ root }) => bare(root))).toEqual(interchange.letters.map(({ root }) => bare(root)));
      const { interchange: twin } = readOioXml(new Uint8Array(readFileSync(join(folder, part, name.replace('.edi', '.xml')))));
      const written = writeEdifact(twin!);
      expect(written.issues).toEqual([]);
      const again = only(written.bytes!);
      expect(again.letters.map(({ root }) => bare(root))).toEqual(twin!.letters.map(({ root }) => bare(root)));
      expect({ ...again, letters: [] }).toEqual({ ...twin, letters: [] });
    });

    it.each(whole.filter(({ name }) => !isMapped(name)))('$name loses no text', ({ bytes }) => {
      const { letters: [letter], ...header } = only(bytes);
      expect(letter!.root.name).toBe(textRoot);
      for (const path of ['Sender/EANIdentifier', 'Receiver/EANIdentifier', 'Letter/Authorisation/Date', 'Patient/PersonSurnameName', 'Patient/PersonGivenName']) expect(valueAt(letter!.root, path), path).toMatch(/\S/);
      const leaves: string[] = [];
      const collect = ({ content }: LetterElement): void => {
        if (content.kind === 'elements') content.children.forEach(collect);
        else if (content.kind === 'value') leaves.push(content.text);
        else if (content.kind === 'formatted') leaves.push(content.runs.map(({ text }) => text).join(''));
      };
      collect(letter!.root);
      const seen = leaves.join('\n').replaceAll(/[\s?]/g, '').replaceAll(/[-:]/g, '');
      for (const segment of readSegments(bytes).segments.filter(({ tag }) => !/^(?:UN[BHTZ]|S\d\d|SEQ|DTM)$/.test(tag))) {
        for (const text of segment.elements.slice(segment.tag === 'FTX' ? 4 : 1).flat()) {
          const words = text.replace(/\\$/, '').replaceAll(/[\s?]/g, '').replaceAll(/[-:]/g, '');
          if (words !== '.' && !/^(?:SKS|SST|YNR|SFU|US|PAT|SSP|PO|SLA)$/.test(words)) expect(seen).toContain(words);
        }
      }
      expect(writeEdifact({ ...header, letters: [letter!] }).issues.map(({ rule }) => rule)).toEqual(['edifact-no-form']);
    });
  });

  /** Which rule must be among the errors of MedCom's own faulty files, and where. */
  const reasons: Readonly<Record<string, readonly [rule: string, path: string]>> = {
    DIS20_ERROR_ENC0: ['edifact-charset', 'NAD[12]'], DIS20_ERROR_UNB1: ['edifact-unb-missing', 'UNH[1]'], DIS20_ERROR_UNB3: ['edifact-interchange-repeated', 'UNB[29].5'],
    DIS20_ERROR_UNH0: ['edifact-unh-wrong', 'UNH[2].1'], DIS20_ERROR_UNH2: ['edifact-unt-id', 'UNT[27].2'], DIS20_ERROR_UNT1: ['edifact-unt-missing', 'UNH[2]'], DIS20_ERROR_UNT2: ['edifact-unt-count', 'UNT[27].1'],
    DIS20_ERROR_UNZ1: ['edifact-unz-count', 'UNZ[28].1'], DIS20_ERROR_UNZ3: ['edifact-unz-missing', 'UNB[1]'], DIS20_ERROR_XSL0: ['edifact-qualifier-unknown', 'NAD[6].1'],
    DIS20_ERROR_XSL2: ['edifact-date-wrong', 'DTM[25].1.2'], DIS91_ERROR_XSL0: ['edifact-qualifier-unknown', 'NAD[6].1'],
  };

  describe('published faulty files', () => {
    it.each(files('malformed', '.edi'))('$name', ({ name, bytes }) => {
      const { interchanges, issues } = readEdifact(bytes);
      const errors = errorsOf(issues);
      if (name.includes('_ok_')) {
        expect(errors).toEqual([]);
        expect(interchanges[0]?.letters).toHaveLength(1);
      } else {
        const [rule, path] = reasons[name.replace('.edi', '')]!;
        expect(errors[0]).toMatchObject({ rule, path, line: expect.any(Number) as number });
      }
    });
  });
}
