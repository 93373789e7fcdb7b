import { useEffect } from 'react';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { asMunicipality, morningPlans, planRecord, PLANS_NOW } from '../../tests/doubles/plans';
import { makeMessages } from '../../tests/doubles/records';
import { showScreen, type ShownScreen } from '../../tests/doubles/screen';
import type { MessageRecord } from '../../shared/messages';
import { useArchive, type ArchiveCommands } from '../archive';
import { navigate, useRoute } from '../features/shared/navigation';
import { placesFor } from './navigation';
import { PlansScreen } from './PlansScreen';

let shown: ShownScreen | undefined;
let commands: ArchiveCommands | undefined;
function Screen() {
  const { id } = useRoute();
  const archive = useArchive();
  useEffect(() => { commands = archive.commands; }, [archive.commands]);
  return <PlansScreen threadId={id} />;
}
/** The screen with the morning's plans and what was decided about them before. */
async function open(): Promise<ShownScreen> {
  const { records, decisions } = morningPlans();
  shown = await showScreen(<Screen />, { now: PLANS_NOW, prepare: (mailroom) => {
    mailroom.session = asMunicipality(mailroom.session);
    for (const message of records) mailroom.add({ kind: 'message', message });
  } });
  await shown.idle();
  for (const { messageId, decision } of decisions) await commands!.decidePlan(messageId, decision);
  return shown;
}
const names = () => [...document.querySelectorAll('[role="row"][data-key]')].map((row) => row.getAttribute('aria-label'));

beforeEach(async () => { await page.viewport(1280, 800); await navigate('plans', undefined, { replace: true }); });
afterEach(async () => { await shown?.close(); shown = undefined; });

it('lists what waits by days left, with words beside every sign, and what is offered below it', async () => {
  await open();
  await expect.poll(names, { timeout: 10_000 }).toEqual([
    'Ulæst. Fristen er overskredet. Jens Mortensen, 1 2 1 2 7 7 8 2 2 1. Almen. 1 dag over. frist 18. nov.',
    'Ulæst. Fristen er tæt på. Lonni Lauridsen, 0 1 0 1 6 0 4 8 9 6. Almen. 5 dage. frist 24. nov.',
    'Ulæst. God tid. Knut Odvar Mosebryggersen, 1 5 0 2 8 2 4 9 3 3. Rehabilitering. 6 dage. frist 25. nov.',
    'Ulæst. God tid. Bruno Test Elmer, 2 5 0 9 4 7 9 9 8 9. Almen, udsat. 16 dage. frist 5. dec.',
    'Ulæst. Start tilbudt. Uoplyst Testperson, 0 7 0 3 9 2 1 V J 5. Avanceret. 20. nov.. første kontakt',
    'Ulæst. Start tilbudt. Test Testesen, 1 1 1 1 1 1 1 1 1 8. Basal. 23. nov.. første kontakt',
  ]);
  await expect.element(page.getByText('6 åbne')).toBeVisible();
  await expect.element(page.getByRole('radio', { name: /Til visitation/ })).toHaveTextContent('Til visitation4');
  await shown!.expectNoFindings('list');
  await page.getByRole('radio', { name: /Start tilbudt/ }).click();
  await expect.poll(() => names().length, { timeout: 10_000 }).toBe(2);
});

it('goes down the list by key, opens a plan and takes what is handled away', async () => {
  await open();
  await expect.poll(() => names().length, { timeout: 10_000 }).toBe(6);
  await userEvent.keyboard('jj{Enter}');
  await expect.element(page.getByRole('heading', { level: 2 })).toBeVisible();
  await expect.element(page.getByRole('region', { name: 'Borger' })).toHaveTextContent(/Lonni Lauridsen010160-4896/);
  await userEvent.keyboard('e');
  await expect.poll(() => names().length, { timeout: 10_000 }).toBe(5);
  await expect.element(page.getByRole('region', { name: 'Borger' })).toHaveTextContent(/Knut Odvar/);
  await page.getByRole('button', { name: /Fortryd/ }).click();
  await expect.poll(() => names().length, { timeout: 10_000 }).toBe(6);
});

it('stands in the rail of a municipality only', () => {
  const views = (role: 'municipality' | 'general-practice') => placesFor(role, ['clinical']).flat().map(({ view }) => view);
  expect([views('municipality').includes('plans'), views('general-practice').includes('plans')]).toEqual([true, false]);
});

const LONNI = '5790001382445#P2';
const openLonni = async () => {
  const screen = await open();
  await navigate('plans', LONNI);
  await expect.element(page.getByRole('heading', { level: 2 })).toHaveTextContent('Genoptræningsplan, almen genoptræning');
  return screen;
};
const decisionOf = (screen: ShownScreen, id = LONNI) => screen.mailroom.marks.get(id)?.plan;

