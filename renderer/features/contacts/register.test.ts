import { describe, expect, it } from 'vitest';
import type { Contact } from '../../../shared/messages';
import { findContacts } from './register';

const contact = (over: Partial<Contact>): Contact => ({
  gln: '5790000000029', sor: '222000016009', name: 'Odense Kommune (test)', unit: '', role: 'municipality', address: 'Testgade 1', phone: '65000001', persons: [], readiness: 'fhir', receives: [], format: 'fhir-json', source: 'test', acknowledged: 0, sent: 0, ...over,
});
const all = [
  contact({ gln: '1', name: 'Østerbro Praksis (test)', role: 'general-practice' }), contact({ gln: '2', name: 'Assens Kommune (test)', unit: 'Visitation' }), contact({ gln: '3', unit: 'Sygeplejen Syd' }),
  contact({ gln: '4', name: 'Ærø Praksis (test)', role: 'general-practice', persons: [{ name: 'Anja Eksempel', role: { text: 'læge' }, phone: '', initials: 'AE' }] }), contact({ gln: '5', name: 'Zebra Praksis (test)', role: 'general-practice' }),
];
const find = (query: string) => findContacts(all, query, (role) => (role === 'municipality' ? 'Kommuner' : role)).map(({ gln }) => gln);

describe('the register', () => {
  it('stands in groups, by Danish order inside each', () => { expect(find('')).toEqual(['2', '3', '5', '4', '1']); });
  it('is found by every word, in any field', () => {
    expect(find('SYD odense')).toEqual(['3']);
    expect(find('anja')).toEqual(['4']);
    expect(find('kommuner visitation')).toEqual(['2']);
    expect(find('222000016009 ærø')).toEqual(['4']);
    expect(find('findes ikke')).toEqual([]);
  });
});
