/**
 * Discharge summary as an EU Hospital Discharge Report: a document after HL7 Europe's draft guide (LOINC 34105-7), and the message that
 * carries it. Both are drafts of this project, no MedCom standard (discharge-summary page, sections 3 and 5). The recommendation to
 * the practice has no place of its own there: it stands first, as plan of care.
 */
import type { Bundle, CompositionSection } from 'fhir/r4';
import { toFhirDateTime } from '../../fhir/datetime';
import { elementsAt, valueAt } from '../../formats/letter/access';
import type { Document, FhirDocument, LetterDocument } from '../../formats/format';
import type { LetterElement } from '../../formats/letter/tree';
import { objs, str } from '../medcom/loose';
import { declaredProfiles, openBundle, openMessage } from '../medcom/message';
import { time } from '../medcom/letter-fhir/codecs';
import { activityOf, allMade, complete, compositionStatus, draftEvent, entryOf, envelopeOf, headOfMessage, made, nameCodes, ofType, readDraft, refTo, type DraftContext } from '../medcom/letter-fhir/draft';
import { getAt, setAt } from '../medcom/letter-fhir/lens';
import { ensureAt, placedAt, resourcesOf, type Draft, type Field, type Group, type Made } from '../medcom/letter-fhir/map';
import { draftNotice, projectDrafts } from '../medcom/letter-fhir/names';
import { everySection, formattedAt, headingOf, loinc, pieces, sectionOf } from '../medcom/letter-fhir/sections';
import { conditionFields, headFields, organisationAt, own, patientGroup, procedureFields, referenceGroup, relativesAt } from '../medcom/letter-fhir/tables';
import type { ComposeContext } from '../standard';
import { recommends, warns } from './view';

/** What each kind of letter calls the beginning and the end of the contact, and its class in FHIR. */
const kinds: Readonly<Record<string, { version: string; class: string }>> = {
  DischargeLetter: { version: 'XD0133L', class: 'IMP' }, OutPatientDischargeLetter: { version: 'XD0233L', class: 'AMB' }, CasualtyWardLetter: { version: 'XD0333L', class: 'EMER' },
};
export const hasDischargeReport = (root: LetterElement): boolean => Object.hasOwn(kinds, root.name);
const rootOf = (version: string): string => Object.keys(kinds).find((root) => kinds[root]!.version.slice(0, 4) === version.slice(0, 4)) ?? 'DischargeLetter';

const names = { code: 'DiagnoseCode', system: 'DiagnoseTypeCode', text: 'DiagnoseText', at: 'DiagnoseDateTime', role: 'DiagnoseDescriptionCode' };
const isProcedure = (element: LetterElement): boolean => ['operation', 'roentgenundersoegelse'].includes(valueAt(element, 'DiagnoseDescriptionCode') ?? '');

const groups: readonly Group[] = [
  { at: '.', type: 'Composition', fields: headFields },
  patientGroup,
  { at: '.', type: 'Encounter', base: { status: 'finished' }, fields: [
    ['Letter/EpisodeOfCareIdentifier', ['episodeOfCare', 0, 'identifier', 'value']],
    ...[['Admission', 'Discharge'], ['OutPatientFirstVisit', 'OutPatientLastVisit'], ['CasualtyWardFirstVisit', 'CasualtyWardLastVisit']].flatMap(([start, end]): Field[] => [[start!, ['period', 'start'], time], [end!, ['period', 'end'], time]]),
  ] },
  ...['Sender', 'Sender/Contact', 'Receiver', 'CCReceiver'].map(organisationAt),
  relativesAt('Relative'),
  { at: 'Referral', type: 'ServiceRequest', base: { status: 'completed', intent: 'order' }, fields: [['Identifier', ['identifier', 0, 'value']], ['Received', ['authoredOn'], time]] },
  ...['Referral/Refer', 'Referral/ReferalAdditional', 'Diagnose/Main', 'Diagnose/MainAdditional'].map((at): Group => ({ at, type: 'Condition', fields: conditionFields(names) })),
  { at: 'Diagnose/Other', type: 'Condition', fields: conditionFields(names), when: (element) => !isProcedure(element) },
  { at: 'Diagnose/Other', type: 'Procedure', base: { status: 'completed' }, fields: procedureFields(names), when: isProcedure },
  referenceGroup,
];
/** Each kind has its own names of the two times; the others' would be read back too. */
const groupsFor = (root: string): readonly Group[] => groups.map((group) => (group.type !== 'Encounter' ? group : { ...group, fields: group.fields.filter(([letter]) => letter.startsWith('Letter/') || startsOf(root).includes(letter)) }));
const startsOf = (root: string): readonly string[] => (root === 'OutPatientDischargeLetter' ? ['OutPatientFirstVisit', 'OutPatientLastVisit'] : root === 'CasualtyWardLetter' ? ['CasualtyWardFirstVisit', 'CasualtyWardLastVisit'] : ['Admission', 'Discharge']);

