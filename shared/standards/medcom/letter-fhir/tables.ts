/** What letters have in common, field by field: parties, persons, patient, relatives, files. */
import { identifierSystems } from '../../../identifiers';
import { code, time, wholeNumber } from './codecs';
import type { Path, Step } from './lens';
import type { Field, Group, Repeated } from './map';
import { projectDrafts } from './names';

/** An extension of this project, by its name and the type of its value. */
export const own = (name: string, type = 'valueString'): Step[] => ['extension', { url: projectDrafts.extension(name) }, type];

const addressFields = (at: Path): Field[] => [['StreetName', [...at, 'line', 0]], ['SuburbName', [...at, 'district']], ['DistrictName', [...at, 'city']], ['PostCodeIdentifier', [...at, 'postalCode']]];

const partyFields = (address: Path): Field[] => [
  ['EANIdentifier', ['identifier', { system: identifierSystems.gln }, 'value']], ['Identifier', ['identifier', { use: 'secondary' }, 'value']], ['IdentifierCode', ['identifier', { use: 'secondary' }, 'type', 'text']],
  ['OrganisationName', ['name']], ['DepartmentName', own('department')], ['UnitName', own('unit')], ...addressFields(address),
  ['TelephoneSubscriberIdentifier', ['telecom', { system: 'phone' }, 'value']],
];
export const organisationFields: readonly Field[] = [...partyFields(['address', 0]), ['MedicalSpecialityCode', ['type', 0, 'text']]];
export const locationFields: readonly Field[] = partyFields(['address']);

export const organisationAt = (at: string): Group => ({ at, type: 'Organization', fields: organisationFields });

export const personAt = (at: string): Group => ({
  at, type: 'Practitioner', fields: [
    ['PersonGivenName', ['name', 0, 'given', 0]], ['PersonSurnameName', ['name', 0, 'family']], ['PersonTitle', ['qualification', 0, 'code', 'text']], ['TelephoneSubscriberIdentifier', ['telecom', { system: 'phone' }, 'value']],
    ['DepartmentName', own('department')], ['Identifier', ['identifier', { use: 'secondary' }, 'value']], ['IdentifierCode', ['identifier', { use: 'secondary' }, 'type', 'text']],
  ],
});

const phones: Repeated = {
  each: 'TelephoneSubscriber', list: 'telecom', base: { system: 'phone' },
  fields: [['TelephoneSubscriberIdentifier', ['value']], ['TelephoneSubscriberCode', own('phone-kind')]],
};
const nameFields: Field[] = [['PersonSurnameName', ['name', 0, 'family']], ['PersonGivenName', ['name', 0, 'given', 0]]];
const email: Field = ['EmailAddressIdentifier', ['telecom', { system: 'email' }, 'value']];
const careOf = ['address', { use: 'temp' }] as const;

export const patientGroup: Group = {
  at: 'Patient', type: 'Patient', repeated: [phones], fields: [
    ['CivilRegistrationNumber', ['identifier', { system: identifierSystems.cpr }, 'value']], ['AlternativeIdentifier', ['identifier', { use: 'temp' }, 'value']],
    ...nameFields, ...addressFields(['address', { use: 'home' }]), email, ['OccupancyText', own('occupation')], ['Occupation', own('occupation-text')],
    ['EpisodeOfCareStatusCode', own('episode-status', 'valueCode'), code], ['NoTelephoneReason', own('no-phone-reason')],
    ['CoAddress/PersonSurnameName', [...careOf, ...own('care-of-family')]], ['CoAddress/PersonGivenName', [...careOf, ...own('care-of-given')]],
    ...addressFields(careOf).map(([letter, path]): Field => [`CoAddress/${letter}`, path]),
  ],
};

export const relativesAt = (at: string): Group => ({
  at, type: 'RelatedPerson', repeated: [phones],
  fields: [['RelationCode', ['relationship', 0, 'text']], ['PersonIdentifier', ['identifier', 0, 'value']], ...nameFields, ...addressFields(['address', 0]), email],
});

const file = ['content', 0, 'attachment'] as const;
export const referenceGroup: Group = {
  at: 'Reference', type: 'DocumentReference', base: { status: 'current' }, fields: [
    ['RefDescription', ['description']], ['URL', [...file, 'url']], ['BIN/ObjectIdentifier', ['masterIdentifier', 'value']], ['BIN/ObjectCode', ['type', 'text']],
    ['BIN/ObjectExtensionCode', [...file, ...own('file-extension')]], ['BIN/OriginalObjectSize', [...file, 'size'], wholeNumber], ['SUP', own('supplement')],
  ],
};

/** Head of every letter, on the Composition. */
export const headFields: readonly Field[] = [
  ['Letter/Identifier', ['identifier', 'value']], ['Letter/VersionCode', own('letter-version')], ['Letter/StatisticalCode', own('statistical-code')], ['Letter/Authorisation', ['date'], time],
  ['Letter/TypeCode', own('letter-type')], ['Letter/StatusCode', own('letter-status', 'valueCode'), code],
];

export const conditionFields = (names: { code: string; system: string; text: string; at?: string; role?: string }): Field[] => [
  [names.code, ['code', 'coding', 0, 'code'], code], [names.system, own('code-kind')], [names.text, ['code', 'text']],
  ...(names.at === undefined ? [] : [[names.at, ['onsetDateTime'], time] as Field]), ...(names.role === undefined ? [] : [[names.role, ['category', 0, 'text']] as Field]),
];
export const procedureFields = (names: { code: string; system: string; text: string; at: string; role: string }): Field[] => [
  [names.code, ['code', 'coding', 0, 'code'], code], [names.system, own('code-kind')], [names.text, ['code', 'text']], [names.at, ['performedDateTime'], time], [names.role, ['category', 'text']],
];
