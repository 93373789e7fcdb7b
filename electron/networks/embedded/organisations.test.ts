import { describe, expect, it } from 'vitest';
import { isGln, isSor } from '../../../shared/identifiers';
import { contactSchema, organisationSchema } from '../../../shared/messages';
import { contactsFor, organisationByGln, organisationByKey, organisations, keyOf } from './organisations';

describe('the table of the training network', () => {
  const all = organisations();

  it('gives every organisation a GLN with a right check digit and the test prefix, and a SOR code, each used once', () => {
    for (const organisation of all) {
      expect(isGln(organisation.gln), organisation.name).toBe(true);
      expect(organisation.gln.startsWith('5799999')).toBe(true);
      expect(isSor(organisation.sor)).toBe(true);
      expect(organisation.sor).toMatch(/^\d{15,16}$/);
      expect(organisationSchema.parse(organisation)).toEqual(organisation);
    }
    expect(new Set(all.map((each) => each.gln)).size).toBe(all.length);
    expect(new Set(all.map((each) => each.sor)).size).toBe(all.length);
  });

  it('names every organisation as test and gives each a person with a phone number', () => {
    for (const organisation of all) {
      expect(organisation.name).toContain('(test)');
      expect(organisation.persons.length).toBeGreaterThan(0);
      for (const person of organisation.persons) {
        expect(person.phone).toMatch(/^[\d+-]+$/);
        expect(person.initials).toMatch(/^\p{Lu}{2}$/u);
      }
    }
  });

  it('has two wards, two municipalities, two practices and a physiotherapist', () => {
    const count = (role: string) => all.filter((each) => each.role === role).length;
    expect(count('hospital')).toBe(2);
    expect(count('municipality')).toBe(2);
    expect(count('general-practice')).toBe(2);
    expect(all.some((each) => each.name.startsWith('Fysioterapien'))).toBe(true);
  });

  it('lists everybody but the client itself as contacts, one of them taking XML', () => {
    const self = organisationByKey('gp-testgade').gln;
    const contacts = contactsFor(self);
    expect(contacts).toHaveLength(all.length - 1);
    expect(contacts.some((each) => each.gln === self)).toBe(false);
    expect(contacts.some((each) => each.format === 'fhir-xml')).toBe(true);
    for (const contact of contacts) expect(contactSchema.parse(contact)).toEqual(contact);
  });

  it('hands out copies', () => {
    const first = organisations()[0]!;
    first.persons[0]!.name = 'ændret';
    expect(organisationByGln(first.gln)!.persons[0]!.name).not.toBe('ændret');
    expect(keyOf(first.gln)).toBe('hospital-medical');
  });
});
