import { afterEach, beforeEach, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import type { RegisterEntry, RegisterPreview } from '../../../shared/messages';
import { sha256Of } from '../../../tests/doubles/mailroom';
import { showScreen, type ShownScreen } from '../../../tests/doubles/screen';
import { navigate } from '../shared/navigation';
import { SettingsScreen } from './SettingsScreen';

const now = '2026-11-19T08:00:00.000Z';
const entry: RegisterEntry = { sor: '990000000001016', gln: '5790000999026', name: 'Prøveby Hospital (test)', unit: '', type: 'Sygehus', role: 'hospital', address: 'Hospitalsvej 9', phone: '', receives: ['care-communication 5.0'] };
const csv = 'SOR-kode;Navn\n990000000001016;Prøveby Hospital (test)';
let shown: ShownScreen | undefined;

beforeEach(async () => { await page.viewport(1280, 800); await navigate('settings', 'register'); });
afterEach(async () => { await shown?.close(); shown = undefined; });

async function preview(): Promise<RegisterPreview> {
  return {
    sha256: await sha256Of(new TextEncoder().encode(csv)), kind: 'csv', charset: 'utf-8', snapshotAt: '2026-10-01T11:00:00.000Z', rows: 4, entries: 2, receivers: 1, added: 1, changed: 1, removed: 3, unchanged: 0,
    samples: { added: [entry], changed: [{ before: entry, after: { ...entry, address: 'Nyvej 1', phone: '65000001' } }], removed: [] },
    refusedCount: 1, refused: [{ line: 4, rule: 'register-row-gln', message: 'Lokationsnummeret er forkert.', messageEn: 'The location number is wrong.' }], unknownColumns: ['Ydernr'],
  };
}
const choose = async (text: string) => {
  await expect.element(page.getByRole('button', { name: 'Vælg fil' })).toBeEnabled();
  await userEvent.upload(document.querySelector<HTMLInputElement>('input[type=file]')!, new File([text], 'sor.csv', { type: 'text/csv' }));
};

it('shows what a file changes, takes it over on a word, and says what stands from then on', async () => {
  const found = await preview();
  shown = await showScreen(<SettingsScreen />, { now, prepare: ({ register }) => { register.previews.set(found.sha256, found); } });
  await expect.element(page.getByText('Der er ikke importeret noget register')).toBeVisible();
  await shown.expectNoFindings('no register');
  await choose(csv);
  const changes = page.getByRole('region', { name: 'sor.csv: det ændrer sig' });
  await expect.element(changes.getByRole('button', { name: 'Overtag registret' })).toHaveFocus();
  await changes.getByText('Ændrede organisationer (1)').click();
  await expect.element(changes.getByText('adresse, telefon')).toBeVisible();
  await changes.getByText('Afviste rækker (1)').click();
  for (const words of ['Linje 4: Lokationsnummeret er forkert.', 'Kolonner, der ikke bruges: Ydernr', 'De fleste organisationer forsvinder']) await expect.element(changes.getByText(words)).toBeVisible();
  await shown.expectNoFindings('what changes');
  // Part by part in Danish order: day, month, year.
  const day = changes.getByRole('group', { name: 'Registrets dato' });
  const type = async (digits: string) => { (day.getByRole('spinbutton').first().element() as HTMLElement).focus(); await userEvent.keyboard(digits); };
  await expect.element(day).toHaveTextContent('01.10.2026');
  await type('01012027');
  await expect.element(changes.getByText('Vælg en dag, der ikke ligger i fremtiden')).toBeVisible();
  await expect.element(changes.getByRole('button', { name: 'Overtag registret' })).toBeDisabled();
  await type('02102026');
  await expect.element(changes.getByRole('button', { name: 'Overtag registret' })).toBeEnabled();
  // A day without a part is no day.
  await userEvent.keyboard('{Backspace}{Backspace}{Backspace}{Backspace}{Tab}');
  await expect.element(changes.getByRole('button', { name: 'Overtag registret' })).toBeDisabled();
  await type('02102026');
  await changes.getByRole('button', { name: 'Overtag registret' }).click();
  await expect.element(page.getByText('Registret er 47 dage gammelt')).toBeVisible();
  expect(shown.mailroom.calls.filter(({ name }) => name === 'register.import').map(({ args }) => args)).toEqual([{ sha256: found.sha256, file: 'sor.csv', source: 'SOR', snapshotAt: '2026-10-02T11:00:00.000Z' }]);
  await shown.expectNoFindings('a register');
});

it('says why a file is no register, and lets go of a file that is not wanted', async () => {
  const found = await preview();
  shown = await showScreen(<SettingsScreen />, { now, prepare: ({ register }) => { register.previews.set(found.sha256, found); } });
  await choose('intet;her');
  await expect.element(page.getByRole('alert').getByText('Filen mangler kolonnen SOR-kode.', { exact: false })).toBeVisible();
  await choose(csv);
  await page.getByRole('button', { name: 'Lad være' }).click();
  await expect.poll(() => shown!.mailroom.calls.filter(({ name, args }) => name === 'conformance.forget' && (args as { sha256: string }).sha256 === found.sha256).length).toBe(1);
  expect(shown.mailroom.register.facts).toEqual({ state: 'none' });
});

it('is for administrators to change, and for everybody to see', async () => {
  shown = await showScreen(<SettingsScreen />, { now, prepare: (mailroom) => { mailroom.session = { ...mailroom.session, user: { ...mailroom.session.user!, access: ['clinical'] } }; } });
  await expect.element(page.getByText('Kun en administrator kan importere eller fjerne registret.')).toBeVisible();
  await expect.element(page.getByRole('button', { name: 'Vælg fil' })).not.toBeInTheDocument();
});

it('is removed only after a question', async () => {
  const found = await preview();
  const { kind, entries, receivers } = found;
  shown = await showScreen(<SettingsScreen />, { now, prepare: ({ register }) => { register.facts = { state: 'ready', snapshot: { id: found.sha256, source: 'SOR', snapshotAt: '2026-11-01T11:00:00.000Z', importedAt: now, fileHash: found.sha256, kind, entries, receivers, refused: 0 } }; } });
  await page.getByRole('button', { name: 'Fjern registret' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Fjern', exact: true }).click();
  await expect.element(page.getByText('Der er ikke importeret noget register')).toBeVisible();
});
