/** Letters in the older formats at a practice: the morning's discharge summaries, and a broken file. */
import { beforeAll, describe, expect, it } from 'vitest';
import type { DischargeContent } from '../../electron/networks/embedded/simulation/letters/content';
import { common } from '../../shared/i18n/da/common';
import { openFolder, rows, starting, waitForRows } from './support/journeys';
import { writeLetterOf, type WrittenLetter } from './support/letters';
import type { Peer } from './support/peer';
import { shot, until, useStage, type Player } from './support/stage';

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
      it('is received in both formats, each letter with the receipt of its own', async () => {
      const to = gp.gln;
      const minutesAgo = (minutes: number) => new Date(Date.now() - minutes * 60_000);
      const ulcerLetter = await sent(hospital, writeLetterOf(hospital, { to, format: 'oioxml', patient: 'nancy', content: ulcer, file: 'medicine-list', at: minutesAgo(50) }));
      await hospital.sendLetter(to, ulcerLetter.file!);
      await sent(ward, writeLetterOf(ward, { to, format: 'edifact', patient: 'bruno', content: wrist, at: minutesAgo(40) }));
      await sent(hospital, writeLetterOf(hospital, { to, format: 'edifact', patient: 'test', content: rhythm, at: minutesAgo(20) }));
      await sent(ward, writeLetterOf(ward, { to, format: 'oioxml', patient: 'lonni', content: hip, at: minutesAgo(10) }));
      expect(ward.receipts.map(({ format }) => format)).toEqual(['edifact', 'oioxml']);
      await inbox();
      expect(await waitForRows(gp.page, 4)).toBe(4);
    });
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
