/** Patient, organisations and Provenance: core, messaging and dk-core. */
import { kind, messages, type GuideFilter, type Kind, type Tier } from '../kind';
import type { Spot } from '../spot';
import { twinEntry } from './envelope';

const cpr = 'urn:oid:1.2.208.176.1.2';
const sor = 'urn:oid:1.2.208.176.1.1';
const gln = 'gs1.org/gln';
const cprOf = (patient: Spot): Spot | undefined => patient.items('identifier').find((item) => item.text('system') === cpr);
const officialName = (found: Spot): Spot | undefined => found.items('name').find((item) => item.text('use') === 'official');

const patient = (name: string, tier: Tier, rule: string, edit: (patient: Spot, bundle: Spot) => string | undefined, ...guides: GuideFilter[]): Kind =>
  kind(`patient: ${name}`, tier, rule, (bundle) => {
    const found = bundle.resource('Patient');
    return found && edit(found, bundle);
  }, ...guides);
const foreignCpr = (found: Spot): string | undefined => cprOf(found)?.set('system', 'http://example.org/cpr');

export const patients: readonly Kind[] = [
  // identifier:cpr is 0..1 in the core patient, so there a number of any system will do; the text asks for a CPR or replacement number.
  patient('CPR under another system', 'invariant', 'medcom-hospitalNotification-4', foreignCpr, 'hospitalnotification'),
  patient('CPR under another system', 'profile', 'Patient.identifier:cpr 1..1', foreignCpr, 'conditionlist'),
  patient('CPR under another system', 'intent', 'patients are named by CPR or replacement number', (found) => (found.items('identifier').length === 1 ? foreignCpr(found) : undefined), 'carecommunication', 'homecareobservation'),
  ...([['of an impossible date', '3202471234'], ['with hyphen', '250947-9989'], ['too short', '250947998'], ['with letters', '25o9479989'], ['on 31 April', '3104471234']] as const)
    .map(([what, value]) => patient(`CPR ${what}`, 'invariant', 'cpr', (found) => cprOf(found)?.set('value', value))),
  patient('CPR without value', 'profile', 'dk-core-cpr-identifier value 1..1', (found) => cprOf(found)?.drop('value')),
  patient('CPR of a wrong use', 'profile', 'dk-core-cpr-identifier use fixed official', (found) => cprOf(found)?.set('use', 'secondary')),
  patient('two CPR numbers', 'profile', 'Patient.identifier:cpr 0..1', (found) => (cprOf(found) ? found.add('identifier', { system: cpr, value: '2512484916' }) : undefined)),
  patient('no identifier', 'profile', 'Patient.identifier 1..*', (found) => found.drop('identifier')),
  patient('no official name', 'profile', 'Patient.name:official 1..1', (found) => officialName(found)?.set('use', 'usual')),
  patient('no name', 'profile', 'Patient.name 1..*', (found) => found.drop('name')),
  patient('two official names', 'profile', 'Patient.name:official 1..1', (found) => { const name = officialName(found); return name && found.add('name', structuredClone(name.value)); }),
  patient('no family name', 'profile', 'Patient.name:official.family 1..1', (found) => { const name = officialName(found); name?.set('text', 'Test'); return name?.drop('family'); }),
  patient('unknown gender', 'base', 'administrative-gender', (found) => found.set('gender', 'mand')),
  patient('birth date in Danish form', 'base', 'date', (found) => found.set('birthDate', '25-09-1947')),
  patient('birth date on 31 June', 'base', 'date', (found) => found.set('birthDate', '1947-06-31')),
  kind('patient: two patients', 'invariant', 'exactly one Patient (medcom-careCommunication-2, medcom-hospitalNotification-2)', (bundle) => {
    const entry = bundle.items('entry').find((item) => item.at('resource')?.get('resourceType') === 'Patient');
    return entry && bundle.add('entry', twinEntry(entry));
  }, 'carecommunication', 'hospitalnotification'),
  patient('names as one object', 'base', 'JSON list', (found) => found.replace('name', found.at('name')?.value)),
  patient('boolean as text', 'base', 'JSON type', (found) => { found.drop('deceasedDateTime'); return found.set('deceasedBoolean', 'false'); }),
  patient('unknown property', 'base', 'element names', (found) => found.set('cpr', '2509479989')),
  patient('two values of a choice', 'base', 'Patient.deceased[x] 0..1', (found) => { found.set('deceasedBoolean', true); found.set('deceasedDateTime', '2026-03-01'); return `${found.path}.deceased`; }),
  patient('telecom without system', 'base', 'cpt-2', (found) => found.add('telecom', { value: '+4570101010' })),
  patient('address period ends before it begins', 'base', 'per-1', (found) => `${found.add('address', { period: { start: '2026-03-02', end: '2026-03-01' } })}.period`),
];

