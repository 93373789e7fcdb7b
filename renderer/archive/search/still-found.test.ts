import { expect, it } from 'vitest';
import type { RegisterHit } from '../../../shared/messages';
import type { PatientRow } from '../types';
import { entriesStillFound, patientsStillFound } from './still-found';

const person = (name: string, value: string): PatientRow => ({ patientKey: value, name, ids: [{ type: 'cpr', value, system: 'urn:oid:1.2.208.176.1.2' }], view: { ids: [], name, deceased: false }, lastAt: '2026-11-18T08:00:00.000Z', threads: 1 });
const rows = [person('Lonni Lauridsen', '0101604896'), person('Bruno Test Elmer', '2509479989'), person('Søren Ågård', '1111111118')];
const names = (search: string) => patientsStillFound(rows, search).map(({ name }) => name);

it('keeps who fits by the beginning of every word, in any spelling, or by the number', () => {
  expect(names('')).toHaveLength(3);
  expect(names('Bruno')).toEqual(['Bruno Test Elmer']);
  expect(names('elm bru')).toEqual(['Bruno Test Elmer']);
  expect(names('soeren')).toEqual(['Søren Ågård']);
  expect(names('010160-48')).toEqual(['Lonni Lauridsen']);
  expect(names('010160-4896')).toEqual(['Lonni Lauridsen']);
});

it('drops who was found by what stood there before', () => {
  expect(names('runo')).toEqual([]);
  expect(names('Bruno Lauridsen')).toEqual([]);
});

it('does so with receivers of the register', () => {
  const hit = (name: string, unit: string, sor: string, gln?: string): RegisterHit => ({ name, unit, sor, type: 'Hjemmesygepleje', role: 'municipality', address: 'Testvej 4, 5610 Assens', phone: '', readiness: 'fhir', ...(gln === undefined ? {} : { gln, receiver: gln }) });
  const hits = [hit('Assens Kommune (test)', 'Visitation', '1234567890123456', '5790000121526'), hit('Odense Kommune (test)', 'Sygeplejen Syd', '1234567890123457')];
  const found = (search: string) => entriesStillFound(hits, search).map(({ unit }) => unit);
  expect(found('ode')).toEqual(['Sygeplejen Syd']);
  expect(found('hjemme 5610')).toHaveLength(2);
  expect(found('5790 0001 21526')).toEqual(['Visitation']);
  expect(found('odense visitation')).toEqual([]);
});