interface Place { code: string; title: string; headings: RegExp }
const planOfCare: Place = { code: '18776-5', title: 'Plan of care note', headings: recommends };
const hospitalCourse: Place = { code: '8648-8', title: 'Hospital course note', headings: /^resum[eé]|forløb/i };
/** Sections of the report by the headings that regions use (discharge-summary page, section 2); what nobody knows is the course of the stay. */
const places: readonly Place[] = [
  planOfCare, { code: '104605-1', title: 'Alert note', headings: warns }, hospitalCourse, { code: '75311-1', title: 'Discharge medications note', headings: /^(medicinliste|aktuel medicin)/i },
  { code: '87232-5', title: 'Medication administration note', headings: /^(medicin|behandling)/i }, { code: '30954-2', title: 'Relevant diagnostic tests/laboratory data note', headings: /^(prøvesvar|undersøgelse|resultater|parakliniske|ikke afsluttede|planlagte undersøgelser)/i },
  { code: '8650-4', title: 'Hospital discharge disposition note', headings: /^udskriv(nings|else)/i }, { code: '11329-0', title: 'History general note', headings: /^(anamnese|tidligere)/i },
  { code: '67781-5', title: 'Summarization of encounter note', headings: /^(konklusion|vurdering)/i }, { code: '47420-5', title: 'Functional status assessment note', headings: /^funktions/i },
];

/** The recommendation first, then what has a code of its own, then the course of the stay, which is always there. */
function textSections(root: LetterElement): CompositionSection[] {
  const found = placedAt(root, 'ClinicalInformation').flatMap(({ element, path }) => {
    const runs = formattedAt(element, 'Text01');
    return (runs ? pieces(runs) : []).map((piece, index) => {
      const heading = piece.heading && headingOf(piece.heading);
      const section = sectionOf(`${path}/Text01`, heading ?? 'Forløb', piece, index + 1);
      return { heading, place: places.find(({ headings }) => heading !== undefined && headings.test(heading)) ?? hospitalCourse, section };
    });
  });
  // Only the first heading of the letter is the recommendation: further down it may speak of somebody else's.
  const first = found.findIndex(({ heading }) => heading !== undefined);
  found.forEach((one, index) => { if (one.place === planOfCare && index !== first) one.place = hospitalCourse; });
  return [planOfCare, ...places.filter((place) => place !== planOfCare && place !== hospitalCourse), hospitalCourse].flatMap((place): CompositionSection[] => {
    const parts = found.filter((one) => one.place === place).map(({ section }) => section);
    const code = loinc(place.code, place.title);
    if (parts.length === 0) return place === hospitalCourse ? [{ title: 'Forløb', code, text: { status: 'empty', div: '<div xmlns="http://www.w3.org/1999/xhtml"><p>-</p></div>' } }] : [];
    return parts.length === 1 ? [{ ...parts[0]!, code }] : [{ title: place === hospitalCourse ? 'Forløb' : parts[0]!.title, code, section: parts.map((part) => ({ ...part, code })) }];
  });
}

const entries = (code: string, display: string, title: string, resources: readonly Draft[]): CompositionSection[] => (resources.length === 0 ? [] : [{ title, code: loinc(code, display)!, entry: resources.map(refTo) }]);

