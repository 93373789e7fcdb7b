/**
 * Draft → rehabilitation plan GGOP100. Which field of the form is which element: rehabilitation-plan.md section 7, read the other
 * way. How much a loss of function is stands in words below the area's text: how plans code a gradient is published nowhere.
 */
import type { LetterDocument } from '../../formats/format';
import { parentElement, valueElement } from '../../formats/letter/access';
import type { LetterElement, TextRun } from '../../formats/letter/tree';
import { danishTime } from '../../fhir/datetime';
import { joinedRuns, textRun, type AbilityGradient, type Draft, type LetterDraftPerson, type PlanDraft } from '../../messages';
import type { ComposeContext, Composed } from '../standard';
import { formatted, formattedText, organisationElements, parent, partyElements, patientElements, personName, tidy, timeElement, value } from '../medcom/letter-building';
import { DraftIncomplete, roleOf } from '../medcom/letter-drafts';
import { envelopeNumber, letterIdOf } from '../medcom/letter-standard';
import { abilityAreas } from './ability';

export const gradientWords: Readonly<Record<AbilityGradient, string>> = { none: 'Ingen', mild: 'Let', moderate: 'Moderat', severe: 'Svær', complete: 'Fuldstændig' };
const chapterHeadings = { body: '8a. Kroppens funktioner og anatomi', activities: '8b. Aktiviteter og deltagelse', environment: '8c. Omgivelsesfaktorer' } as const;
/** GGOP2 with `specialiseret` is seen in the public sample; the other two follow MedCom's list of names and are not verified. */
const statistics = { almen: 'GGOP1', specialiseret: 'GGOP2', rehabilitering: 'GGOP3' } as const;

/** Chapters in bold, areas in italic below them, in the order of the plan; only what is filled. */
export function abilityRuns(ability: PlanDraft['ability']): TextRun[] {
  const filled = abilityAreas.flatMap((area) => {
    const written = ability.filter((one) => one.area === area.id).map(({ text, gradient }) => [tidy(text), gradient === undefined ? '' : `Grad: ${gradientWords[gradient]}`].filter((line) => line !== '').join('\n')).filter((text) => text !== '');
    return written.length === 0 ? [] : [{ ...area, text: written.join('\n') }];
  });
  return joinedRuns(filled.flatMap(({ chapter, heading, text }, index) => [
    ...(chapter === filled[index - 1]?.chapter ? [] : [textRun(`${chapterHeadings[chapter]}\n`, { style: 'bold' })]), textRun(`- ${heading}\n`, { style: 'italic' }), textRun(`${text}\n`), ...(index === filled.length - 1 ? [] : [textRun('\n')]),
  ]));
}

const day = (date: string): string => { const [year, month, number] = date.split('-'); return `${number}.${month}.${year}`; };

/** The day first, since receivers look for one in this text. */
export const deadlineWords = ({ startEarliest, deadlineText }: PlanDraft): string => [startEarliest === undefined ? '' : `Start tidligst ${day(startEarliest)}.`, tidy(deadlineText)].filter((part) => part !== '').join(' ');

const person = (name: string, { title, phone, name: full }: LetterDraftPerson): LetterElement => parentElement(name, [...personName(full).reverse(), ...value('PersonTitle', title), ...value('TelephoneSubscriberIdentifier', phone)]);

function diagnoses({ diagnoses: all }: PlanDraft): LetterElement[] {
  const coded = (name: string, { code, text }: PlanDraft['diagnoses'][number]): LetterElement => parentElement(name, [...value('Code', code.toUpperCase()), valueElement('TypeCode', 'ICD10kode'), ...value('Text', text)]);
  const said = all.filter(({ code }) => code.trim() !== '');
  const [first, ...others] = said.filter(({ role }) => role === 'primary');
  const secondary = said.filter(({ role }) => role === 'secondary').map((one) => coded('SecondaryDiagnosis', one));
  const uncoded = all.filter(({ code, text }) => code.trim() === '' && text.trim() !== '');
  return parent('ICD10Diagnoses', [
    ...parent('ICD10Diagnose', [...(first ? [coded('PrimaryDiagnosis', first)] : []), ...secondary]), ...others.map((one) => parentElement('ICD10Diagnose', [coded('PrimaryDiagnosis', one)])),
    ...uncoded.flatMap(({ text }) => formattedText('Text', text)),
  ]);
}

