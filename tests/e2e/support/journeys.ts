/** What a person does with a client, by the names that screens give to a screen reader. Danish, as the client starts. */
import type { Locator, Page } from 'playwright-core';
import { common } from '../../../shared/i18n/da/common';
import { compose } from '../../../shared/i18n/da/compose';
import { delivery } from '../../../shared/i18n/da/delivery';
import { lock } from '../../../shared/i18n/da/lock';
import { onboarding } from '../../../shared/i18n/da/onboarding';
import { reader } from '../../../shared/i18n/da/reader';

export const TEST_PASSWORD = 'prøve-adgang-1';

const SOON = 20_000;
/** A button that shows its key combination has it in its name too, a folder its count. */
export const starting = (name: string): RegExp => new RegExp(`^${name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}([\\s,.]|$)`);

/** Radios of the form kit are hidden under their label: a person clicks the label. */
export async function choose(page: Page, name: string): Promise<void> {
  const radio = page.getByRole('radio', { name: starting(name) }).first();
  await page.locator('label', { has: radio }).first().click();
}

/** One of the tabs over a list. */
export const tab = (page: Page, name: string): Locator => page.getByRole('radio', { name: starting(name) });

/** Types into a combo box and takes the first option that holds `option`. */
async function pick(page: Page, box: Locator, typed: string, option: string): Promise<void> {
  await box.fill(typed);
  await page.getByRole('option').filter({ hasText: option }).first().click();
}

export interface Workplace {
  role: 'general-practice' | 'municipality';
  /** Part of the organisation's name or unit, unique in the training network's table. */
  organisation: string;
  /** One of the organisation's persons; absent = the first. */
  person?: string;
  password?: string;
}

/** All steps of the first start, in whatever order they come, until the inbox is there. */
export async function onboard(page: Page, { role, organisation, person, password = TEST_PASSWORD }: Workplace): Promise<void> {
  const steps: Record<string, () => Promise<void>> = {
    [onboarding.workplace.title]: async () => {
      await choose(page, onboarding.workplace[role]);
      await pick(page, page.getByRole('combobox', { name: role === 'general-practice' ? onboarding.workplace.findPractice : onboarding.workplace.findMunicipality }), organisation, organisation);
    },
    [onboarding.network.title]: async () => undefined,
    [onboarding.you.title]: async () => {
      if (person !== undefined) { await choose(page, person); return; }
      await page.locator('label', { has: page.getByRole('radio').first() }).first().click();
    },
    [onboarding.password.title]: async () => {
      await page.getByLabel(onboarding.password.label, { exact: true }).fill(password);
      await page.getByLabel(onboarding.password.repeat, { exact: true }).fill(password);
    },
  };
  const begin = page.getByRole('button', { name: starting(onboarding.begin) });
  const headings = page.getByRole('heading', { name: new RegExp(`^(${[...Object.keys(steps), onboarding.test.title].map((title) => title.replace('?', '\\?')).join('|')})$`) });
  for (let done = 0; done <= Object.keys(steps).length; done += 1) {
    await headings.first().waitFor({ timeout: SOON });
    const title = (await headings.first().innerText()).trim();
    const step = steps[title];
    if (!step) break;
    await step();
    await page.getByRole('button', { name: starting(onboarding.next) }).click();
    await page.getByRole('heading', { name: title, exact: true }).waitFor({ state: 'hidden', timeout: SOON });
  }
  await begin.click({ timeout: SOON });
  await newMessageButton(page).waitFor({ timeout: SOON });
}

export async function unlock(page: Page, password = TEST_PASSWORD, timeout = SOON): Promise<void> {
  await page.getByLabel(lock.password, { exact: true }).fill(password);
  await page.getByRole('button', { name: starting(lock.unlock) }).click();
  await newMessageButton(page).waitFor({ timeout });
}

export const newMessageButton = (page: Page): Locator => page.getByRole('button', { name: starting(common.nav.newMessage) }).or(page.getByRole('link', { name: starting(common.nav.newMessage) })).first();

/** A folder of the main menu: "Indbakke", "Sendt", … The name may be followed by a count. */
export async function openFolder(page: Page, name: string): Promise<void> {
  const menu = page.getByRole('navigation', { name: common.nav.main });
  await menu.getByRole('link', { name: starting(name) }).or(menu.getByRole('button', { name: starting(name) })).first().click();
}

/** The rows of the list that is open; heads of groups are rows too, but have no place in the count. */
export const rows = (page: Page): Locator => page.getByRole('grid').locator('[role="row"][aria-rowindex]');

/** Waits until the open list has at least so many rows, and gives their number. */
export async function waitForRows(page: Page, atLeast: number, timeout = 60_000): Promise<number> {
  await rows(page).nth(atLeast - 1).waitFor({ timeout });
  return rows(page).count();
}

export interface Letter {
  patient: { number: string; given: string; family: string };
  /** Part of the receiver's name or unit, or its GLN. */
  receiver: string;
  /** The category's Danish word. */
  category: string;
  topic?: string;
  text: string;
  /** Paths of files to attach. */
  files?: string[];
}

/** A new message from its button to "Send nu". */
export async function composeAndSend(page: Page, letter: Letter): Promise<void> {
  await newMessageButton(page).click();
  await fillLetter(page, letter);
  await pressSend(page);
}

