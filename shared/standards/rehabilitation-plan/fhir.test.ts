import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { corpusFolder } from '../../../tests/corpus';
import { planLetter } from '../../../tests/fixtures/oioxml';
import { letterDocuments } from '../../formats/letter/formats';
import type { LetterDocument } from '../../formats/format';
import type { LetterElement } from '../../formats/letter/tree';
import { readOioXml, writeOioXml } from '../../formats/oioxml';
import { isRejection, messageViewSchema } from '../../messages';
import { headerFacts } from '../medcom/header';
import { recognise } from '../registry';
import { planBundle, planFromFhir } from './fhir';

const context = () => { let n = 0; return { now: '2026-11-22T09:00:00.000Z', newId: () => `00000000-0000-4000-8000-${String(++n).padStart(12, '0')}`, sorOf: (gln: string) => (gln === '5790001382445' ? '265161000016000' : undefined) }; };
const documentOf = (bytes: Uint8Array): LetterDocument => letterDocuments('oioxml', readOioXml(bytes).interchange!)[0]!;
const bare = ({ name, content }: LetterElement): unknown => [name, content.kind === 'elements' ? content.children.map(bare) : content];
/** As written and read, so that both stand in the order of the facts. */
const ordered = ({ envelope, letter }: LetterDocument): unknown => {
  const { bytes } = writeOioXml({ ...envelope, letters: [letter] });
  const { interchange } = readOioXml(bytes!);
  return [{ ...interchange!, letters: [] }, interchange!.letters.map(({ root }) => bare(root))];
};

describe('a plan as a FHIR message', () => {
  it('comes back as it was', () => {
    const document = documentOf(new TextEncoder().encode(planLetter()));
    const back = planFromFhir(planBundle(document, context()));
    expect(ordered(back!)).toEqual(ordered(document));
  });
  it('with a practice that the patient deselected comes back as it was', () => {
    const document = documentOf(new TextEncoder().encode(planLetter({ copy: '<GPCCReceiver><Deselected></Deselected></GPCCReceiver>' })));
    expect(ordered(planFromFhir(planBundle(document, context()))!)).toEqual(ordered(document));
  });
});

const sample = corpusFolder === undefined ? '' : join(corpusFolder, 'legacy/samples/GGOP_1.xml');
if (existsSync(sample)) {
  it('the published plan comes back as it was', () => {
    const document = documentOf(new Uint8Array(readFileSync(sample)));
    expect(ordered(planFromFhir(planBundle(document, context()))!)).toEqual(ordered(document));
  });
}

describe('a plan draft that is received', () => {
  const document = documentOf(new TextEncoder().encode(planLetter()));
  const draft = planBundle(document, context());
  const known = recognise(draft)!;
  it('is shown as the letter is, and labelled a draft', () => {
    expect([known.standard.id, known.version]).toEqual(['rehabilitation-plan', 'draft 0.1']);
    const view = known.standard.view(draft, known.version);
    const letter = recognise(document)!.standard.view(document, 'GGOP100');
    expect(messageViewSchema.safeParse(view).error).toBeUndefined();
    expect({ ...view.letter, head: {} }).toEqual({ ...letter.letter, head: {} });
    expect([view.messageId, view.letter?.head.version, view.sender.sor]).toEqual([headerFacts(draft).messageId, 'draft 0.1', '265161000016000']);
  });
  it('has nothing wrong but organisations whose SOR code nobody knows', () => {
    expect(known.standard.validate(draft, known.version).map(({ rule, severity }) => `${rule} ${severity}`)).toEqual(['draft-organisation warning', 'draft-organisation warning']);
  });
  it('is refused where the request is missing', () => {
    const entry = draft.bundle.entry!.filter(({ resource }) => resource?.resourceType !== 'ServiceRequest');
    expect(known.standard.validate({ ...draft, bundle: { ...draft.bundle, entry } }, known.version).filter(isRejection).map(({ rule }) => rule)).toContain('draft-missing');
  });
});
