/**
 * Rehabilitation plan as a FHIR message: a draft of this project, not a MedCom standard (rehabilitation-plan page, section 7). The tables
 * serve both directions; links between resources and codes are written from what the tables made.
 */
import type { Bundle, CompositionSection } from 'fhir/r4';
import { elementAt, valueAt } from '../../formats/letter/access';
import type { Document, FhirDocument, LetterDocument } from '../../formats/format';
import type { LetterElement } from '../../formats/letter/tree';
import { plainText } from '../medcom/letter-sections';
import { openMessage } from '../medcom/message';
import { code, day, present, time } from '../medcom/letter-fhir/codecs';
import { activityOf, allMade, complete, compositionStatus, concept, draftEvent, entryOf, envelopeOf, headOfMessage, made, nameCodes, ofType, readDraft, refTo, type DraftContext } from '../medcom/letter-fhir/draft';
import { setAt } from '../medcom/letter-fhir/lens';
import { placedAt, resourcesOf, type Draft, type Field, type Group, type Made } from '../medcom/letter-fhir/map';
import { projectDrafts } from '../medcom/letter-fhir/names';
import { formattedAt, loinc, ownCode, sectionOf } from '../medcom/letter-fhir/sections';
import { conditionFields, headFields, locationFields, organisationAt, own, patientGroup, personAt, referenceGroup, relativesAt } from '../medcom/letter-fhir/tables';
import type { ComposeContext } from '../standard';


/** KL's codes of the types (kl-gateway-rehab); the letter's own words stand beside them. */
const typeCodes: Readonly<Record<string, string>> = { almen: 'ffd81f78-352e-4589-a195-5350dd1df2a4', specialiseret: '0c8e2bfc-1350-45d1-90da-c07e2645d073', rehabilitering: '83c89857-8fb8-4163-97b1-eb1a56345c29' };
const careSocialCodes = 'http://fhir.kl.dk/term/CodeSystem/CareSocialCodes';

const diagnosisFields = conditionFields({ code: 'Code', system: 'TypeCode', text: 'Text' });
const codeFields = (at: string, fhir: string): Field[] => [
  [`${at}/Code`, [fhir, 'coding', 0, 'code'], code], [`${at}/TypeCode`, [fhir, ...own('code-kind')]], [`${at}/Text`, [fhir, 'text']],
];

const groups: readonly Group[] = [
  { at: '.', type: 'Composition', fields: [...headFields, ['ConsentInformed', own('informed-consent')], ['GPCCReceiver/Deselected', own('practice-deselected', 'valueBoolean'), present]] },
  patientGroup,
  { at: '.', type: 'Encounter', base: { status: 'finished' }, fields: [
    ['Letter/EpisodeOfCareIdentifier', ['episodeOfCare', 0, 'identifier', 'value']], ['CurrentHospitalContact/Start', ['period', 'start'], time], ['CurrentHospitalContact/ExpectedEnd', ['period', 'end'], time],
  ] },
  { at: '.', type: 'ServiceRequest', base: { status: 'active', intent: 'order' }, fields: [['TypeOfRehabilitationPlan', ['category', 0, 'text']]] },
  ...['Sender', 'Receiver', 'GPCCReceiver/CCReceiver', 'CCReceiver', 'ContactCounty', 'ContactMunicipality', 'FinalResult/ResultReceiver'].map(organisationAt),
  ...['Sender/SignedBy', 'Sender/CoWriter', 'HealthCareTeam/Member', 'JournalExcerpt/Signer/SignedBy'].map(personAt),
  relativesAt('Relatives/Relative'),
  { at: 'HospitalAmbulatoryControl/Location', type: 'Location', base: { status: 'active' }, fields: locationFields },
  { at: 'HospitalAmbulatoryControl', type: 'Appointment', base: { status: 'proposed' }, fields: [['ExpectedStart', ['requestedPeriod', 0, 'start'], time]] },
  ...['PrimaryDiagnosis', 'SecondaryDiagnosis'].map((name): Group => ({ at: `ICD10Diagnoses/ICD10Diagnose/${name}`, type: 'Condition', fields: diagnosisFields })),
  { at: 'ICFClassifications/ICFClassification', type: 'Observation', base: { status: 'final' }, fields: [...codeFields('ICFCode', 'code'), ...codeFields('ICFGradient', 'valueCodeableConcept')] },
  referenceGroup,
];

