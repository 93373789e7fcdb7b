import { afterEach, beforeEach, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { makeMessages } from '../../../tests/doubles/records';
import { showScreen, type ShownScreen } from '../../../tests/doubles/screen';
import { currentRoute, navigate } from '../shared/navigation';
import { PatientsScreen } from './PatientsScreen';

const now = '2026-01-05T12:00:00.000Z';
const { items, records } = makeMessages({ count: 30, seed: 3 });
const bruno = records.filter((record) => record.view.patient?.ids[0]?.value === '2509479989');
let shown: ShownScreen | undefined;

beforeEach(async () => { await page.viewport(1280, 800); await navigate('patients'); });
afterEach(async () => { await shown?.close(); shown = undefined; });

it('finds a person by number with hyphen, with all conversations, and opens one', async () => {
  shown = await showScreen(<PatientsScreen />, { now, prepare: (mailroom) => { mailroom.addAll(items); } });
  await expect.element(page.getByRole('grid', { name: 'Patienter' })).toBeVisible();
  await page.getByRole('searchbox').fill('250947-9989');
  await expect.poll(() => page.getByRole('grid', { name: 'Patienter' }).getByRole('row').elements().length).toBe(1);
  await expect.element(page.getByRole('region', { name: 'Patient', exact: true }).getByText('250947-9989')).toBeVisible();
  const threads = page.getByRole('grid', { name: 'Samtaler' });
  await expect.poll(() => threads.getByRole('row').elements().length).toBe(new Set(bruno.map((record) => record.view.threadId)).size);
  await shown.expectNoFindings();
  (threads.getByRole('row').elements()[0] as HTMLElement).focus();
  await userEvent.keyboard('{Enter}');
  await expect.poll(() => currentRoute()).toEqual({ view: 'inbox', id: [...bruno].sort((a, b) => (a.at < b.at ? 1 : -1))[0]!.view.threadId });
});

it('begins a message about the person, and says borger to a municipality', async () => {
  shown = await showScreen(<PatientsScreen />, { now, prepare: (mailroom) => { mailroom.session = { ...mailroom.session, role: 'municipality' }; mailroom.addAll(items); } });
  await page.getByRole('searchbox').fill('bruno');
  await expect.element(page.getByRole('grid', { name: 'Borgere' })).toBeVisible();
  await expect.element(page.getByRole('row', { name: /^Bruno Test Elmer, 2 5 0 9/ })).toBeVisible();
  await page.getByRole('button', { name: 'Ny besked' }).click();
  await expect.poll(() => currentRoute().view).toBe('compose');
  await expect.poll(() => [...shown!.mailroom.drafts.values()].map((draft) => draft.patient?.ids[0]?.value)).toEqual(['2509479989']);
});

it('tells the truth when nobody has been written about', async () => {
  shown = await showScreen(<PatientsScreen />, { now });
  await expect.element(page.getByText('Ingen patienter endnu')).toBeVisible();
  await shown.expectNoFindings();
});
