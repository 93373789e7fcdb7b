/** Letters ↔ this project's FHIR drafts, with the fields that do not come back, and what the draft lacks to conform to MedCom. */
import type { FhirDocument, LetterDocument } from '../formats/format';
import { dischargeFromFhir, dischargeReport, hasDischargeReport } from '../standards/discharge-letter/fhir';
import type { DraftContext } from '../standards/medcom/letter-fhir/draft';
import { obj, objs, str } from '../standards/medcom/loose';
import { openBundle } from '../standards/medcom/message';
import { partOf } from '../standards/medcom/letter-fhir/map';
import { everySection } from '../standards/medcom/letter-fhir/sections';
import { planBundle, planFromFhir } from '../standards/rehabilitation-plan/fhir';
import { envelopeLosses, unplaced } from './envelope-loss';
import { lossesBetween, refusal } from './losses';
import type { ConvertContext, Loss, Made } from './types';

const contextOf = (context: ConvertContext): DraftContext => ({ now: context.now, newId: () => context.newId(), sorOf: (gln) => context.organisation?.(gln)?.sor });

/** Organisations whose SOR code nobody knows: the draft then says that it is absent, and does not conform. */
function withoutSor({ bundle }: FhirDocument): Loss[] {
  return openBundle(bundle).all('Organization').flatMap(({ resource, path }): Loss[] => {
    const absent = objs(resource.identifier).some((identifier) => identifier._value !== undefined);
    return absent ? [{
      path, kept: 'dropped', what: 'Organisationen har ingen SOR-kode i brevet, og den findes ikke i registret. MedCom kræver den, så resultatet følger ikke reglerne for organisationer.',
      whatEn: 'The organisation has no SOR code in the letter, and the register does not know it. MedCom demands it, so the result does not conform to the rules for organisations.',
    }] : [];
  });
}

/** What comes back is compared with what went in, so that nothing is lost unsaid. */
function toDraft(document: LetterDocument, draft: FhirDocument, back: LetterDocument | undefined): Made {
  const envelope = envelopeLosses(document, back);
  const losses = back ? lossesBetween(document.letter.root, back.letter.root, [], openBundle(draft.bundle).all('Composition').map(({ resource }) => JSON.stringify(resource)).join('\n')) : [];
  return { documents: [draft], losses: [...losses, ...envelope, ...unplaced(document), ...withoutSor(draft)] };
}

export function planToDraft(document: LetterDocument, context: ConvertContext): Made {
  const draft = planBundle(document, contextOf(context));
  return toDraft(document, draft, planFromFhir(draft));
}

/** The document itself: what a reader of the European format takes. */
export function dischargeToDraft(document: LetterDocument, context: ConvertContext): Made {
  if (!hasDischargeReport(document.letter.root)) return refusal('convert-no-direction', { da: `Brevtypen ${document.letter.version}`, en: `The letter type ${document.letter.version}` });
  const draft = dischargeReport(document, contextOf(context));
  return toDraft(document, draft, dischargeFromFhir(draft));
}

/** Of resources and sections that no letter's field was made from, nothing comes along: said of each. Those that the draft derives from others say nothing new. */
const derived: ReadonlySet<string> = new Set(['MessageHeader', 'Provenance', 'Goal', 'CarePlan', 'CareTeam', 'Bundle']);

function strangers({ bundle }: FhirDocument): Loss[] {
  const nested = openBundle(bundle).all('Bundle').map(({ resource }) => openBundle(resource as never));
  const loss = (path: string, what: string): Loss => ({ path, kept: 'dropped', what: `${what} har ingen plads i et brev og er ikke med. Originalen er bevaret.`, whatEn: `${what} has no place in a letter and is left out. The original is kept.` });
  return [openBundle(bundle), ...nested].flatMap((message) => message.resources.flatMap(({ resource, type, path }): Loss[] => {
    const sections = type === 'Composition' ? everySection(objs(resource.section)).filter((section) => str(section.id) === undefined && obj(section.text).status !== 'empty' && section.text !== undefined).map((section) => loss(`${path}.section`, str(section.title) ?? 'Section')) : [];
    return partOf(resource) === undefined && !derived.has(type) ? [loss(path, type), ...sections] : sections;
  }));
}

const fromDraft = (document: FhirDocument, letter: LetterDocument | undefined, to: LetterDocument['format']): Made =>
  (letter ? { documents: [{ ...letter, format: to }], losses: strangers(document) } : refusal('convert-unreadable'));

export const planToLetter = (document: FhirDocument, _context: ConvertContext, to: LetterDocument['format']): Made => fromDraft(document, planFromFhir(document), to);
export const dischargeToLetter = (document: FhirDocument, _context: ConvertContext, to: LetterDocument['format']): Made => fromDraft(document, dischargeFromFhir(document), to);
