/** 3.4.1.3–6 and 3.2.3: patients with replacement numbers, alone and beside a CPR number. */
import { common } from '../../../shared/i18n/da/common';
import { compose } from '../../../shared/i18n/da/compose';
import type { PatientId } from '../../../shared/messages';
import { fillLetter, openFolder, patientBand, pressSend, reply } from '../../e2e/support/journeys';
import type { Step } from '../step';
import { arrive, read } from './receiving';
import { ASSENS, openComposer, sentFacts } from './screen';

const cpr: PatientId = { type: 'cpr', value: '2509479989', system: 'urn:oid:1.2.208.176.1.2' };
const national: PatientId = { type: 'x-ecpr', value: '0703921VJ5', system: 'urn:oid:1.2.208.176.1.6.1.1.2' };
const regional: PatientId = { type: 'd-ecpr', value: '1206550VK9', system: 'urn:oid:1.2.208.176.1.6.1.3.187' };
const digits = (text: string): string => text.replaceAll('-', '');

export const replacementNumbers: Step = {
  id: 'erstatnings-cpr', title: 'Erstatnings-CPR: send, modtag og svar',
  proves: ['CC-S-80', 'CC-S-81', 'CC-S-82', 'CC-S-83', 'CC-R-15', 'CC-R-16', 'CC-R-17', 'CC-R-18', 'CC-R-19'],
  async run(world, record) {
    const gp = await world.player('gp');
    const peer = await world.peer('municipality-assens');
    peer.beKind();
    const { page } = gp;

    for (const [id, words, system] of [[national, 'nationalt', /176\.1\.6\.1\.1/], [regional, 'regionalt', /176\.1\.6\.1\.3/]] as const) {
      await openComposer(page);
      await fillLetter(page, { patient: { number: id.value, given: 'Uoplyst', family: 'Testperson' }, receiver: ASSENS, category: common.category.nursing, topic: `Til ${words} nummer`, text: 'Personen har intet CPR-nummer.' });
      await record.see('CC-S-80', `Det ${words}e erstatnings-CPR vises`, async () => digits(await patientBand(page).innerText()), (seen) => seen.includes(id.value), id.value);
      await record.shot('CC-S-80', page, `Ny besked til ${words} erstatnings-CPR`);
      await pressSend(page);
      const { bytes, facts } = await sentFacts(world, gp, peer, ({ view }) => view.topic === `Til ${words} nummer`);
      await record.message('CC-S-80', bytes, `Besked til ${words} erstatnings-CPR`);
      record.check('CC-S-80', `Nummeret er i filen med sit eget system (${words})`, [facts.patient.identifier?.[0]?.value, system.test(facts.patient.identifier?.[0]?.system ?? '')], [id.value, true]);
    }

    const cases = [
      { name: 'Ét erstatnings-CPR', ids: [national], shows: 'CC-R-15', returns: undefined },
      { name: 'CPR og ét erstatnings-CPR', ids: [cpr, national], shows: 'CC-R-16', returns: 'CC-S-81' },
      { name: 'CPR og to erstatnings-CPR', ids: [cpr, national, regional], shows: 'CC-R-17', returns: 'CC-S-82' },
      { name: 'To erstatnings-CPR', ids: [national, regional], shows: 'CC-R-18', returns: 'CC-S-83' },
    ] as const;
    for (const { name, ids, shows, returns } of cases) {
      const { document, answer } = await arrive(peer, gp.gln, { topic: name, category: 'nursing', text: `Besked med ${name}.`, more: { patient: { ids: [...ids], given: ['Bruno', 'Test'], family: 'Elmer' } } });
      record.check(shows, `${name}: beskeden er modtaget`, answer.view.acknowledgement?.code, 'ok');
      await read(page, name);
      const band = patientBand(page);
      await band.waitFor();
      await record.see(shows, `${name}: alle numre kan ses på patienten`, async () => { const seen = digits(await band.innerText()); return ids.map(({ value }) => seen.includes(value)); }, ids.map(() => true));
      await record.shot(shows, page, `Modtaget med ${name}`);
      if (returns === undefined) continue;
      await reply(page, `Svar på ${name}.`);
      const { bytes, facts } = await sentFacts(world, gp, peer, ({ view }) => view.segments.some(({ text }) => text === `Svar på ${name}.`));
      await record.message(returns, bytes, `Svar på ${name}`);
      record.check(returns, `${name}: svaret har alle numre med deres systemer`, (facts.patient.identifier ?? []).map(({ value, system }) => `${value ?? ''} ${system ?? ''}`).sort(), ids.map(({ value, system }) => `${value} ${system ?? ''}`).sort());
      if (shows !== 'CC-R-16') continue;
      // The thread goes on under a number that was never seen here.
      const unknown = peer.write({ to: gp.gln, topic: name, category: 'nursing', kind: 'reply', of: document, text: 'Nu med et andet nummer.', more: { patient: { ids: [regional], given: ['Bruno', 'Test'], family: 'Elmer' } } });
      await peer.dispatch(gp.gln, unknown.document);
      await peer.answersTo(unknown.messageId);
      await record.message('CC-R-19', peer.bytesOf(unknown.document), 'Svar med et nyt erstatnings-CPR i en kendt tråd');
      await read(page, name);
      await record.see('CC-R-19', 'Svaret med det ukendte nummer står i samme tråd', async () => (await page.getByRole('main').getByRole('article').allInnerTexts()).filter((text) => /Nu med et andet|Besked med CPR og ét/.test(text)).length, 2);
    }
    await openFolder(page, common.nav.inbox);
    await page.getByRole('heading', { name: compose.title.reply }).waitFor({ state: 'hidden' });
  },
};
