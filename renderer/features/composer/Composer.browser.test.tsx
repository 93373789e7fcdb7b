import { StrictMode } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { I18nextProvider } from 'react-i18next';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { expectNoFindings } from '../../../tests/doubles/axe';
import type { Contact, Draft, Issue, MessageRecord, Organisation } from '../../../shared/messages';
import '../../ui/base.css';
import { startTexts } from '../../app/i18n';
import { listenForShortcuts } from '../../app/shortcuts';
import { ArchiveProvider, type Archive } from '../../archive';
import type { PatientRow } from '../../archive/types';
import { Composer, type ComposerPorts, type ComposerProps } from './Composer';

const now = '2026-11-19T07:46:12.000Z';
const contact: Contact = {
  gln: '5790000121441', sor: '440001000016003', name: 'Odense Kommune (test)', unit: 'Sygeplejen Syd', role: 'municipality', address: 'Testvej 1', phone: '65000001', persons: [{ name: 'Anja Eksempel', role: { text: 'Sygeplejerske' }, phone: '65000001', initials: 'AE' }],
  readiness: 'fhir', receives: ['care-communication 5.0'], format: 'fhir-json', source: 'Test', acknowledged: 48, sent: 48,
};
const hospital: Contact = { ...contact, gln: '5790000999029', name: 'Testsygehuset', unit: '', persons: [] };
const self: Organisation = { gln: '5790000999012', sor: '440001000016004', name: 'Lægerne Testgade', unit: '', role: 'general-practice', address: '', phone: '', persons: [] };
const bruno: PatientRow = { patientKey: 'p1', name: 'Bruno Test Elmer', ids: [{ type: 'cpr', value: '2509479989' }], view: { ids: [{ type: 'cpr', value: '2509479989' }], name: 'Bruno Test Elmer', deceased: false }, lastAt: now, threads: 1 };
const blank: Draft = { id: 'd1', standard: 'care-communication', kind: 'new', text: '', attachments: [], signature: { name: 'Mette Prøve', role: { text: 'Læge' }, phone: '+4565000020' }, createdAt: now, updatedAt: now, createdBy: 'u1' };
const whole: Draft = { ...blank, text: 'Kære Anja', category: 'nursing', receiver: contact.gln, patient: { ids: [{ type: 'cpr', value: '2509479989' }], family: 'Elmer', given: ['Bruno', 'Test'] } };
const live = (value: unknown) => ({ get: () => value, subscribe: () => () => undefined });
const archive = { session: live({ role: 'municipality' }) } as unknown as Archive;
const practice = { session: live({ role: 'general-practice' }) } as unknown as Archive;

let root: Root;
let host: HTMLElement;
let stopKeys: () => void;
const save = vi.fn<(draft: Draft) => Promise<void>>();
const send = vi.fn<ComposerPorts['send']>();
const checkDraft = vi.fn<ComposerPorts['checkDraft']>();
const putFile = vi.fn<ComposerPorts['putFile']>();
const onSent = vi.fn();
const onClose = vi.fn();
let ids = 0;

async function show(initial: Draft, more: Partial<ComposerProps> = {}, store = archive): Promise<void> {
  const texts = await startTexts('da');
  const ports: ComposerPorts = { saveDraft: save, removeDraft: () => Promise.resolve(), putFile, checkDraft, send, now: () => now, newId: () => `id-${++ids}` };
  root.render(
    <StrictMode><I18nextProvider i18n={texts}><ArchiveProvider archive={store}>
      <Composer initial={initial} ports={ports} contacts={[contact, hospital]} patients={[bruno]} onSearchPatients={() => undefined} messages={[]} organisation={self} network={{ state: 'online' }} acknowledgementMinutes={30} onClose={onClose} onSent={onSent} onBlankClosed={() => Promise.resolve()} {...more} />
    </ArchiveProvider></I18nextProvider></StrictMode>,
  );
  await expect.element(page.getByRole('textbox', { name: 'Tekst' })).toBeVisible();
}
const newest = () => save.mock.calls.at(-1)?.[0];
const field = (name: string) => page.getByRole('textbox', { name, exact: true });
const pdf = (name: string) => new File(['%PDF-1.7 prøve'], name, { type: 'application/pdf' });
async function attach(...files: File[]): Promise<void> {
  const input = document.querySelector<HTMLInputElement>('input[type=file]')!;
  await userEvent.upload(input, files);
}

