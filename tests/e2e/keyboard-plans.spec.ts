/** Rehabilitation plans and discharge summaries without a mouse: deciding about a plan, writing one through every field, and filing what is marked. */
import type { Locator, Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { dischargeSummaries } from '../../electron/networks/embedded/simulation/letters/discharge-summaries';
import { rehabilitationPlans } from '../../electron/networks/embedded/simulation/letters/rehabilitation-plans';
import { common } from '../../shared/i18n/da/common';
import { compose } from '../../shared/i18n/da/compose';
import { letterDrafts } from '../../shared/i18n/da/letter-drafts';
import { letters } from '../../shared/i18n/da/letters';
import { plans } from '../../shared/i18n/da/plans';
import { openFolder, patientBand, patientField, rows, starting, tab, waitForRows } from './support/journeys';
import { hasFocus, pickByKeys, sendByKeys, tabTo, waitForFocus } from './support/keys';
import { writeLetterOf, type LetterToSend } from './support/letters';
import { bruno, type Peer } from './support/peer';
import { shot, useStage, type Player } from './support/stage';

const contentOf = (key: string) => [...dischargeSummaries, ...rehabilitationPlans].find((step) => step.key === key)!.content;
const { plan } = letterDrafts;

/** A list moves under somebody while it fills; whoever works by keys begins when all is there. */
async function ready(player: Player, count: number, ...folders: string[]): Promise<void> {
  for (const folder of folders) {
    await openFolder(player.page, folder);
    await waitForRows(player.page, count);
  }
  // Any use of a mouse from here on would be seen.
  await player.page.evaluate(() => { for (const type of ['pointerdown', 'mousedown']) window.addEventListener(type, () => { document.documentElement.dataset['mouse'] = type; }, true); });
}
const usedMouse = (page: Page) => page.evaluate(() => document.documentElement.dataset['mouse']);
const focusedRow = async (page: Page): Promise<Locator> => {
  await waitForFocus(page.locator('[role="row"]:focus'));
  return page.locator('[role="row"]:focus');
};

describe('plans and letters by keyboard', () => {
  const stage = useStage();
  let ward: Peer;
  let town: Player;
  let gp: Player;

  async function send(to: string, letter: Omit<LetterToSend, 'to'>): Promise<void> {
    const { bytes, identifier } = writeLetterOf(ward, { ...letter, to });
    await ward.sendLetter(to, bytes);
    await ward.receiptsFor(identifier);
  }

  beforeAll(async () => {
    ward = await stage().peer('hospital-orthopaedic');
    [town, gp] = await Promise.all([stage().player('municipality-odense'), stage().player('gp-testgade')]);
    for (const [key, patient] of [['plan-hip', 'lonni'], ['plan-shoulder', 'bruno']] as const) await send(town.gln, { format: 'oioxml', patient, content: contentOf(key) });
    for (const [key, patient, format] of [['ulcer', 'nancy', 'oioxml'], ['hip', 'lonni', 'oioxml'], ['wrist', 'bruno', 'edifact']] as const) await send(gp.gln, { format, patient, content: contentOf(key) });
    await ready(town, 2, common.nav.plans, common.nav.inbox);
    await ready(gp, 3, common.nav.inbox);
  });

  describe('in a municipality', () => {
    it('a plan is opened from the list, its level is set, and a start is offered', async () => {
      const { page } = town;
      await page.keyboard.press('g');
      await page.keyboard.press('p');
      await page.getByRole('heading', { name: starting(plans.title) }).first().waitFor();
      await waitForRows(page, 2);
      await page.keyboard.press('j');
      expect(await (await focusedRow(page)).innerText()).toContain(bruno.given);
      await page.keyboard.press('Enter');
      await patientBand(page).getByText(bruno.given).waitFor();
      await page.keyboard.press('2');
      await page.getByRole('region', { name: plans.level.chosenTitle }).getByText(plans.level.avanceret).first().waitFor();
      // Into the plan, and to the card itself: arrow keys choose there, too.
      await page.keyboard.press('Enter');
      await waitForFocus(page.getByRole('main', { name: common.frame.reader }));
      await tabTo(page, page.getByRole('radio', { name: starting(plans.level.avanceret) }));
      await page.keyboard.press('ArrowUp');
      await expect.poll(() => page.getByRole('radio', { name: starting(plans.level.basal) }).isChecked()).toBe(true);
      await page.keyboard.press('t');
      const dialog = page.getByRole('dialog', { name: plans.offerDialog.title });
      await waitForFocus(dialog.getByRole('spinbutton').first());
      await page.keyboard.type('31122030');
      await page.keyboard.press('Enter');
      await dialog.waitFor({ state: 'detached' });
      await page.getByText(/^Tilbudt /).first().waitFor();
    });

    it('the final status is begun, put aside, and the plan is where it was', async () => {
      const { page } = town;
      await tabTo(page, page.getByRole('region', { name: plans.status.title }).getByRole('button', { name: starting('Skriv til') }).first());
      await page.keyboard.press('Enter');
      await page.getByRole('heading', { name: compose.title.finalStatus, exact: true }).waitFor();
      await waitForFocus(page.getByRole('textbox', { name: starting(compose.text.label) }));
      await shot(page, 'keyboard-plans', 'final-status');
      await page.keyboard.press('Escape');
      await page.getByRole('heading', { name: compose.title.finalStatus, exact: true }).waitFor({ state: 'detached' });
      await waitForRows(page, 2);
    });

    it('a plan is written through every field, checked, corrected and sent', async () => {
      const { page } = town;
      const { page: { keyboard } } = town;
      const write = async (name: string, text: string, within: Pick<Page, 'getByRole'> = page) => { await tabTo(page, within.getByRole('textbox', { name, exact: true }), { most: 12 }); await keyboard.insertText(text); };
      const button = async (name: string) => { await tabTo(page, page.getByRole('button', { name, exact: true }), { most: 12 }); await keyboard.press('Enter'); };
      /** A group without a choice is entered at its first; Space chooses it. */
      const radio = async (name: string) => { await tabTo(page, page.getByRole('radio', { name: starting(name) }), { most: 12 }); await keyboard.press('Space'); await expect.poll(() => page.getByRole('radio', { name: starting(name) }).isChecked()).toBe(true); };
      const date = async (name: string, typed: string) => { await tabTo(page, page.getByRole('group', { name, exact: true }).first(), { most: 12 }); await keyboard.type(typed); };
      const today = new Date().toISOString().slice(0, 10).split('-').reverse().join('');

      await keyboard.press('c');
      await waitForFocus(patientField(page));
      const kind = page.getByRole('button', { name: new RegExp(letterDrafts.kinds.label.replace('?', '\\?')) });
      await tabTo(page, kind, { most: 6 });
      await keyboard.press('Enter');
      await page.getByRole('option', { name: letterDrafts.kinds.plan, exact: true }).waitFor();
      await keyboard.type('Geno');
      await waitForFocus(page.getByRole('option', { name: letterDrafts.kinds.plan, exact: true }));
      await keyboard.press('Enter');
      await page.getByRole('heading', { name: letterDrafts.title.plan, exact: true }).waitFor();

      await waitForFocus(patientField(page));
      await pickByKeys(page, 'Bruno', '250947-9989');
      await patientBand(page).getByText('250947-9989').waitFor();
      // Whoever has said whom it is about goes on with the form.
      await waitForFocus(page.getByRole('radio', { name: starting(plan.types.almen.title) }));
      await radio(plan.types.almen.title);
      await date(plan.discharged, today);
      await write(plan.abilitySummary, 'Går med rollator. Klarer trapper med støtte.');
      await tabTo(page, page.getByRole('button', { name: starting(plan.addArea) }).or(page.getByRole('button', { name: new RegExp(plan.addArea) })).first(), { most: 6 });
      await keyboard.press('Enter');
      await waitForFocus(page.getByRole('option').first());
      await keyboard.press('Enter');
      await page.getByRole('option').first().waitFor({ state: 'detached' });
      await tabTo(page, page.getByRole('button', { name: /Grad/ }).first(), { most: 6 });
      await write(plan.need, 'Skal genvinde gang uden rollator og trapper til 1. sal.');
      await date(plan.admitted, today);
      await write(plan.health, 'Brud på overarmen, behandlet uden operation.');
      await button(letterDrafts.addDiagnosis);
      await write(letterDrafts.code, 'DS422');
      await write(letterDrafts.diagnosis, 'Brud på øverste ende af overarmsknogle');
      await write(plan.controlPlace, 'Ambulatoriet (test)');
      await write(plan.controlText, 'Røntgen');
      await radio(plan.consentYes);
      await write(plan.information, 'Er orienteret.');
      await write(plan.safety, 'Ingen');
      await write(plan.practical, 'Bor på 1. sal.');
      await write(plan.region, 'Prøveby Sygehus (test), fysioterapien');
      await write(plan.municipality, 'Visitationen (test)');
      await button(plan.addRelative);
      const relatives = page.getByRole('group', { name: plan.relatives, exact: true });
      await write(letterDrafts.name, 'Signe Prøve', relatives);
      await write(plan.relation, 'datter', relatives);
      await tabTo(page, page.getByRole('combobox', { name: compose.receiver.label, exact: true }), { most: 6 });
      await pickByKeys(page, 'Assens', 'Visitation og Akutteam');
      await shot(page, 'keyboard-plans', 'receiver');

      // The copy was skipped, which is asked about: F8 leads back to it.
      await keyboard.press('Control+Enter');
      await page.getByRole('heading', { name: letterDrafts.panel.warnings }).waitFor();
      await keyboard.press('F8');
      await tabTo(page, page.getByRole('radio', { name: starting(plan.practiceCopy) }), { most: 3 });
      await keyboard.press('ArrowDown');
      await expect.poll(() => page.getByRole('radio', { name: starting(plan.practiceNo) }).isChecked()).toBe(true);
      await tabTo(page, page.getByRole('textbox', { name: compose.signature.phone, exact: true }).last(), { most: 12 });
      await shot(page, 'keyboard-plans', 'filled');
      await sendByKeys(page, letterDrafts.confirm.plan);
      await page.getByRole('heading', { name: letterDrafts.title.plan, exact: true }).waitFor({ state: 'detached' });
    });

    it('never needed the mouse', async () => { expect(await usedMouse(town.page)).toBeUndefined(); });
  });

  describe('in a practice', () => {
    it('the marked discharge summaries are gone through, and one is filed', async () => {
      const { page } = gp;
      const { page: { keyboard } } = gp;
      // From the rail to the tabs over the list, and along them with an arrow key.
      await keyboard.press('g');
      await keyboard.press('i');
      await keyboard.press('j');
      await focusedRow(page);
      await tabTo(page, page.getByRole('radiogroup', { name: letters.tab.label }), { most: 6, back: true });
      for (let n = 0; n < 3 && !(await hasFocus(tab(page, letters.tab.letters))); n += 1) await keyboard.press('ArrowLeft');
      await waitForFocus(tab(page, letters.tab.letters));
      await keyboard.press('Space');
      await page.getByText(letters.group.marked).first().waitFor();
      const seen = new Set<string>();
      for (let n = 0; n < 2; n += 1) {
        await keyboard.press('j');
        const row = await focusedRow(page);
        const name = /Bruno|Nancy|Lonni/.exec(await row.innerText())![0];
        await keyboard.press('Enter');
        await patientBand(page).getByText(name).waitFor();
        await page.getByRole('region', { name: letters.recommendation.label }).waitFor();
        seen.add(name);
      }
      expect(seen).toEqual(new Set(['Bruno', 'Nancy']));
      const [, second] = [...seen];
      await keyboard.press('e');
      await expect.poll(() => rows(page).filter({ hasText: second! }).count()).toBe(0);
      // The next one is open at once.
      await expect.poll(() => page.locator('[role="row"][aria-selected="true"]').count()).toBe(1);
      await shot(page, 'keyboard-plans', 'filed');
      await keyboard.press('Control+Z');
      await rows(page).filter({ hasText: second! }).first().waitFor();
      expect(await usedMouse(page)).toBeUndefined();
    });
  });
});
