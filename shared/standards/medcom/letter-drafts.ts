/** What every draft of a letter is checked for: patient, receiver, signature, dates and codes. Paths are the draft's own fields. */
import { isPatientIdValid, isGln } from '../../identifiers';
import type { Draft, DraftTime, Issue } from '../../messages';
import { finding } from './rule-kit';

export const blocks = (rule: string, path: string, message: string, messageEn: string): Issue => finding('error', 'policy', rule, path, message, messageEn);
export const warns = (rule: string, path: string, message: string, messageEn: string): Issue => finding('warning', 'policy', rule, path, message, messageEn);

/** What no letter can hold: control characters but tab and line breaks, halves of characters. */
const forbidden = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/;

export function forbiddenIn(path: string, text: string): Issue[] {
  const position = forbidden.exec(text)?.index;
  if (position === undefined) return [];
  return [blocks('text-forbidden-character', path, `Tegn nummer ${position + 1} kan ikke sendes. Slet det.`, `Character number ${position + 1} cannot be sent. Delete it.`)];
}

export function patientIssues({ patient }: Draft): Issue[] {
  if (!patient || patient.ids.length === 0) return [blocks('draft-patient', 'patient', 'Borger mangler. Vælg en borger med CPR-nummer eller erstatningsnummer.', 'The citizen is missing. Choose a citizen with a CPR or replacement number.')];
  const valid = patient.ids.every(({ type, value }) => isPatientIdValid(value, type));
  return [
    ...(valid ? [] : [blocks('draft-patient-number', 'patient', 'Borgerens CPR-nummer eller erstatningsnummer er ikke gyldigt. Kontrollér det.', 'The citizen\'s CPR or replacement number is not valid. Check it.')]),
    ...(patient.family.trim() === '' ? [blocks('draft-patient-name', 'patient', 'Borgerens efternavn mangler.', 'The citizen\'s family name is missing.')] : []),
  ];
}

/** `path` is the draft's `receiver`. A number with a wrong check digit is told: some systems have such. */
export function receiverIssues({ receiver }: Draft, missing: [da: string, en: string]): Issue[] {
  if (receiver === undefined) return [blocks('draft-receiver', 'receiver', ...missing)];
  return isGln(receiver) ? [] : [warns('draft-receiver-number', 'receiver', 'Modtagerens lokationsnummer har et forkert kontrolciffer. Kontrollér det.', 'The receiver\'s location number has a wrong check digit. Check it.')];
}

export function signatureIssues({ signature: { name, role, phone } }: Draft): Issue[] {
  const words = role === undefined ? '' : 'text' in role ? role.text : role.display;
  return [
    ...(/\S\s+\S/.test(name.trim()) ? [] : [blocks('draft-signature', 'signature.name', 'Underskrift mangler. Skriv for- og efternavn på den, der har skrevet brevet.', 'The signature is missing. Write given and family name of the author.')]),
    ...(words.trim() === '' ? [blocks('draft-signature-role', 'signature.role', 'Stilling mangler på den, der underskriver.', 'The role of the person who signs is missing.')] : []),
    ...(phone.trim() === '' ? [blocks('draft-signature-phone', 'signature.phone', 'Telefonnummer mangler på den, der underskriver.', 'The phone number of the person who signs is missing.')] : []),
  ];
}

export const roleOf = ({ signature: { role } }: Draft): string => (role === undefined ? '' : 'text' in role ? role.text : role.display);

const order = ({ date, time = '00:00' }: DraftTime): string => `${date}T${time}`;

export const isBefore = (a: DraftTime, b: DraftTime): boolean => order(a.time === undefined || b.time === undefined ? { date: a.date } : a) < order(a.time === undefined || b.time === undefined ? { date: b.date } : b);

/** Diagnosis codes of the Danish classification (SKS): `D` with the letter and numbers of ICD-10. */
export const isSksDiagnosis = (code: string): boolean => /^D[A-Z][0-9]{2}.{0,3}$/.test(code.trim());

/** Text of 70 characters is what a diagnosis has room for. */
export const DIAGNOSIS_TEXT = 70;

/** Thrown by composers for what `checkDraft` refuses; the mailroom knows the code. */
export class DraftIncomplete extends Error {
  readonly code = 'draft-incomplete';
  constructor() {
    super('draft-incomplete');
    this.name = 'DraftIncomplete';
  }
}

/** Draft fields by the path of an element below the letter's root. */
export type LetterFields = Readonly<Record<string, string>>;

/** The draft's field for what a format finds in a written letter (`DischargeLetter.Diagnose.Main.DiagnoseText`); undefined for what no person wrote. */
export function letterField(path: string, fields: LetterFields): string | undefined {
  const inside = path.replace(/^[A-Za-z]+\./, '').replace(/\[\d+\]/g, '');
  return Object.entries(fields).find(([element]) => inside === element || inside.startsWith(`${element}.`))?.[1];
}