beforeEach(async () => {
  await page.viewport(1280, 800);
  save.mockReset().mockResolvedValue();
  send.mockReset().mockResolvedValue({ submitted: true, issues: [] });
  checkDraft.mockReset().mockResolvedValue({ issues: [], travelBytes: 1 });
  putFile.mockReset().mockResolvedValue({ sha256: 'a'.repeat(64), detectedType: 'application/pdf' });
  onSent.mockReset();
  onClose.mockReset();
  host = document.createElement('main');
  host.id = 'root';
  document.body.append(host);
  document.documentElement.lang = 'da';
  root = createRoot(host);
  stopKeys = listenForShortcuts(window, { waiting: () => false, begin: () => undefined, end: () => undefined });
});
afterEach(() => {
  root.unmount();
  host.remove();
  stopKeys();
});

describe('autosave', () => {
  it('saves once after the last key, and says when', async () => {
    await show(whole);
    await field('Tekst').fill('');
    await userEvent.type(field('Tekst'), 'Hun sover');
    expect(save.mock.calls.length).toBeLessThan(9);
    await vi.waitFor(() => { expect(newest()?.text).toBe('Hun sover'); });
    await expect.element(page.getByText('Gemt på denne computer kl. 08:46:12')).toBeVisible();
  });
  it('saves at once when the composer is left', async () => {
    await show(whole);
    await field('Tekst').fill('Sidste ord');
    root.unmount();
    await vi.waitFor(() => { expect(newest()?.text).toBe('Sidste ord'); });
    root = createRoot(host);
  });
  it('keeps the text, says so and tries again when saving fails', async () => {
    save.mockRejectedValueOnce(new Error('full'));
    await show(whole);
    await field('Tekst').fill('Må ikke mistes');
    await expect.element(page.getByText(/Kladden kunne ikke gemmes/)).toBeVisible();
    await expect.element(field('Tekst')).toHaveValue('Må ikke mistes');
    await vi.waitFor(() => { expect(save.mock.calls.length).toBeGreaterThan(1); }, { timeout: 6000 });
    expect(newest()?.text).toBe('Må ikke mistes');
  });
  it('saves before Esc closes', async () => {
    await show(whole);
    await field('Tekst').fill('Før Esc');
    await userEvent.keyboard('{Escape}');
    await vi.waitFor(() => { expect(onClose).toHaveBeenCalledOnce(); });
    expect(newest()?.text).toBe('Før Esc');
  });
});

describe('lists of suggestions', () => {
  it('open at the first click, though leaving the field before says something that moves the form', async () => {
    await show(blank);
    await expect.element(page.getByRole('combobox', { name: 'Borger' })).toHaveFocus();
    await page.getByRole('combobox', { name: 'Modtager' }).click();
    await expect.element(page.getByRole('option').first()).toBeVisible();
    await expect.element(page.getByText('Vælg en borger', { exact: true })).toBeVisible();
  });
  it('close with Esc and keep what is typed; the next Esc closes the composer', async () => {
    await show(blank);
    await page.getByRole('combobox', { name: 'Modtager' }).fill('Odense');
    await expect.element(page.getByRole('option').first()).toBeVisible();
    await userEvent.keyboard('{Escape}');
    await expect.element(page.getByRole('option').first()).not.toBeInTheDocument();
    await expect.element(page.getByRole('combobox', { name: 'Modtager' })).toHaveValue('Odense');
    expect(onClose).not.toHaveBeenCalled();
    await userEvent.keyboard('{Escape}');
    await vi.waitFor(() => { expect(onClose).toHaveBeenCalledOnce(); });
  });
});

describe('words', () => {
  it('call the person a patient in a practice and a citizen elsewhere', async () => {
    await show(blank, {}, practice);
    await expect.element(page.getByRole('combobox', { name: 'Patient' })).toBeVisible();
    await userEvent.keyboard('{Control>}{Enter}{/Control}');
    await expect.element(page.getByText('Patient mangler')).toBeVisible();
    expect(document.body.textContent).not.toMatch(/borger/i);
  });
});

