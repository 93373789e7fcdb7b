/** Letters in the older formats at a practice: the morning's discharge summaries, a broken file, and a question that is answered in FHIR. */
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { beforeAll, describe, expect, it } from 'vitest';
import type { DischargeContent } from '../../electron/networks/embedded/simulation/letters/content';
import { common } from '../../shared/i18n/da/common';
import { compose } from '../../shared/i18n/da/compose';
import { letters } from '../../shared/i18n/da/letters';
import { reader } from '../../shared/i18n/da/reader';
import { letterIdOf } from '../../shared/standards/medcom/letter-standard';
import { expectNoFindings } from './support/axe';
import { openFolder, pressSend, rows, starting, tab, waitForRows } from './support/journeys';
import { waitForFocus } from './support/keys';
import { writeLetterOf, type WrittenLetter } from './support/letters';
import type { Peer } from './support/peer';
import { portrayScreen, shot, until, useStage, type Player } from './support/stage';

const stay = { fromMinutes: 3 * 24 * 60, toMinutes: 120 };
const marked = (advice: string, rest: string): string => `# Anbefaling om opfølgning hos egen læge\n${advice}\n${rest}`;
const ulcer: DischargeContent = {
  type: 'discharge', ...stay, diagnosis: { code: 'DK254', text: 'Kronisk mavesår med blødning' }, others: [{ kind: 'operation', code: 'KJDA32', text: 'Gastroskopi med klips' }],
  text: marked('Kontrol af hæmoglobin om 1 uge. Ingen NSAID fremover.', '# CAVE\nPenicillin (udslæt)\n# Resumé\nBlødende mavesår, klipset ved gastroskopi.\n# Medicin ved udskrivelsen\n| Præparat              Styrke   Dosis\n| Tabl. Pantoprazol     40 mg    1 morgen og aften\n| Tabl. Jern            100 mg   1 hver anden dag'),
};
const wrist: DischargeContent = { type: 'casualty', fromMinutes: 200, toMinutes: 30, diagnosis: { code: 'DS525', text: 'Brud på nederste ende af spoleben' }, text: marked('DXA-scanning, da bruddet er sket ved fald i samme plan.', '# Skadestuen\nGipsskinne anlagt.') };
const rhythm: DischargeContent = { type: 'outpatient', fromMinutes: 30 * 24 * 60, toMinutes: 60, diagnosis: { code: 'DI489', text: 'Atrieflimren eller atrieflagren' }, text: '# Konklusion\nIngen grund til blodfortyndende behandling nu.' };
const hip: DischargeContent = { type: 'discharge', ...stay, diagnosis: { code: 'DM169', text: 'Slidgigt i hofteled' }, text: '# Resumé\nHoftealloplastik uden problemer. Der er ikke behov for opfølgning hos jer.' };

