import { describe, expect, it } from 'vitest';
import type { Contact, Draft } from '../../../shared/messages';
import { check, cleaned, fieldOf, inOrder, merge } from './validate';

const contact: Contact = {
  gln: '5790000000005', sor: '440001000016003', name: 'Testkommune', unit: 'Sygeplejen Syd', role: 'municipality', address: '', phone: '65000001', persons: [],
  readiness: 'fhir', receives: ['care-communication 5.0'], format: 'fhir-json', source: 'Test', acknowledged: 1, sent: 1,
};
const good: Draft = {
  id: 'd', standard: 'care-communication', kind: 'new', text: 'Kære Anja', attachments: [], receiver: contact.gln, category: 'nursing',
  patient: { ids: [{ type: 'cpr', value: '2509479989' }], family: 'Elmer', given: ['Bruno', 'Test'] },
  signature: { name: 'Test Testesen', role: { text: 'Sekretær' }, phone: '+45 65 00 00 20' }, createdAt: '2026-11-19T07:46:12.000Z', updatedAt: '2026-11-19T07:46:12.000Z', createdBy: 'u',
};
const around = { contacts: [contact], travel: 1000, uploading: new Set<string>() };
const ids = (draft: Partial<Draft>, more: Partial<typeof around> = {}) => check({ ...good, ...draft }, { ...around, ...more }).map(({ id }) => id);

describe('check', () => {
  it('has nothing to say about a whole draft', () => { expect(ids({})).toEqual([]); });

  it('lists what is missing in the order of the form', () => {
    expect(ids({ patient: undefined, receiver: undefined, category: undefined, text: ' ', signature: { name: '', phone: '' } }))
      .toEqual(['patient-missing', 'receiver-missing', 'category-missing', 'text-missing', 'name-missing', 'role-missing', 'phone-missing']);
  });
  it('demands a topic for Andet only', () => {
    expect(ids({ category: 'other' })).toEqual(['topic-missing']);
    expect(ids({ category: 'other', topic: 'Pårørende' })).toEqual([]);
    expect(ids({ category: 'nursing' })).toEqual([]);
  });
  it('refuses a CPR number that is no date', () => {
    expect(ids({ patient: { ids: [{ type: 'cpr', value: '3102479989' }], family: 'Elmer', given: [] } })).toEqual(['patient-invalid']);
  });
  it('wants a reason on a forward', () => { expect(ids({ kind: 'forward', text: '' })).toEqual(['reason-missing']); });
  it('blocks a refused file and says which one to remove', () => {
    const [finding] = check({ ...good, attachments: [{ id: 'a', title: 'natlig uro.mp4', refused: 'attachment-type' }] }, around);
    expect(finding).toMatchObject({ id: 'files-refused', removable: [{ id: 'a', title: 'natlig uro.mp4' }], params: { count: 1 } });
  });
  it('tells a file on its way from one that never arrived', () => {
    const attachments = [{ id: 'a', title: 'Skema', contentType: 'application/pdf', bytes: 1 }];
    expect(ids({ attachments }, { uploading: new Set(['a']) })).toEqual(['files-uploading']);
    expect(ids({ attachments })).toEqual(['files-lost']);
  });
  it('counts files only where the receiver is behind conversion', () => {
    const attachments = Array.from({ length: 11 }, (_, n) => ({ id: `${n}`, title: `Side ${n}`, url: 'https://sundhed.dk/' }));
    expect(ids({ attachments })).toEqual([]);
    expect(ids({ attachments }, { contacts: [{ ...contact, readiness: 'converted' }] })).toEqual(['files-many', 'receiver-converted']);
    expect(ids({}, { contacts: [{ ...contact, readiness: 'none' }] })).toEqual(['receiver-none']);
  });
  it('warns from 50 MB and blocks above 100 MB', () => {
    expect(check(good, { ...around, travel: 50_000_001 }).map(({ severity }) => severity)).toEqual(['warning']);
    expect(check(good, { ...around, travel: 100_000_000 }).map(({ severity }) => severity)).toEqual(['warning']);
    expect(check(good, { ...around, travel: 100_000_001 }).map(({ severity }) => severity)).toEqual(['error']);
  });
  it('puts warnings after errors', () => {
    const found = check({ ...good, patient: { ...good.patient!, deceased: true }, text: '' }, around);
    expect(found.map(({ severity }) => severity)).toEqual(['error', 'warning']);
  });
  it.each(['65 00 00 20', '+4565000020', '65-00-00-20'])('takes the phone number %s', (phone) => { expect(ids({ signature: { ...good.signature, phone } })).toEqual([]); });
  it.each(['lokal 20', '65000020 (vagt)'])('refuses the phone number %s', (phone) => { expect(ids({ signature: { ...good.signature, phone } })).toEqual(['phone-invalid']); });
  it('finds characters that cannot travel, and cleaning removes just them', () => {
    expect(ids({ text: 'a\u0000b' })).toEqual(['text-forbidden']);
    expect(cleaned('a\u0000b\n\tæ')).toBe('ab\n\tæ');
  });
});

describe('merge', () => {
  const issue = (path: string, severity: 'error' | 'warning' = 'error') => ({ severity, rule: 'r', path, message: 'Dansk.', messageEn: 'English.', source: 'policy' as const });
  it('adds what the mailroom alone knows', () => { expect(merge([], [issue('text')])).toMatchObject([{ id: 'issue', field: 'text', issue: { message: 'Dansk.' } }]); });
  it('does not say the same field twice', () => {
    const own = check({ ...good, text: '' }, around);
    expect(merge(own, [issue('text'), issue('receiver')]).map(({ field }) => field)).toEqual(['receiver', 'text']);
  });
});

it('finds the field of a path', () => {
  expect([fieldOf('signature.phone'), fieldOf('attachments[2].title'), fieldOf('patient.ids[0]'), fieldOf('signature'), fieldOf('forwardMessageIds'), fieldOf('size'), fieldOf('')])
    .toEqual(['phone', 'attachments', 'patient', 'name', 'forward', 'attachments', 'text']);
});

it('says which groups are in order', () => {
  expect(inOrder(check({ ...good, category: 'other', attachments: [{ id: 'a', title: 'x.mp4', refused: 'attachment-type' }] }, around))).toEqual(['receiver', 'text', 'signature']);
});
