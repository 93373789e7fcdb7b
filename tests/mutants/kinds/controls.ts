/** Edits after which the message is as valid as before. */
import { kind, type GuideFilter, type Kind } from '../kind';
import type { Spot } from '../spot';

const control = (name: string, why: string, edit: (bundle: Spot) => string | undefined, ...guides: GuideFilter[]): Kind => kind(`control: ${name}`, 'control', why, edit, ...guides);
const on = (type: string, edit: (found: Spot) => string | undefined) => (bundle: Spot): string | undefined => { const found = bundle.resource(type); return found && edit(found); };
const anExtension = { url: 'http://example.org/fhir/extension', valueString: 'x' };
const own = (bundle: Spot): Spot | undefined => bundle.resource('Provenance');

export const controls: readonly Kind[] = [
  control('unchanged', 'the seed is valid', () => 'Bundle'),
  control('entries in another order', 'only the first entry has its place', (bundle) => {
    const list = bundle.get('entry');
    if (!Array.isArray(list)) return undefined;
    return bundle.set('entry', [list[0], ...(list.slice(1) as unknown[]).reverse()]);
  }),
  control('unknown extension', 'extensions may be anywhere', on('Organization', (found) => found.add('extension', anExtension))),
  control('unknown extension of the Patient', 'extensions may be anywhere', on('Patient', (found) => found.add('extension', anExtension))),
  control('nested extension', 'an extension may hold extensions', on('Organization', (found) => found.add('extension', { url: 'http://example.org/fhir/group', extension: [anExtension, { url: 'a', valueInteger: 1 }] }))),
  control('extension of a primitive', 'primitives may have extensions', on('Organization', (found) => (found.text('name') === undefined ? undefined : found.set('_name', { extension: [anExtension] })))),
  control('no narrative', 'dom-6 is a warning', (bundle) => bundle.resources().map((found) => found.drop('text')).find((path) => path !== undefined)),
  control('milliseconds and Z', 'instant', (bundle) => bundle.replace('timestamp', '2026-03-02T07:30:00.123Z')),
  control('time in another zone', 'instant', (bundle) => bundle.replace('timestamp', '2026-03-02T13:00:00+05:30')),
  control('leap day of 2024', 'instant', (bundle) => bundle.replace('timestamp', '2024-02-29T08:30:00+01:00')),
  control('birth year only', 'date', on('Patient', (found) => found.set('birthDate', '1947'))),
  control('leap day of birth', 'date', on('Patient', (found) => found.set('birthDate', '1948-02-29'))),
  control('display added', 'displays are optional', (bundle) => (own(bundle)?.at('activity.coding') ?? bundle.resource('Condition')?.at('category.coding'))?.set('display', 'Ny')),
  control('second given name', 'given 0..*', on('Patient', (found) => { const name = found.at('name'); return name?.add('given', 'Ekstra'); })),
  control('second name of use usual', 'name:official 1..1, others free', on('Patient', (found) => found.add('name', { use: 'usual', text: 'Bruno' })), 'carecommunication', 'hospitalnotification', 'homecareobservation'),
  control('another kind of identifier', 'open slicing', on('Organization', (found) => found.add('identifier', { system: 'http://example.org/local', value: 'A 7' }))),
  control('organisation without name', 'name 0..1', on('Organization', (found) => found.drop('name')), 'carecommunication', 'hospitalnotification', 'acknowledgement', 'homecareobservation'),
  control('language said', 'language 0..1', on('Organization', (found) => found.set('language', 'da'))),
  control('address of use work', 'org-2 forbids home only', on('Organization', (found) => found.add('address', { use: 'work', line: ['Øvelsesvej 1'], postalCode: '8000', city: 'Aarhus C' }))),
  control('telecom of a phone', 'telecom 0..*', on('Organization', (found) => found.add('telecom', { system: 'phone', value: '+4570101010', use: 'work' }))),
  control('identifier of the Bundle', 'identifier 0..1', (bundle) => bundle.set('identifier', { system: 'urn:ietf:rfc:3986', value: 'urn:uuid:3c2b0f64-7df1-4c36-9e5b-0b9d6c3e7a10' })),
  control('unknown resource beside', 'further entries are tolerated', (bundle) => bundle.add('entry', { fullUrl: 'https://example.org/fhir/Basic/extra-1', resource: { resourceType: 'Basic', id: 'extra-1', code: { text: 'x' } } })),
  control('earlier Provenance of a message elsewhere', 'targets may lie outside', (bundle) => {
    const found = own(bundle);
    if (!found) return undefined;
    const copy = { ...structuredClone(found.value), id: 'earlier-1', target: [{ reference: 'MessageHeader/11111111-0000-4000-8000-000000000001' }] };
    return bundle.add('entry', { fullUrl: 'https://example.org/fhir/Provenance/earlier-1', resource: copy });
  }, 'carecommunication', 'hospitalnotification', 'homecareobservation'),
  control('meta beside the profile', 'meta is free', on('Organization', (found) => { const meta = found.at('meta'); return meta?.set('lastUpdated', '2026-03-02T08:30:00+01:00'); })),
  control('source of meta', 'meta is free', on('Organization', (found) => found.at('meta')?.set('source', 'urn:uuid:3c2b0f64-7df1-4c36-9e5b-0b9d6c3e7a10'))),
  control('official CPR use left out', 'use is optional', on('Patient', (found) => { const id = found.at('identifier'); id?.drop('use'); return `${found.path}.identifier[0]`; })),
  control('version of a coding', 'Coding.version 0..1', on('Provenance', (found) => found.at('activity.coding')?.set('version', '1.0'))),
  control('comparator and half', 'Quantity', on('Observation', (found) => { const value = found.at('valueQuantity'); value?.set('comparator', '<'); return value?.set('value', 0.5); })),
  control('result as words', 'value[x] may be a string', on('Observation', (found) => { found.drop('valueQuantity'); return found.set('valueString', 'positiv'); }), 'homecareobservation'),
  control('emptied thread topic', 'topic 0..1', on('Communication', (found) => (found.at('category.coding')?.text('code') === 'other' ? undefined : found.drop('topic')))),
  control('end of the stay', 'period.end 0..1', on('Encounter', (found) => found.at('period')?.set('end', '2030-01-01T10:00:00+01:00'))),
  control('died', 'deceased[x] 0..1', on('Patient', (found) => { found.drop('deceasedDateTime'); return found.set('deceasedBoolean', true); })),
  control('condition by words only', 'code needs no coding', on('Condition', (found) => found.replace('code', { text: 'Forhøjet blodtryk' })), 'conditionlist'),
];
