/**
 * What a person reads in a discharge summary (XDIS01, 02, 03 and the letters of the same shape) and in a correspondence letter
 * (XDIS91): dates, diagnoses, parties and references from their fields; recommendation, allergy warnings and headings found in
 * the text and labelled so. Guidance 10036 of 2018 asks for the recommendation first; no published version has a field for it.
 */
import { elementsAt, valueAt } from '../../formats/letter/access';
import type { Letter, LetterElement, TextRun } from '../../formats/letter/tree';
import { textRun, type ClinicalText, type DiagnosisView, type DischargeLetterView, type LetterSection, type LetterTime, type ProbableText } from '../../messages';
import { plainText, sectionsOf } from '../medcom/letter-sections';
import { headOf, optional, partiesAt, partyAt, patientOf, referencesOf, relativesAt, runsAt, timeAt } from '../medcom/letters';
import { showingOf } from './showing';

const kinds: Readonly<Record<string, DischargeLetterView['kind']>> = { DischargeLetter: 'inpatient', OutPatientDischargeLetter: 'outpatient', CasualtyWardLetter: 'casualty', ClinicalEmail: 'correspondence', AdministrativeEmail: 'correspondence' };

/** Letters of the discharge family, which all have the same shape but for the names of their dates. */
const readable: ReadonlySet<string> = new Set([...Object.keys(kinds), 'RadiologyReport', 'DoctorsCallCenterLetter', 'PrivateSpecialistLetter', 'PhysiotherapyLetter', 'PsychologistLetter']);

export const isDischargeLetter = ({ root }: Letter): boolean => readable.has(root.name);

const starts = ['Admission', 'OutPatientFirstVisit', 'CasualtyWardFirstVisit', 'ExaminationStart'];
const ends = ['Discharge', 'OutPatientLastVisit', 'CasualtyWardLastVisit', 'ExaminationEnd'];

const firstTime = (root: LetterElement, names: readonly string[]): LetterTime | undefined => names.map((name) => timeAt(root, name)).find((time) => time !== undefined);

function diagnosisOf(element: LetterElement, role: string): DiagnosisView {
  const at = timeAt(element, 'DiagnoseDateTime');
  return { role, code: valueAt(element, 'DiagnoseCode') ?? '', system: valueAt(element, 'DiagnoseTypeCode') ?? 'SKSdiagnosekode', text: valueAt(element, 'DiagnoseText') ?? '', ...(at && { at }) };
}

function diagnosesOf(root: LetterElement): DiagnosisView[] {
  return [
    ...elementsAt(root, 'Diagnose/Main').map((element) => diagnosisOf(element, 'main')),
    ...elementsAt(root, 'Diagnose/MainAdditional').map((element) => diagnosisOf(element, 'main-additional')),
    ...elementsAt(root, 'Diagnose/Other').map((element) => diagnosisOf(element, valueAt(element, 'DiagnoseDescriptionCode') ?? 'uspec_diagnose')),
  ];
}

function referralOf(root: LetterElement): NonNullable<DischargeLetterView['referral']> | undefined {
  const [element] = elementsAt(root, 'Referral');
  if (!element) return undefined;
  const received = timeAt(element, 'Received');
  return {
    ...optional('identifier', valueAt(element, 'Identifier')), ...(received && { received }),
    diagnoses: [...elementsAt(element, 'Refer').map((one) => diagnosisOf(one, 'henv_diagnose')), ...elementsAt(element, 'ReferalAdditional').map((one) => diagnosisOf(one, 'tillaegsdiagnose'))],
  };
}

export const recommends = /anbefaling.*opfølgning|opfølgning.*egen læge/i;
export const warns = /^cave\b/i;

function textsOf(root: LetterElement): ClinicalText[] {
  return elementsAt(root, 'ClinicalInformation').map((element) => {
    const signed = timeAt(element, 'Signed');
    return { ...(signed && { signed }), sections: sectionsOf(runsAt(element, 'Text01')) };
  });
}

/** The first heading of the letter only: further down it may speak of somebody else's recommendation. */
function recommendationOf(texts: readonly ClinicalText[]): { section: LetterSection; found: ProbableText } | undefined {
  const section = texts.flatMap(({ sections }) => sections).find(({ heading }) => heading !== undefined);
  return section?.heading !== undefined && recommends.test(section.heading) ? { section, found: { heading: section.heading, runs: section.runs, certainty: 'probable' } } : undefined;
}

/** A section headed CAVE, or the first line of plain text that begins so (`Cave; penicillin`). */
function warningsOf(texts: readonly ClinicalText[]): ProbableText | undefined {
  const sections = texts.flatMap((text) => text.sections);
  const headed = sections.find(({ heading }) => heading !== undefined && warns.test(heading));
  if (headed) {
    const [, rest = ''] = /^cave\b[\s:;,-]*(.*)$/i.exec(headed.heading!) ?? [];
    const runs: TextRun[] = rest === '' ? headed.runs : [textRun(headed.runs.length > 0 ? `${rest}\n` : rest), ...headed.runs];
    return { heading: 'CAVE', runs, certainty: 'probable' };
  }
  for (const line of sections.flatMap(({ runs }) => plainText(runs).split('\n'))) {
    const found = /^\s*cave\b\s*[:;,-]?\s*(\S.*)$/i.exec(line);
    if (found) return { heading: 'CAVE', runs: [textRun(found[1]!)], certainty: 'probable' };
  }
  return undefined;
}

/** Total on every letter that `isDischargeLetter` accepts, whole or not. `written`: the version as the letter's own format spells it. */
export function dischargeLetterView(letter: Letter, written: string = letter.version): DischargeLetterView {
  const { version, root, unplaced } = letter;
  const texts = textsOf(root);
  const recommendation = recommendationOf(texts);
  const warnings = warningsOf(texts);
  const [start, end] = [firstTime(root, starts), firstTime(root, ends)];
  const [sender, contact, receiver] = [partyAt(root, 'Sender'), partyAt(root, 'Sender/Contact'), partyAt(root, 'Receiver')];
  const patient = patientOf(root);
  const referral = referralOf(root);
  const view: Omit<DischargeLetterView, 'showing'> = {
    form: 'discharge', kind: kinds[root.name] ?? 'other', head: headOf(root, version),
    ...(sender && { sender }), ...(contact && { contact }), ...(receiver && { receiver }), copies: partiesAt(root, 'CCReceiver'),
    ...(patient && { patient }), relatives: relativesAt(root, 'Relative'), ...(referral && { referral }), ...(start && { start }), ...(end && { end }),
    diagnoses: diagnosesOf(root), ...optional('priority', valueAt(root, 'AdditionalInformation/Priority')), ...optional('subject', valueAt(root, 'AdditionalInformation/Subject')),
    ...(recommendation && { recommendation: recommendation.found }), ...(warnings && { warnings }),
    texts: texts.map((text) => ({ ...text, sections: text.sections.filter((section) => section !== recommendation?.section) })).filter(({ sections, signed }) => sections.length > 0 || signed),
    references: referencesOf(root), unplaced: unplaced.map(({ text }) => text),
  };
  return { ...view, showing: showingOf(letter, view, written) };
}