/** Practices call the person a patient, municipalities a citizen. */
const oneOf = (...names: string[]): RegExp => new RegExp(`^(${names.join('|')})$`);

/** The band that says whom the screen is about. */
export const patientBand = (page: Page): Locator => page.getByRole('region', { name: oneOf(common.patient, common.citizen) });

/** Where the composer asks for that person. */
export const patientField = (page: Page): Locator => page.getByRole('combobox', { name: oneOf(compose.patient.label, compose.patient.label_patient) });

/** Whom it is about: somebody known, or a number and a name that are written. */
export async function choosePatient(page: Page, { number, given, family }: Letter['patient']): Promise<void> {
  const formatted = `${number.slice(0, 6)}-${number.slice(6)}`;
  await pick(page, patientField(page), number, formatted);
  const manual = page.getByRole('form', { name: oneOf(compose.patient.addTitle, compose.patient.addTitle_patient) });
  const banner = patientBand(page).getByText(formatted);
  await manual.or(banner).first().waitFor({ timeout: SOON });
  if (!(await manual.isVisible())) return;
  await manual.getByLabel(compose.patient.given).fill(given);
  await manual.getByLabel(compose.patient.family).fill(family);
  await manual.getByRole('button', { name: oneOf(compose.patient.use, compose.patient.use_patient) }).click();
}

export async function fillLetter(page: Page, { patient, receiver, category, topic, text, files = [] }: Letter): Promise<void> {
  await choosePatient(page, patient);
  await chooseReceiver(page, receiver);
  await page.getByRole('button', { name: new RegExp(compose.category.label) }).first().click();
  await page.getByRole('option', { name: category, exact: true }).click();
  if (topic !== undefined) await page.getByRole('textbox', { name: starting(compose.topic.label) }).fill(topic);
  await page.getByRole('textbox', { name: starting(compose.text.label) }).fill(text);
  await attach(page, files);
}

export const chooseReceiver = (page: Page, receiver: string): Promise<void> => pick(page, page.getByRole('combobox', { name: compose.receiver.label, exact: true }), receiver, receiver);

/** Attaches files from the disk and waits until each is stored. */
export async function attach(page: Page, files: string[]): Promise<void> {
  if (!files.length) return;
  const [chooser] = await Promise.all([page.waitForEvent('filechooser'), page.getByRole('button', { name: starting(compose.files.attach) }).click()]);
  await chooser.setFiles(files);
  await page.getByRole('list', { name: compose.files.label }).getByRole('listitem').nth(files.length - 1).waitFor({ timeout: SOON });
  await page.getByText(/ % gemt$/).first().waitFor({ state: 'hidden', timeout: SOON });
}

/** Send, and yes to the question whether receiver and patient are right. */
export async function pressSend(page: Page, question: string = compose.confirm.title): Promise<void> {
  const dialog = page.getByRole('alertdialog', { name: question });
  await page.getByRole('button', { name: starting(compose.send) }).first().click();
  await dialog.getByRole('button', { name: starting(compose.confirm.send) }).click();
  await dialog.waitFor({ state: 'hidden', timeout: SOON });
}

/** Waits until the sent message that holds `text` in its row has been accepted by its receiver. */
export async function waitForAccepted(page: Page, text: string, timeout = 60_000): Promise<void> {
  await openFolder(page, common.nav.sent);
  await rows(page).filter({ hasText: text }).filter({ hasText: delivery.short.accepted }).first().waitFor({ timeout });
}

/** Opens the thread whose row holds `text`, from the list that is shown, and waits until it can be read. */
export async function openThread(page: Page, text: string): Promise<void> {
  await rows(page).filter({ hasText: text }).first().click({ timeout: 60_000 });
  await page.getByRole('toolbar', { name: reader.toolbar }).waitFor({ timeout: SOON });
}

/** The segments of the thread that is open, in the order of the screen. */
export const segments = (page: Page): Locator => page.getByRole('main').getByRole('article');

export async function pressReader(page: Page, action: string): Promise<void> {
  await page.getByRole('toolbar', { name: reader.toolbar }).getByRole('button', { name: starting(action) }).click();
}

/** Answers the thread that is open; the screen is back in the thread afterwards. */
export async function reply(page: Page, text: string, files: string[] = []): Promise<void> {
  await pressReader(page, reader.reply);
  await page.getByRole('heading', { name: compose.title.reply }).waitFor({ timeout: SOON });
  await page.getByRole('textbox', { name: starting(compose.text.label) }).fill(text);
  await attach(page, files);
  await pressSend(page);
}

/** Sends the whole open thread on, with the reason for it. */
export async function forward(page: Page, receiver: string, reason: string): Promise<void> {
  await pressReader(page, reader.forward);
  await page.getByRole('heading', { name: compose.title.forward }).waitFor({ timeout: SOON });
  await chooseReceiver(page, receiver);
  await page.getByRole('textbox', { name: starting(compose.text.label) }).fill(reason);
  await pressSend(page);
}

/** The delivery track under the own segment that holds `text`. */
export const track = (page: Page, text: string): Locator => segments(page).filter({ hasText: text }).getByRole('list', { name: delivery.track.label });
