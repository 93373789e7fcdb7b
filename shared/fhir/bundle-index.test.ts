import type { Bundle, MessageHeader, Organization, Patient } from 'fhir/r4';
import { describe, expect, it } from 'vitest';
import { indexBundle } from './bundle-index';

const patient: Patient = { resourceType: 'Patient', id: 'p-1' };
const clinic: Organization = { resourceType: 'Organization', id: 'o-1', name: 'Testklinikken' };
const header: MessageHeader = { resourceType: 'MessageHeader', id: 'h', eventUri: 'urn:x', source: { endpoint: 'urn:y' } };
const bundle: Bundle = {
  resourceType: 'Bundle', type: 'message',
  entry: [
    { fullUrl: 'https://example.org/fhir/Patient/p-1', resource: patient },
    { fullUrl: 'urn:uuid:5ab8ee9c-53e4-4b0a-8a0b-c8b0f6e1f5c4', resource: clinic },
    { resource: header },
  ],
};

describe('indexBundle', () => {
  const index = indexBundle(bundle);
  it('resolves by fullUrl and by type and id', () => {
    for (const reference of ['https://example.org/fhir/Patient/p-1', 'Patient/p-1', 'Patient/p-1/_history/3']) expect(index.resolve(reference)?.resource).toBe(patient);
    expect(index.resolve('urn:uuid:5ab8ee9c-53e4-4b0a-8a0b-c8b0f6e1f5c4')).toEqual({ resource: clinic, type: 'Organization', path: 'Bundle.entry[1].resource', entry: 1 });
  });
  it('finds nothing where nothing is', () => {
    for (const reference of ['Organization/p-1', 'https://elsewhere.example/Patient/p-1', '#p-1', '']) expect(index.resolve(reference)).toBeUndefined();
  });
  it('takes a relative reference as one from the address that it stands at', () => {
    const twice = indexBundle({ resourceType: 'Bundle', entry: ['https://a.example', 'https://b.example'].map((base) => ({ fullUrl: `${base}/Patient/p-1`, resource: { ...patient } })) });
    expect(twice.resolve('Patient/p-1', twice.all[1])).toBe(twice.all[1]);
    expect(twice.resolve('Patient/p-1')).toBe(twice.all[0]);
  });
  it('lists by type and knows positions', () => {
    expect(index.ofType('Organization').map(({ resource }) => resource)).toEqual([clinic]);
    expect(index.entryOf(clinic)?.entry).toBe(1);
    expect(index.entryOf({ ...clinic })).toBeUndefined();
    expect(index.all.map(({ type }) => type)).toEqual(['Patient', 'Organization', 'MessageHeader']);
  });
  it.each([null, 7, [], {}, { entry: {} }, { entry: [null, 4, [], { resource: null }, { resource: [] }, { resource: { resourceType: 5, id: {} } }, { fullUrl: {}, resource: { resourceType: 'Patient' } }] }])('reads %j without throwing', (hostile) => {
    const broken = indexBundle(hostile);
    expect(broken.ofType('MessageHeader')).toEqual([]);
    expect(broken.ofType('Patient').length).toBeLessThan(2);
  });
});
