/** Files on a disk, judged in the real client: dropped or chosen, told apart, explained, shown where they fail, reported; and never received. */
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { common } from '../../shared/i18n/da/common';
import { conformance } from '../../shared/i18n/da/conformance';
import { bundleProfile, exampleUrl, json, packageOf } from '../fixtures/packages';
import { expectNoFindings } from './support/axe';
import { openFolder, rows, starting } from './support/journeys';
import { bruno, type Peer } from './support/peer';
import { portrayScreen, shot, useStage, type Player } from './support/stage';

const portray = (page: Page, name: string): Promise<void> => portrayScreen(page, 'conformance', name);

/** Files from the desktop let go over the window, as the browser itself reports them. */
async function dropFiles(page: Page, files: string[]): Promise<void> {
  const browser = await page.context().newCDPSession(page);
  const data = { items: [], files, dragOperationsMask: 1 };
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const) await browser.send('Input.dispatchDragEvent', { type, x: 500, y: 400, data });
  await browser.detach();
}

describe('files judged without being received', () => {
  const stage = useStage();
  let gp: Player;
  let town: Peer;
  const at = (name: string) => join(stage().folder, name);
  const heading = (name: string | RegExp) => gp.page.getByRole('heading', { level: 2, name });
  const row = (name: string | RegExp) => gp.page.getByRole('grid', { name: conformance.list }).getByRole('row', { name });
  const finding = (name: string | RegExp) => gp.page.getByRole('grid', { name: conformance.found }).getByRole('row', { name });

  beforeAll(async () => {
    town = await stage().peer('municipality-odense');
    gp = await stage().player('gp-testgade');
    const letter = () => town.write({ to: gp.gln, topic: 'Må ikke modtages', patient: bruno, text: 'Kære læge. Bruno har fået et sår på underbenet, og vi ser gerne, at du ser på det.' }).document;
    await writeFile(at('god.json'), town.bytesOf(letter()));
    await writeFile(at('god.xml'), town.bytesOf(letter(), 'fhir-xml'));
    const { bundle } = JSON.parse(JSON.stringify(letter())) as { bundle: { entry: { resource: Record<string, unknown> }[] } };
    for (const { resource } of bundle.entry) {
      if (resource['resourceType'] === 'Communication') { resource['category'] = []; resource['priority'] = 'routine'; }
      if (resource['resourceType'] === 'Patient') resource['birthDate'] = '25-09-1948';
    }
    await writeFile(at('fejl.json'), JSON.stringify(bundle, undefined, 1));
    await writeFile(at('notat.txt'), 'Dette er ingen besked.');
    await writeFile(at('afbrudt.json'), town.bytesOf(letter()).subarray(0, 2000));
  });

  it('is reached by key, and empty it says what it is for', async () => {
    const { page } = gp;
    await page.keyboard.press('g');
    await page.keyboard.press('t');
    await page.getByRole('heading', { level: 1, name: conformance.title }).waitFor();
    await page.getByText(conformance.emptyTitle).waitFor();
    await portray(page, 'empty');
    await expectNoFindings(page, { name: 'empty' });
  });

  it('finds nothing wrong with a sound message, as JSON and as XML, and claims no approval', async () => {
    const { page } = gp;
    const [chooser] = await Promise.all([page.waitForEvent('filechooser'), page.getByRole('button', { name: conformance.choose }).click()]);
    await chooser.setFiles(at('god.json'));
    await heading(/^Ingen fejl fundet efter Korrespondancemeddelelse 5\.0/).waitFor();
    await page.getByText(conformance.notApproval).waitFor();
    expect(await page.getByRole('main').innerText()).not.toMatch(/certificer/i);
    await portray(page, 'sound');
    await dropFiles(page, [at('god.xml')]);
    await row(/^god\.xml\. Ingen fejl fundet/).waitFor();
    await page.getByRole('treeitem', { name: /^entry\[0\] MessageHeader/ }).waitFor();
  });

  it('says of a broken one what is wrong, where, and what to do', async () => {
    const { page } = gp;
    await page.getByRole('button', { name: conformance.clear }).click();
    await dropFiles(page, [at('fejl.json')]);
    await heading(conformance.verdict.broken).waitFor();
    await finding(/^Fejl 1 /).waitFor();
    await page.getByText('fatal-error').waitFor();
    await portray(page, 'broken');
    await expectNoFindings(page, { name: 'broken' });
    await page.keyboard.press('F8');
    const chosen = page.locator('[role="treeitem"][aria-selected="true"]');
    const findings = await page.getByRole('grid', { name: conformance.found }).locator('[role="row"][data-at]').count();
    expect(findings).toBeGreaterThan(1);
    for (let n = 0; n < findings; n++) {
      const own = page.getByRole('grid', { name: conformance.found }).locator('[role="row"][aria-selected="true"]');
      await chosen.waitFor();
      const words = await own.innerText();
      await expect.poll(() => chosen.innerText()).toContain(/(Fejl|Advarsel|Oplysning) \d+/.exec(words)![1]);
      expect(await chosen.evaluate((line) => { const [own_, tree] = [line.getBoundingClientRect(), line.closest('[role="tree"]')!.getBoundingClientRect()]; return own_.top >= tree.top - 1 && own_.bottom <= tree.bottom + 1; })).toBe(true);
      await page.keyboard.press('F8');
    }
    await page.keyboard.press('Enter');
    await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute('role'))).toBe('treeitem');
    await page.keyboard.press('Escape');
    await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute('role'))).toBe('row');
  });

  it('tells several apart, and shows line and character of what cannot be read', async () => {
    const { page } = gp;
    await dropFiles(page, ['god.json', 'god.xml', 'notat.txt', 'afbrudt.json'].map(at));
    await row(/^notat\.txt\. Kan ikke læses/).waitFor();
    await row(/^afbrudt\.json\. Kan ikke læses/).click();
    await heading(conformance.verdict.unreadable).waitFor();
    await finding(/linje \d+, tegn \d+/).waitFor();
    await portray(page, 'several');
    await expectNoFindings(page, { name: 'several' });
    await page.keyboard.press('k');
    await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toMatch(/^notat\.txt/);
  });

  it('saves a report that holds no content', async () => {
    const { page } = gp;
    for (const [entry, ending] of [[conformance.report.allHtml, 'html'], [conformance.report.allJson, 'json']] as const) {
      await page.getByRole('button', { name: conformance.report.button }).click();
      const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('menuitem', { name: entry }).click()]);
      const name = download.suggestedFilename();
      expect(name).toMatch(new RegExp(`^kontrolrapport-.*\\.${ending}$`));
      await download.saveAs(at(name));
      const text = await readFile(at(name), 'utf8');
      expect(text).toContain('fejl.json');
      expect(text).not.toMatch(/2509479989|250947-9989|Elmer|underbenet/);
      if (ending === 'html') {
        const paper = await page.context().newPage();
        await paper.goto(`file://${at(name)}`);
        await shot(paper, 'conformance', 'report');
        await paper.close();
      }
    }
    await page.getByText(conformance.report.saved).first().waitFor();
  });

  it('loads a package of rules, judges by it, says what it cannot decide, and removes it', async () => {
    const { page } = gp;
    const load = async (name: string) => {
      const [chooser] = await Promise.all([page.waitForEvent('filechooser'), page.getByRole('button', { name: conformance.pack.add }).click()]);
      await chooser.setFiles(at(name));
    };
    const rule = (key: string, expression: string) => json(`${key}.json`, bundleProfile(key === 'ex-1' ? 'example-message' : 'other-message', { key, expression }));
    await writeFile(at('eksempel.tgz'), packageOf([rule('ex-1', 'entry.count() > 1'), rule('ex-2', 'timestamp < unknownFunction()')], { dependencies: { 'hl7.fhir.r4.core': '4.0.1', 'medcom.fhir.dk.core': '9.9.9' } }));
    for (const [name, profile] of [['pakke.json', 'example-message'], ['uafgjort.json', 'other-message']] as const) {
      await writeFile(at(name), JSON.stringify({ resourceType: 'Bundle', id: 'b1', meta: { profile: [exampleUrl(profile)] }, type: 'message', timestamp: '2026-03-02T08:30:00.000Z', entry: [{ fullUrl: 'urn:uuid:3f2a1b6c-9d1e-4c3b-8a7f-0123456789ab', resource: { resourceType: 'MessageHeader', eventUri: 'urn:test', source: { endpoint: 'https://example.test' } } }] }));
    }
    await page.getByRole('radio', { name: conformance.packages }).click();
    await load('notat.txt');
    await page.getByRole('heading', { name: 'notat.txt blev ikke indlæst' }).waitFor();
    await portray(page, 'package-refused');
    await load('eksempel.tgz');
    await page.getByRole('heading', { name: 'test.fhir.dk.example 1.2.0 er indlæst' }).waitFor();
    await page.getByText('Mangler 1 pakke').waitFor();
    await portray(page, 'package-missing');
    await expectNoFindings(page, { name: 'package missing' });
    await page.getByRole('button', { name: conformance.pack.useInstead }).click();
    await page.getByText(starting('erstattet af')).waitFor();

    await page.getByRole('radio', { name: conformance.files }).click();
    await page.getByRole('button', { name: conformance.clear }).click();
    await page.getByRole('button', { name: new RegExp(conformance.by) }).click();
    await page.getByRole('option', { name: 'test.fhir.dk.example 1.2.0 (indlæst)' }).click();
    await dropFiles(page, [at('pakke.json'), at('uafgjort.json')]);
    await finding(/Fejl 1/).waitFor();
    await page.getByText(/^ex-1/).waitFor();
    await row(/^uafgjort\.json.*1 ikke afgjort$/).click();
    await page.getByText(conformance.undecidedTitle, { exact: true }).click();
    await page.getByText('ex-2', { exact: true }).waitFor();
    await portray(page, 'undecided');
    await expectNoFindings(page, { name: 'undecided' });

    await page.getByRole('radio', { name: conformance.packages }).click();
    await page.getByRole('button', { name: 'Fjern test.fhir.dk.example 1.2.0' }).click();
    await page.getByRole('button', { name: 'Fjern test.fhir.dk.example 1.2.0' }).waitFor({ state: 'detached' });
    await page.getByRole('radio', { name: conformance.files }).click();
    // What stands here was judged by a package that is gone; it is judged again by what is there.
    await row(/^pakke\.json\. Kan ikke behandles/).waitFor();
  });

  it('has nothing received, and shows the packages of rules', async () => {
    const { page } = gp;
    await page.getByRole('radio', { name: conformance.packages }).click();
    await heading(conformance.pack.title).waitFor();
    await portray(page, 'packages');
    await expectNoFindings(page, { name: 'packages' });
    await openFolder(page, common.nav.inbox);
    await page.getByRole('heading', { name: starting(common.nav.inbox) }).first().waitFor();
    await expect.poll(() => rows(page).count()).toBe(0);
    expect((await gp.call('health.get', {})).messages).toBe(0);
    expect(town.acknowledgements).toHaveLength(0);
  });
});