describe('validation', () => {
  it('says nothing while a person types, speaks when the field is left, and stops when it is put right', async () => {
    await show({ ...whole, category: 'other' });
    await userEvent.type(field('Emne'), 'P{Backspace}');
    await expect.element(page.getByText('Skriv et emne')).not.toBeInTheDocument();
    await userEvent.tab();
    await expect.element(page.getByText('Skriv et emne', { exact: true })).toBeVisible();
    await expect.element(page.getByText('Emne mangler')).toBeVisible();
    await userEvent.type(field('Emne'), 'P');
    await expect.element(page.getByText('Emne mangler')).not.toBeInTheDocument();
  });
  it('lists what is missing in the order of the form and goes to the first', async () => {
    await show(blank);
    await userEvent.keyboard('{Control>}{Enter}{/Control}');
    await expect.element(page.getByText('4 fejl', { exact: true })).toBeVisible();
    const titles = [...document.querySelectorAll('aside li > div > div:first-child')].map((element) => element.textContent);
    expect(titles.slice(0, 4)).toEqual(['Borger mangler', 'Modtager mangler', 'Kategori mangler', 'Tekst mangler']);
    await expect.element(page.getByRole('combobox', { name: 'Borger' })).toHaveFocus();
    await userEvent.keyboard('{F8}');
    await expect.element(page.getByRole('combobox', { name: 'Modtager' })).toHaveFocus();
    await userEvent.keyboard('{Shift>}{F8}{/Shift}');
    await expect.element(page.getByRole('combobox', { name: 'Borger' })).toHaveFocus();
    expect(checkDraft).not.toHaveBeenCalled();
  });
  it('shows what only the mailroom knows at its field, and sends nothing', async () => {
    const issue: Issue = { severity: 'error', rule: 'receiver-missing', path: 'receiver', message: 'Modtageren er nedlagt.', messageEn: 'Closed.', source: 'policy' };
    checkDraft.mockResolvedValue({ issues: [issue], travelBytes: 1 });
    await show(whole);
    await userEvent.keyboard('{Control>}{Enter}{/Control}');
    await expect.element(page.getByText('Modtageren er nedlagt.').first()).toBeVisible();
    await expect.element(page.getByRole('alertdialog')).not.toBeInTheDocument();
    expect(send).not.toHaveBeenCalled();
  });
  it('asks once about a warning', async () => {
    await show({ ...whole, patient: { ...whole.patient!, deceased: true } });
    await userEvent.keyboard('{Control>}{Enter}{/Control}');
    await expect.element(page.getByText('Der er 1 advarsel. Tryk Send igen, hvis beskeden skal sendes alligevel.')).toBeVisible();
    await expect.element(page.getByRole('alertdialog')).not.toBeInTheDocument();
    await userEvent.keyboard('{Control>}{Enter}{/Control}');
    await expect.element(page.getByRole('alertdialog')).toBeVisible();
  });
  it('refuses a CPR number that is no date in plain words', async () => {
    await show(blank);
    await page.getByRole('combobox', { name: 'Borger' }).fill('3102479989');
    await expect.element(page.getByText(/begynder ikke med en gyldig dato/)).toBeVisible();
  });
});

describe('category', () => {
  it('shows the priority for referrals only, and drops it with the category', async () => {
    await show({ ...whole, category: 'regarding-referral', priority: 'asap' });
    await expect.element(page.getByRole('button', { name: /Prioritet/ })).toBeVisible();
    await page.getByRole('button', { name: /Kategori/ }).click();
    await page.getByRole('option', { name: 'Sygepleje', exact: true }).click();
    await expect.element(page.getByRole('button', { name: /Prioritet/ })).not.toBeInTheDocument();
    await vi.waitFor(() => { expect(newest()?.category).toBe('nursing'); });
    expect(newest()).not.toHaveProperty('priority');
  });
});

