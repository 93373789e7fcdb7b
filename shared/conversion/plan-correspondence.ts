/**
 * A rehabilitation plan as a correspondence letter, for EDIFACT, which has no plan: legacy formats, section 6, "GGOP -> XDIS91 fallback".
 * Subject and bold headings are those by which receivers know a plan inside a correspondence letter, in their order.
 */
import type { LetterDocument } from '../formats/format';
import { childrenOf, elementAt, elementsAt, parentElement, valueAt, valueElement } from '../formats/letter/access';
import type { LetterElement, TextRun } from '../formats/letter/tree';
import { joinedRuns, textRun } from '../messages';
import { formatted, value } from '../standards/medcom/letter-building';
import { lossesBetween } from './losses';
import { missingFrom, wordsOf } from './tree-loss';
import type { Loss } from './types';

const SUBJECT = 70;

/** What a correspondence letter has fields for; the rest of a party or a patient is said in the text. */
const partyFields: ReadonlySet<string> = new Set(['Identifier', 'IdentifierCode', 'OrganisationName', 'DepartmentName', 'UnitName', 'StreetName', 'SuburbName', 'DistrictName', 'PostCodeIdentifier', 'TelephoneSubscriberIdentifier']);
const patientFields: ReadonlySet<string> = new Set(['CivilRegistrationNumber', 'AlternativeIdentifier', 'PersonSurnameName', 'PersonGivenName', 'StreetName', 'SuburbName', 'DistrictName', 'PostCodeIdentifier']);

interface Part { heading: string; /** Of the plan, one line or text for each element found. */ paths: readonly string[]; label?: Readonly<Record<string, string>> }
const parts: readonly Part[] = [
  { heading: 'Kopimodtagere', paths: ['GPCCReceiver/CCReceiver', 'GPCCReceiver/Deselected', 'CCReceiver'], label: { 'GPCCReceiver/Deselected': 'Egen læge: fravalgt' } },
  { heading: 'Underskrivere', paths: ['Sender/SignedBy', 'Sender/CoWriter'] },
  { heading: 'Yderligere patientoplysninger', paths: ['Patient/Occupation', 'Patient/TelephoneSubscriber', 'Patient/NoTelephoneReason', 'Patient/EmailAddressIdentifier', 'Patient/CoAddress'] },
  { heading: 'Pårørende', paths: ['Relatives/Relative'] },
  { heading: 'Information om behandling til patient og pårørende', paths: ['InformationForPatientAndRelatives', 'ConsentInformed'], label: { ConsentInformed: 'Informeret samtykke: ' } },
  { heading: 'Praktiske oplysninger', paths: ['PracticalInformation'] },
  { heading: 'Patientsikkerhedsmæssige forhold', paths: ['PatientSafetyAspects'] },
  { heading: 'Tidsfrist for start af genoptræning', paths: ['RehabilitationDeadline'] },
  { heading: 'Aktuel sygehuskontakt', paths: ['CurrentHospitalContact/Start', 'CurrentHospitalContact/ExpectedEnd', 'CurrentHospitalContact/ExpectedEndText'], label: { 'CurrentHospitalContact/Start': 'Start: ', 'CurrentHospitalContact/ExpectedEnd': 'Forventet afslutning: ', 'CurrentHospitalContact/ExpectedEndText': 'Forventet afslutning: ' } },
  { heading: 'Aftaler om kontrol og opfølgning', paths: ['HospitalAmbulatoryControl/ExpectedStart', 'HospitalAmbulatoryControl/ExpectedStartText', 'HospitalAmbulatoryControl/Location'], label: { 'HospitalAmbulatoryControl/ExpectedStart': 'Dato for kontrol: ', 'HospitalAmbulatoryControl/Location': 'Sted: ' } },
  { heading: 'Helbredsforhold inkl. beskrivelse af behandlingsforløb - Sammenfatning', paths: ['PatientHealthSummary'] },
  { heading: 'Helbredsrelateret funktionsevne på udskrivningstidspunktet - Sammenfatning', paths: ['AbilityAtDischargeSummary'] },
  { heading: 'Udvidet beskrivelse af helbredsrelateret funktionsevne på udskrivningstidspunktet', paths: ['AbilityAtDischargeExtended'] },
  { heading: 'Patientens genoptræningsbehov og potentiale', paths: ['RehabilitationNeedAndPotential'] },
  { heading: 'Diagnoser', paths: ['ICD10Diagnoses/ICD10Diagnose/PrimaryDiagnosis', 'ICD10Diagnoses/ICD10Diagnose/SecondaryDiagnosis', 'ICD10Diagnoses/Text'] },
  { heading: 'ICF-koder', paths: ['ICFClassifications/ICFClassification/ICFCode', 'ICFClassifications/ICFClassification/ICFGradient'] },
  { heading: 'Uddrag fra journal', paths: ['JournalExcerpt'] },
  { heading: 'Spørgsmål til Regionen', paths: ['ContactCounty'] },
  { heading: 'Spørgsmål til Kommunen', paths: ['ContactMunicipality'] },
  { heading: 'Behandlende team under indlæggelse', paths: ['HealthCareTeam/Member'] },
  { heading: 'Slutstatusmodtager', paths: ['FinalResult/ResultReceiver'] },
];

const bold = (text: string): TextRun => textRun(text, { style: 'bold' });

