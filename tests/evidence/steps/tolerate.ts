/** 3.2.1 and 3.2.2, technically: both formats, strange ids, foreign content, every spelling of time, missing names, long texts. */
import type { Bundle } from 'fhir/r4';
import { common } from '../../../shared/i18n/da/common';
import { reader } from '../../../shared/i18n/da/reader';
import { definition4 } from '../../../shared/standards/care-communication/facts';
import { openFolder, segments } from '../../e2e/support/journeys';
import { bruno, nancy } from '../../e2e/support/peer';
import { pdf } from '../../fixtures/files';
import type { Step } from '../step';
import { each } from './duplicates';
import { arrive, bringUp, read, rowOf } from './receiving';
import { readerRegion } from './screen';

type Changeable = Bundle;
/** Every place of a text in the Bundle, so that ids and their references change together. */
function replaceAll(bundle: Changeable, from: string, to: string): void { Object.assign(bundle, JSON.parse(JSON.stringify(bundle).replaceAll(from, to))); }
const idOf = (bundle: Changeable, type: string): string => String(each(bundle, type)[0]?.['id']);

export const formatsAndIds: Step = {
  id: 'taaler', title: 'Begge formater, fremmede id, fremmed indhold, tidszoner, rækkefølge og ældre version',
  proves: ['GEN-01', 'GEN-02', 'GEN-14', 'GEN-15', 'GEN-17', 'GEN-18', 'GEN-19', 'GEN-20', 'CC-R-21'],
  async run(world, record) {
    const gp = await world.player('gp');
    const peer = await world.peer('municipality-assens');
    const { page } = gp;
    /** Sent, accepted, and shown with its text. */
    const taken = async (id: string, topic: string, letter: Partial<Parameters<typeof arrive>[2]>, dispatch: Parameters<typeof arrive>[3]): Promise<void> => {
      const text = `Tekst i ${topic}.`;
      const { document, messageId } = peer.write({ to: gp.gln, topic, category: 'nursing', patient: bruno, text, ...letter });
      let given = messageId;
      await peer.dispatch(gp.gln, document, { ...dispatch, change: (bundle) => { dispatch?.change?.(bundle); given = idOf(bundle, 'MessageHeader'); } });
      const [answer] = await peer.answersTo(given);
      record.check(id, `${topic}: modtaget`, answer?.view.acknowledgement, { of: given, code: 'ok', outcomes: [] });
      await openFolder(page, common.nav.inbox);
      await bringUp(page, topic);
      await record.see(id, `${topic}: står i indbakken`, () => rowOf(page, topic).count(), 1);
      await read(page, topic);
      await record.see(id, `${topic}: teksten vises`, async () => (await segments(page).allInnerTexts()).join(' '), (seen) => seen.includes(letter.text ?? text), letter.text ?? text);
      const stored = (await world.stored(gp, 'received')).find(({ bundle }) => bundle.entry?.[0]?.resource?.id === given);
      if (!stored) throw new Error(`${topic} was not stored`);
      await record.message(id, stored.bytes, `${topic}, som den er gemt`);
      await record.shot(id, page, topic);
    };

    await taken('GEN-01', 'Besked i JSON', {}, { format: 'fhir-json' });
    await taken('GEN-01', 'Besked i XML', {}, { format: 'fhir-xml' });
    const kinds = (await world.stored(gp, 'received')).map(({ bytes }) => (Buffer.from(bytes).toString('utf8').trimStart().startsWith('<') ? 'XML' : 'JSON'));
    record.check(['GEN-01', 'GEN-02'], 'Originaler er gemt i begge formater, byte for byte', [...new Set(kinds)].sort(), ['JSON', 'XML']);
    await record.explanation('GEN-02', `FHIR gemmes i sin oprindelige form: hver modtaget besked ligger som den fil, der kom, under navnet på sin SHA-256. Ved siden af bygges en visning, som skærmene læser. Visningen kan til enhver tid bygges igen af originalerne. XML og JSON læses til samme form. I denne kørsel er ${kinds.filter((kind) => kind === 'JSON').length} originaler i JSON og ${kinds.filter((kind) => kind === 'XML').length} i XML.`, 'Hvordan FHIR indlæses');

    await taken('GEN-14', 'Med fremmed indhold', {}, { change: (bundle) => {
      for (const patient of each(bundle, 'Patient')) patient['extension'] = [{ url: 'https://example.org/fhir/StructureDefinition/favourite-colour', valueString: 'blå' }];
      bundle.entry?.push({ fullUrl: 'https://sektorpost.example/fhir/Practitioner/extra-1', resource: { resourceType: 'Practitioner', id: 'extra-1', text: { status: 'generated', div: '<div xmlns="http://www.w3.org/1999/xhtml">Ekstra</div>' }, name: [{ family: 'Ekstra' }] } as never });
    } });
    await taken('GEN-15', 'Id, som ikke er UUID', {}, { bundleId: 'forsendelse-17.b', change: (bundle) => {
      replaceAll(bundle, idOf(bundle, 'MessageHeader'), 'ejklfdsio8klakfd.hjfkd-17');
      replaceAll(bundle, idOf(bundle, 'Patient'), 'patient.1');
    } });
    await taken('GEN-19', 'Ressourcer i anden rækkefølge', {}, { change: (bundle) => { const [header, ...rest] = bundle.entry ?? []; bundle.entry = [header!, ...rest.reverse()]; } });
    await taken('GEN-20', 'Kun det krævede', {}, { change: (bundle) => {
      for (const role of each(bundle, 'PractitionerRole')) delete role['organization'];
      for (const patient of each(bundle, 'Patient')) { delete patient['telecom']; delete patient['address']; delete patient['gender']; delete patient['birthDate']; }
    } });
    await taken('GEN-18', 'Version 4.0', {}, { change: (bundle) => { for (const header of each(bundle, 'MessageHeader')) header['definition'] = definition4; } });
    await record.see('GEN-18', 'Skærmen siger, hvilken version det var', () => readerRegion(page).innerText(), /4\.0/);
    await record.explanation('GEN-18', 'Versionen læses af MessageHeader.definition og af det, der skiller versionerne ad; den står ikke i Bundle. 5.0 og 4.0 modtages og kan besvares, ældre læses, så langt de rækker. Hver version vurderes efter sin egen udgave af profilerne. Ukendte versioner afvises med negativ kvittering. Der sendes 5.0.', 'Flere versioner');

    // Written as it is on the wire, read as the clock on the wall.
    for (const [topic, wire, shown] of [['Sommertid som Z', '2026-08-14T10:30:00Z', '12:30'], ['Vintertid med forskydning', '2026-01-14T10:30:00+01:00', '10:30'], ['Vintertid som Z', '2026-01-14T10:30:00Z', '11:30']] as const) {
      const at = new Date(wire);
      await taken('GEN-17', topic, { at }, { change: (bundle) => {
        for (const communication of each(bundle, 'Communication')) for (const payload of communication['payload'] as { extension: { url: string; valueDateTime?: string }[] }[]) for (const extension of payload.extension) if (extension.valueDateTime !== undefined) extension.valueDateTime = wire;
      } });
      await record.see('GEN-17', `${topic}: ${wire} vises som ${shown}`, () => segments(page).first().locator('time').first().innerText(), new RegExp(shown.replace(':', '[:.]')));
    }

    await taken('CC-R-21', 'Uden organisationsnavn', {}, { change: (bundle) => { for (const organisation of each(bundle, 'Organization')) { delete organisation['name']; delete organisation['text']; organisation['text'] = { status: 'generated', div: '<div xmlns="http://www.w3.org/1999/xhtml">Organisation</div>' }; } } });
    await record.see('CC-R-21', 'Begge organisationers navne er slået op og vises', () => readerRegion(page).innerText(), (seen) => seen.includes('Assens Kommune') && seen.includes('Lægerne Testgade'), 'Assens Kommune og Lægerne Testgade');
    await record.shot('CC-R-21', page, 'Navne slået op i organisationsregistret');
    await openFolder(page, common.nav.inbox);
  },
};

