import { describe, expect, it } from 'vitest';
import { messageTypeOf, readinessFor } from './message-types';
import { roleOfType } from './organisation-type';

describe('message types in registers', () => {
  it('are one type in every spelling', () => {
    for (const written of ['FDIS91 5.0', 'fdis91  v5.0', 'MCM:FDIS91#other 5.0', 'CareCommunication 5.0', 'care-communication 5.0', 'urn:dk:medcom:fhir:carecommunication-message::5.0', 'carecommunication-message##urn:dk:medcom:fhir:carecommunication-message::5.0']) expect(messageTypeOf(written)).toBe('care-communication 5.0');
    expect(messageTypeOf('urn:dk:healthcare:medcom:messaging:fhir:structuredefinition:homecareobservation:1.1')).toBe('home-care-observation 1.1');
    expect(messageTypeOf('FDIS20')).toBe('hospital-notification');
    expect(messageTypeOf(' XDIS91  XD9134L ')).toBe('XDIS91 XD9134L');
  });
  it('say how a receiver stands with what we write', () => {
    const ready = (...types: string[]) => readinessFor(types.map(messageTypeOf), 'care-communication', '5.0');
    expect(ready('FDIS91 5.0')).toBe('fhir');
    expect(ready('FDIS91 5')).toBe('fhir');
    expect(ready('FDIS91 5.1')).toBe('none');
    expect(ready('FDIS91 4.0', 'XDIS91 XD9134L')).toBe('converted');
    expect(ready('DIS91:D9134L')).toBe('converted');
    expect(ready('XDIS911')).toBe('none');
    expect(ready('FDIS20 3.0', 'XDIS20')).toBe('none');
    expect(ready('FDIS91')).toBe('unknown');
    expect(ready()).toBe('none');
    expect(readinessFor(undefined, 'care-communication', '5.0')).toBe('unknown');
  });
});

describe('types of organisation', () => {
  it('are put where people look for them, and plainly aside where no rule knows them', () => {
    const roles = ['Almen lægepraksis', 'Speciallægepraksis', 'Tandlægepraksis', 'Kommunal hjemmepleje', 'Sygehus', 'Hospital department', 'General medical practice', 'Region', ''].map(roleOfType);
    expect(roles).toEqual(['general-practice', 'other', 'other', 'municipality', 'hospital', 'hospital', 'general-practice', 'other', 'other']);
  });
});