/** A person or an organisation begins with the name, an excerpt with its type. */
const named = ['TypeOfExcerpt', 'PersonGivenName', 'PersonSurnameName', 'PersonTitle', 'OrganisationName', 'DepartmentName', 'UnitName'];
const nameFirst = (elements: readonly LetterElement[]): LetterElement[] => [...named.flatMap((name) => elements.filter((one) => one.name === name)), ...elements.filter(({ name }) => !named.includes(name))];

const separatorBefore = ({ name, content }: LetterElement): string => (content.kind === 'formatted' ? '\n' : name === 'PersonSurnameName' ? ' ' : ', ');

/** Values side by side, `text (code)` for what is coded; formatted text keeps its style. */
function said(element: LetterElement): TextRun[] {
  const { content } = element;
  if (content.kind === 'value') return content.text === '' ? [] : [textRun(content.text)];
  if (content.kind === 'formatted') return content.runs;
  if (content.kind === 'bytes') return [];
  const [code, text] = [valueAt(element, 'Code'), valueAt(element, 'Text')];
  if (code !== undefined) return [textRun([text === undefined ? code : `${text} (${code})`, valueAt(element, 'TypeCode') ?? ''].filter((one) => one !== '').join(', '))];
  return nameFirst(content.children).flatMap((child, index) => [...(index === 0 ? [] : [textRun(separatorBefore(child))]), ...said(child)]);
}

function text(root: LetterElement): TextRun[] {
  const sections = parts.flatMap(({ heading, paths, label }) => {
    const lines = paths.flatMap((path) => elementsAt(root, path).map((element) => [textRun(label?.[path] ?? ''), ...said(element), textRun('\n')]));
    return lines.length === 0 ? [] : [[bold(`${heading}\n`), ...lines.flat()]];
  });
  // Whatever a plan says beyond these headings stands last, by the name of its field.
  const words = sections.flat().map((run) => run.text).join('');
  const rest = missingFrom(root, parentElement(root.name, [])).filter(({ path, text: content }) => !/^[^/]*\/(?:Letter|Sender|Receiver|Patient|Reference|TypeOfRehabilitationPlan)\b/.test(path) && content.trim() !== '' && !words.includes(content.trim()));
  const others = rest.length === 0 ? [] : [[bold('Øvrige felter\n'), ...rest.map(({ path, text: content }) => textRun(`${path.slice(path.indexOf('/') + 1)}: ${content}\n`))]];
  return joinedRuns([...sections, ...others].flatMap((section, index) => [...(index === 0 ? [] : [textRun('\n')]), ...section]));
}

const only = (element: LetterElement | undefined, fields: ReadonlySet<string>): LetterElement[] => (element ? childrenOf(element).filter(({ name }) => fields.has(name)) : []);

const unstyled = (runs: readonly TextRun[]): TextRun[] => joinedRuns(runs.map(({ text: words }) => textRun(words)));

/** The letter, and each field of the plan that it says in its text or not at all. Without styles much more text fits: EDIFACT spends a segment on each change of style. */
export function planAsCorrespondence({ envelope, letter: { root, unplaced } }: LetterDocument, styles: 'kept' | 'left'): { document: LetterDocument; losses: Loss[] } {
  // EDIFACT has one number for each, in the envelope.
  const party = (name: 'Sender' | 'Receiver', number: string): LetterElement => parentElement(name, [valueElement('EANIdentifier', number), ...only(elementAt(root, name), partyFields)]);
  const of = (path: string): string | undefined => valueAt(root, path);
  const type = of('TypeOfRehabilitationPlan');
  const email = parentElement('ClinicalEmail', [
    parentElement('Letter', [
      ...value('Identifier', of('Letter/Identifier')), valueElement('VersionCode', 'XD9134L'), ...value('StatisticalCode', of('Letter/StatisticalCode')),
      ...elementsAt(root, 'Letter/Authorisation'), valueElement('TypeCode', 'XDIS91'), valueElement('StatusCode', 'nytbrev'), ...value('EpisodeOfCareIdentifier', of('Letter/EpisodeOfCareIdentifier')),
    ]),
    party('Sender', envelope.sender), party('Receiver', envelope.receiver), parentElement('Patient', [...only(elementAt(root, 'Patient'), patientFields), valueElement('EpisodeOfCareStatusCode', 'inaktiv')]),
    parentElement('AdditionalInformation', [valueElement('Priority', 'rutine'), ...value('Subject', type === undefined ? 'Genoptræningsplan' : `Genoptræningsplan (${type})`, SUBJECT)]),
    parentElement('ClinicalInformation', formatted('Text01', styles === 'kept' ? text(root) : unstyled(text(root)))), ...elementsAt(root, 'Reference'),
  ]);
  const form = (field: string): Loss => ({
    path: `${root.name}/Letter/${field}`, kept: 'text', what: 'EDIFACT har ingen genoptræningsplan. Planen står som tekst i et korrespondancebrev (DIS91), og modtagerens system genkender den måske ikke som en plan.',
    whatEn: 'EDIFACT has no rehabilitation plan. The plan stands as text in a correspondence letter (DIS91), and the receiver\'s system may not know it as a plan.',
  });
  return {
    document: { kind: 'letter', format: 'edifact', envelope, letter: { version: 'XD9134L', root: email, unplaced } },
    losses: lossesBetween(root, email, [form('TypeCode'), form('VersionCode')], wordsOf(email)),
  };
}
