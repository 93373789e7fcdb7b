/** From a script's data to the letter tree that both formats write. The order below each element is that of the published schema. */
import { danishTime } from '../../../../../shared/fhir/datetime';
import { parentElement, valueElement } from '../../../../../shared/formats/letter/access';
import type { Interchange, Letter, LetterElement } from '../../../../../shared/formats/letter/tree';
import { toInstant, type Instant, type Organisation, type Person } from '../../../../../shared/messages';
import { letterNumberOf } from '../../organisations';
import type { Attachment } from '../attachments';
import type { Patient } from '../patients';
import type { Coded, CorrespondenceContent, DischargeContent } from './content';
import { runsOf } from './text';

export interface LetterHeader {
  /** 1 to 14 characters. */
  identifier: string;
  /** 32 hexadecimal digits; letters of one stay share it. */
  episode?: string;
  corrected: boolean;
  sender: Organisation;
  receiver: Organisation;
  author: Person;
  patient: Patient;
  writtenAt: Instant;
}

/** The published letters allow 35 characters for a name or a street. */
const NAME = 35;
const value = (name: string, text: string | undefined, longest = Infinity): LetterElement[] => (text === undefined || text === '' ? [] : [valueElement(name, text.slice(0, longest))]);
export const formatted = (name: string, text: string | undefined): LetterElement[] => (text === undefined || text === '' ? [] : [{ name, content: { kind: 'formatted', runs: runsOf(text) } }]);
export const moment = (name: string, at: Instant): LetterElement => { const { date, time } = danishTime(at); return parentElement(name, [valueElement('Date', date), valueElement('Time', time)]); };
export const titleOf = ({ role }: Person): string => ('display' in role ? role.display : role.text);
export const earlier = (at: Instant, minutes: number): Instant => toInstant(new Date(Date.parse(at) - minutes * 60_000));

/** `Testgade 41, 2. tv, 5000 Odense C` in the fields of a letter. */
export function addressElements(address: string | undefined): LetterElement[] {
  const [street, ...rest] = (address ?? '').split(', ');
  const town = /^(\d{4}) (.+)$/.exec(rest.at(-1) ?? '');
  const suburb = (town ? rest.slice(0, -1) : rest).join(', ');
  return [...value('StreetName', street, NAME), ...value('SuburbName', suburb, NAME), ...value('DistrictName', town?.[2], NAME), ...value('PostCodeIdentifier', town?.[1])];
}

/** Number, names and address of an organisation; `most` leaves out what some parties of a letter have no room for. */
export function partyElements({ gln, name, unit, address, phone }: Organisation, most: { gln: boolean; phone: boolean }): LetterElement[] {
  const { identifier, scheme } = letterNumberOf(gln);
  return [
    ...(most.gln ? [valueElement('EANIdentifier', gln)] : []), valueElement('Identifier', identifier), valueElement('IdentifierCode', scheme),
    ...value('OrganisationName', name, NAME), ...value('DepartmentName', unit, NAME), ...addressElements(address), ...(most.phone ? value('TelephoneSubscriberIdentifier', phone) : []),
  ];
}

function senderElement({ sender }: LetterHeader): LetterElement {
  const { speciality } = letterNumberOf(sender.gln);
  return parentElement('Sender', [...partyElements(sender, { gln: true, phone: true }), ...value('MedicalSpecialityCode', speciality)]);
}

export function patientElements({ ids: [id], family, given, address }: Patient): { number: LetterElement; names: LetterElement[]; address: LetterElement[] } {
  return {
    number: valueElement(id?.type === 'cpr' ? 'CivilRegistrationNumber' : 'AlternativeIdentifier', id?.value ?? ''),
    names: [valueElement('PersonSurnameName', family), valueElement('PersonGivenName', given.join(' '))], address: addressElements(address),
  };
}

function patientElement(patient: Patient, status: string | undefined): LetterElement {
  const { number, names, address } = patientElements(patient);
  return parentElement('Patient', status === undefined ? [number, ...names] : [number, ...names, ...address, valueElement('EpisodeOfCareStatusCode', status)]);
}

function letterElement(version: string, type: string, { identifier, writtenAt, corrected, episode }: LetterHeader): LetterElement {
  return parentElement('Letter', [
    valueElement('Identifier', identifier), valueElement('VersionCode', version), valueElement('StatisticalCode', type), moment('Authorisation', writtenAt), valueElement('TypeCode', type),
    valueElement('StatusCode', corrected ? 'rettetbrev' : 'nytbrev'), ...value('EpisodeOfCareIdentifier', episode),
  ]);
}

const kinds = {
  discharge: { root: 'DischargeLetter', version: 'XD0133L', type: 'XDIS01', from: 'Admission', to: 'Discharge', status: 'indlagt' },
  outpatient: { root: 'OutPatientDischargeLetter', version: 'XD0233L', type: 'XDIS02', from: 'OutPatientFirstVisit', to: 'OutPatientLastVisit', status: 'ambulant' },
  casualty: { root: 'CasualtyWardLetter', version: 'XD0333L', type: 'XDIS03', from: 'CasualtyWardFirstVisit', to: 'CasualtyWardLastVisit', status: 'ambulant' },
} as const;