describe('files', () => {
  it('attaches with a title without extension that can be changed', async () => {
    await show(whole);
    await attach(pdf('Væskeskema.pdf'));
    const title = page.getByRole('textbox', { name: 'Titel på Væskeskema' });
    await expect.element(title).toHaveValue('Væskeskema');
    await vi.waitFor(() => { expect(newest()?.attachments[0]).toMatchObject({ title: 'Væskeskema', contentType: 'application/pdf', sha256: 'a'.repeat(64) }); });
    await title.fill('Skema uge 47');
    await vi.waitFor(() => { expect(newest()?.attachments[0]?.title).toBe('Skema uge 47'); });
  });
  it('refuses video and content that lies, and blocks until they are removed', async () => {
    await show(whole);
    await attach(new File(['ftyp'], 'natlig uro.mp4'), new File(['MZ'], 'skema.pdf'));
    await expect.element(page.getByText('kan ikke sendes: video er ikke tilladt')).toBeVisible();
    await expect.element(page.getByText('kan ikke sendes: indholdet er ikke den type, navnet siger')).toBeVisible();
    expect(putFile).not.toHaveBeenCalled();
    await expect.element(page.getByRole('button', { name: /^Send/ })).toHaveAttribute('aria-disabled', 'true');
    await page.getByRole('button', { name: 'Fjern natlig uro.mp4' }).first().click();
    await page.getByRole('button', { name: 'Fjern skema.pdf' }).first().click();
    await expect.element(page.getByText('Klar til at sende')).toBeVisible();
  });
  it('believes the mailroom when it has seen the whole file', async () => {
    putFile.mockResolvedValue({ sha256: 'b'.repeat(64), detectedType: 'image/png' });
    await show(whole);
    await attach(pdf('skema.pdf'));
    await expect.element(page.getByText('kan ikke sendes: indholdet er ikke den type, navnet siger')).toBeVisible();
  });
  it('does not send while a file is on its way', async () => {
    let done: (value: { sha256: string }) => void = () => undefined;
    putFile.mockReturnValue(new Promise((resolve) => { done = resolve; }));
    await show(whole);
    await attach(pdf('skema.pdf'));
    await expect.element(page.getByText('0 % gemt')).toBeVisible();
    await userEvent.keyboard('{Control>}{Enter}{/Control}');
    await expect.element(page.getByText('En fil gemmes stadig')).toBeVisible();
    done({ sha256: 'c'.repeat(64) });
    await expect.element(page.getByText('Klar til at sende')).toBeVisible();
  });
});

describe('sending', () => {
  it('ignores keys for 300 ms, so that a held Ctrl+Enter cannot pass through', async () => {
    await show(whole);
    await userEvent.keyboard('{Control>}{Enter}{/Control}');
    await expect.element(page.getByRole('alertdialog', { name: 'Send til den rette?' })).toBeVisible();
    const button = page.getByRole('button', { name: /Send nu/ });
    await expect.element(button).toHaveFocus();
    const opened = performance.now();
    const press = (timeStamp: number, repeat: boolean) => {
      const event = new KeyboardEvent('keydown', { key: 'Enter', ctrlKey: true, bubbles: true, cancelable: true, repeat });
      Object.defineProperty(event, 'timeStamp', { value: timeStamp });
      document.activeElement!.dispatchEvent(event);
    };
    press(opened - 5000, false);
    press(opened + 60_000, true);
    expect(send).not.toHaveBeenCalled();
    press(opened + 60_000, false);
    await vi.waitFor(() => { expect(send).toHaveBeenCalledOnce(); });
    await vi.waitFor(() => { expect(onSent).toHaveBeenCalledOnce(); });
  });
  it('shows patient, receiver, category, files and signature before it goes', async () => {
    await show({ ...whole, topic: 'Søvn', specificRecipient: { kind: 'person', name: 'Anja Eksempel', role: 'Sygeplejerske' }, attachments: [{ id: 'a', title: 'Væskeskema', contentType: 'application/pdf', bytes: 1_100_000, sha256: 'a'.repeat(64) }] });
    await userEvent.keyboard('{Control>}{Enter}{/Control}');
    const dialog = page.getByRole('alertdialog');
    await expect.element(dialog).toBeVisible();
    for (const text of ['Bruno Test Elmer', '250947-9989', 'Odense Kommune (test)', 'Sygeplejen Syd · Anja Eksempel', 'Sygepleje · Søvn', 'Væskeskema (PDF, 1,1 MB)', 'Mette Prøve, Læge · +4565000020']) await expect.element(dialog.getByText(text, { exact: true })).toBeVisible();
  });
  it('keeps the draft and says why when the mailroom refuses', async () => {
    send.mockRejectedValue(Object.assign(new Error('bridge-closed'), { code: 'bridge-closed' }));
    await show(whole);
    await userEvent.keyboard('{Control>}{Enter}{/Control}');
    await page.getByRole('button', { name: /Send nu/ }).click();
    await expect.element(page.getByText('Beskeden er ikke sendt')).toBeVisible();
    await expect.element(field('Tekst')).toHaveValue('Kære Anja');
    expect(onSent).not.toHaveBeenCalled();
  });
  it('says when it goes to the outbox', async () => {
    await show(whole, { network: { state: 'offline' } });
    await userEvent.keyboard('{Control>}{Enter}{/Control}');
    await expect.element(page.getByText(/Beskeden lægges i udbakken og sendes, når der er forbindelse/)).toBeVisible();
  });
  it('goes from nothing to sent by keyboard alone', async () => {
    await show(blank);
    await expect.element(page.getByRole('combobox', { name: 'Borger' })).toHaveFocus();
    await userEvent.keyboard('{ArrowDown}{Enter}');
    await expect.element(page.getByRole('combobox', { name: 'Modtager' })).toHaveFocus();
    await userEvent.keyboard('odense{ArrowDown}{Enter}');
    await expect.element(page.getByRole('combobox', { name: 'Modtager' })).toHaveValue('Odense Kommune (test), Sygeplejen Syd');
    while (!document.activeElement?.textContent.includes('Vælg kategori')) await userEvent.keyboard('{Tab}');
    await userEvent.keyboard('{Enter}');
    await expect.element(page.getByRole('listbox')).toBeVisible();
    await userEvent.keyboard('syg{Enter}');
    while (document.activeElement?.tagName !== 'TEXTAREA') await userEvent.keyboard('{Tab}');
    await userEvent.keyboard('Kære Anja');
    await userEvent.keyboard('{Control>}{Enter}{/Control}');
    await expect.element(page.getByRole('alertdialog')).toBeVisible();
    await new Promise((resolve) => { setTimeout(resolve, 350); });
    await userEvent.keyboard('{Control>}{Enter}{/Control}');
    await vi.waitFor(() => { expect(onSent).toHaveBeenCalledOnce(); });
    expect(send.mock.calls[0]![0]).toMatchObject({ receiver: contact.gln, category: 'nursing', text: 'Kære Anja', patient: { family: 'Elmer' } });
  });
});

