import { expect, it } from 'vitest';
import type { PatientRow } from '../types';
import { stillFound } from './patient-words';

const person = (name: string, value: string): PatientRow => ({ patientKey: value, name, ids: [{ type: 'cpr', value, system: 'urn:oid:1.2.208.176.1.2' }], view: { ids: [], name, deceased: false }, lastAt: '2026-11-18T08:00:00.000Z', threads: 1 });
const rows = [person('Lonni Lauridsen', '0101604896'), person('Bruno Test Elmer', '2509479989'), person('Søren Ågård', '1111111118')];
const names = (search: string) => stillFound(rows, search).map(({ name }) => name);

it('keeps who fits by the beginning of every word, in any spelling, or by the number', () => {
  expect(names('')).toHaveLength(3);
  expect(names('Bruno')).toEqual(['Bruno Test Elmer']);
  expect(names('elm bru')).toEqual(['Bruno Test Elmer']);
  expect(names('soeren')).toEqual(['Søren Ågård']);
  expect(names('010160-48')).toEqual(['Lonni Lauridsen']);
});

it('drops who was found by what stood there before', () => {
  expect(names('runo')).toEqual([]);
  expect(names('Bruno Lauridsen')).toEqual([]);
});
