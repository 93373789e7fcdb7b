/**
 * Draft → discharge summary (XDIS01, 02, 03). Only dates, diagnoses and parties are fields of the letter; all else is one text with
 * bold headings, in the order of the template of discharge-summary.md section 2, so that it stays readable in every receiver's system.
 */
import { danishTime } from '../../fhir/datetime';
import type { LetterDocument } from '../../formats/format';
import { parentElement, valueElement } from '../../formats/letter/access';
import type { LetterElement, TextRun } from '../../formats/letter/tree';
import type { DischargeDraft, Draft, DraftTime, LetterFormatId } from '../../messages';
import type { ComposeContext, Composed } from '../standard';
import { formatted, headedText, organisationElements, parent, partyElements, patientElements, timeElement, tidy, value, type Part } from '../medcom/letter-building';
import { DIAGNOSIS_TEXT, DraftIncomplete, isSksDiagnosis } from '../medcom/letter-drafts';
import { envelopeNumber, letterIdOf } from '../medcom/letter-standard';

/** The heading by which receivers find the recommendation; it stands first. */
export const RECOMMENDATION = 'Anbefaling om opfølgning hos egen læge';

/** The other headings, by the field that stands below them; a correction reads them back. */
export const headings = {
  cave: 'CAVE', remark: 'Bemærkning til egen læge', course: 'Resumé af forløbet', information: 'Information til patienten og aftaler', medicineInformation: 'Medicinoplysninger',
  prevention: 'Forebyggelse og sundhedsfremme', planned: 'Planlagte undersøgelser og henvisninger', medicine: 'Medicinliste', manner: 'Udskrivningsmåde', doctors: 'Læger',
} as const;
export const doctorWords = { dictatedBy: 'Dikteret af', responsible: 'Patientansvarlig læge' } as const;

const kinds = {
  inpatient: { root: 'DischargeLetter', version: 'XD0133L', type: 'XDIS01', start: 'Admission', end: 'Discharge', status: 'indlagt' },
  outpatient: { root: 'OutPatientDischargeLetter', version: 'XD0233L', type: 'XDIS02', start: 'OutPatientFirstVisit', end: 'OutPatientLastVisit', status: 'ambulant' },
  casualty: { root: 'CasualtyWardLetter', version: 'XD0333L', type: 'XDIS03', start: 'CasualtyWardFirstVisit', end: 'CasualtyWardLastVisit', status: 'ambulant' },
} as const;

export const letterTypeOf = ({ kind }: DischargeDraft): 'XDIS01' | 'XDIS02' | 'XDIS03' => kinds[kind].type;

/** Columns of equal letters, two blanks between them. */
export function medicineTable(medicine: DischargeDraft['medicine']): string {
  const rows = medicine.map(({ name, strength, dose, purpose }) => [name, strength, dose, purpose].map((cell) => cell.replace(/\s+/g, ' ').trim())).filter((row) => row.some((cell) => cell !== ''));
  if (rows.length === 0) return '';
  const all = [['Lægemiddel', 'Styrke', 'Dosis', 'Indikation'], ...rows];
  const widths = all[0]!.map((_, column) => Math.max(...all.map((row) => row[column]!.length)));
  return all.map((row) => row.map((cell, column) => cell.padEnd(widths[column]!)).join('  ').trimEnd()).join('\n');
}

/** Parts of the text in their order. The mark of a letter is its first heading, so an empty recommendation keeps it. */
export function partsOf(discharge: DischargeDraft, signedBy: string): Part[] {
  const { followUp, recommendation } = discharge;
  const doctors = [[doctorWords.dictatedBy, discharge.dictatedBy.trim() || signedBy], [doctorWords.responsible, discharge.responsible]].flatMap(([what, who]) => (who!.trim() === '' ? [] : [`${what}: ${who!.trim()}`]));
  return [
    ...(followUp ? [{ heading: RECOMMENDATION, text: recommendation }] : []),
    { heading: headings.cave, text: discharge.cave },
    // Not ticked, so it may not look like a recommendation to a receiver's system; not lost either.
    ...(followUp ? [] : [{ heading: headings.remark, text: recommendation }]),
    { heading: headings.course, text: discharge.course }, { heading: headings.information, text: discharge.information },
    { heading: headings.medicineInformation, text: discharge.medicineInformation }, { heading: headings.prevention, text: discharge.prevention },
    { heading: headings.planned, text: discharge.planned }, { heading: headings.medicine, text: medicineTable(discharge.medicine), fixed: true },
    { heading: headings.manner, text: discharge.manner }, { heading: headings.doctors, text: doctors.join('\n') },
  ];
}

/** EDIFACT has room for nine segments of five lines of 70 letters in a text. Cut between parts here, since the format would cut anywhere. */
const SEGMENTS = 9;
const segmentsFor = ({ text }: Part): number => 2 + Math.ceil(text.split('\n').reduce((lines, line) => lines + Math.max(1, Math.ceil(line.length / 60)), 0) / 5);