/** The plan's texts in the order of the page, the need first: fields, titles, codes. */
const texts: readonly { path: string; title: string; code?: CompositionSection['code'] }[] = [
  { path: 'RehabilitationNeedAndPotential', title: 'Genoptræningsbehov og potentiale', code: loinc('18776-5', 'Plan of care note') },
  { path: 'AbilityAtDischargeSummary', title: 'Funktionsevne ved udskrivelsen', code: loinc('47420-5', 'Functional status assessment note') },
  { path: 'AbilityAtDischargeExtended', title: 'Funktionsevne, udvidet beskrivelse', code: loinc('47420-5', 'Functional status assessment note') },
  { path: 'RehabilitationDeadline', title: 'Frist for start', code: ownCode('deadline', 'Frist for start') },
  { path: 'PatientSafetyAspects', title: 'Sikkerhed', code: ownCode('safety', 'Sikkerhed') },
  { path: 'PracticalInformation', title: 'Praktiske oplysninger', code: ownCode('practical', 'Praktiske oplysninger') },
  { path: 'PatientHealthSummary', title: 'Helbred', code: loinc('8648-8', 'Hospital course note') },
  { path: 'InformationForPatientAndRelatives', title: 'Information til patient og pårørende', code: ownCode('information', 'Information til patient og pårørende') },
  { path: 'CurrentHospitalContact/ExpectedEndText', title: 'Forventet udskrivelse', code: ownCode('expected-end', 'Forventet udskrivelse') },
  { path: 'HospitalAmbulatoryControl/ExpectedStartText', title: 'Kontrol', code: ownCode('control', 'Kontrol') },
  { path: 'ICD10Diagnoses/Text', title: 'Diagnoser', code: loinc('11450-4', 'Problem list') },
];

function sectionsFor(root: LetterElement): CompositionSection[] {
  const fields = texts.flatMap(({ path, title, code: coded }) => placedAt(root, path).flatMap(({ element, path: field }) => {
    const runs = formattedAt(element, '.');
    return runs ? [{ ...sectionOf(field, title, { body: runs }), ...(coded && { code: coded }) }] : [];
  }));
  const excerpts = placedAt(root, 'JournalExcerpt').flatMap(({ element, path }) => {
    const runs = formattedAt(element, 'Comment');
    return runs ? [{ ...sectionOf(`${path}/Comment`, valueAt(element, 'TypeOfExcerpt') ?? 'Journaluddrag', { body: runs }), code: ownCode('excerpt', 'Journaluddrag') }] : [];
  });
  return [...fields, ...excerpts];
}

/** Type and date of an excerpt stand on its section; the table of groups has no resource for them. */
const excerptFields: readonly Field[] = [['TypeOfExcerpt', own('excerpt-type')], ['Signer/Date', own('excerpt-date', 'valueDate'), day]];
const excerptGroup: Group = { at: 'JournalExcerpt', type: 'Basic', base: { code: concept(projectDrafts.codeSystem('resources'), 'record-excerpt', 'Journaluddrag') }, fields: excerptFields };
const allGroups: readonly Group[] = [...groups, excerptGroup];

function link(all: readonly Made[], root: LetterElement, composition: Draft): void {
  const patient = made(all, 'Patient');
  const subject = patient && { subject: refTo(patient) };
  const [sender, receiver] = [made(all, 'Sender'), made(all, 'Receiver')];
  const [encounter, request] = [ofType(all, 'Encounter')[0]!, ofType(all, 'ServiceRequest')[0]!];
  const [conditions, signers] = [ofType(all, 'Condition'), [...allMade(all, 'Sender/SignedBy'), ...allMade(all, 'Sender/CoWriter')]];
  const status = valueAt(root, 'Letter/StatusCode');
  const type = valueAt(root, 'TypeOfRehabilitationPlan') ?? '';
  Object.assign(encounter, { class: { system: 'http://terminology.hl7.org/CodeSystem/v3-ActCode', code: 'IMP' }, ...subject, ...(sender && { serviceProvider: refTo(sender) }) });
  if (Object.hasOwn(typeCodes, type)) setAt(request, ['category', 0, 'coding'], [{ system: careSocialCodes, code: typeCodes[type] }]);
  Object.assign(request, {
    ...subject, encounter: refTo(encounter), code: { text: 'Genoptræning' }, ...(sender && { requester: refTo(sender) }), ...(receiver && { performer: [refTo(receiver)] }),
    ...(conditions.length > 0 && { reasonReference: conditions.map(refTo) }), ...(composition.date === undefined ? {} : { authoredOn: composition.date }), ...(composition.identifier === undefined ? {} : { identifier: [composition.identifier] }),
  });
  const told = allMade(all, 'FinalResult/ResultReceiver');
  if (told.length > 0) request.extension = told.map((one) => ({ url: projectDrafts.extension('final-status-to'), valueReference: refTo(one) }));
  for (const condition of conditions) { Object.assign(condition, subject); nameCodes(condition); }
  for (const observation of ofType(all, 'Observation')) {
    Object.assign(observation, subject);
    for (const name of ['code', 'valueCodeableConcept']) if (observation[name] !== undefined && (observation[name] as { coding?: unknown }).coding !== undefined) setAt(observation, [name, 'coding', 0, 'system'], projectDrafts.codeSystem('icf'));
  }
  for (const relative of ofType(all, 'RelatedPerson')) if (patient) relative.patient = refTo(patient);
  for (const excerpt of ofType(all, 'Basic')) Object.assign(excerpt, subject);
  for (const appointment of ofType(all, 'Appointment')) {
    const place = made(all, 'HospitalAmbulatoryControl/Location');
    appointment.participant = [...(patient ? [{ actor: refTo(patient), status: 'needs-action' }] : []), ...(place ? [{ actor: refTo(place), status: 'accepted' }] : [])];
  }
  for (const reference of ofType(all, 'DocumentReference')) if (reference.content === undefined) reference.content = [{ attachment: { title: reference.description ?? '-' } }];
  Object.assign(composition, {
    status: compositionStatus(status), type: { coding: [{ system: projectDrafts.documentCode, code: 'rehabilitation-plan' }], text: 'Genoptræningsplan' }, ...subject, encounter: refTo(encounter),
    author: (signers.length > 0 ? signers : sender ? [sender] : []).map(refTo), title: 'Genoptræningsplan (projektudkast, ikke en MedCom-standard)', ...(sender && { custodian: refTo(sender) }),
  });
}