const own = (bundle: Spot): Spot | undefined => {
  const id = bundle.resource('MessageHeader')?.text('id') ?? '';
  return bundle.resources('Provenance').find((item) => item.at('target')?.text('reference')?.endsWith(`/${id}`) === true) ?? bundle.resource('Provenance');
};
const provenance = (name: string, tier: Tier, rule: string, edit: (found: Spot, bundle: Spot) => string | undefined, ...guides: GuideFilter[]): Kind =>
  kind(`provenance: ${name}`, tier, rule, (bundle) => { const found = own(bundle); return found && edit(found, bundle); }, ...(guides.length > 0 ? guides : messages));
const coding = (found: Spot): Spot | undefined => found.at('activity.coding');

export const provenances: readonly Kind[] = [
  kind('provenance: none', 'invariant', 'medcom-messaging-2', (bundle) => {
    const list = bundle.get('entry');
    if (!Array.isArray(list)) return undefined;
    const kept = list.filter((entry: { resource?: { resourceType?: string } }) => entry.resource?.resourceType !== 'Provenance');
    return kept.length === list.length ? undefined : bundle.set('entry', kept);
  }, ...messages),
  provenance('unknown activity', 'profile', 'activity required binding', (found) => coding(found)?.set('code', 'brevdue')),
  provenance('activity of another system', 'profile', 'activity required binding', (found) => coding(found)?.set('system', 'http://example.org/activities')),
  provenance('no activity', 'profile', 'activity 1..1', (found) => found.drop('activity')),
  provenance('activity without coding', 'profile', 'activity.coding 1..', (found) => found.set('activity', { text: 'Ny meddelelse' }) && `${found.path}.activity.coding`),
  provenance('activity without code', 'profile', 'activity.coding.code 1..1', (found) => coding(found)?.drop('code')),
  provenance('activity of another message', 'profile', 'activity required messagingActivities', (found) => coding(found)?.set('code', 'admit-inpatient'), 'carecommunication'),
  provenance('activity of former versions', 'profile', 'activity required messagingActivities', (found) => coding(found)?.set('code', 'retract-message'), 'carecommunication#5', 'carecommunication#4'),
  provenance('activity of another message', 'invariant', 'medcom-homecareObsMessage-2', (found) => coding(found)?.set('code', 'admit-inpatient'), 'homecareobservation'),
  provenance('activity of another message', 'intent', 'medcom-hospitalNotification-3 as meant', (found) => coding(found)?.set('code', 'new-message'), 'hospitalnotification'),
  provenance('activity of another message', 'intent', 'own activity of an acknowledgement', (found) => coding(found)?.set('code', 'new-message'), 'acknowledgement'),
  provenance('no target', 'base', 'target 1..*', (found) => found.drop('target')),
  provenance('two targets', 'profile', 'target 1..1', (found) => { const target = found.at('target'); return target && found.add('target', { reference: 'MessageHeader/11111111-0000-4000-8000-000000000001' }); }),
  provenance('recorded without zone', 'base', 'instant', (found) => found.replace('recorded', '2026-03-02T08:30:00')),
  provenance('not recorded', 'base', 'recorded 1..1', (found) => found.drop('recorded')),
  provenance('occurred as a period', 'profile', 'occurred[x] is a dateTime', (found) => found.swap('occurredDateTime', 'occurredPeriod', { start: '2026-03-02' })),
  provenance('did not occur', 'profile', 'occurred[x] 1..1', (found) => found.drop('occurredDateTime')),
  provenance('no agent', 'base', 'agent 1..*', (found) => found.drop('agent')),
  provenance('agent without who', 'base', 'agent.who 1..1', (found) => { const agent = found.at('agent'); agent?.set('type', { text: 'Afsender' }); return agent?.drop('who'); }),
  provenance('agent outside the message', 'profile', 'agent.who bundled', (found) => found.at('agent')?.set('who', { reference: 'Organization/11111111-0000-4000-8000-00000000dead' })),
  provenance('agent of a wrong kind', 'profile', 'agent.who target', (found, bundle) => found.at('agent')?.set('who', { reference: `Provenance/${bundle.resource('Provenance')?.text('id') ?? ''}` })),
  provenance('unknown role of an entity', 'base', 'provenance-entity-role', (found) => found.at('entity')?.set('role', 'copy')),
  provenance('entity without what', 'base', 'entity.what 1..1', (found) => found.at('entity')?.drop('what')),
];

