import type { Bundle, MessageHeader, Organization, Patient } from 'fhir/r4';
import { describe, expect, it } from 'vitest';
import { indexBundle } from './references';

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
    expect(index.resolve('https://example.org/fhir/Patient/p-1')).toBe(patient);
    expect(index.resolve({ reference: 'Patient/p-1' })).toBe(patient);
    expect(index.resolve('Patient/p-1/_history/3')).toBe(patient);
    expect(index.resolve('urn:uuid:5ab8ee9c-53e4-4b0a-8a0b-c8b0f6e1f5c4')).toBe(clinic);
  });
  it('finds nothing where nothing is', () => {
    for (const reference of ['Organization/p-1', 'https://elsewhere.example/Patient/p-1', '#p-1', '', undefined, { display: 'x' }]) expect(index.resolve(reference)).toBeUndefined();
  });
  it('lists by type, knows positions and the header', () => {
    expect(index.resources<Organization>('Organization')).toEqual([clinic]);
    expect(index.entryIndexOf(clinic)).toBe(1);
    expect(index.entryIndexOf({ ...clinic })).toBe(-1);
    expect(index.header?.id).toBe('h');
  });
  it.each([null, 7, [], {}, { entry: {} }, { entry: [null, 4, [], { resource: null }, { resource: [] }, { resource: { resourceType: 5, id: {} } }, { fullUrl: {}, resource: { resourceType: 'Patient' } }] }])('reads %j without throwing', (hostile) => {
    const broken = indexBundle(hostile as unknown as Bundle);
    expect(broken.header).toBeUndefined();
    expect(broken.resolve({ reference: 5 } as never)).toBeUndefined();
    expect(broken.resources<Patient>('Patient').length).toBeLessThan(2);
  });
});