export const converted: Step = {
  id: 'konverteret', title: 'Det, som konvertering kan bringe: lang tekst, mange filer, fil uden indhold',
  proves: ['CC-R-39', 'CC-R-40'],
  async run(world, record) {
    const gp = await world.player('gp');
    const peer = await world.peer('municipality-assens');
    const { page } = gp;
    const line = 'Konverteret tekst fra en anden standard. ';
    const text = `${line.repeat(1000)}SLUT`;
    const long = await arrive(peer, gp.gln, { topic: 'Lang tekst og mange filer', patient: nancy, text, files: Array.from({ length: 12 }, (_, n) => ({ title: `Bilag nummer ${n + 1}`, contentType: 'application/pdf', bytes: pdf([`Bilag ${n + 1}`]) })) });
    record.check('CC-R-40', `Beskeden med ${text.length} tegn og 12 filer er modtaget`, long.answer.view.acknowledgement?.code, 'ok');
    await record.message('CC-R-40', (await world.storedMessage(gp, 'received', long.messageId)).bytes, 'Lang tekst og 12 filer');
    await read(page, 'Lang tekst og mange filer');
    const shown = segments(page).first();
    const more = shown.getByRole('button', { name: /^Vis alt/ });
    await shown.waitFor();
    if (await more.isVisible()) await more.click();
    await record.see('CC-R-40', 'Hele teksten kan vises', async () => { const all = await shown.innerText(); return [all.includes('SLUT'), all.split(line.trim()).length - 1]; }, [true, 1000]);
    await record.see('CC-R-40', 'Alle tolv filer vises', () => shown.getByRole('list', { name: reader.attachment.list }).getByRole('listitem').count(), 12);

    const { document, messageId } = peer.write({ to: gp.gln, topic: 'Fil uden indhold', patient: nancy, text: 'Filen kom ikke med.', files: [{ title: 'Mangler', contentType: 'application/pdf', bytes: pdf(['x']) }] });
    await peer.dispatch(gp.gln, document, { change: (bundle) => { for (const communication of each(bundle, 'Communication')) for (const payload of communication['payload'] as { contentAttachment?: Record<string, unknown> }[]) if (payload.contentAttachment) { delete payload.contentAttachment['data']; delete payload.contentAttachment['contentType']; } } });
    const [answer] = await peer.answersTo(messageId);
    record.check('CC-R-39', 'Med titel, men uden indhold: modtages', answer?.view.acknowledgement?.code, 'ok');
    await record.message('CC-R-39', (await world.storedMessage(gp, 'received', messageId)).bytes, 'Fil med titel og uden indhold');
    await read(page, 'Fil uden indhold');
    await record.shows('CC-R-39', 'Teksten vises, og der står, at filen mangler', page.getByText(reader.attachment.missing).first());
    const untitled = peer.write({ to: gp.gln, topic: 'Fil uden titel', patient: nancy, text: 'Hverken titel eller indhold.', files: [{ title: 'Mangler', contentType: 'application/pdf', bytes: pdf(['x']) }] });
    await peer.dispatch(gp.gln, untitled.document, { change: (bundle) => { for (const communication of each(bundle, 'Communication')) for (const payload of communication['payload'] as { contentAttachment?: Record<string, unknown> }[]) if (payload.contentAttachment) payload.contentAttachment = { creation: payload.contentAttachment['creation'] }; } });
    const [said] = await peer.answersTo(untitled.messageId);
    const code = said?.view.acknowledgement?.code;
    record.check('CC-R-39', 'Uden titel: afgjort én gang for alle, af profilens egne krav', code, (seen) => seen === 'ok' || seen === 'fatal-error', 'ok eller fatal-error');
    await openFolder(page, common.nav.inbox);
    await bringUp(page, code === 'ok' ? 'Fil uden titel' : 'Fil uden indhold');
    await record.see('CC-R-39', 'Skærmen følger svaret', () => rowOf(page, 'Fil uden titel').count(), code === 'ok' ? 1 : 0);
    await record.explanation('CC-R-39', `Leverer VANS-operatøren en besked, hvor filens indhold mangler, vises teksten, og det siges ved filen, at den ikke er modtaget. Kommer en senere besked med samme id og indhold, vises filen. Mangler også titlen, er svaret ${code === 'ok' ? 'positivt, og filen vises uden titel' : 'en negativ kvittering med grunden, så afsenderen ved, at filen ikke kom frem'}.`, 'Ufuldstændige filer efter konvertering');
  },
};