it('shows the plan as a therapist needs it', async () => {
  const screen = await openLonni();
  const reader = page.getByRole('main');
  for (const text of ['Gang uden rollator.', 'VAS 3 i hvile, 6 ved belastning.', 'Fuld støtte tilladt.', 'Bor på 1. sal.', 'Osteosyntese uden problemer.', 'Ib Testlauridsen, ægtefælle', 'OIO-XML GGOP · GGOP100', '5 dage tilbage', 'Udskrevet 17. nov.', 'Niveauet vælges af kommunen og står ikke i sygehusets plan.']) await expect.element(reader.getByText(text, { exact: false }).first()).toBeInTheDocument();
  await expect.element(reader.getByText(/^Vejledende\. Kan start ikke tilbydes inden 24\. nov\., skal borgeren oplyses om frit valg\.$/)).toBeVisible();
  expect(document.querySelectorAll('[data-day]').length).toBe(8);
  expect([...document.querySelectorAll('[data-day]')].map((cell) => cell.getAttribute('data-day'))).toEqual(['past', 'past', 'now', 'coming', 'coming', 'coming', 'coming', 'coming']);
  await expect.element(reader.getByText('2 af 20 områder er udfyldt.')).toBeVisible();
  await reader.getByRole('button', { name: 'Vis alle' }).click();
  await expect.element(reader.getByText('Mentale funktioner')).toBeInTheDocument();
  expect(document.querySelectorAll('dl > div > dd').length).toBeGreaterThanOrEqual(20);
  await screen.expectNoFindings('plan');
});

it('takes the level by key, as the municipality\'s decision, and takes it back', async () => {
  const screen = await openLonni();
  await userEvent.keyboard('2');
  await expect.poll(() => decisionOf(screen), { timeout: 10_000 }).toEqual({ level: 'avanceret' });
  await expect.element(page.getByRole('radio', { name: /Avanceret/ })).toBeChecked();
  await userEvent.keyboard('1');
  await expect.poll(() => decisionOf(screen), { timeout: 10_000 }).toEqual({ level: 'basal' });
  await page.getByRole('button', { name: /Fortryd/ }).click();
  await expect.poll(() => decisionOf(screen), { timeout: 10_000 }).toEqual({ level: 'avanceret' });
});

it('offers a start by key, warns of a late one and never refuses it', async () => {
  const screen = await openLonni();
  await userEvent.keyboard('t');
  const dialog = page.getByRole('dialog', { name: 'Tilbyd start' });
  await expect.element(dialog).toBeVisible();
  await page.getByRole('button', { name: 'Gem tilbudt start' }).click();
  await expect.element(dialog.getByText('Skriv en dato')).toBeVisible();
  const fill = async (month: string, day: string) => {
    const parts = { month: dialog.element().querySelector<HTMLElement>('[data-type="month"]')!, day: dialog.element().querySelector<HTMLElement>('[data-type="day"]')!, year: dialog.element().querySelector<HTMLElement>('[data-type="year"]')! };
    for (const [part, text] of [['month', month], ['day', day], ['year', '2026']] as const) { parts[part].focus(); await userEvent.keyboard(text); }
  };
  await fill('11', '23');
  await expect.element(dialog.getByText(/efter 24\. nov\./)).not.toBeInTheDocument();
  await fill('12', '01');
  await expect.element(dialog.getByText('Datoen ligger efter 24. nov.')).toBeVisible();
  await expect.element(dialog.getByText(/Oplys borgeren om frit valg/)).toBeVisible();
  await screen.expectNoFindings('offer');
  await page.getByRole('button', { name: 'Gem tilbudt start' }).click();
  await expect.poll(() => decisionOf(screen), { timeout: 10_000 }).toEqual({ offered: '2026-12-01' });
  await expect.element(page.getByText('Tilbudt 1. dec., efter fristen')).toBeVisible();
});

it('counts the seven days from the day that the hospital wrote in words, once a person has confirmed it', async () => {
  const screen = await openLonni();
  await expect.element(page.getByText('Sygehusets frist: “24.11.2026”')).toBeVisible();
  await page.getByRole('button', { name: 'Bekræft 24. nov.' }).click();
  await expect.poll(() => decisionOf(screen), { timeout: 10_000 }).toEqual({ plannedStart: '2026-11-24' });
  await expect.element(page.getByText('12 dage tilbage')).toBeVisible();
  await page.getByRole('button', { name: 'Fjern datoen' }).click();
  await expect.poll(() => decisionOf(screen), { timeout: 10_000 }).toEqual({});
});

