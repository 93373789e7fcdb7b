import { createRoot, type Root } from 'react-dom/client';
import { I18nextProvider } from 'react-i18next';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { expectNoFindings } from '../../../tests/doubles/axe';
import { CodedError } from '../../../shared/contract';
import type { Session } from '../../../shared/messages';
import '../../ui/base.css';
import { startTexts } from '../../app/i18n';
import { listenForShortcuts } from '../../app/shortcuts';
import { ArchiveProvider, type Archive } from '../../archive';
import { holdUnsaved } from '../shared/unsaved';
import { LockScreen, type LockScreenProps } from './LockScreen';
import { useLock, type LockOptions } from './useLock';

const session: Session = {
  state: 'locked', profileId: 'p', role: 'general-practice', users: [{ id: 'u1', name: 'Mette Prøve', initials: 'MP', access: ['clinical'] }, { id: 'u2', name: 'Test Testesen', initials: 'TT', access: ['clinical'] }],
  organisation: { gln: '5790000999012', sor: '440001000016004', name: 'Lægerne Testgade', unit: '', role: 'general-practice', address: '', phone: '', persons: [] },
  network: { id: 'embedded', title: 'Øvelsesnetværk', training: true, state: 'online', since: '2026-11-19T07:00:00.000Z', failedTries: 0 },
  settings: { language: 'da', theme: 'system', acknowledgementMinutes: 30, automaticResends: 2, notifications: true, singleKeyShortcuts: true, shortcuts: {}, lockAfterMinutes: 10, closeToTray: true }, version: '0',
};
const live = (value: unknown) => ({ get: () => value, subscribe: () => () => undefined });
const archive = { session: live(session) } as unknown as Archive;
let root: Root;
let host: HTMLElement;

beforeEach(() => {
  host = document.createElement('div');
  document.body.append(host);
  document.documentElement.lang = 'da';
  document.title = 'Sektorpost';
  root = createRoot(host);
});
afterEach(() => { root.unmount(); host.remove(); });

async function show(more: Partial<LockScreenProps> = {}): Promise<void> {
  const texts = await startTexts('da');
  root.render(<I18nextProvider i18n={texts}><ArchiveProvider archive={archive}><LockScreen session={session} onUnlock={() => Promise.resolve()} lastUserId="u1" news={0} {...more} /></ArchiveProvider></I18nextProvider>);
  await expect.element(page.getByRole('main')).toBeVisible();
}
const password = () => page.getByLabelText('Adgangskode', { exact: true });

describe('LockScreen', () => {
  it('begins in the password and unlocks with Enter', async () => {
    const onUnlock = vi.fn<LockScreenProps['onUnlock']>().mockResolvedValue(undefined);
    await show({ onUnlock });
    await expect.element(password()).toHaveFocus();
    await userEvent.keyboard('hemmelig kode{Enter}');
    await vi.waitFor(() => { expect(onUnlock).toHaveBeenCalledWith('u1', 'hemmelig kode'); });
  });
  it('says that the password does not match, empties it and stays in it', async () => {
    await show({ onUnlock: () => Promise.reject(new CodedError('wrong-password')) });
    await userEvent.keyboard('forkert{Enter}');
    await expect.element(page.getByText('Adgangskoden passer ikke. Prøv igen.')).toBeVisible();
    await expect.element(password()).toHaveValue('');
    await expect.element(password()).toHaveFocus();
  });
  it('counts down when there were too many tries', async () => {
    const onUnlock = vi.fn<LockScreenProps['onUnlock']>().mockRejectedValue(new CodedError('too-many-tries', { seconds: 2 }));
    await show({ onUnlock });
    await userEvent.keyboard('forkert{Enter}');
    await expect.element(page.getByText('Der er prøvet for mange gange. Vent 2 sekunder.').first()).toBeVisible();
    await userEvent.keyboard('igen{Enter}');
    expect(onUnlock).toHaveBeenCalledOnce();
    await expect.element(page.getByText('Der er prøvet for mange gange. Vent 1 sekund.').first()).toBeVisible();
    await expect.element(page.getByText(/for mange gange/)).not.toBeInTheDocument();
    await userEvent.keyboard('{Enter}');
    await vi.waitFor(() => { expect(onUnlock).toHaveBeenCalledTimes(2); });
  });
  it('lets another user in', async () => {
    await show();
    await page.getByRole('button', { name: 'Skift bruger' }).click();
    await page.getByRole('button', { name: 'Test Testesen' }).click();
    await expect.element(page.getByRole('heading', { name: 'Test Testesen' })).toBeVisible();
  });
  it('never says that data is encrypted', async () => {
    await show({ news: 3, lockedAfter: 10 });
    await expect.element(page.getByText(/Låst efter 10 minutter/)).toBeVisible();
    await expect.element(page.getByText(/kun beskyttet, hvis disken er krypteret · 3 nye beskeder/)).toBeVisible();
  });
  it('has no accessibility findings', async () => {
    await show();
    await expectNoFindings();
    await page.getByRole('button', { name: 'Skift bruger' }).click();
    await expectNoFindings();
  });
});

describe('useLock', () => {
  function Probe(options: LockOptions) {
    const { lockedAfter } = useLock(options);
    return <p>{lockedAfter === undefined ? 'ingen' : `efter ${lockedAfter}`}</p>;
  }
  it('locks by key, but only when everything typed is saved', async () => {
    const order: string[] = [];
    const release = holdUnsaved(async () => { await Promise.resolve(); order.push('saved'); });
    const stop = listenForShortcuts(window, { waiting: () => false, begin: () => undefined, end: () => undefined });
    root.render(<Probe open afterMinutes={0} lock={() => { order.push('locked'); return Promise.resolve(); }} now={() => 0} />);
    await expect.element(page.getByText('ingen')).toBeVisible();
    await userEvent.keyboard('{Control>}l{/Control}');
    await vi.waitFor(() => { expect(order).toEqual(['saved', 'locked']); });
    release();
    stop();
  });
  it('locks after the minutes of quiet, and not while there are signs of life', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
    let time = 0;
    const lock = vi.fn(() => Promise.resolve());
    const pass = (minutes: number) => { for (let step = 0; step < minutes * 12; step++) { time += 5000; vi.advanceTimersByTime(5000); } };
    root.render(<Probe open afterMinutes={10} lock={lock} now={() => time} />);
    await expect.element(page.getByText('ingen')).toBeVisible();
    pass(9);
    window.dispatchEvent(new KeyboardEvent('keydown', { key: 'a' }));
    pass(9);
    expect(lock).not.toHaveBeenCalled();
    pass(2);
    vi.useRealTimers();
    await vi.waitFor(() => { expect(lock).toHaveBeenCalledOnce(); });
    await expect.element(page.getByText('efter 10')).toBeVisible();
  });
});