describe('a practice and its letters', () => {
  const stage = useStage();
  let gp: Player;
  let ward: Peer;
  let hospital: Peer;
  const row = (name: string) => rows(gp.page).filter({ hasText: name });
  const inbox = () => openFolder(gp.page, common.nav.inbox);

  async function sent(from: Peer, written: WrittenLetter): Promise<WrittenLetter> {
    await from.sendLetter(gp.gln, written.bytes);
    const [receipt] = await from.receiptsFor(written.identifier);
    expect(receipt?.receipt.kind).toBe('positive');
    return written;
  }

  beforeAll(async () => {
    ward = await stage().peer('hospital-orthopaedic');
    hospital = await stage().peer('hospital-medical');
    gp = await stage().player('gp-testgade');
  });

  describe('the morning', () => {
    let ulcerLetter: WrittenLetter;
    /** Taken off the list by the journey. */
    let filed: string;

    it('is received in both formats, each letter with the receipt of its own', async () => {
      const to = gp.gln;
      const minutesAgo = (minutes: number) => new Date(Date.now() - minutes * 60_000);
      ulcerLetter = await sent(hospital, writeLetterOf(hospital, { to, format: 'oioxml', patient: 'nancy', content: ulcer, file: 'medicine-list', at: minutesAgo(50) }));
      await hospital.sendLetter(to, ulcerLetter.file!);
      await sent(ward, writeLetterOf(ward, { to, format: 'edifact', patient: 'bruno', content: wrist, at: minutesAgo(40) }));
      await sent(hospital, writeLetterOf(hospital, { to, format: 'edifact', patient: 'test', content: rhythm, at: minutesAgo(20) }));
      await sent(ward, writeLetterOf(ward, { to, format: 'oioxml', patient: 'lonni', content: hip, at: minutesAgo(10) }));
      expect(ward.receipts.map(({ format }) => format)).toEqual(['edifact', 'oioxml']);
      await inbox();
      expect(await waitForRows(gp.page, 4)).toBe(4);
    });

    it('lists the marked ones first, though they are older', async () => {
      await tab(gp.page, letters.tab.letters).click();
      await gp.page.getByText(letters.group.marked).first().waitFor();
      await expect.poll(() => rows(gp.page).allInnerTexts().then((all) => all.map((text) => /Bruno|Nancy|Lonni|Testesen/.exec(text)?.[0]))).toHaveLength(4);
      const names = (await rows(gp.page).allInnerTexts()).map((text) => /Bruno|Nancy|Lonni|Testesen/.exec(text)?.[0]);
      expect(new Set(names.slice(0, 2))).toEqual(new Set(['Bruno', 'Nancy']));
      await portrayScreen(gp.page, 'letters', 'marked');
      await expectNoFindings(gp.page, { name: 'list of discharge summaries' });
    });

    it('is worked through by keyboard: read the recommendation, file, and on to the next', async () => {
      const { page } = gp;
      await page.evaluate(() => { for (const type of ['pointerdown', 'mousedown']) window.addEventListener(type, () => { document.documentElement.dataset['mouse'] = type; }, true); });
      await page.keyboard.press('j');
      await waitForFocus(page.locator('[role="row"]:focus'));
      const first = (await page.locator('[role="row"]:focus').innerText()).includes('Bruno') ? { name: 'Bruno', text: 'DXA-scanning' } : { name: 'Nancy', text: 'Kontrol af hæmoglobin' };
      await page.keyboard.press('Enter');
      await page.getByRole('region', { name: letters.recommendation.label }).getByText(first.text).waitFor();
      await page.keyboard.press('e');
      await expect.poll(() => row(first.name).count()).toBe(0);
      filed = first.name;
      expect(await page.evaluate(() => document.documentElement.dataset['mouse'])).toBeUndefined();
      await shot(page, 'letters', 'filed');
    });

    it('shows what stands otherwise than in the original, and gives the original back byte for byte', async () => {
      const { page } = gp;
      await inbox();
      await tab(page, letters.tab.all).click();
      if (filed === 'Nancy') await openFolder(page, common.nav.handled);
      await row('Nancy').first().click();
      await page.getByRole('region', { name: letters.recommendation.label }).getByText('Kontrol af hæmoglobin').waitFor();
      await page.getByText(starting('CAVE')).first().waitFor();
      await page.getByText(/forhold er vist anderledes end i originalen/).waitFor();
      await page.getByText(letters.how['text-only']).first().waitFor();
      await portrayScreen(page, 'letters', 'losses');
      await expectNoFindings(page, { name: 'discharge summary with losses' });
      await page.keyboard.press('o');
      const original = page.getByRole('dialog');
      await original.waitFor();
      await expectNoFindings(page, { name: 'original of a letter' });
      await shot(page, 'letters', 'original');
      const [download] = await Promise.all([page.waitForEvent('download'), original.getByRole('button', { name: letters.source.save }).click()]);
      expect(createHash('sha256').update(await readFile(await download.path())).digest('hex')).toBe(createHash('sha256').update(ulcerLetter.bytes).digest('hex'));
      await page.keyboard.press('Escape');
    });
  });

  it('answers a question in EDIFACT with a CareCommunication, in one thread', async () => {
    const { page } = gp;
    const question = await sent(ward, writeLetterOf(ward, { to: gp.gln, format: 'edifact', patient: 'knut', content: { type: 'correspondence', subject: 'Blodfortyndende før operation', priority: 'rutine', text: 'Får patienten blodfortyndende, og hvorfor?' } }));
    await inbox();
    await row('Blodfortyndende før operation').first().click();
    await page.getByText('Får patienten blodfortyndende, og hvorfor?').first().waitFor();
    await shot(page, 'letters', 'question');
    ward.beKind();
    await page.getByRole('button', { name: starting(reader.reply) }).click();
    // A letter has no category; a person chooses one (CC-S-51).
    await page.getByRole('button', { name: new RegExp(compose.category.label) }).first().click();
    await page.getByRole('option', { name: common.category.outpatient, exact: true }).click();
    await page.getByRole('textbox', { name: starting(compose.text.label) }).fill('Ja, apixaban 5 mg 2 gange dagligt for atrieflimren.');
    await pressSend(page);
    const answer = await ward.message(({ view }) => view.segments.some(({ text }) => text.includes('apixaban')));
    expect(answer.view.answers).toBe(letterIdOf(ward.organisation.gln, question.identifier));
    await inbox();
    await expect.poll(() => row('Knut Odvar').count()).toBe(1);
    await row('Knut Odvar').first().click();
    await page.getByText('apixaban 5 mg').first().waitFor();
    await page.getByText('Får patienten blodfortyndende, og hvorfor?').first().waitFor();
    await portrayScreen(page, 'letters', 'answered');
  });

  it('refuses a file with a broken counter, holds it back, and says why to its sender', async () => {
    const { page } = gp;
    const { bytes, identifier } = writeLetterOf(hospital, { to: gp.gln, format: 'edifact', patient: 'jens', content: hip });
    const text = Buffer.from(bytes).toString('latin1');
    await hospital.sendLetter(gp.gln, Buffer.from(text.replace(/UNT\+(\d+)/, (_, count: string) => `UNT+${Number(count) + 1}`), 'latin1'));
    const [receipt] = await hospital.receiptsFor(identifier);
    expect(receipt?.receipt.kind).toBe('negative');
    expect(receipt?.receipt.letters[0]?.refusal?.code).toBe('syntaksfejl');
    expect(receipt?.receipt.letters[0]?.refusal?.text).toContain('UNT');
    await until(async () => (await page.getByRole('link', { name: starting(`${common.nav.needsAction}, 1 opgave`) }).count()) === 1, 'the task of what was held back');
    await inbox();
    await expect.poll(() => row('Jens').count()).toBe(0);
    await openFolder(page, common.nav.needsAction);
    await waitForRows(page, 1);
    await shot(page, 'letters', 'held-back');
  });
});