it('begins the final status to each receiver that the plan names, as an answer only to the plan\'s sender', async () => {
  const screen = await openLonni();
  await page.getByRole('button', { name: 'Skriv til Testsygehuset' }).click();
  await expect.poll(() => [...screen.mailroom.drafts.values()], { timeout: 10_000 }).toMatchObject([{ standard: 'care-communication', kind: 'reply', answers: LONNI, finalStatusOf: LONNI, receiver: '5790001382445', category: 'training', topic: 'Slutstatus genoptræning' }]);
  const [draft] = [...screen.mailroom.drafts.values()];
  expect(draft?.text).toContain('Plan: almen genoptræning, sendt 18. nov. fra Testsygehuset.');
  await navigate('plans', LONNI);
  await page.getByRole('button', { name: 'Skriv til Lægerne Testgade' }).click();
  await expect.poll(() => [...screen.mailroom.drafts.values()].find(({ receiver }) => receiver === '5790000121526'), { timeout: 10_000 }).toMatchObject({ kind: 'new', finalStatusOf: LONNI });
  await commands!.send(draft!);
  await navigate('plans', LONNI);
  await expect.poll(() => decisionOf(screen)?.finalStatus?.length, { timeout: 10_000 }).toBe(1);
  // The mailroom hands over what was sent, and then that the hospital has it.
  const messageId = decisionOf(screen)!.finalStatus![0]!;
  const [made] = makeMessages({ count: 1, sent: 1, replies: 0, seed: 3 }).records;
  const at = '2026-11-19T07:42:00.000Z';
  const message: MessageRecord = { ...made!, messageId, at, view: { ...made!.view, messageId, threadId: 'own-thread', answers: LONNI, sentAt: at, activity: 'reply-message', receivers: [{ gln: '5790001382445', name: 'Testsygehuset' }], segments: [{ id: 'seg-status', text: 'Forløbet er afsluttet som planlagt.', at, messageId }] } };
  screen.mailroom.add({ kind: 'message', message, state: 'queued' });
  for (const [n, state] of (['queued', 'transmitting', 'handed-over', 'accepted'] as const).entries()) screen.mailroom.add({ kind: 'delivery', event: { messageId, n: n + 1, at, state, attempt: n === 0 ? 0 : 1 } });
  const card = page.getByRole('region', { name: 'Slutstatus' });
  await expect.element(card).toHaveTextContent(/Testsygehuset\s*Sendt 19\. nov\. kl\. 08:42\s*Modtaget/);
  await expect.element(card).toHaveTextContent(/Lægerne Testgade\s*Ikke sendt/);
  await screen.expectNoFindings('told');
});

it('says what a plan without a type lacks, and who provides a specialised one from which day', async () => {
  const { records } = morningPlans();
  const without = planRecord({ identifier: 'P9', letter: { type: '' } });
  const second = planRecord({ identifier: 'P8', patient: records[2]!.view.patient!, at: '2026-11-10T08:00:00.000Z', plan: { type: 'specialiseret', typeText: 'specialiseret' } });
  shown = await showScreen(<Screen />, { now: PLANS_NOW, prepare: (mailroom) => {
    mailroom.session = asMunicipality(mailroom.session);
    for (const message of [without, records[2]!, second]) mailroom.add({ kind: 'message', message });
  } });
  await shown.idle();
  await navigate('plans', without.messageId);
  await expect.element(page.getByRole('heading', { level: 2 })).toHaveTextContent('Genoptræningsplan uden type');
  await expect.element(page.getByText('Planen har ingen type')).toBeVisible();
  await expect.element(page.getByRole('radiogroup', { name: /niveau/i })).not.toBeInTheDocument();
  await shown.expectNoFindings('no type');

  await navigate('plans', records[2]!.messageId);
  await expect.element(page.getByText('Indtil 1. jan. 2027: Kommunen')).toBeVisible();
  await expect.element(page.getByText('Fra 1. jan. 2027: Regionen')).toBeVisible();
  await expect.element(page.getByText(/Kilde: sundhedsreformen/)).toBeVisible();
  // Another plan of the same citizen: side by side, and a note as the only trace.
  await page.getByRole('button', { name: 'Vis ved siden af' }).click();
  await expect.element(page.getByRole('columnheader', { name: 'Anden plan' })).toBeVisible();
  await expect.element(page.getByRole('cell', { name: 'Specialiseret' })).toBeVisible();
  await shown.expectNoFindings('beside');
  await page.getByRole('button', { name: 'Notér: afløser den anden plan' }).click();
  await expect.poll(() => shown!.mailroom.marks.get(records[2]!.messageId)?.note, { timeout: 10_000 }).toBe('Afløser planen fra 10. nov.');
});

it('shows a practice its copy of the plan without anything to decide', async () => {
  const { records } = morningPlans();
  shown = await showScreen(<Screen />, { now: PLANS_NOW, prepare: (mailroom) => { mailroom.add({ kind: 'message', message: records[1]! }); } });
  await shown.idle();
  await navigate('plans', LONNI);
  await expect.element(page.getByText('Gang uden rollator.')).toBeVisible();
  expect(document.querySelector('[role="radiogroup"] [type="radio"]')).toBeNull();
  await userEvent.keyboard('2t');
  await expect.element(page.getByRole('dialog')).not.toBeInTheDocument();
  expect(shown.mailroom.marks.get(LONNI)?.plan).toBeUndefined();
});