function link(all: readonly Made[], root: LetterElement, composition: Draft): void {
  const patient = made(all, 'Patient');
  const subject = patient && { subject: refTo(patient) };
  const [sender, contact] = [made(all, 'Sender'), made(all, 'Sender/Contact')];
  const encounter = ofType(all, 'Encounter')[0]!;
  const referral = made(all, 'Referral');
  const diagnoses = [...allMade(all, 'Diagnose/Main'), ...allMade(all, 'Diagnose/MainAdditional'), ...allMade(all, 'Diagnose/Other').filter(({ resourceType }) => resourceType === 'Condition')];
  const [procedures, files] = [ofType(all, 'Procedure'), ofType(all, 'DocumentReference')];
  for (const coded of [...ofType(all, 'Condition'), ...procedures]) { Object.assign(coded, subject, { encounter: refTo(encounter) }); nameCodes(coded); }
  if (contact && sender) contact.partOf = refTo(sender);
  for (const relative of ofType(all, 'RelatedPerson')) if (patient) relative.patient = refTo(patient);
  for (const file of files) { Object.assign(file, subject); if (file.content === undefined) file.content = [{ attachment: { title: file.description ?? '-' } }]; }
  if (referral) {
    const reasons = [...allMade(all, 'Referral/Refer'), ...allMade(all, 'Referral/ReferalAdditional')];
    Object.assign(referral, subject, { code: { text: 'Henvisning' } }, reasons.length > 0 && { reasonReference: reasons.map(refTo) });
    encounter.basedOn = [refTo(referral)];
  }
  Object.assign(encounter, {
    class: { system: 'http://terminology.hl7.org/CodeSystem/v3-ActCode', code: kinds[root.name]?.class ?? 'IMP' }, ...subject, ...(sender && { serviceProvider: refTo(sender) }),
    ...(diagnoses.length > 0 && { diagnosis: diagnoses.map((condition, index) => ({ condition: refTo(condition), use: { coding: [{ system: 'http://terminology.hl7.org/CodeSystem/diagnosis-role', code: 'DD' }] }, rank: index + 1 })) }),
  });
  Object.assign(composition, {
    status: compositionStatus(valueAt(root, 'Letter/StatusCode')), type: loinc('34105-7', 'Hospital Discharge summary'), ...subject, encounter: refTo(encounter), author: sender ? [refTo(sender)] : [], ...(sender && { custodian: refTo(sender) }),
    title: 'Udskrivningsbrev (projektudkast, ikke en MedCom-standard)',
    section: [
      ...textSections(root), ...entries('11535-2', 'Hospital discharge Dx note', 'Diagnoser', diagnoses), ...entries('10185-7', 'Hospital discharge procedures note', 'Procedurer', procedures), ...entries('77599-9', 'Additional documentation', 'Bilag', files),
    ],
  });
}

/** Times at which the texts were signed stand on the first section of each text. */
function signed(root: LetterElement, composition: Draft): void {
  for (const { element, path } of placedAt(root, 'ClinicalInformation')) {
    const [at] = elementsAt(element, 'Signed');
    const value = at && time.to(at);
    const section = everySection(objs(composition.section)).find(({ id }) => id === `${path}/Text01#1`);
    if (value !== undefined && section) setAt(section, own('signed', 'valueDateTime'), value);
  }
}

interface Report { document: Bundle; sender: Draft | undefined; receiver: Draft | undefined; copies: Draft[]; status: string | undefined }

