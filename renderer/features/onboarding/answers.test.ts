import { describe, expect, it } from 'vitest';
import type { Organisation } from '../../../shared/messages';
import { findOrganisations, initialsOf, noAnswers, personOf, problems } from './answers';

const practice: Organisation = { gln: '5790000000005', sor: '440001000016003', name: 'Lægerne Testgade', unit: '', role: 'general-practice', address: 'Testgade 3, 5000 Odense C', phone: '', persons: [] };
const municipality: Organisation = { ...practice, gln: '5790000000012', name: 'Odense Kommune (test)', unit: 'Sygeplejen Syd', role: 'municipality' };
const all = [practice, municipality];

describe('problems', () => {
  it('wants a password twice', () => {
    expect(problems('password', noAnswers, all)).toEqual({ password: 'short' });
    expect(problems('password', { ...noAnswers, password: 'langtkodeord', repeat: 'langtkode' }, all)).toEqual({ repeat: 'different' });
    expect(problems('password', { ...noAnswers, password: 'langtkodeord', repeat: 'langtkodeord' }, all)).toEqual({});
    expect(problems('password', { ...noAnswers, password: 'a'.repeat(201), repeat: 'a'.repeat(201) }, all)).toEqual({ password: 'long' });
  });
  it('wants an organisation of the chosen role', () => {
    expect(problems('workplace', { ...noAnswers, gln: practice.gln }, all)).toEqual({});
    expect(problems('workplace', { ...noAnswers, role: 'municipality', gln: practice.gln }, all)).toEqual({ gln: 'missing' });
  });
  it('wants a whole signature', () => {
    expect(problems('you', noAnswers, all)).toEqual({ name: 'nameMissing', personRole: 'roleMissing', phone: 'phoneMissing', initials: 'initialsMissing' });
    expect(problems('you', { ...noAnswers, name: 'Test Testesen', personRole: { text: 'Læge' }, phone: 'lokal 3', initials: 'TT' }, all)).toEqual({ phone: 'phoneInvalid' });
  });
});
it.each([['Mette Prøve', 'MP'], ['Åse', 'ÅS'], ['Anna Lise Østergaard', 'AØ'], ['', '']])('%s has the initials %s', (name, initials) => { expect(initialsOf(name)).toBe(initials); });
it('finds by name, unit, address and number, within the role', () => {
  expect(findOrganisations(all, 'general-practice', 'testgade odense')).toEqual([practice]);
  expect(findOrganisations(all, 'municipality', 'sygepl')).toEqual([municipality]);
  expect(findOrganisations(all, 'municipality', 'testgade 3')).toEqual([municipality]);
  expect(findOrganisations(all, 'general-practice', '5790000000012')).toEqual([]);
});
it('makes no person without a role', () => {
  expect(personOf(noAnswers)).toBeUndefined();
  expect(personOf({ ...noAnswers, name: ' Test Testesen ', personRole: { text: 'Læge' }, phone: ' 65 ', initials: 'tt' })).toEqual({ name: 'Test Testesen', role: { text: 'Læge' }, phone: '65', initials: 'TT' });
});