/** What the plan implies: a goal and a plan for the need, and who works together about it. */
function derived(all: readonly Made[], root: LetterElement, context: DraftContext): Draft[] {
  const patient = made(all, 'Patient');
  const need = formattedAt(root, 'RehabilitationNeedAndPotential');
  const request = ofType(all, 'ServiceRequest')[0]!;
  const subject = patient && { subject: refTo(patient) };
  const meta = { tag: [projectDrafts.tag] };
  const description = need && plainText(need).trim();
  const goal: Draft | undefined = description === undefined ? undefined : { resourceType: 'Goal', id: context.newId(), meta, lifecycleStatus: 'proposed', description: { text: description }, ...subject };
  const team = allMade(all, 'HealthCareTeam/Member');
  return [
    ...(goal ? [goal] : []),
    { resourceType: 'CarePlan', id: context.newId(), meta, status: 'active', intent: 'plan', ...(description === undefined ? {} : { description }), ...subject, addresses: ofType(all, 'Condition').map(refTo), ...(goal && { goal: [refTo(goal)] }), activity: [{ reference: refTo(request) }] },
    ...(team.length > 0 ? [{ resourceType: 'CareTeam', id: context.newId(), meta, ...subject, participant: team.map((member) => ({ member: refTo(member) })) }] : []),
  ].map((resource) => Object.fromEntries(Object.entries(resource).filter(([, value]) => !(Array.isArray(value) && value.length === 0))) as Draft);
}

export function planBundle(document: LetterDocument, context: DraftContext): FhirDocument {
  const { letter: { root }, envelope } = document;
  const all = resourcesOf(root, allGroups, context.newId);
  const composition = ofType(all, 'Composition')[0]!;
  complete(all, context);
  link(all, root, composition);
  if (composition.identifier !== undefined) setAt(composition, ['identifier', 'system'], projectDrafts.letter);
  if (envelope.acknowledgement === 'pluspositivkvitt') setAt(composition, own('receipt-wanted', 'valueBoolean'), true);
  composition.section = sectionsFor(root);
  if (elementAt(root, 'Letter/Authorisation') === undefined || composition.date === undefined) composition.date ??= envelopeOf(document).timestamp ?? context.now;
  const messageId = context.newId();
  const title = 'Genoptræningsplan';
  const head = headOfMessage({
    event: projectDrafts.planEvent, profile: projectDrafts.planMessage, title, sender: made(all, 'Sender'), receiver: made(all, 'Receiver'), copies: [...allMade(all, 'GPCCReceiver/CCReceiver'), ...allMade(all, 'CCReceiver')],
    focus: refTo(composition), messageId, activity: activityOf(valueAt(root, 'Letter/StatusCode')), context,
  });
  const resources = [...head, ...all.map(({ resource }) => resource), ...derived(all, root, context)];
  const bundle: Bundle = { resourceType: 'Bundle', id: context.newId(), meta: { profile: [projectDrafts.planMessage], tag: [projectDrafts.tag] }, ...envelopeOf(document), type: 'message', entry: resources.map(entryOf) };
  return { kind: 'fhir', format: 'fhir-json', bundle };
}

/** As a message to send: `context` knows the SOR codes of sender and receiver. */
export const planToFhir = (document: LetterDocument, context: ComposeContext): FhirDocument =>
  planBundle(document, { now: context.now, newId: () => context.newId(), sorOf: (gln) => [context.sender, context.receiver].find((one) => one.gln === gln)?.sor });

/** Undefined for what is no plan of this draft. */
export function planFromFhir(document: FhirDocument): LetterDocument | undefined {
  return draftEvent(document) === projectDrafts.planEvent ? readDraft(document.bundle, allGroups, () => 'RehabilitationPlan', openMessage(document)) : undefined;
}

export const isPlanDraft = (document: Document): document is FhirDocument => document.kind === 'fhir' && draftEvent(document) === projectDrafts.planEvent;