function reportOf(document: LetterDocument, context: DraftContext): Report {
  const { letter: { root }, envelope } = document;
  const all = resourcesOf(root, groupsFor(root.name), context.newId);
  const composition = ofType(all, 'Composition')[0]!;
  complete(all, context);
  link(all, root, composition);
  signed(root, composition);
  setAt(composition, ['identifier', 'system'], projectDrafts.letter);
  if (envelope.acknowledgement === 'pluspositivkvitt') setAt(composition, own('receipt-wanted', 'valueBoolean'), true);
  const facts = envelopeOf(document);
  composition.date ??= facts.timestamp ?? toFhirDateTime(context.now);
  const bundle: Bundle = {
    resourceType: 'Bundle', id: context.newId(), meta: { profile: [projectDrafts.dischargeDocument], tag: [projectDrafts.tag] }, identifier: { system: projectDrafts.envelope, value: '-' }, timestamp: toFhirDateTime(context.now), ...facts,
    type: 'document', entry: all.map(({ resource }) => entryOf(resource)),
  };
  return { document: bundle, sender: made(all, 'Sender'), receiver: made(all, 'Receiver'), copies: allMade(all, 'CCReceiver'), status: valueAt(root, 'Letter/StatusCode') };
}

/** The report itself. Total; meant for letters that `hasDischargeReport` takes. */
export const dischargeReport = (document: LetterDocument, context: DraftContext): FhirDocument => ({ kind: 'fhir', format: 'fhir-json', bundle: reportOf(document, context).document });

/** The message that carries the report: its focus is the document, its organisations stand beside it again, since a document is closed. */
export function dischargeMessage(document: LetterDocument, context: DraftContext): FhirDocument {
  const { document: report, sender, receiver, copies, status } = reportOf(document, context);
  const messageId = context.newId();
  const head = headOfMessage({
    event: projectDrafts.dischargeEvent, profile: projectDrafts.dischargeMessage, title: 'Udskrivningsbrev', sender, receiver, copies, focus: { reference: `Bundle/${report.id!}`, display: draftNotice }, messageId, activity: activityOf(status), context,
  });
  const organisations = [sender, receiver, ...copies].filter((one) => one !== undefined);
  const { timestamp } = report;
  const bundle: Bundle = {
    resourceType: 'Bundle', id: context.newId(), meta: { profile: [projectDrafts.dischargeMessage], tag: [projectDrafts.tag] }, type: 'message', ...(timestamp === undefined ? {} : { timestamp }),
    entry: [...[...head, ...organisations].map(entryOf), entryOf(report as unknown as Draft)],
  };
  return { kind: 'fhir', format: 'fhir-json', bundle };
}

/** As a message to send: `context` knows the SOR codes of sender and receiver. */
export const dischargeToFhir = (document: LetterDocument, context: ComposeContext): FhirDocument =>
  dischargeMessage(document, { now: context.now, newId: () => context.newId(), sorOf: (gln) => [context.sender, context.receiver].find((one) => one.gln === gln)?.sor });

const claims = (bundle: unknown): boolean => declaredProfiles(bundle).includes(projectDrafts.dischargeDocument);

/** The document within a message of this draft, or the document itself. */
export function reportIn({ bundle }: FhirDocument): Bundle | undefined {
  if (bundle.type === 'document') return claims(bundle) ? bundle : undefined;
  return bundle.entry?.map(({ resource }) => resource).find((resource): resource is Bundle => resource?.resourceType === 'Bundle' && claims(resource));
}

/** Undefined for what is no report of this draft. */
export function dischargeFromFhir(document: FhirDocument): LetterDocument | undefined {
  const report = reportIn(document);
  if (!report) return undefined;
  const composition = openBundle(report).all('Composition')[0]?.resource;
  const root = rootOf(str(getAt(composition, own('letter-version'))) ?? '');
  const letter = readDraft(report, groupsFor(root), rootOf, document.bundle === report ? undefined : openMessage(document));
  if (!letter || !composition) return undefined;
  for (const section of everySection(objs(composition.section))) {
    const [, path] = /^(ClinicalInformation(?:\[\d+\])?)\/Text01#1$/.exec(str(section.id) ?? '') ?? [];
    const at = time.from(getAt(section, own('signed', 'valueDateTime')));
    if (path !== undefined && at) ensureAt(letter.letter.root, `${path}/Signed`).content = at;
  }
  return letter;
}

export const isDischargeDraft = (document: Document): document is FhirDocument =>
  document.kind === 'fhir' && (draftEvent(document) === projectDrafts.dischargeEvent || (document.bundle.type === 'document' && reportIn(document) !== undefined));
