/** A letter as it stands on paper: title, a table of facts, and its text under headings. Danish, as the letters are; what it is drawn with is not its business. */
import { formatCpr } from '../identifiers';
import type { DiagnosisView, LetterParty, LetterSection, LetterTime, LetterView, PlanPerson, TextRun } from '../messages';
import { letterSections } from './letter-view-sections';
import { plainText } from './medcom/letter-sections';

export interface Paper {
  title: string;
  /** For the line that stands on every page. */
  patient: { name: string; number: string };
  /** Where the words are from: the format that the letter has, or how it travels. */
  format: string;
  facts: { label: string; value: string }[];
  sections: { heading?: string; runs: TextRun[] }[];
}

const months = ['jan.', 'feb.', 'mar.', 'apr.', 'maj', 'jun.', 'jul.', 'aug.', 'sep.', 'okt.', 'nov.', 'dec.'];

/** `17. nov. 2026 kl. 13:45`. */
function timeText(at: LetterTime | undefined): string {
  if (!at) return '';
  const [, year = '', month = '', day = ''] = /^(\d{4})-(\d\d)-(\d\d)$/.exec(at.date) ?? [];
  const date = year === '' ? at.date : `${Number(day)}. ${months[Number(month) - 1] ?? month} ${year}`;
  return at.time === undefined ? date : `${date} kl. ${at.time}`;
}

const partyText = (party: LetterParty | undefined): string => (party ? [party.names.join(', '), party.phone === undefined ? '' : `tlf. ${party.phone}`].filter((part) => part !== '').join(', ') : '');
const personText = ({ name, title, phone, department }: PlanPerson): string => [name, title, department, phone === undefined ? '' : `tlf. ${phone}`].filter((part) => part !== undefined && part !== '').join(', ');
const lines = (parts: readonly string[]): string => parts.filter((part) => part.trim() !== '').join('\n');
const planTitles = { almen: 'almen genoptræning', specialiseret: 'genoptræning på specialiseret niveau', rehabilitering: 'rehabilitering på specialiseret niveau' } as const;
const dischargeTitles = { inpatient: 'Epikrise', outpatient: 'Ambulant epikrise', casualty: 'Skadekort', correspondence: 'Korrespondance', other: 'Brev' } as const;
const roles: Readonly<Record<string, string>> = { 'main': 'aktionsdiagnose', 'main-additional': 'tillægskode', 'operation': 'operation', 'roentgenundersoegelse': 'røntgenundersøgelse' };
/** Codes that are not the Danish word itself. */
const relations: Readonly<Record<string, string>> = { aegtefaelle: 'ægtefælle', soeskende: 'søskende' };
const diagnosisText = ({ role, code, text, at }: DiagnosisView): string => `${text} (${code}), ${roles[role] ?? role}${at ? `, ${timeText(at)}` : ''}`;

function titleOf(letter: LetterView): string {
  if (letter.form === 'plan') return letter.type ? `Genoptræningsplan, ${planTitles[letter.type]}` : 'Genoptræningsplan';
  const title = letter.form === 'discharge' ? dischargeTitles[letter.kind] : 'Brev';
  return letter.head.corrected ? `${title} (rettet)` : title;
}

function factsOf(letter: LetterView): { label: string; value: string }[] {
  const common = [
    { label: 'Fra', value: partyText(letter.sender) }, { label: 'Til', value: partyText(letter.receiver) },
    { label: 'Kopi til', value: lines([...(letter.form === 'plan' && letter.practice !== undefined ? [letter.practice === 'deselected' ? 'Egen læge: borgeren har sagt nej' : partyText(letter.practice.copy)] : []), ...letter.copies.map(partyText)]) },
    { label: 'Skrevet', value: timeText(letter.head.authorised) },
  ];
  const relatives = letter.form === 'text' ? '' : lines(letter.relatives.map(({ given, family, relation, phones }) => [[given, family].filter((part) => part !== '').join(' '), relation === undefined ? relation : relations[relation] ?? relation, ...phones].filter((part) => part !== undefined && part !== '').join(', ')));
  if (letter.form === 'discharge') return [
    ...common, { label: letter.kind === 'inpatient' ? 'Indlagt' : 'Første besøg', value: timeText(letter.start) }, { label: letter.kind === 'inpatient' ? 'Udskrevet' : 'Sidste besøg', value: timeText(letter.end) },
    { label: 'Diagnoser', value: lines(letter.diagnoses.map(diagnosisText)) }, { label: 'Pårørende', value: relatives },
  ];
  if (letter.form === 'text') return common;
  return [
    ...common, { label: 'Underskrevet af', value: lines([...letter.signedBy, ...letter.coWriters].map(personText)) }, { label: 'Indlagt', value: timeText(letter.stay.start) }, { label: 'Udskrevet', value: lines([timeText(letter.stay.expectedEnd), letter.stay.expectedEndText]) },
    { label: 'Diagnoser', value: lines([...letter.diagnoses.map(({ code, text }) => `${text} (${code})`), ...letter.diagnosisTexts.map(plainText)]) },
    { label: 'Kontrol', value: [timeText(letter.control.start), partyText(letter.control.location), letter.control.text].filter((part) => part !== '').join(', ') }, { label: 'Samtykke', value: letter.consent ?? '' },
    { label: 'Spørgsmål, region', value: partyText(letter.region) }, { label: 'Spørgsmål, kommune', value: partyText(letter.municipality) }, { label: 'Slutstatus til', value: lines(letter.finalStatusTo.map(partyText)) }, { label: 'Pårørende', value: relatives },
  ];
}

/** `format` is said on the paper as it is given. Facts and sections without a word are left out. */
export function paperOf(letter: LetterView, format: string): Paper {
  const { patient } = letter;
  const id = patient?.id;
  return {
    title: titleOf(letter), format,
    patient: { name: patient ? [patient.given, patient.family].filter((part) => part !== '').join(' ') : 'Ukendt borger', number: id ? formatCpr(id.value) : 'uden nummer' },
    facts: factsOf(letter).filter(({ value }) => value.trim() !== ''), sections: letterSections(letter).filter(({ heading, runs }: LetterSection) => heading !== undefined || plainText(runs).trim() !== ''),
  };
}
