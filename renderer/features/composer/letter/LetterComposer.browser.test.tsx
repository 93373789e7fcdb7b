import { StrictMode } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { I18nextProvider } from 'react-i18next';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { I18nProvider } from 'react-aria-components';
import { page, userEvent } from 'vitest/browser';
import { expectNoFindings } from '../../../../tests/doubles/axe';
import { dischargeDraftOf, planDraftOf } from '../../../../tests/fixtures/letter-drafts';
import { emptyPlan, type Contact, type Draft } from '../../../../shared/messages';
import '../../../ui/base.css';
import { startTexts } from '../../../app/i18n';
import { listenForShortcuts } from '../../../app/shortcuts';
import { ArchiveProvider, type Archive } from '../../../archive';
import type { ComposerPorts } from '../Composer';
import { LetterComposer, type LetterComposerProps } from './LetterComposer';

const now = '2026-11-18T08:14:30.000Z';
const municipality: Contact = {
  gln: '5790000000258', sor: '42222000016002', name: 'Øvelseskommunen (test)', unit: 'Visitationen', role: 'municipality', address: '', phone: '70202020', persons: [],
  readiness: 'fhir', receives: ['care-communication 5.0', 'GGOP100'], format: 'fhir-json', source: 'Test', acknowledged: 4, sent: 4,
};
const clinic: Contact = { ...municipality, gln: '5790000000128', name: 'Lægehuset Øvelsesvej (test)', unit: '', role: 'general-practice', receives: ['DIS01'] };
const live = (value: unknown) => ({ get: () => value, subscribe: () => () => undefined });
const archive = { session: live({ role: 'hospital' }) } as unknown as Archive;

let root: Root;
let host: HTMLElement;
let stopKeys: () => void;
const save = vi.fn<(draft: Draft) => Promise<void>>();
const send = vi.fn<ComposerPorts['send']>();
const checkDraft = vi.fn<ComposerPorts['checkDraft']>();
const onSent = vi.fn();

async function show(initial: Draft, more: Partial<LetterComposerProps> = {}): Promise<void> {
  const texts = await startTexts('da');
  const ports: ComposerPorts = { saveDraft: save, removeDraft: () => Promise.resolve(), putFile: () => Promise.reject(new Error('no files')), checkDraft, send, now: () => now, newId: () => 'x' };
  root.render(
    <StrictMode><I18nProvider locale="da-DK"><I18nextProvider i18n={texts}><ArchiveProvider archive={archive}>
      <LetterComposer kind={initial.plan ? 'plan' : 'discharge'} training initial={initial} ports={ports} paper={() => Promise.reject(new Error('draft-incomplete'))} contacts={[municipality, clinic]} patients={[]} onSearchPatients={() => undefined} network={{ state: 'online' }} onClose={() => undefined} onSent={onSent} onBlankClosed={() => Promise.resolve()} {...more} />
    </ArchiveProvider></I18nextProvider></I18nProvider></StrictMode>,
  );
  await expect.element(page.getByRole('heading', { level: 1 })).toBeVisible();
}
const newest = () => save.mock.calls.at(-1)?.[0];
const ability = () => page.getByRole('textbox', { name: 'Funktionsevne ved udskrivelsen, sammenfatning' });

beforeEach(async () => {
  await page.viewport(1280, 800);
  save.mockReset().mockResolvedValue();
  send.mockReset().mockResolvedValue({ submitted: true, issues: [] });
  checkDraft.mockReset().mockResolvedValue({ issues: [], travelBytes: 1 });
  onSent.mockReset();
  host = document.createElement('main');
  host.style.cssText = 'height: 100vh; display: flex';
  document.body.append(host);
  document.documentElement.lang = 'da';
  root = createRoot(host);
  stopKeys = listenForShortcuts(window, { waiting: () => false, begin: () => undefined, end: () => undefined });
});
afterEach(() => { root.unmount(); host.remove(); stopKeys(); delete document.documentElement.dataset['theme']; });

