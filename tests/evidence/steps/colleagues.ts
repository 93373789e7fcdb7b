/** 3.4.1.18–20: another person of the same organisation goes on with the thread. And what is looked up: code lists. */
import { common } from '../../../shared/i18n/da/common';
import { lock } from '../../../shared/i18n/da/lock';
import { work } from '../../../shared/i18n/da/work';
import { organisationByKey } from '../../../electron/networks/embedded/organisations';
import { composeAndSend, openFolder, reply, rows, segments, starting, TEST_PASSWORD } from '../../e2e/support/journeys';
import { bruno } from '../../e2e/support/peer';
import type { Player } from '../../e2e/support/open-stage';
import type { Step } from '../step';
import { playerKeys } from '../world';
import { arrive, read } from './receiving';
import { sentFacts } from './screen';

async function logIn(player: Player, name: string): Promise<void> {
  const { page } = player;
  await player.call('session.lock', {});
  const password = page.getByLabel(lock.password, { exact: true });
  await password.or(page.getByText(lock.users)).first().waitFor();
  if (await password.isVisible()) await page.getByRole('button', { name: starting(lock.switchUser) }).click();
  await page.getByRole('list', { name: lock.choose }).getByRole('button', { name: new RegExp(`${name}$`) }).click();
  await password.fill(TEST_PASSWORD);
  await page.getByRole('button', { name: starting(lock.unlock) }).click();
  await page.getByRole('navigation', { name: common.nav.main }).waitFor();
}

export const colleagues: Step = {
  id: 'kollega', title: 'En anden medarbejder svarer i tråden',
  proves: ['CC-S-54'],
  async run(world, record) {
    const gp = await world.player('gp');
    const peer = await world.peer('municipality-assens');
    peer.beKind();
    const { page } = gp;
    const [first, second] = organisationByKey(playerKeys.gp).persons;
    const topic = 'To læger svarer';
    const asked = await arrive(peer, gp.gln, { topic, category: 'nursing', patient: bruno, text: 'Hvem ser til Bruno?' });
    await read(page, topic);
    await reply(page, 'Det gør jeg.');
    const one = await sentFacts(world, gp, peer, ({ view }) => view.segments.some(({ text }) => text === 'Det gør jeg.'));
    const session = await gp.call('session.get', {});
    if (!session.users.some(({ name }) => name === second!.name)) await gp.call('session.addUser', { person: second!, password: TEST_PASSWORD, access: ['clinical'] });
    try {
      await logIn(gp, second!.name);
      await read(page, topic);
      await reply(page, 'Jeg tager over i ferien.');
      const two = await sentFacts(world, gp, peer, ({ view }) => view.segments.some(({ text }) => text === 'Jeg tager over i ferien.'));
      await record.message('CC-S-54', two.bytes, 'Svar fra en anden medarbejder');
      const authorOf = (text: string) => two.facts.texts.find((each) => each.text === text);
      record.check('CC-S-54', 'Hver tekst har sin egen forfatter', [authorOf('Det gør jeg.')?.author, authorOf('Jeg tager over i ferien.')?.author], [first!.name, second!.name]);
      record.check('CC-S-54', 'De er to forskellige personer i filen', authorOf('Det gør jeg.')?.authorReference === authorOf('Jeg tager over i ferien.')?.authorReference, false);
      record.check('CC-S-54', 'Alle tre forfattere er med, med rolle', two.facts.texts.map(({ author, role }) => Boolean(author) && Boolean(role)), [true, true, true]);
      record.check('CC-S-54', 'Tråden er den samme', [two.facts.threadId, two.facts.answers], [one.facts.threadId, one.facts.messageId]);
      await record.see('CC-S-54', 'Skærmen viser hver forfatter ved sin tekst', () => segments(page).allInnerTexts(), (seen) => seen.some((text) => text.includes('Det gør jeg') && text.includes(first!.name)) && seen.some((text) => text.includes('Jeg tager over') && text.includes(second!.name)), `${first!.name} og ${second!.name}`);
      await record.shot('CC-S-54', page, 'To medarbejdere i samme tråd');
      record.check('CC-S-54', 'Beskeden, der blev spurgt med, er urørt', two.facts.provenances.some(({ target }) => target[0]?.reference?.endsWith(asked.messageId) === true), true);
    } finally {
      await logIn(gp, first!.name);
    }
    await openFolder(page, common.nav.inbox);
  },
};

export const unanswered: Step = {
  id: 'ubesvaret', title: 'En besked uden kvittering bliver en opgave',
  proves: ['RM-10'],
  async run(world, record) {
    const gp = await world.player('gp');
    const peer = await world.peer('gp-testvej');
    const { page } = gp;
    const { settings } = await gp.call('session.get', {});
    // One minute instead of thirty, and no re-send by itself: what happens when the attempts are used up is the same.
    await gp.call('session.updateSettings', { settings: { acknowledgementMinutes: 1, automaticResends: 0 } });
    await composeAndSend(page, { patient: bruno, receiver: 'Lægehuset Testvej', category: common.category.medicine, topic: 'Ingen svarer', text: 'Er I der?' });
    const got = await peer.message(({ view }) => view.topic === 'Ingen svarer');
    await openFolder(page, common.nav.needsAction);
    // The clock needs its minute; everything after it is looked at with the usual patience.
    await page.waitForTimeout(62_000);
    await rows(page).filter({ hasText: 'Testvej' }).first().click();
    await record.shows('RM-10', 'Beskeden står under Kræver handling uden kvittering', page.getByText(work.group.overdue).first());
    await record.shows('RM-10', 'Det siges, at modtageren skal kontaktes ad anden vej', page.getByText(/Kontakt modtageren ad anden vej/).first());
    await record.shows('RM-10', 'Modtagerens telefonnummer kan kopieres', page.getByRole('button', { name: starting(work.button.call) }));
    await record.shot('RM-10', page, 'Ubesvaret besked som opgave');
    await gp.call('session.updateSettings', { settings: { acknowledgementMinutes: settings.acknowledgementMinutes, automaticResends: settings.automaticResends } });
    await peer.acknowledge(got);
    await openFolder(page, common.nav.inbox);
  },
};

export const terminology: Step = {
  id: 'kodelister', title: 'Hvor kodelisterne kommer fra',
  proves: ['GEN-21'],
  async run(world, record) {
    const gp = await world.player('gp');
    const packages = await gp.call('conformance.packages', {});
    const builtIn = packages.filter((each) => 'builtIn' in each ? Boolean(each.builtIn) : true);
    record.check('GEN-21', 'Klienten kan sige, hvilke pakker den dømmer efter', builtIn.length, (seen) => seen > 0, 'mindst én pakke');
    await record.explanation('GEN-21', `Kodelisterne er en lokal kopi: de er taget ud af MedComs offentliggjorte FHIR-pakker og følger med programmet, så der kan valideres uden forbindelse. Denne udgave har: ${packages.map(({ name, version }) => `${name} ${version}`).join(', ')}. Nye udgaver kommer med en ny udgave af programmet. En administrator kan lægge en nyere pakke ind på skærmen Konformitet og se, hvordan filer dømmes efter den; driften dømmer efter de indbyggede.`, 'Kodelister og deres opdatering');
  },
};