function control({ control: { at, text, place } }: PlanDraft): LetterElement[] {
  return parent('HospitalAmbulatoryControl', [...timeElement('ExpectedStart', at), ...formattedText('ExpectedStartText', text), ...parent('Location', place.trim() === '' ? [] : partyElements({ name: place }, { ean: false, phone: false }))]);
}

function practice({ practice: chosen }: PlanDraft): LetterElement[] {
  if (chosen === undefined) return [];
  return [parentElement('GPCCReceiver', chosen === 'deselected' ? [valueElement('Deselected', '')] : [parentElement('CCReceiver', partyElements(chosen.copy, { ean: true, phone: true }))])];
}

const parties = (name: string, all: PlanDraft['copies']): LetterElement[] => all.filter((one) => one.name.trim() !== '').map((one) => parentElement(name, partyElements(one, { ean: true, phone: true })));

/** Throws DraftIncomplete for what `checkDraft` refuses. */
export function compose(draft: Draft, context: ComposeContext): Composed<LetterDocument> {
  const { plan, patient } = draft;
  if (!plan?.type || !patient) throw new DraftIncomplete();
  const identifier = envelopeNumber(context.newId());
  const { gln } = context.sender;
  const { date, time } = danishTime(context.now);
  const phone = patient.phone?.trim() ?? '';
  const root = parentElement('RehabilitationPlan', [
    parentElement('Letter', [
      valueElement('Identifier', identifier), valueElement('VersionCode', 'GGOP100'), valueElement('StatisticalCode', statistics[plan.type]),
      parentElement('Authorisation', [valueElement('Date', date), valueElement('Time', time)]), valueElement('TypeCode', 'GGOP'),
    ]),
    parentElement('Sender', [...organisationElements(context.sender), person('SignedBy', { name: draft.signature.name, title: roleOf(draft), phone: draft.signature.phone }), ...plan.coWriters.filter(({ name }) => name.trim() !== '').map((one) => person('CoWriter', one))]),
    parentElement('Receiver', organisationElements(context.receiver)), ...practice(plan), ...parties('CCReceiver', plan.copies),
    parentElement('Patient', [
      ...patientElements(patient), ...parent('TelephoneSubscriber', value('TelephoneSubscriberIdentifier', phone)), ...(phone === '' ? [valueElement('NoTelephoneReason', 'Ikke oplyst')] : []),
    ]),
    ...parent('Relatives', plan.relatives.filter(({ name }) => name.trim() !== '').map(({ relation, name, phone: number }) => parentElement('Relative', [...value('RelationCode', relation), ...personName(name), ...parent('TelephoneSubscriber', value('TelephoneSubscriberIdentifier', number))]))),
    valueElement('TypeOfRehabilitationPlan', plan.type),
    ...formattedText('InformationForPatientAndRelatives', plan.information), ...value('ConsentInformed', plan.consent), ...formattedText('PracticalInformation', plan.practical), ...formattedText('PatientSafetyAspects', plan.safety),
    ...formattedText('RehabilitationDeadline', deadlineWords(plan)),
    ...parent('CurrentHospitalContact', [...timeElement('Start', plan.admitted), ...timeElement('ExpectedEnd', plan.discharged)]), ...control(plan),
    ...formattedText('PatientHealthSummary', plan.health), ...formattedText('AbilityAtDischargeSummary', plan.abilitySummary), ...formatted('AbilityAtDischargeExtended', abilityRuns(plan.ability)), ...formattedText('RehabilitationNeedAndPotential', plan.need),
    ...diagnoses(plan), ...parties('ContactCounty', plan.region ? [plan.region] : []), ...parties('ContactMunicipality', plan.municipality ? [plan.municipality] : []), ...parent('FinalResult', parties('ResultReceiver', plan.finalStatusTo)),
  ]);
  const messageId = letterIdOf(gln, identifier);
  return {
    messageId, threadId: messageId,
    document: {
      // No EDIFACT form of a plan exists.
      kind: 'letter', format: 'oioxml', letter: { version: 'GGOP100', root, unplaced: [] },
      envelope: { sent: { date, time }, identifier: envelopeNumber(context.newId()), acknowledgement: 'pluspositivkvitt', sender: gln, receiver: context.receiver.gln },
    },
  };
}