describe('a plan being written', () => {
  it('is kept back until what is missing is there; F8 leads to it; then it asks and goes', async () => {
    await show(planDraftOf({ abilitySummary: '', practice: undefined }, { sendAs: undefined }));
    // The receiver takes plans, so the letter itself is chosen.
    await expect.element(page.getByRole('radio', { name: /Som brev, GGOP/ })).toBeChecked();
    await expect.element(page.getByText('1. dec. 2026')).toBeVisible();
    await userEvent.keyboard('{Control>}{Enter}{/Control}');
    await expect.element(page.getByRole('heading', { name: 'Kan ikke sendes' })).toBeVisible();
    await expect.element(ability()).toHaveFocus();
    document.documentElement.dataset['theme'] = 'dark';
    await page.viewport(1024, 700);
    await expectNoFindings({ part: true });
    document.documentElement.dataset['theme'] = 'light';
    await expectNoFindings({ part: true });
    await userEvent.keyboard('{F8}');
    await expect.element(ability()).not.toHaveFocus();
    await ability().fill('Går med rollator');
    await expect.element(page.getByText('Funktionsevne mangler. Kommunen kan ikke planlægge uden.')).not.toBeInTheDocument();
    await vi.waitFor(() => { expect(newest()?.plan?.abilitySummary).toBe('Går med rollator'); });
    await userEvent.keyboard('{Control>}{Enter}{/Control}');
    // What is only doubtful asks once.
    await expect.element(page.getByRole('heading', { name: 'Se efter, før du sender' })).toBeVisible();
    await userEvent.keyboard('{Control>}{Enter}{/Control}');
    await expect.element(page.getByRole('alertdialog')).toBeVisible();
    await expect.element(page.getByRole('alertdialog').getByText('010160-4896')).toBeVisible();
    expect(send).not.toHaveBeenCalled();
    await new Promise((done) => { setTimeout(done, 400); });
    await userEvent.keyboard('{Enter}');
    await vi.waitFor(() => { expect(onSent).toHaveBeenCalledOnce(); });
    expect(send.mock.calls[0]![0]).toMatchObject({ standard: 'rehabilitation-plan', sendAs: 'letter', plan: { abilitySummary: 'Går med rollator' } });
  });

  it('begins with nothing said wrong, and each part says how it stands', async () => {
    await show(planDraftOf({}, { plan: emptyPlan(), receiver: undefined, sendAs: undefined }));
    await expect.element(page.getByRole('heading', { name: 'Under udarbejdelse' })).toBeVisible();
    await expect.element(page.getByRole('button', { name: /Ikke færdig Funktionsevne/ })).toBeVisible();
    await page.getByRole('radio', { name: /Almen genoptræning/ }).click({ force: true });
    await vi.waitFor(() => { expect(newest()?.plan?.type).toBe('almen'); });
    await expect.element(page.getByRole('radio', { name: /Som brev/ })).toBeDisabled();
    await expect.element(page.getByText('Vælg først en modtager.')).toBeVisible();
  });

  it('says at its field what the mailroom finds', async () => {
    checkDraft.mockResolvedValue({ issues: [{ severity: 'error', rule: 'plan-receiver', path: 'receiver', message: 'Planen skal sendes til en kommune.', messageEn: 'x', source: 'policy' }], travelBytes: 1 });
    await show(planDraftOf());
    await userEvent.keyboard('{Control>}{Enter}{/Control}');
    await expect.element(page.getByText('Planen skal sendes til en kommune.').first()).toBeVisible();
    expect(send).not.toHaveBeenCalled();
  });
});

describe('a discharge summary being written', () => {
  it('goes to who takes it in EDIFACT, with its follow-up first in the form', async () => {
    await show(dischargeDraftOf({}, { sendAs: undefined }));
    await expect.element(page.getByText('Modtageren tager imod det som EDIFACT.')).toBeVisible();
    await expectNoFindings({ part: true });
    await page.getByRole('checkbox', { name: 'Opfølgning hos egen læge anbefales' }).click({ force: true });
    await vi.waitFor(() => { expect(newest()?.discharge?.followUp).toBe(false); });
    await expect.element(page.getByText(/opfølgning er ikke markeret/)).toBeVisible();
  });

  it('has days in Danish order and times in 24 hours, whatever the browser speaks', async () => {
    await show(dischargeDraftOf({ start: undefined }));
    const days = () => document.querySelectorAll<HTMLElement>('[aria-label="Type og datoer"] [role="group"]');
    expect([days()[2], days()[3]].map((group) => group?.textContent.replace(/[\u2066-\u2069]/g, ''))).toEqual(['18.11.2026', '13.30']);
    // A time without its day is nothing.
    expect(days()[1]?.getAttribute('aria-disabled')).toBe('true');
    days()[0]!.querySelector<HTMLElement>('[role="spinbutton"]')!.focus();
    await userEvent.keyboard('12112026');
    await vi.waitFor(() => { expect(newest()?.discharge?.start).toEqual({ date: '2026-11-12' }); });
    await userEvent.keyboard('{Tab}2114');
    await vi.waitFor(() => { expect(newest()?.discharge?.start).toEqual({ date: '2026-11-12', time: '21:14' }); });
    // Half a time on the screen must not be a whole one in the letter.
    await userEvent.keyboard('{Backspace}{Backspace}{Tab}');
    await vi.waitFor(() => { expect(newest()?.discharge?.start).toEqual({ date: '2026-11-12' }); });
    expect(days()[1]?.textContent).not.toMatch(/\d/);
    await expectNoFindings({ part: true });
  });

  it('is led to a day that is wrong', async () => {
    await show(dischargeDraftOf({ end: { date: '2026-11-11', time: '08:00' } }));
    await userEvent.keyboard('{Control>}{Enter}{/Control}');
    await expect.element(page.getByText('Udskrivelsen ligger før indlæggelsen. Ret en af datoerne.').first()).toBeVisible();
    await vi.waitFor(() => { expect(document.activeElement?.getAttribute('role')).toBe('spinbutton'); });
    expect(document.activeElement?.closest('[role="group"]')?.textContent).toBe('11.11.2026');
  });
});
