import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Composition } from 'fhir/r4';
import { corpusFolder } from '../../../tests/corpus';
import { dischargeLetter, others } from '../../../tests/fixtures/oioxml';
import { elementsAt } from '../../formats/letter/access';
import { letterDocuments, letterFormatOf } from '../../formats/letter/formats';
import type { LetterDocument } from '../../formats/format';
import type { LetterElement, TextRun } from '../../formats/letter/tree';
import { readOioXml, writeOioXml } from '../../formats/oioxml';
import { isRejection, messageViewSchema } from '../../messages';
import { headerFacts } from '../medcom/header';
import { recognise } from '../registry';
import { dischargeFromFhir, dischargeMessage, dischargeReport, hasDischargeReport } from './fhir';

const context = () => { let n = 0; return { now: '2026-11-22T09:00:00.000Z', newId: () => `00000000-0000-4000-8000-${String(++n).padStart(12, '0')}`, sorOf: (gln: string) => (gln === '5790001382445' ? '265161000016000' : undefined) }; };
function documentOf(bytes: Uint8Array): LetterDocument {
  const format = letterFormatOf(bytes)!;
  return letterDocuments(format.id, format.read(bytes).interchanges[0]!)[0]!;
}
const bare = ({ name, content }: LetterElement): unknown => [name, content.kind === 'elements' ? content.children.map(bare) : content];
/** As written and read, so that both stand in the order of the facts. */
const ordered = ({ envelope, letter }: LetterDocument): unknown => {
  const { interchange } = readOioXml(writeOioXml({ ...envelope, letters: [letter] }).bytes!);
  return [{ ...interchange!, letters: [] }, interchange!.letters.map(({ root }) => bare(root))];
};
const own = (xml: string): LetterDocument => documentOf(new TextEncoder().encode(xml));

describe('a discharge summary as an EU report', () => {
  it.each([['inpatient', dischargeLetter()], ['outpatient', others.XD0233L!], ['casualty', others.XD0333L!]])('%s comes back as it was, from the document and from the message', (_, xml) => {
    const document = own(xml);
    expect(ordered(dischargeFromFhir(dischargeReport(document, context()))!)).toEqual(ordered(document));
    expect(ordered(dischargeFromFhir(dischargeMessage(document, context()))!)).toEqual(ordered(document));
  });

  it('has the recommendation first, as plan of care, and one hospital course', () => {
    const { bundle } = dischargeReport(own(dischargeLetter()), context());
    const composition = bundle.entry![0]!.resource as Composition;
    expect(composition.resourceType).toBe('Composition');
    expect(composition.type.coding![0]!.code).toBe('34105-7');
    const codes = composition.section!.map(({ code }) => code!.coding![0]!.code);
    expect([codes[0], composition.section![0]!.title, codes.filter((code) => code === '8648-8').length]).toEqual(['18776-5', 'Anbefaling om opfølgning hos egen læge', 1]);
  });

  it('keeps any text', () => {
    const runs = fc.array(fc.record<TextRun>({
      text: fc.string({ unit: fc.constantFrom(...'aB æ\n <&\'"€👍.'), minLength: 1, maxLength: 60 }), font: fc.constantFrom('proportional', 'fixed'), style: fc.constantFrom('normal', 'bold', 'italic', 'underline'), alignment: fc.constantFrom('left', 'center', 'right'),
    }), { minLength: 1, maxLength: 8 }).map((all) => all.filter((run, index) => { const before = all[index - 1]; return !before || before.font !== run.font || before.style !== run.style || before.alignment !== run.alignment; }))
      .filter((all) => all.some(({ text }) => text.trim() !== ''));
    const letter = own(dischargeLetter());
    fc.assert(fc.property(runs, (all) => {
      const document = { ...letter, letter: { ...letter.letter, root: structuredClone(letter.letter.root) } };
      elementsAt(document.letter.root, 'ClinicalInformation/Text01')[0]!.content = { kind: 'formatted', runs: all };
      const back = dischargeFromFhir(dischargeReport(document, context()))!;
      expect(elementsAt(back.letter.root, 'ClinicalInformation/Text01')[0]!.content).toEqual({ kind: 'formatted', runs: all });
    }), { numRuns: 200 });
  });
});

const folders = corpusFolder === undefined ? [] : ['samples', 'synthetic'].map((part) => join(corpusFolder!, 'legacy', part)).filter((folder) => existsSync(folder));
const files = folders.flatMap((folder) => readdirSync(folder).filter((name) => /DIS0[123]/.test(name)).map((name) => join(folder, name)));
if (files.length > 0) {
  it.each(files.map((file) => [file.split('/').at(-1)!, file] as const))('%s comes back as it was', (_, file) => {
    const document = documentOf(new Uint8Array(readFileSync(file)));
    expect(hasDischargeReport(document.letter.root)).toBe(true);
    expect(ordered(dischargeFromFhir(dischargeMessage(document, context()))!)).toEqual(ordered(document));
  });
}

describe('a discharge draft that is received', () => {
  const document = own(dischargeLetter());
  it.each([['document', dischargeReport(document, context())], ['message', dischargeMessage(document, context())]] as const)('as a %s is shown as the letter is, with a coded recommendation', (kind, draft) => {
    const known = recognise(draft)!;
    expect([known.standard.id, known.version]).toEqual(['discharge-letter', 'draft 0.1']);
    const view = known.standard.view(draft, known.version);
    const { letter } = recognise(document)!.standard.view(document, 'XD0133L');
    expect(messageViewSchema.safeParse(view).error).toBeUndefined();
    expect(view.letter?.form === 'discharge' ? [view.letter.recommendation?.certainty, view.letter.head.version] : []).toEqual(['coded', 'draft 0.1']);
    expect({ ...view.letter, head: {}, recommendation: {} }).toEqual({ ...letter, head: {}, recommendation: {} });
    if (kind === 'message') expect(view.messageId).toBe(headerFacts(draft).messageId);
    expect(known.standard.validate(draft, known.version).filter(({ severity }) => severity !== 'warning').map(({ rule, path }) => `${rule} ${path}`)).toEqual([]);
  });
  it('is refused without its hospital course', () => {
    const draft = dischargeReport(document, context());
    const text = JSON.stringify(draft.bundle).replaceAll('8648-8', '8648-9');
    expect(recognise(draft)!.standard.validate({ ...draft, bundle: JSON.parse(text) as typeof draft.bundle }, 'draft 0.1').filter(isRejection).map(({ rule }) => rule)).toEqual(['draft-hospital-course']);
  });
});
