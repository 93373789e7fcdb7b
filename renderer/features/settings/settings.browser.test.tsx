import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { showScreen, type ShownScreen } from '../../../tests/doubles/screen';
import { currentRoute, navigate } from '../shared/navigation';
import { SettingsScreen } from './SettingsScreen';

const now = '2026-11-19T08:00:00.000Z';
let shown: ShownScreen | undefined;

beforeEach(async () => { await page.viewport(1280, 800); await navigate('inbox'); await navigate('settings'); });
afterEach(async () => { await shown?.close(); shown = undefined; });
const open = (name: string) => page.getByRole('navigation').getByRole('button', { name, exact: true }).click();
const called = (name: string) => shown!.mailroom.calls.filter((call) => call.name === name).map((call) => call.args);

describe('settings', () => {
  it('are accessible, section by section', async () => {
    shown = await showScreen(<SettingsScreen />, { now });
    for (const name of ['Udseende', 'Tastatur', 'Meddelelser', 'Lås', 'Konto', 'Brugere', 'Netværk', 'Øvelsesnetværkets fejl', 'Lager', 'Om']) {
      await open(name);
      await expect.element(page.getByRole('heading', { level: 2, name })).toHaveFocus();
      await shown.expectNoFindings(name);
    }
  });

  it('have no faults to make on a real network', async () => {
    shown = await showScreen(<SettingsScreen />, { now, prepare: (mailroom) => { mailroom.session = { ...mailroom.session, network: { ...mailroom.session.network, training: false } }; } });
    await expect.element(page.getByRole('button', { name: 'Netværk' })).toBeVisible();
    await expect.element(page.getByRole('button', { name: 'Øvelsesnetværkets fejl' })).not.toBeInTheDocument();
  });

  it('save at once, and say so', async () => {
    shown = await showScreen(<SettingsScreen />, { now });
    await page.getByText('Mørk', { exact: true }).click();
    await expect.poll(() => shown!.mailroom.session.settings.theme).toBe('dark');
    await expect.element(page.getByText('Gemt', { exact: true }).first()).toBeVisible();
  });

  it('say in words what did not work', async () => {
    shown = await showScreen(<SettingsScreen />, { now, prepare: (mailroom) => { mailroom.fail('session.updateSettings', 'disk-full'); } });
    await page.getByText('Mørk', { exact: true }).click();
    await expect.element(page.getByRole('alert').getByText('Disken er fuld.', { exact: false })).toBeVisible();
  });

  it('give an action another key, but never one that is taken', async () => {
    shown = await showScreen(<SettingsScreen />, { now });
    await open('Tastatur');
    await page.getByRole('button', { name: 'Skift tast for Besvar' }).click();
    await userEvent.keyboard('f');
    await expect.element(page.getByText('“f” bruges allerede til: Videresend')).toBeVisible();
    await userEvent.keyboard('w');
    await expect.poll(() => shown!.mailroom.session.settings.shortcuts).toEqual({ reply: 'w' });
    await expect.element(page.getByRole('button', { name: 'Skift tast for Besvar' })).toHaveFocus();
    await page.getByRole('button', { name: 'Brug de sædvanlige taster' }).click();
    await expect.poll(() => shown!.mailroom.session.settings.shortcuts).toEqual({});
  });

  it('take a number only inside its bounds, and a plan of faults in per cent', async () => {
    await navigate('settings', 'network');
    shown = await showScreen(<SettingsScreen />, { now });
    const minutes = page.getByRole('textbox', { name: 'Minutter uden kvittering, før der sendes igen' });
    await minutes.fill('500');
    await userEvent.keyboard('{Enter}');
    await expect.element(page.getByText('Skriv et helt tal fra 1 til 240')).toBeVisible();
    expect(called('session.updateSettings')).toEqual([]);
    await minutes.fill('45');
    await userEvent.keyboard('{Enter}');
    await expect.poll(() => called('session.updateSettings')).toEqual([{ settings: { acknowledgementMinutes: 45 } }]);
    await open('Øvelsesnetværkets fejl');
    await page.getByRole('textbox', { name: 'Mistes undervejs (%)' }).fill('25');
    await userEvent.keyboard('{Tab}');
    await expect.element(page.getByText('Øvelsesnetværket laver fejl med vilje')).toBeVisible();
    expect(called('training.faults').at(-1)).toMatchObject({ plan: { loss: 0.25, delay: 0 } });
  });

  it('add a user with a password only when all is right', async () => {
    await navigate('settings', 'users');
    shown = await showScreen(<SettingsScreen />, { now });
    await page.getByRole('button', { name: 'Tilføj', exact: true }).click();
    await expect.element(page.getByText('Skriv et navn')).toBeVisible();
    await page.getByRole('textbox', { name: 'Navn' }).fill('Jens Prøve');
    await page.getByRole('combobox', { name: 'Rolle' }).fill('sekretær');
    await userEvent.keyboard('{Tab}');
    await page.getByRole('textbox', { name: 'Telefon' }).fill('65000021');
    await page.getByRole('textbox', { name: 'Initialer' }).fill('mp');
    await page.getByRole('textbox', { name: 'Adgangskode til den nye bruger' }).fill('hemmeligt-ord');
    await page.getByRole('textbox', { name: 'Gentag adgangskode' }).fill('hemmeligt-ord');
    await expect.element(page.getByText('En anden bruger har de initialer')).toBeVisible();
    await expect.element(page.getByText('Vælg mindst én rolle')).toBeVisible();
    await page.getByRole('group', { name: 'Adgang', exact: true }).getByText('Administrativ', { exact: false }).click();
    await page.getByRole('textbox', { name: 'Initialer' }).fill('jp');
    await page.getByRole('button', { name: 'Tilføj', exact: true }).click();
    await expect.poll(() => called('session.addUser')).toMatchObject([{ person: { name: 'Jens Prøve', phone: '65000021', initials: 'JP' }, password: 'hemmeligt-ord', access: ['administrative'] }]);
  });

  it('rebuild the overview and say what they found', async () => {
    await navigate('settings', 'store');
    shown = await showScreen(<SettingsScreen />, { now });
    await expect.element(page.getByText('Alt er i orden')).toBeVisible();
    await page.getByRole('main').getByRole('button', { name: 'Byg oversigten igen' }).click();
    await expect.poll(() => called('rebuild.page').length).toBeGreaterThan(0);
    expect(currentRoute().view).toBe('settings');
  });
});