const diagnosis = ({ code, text }: Coded): LetterElement[] => [valueElement('DiagnoseCode', code), valueElement('DiagnoseText', text)];

function diagnoses({ diagnosis: main, additional = [], others = [] }: DischargeContent): LetterElement {
  return parentElement('Diagnose', [
    parentElement('Main', diagnosis(main)), ...additional.map((one) => parentElement('MainAdditional', diagnosis(one))),
    ...others.map(({ kind, code, text }) => parentElement('Other', [
      valueElement('DiagnoseDescriptionCode', kind), valueElement('DiagnoseCode', code), valueElement('DiagnoseTypeCode', 'SKSdiagnosekode'), valueElement('DiagnoseText', text),
    ])),
  ]);
}

/** A file of a letter: what the letter's reference and the binary letter say of it. `identifier` is a UUID with hyphens. */
export interface LetterFile { identifier: string; description: string; attachment: Attachment }

const fileKinds: Readonly<Record<string, { code: string; extension: string }>> = {
  'application/pdf': { code: 'tekstfil', extension: 'pdf' }, 'image/png': { code: 'billede', extension: 'png' }, 'image/jpeg': { code: 'billede', extension: 'jpeg' },
};
const fileElements = (identifier: string, { contentType, bytes }: Attachment): LetterElement[] => {
  const { code, extension } = fileKinds[contentType] ?? { code: 'proprietaert_indhold', extension: 'bin' };
  return [valueElement('ObjectIdentifier', identifier), valueElement('ObjectCode', code), valueElement('ObjectExtensionCode', extension), valueElement('OriginalObjectSize', String(bytes.length))];
};

export function dischargeLetter(header: LetterHeader, content: DischargeContent, file?: LetterFile): Letter {
  const { root, version, type, from, to, status } = kinds[content.type];
  const { author, writtenAt } = header;
  const { relative } = content;
  return {
    version, unplaced: [],
    root: parentElement(root, [
      letterElement(version, type, header), senderElement(header), parentElement('Receiver', partyElements(header.receiver, { gln: true, phone: false })), patientElement(header.patient, status),
      ...(relative ? [parentElement('Relative', [valueElement('RelationCode', relative.relation), valueElement('PersonSurnameName', relative.family), valueElement('PersonGivenName', relative.given)])] : []),
      moment(from, earlier(writtenAt, content.fromMinutes)), moment(to, earlier(writtenAt, content.toMinutes)), diagnoses(content),
      parentElement('ClinicalInformation', [moment('Signed', writtenAt), ...formatted('Text01', content.text)]),
      parentElement('ClinicalInformation', formatted('Text01', `${author.name}, ${titleOf(author)}`)),
      ...(file ? [parentElement('Reference', [valueElement('RefDescription', file.description), parentElement('BIN', fileElements(file.identifier.replaceAll('-', '').toUpperCase(), file.attachment))])] : []),
    ]),
  };
}

export function correspondenceLetter(header: LetterHeader, { subject, priority, text }: CorrespondenceContent): Letter {
  const version = 'XD9134L';
  return {
    version, unplaced: [],
    root: parentElement('ClinicalEmail', [
      letterElement(version, 'XDIS91', header), senderElement(header), parentElement('Receiver', partyElements(header.receiver, { gln: true, phone: false })), patientElement(header.patient, 'inaktiv'),
      parentElement('AdditionalInformation', [valueElement('Priority', priority), valueElement('Subject', subject)]),
      parentElement('ClinicalInformation', formatted('Text01', `${text}\n\n${header.author.name}`)),
    ]),
  };
}

export function binaryLetter(header: LetterHeader, { identifier, attachment }: LetterFile): Letter {
  const version = 'XB0131X';
  return {
    version, unplaced: [],
    root: parentElement('BinaryLetter', [
      letterElement(version, 'XBIN01', header), senderElement(header), parentElement('Receiver', partyElements(header.receiver, { gln: true, phone: false })), patientElement(header.patient, undefined),
      parentElement('BinaryObject', [...fileElements(identifier, attachment), { name: 'Object_Base64Encoded', content: { kind: 'bytes', bytes: attachment.bytes } }]),
    ]),
  };
}

/** One letter in its envelope, a positive receipt asked for. */
export function inEnvelope(letter: Letter, { sender, receiver, writtenAt }: Pick<LetterHeader, 'sender' | 'receiver' | 'writtenAt'>, identifier: string): Interchange {
  return { sent: danishTime(writtenAt), identifier, acknowledgement: 'pluspositivkvitt', sender: sender.gln, receiver: receiver.gln, letters: [letter] };
}
