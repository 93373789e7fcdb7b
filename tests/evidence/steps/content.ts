/** The narratives of what we write, what validation stops, and paper. */
import type { FhirResource } from 'fhir/r4';
import { getDocument, GlobalWorkerOptions } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { common } from '../../../shared/i18n/da/common';
import { compose } from '../../../shared/i18n/da/compose';
import { composeAndSend, fillLetter, openFolder, segments, starting } from '../../e2e/support/journeys';
import type { Draft } from '../../../shared/messages';
import type { Player } from '../../e2e/support/open-stage';
import { bruno, nancy } from '../../e2e/support/peer';
import { pdf } from '../../fixtures/files';
import type { Step } from '../step';
import { arrive, read } from './receiving';
import { ASSENS, openComposer, sentFacts } from './screen';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const divOf = (resource: FhirResource): string => ('text' in resource ? resource.text?.div ?? '' : '');
const plain = (div: string): string => div.replaceAll(/<[^>]*>/g, ' ').replaceAll('&quot;', '"').replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&').replaceAll(/\s+/g, ' ');

export const narratives: Step = {
  id: 'tekstdele', title: 'Tekstdelen i hver ressource, i beskeder og kvitteringer',
  proves: ['GEN-07', 'GEN-08', 'GEN-09'],
  async run(world, record) {
    const gp = await world.player('gp');
    const peer = await world.peer('municipality-assens');
    peer.beKind();
    await writeFile(join(world.folder, 'Status.pdf'), pdf(['Status']));
    await composeAndSend(gp.page, { patient: nancy, receiver: ASSENS, category: common.category.medicine, topic: 'Tekstdele & tegn', text: 'Linje et.\nLinje to <ikke kode> & "anført".', files: [join(world.folder, 'Status.pdf')] });
    const { bytes, facts } = await sentFacts(world, gp, peer, ({ view }) => view.topic === 'Tekstdele & tegn');
    await record.message(['GEN-08', 'GEN-07', 'GEN-09'], bytes, 'Besked, hvis tekstdele er gennemgået');
    const { messageId } = await arrive(peer, gp.gln, { topic: 'Til kvittering', category: 'medicine', patient: nancy, text: 'Kvitteres.' });
    const [ack] = await peer.answersTo(messageId);
    const all = [...facts.resources, ...(ack?.document.bundle.entry ?? []).flatMap(({ resource }) => (resource ? [resource as FhirResource] : []))];
    await record.message('GEN-07', ack!.parcel.bytes, 'Kvittering, hvis tekstdele er gennemgået');
    const withText = all.map((resource) => ({ resource, status: 'text' in resource ? resource.text?.status : undefined, div: divOf(resource) }));
    record.check('GEN-07', 'Alle ressourcer har en tekstdel med status generated eller extensions', withText.filter(({ status }) => status !== 'generated' && status !== 'extensions').map(({ resource }) => resource.resourceType), []);
    record.check('GEN-07', 'Kun sikker XHTML', withText.filter(({ div }) => /<(script|form|iframe|frame|object|input)\b|\son\w+=|javascript:/i.test(div)).length, 0);
    record.check(['GEN-07', 'GEN-08'], 'Intet filindhold i tekstdelene', withText.filter(({ div }) => /[A-Za-z0-9+/]{200,}/.test(div) || div.includes('JVBERi')).length, 0);
    const texts = new Map(facts.resources.map((resource) => [resource.id, plain(divOf(resource))]));
    const communication = texts.get(facts.communication.id) ?? '';
    for (const [what, value] of [['tekst', 'Linje to <ikke kode> & "anført".'], ['emne', 'Tekstdele & tegn'], ['kategori', 'medicine'], ['tråd-id', facts.threadId ?? '?'], ['segmentets tid', facts.texts[0]?.at ?? '?'], ['telefon', facts.texts[0]?.phone ?? '?'], ['segmentets id', facts.texts[0]?.id ?? '?'], ['forfatterens henvisning', facts.texts[0]?.authorReference ?? '?'], ['filens titel', 'Status'], ['filens id', facts.files[0]?.id ?? '?']] as const) {
      record.check('GEN-08', `Korrespondancens tekstdel har ${what}`, communication, (seen) => seen.includes(value), value);
    }
    record.check('GEN-08', 'Patientens tekstdel har nummer og navn', texts.get(facts.patient.id) ?? '', (seen) => seen.includes(nancy.number) && seen.includes('Berggren'), `${nancy.number} og Berggren`);
    record.check('GEN-08', 'Provenances tekstdel har tid, aktivitet og afsender', texts.get(facts.own.id) ?? '', (seen) => seen.includes(facts.own.occurredDateTime ?? '?') && seen.includes('new-message') && seen.includes(facts.own.agent[0]?.who.reference ?? '?'), 'tid, new-message og henvisning');
    record.check('GEN-09', 'Hver tekstdel har ressourcens id', facts.resources.filter((resource) => !(texts.get(resource.id) ?? '').includes(resource.id ?? '?')).map(({ resourceType }) => resourceType), []);
    record.check('GEN-09', 'Henvisninger står med id', facts.resources.filter((resource) => [...JSON.stringify({ ...resource, text: undefined }).matchAll(/"reference":"([^"]+)"/g)].some(([, reference]) => !(texts.get(resource.id) ?? '').includes(reference ?? '?'))).map(({ resourceType }) => resourceType), []);
    record.check('GEN-09', 'Felterne er nævnt på dansk med det engelske navn', ['Emne (topic)', 'Kategori (category)', 'Tekst (payload)'].filter((label) => !communication.includes(label)), []);
    await openFolder(gp.page, common.nav.inbox);
  },
};

export const validated: Step = {
  id: 'valideret', title: 'Ugyldige udgående beskeder stoppes før afsendelse',
  proves: ['GEN-03'],
  async run(world, record) {
    const gp = await world.player('gp');
    const peer = await world.peer('municipality-assens');
    const { page } = gp;
    const before = peer.messages.length;
    await openComposer(page);
    await fillLetter(page, { patient: bruno, receiver: ASSENS, category: common.category.nursing, topic: 'Ugyldigt link', text: 'Se linket.' });
    await page.getByRole('button', { name: starting(compose.files.link) }).click();
    const dialog = page.getByRole('dialog', { name: compose.files.linkTitle });
    await dialog.getByLabel(compose.files.linkAddress).fill('https://www.example.dk/en vejledning');
    await dialog.getByLabel(compose.files.linkName).fill('Vejledning');
    await dialog.getByRole('button', { name: compose.files.linkAdd, exact: true }).click();
    if (await dialog.isVisible()) {
      // Refused in the dialog already: the finished message is tried past the screen instead.
      await dialog.getByRole('button', { name: compose.patient.cancel, exact: true }).click();
    }
    const draft = await savedDraft(gp, 'Ugyldigt link');
    const answer = await gp.call('messages.submit', { draft: { ...draft, attachments: [{ id: 'a', title: 'Vejledning', url: 'https://www.example.dk/en vejledning' }] } });
    record.check('GEN-03', 'Den færdige besked valideres og afvises', [answer.submitted, answer.issues.some(({ severity }) => severity === 'error')], [false, true]);
    await record.see('GEN-03', 'Validatorens fund står i loggen', async () => (await world.log(gp, 'own-message-invalid')).length > 0, true);
    await record.log('GEN-03', [...await world.log(gp, 'own-message-invalid'), ...answer.issues.map(({ rule, severity, source }) => `${severity} ${source} ${rule}`)], 'Validatorens log');
    await page.getByRole('textbox', { name: starting(compose.text.label) }).fill('');
    await page.getByRole('button', { name: starting(compose.send) }).first().click();
    await record.shows('GEN-03', 'Skærmen siger, at beskeden ikke kan sendes', page.getByText(compose.panel.blocked).first());
    await record.shot('GEN-03', page, 'Afsendelsen er stoppet');
    record.check('GEN-03', 'Intet er sendt', peer.messages.length, before);
    await openFolder(page, common.nav.inbox);
  },
};

/** The draft as the mailroom keeps it, once all that was typed is in it. */
async function savedDraft(player: Player, topic: string): Promise<Draft> {
  for (let n = 0; n < 100; n += 1) {
    const found = (await player.call('drafts.list', {})).find((draft) => draft.topic === topic && draft.text !== '' && draft.patient !== undefined);
    if (found) return found;
    await player.page.waitForTimeout(200);
  }
  throw new Error(`no draft ${topic}`);
}

export const printed: Step = {
  id: 'udskrift', title: 'CPR-nummeret på hver udskrevet side',
  proves: ['GEN-13'],
  async run(world, record) {
    const gp = await world.player('gp');
    const peer = await world.peer('municipality-assens');
    const text = Array.from({ length: 110 }, (_, n) => `Linje ${n + 1}. Der er målt blodtryk, puls og vægt ved besøget, og alle tal står i skemaet.`).join('\n');
    await arrive(peer, gp.gln, { topic: 'Lang til papir', category: 'nursing', patient: bruno, text });
    await read(gp.page, 'Lang til papir');
    await segments(gp.page).first().waitFor();
    const paper = await gp.page.pdf({ preferCSSPageSize: true, format: 'A4' });
    await record.pdf('GEN-13', paper, 'Udskrift over flere sider');
    // Bundled, it would look for its worker beside this file.
    GlobalWorkerOptions.workerSrc = pathToFileURL(join(world.product, 'node_modules/pdfjs-dist/legacy/build/pdf.worker.mjs')).href;
    const task = getDocument({ data: new Uint8Array(paper), verbosity: 0 });
    const document = await task.promise;
    const pages: string[] = [];
    for (let number = 1; number <= document.numPages; number += 1) {
      const { items } = await (await document.getPage(number)).getTextContent();
      pages.push(items.map((item) => ('str' in item ? item.str : '')).join(' '));
    }
    await task.destroy();
    record.check('GEN-13', 'Udskriften har mindst to sider', pages.length, (seen) => seen >= 2, 'to eller flere');
    record.check('GEN-13', 'CPR-nummeret står på hver side', pages.map((each) => each.includes('250947-9989')), pages.map(() => true));
    record.check('GEN-13', 'Navnet står på hver side', pages.map((each) => each.includes('Bruno Test Elmer')), pages.map(() => true));
    await openFolder(gp.page, common.nav.inbox);
  },
};
