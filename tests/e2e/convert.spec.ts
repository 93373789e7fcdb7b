/** A letter in another format: what it loses is said field by field, and the original is given back whole. */
import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import type { DischargeContent } from '../../electron/networks/embedded/simulation/letters/content';
import { letterFormatOf } from '../../shared/formats/letter/formats';
import { common } from '../../shared/i18n/da/common';
import { convert } from '../../shared/i18n/da/convert';
import { file } from '../../shared/i18n/da/file';
import { reader } from '../../shared/i18n/da/reader';
import { expectNoFindings } from './support/axe';
import { openFolder, pressReader, rows, waitForRows } from './support/journeys';
import { writeLetterOf, type WrittenLetter } from './support/letters';
import { portrayScreen, shot, useStage, type Player } from './support/stage';

const ulcer: DischargeContent = {
  type: 'discharge', fromMinutes: 3 * 24 * 60, toMinutes: 120, diagnosis: { code: 'DK254', text: 'Kronisk mavesår med blødning' }, others: [{ kind: 'operation', code: 'KJDA32', text: 'Gastroskopi med klips' }],
  text: '# Anbefaling om opfølgning hos egen læge\nKontrol af hæmoglobin om 1 uge.\n# Resumé\nBlødende mavesår, klipset ved gastroskopi.\n# Medicin ved udskrivelsen\n| Præparat              Styrke   Dosis\n| Tabl. Pantoprazol     40 mg    1 morgen og aften',
};
const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

describe('converting a letter', () => {
  const stage = useStage();
  let gp: Player;
  let letter: WrittenLetter;

  beforeAll(async () => {
    const hospital = await stage().peer('hospital-medical');
    gp = await stage().player('gp-testgade');
    letter = writeLetterOf(hospital, { to: gp.gln, format: 'oioxml', patient: 'nancy', content: ulcer });
    await hospital.sendLetter(gp.gln, letter.bytes);
    await hospital.receiptsFor(letter.identifier);
  });

  async function convertTo(page: Page, format: string): Promise<void> {
    const dialog = page.getByRole('dialog', { name: convert.title });
    await dialog.getByRole('button', { name: new RegExp(convert.target) }).click();
    await page.getByRole('option', { name: format, exact: true }).click();
    await dialog.getByRole('button', { name: convert.run, exact: true }).click();
  }

  it('of the inbox says what its FHIR draft does not carry', async () => {
    const { page } = gp;
    await openFolder(page, common.nav.inbox);
    await waitForRows(page, 1);
    await rows(page).first().click();
    await page.getByRole('toolbar', { name: reader.toolbar }).waitFor();
    await pressReader(page, reader.more);
    await page.getByRole('menuitem', { name: convert.menu }).click();
    await convertTo(page, convert['fhir-json']);
    const dialog = page.getByRole('dialog', { name: convert.title });
    await dialog.getByText(convert.draft, { exact: true }).waitFor();
    await portrayScreen(page, 'convert', 'fhir');
    await expectNoFindings(page, { name: 'converted to FHIR' });
    const losses = dialog.getByRole('table', { name: convert.tableLabel });
    await losses.getByRole('row').nth(1).waitFor();
    expect(await losses.getByRole('row').nth(1).getByRole('cell').allInnerTexts()).not.toContain('');
    await dialog.getByRole('button', { name: convert.close, exact: true }).click();
    await dialog.waitFor({ state: 'detached' });
  });

  it('from a file gives the result in the other format, and the original byte for byte', async () => {
    const { page } = gp;
    const path = join(stage().folder, 'epikrise.xml');
    await writeFile(path, letter.bytes);
    await openFolder(page, common.nav.file);
    const [chooser] = await Promise.all([page.waitForEvent('filechooser'), page.getByRole('button', { name: file.choose }).click()]);
    await chooser.setFiles(path);
    await page.getByRole('button', { name: convert.menu }).click();
    await convertTo(page, convert.edifact);
    const dialog = page.getByRole('dialog', { name: convert.title });
    const save = async (name: string): Promise<Buffer> => {
      const [download] = await Promise.all([page.waitForEvent('download'), dialog.getByRole('button', { name, exact: true }).click()]);
      return readFile(await download.path());
    };
    const result = await save(convert.save);
    await shot(page, 'convert', 'edifact');
    const format = letterFormatOf(result)!;
    expect(format.id).toBe('edifact');
    expect(format.read(result).issues.filter(({ severity }) => severity !== 'information' && severity !== 'warning')).toEqual([]);
    expect(result.toString('latin1')).toContain('Kontrol af h\u00e6moglobin');
    expect(sha256(await save(convert.original))).toBe(sha256(letter.bytes));
    await expectNoFindings(page, { name: 'converted file' });
  });
});
