/** Every screen of letters and rehabilitation plans in every state a person meets, judged by axe-core in the real client, in light and dark. */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { beforeAll, describe, it } from 'vitest';
import { dischargeSummaries } from '../../electron/networks/embedded/simulation/letters/discharge-summaries';
import { rehabilitationPlans } from '../../electron/networks/embedded/simulation/letters/rehabilitation-plans';
import { common } from '../../shared/i18n/da/common';
import { compose } from '../../shared/i18n/da/compose';
import { conformance } from '../../shared/i18n/da/conformance';
import { convert } from '../../shared/i18n/da/convert';
import { file } from '../../shared/i18n/da/file';
import { letterDrafts } from '../../shared/i18n/da/letter-drafts';
import { letters } from '../../shared/i18n/da/letters';
import { plans } from '../../shared/i18n/da/plans';
import { reader } from '../../shared/i18n/da/reader';
import { expectNoFindings } from './support/axe';
import { choose, openFolder, rows, starting, tab, waitForRows } from './support/journeys';
import { writeLetterOf, type LetterToSend } from './support/letters';
import { bruno, lonni, type Peer } from './support/peer';
import { fillDischarge, fillPlan, startLetter } from './support/plans';
import { portrayScreen, useStage, type Player } from './support/stage';

const contentOf = (key: string) => [...dischargeSummaries, ...rehabilitationPlans].find((step) => step.key === key)!.content;
/** Letters of one stay share it. */
const STAY = '0123456789abcdef0123456789abcdef';

const look = (page: Page, name: string): Promise<void> => expectNoFindings(page, { name });
/** With a picture at each width, for screens that no other journey makes one of. */
async function portray(page: Page, name: string): Promise<void> {
  await portrayScreen(page, 'axe-letters', name);
  await look(page, name);
}

async function chooseFiles(page: Page, button: string, paths: string[]): Promise<void> {
  const [chooser] = await Promise.all([page.waitForEvent('filechooser'), page.getByRole('button', { name: button }).click()]);
  await chooser.setFiles(paths);
}

/** A composer before anything is written, and after Ctrl+Enter on it. */
async function lookAtBlank(page: Page, kind: 'plan' | 'discharge'): Promise<void> {
  await startLetter(page, kind);
  await look(page, `${kind}-blank`);
  await page.getByRole('form').getByRole('textbox').first().focus();
  await page.keyboard.press('Control+Enter');
  await page.getByText(letterDrafts.panel.blocked).first().waitFor();
  await look(page, `${kind}-faults`);
}

/** What both composers share: the list of kinds, and nothing to show the receiver yet. */
async function lookAround(page: Page): Promise<void> {
  await page.getByRole('button', { name: new RegExp(letterDrafts.kinds.label.replace('?', '\\?')) }).click();
  await page.getByRole('option', { name: letterDrafts.kinds.plan, exact: true }).waitFor();
  await expectNoFindings(page, { name: 'kinds', listOpen: true });
  await page.keyboard.press('Escape');
  await page.getByRole('option').first().waitFor({ state: 'detached' });
  await page.getByRole('button', { name: compose.preview }).click();
  await page.getByText(letterDrafts.preview.incomplete).waitFor();
  await look(page, 'nothing to show yet');
  await page.getByRole('button', { name: compose.edit }).click();
}

/** The composer as it is filled, on paper and at the question before sending; left with a draft. */
async function lookAtFilled(page: Page, kind: 'plan' | 'discharge'): Promise<void> {
  await portray(page, `${kind}-filled`);
  await page.getByRole('button', { name: compose.preview }).click();
  await page.getByRole('img', { name: starting(letterDrafts.preview.page.replace('{{number}}.', '1')) }).waitFor();
  await look(page, `${kind}-paper`);
  await page.getByRole('button', { name: compose.edit }).click();
  await page.getByRole('button', { name: starting(compose.send) }).first().click();
  const question = page.getByRole('alertdialog', { name: letterDrafts.confirm[kind] });
  await question.waitFor();
  await look(page, `${kind}-question`);
  await page.keyboard.press('Escape');
  await question.waitFor({ state: 'detached' });
  await page.getByRole('button', { name: starting(compose.close) }).click();
  await page.getByRole('heading', { name: letterDrafts.title[kind], exact: true }).waitFor({ state: 'detached' });
}