function textsOf(discharge: DischargeDraft, signedBy: string, format: LetterFormatId): TextRun[][] {
  const isMark = ({ heading }: Part): boolean => heading === RECOMMENDATION;
  const parts = partsOf(discharge, signedBy).map((part) => ({ ...part, text: part.fixed ? part.text : tidy(part.text) })).filter((part) => part.text !== '' || isMark(part));
  const groups: Part[][] = [];
  let used = Infinity;
  for (const part of parts) {
    used += segmentsFor(part);
    if (groups.length > 0 && (format === 'oioxml' || used <= SEGMENTS)) groups.at(-1)!.push(part);
    else { groups.push([part]); used = segmentsFor(part); }
  }
  return groups.map((group) => headedText(group, isMark));
}

function diagnosesOf({ diagnoses }: DischargeDraft): LetterElement[] {
  const said = diagnoses.filter(({ code, text }) => code.trim() !== '' && text.trim() !== '');
  const simple = (name: string, role: string): LetterElement[] => said.filter((one) => one.role === role).map(({ code, text }) => parentElement(name, [...value('DiagnoseCode', code.toUpperCase(), 17), ...value('DiagnoseText', text, DIAGNOSIS_TEXT)]));
  const other = said.filter(({ role }) => role !== 'main' && role !== 'main-additional').map(({ role, code, text }) => parentElement('Other', [
    valueElement('DiagnoseDescriptionCode', role), ...value('DiagnoseCode', code.toUpperCase(), 17),
    // Operations and X-ray examinations are of other hierarchies of the same classification.
    valueElement('DiagnoseTypeCode', role === 'bidiagnose' && !isSksDiagnosis(code) ? 'uspecificeretkode' : 'SKSdiagnosekode'), ...value('DiagnoseText', text, DIAGNOSIS_TEXT),
  ]));
  return parent('Diagnose', [...simple('Main', 'main').slice(0, 1), ...simple('MainAdditional', 'main-additional'), ...other]);
}

/** The letter asks for a time with each day; midnight where nobody knows it. */
const moment = (name: string, at: DraftTime | undefined): LetterElement[] => timeElement(name, at && { date: at.date, time: at.time ?? '00:00' });

/** Throws DraftIncomplete for what `checkDraft` refuses. */
export function compose(draft: Draft, context: ComposeContext): Composed<LetterDocument> {
  const { discharge, patient } = draft;
  if (!discharge || !patient) throw new DraftIncomplete();
  const { root: name, version, type, start, end, status } = kinds[discharge.kind];
  const identifier = envelopeNumber(context.newId());
  const { date, time } = danishTime(context.now);
  const now = (element: string): LetterElement => parentElement(element, [valueElement('Date', date), valueElement('Time', time)]);
  const format = context.letterFormat ?? 'oioxml';
  const texts = textsOf(discharge, tidy(draft.signature.name), format);
  const root = parentElement(name, [
    parentElement('Letter', [
      valueElement('Identifier', identifier), valueElement('VersionCode', version), valueElement('StatisticalCode', type), now('Authorisation'), valueElement('TypeCode', type),
      valueElement('StatusCode', discharge.corrects === undefined ? 'nytbrev' : 'rettetbrev'), 
      // Without one, nobody could tell a later correction of this letter from a new letter.
      ...value('EpisodeOfCareIdentifier', discharge.episode ?? context.newId().replaceAll('-', ''), 35),
    ]),
    parentElement('Sender', organisationElements(context.sender)),
    // The letter has no room for a receiver's phone number.
    parentElement('Receiver', organisationElements({ gln: context.receiver.gln, name: context.receiver.name, unit: context.receiver.unit, address: context.receiver.address })),
    ...(discharge.copy?.gln === undefined ? [] : [parentElement('CCReceiver', partyElements(discharge.copy, { ean: false, phone: false }))]),
    parentElement('Patient', [...patientElements(patient), valueElement('EpisodeOfCareStatusCode', patient.deceased ? 'doed' : status)]),
    ...moment(start, discharge.start), ...moment(end, discharge.end), ...diagnosesOf(discharge),
    ...texts.map((runs, index) => parentElement('ClinicalInformation', [...(index === 0 ? [now('Signed')] : []), ...formatted('Text01', runs)])),
  ]);
  const messageId = letterIdOf(context.sender.gln, identifier);
  return {
    messageId, threadId: messageId,
    document: {
      kind: 'letter', format, letter: { version, root, unplaced: [] },
      envelope: { sent: { date, time }, identifier: envelopeNumber(context.newId()), acknowledgement: 'pluspositivkvitt', sender: context.sender.gln, receiver: context.receiver.gln },
    },
  };
}
