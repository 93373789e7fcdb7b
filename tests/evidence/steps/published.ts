/** The published samples for receiving, where they are at hand: addressed to the client under test, and taken as their protocol step says. */
import { common } from '../../../shared/i18n/da/common';
import { formatById, formatOf } from '../../../shared/formats/registry';
import { headerFacts } from '../../../shared/standards/medcom/header';
import { fhirSamples } from '../../corpus';
import { openFolder } from '../../e2e/support/journeys';
import type { Step } from '../step';

/** By the letter in the file's name: what its step is about. What a screen shows of it, other steps prove with messages of our own. */
const cases: readonly { letter: RegExp; title: string; ids: readonly string[] }[] = [
  { letter: /R-Tek-A_/, title: 'R-Tek-A', ids: ['CC-R-12', 'CC-R-11', 'CC-R-13', 'GEN-17'] },
  { letter: /R-Tek-B_/, title: 'R-Tek-B', ids: ['CC-R-15', 'GEN-15', 'GEN-17'] },
  { letter: /R-Tek-CPR-1/, title: 'R-Tek-CPR-1', ids: ['CC-R-16'] },
  { letter: /R-Tek-CPR-2/, title: 'R-Tek-CPR-2', ids: ['CC-R-17'] },
  { letter: /R-Tek-CPR-3/, title: 'R-Tek-CPR-3', ids: ['CC-R-18'] },
  { letter: /R-Tek-J/, title: 'R-Tek-J', ids: ['CC-R-30', 'CC-R-31'] },
];
const samples = fhirSamples().filter(({ type, version, format }) => type === 'carecommunication' && version.startsWith('5') && format === 'json');
const chosen = cases.flatMap((each) => { const sample = samples.find(({ file }) => each.letter.test(file)); return sample ? [{ ...each, sample }] : []; });

const publishedStep: Step = {
  id: 'offentliggjorte', title: 'MedComs offentliggjorte eksempler til modtagelse',
  proves: [...new Set(chosen.flatMap(({ ids }) => ids))],
  async run(world, record) {
    const gp = await world.player('gp');
    const peer = await world.peer('municipality-assens');
    for (const { sample, title, ids } of chosen) {
      const facts = headerFacts(formatOf(sample.text())!.parse(sample.text()).document!);
      const text = sample.text().replaceAll(facts.receiver?.gln ?? '?', gp.gln).replaceAll(facts.sender?.gln ?? '?', peer.organisation.gln);
      const bundle = formatById('fhir-json')!.parse(text).document!.bundle;
      const id = bundle.entry?.[0]?.resource?.id ?? '?';
      await peer.sendBytes(gp.gln, Buffer.from(text));
      const [answer] = await peer.answersTo(id);
      record.check(ids, `${title}: positiv kvittering`, answer?.view.acknowledgement?.code, 'ok');
      await peer.sendBytes(gp.gln, Buffer.from(text));
      record.check(ids, `${title}: anden gang samme kvittering`, (await peer.answersTo(id, 2))[1]?.view.acknowledgement, answer?.view.acknowledgement);
      record.check(ids, `${title}: gemt én gang, byte for byte`, (await world.stored(gp, 'received')).filter(({ bytes }) => Buffer.from(bytes).equals(Buffer.from(text))).length, 1);
      await record.message(ids, Buffer.from(text), `${title}, adresseret til klienten`);
    }
    await openFolder(gp.page, common.nav.inbox);
  },
};

/** Nothing is proved by samples that are not there. */
export const published: readonly Step[] = chosen.length > 0 ? [publishedStep] : [];
