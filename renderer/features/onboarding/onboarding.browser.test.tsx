import { createRoot, type Root } from 'react-dom/client';
import { I18nextProvider } from 'react-i18next';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { expectNoFindings } from '../../../tests/doubles/axe';
import { CodedError } from '../../../shared/contract';
import type { Organisation, Session } from '../../../shared/messages';
import '../../ui/base.css';
import { startTexts } from '../../app/i18n';
import { ArchiveProvider, type Archive } from '../../archive';
import { OnboardingScreen, type OnboardingScreenProps } from './OnboardingScreen';

const session: Session = {
  state: 'onboarding', profileId: 'p', users: [], network: { id: 'embedded', title: 'Øvelsesnetværk', training: true, state: 'online', since: '2026-11-19T07:00:00.000Z', failedTries: 0 },
  settings: { language: 'da', theme: 'system', acknowledgementMinutes: 30, automaticResends: 2, notifications: true, singleKeyShortcuts: true, shortcuts: {}, lockAfterMinutes: 10, closeToTray: true }, version: '0',
};
const practice: Organisation = { gln: '5790000999012', sor: '440001000016004', name: 'Lægerne Testgade', unit: '', role: 'general-practice', address: 'Testgade 3, 5000 Odense C', phone: '', persons: [{ name: 'Mette Prøve', role: { text: 'Læge' }, phone: '+4565000020', initials: 'MP' }] };
const municipality: Organisation = { ...practice, gln: '5790000121441', name: 'Odense Kommune (test)', unit: 'Sygeplejen Syd', role: 'municipality', persons: [] };
const archive = { session: { get: () => session, subscribe: () => () => undefined } } as unknown as Archive;
let root: Root;
let host: HTMLElement;
const networks = () => Promise.resolve([{ id: 'embedded', title: 'Øvelsesnetværk', training: true, folder: false, organisations: true }, { id: 'vans-folder', title: 'VANS-mappe', training: false, folder: true, organisations: false }]);
const checkNetwork = vi.fn<OnboardingScreenProps['checkNetwork']>();
const setup = vi.fn<OnboardingScreenProps['setup']>();

beforeEach(async () => {
  await page.viewport(1280, 800);
  setup.mockReset().mockResolvedValue(undefined);
  checkNetwork.mockReset().mockResolvedValue(undefined);
  host = document.createElement('div');
  host.id = 'root';
  document.body.append(host);
  document.documentElement.lang = 'da';
  document.title = 'Sektorpost';
  root = createRoot(host);
  const texts = await startTexts('da');
  const organisations = () => Promise.resolve([practice, municipality]);
  root.render(<I18nextProvider i18n={texts}><ArchiveProvider archive={archive}><OnboardingScreen session={session} organisations={organisations} networks={networks} checkNetwork={checkNetwork} setup={setup} /></ArchiveProvider></I18nextProvider>);
  await expect.element(page.getByRole('heading', { name: 'Vælg en adgangskode' })).toBeVisible();
});
afterEach(() => { root.unmount(); host.remove(); });

const heading = (name: string) => expect.element(page.getByRole('heading', { name })).toBeVisible();
const tabTo = async (wanted: (element: Element) => boolean) => {
  for (let step = 0; step < 30 && !wanted(document.activeElement!); step++) await userEvent.keyboard('{Tab}');
};

it('goes through by keyboard alone, without axe findings, and sets up once', async () => {
  await expectNoFindings();
  await userEvent.keyboard('langt kodeord{Tab}{Tab}langt kodeord{Enter}');
  await heading('Hvor skal Sektorpost bruges?');
  await expectNoFindings();
  await tabTo((element) => element.getAttribute('role') === 'combobox');
  await userEvent.keyboard('testgade{ArrowDown}{Enter}');
  await expect.element(page.getByRole('combobox')).toHaveValue('Lægerne Testgade');
  await tabTo((element) => element.textContent.includes('Fortsæt'));
  await userEvent.keyboard('{Enter}');
  await heading('Hvilket netværk?');
  await expect.element(page.getByRole('radio', { name: /Øvelsesnetværk — kun testpersoner/ })).toBeChecked();
  await expectNoFindings();
  await tabTo((element) => element.textContent.includes('Fortsæt'));
  await userEvent.keyboard('{Enter}');
  await heading('Hvem er du?');
  await tabTo((element) => element.getAttribute('type') === 'radio');
  await userEvent.keyboard(' ');
  await expect.element(page.getByRole('textbox', { name: 'Navn' })).toHaveValue('Mette Prøve');
  await expectNoFindings();
  await tabTo((element) => element.textContent.includes('Fortsæt'));
  await userEvent.keyboard('{Enter}');
  await heading('Klar til at begynde');
  await expectNoFindings();
  await tabTo((element) => element.textContent.includes('Begynd'));
  await userEvent.keyboard('{Enter}');
  await vi.waitFor(() => {
    expect(setup.mock.calls).toEqual([[{ role: 'general-practice', gln: practice.gln, person: practice.persons[0], password: 'langt kodeord', network: 'embedded' }]]);
  });
});

