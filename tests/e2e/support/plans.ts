/** Writing a rehabilitation plan on the screen, as a caseworker does with a mouse. */
import type { Page } from 'playwright-core';
import { letterDrafts } from '../../../shared/i18n/da/letter-drafts';
import { choose, choosePatient, chooseReceiver, newMessageButton, pressSend, starting } from './journeys';

export type Way = keyof typeof letterDrafts.confirm.ways;

export interface PlanToWrite {
  patient: { number: string; given: string; family: string };
  /** Part of the receiver's name or unit. */
  receiver: string;
  need: string;
  /** What the receiver is offered first, if absent. */
  way?: Way;
}

const { plan } = letterDrafts;
const wayNames: Record<Way, string> = { 'letter': letterDrafts.ways.letter.split(',')[0]!, 'care-communication': letterDrafts.ways.message, 'fhir-draft': letterDrafts.ways.fhir };

/** A new message that becomes a plan or a discharge summary by the menu at its head. */
export async function startLetter(page: Page, kind: 'plan' | 'discharge'): Promise<void> {
  await newMessageButton(page).click();
  await page.getByRole('button', { name: new RegExp(letterDrafts.kinds.label.replace('?', '\\?')) }).click();
  await page.getByRole('option', { name: letterDrafts.kinds[kind], exact: true }).click();
  await page.getByRole('heading', { name: letterDrafts.title[kind], exact: true }).waitFor();
}

const box = (page: Page, name: string) => page.getByRole('textbox', { name, exact: true });

/** Everything that a plan must say, and what is asked about if it isn't said. */
export async function fillPlan(page: Page, { patient, receiver, need, way }: PlanToWrite): Promise<void> {
  await choosePatient(page, patient);
  await choose(page, plan.types.almen.title);
  // Day, month and year are typed one after the other, in Danish order.
  await page.getByRole('group', { name: plan.discharged, exact: true }).first().getByRole('spinbutton').first().focus();
  await page.keyboard.type(new Date().toISOString().slice(0, 10).split('-').reverse().join(''));
  await box(page, plan.abilitySummary).fill('Går med rollator. Klarer trapper med støtte.');
  await box(page, plan.need).fill(need);
  await choose(page, plan.consentYes.split(',')[0]!);
  await box(page, plan.region).fill('Prøveby Sygehus (test), fysioterapien');
  await box(page, plan.municipality).fill('Visitationen (test)');
  await chooseReceiver(page, receiver);
  await choose(page, plan.practiceNo);
  if (way !== undefined) await choose(page, wayNames[way]);
}

const { discharge } = letterDrafts;

/** What a discharge summary must say. */
export async function fillDischarge(page: Page, { patient, receiver }: Pick<PlanToWrite, 'patient' | 'receiver'>): Promise<void> {
  await choosePatient(page, patient);
  const today = new Date().toISOString().slice(0, 10).split('-').reverse().join('');
  for (const [at, day] of [discharge.admitted, discharge.discharged].entries()) {
    await page.getByRole('group', { name: day, exact: true }).first().getByRole('spinbutton').first().focus();
    await page.keyboard.type(today);
    await page.getByRole('group', { name: letterDrafts.time, exact: true }).nth(at).getByRole('spinbutton').first().focus();
    await page.keyboard.type(at === 0 ? '0815' : '1400');
  }
  await page.getByRole('button', { name: letterDrafts.addDiagnosis, exact: true }).click();
  await box(page, letterDrafts.code).fill('DJ159');
  await box(page, letterDrafts.diagnosis).fill('Bakteriel lungebetændelse');
  await box(page, discharge.course).fill('Indlagt med feber og hoste. Fik penicillin og er afebril ved udskrivelsen.');
  await chooseReceiver(page, receiver);
}

export async function sendPlan(page: Page): Promise<void> {
  await pressSend(page, letterDrafts.confirm.plan);
  await page.getByRole('heading', { name: letterDrafts.title.plan, exact: true }).waitFor({ state: 'hidden' });
}

/** The radio of one way to send. */
export const wayRadio = (page: Page, way: Way) => page.getByRole('radio', { name: starting(wayNames[way].split(',')[0]!) });