describe('accessibility of letters and plans', () => {
  const stage = useStage();
  let ward: Peer;
  let hospital: Peer;
  const path = (name: string) => join(stage().folder, name);

  beforeAll(async () => { [ward, hospital] = await Promise.all([stage().peer('hospital-orthopaedic'), stage().peer('hospital-medical')]); });

  describe('at a practice', () => {
    let gp: Player;
    const send = async (from: Peer, letter: Omit<LetterToSend, 'to'>) => {
      const written = writeLetterOf(from, { ...letter, to: gp.gln });
      await from.sendLetter(gp.gln, written.bytes);
      await from.receiptsFor(written.identifier);
      if (written.file) await from.sendLetter(gp.gln, written.file);
    };

    beforeAll(async () => {
      gp = await stage().player('gp-testgade');
      const minutesAgo = (minutes: number) => new Date(Date.now() - minutes * 60_000);
      await send(hospital, { format: 'oioxml', patient: 'nancy', content: contentOf('ulcer'), file: 'medicine-list', at: minutesAgo(240) });
      await send(hospital, { format: 'edifact', patient: 'knut', content: contentOf('pneumonia'), episode: STAY, at: minutesAgo(200) });
      await send(ward, { format: 'oioxml', patient: 'lonni', content: contentOf('hip'), at: minutesAgo(150) });
      await send(hospital, { format: 'edifact', patient: 'knut', content: contentOf('pneumonia-corrected'), episode: STAY, corrected: true, at: minutesAgo(90) });
      await send(hospital, { format: 'oioxml', patient: 'bruno', content: contentOf('question'), at: minutesAgo(30) });
      await send(ward, { format: 'oioxml', patient: 'lonni', content: contentOf('plan-hip'), at: minutesAgo(20) });
      await openFolder(gp.page, common.nav.inbox);
      await waitForRows(gp.page, 4);
    });

    it('the tabs of the inbox, the marked letters first', async () => {
      const { page } = gp;
      for (const id of ['all', 'letters', 'correspondence'] as const) {
        await tab(page, letters.tab[id]).click();
        await (id === 'letters' ? page.getByText(letters.group.marked).first() : rows(page).first()).waitFor();
        await look(page, `tab-${id}`);
      }
      await tab(page, letters.tab.letters).click();
    });

    it('a marked discharge summary with its file, what it shows otherwise, its original, and its menu', async () => {
      const { page } = gp;
      await rows(page).filter({ hasText: 'Nancy' }).first().click();
      await page.getByRole('region', { name: letters.recommendation.label }).waitFor();
      await page.getByText(/forhold er vist anderledes end i originalen/).waitFor();
      await look(page, 'discharge');
      await page.keyboard.press('o');
      const original = page.getByRole('dialog', { name: starting('Original:') });
      await original.getByRole('region', { name: letters.source.label }).waitFor();
      await look(page, 'original');
      await page.keyboard.press('Escape');
      await original.waitFor({ state: 'detached' });
      await page.getByRole('button', { name: reader.more }).click();
      await page.getByRole('menu').waitFor();
      await expectNoFindings(page, { name: 'menu of a letter' });
      await page.keyboard.press('Escape');
      await page.getByRole('menu').waitFor({ state: 'detached' });
    });

    it('a corrected discharge summary with its differences, and the earlier one below it', async () => {
      const { page } = gp;
      await rows(page).filter({ hasText: 'Knut' }).first().click();
      await page.getByRole('region', { name: letters.changes.title }).getByText('1,2 mill. IE').first().waitFor();
      await look(page, 'corrected');
      await page.getByRole('button', { name: starting(letters.earlier.split(',')[0]!) }).click();
      await page.getByText(letters.supersededText).or(page.getByRole('article').nth(1)).first().waitFor();
      await look(page, 'earlier');
    });

    it('letters without a mark: a discharge summary, a question, a copy of a plan', async () => {
      const { page } = gp;
      await tab(page, letters.tab.all).click();
      for (const [name, hasText] of [['unmarked', 'Indlagt'], ['question', 'Blodfortyndende'], ['plan-copy', letters.short.plan]] as const) {
        await rows(page).filter({ hasText: name === 'question' ? hasText : 'Lonni' }).filter({ hasText }).first().click();
        await page.getByRole('main').getByRole('heading', { level: 2 }).first().waitFor();
        await look(page, name);
      }
    });

    it("converting: the question, and what a result doesn't carry", async () => {
      const { page } = gp;
      await tab(page, letters.tab.letters).click();
      await rows(page).filter({ hasText: 'Nancy' }).first().click();
      await page.getByRole('region', { name: letters.recommendation.label }).waitFor();
      await page.getByRole('button', { name: reader.more }).click();
      await page.getByRole('menuitem', { name: convert.menu }).click();
      const dialog = page.getByRole('dialog', { name: convert.title });
      await dialog.waitFor();
      await look(page, 'convert');
      await dialog.getByRole('button', { name: new RegExp(convert.target) }).click();
      await page.getByRole('option', { name: convert['fhir-json'], exact: true }).waitFor();
      await expectNoFindings(page, { name: 'formats to convert to', listOpen: true });
      await page.getByRole('option', { name: convert['fhir-json'], exact: true }).click();
      await dialog.getByRole('button', { name: convert.run, exact: true }).click();
      await dialog.getByRole('table', { name: convert.tableLabel }).waitFor();
      await look(page, 'converted');
      await page.keyboard.press('Escape');
      await dialog.waitFor({ state: 'detached' });
    });

    it('the patient with letters', async () => {
      const { page } = gp;
      await openFolder(page, common.nav.patients);
      await rows(page).filter({ hasText: 'Lonni' }).first().click();
      await page.getByRole('grid').nth(1).getByRole('row').filter({ hasText: letters.short.plan }).first().waitFor();
      await look(page, 'patient');
    });

    it('files of letters: one that is sound, one of two, and one that is refused', async () => {
      const { page } = gp;
      const [first, second] = (['wrist', 'rhythm'] as const).map((key) => writeLetterOf(ward, { to: gp.gln, format: 'edifact', patient: 'bruno', content: contentOf(key) }).bytes);
      const plan = writeLetterOf(ward, { to: gp.gln, format: 'oioxml', patient: 'lonni', content: contentOf('plan-hip') }).bytes;
      await writeFile(path('plan.xml'), plan);
      await writeFile(path('breve.edi'), Buffer.concat([first!, second!]));
      await writeFile(path('fejl.edi'), Buffer.from(first!).toString('latin1').replace(/UNT\+(\d+)/, (_, count: string) => `UNT+${Number(count) + 1}`), 'latin1');
      await openFolder(page, common.nav.file);
      await chooseFiles(page, file.choose, [path('plan.xml')]);
      await page.getByRole('main').getByText(plans.need).first().waitFor();
      await look(page, 'file-plan');
      await page.getByRole('button', { name: file.another }).first().click();
      await chooseFiles(page, file.choose, [path('breve.edi')]);
      await page.getByRole('button', { name: new RegExp(file.part) }).waitFor();
      await page.getByRole('region', { name: letters.recommendation.label }).waitFor();
      await portray(page, 'file-two');
      await page.getByRole('button', { name: file.another }).first().click();
      await chooseFiles(page, file.choose, [path('fejl.edi')]);
      await page.getByRole('region', { name: file.findings }).waitFor();
      await look(page, 'file-refused');
    });

    it('conformance: a sound letter beside a faulty one', async () => {
      const { page } = gp;
      await openFolder(page, common.nav.conformance);
      await page.getByText(conformance.emptyTitle).waitFor();
      await chooseFiles(page, conformance.choose, [path('plan.xml'), path('fejl.edi')]);
      const list = page.getByRole('grid', { name: conformance.list });
      for (const [name, found] of [['plan.xml', 'sound'], ['fejl.edi', 'faulty']] as const) {
        await list.getByRole('row').filter({ hasText: name }).click();
        await list.getByRole('row').filter({ hasText: name }).filter({ hasNotText: conformance.judging }).filter({ hasNotText: conformance.waiting }).waitFor();
        await portray(page, `conformance-${found}`);
      }
    });

    it('the composer of a discharge summary', async () => {
      const { page } = gp;
      await lookAtBlank(page, 'discharge');
      await fillDischarge(page, { patient: lonni, receiver: 'Medicinsk Modtageafsnit' });
      await lookAtFilled(page, 'discharge');
    });
  });

  describe('at a municipality', () => {
    let town: Player;

    beforeAll(async () => {
      town = await stage().player('municipality-odense');
      for (const [key, patient] of [['plan-hip', 'lonni'], ['plan-shoulder', 'bruno'], ['plan-stroke', 'knut']] as const) {
        const { bytes, identifier } = writeLetterOf(ward, { to: town.gln, format: 'oioxml', patient, content: contentOf(key) });
        await ward.sendLetter(town.gln, bytes);
        await ward.receiptsFor(identifier);
      }
      await openFolder(town.page, common.nav.plans);
      await waitForRows(town.page, 3);
    });

    it('the list of plans, and a plan of each type', async () => {
      const { page } = town;
      await look(page, 'plans');
      for (const name of ['Knut', 'Lonni', 'Bruno']) {
        await rows(page).filter({ hasText: name }).first().click();
        await page.getByRole('region', { name: plans.seven.title }).waitFor();
        await page.getByRole('region', { name: common.patient }).or(page.getByRole('region', { name: common.citizen })).filter({ hasText: name }).waitFor();
        await look(page, `plan-${name.toLowerCase()}`);
      }
    });

    it('the level, the day that the deadline counts from, and the offer of start', async () => {
      const { page } = town;
      await choose(page, plans.level.avanceret);
      await page.getByRole('region', { name: plans.level.chosenTitle }).waitFor();
      await page.getByRole('button', { name: plans.seven.other }).click();
      await page.getByRole('dialog', { name: plans.day.title }).waitFor();
      await look(page, 'plan-day');
      await page.keyboard.press('Escape');
      await page.getByRole('dialog').waitFor({ state: 'detached' });
      await page.keyboard.press('t');
      const dialog = page.getByRole('dialog', { name: plans.offerDialog.title });
      await dialog.getByRole('button', { name: plans.offerDialog.save }).click();
      await dialog.getByText(plans.offerDialog.missing).waitFor();
      await look(page, 'plan-offer-fault');
      await dialog.getByRole('spinbutton').first().focus();
      await page.keyboard.type('31122030');
      await dialog.getByText(plans.offerDialog.lateText).waitFor();
      await portray(page, 'plan-offer-late');
      await dialog.getByRole('button', { name: plans.offerDialog.save }).click();
      await dialog.waitFor({ state: 'detached' });
      await page.getByText(/^Tilbudt /).first().waitFor();
      await look(page, 'plan-offered');
    });

    it('the final status, as it is begun', async () => {
      const { page } = town;
      await page.getByRole('region', { name: plans.status.title }).getByRole('button', { name: starting('Skriv til') }).first().click();
      await page.getByRole('textbox', { name: starting(compose.text.label) }).waitFor();
      await look(page, 'final-status');
      await page.getByRole('button', { name: starting(compose.close) }).click();
    });

    it('the composer of a plan', async () => {
      const { page } = town;
      await lookAtBlank(page, 'plan');
      await lookAround(page);
      await fillPlan(page, { patient: bruno, receiver: 'Visitation og Akutteam', need: 'Skal kunne løfte armen over skulderhøjde og klæde sig på uden hjælp.' });
      await lookAtFilled(page, 'plan');
    });
  });
});