it('says what is wrong with a step, and goes back without losing anything', async () => {
  await userEvent.keyboard('kort{Enter}');
  await expect.element(page.getByText('Skriv mindst 8 tegn')).toBeVisible();
  await page.getByLabelText('Adgangskode', { exact: true }).fill('langt kodeord');
  await page.getByLabelText('Gentag adgangskode', { exact: true }).fill('andet kodeord');
  await page.getByRole('button', { name: 'Fortsæt' }).click();
  await expect.element(page.getByText('De to adgangskoder er ikke ens')).toBeVisible();
  await page.getByLabelText('Gentag adgangskode', { exact: true }).fill('langt kodeord');
  await page.getByRole('button', { name: 'Fortsæt' }).click();
  await page.getByRole('button', { name: 'Fortsæt' }).click();
  await expect.element(page.getByText('Vælg en organisation fra listen')).toBeVisible();
  await page.getByText('Kommune', { exact: true }).click();
  await page.getByRole('combobox', { name: 'Find jeres enhed' }).fill('syge');
  await page.getByRole('option', { name: /Odense Kommune/ }).click();
  await page.getByRole('button', { name: 'Tilbage' }).click();
  await expect.element(page.getByLabelText('Adgangskode', { exact: true })).toHaveValue('langt kodeord');
});

it('stays and says why when the mailroom refuses', async () => {
  setup.mockRejectedValue(new CodedError('disk-full'));
  await userEvent.keyboard('langt kodeord{Tab}{Tab}langt kodeord{Enter}');
  await page.getByText('Kommune', { exact: true }).click();
  await page.getByRole('combobox', { name: 'Find jeres enhed' }).fill('odense');
  await page.getByRole('option', { name: /Odense Kommune/ }).click();
  await page.getByRole('button', { name: 'Fortsæt' }).click();
  await page.getByRole('button', { name: 'Fortsæt' }).click();
  await page.getByRole('textbox', { name: 'Navn' }).fill('Test Testesen');
  await page.getByRole('combobox', { name: 'Rolle' }).fill('Visitator');
  await page.getByRole('textbox', { name: 'Telefon' }).fill('65000001');
  await expect.element(page.getByRole('textbox', { name: 'Initialer' })).toHaveValue('TT');
  await page.getByRole('heading', { name: 'Hvem er du?' }).click();
  await page.getByRole('button', { name: 'Fortsæt' }).click();
  await page.getByRole('button', { name: 'Begynd' }).click();
  await expect.element(page.getByText('Sektorpost kunne ikke gøres klar')).toBeVisible();
  expect(setup.mock.calls[0]![0].person).toEqual({ name: 'Test Testesen', role: { text: 'Visitator' }, phone: '65000001', initials: 'TT' });
});

it('takes an organisation that is on no list, on its VANS folder, and says in place what is wrong with either', async () => {
  checkNetwork.mockRejectedValueOnce(new CodedError('folder-read-only'));
  await userEvent.keyboard('langt kodeord{Tab}{Tab}langt kodeord{Enter}');
  await page.getByText(/Vi står ikke på listen/).click();
  await page.getByRole('button', { name: 'Fortsæt' }).click();
  await expect.element(page.getByRole('radio', { name: /VANS-mappe/ })).toBeChecked();
  await expectNoFindings();
  await page.getByRole('button', { name: 'Fortsæt' }).click();
  for (const words of ['Skriv mappens sti', 'Skriv organisationens navn', /Skriv 13 cifre/, /Skriv SOR-koden/]) await expect.element(page.getByText(words)).toBeVisible();
  await page.getByRole('textbox', { name: 'Mappe' }).fill('/vans/praksis');
  await page.getByRole('textbox', { name: 'Organisationens navn' }).fill('Lægehuset Prøve (test)');
  await page.getByRole('textbox', { name: 'Lokationsnummer (GLN)' }).fill('5799 9990 09990');
  await page.getByRole('textbox', { name: 'SOR-kode' }).fill('990030100000399');
  await page.getByRole('button', { name: 'Fortsæt' }).click();
  await expect.element(page.getByText(/må ikke skrive i VANS-mappen/)).toBeVisible();
  await page.getByRole('button', { name: 'Fortsæt' }).click();
  await page.getByRole('textbox', { name: 'Navn' }).fill('Test Testesen');
  await page.getByRole('combobox', { name: 'Rolle' }).fill('Visitator');
  await page.getByRole('textbox', { name: 'Telefon' }).fill('65000001');
  await page.getByRole('heading', { name: 'Hvem er du?' }).click();
  await page.getByRole('button', { name: 'Fortsæt' }).click();
  await heading('Klar til at begynde');
  expect(document.body.textContent).not.toContain('Øvelsesnetværk');
  await page.getByRole('button', { name: 'Begynd' }).click();
  await vi.waitFor(() => { expect(setup.mock.calls[0]?.[0]).toMatchObject({ network: 'vans-folder', gln: '5799999009990', options: { folder: '/vans/praksis' }, organisation: { name: 'Lægehuset Prøve (test)', sor: '990030100000399' } }); });
});