const messagingOrganization = (bundle: Spot): Spot | undefined => bundle.resolve(bundle.resource('MessageHeader')?.at('sender')?.value);
const identifierOf = (found: Spot, part: string): Spot | undefined => found.items('identifier').find((item) => item.text('system')?.includes(part) === true);
const organization = (name: string, tier: Tier, rule: string, edit: (found: Spot) => string | undefined, ...guides: GuideFilter[]): Kind =>
  kind(`organization: ${name}`, tier, rule, (bundle) => { const found = messagingOrganization(bundle); return found && edit(found); }, ...(guides.length > 0 ? guides : messages));

export const organizations: readonly Kind[] = [
  organization('no GLN', 'profile', 'identifier:EAN-ID 1..1', (found) => found.dropItem('identifier', (item) => item.text('system')?.includes(gln) === true)),
  organization('no SOR', 'profile', 'identifier:SOR-ID 1..1', (found) => found.dropItem('identifier', (item) => item.text('system') === sor)),
  organization('short SOR', 'invariant', 'min-digits-sor', (found) => identifierOf(found, sor)?.set('value', '12345')),
  organization('SOR with letters', 'invariant', 'min-digits-sor', (found) => identifierOf(found, sor)?.set('value', '12345600001600x')),
  organization('GLN of twelve digits', 'invariant', 'gln-length', (found) => identifierOf(found, gln)?.set('value', '579000000012')),
  organization('GLN with a wrong check digit', 'invariant', 'gln-modulus-10', (found) => { const id = identifierOf(found, gln); const value = id?.text('value'); return value === undefined ? undefined : id?.set('value', value.slice(0, 12) + String((Number(value[12]) + 1) % 10)); }),
  organization('SOR of a wrong use', 'profile', 'dk-core-sor-identifier use', (found) => identifierOf(found, sor)?.set('use', 'old')),
  organization('two SOR codes', 'profile', 'identifier:SOR-ID 1..1', (found) => found.add('identifier', { system: sor, value: '41111000016099' })),
  organization('SOR without value', 'profile', 'dk-core-sor-identifier value 1..1', (found) => identifierOf(found, sor)?.drop('value')),
  organization('CVR of seven digits', 'invariant', 'cvr', (found) => `${found.add('identifier', { system: 'http://cvr.dk', value: '1234567' })}.value`),
  organization('Ydernummer without value', 'profile', 'identifier:Ydernummer.value 1..1', (found) => `${found.add('identifier', { system: 'urn:oid:1.2.208.176.1.4' })}.value`, 'carecommunication', 'hospitalnotification', 'acknowledgement'),
  organization('telecom of use home', 'base', 'org-3', (found) => found.add('telecom', { system: 'phone', value: '+4570101010', use: 'home' })),
  organization('address of use home', 'base', 'org-2', (found) => found.add('address', { use: 'home', city: 'Aarhus' })),
  organization('active as text', 'base', 'JSON type', (found) => found.set('active', 'ja')),
];
