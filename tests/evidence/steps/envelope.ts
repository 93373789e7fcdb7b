/** 3.4.4.3 and Acknowledgement 3.4.8: what the real client hands over, in the envelope that a VANS operator gets. */
import { common } from '../../../shared/i18n/da/common';
import { vansPieces, wrapParcel } from '../../../shared/envelopes/vans';
import type { Parcel } from '../../../shared/envelopes/parcel';
import { composeAndSend, openFolder } from '../../e2e/support/journeys';
import { nancy, type Got } from '../../e2e/support/peer';
import type { Step } from '../step';
import { withoutCategory } from './duplicates';
import { arrive } from './receiving';
import { ASSENS } from './screen';

/** The product's own envelope around the very bytes and header that the client handed over. */
const wrapped = ({ header, bytes }: Parcel, messageId: string): string => [...vansPieces(wrapParcel({ ...header, messageId }, bytes))].join('');
/** Read with a plain eye, not with the product's reader. */
const one = (xml: string, name: string): string | undefined => new RegExp(`<${name}(?: [^>]*)?>([^<]*)</${name}>`).exec(xml)?.[1];
const count = (xml: string, name: string): number => [...xml.matchAll(new RegExp(`<${name}[ >]`, 'g'))].length;

export const envelopes: Step = {
  id: 'konvolut', title: 'VANSEnvelope om beskeder og kvitteringer',
  proves: ['ENV-01', 'ENV-02', 'ENV-03', 'ENV-04', 'ACK-09', 'RM-01'],
  async run(world, record) {
    const gp = await world.player('gp');
    const peer = await world.peer('municipality-assens');
    peer.beKind();
    const sent: { category: string; got: Got }[] = [];
    for (const [category, topic] of [['nursing', 'Konvolut sygepleje'], ['discharge', 'Konvolut udskrivelse']] as const) {
      await composeAndSend(gp.page, { patient: nancy, receiver: ASSENS, category: common.category[category], topic, text: 'Se konvolutten.' });
      sent.push({ category, got: await peer.message(({ view }) => view.topic === topic) });
    }
    for (const { category, got } of sent) {
      const xml = wrapped(got.parcel, got.view.messageId);
      await record.envelope(['ENV-01', 'ENV-02', 'ENV-03', 'ENV-04', 'RM-01'], xml, `Konvolut om en besked med kategorien ${category}`);
      record.check('ENV-01', 'Afsender og modtager er lokationsnumre', [one(xml, 'SenderID'), one(xml, 'ReceiverID'), count(xml, 'SenderID EndPointType="EAN"')], [gp.gln, peer.organisation.gln, 1]);
      record.check('ENV-01', 'Konvolut-id, tid, besked-id og størrelse', [one(xml, 'EnvelopeIdentifier'), !Number.isNaN(Date.parse(one(xml, 'SentDateTime') ?? '')), one(xml, 'Identifier'), one(xml, 'SizeInBytes')], [got.envelopeId, true, got.view.messageId, String(got.parcel.bytes.length)]);
      record.check('ENV-02', 'Format, navn og version', [one(xml, 'Format'), one(xml, 'Name'), one(xml, 'Version')], ['HL7', `MCM:FDIS91#${category}`, '5.0']);
      record.check('ENV-03', 'Indholdet er base64 og bliver til de samme bytes', Buffer.from(one(xml, 'Data') ?? '', 'base64').equals(Buffer.from(got.parcel.bytes)), true);
      record.check('ENV-03', 'MIME-typen står som mærke', /<ServiceTag name="MCM:MIME">([^<]*)</.exec(xml)?.[1], /^application\/fhir\+(json|xml)$/);
      record.check('ENV-04', 'Netop én besked i konvolutten', [count(xml, 'Message'), count(xml, 'Data')], [1, 1]);
      record.check(['ENV-04', 'RM-01'], 'Transporten er pålidelig, så der bedes om kvittering', one(xml, 'Type'), 'reliable');
      record.check('ENV-04', 'Indholdet må ikke konverteres i konvolutten', one(xml, 'TransformMessage'), 'false');
    }
    const good = await arrive(peer, gp.gln, { topic: 'Konvolut om ok', patient: nancy, text: 'Kvitteres med ok.' });
    const bad = await arrive(peer, gp.gln, { topic: 'Konvolut om afvist', patient: nancy, text: 'Afvises.' }, { change: withoutCategory });
    for (const [code, { answer }] of [['ok', good], ['fatal-error', bad]] as const) {
      const xml = wrapped(answer.parcel, answer.view.messageId);
      await record.envelope(['ACK-09', 'ENV-02'], xml, `Konvolut om en kvittering: ${code}`);
      record.check(['ACK-09', 'ENV-02'], `Kvittering ${code}: format, navn og version`, [one(xml, 'Format'), one(xml, 'Name'), one(xml, 'Version')], ['HL7', `MCM:FCTL#${code}`, '2.0.0']);
    }
    await openFolder(gp.page, common.nav.inbox);
  },
};