describe('reply and forward', () => {
  const message = (messageId: string, at: string, text: string): MessageRecord => ({
    messageId, direction: 'in', at, format: 'fhir-json', original: '0'.repeat(64),
    view: { standard: 'care-communication', version: '5.0', activity: 'new-message', messageId, bundleId: 'b', threadId: 't', sentAt: at, sender: { name: 'Odense Kommune (test)' }, receivers: [], segments: [{ id: `s-${messageId}`, text, at, author: 'Anja Eksempel', messageId }], attachments: [], chain: [] },
  });
  const messages = [message('m1', '2026-11-18T07:00:00.000Z', 'Vil I se på såret?'), message('m2', '2026-11-18T08:00:00.000Z', 'Det er rent og tørt.')];
  it('shows the earlier text and a new answer that came meanwhile', async () => {
    await show({ ...whole, kind: 'reply', answers: 'm2', threadId: 't' }, { messages: [...messages, message('m3', '2026-11-19T07:50:00.000Z', 'En tilføjelse.')] });
    await expect.element(page.getByText('Vil I se på såret?')).toBeVisible();
    await expect.element(page.getByText('Der er kommet et svar')).toBeVisible();
    await expect.element(page.getByRole('button', { name: 'Skift borger' })).not.toBeInTheDocument();
  });
  it('forwards chosen messages and wants at least one', async () => {
    await show({ ...whole, kind: 'forward', answers: 'm2', threadId: 't' }, { messages });
    await page.getByText('Valgte beskeder').click();
    await page.getByText('Vil I se på såret?').click();
    await vi.waitFor(() => { expect(newest()?.forwardMessageIds).toEqual(['m2']); });
    await page.getByText('Det er rent og tørt.').click();
    await userEvent.keyboard('{Control>}{Enter}{/Control}');
    await expect.element(page.getByText('Ingen beskeder er valgt')).toBeVisible();
  });
});

describe('accessibility', () => {
  afterEach(() => { delete document.documentElement.dataset.theme; });
  it.each(['light', 'dark'])('finds nothing in the form, with errors and in the question (%s)', async (theme) => {
    document.documentElement.dataset.theme = theme;
    await show({ ...whole, category: 'regarding-referral', attachments: [{ id: 'a', title: 'Væskeskema', contentType: 'application/pdf', bytes: 1, sha256: 'a'.repeat(64) }] });
    await expectNoFindings({ part: true });
    await attach(new File(['x'], 'film.mp4'));
    await field('Tekst').fill('');
    await userEvent.tab();
    await expect.element(page.getByText('Tekst mangler')).toBeVisible();
    await expectNoFindings({ part: true });
    await page.getByRole('button', { name: 'Fjern film.mp4' }).first().click();
    await field('Tekst').fill('Kære Anja');
    await userEvent.keyboard('{Control>}{Enter}{/Control}');
    await expect.element(page.getByRole('alertdialog')).toBeVisible();
    await expectNoFindings({ part: true });
  });
});
