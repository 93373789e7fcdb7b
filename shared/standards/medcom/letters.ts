/** What MedCom's letters have in common, read from the letter tree: head, parties, patient, references. Total on every tree, whole or not. */
import { elementAt, elementsAt, valueAt } from '../../formats/letter/access';
import type { LetterElement, TextRun } from '../../formats/letter/tree';
import { classifyPatientId } from '../../identifiers';
import { textRun, type LetterHead, type LetterParty, type LetterPatient, type LetterReference, type LetterRelative, type LetterTime } from '../../messages';

/** Nothing for an absent or empty value, so that it can be spread into an object. */
export const optional = <Name extends string>(name: Name, value: string | undefined): { [K in Name]?: string } => (value === undefined || value.trim() === '' ? {} : { [name]: value } as { [K in Name]?: string });

const present = (...values: (string | undefined)[]): string[] => values.filter((value): value is string => value !== undefined && value.trim() !== '' && value !== '_');

export function timeAt(element: LetterElement, path: string): LetterTime | undefined {
  const found = elementAt(element, path);
  const date = found && valueAt(found, 'Date');
  if (!found || date === undefined || date === '') return undefined;
  return { date, ...optional('time', valueAt(found, 'Time') ?? valueAt(found, 'TimeWithSec')) };
}

function addressOf(element: LetterElement): string[] {
  const town = present(valueAt(element, 'PostCodeIdentifier'), valueAt(element, 'DistrictName')).join(' ');
  return present(valueAt(element, 'StreetName'), valueAt(element, 'SuburbName'), town);
}

export function partyOf(element: LetterElement): LetterParty {
  return {
    ...optional('gln', valueAt(element, 'EANIdentifier')), ...optional('identifier', valueAt(element, 'Identifier')), ...optional('scheme', valueAt(element, 'IdentifierCode')),
    names: present(valueAt(element, 'OrganisationName'), valueAt(element, 'DepartmentName'), valueAt(element, 'UnitName')), address: addressOf(element),
    ...optional('phone', valueAt(element, 'TelephoneSubscriberIdentifier')), ...optional('speciality', valueAt(element, 'MedicalSpecialityCode')),
  };
}

export const partyAt = (root: LetterElement, path: string): LetterParty | undefined => {
  const found = elementAt(root, path);
  return found && partyOf(found);
};

export const partiesAt = (root: LetterElement, path: string): LetterParty[] => elementsAt(root, path).map(partyOf);

export function patientOf(root: LetterElement): LetterPatient | undefined {
  const patient = elementAt(root, 'Patient');
  if (!patient) return undefined;
  const cpr = valueAt(patient, 'CivilRegistrationNumber');
  const other = valueAt(patient, 'AlternativeIdentifier');
  // Ten zeros stand where a number is asked for and none is known.
  const value = cpr !== undefined && cpr !== '0000000000' ? cpr : other;
  return {
    ...(value !== undefined && value !== '' && { id: { type: value === cpr ? 'cpr' : classifyPatientId(value), value } }),
    family: valueAt(patient, 'PersonSurnameName') ?? '', given: valueAt(patient, 'PersonGivenName') ?? '', address: addressOf(patient),
    ...optional('occupation', valueAt(patient, 'OccupancyText') ?? valueAt(patient, 'Occupation')), ...optional('status', valueAt(patient, 'EpisodeOfCareStatusCode')),
  };
}

export function relativesAt(root: LetterElement, path: string): LetterRelative[] {
  return elementsAt(root, path).map((relative) => ({
    ...optional('relation', valueAt(relative, 'RelationCode')), family: valueAt(relative, 'PersonSurnameName') ?? '', given: valueAt(relative, 'PersonGivenName') ?? '', address: addressOf(relative),
    phones: elementsAt(relative, 'TelephoneSubscriber').flatMap((phone) => present(valueAt(phone, 'TelephoneSubscriberIdentifier'))),
    ...optional('email', valueAt(relative, 'EmailAddressIdentifier')),
  }));
}

/** Object identifiers are written with and without hyphens, in both cases of letters; this form is compared. */
export const objectKey = (identifier: string): string => identifier.replaceAll('-', '').toUpperCase();

export function referencesOf(root: LetterElement): LetterReference[] {
  return elementsAt(root, 'Reference').map((reference): LetterReference => {
    const description = valueAt(reference, 'RefDescription') ?? '';
    const url = valueAt(reference, 'URL');
    if (url !== undefined) return { description, kind: 'url', url };
    const file = elementAt(reference, 'BIN');
    if (!file) return { description, kind: 'elsewhere' };
    const bytes = Number(valueAt(file, 'OriginalObjectSize'));
    return { description, kind: 'file', file: {
      identifier: objectKey(valueAt(file, 'ObjectIdentifier') ?? ''), ...optional('code', valueAt(file, 'ObjectCode')), ...optional('extension', valueAt(file, 'ObjectExtensionCode')), ...(bytes > 0 && { bytes }),
    } };
  });
}

/** `version` is the letter's own, since a receipt or a plan may lack the element. */
export function headOf(root: LetterElement, version: string): LetterHead {
  const status = valueAt(root, 'Letter/StatusCode');
  const authorised = timeAt(root, 'Letter/Authorisation');
  return {
    identifier: valueAt(root, 'Letter/Identifier') ?? '', version,
    ...optional('type', valueAt(root, 'Letter/TypeCode')), ...optional('statistical', valueAt(root, 'Letter/StatisticalCode')), ...(authorised && { authorised }),
    corrected: status === 'rettetbrev', cancelled: status === 'annulleretbrev', ...optional('episode', valueAt(root, 'Letter/EpisodeOfCareIdentifier')),
  };
}

/** The runs of formatted text; a plain value is one run. */
export function runsAt(root: LetterElement, path: string): TextRun[] {
  const content = elementAt(root, path)?.content;
  if (content?.kind === 'formatted') return content.runs;
  return content?.kind === 'value' && content.text !== '' ? [textRun(content.text)] : [];
}
