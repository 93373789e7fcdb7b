import { afterEach, beforeEach, expect, it } from 'vitest';
import { page } from 'vitest/browser';
import type { Contact, RegisterHit } from '../../../shared/messages';
import { showScreen, type ShownScreen } from '../../../tests/doubles/screen';
import { currentRoute, navigate } from '../shared/navigation';
import { ContactsScreen } from './ContactsScreen';

const now = '2026-11-19T08:00:00.000Z';
const contact: Contact = {
  gln: '5790000000029', sor: '222000016009', name: 'Odense Kommune (test)', unit: 'Sygeplejen Syd', role: 'municipality', address: 'Testvej 1, 5000 Odense C', phone: '65000001', persons: [{ name: 'Anja Eksempel', role: { text: 'sygeplejerske' }, phone: '65000002', initials: 'AE' }],
  readiness: 'fhir', receives: ['care-communication 5.0', 'acknowledgement 2.0'], format: 'fhir-json', source: 'Øvelsesnetværket', sourceDate: '2026-07-09T00:00:00.000Z', lastAcceptedAt: '2026-11-18T13:06:00.000Z', acknowledged: 48, sent: 48,
};
const unknown: Contact = { ...contact, gln: '5790000000036', name: 'Fysiotest Odense (test)', unit: '', role: 'other', readiness: 'never-acknowledged', receives: [], sourceDate: undefined, lastAcceptedAt: undefined, persons: [], acknowledged: 0, sent: 3 };
let shown: ShownScreen | undefined;

beforeEach(async () => { await page.viewport(1280, 800); await navigate('contacts'); });
afterEach(async () => { await shown?.close(); shown = undefined; });

it('says what is known of a receiver, and unknown as unknown', async () => {
  shown = await showScreen(<ContactsScreen />, { now, prepare: ({ contacts }) => { contacts.push(structuredClone(contact), structuredClone(unknown)); } });
  await expect.element(page.getByRole('heading', { name: 'Odense Kommune (test), Sygeplejen Syd' })).toBeVisible();
  const card = page.getByRole('region', { name: 'Kan modtage' });
  for (const words of ['Klar til FHIR', 'Korrespondance 5.0, Kvittering 2.0', 'Øvelsesnetværket, 9. jul. 2026 · mere end 30 dage gammelt', 'Modtaget 18. nov. 2026 kl. 14:06', '48 af 48, seneste 30 dage']) await expect.element(card.getByText(words, { exact: true })).toBeVisible();
  await shown.expectNoFindings();
  await page.getByRole('row', { name: /^Fysiotest/ }).click();
  for (const words of ['Har aldrig kvitteret', 'Ukendt', 'Øvelsesnetværket, dato ukendt', 'Intet modtaget endnu', '0 af 3, seneste 30 dage']) await expect.element(card.getByText(words, { exact: true })).toBeVisible();
});

it('finds by unit, keeps the chosen format, and begins a message', async () => {
  shown = await showScreen(<ContactsScreen />, { now, prepare: ({ contacts }) => { contacts.push(structuredClone(contact), structuredClone(unknown)); } });
  await page.getByRole('searchbox').fill('syd');
  await expect.element(page.getByRole('row', { name: /^Fysiotest/ })).not.toBeInTheDocument();
  await page.getByRole('button', { name: /Beskeder hertil skrives som/ }).click();
  await page.getByRole('option', { name: 'FHIR XML' }).click();
  await expect.poll(() => shown!.mailroom.contacts[0]!.format).toBe('fhir-xml');
  await expect.element(page.getByRole('button', { name: /FHIR XML/ })).toBeVisible();
  await page.getByRole('button', { name: 'Skriv til' }).click();
  await expect.poll(() => currentRoute().view).toBe('compose');
  await expect.poll(() => [...shown!.mailroom.drafts.values()].map((draft) => draft.receiver)).toEqual([contact.gln]);
});

const snapshot = { id: 'a'.repeat(64), source: 'SOR', snapshotAt: '2026-10-01T11:00:00.000Z', importedAt: '2026-10-02T09:00:00.000Z', fileHash: 'b'.repeat(64), kind: 'csv' as const, entries: 2, receivers: 1, refused: 0 };
const hospital: RegisterHit = { sor: '990000000001016', gln: '5790000999026', name: 'Prøveby Hospital (test)', unit: '', type: 'Sygehus', role: 'hospital', address: 'Hospitalsvej 9, 5000 Odense C', phone: '65002011', receives: ['XDIS91 XD9134L'], readiness: 'converted', receiver: '5790000999026' };
const ward: RegisterHit = { sor: '990000000002016', name: 'Prøveby Hospital (test)', unit: 'Afsnit M1', type: 'Sygehusafsnit', role: 'hospital', address: '', phone: '', readiness: 'converted', receiver: '5790000999026', through: 'Prøveby Hospital (test)' };

it('searches the organisation register too, says how old it is, and writes to whom only that knows', async () => {
  shown = await showScreen(<ContactsScreen />, { now, prepare: ({ contacts, register }) => { contacts.push(structuredClone(contact)); register.facts = { state: 'ready', snapshot }; register.hits.push(hospital, ward); } });
  await page.getByRole('searchbox', { name: 'Søg i adressebogen og organisationsregistret' }).fill('prøveby');
  await page.getByRole('row', { name: /Afsnit M1.*Fra organisationsregistret/ }).click();
  await expect.element(page.getByText('Beskeden sendes til Prøveby Hospital (test)', { exact: false })).toBeVisible();
  await expect.element(page.getByText('SOR, 1. okt. 2026 · mere end 30 dage gammelt')).toBeVisible();
  await shown.expectNoFindings('a unit of the register');
  await page.getByRole('row', { name: /^Prøveby Hospital \(test\)\. Sygehus/ }).click();
  for (const words of ['XDIS91 XD9134L', 'Konverteres af VANS']) await expect.element(page.getByRole('region', { name: 'Kan modtage' }).getByText(words, { exact: true })).toBeVisible();
  await page.getByRole('button', { name: 'Skriv til' }).click();
  await expect.poll(() => currentRoute().view).toBe('compose');
  await expect.poll(() => [...shown!.mailroom.drafts.values()].map((draft) => draft.receiver)).toEqual([hospital.gln]);
  expect(shown.mailroom.contacts.map(({ gln }) => gln)).toContain(hospital.gln);
});
