/** A CareCommunication of about 30 kB: a thread that went back and forth until it weighed that much. */
import type { Bundle } from 'fhir/r4';
import { compose } from '../../../shared/standards/care-communication/compose';
import { contextOf, documentOf, draftOf, municipality, practice } from '../../fixtures/care-communication';

const said = 'Tak for beskeden. Såret er tilset i dag, det væsker mindre, og omkredsen er uændret. Vi fortsætter med kompression og skifter hver anden dag. ';

export function messageOf(bytes: number): string {
  const size = (bundle: Bundle): number => Buffer.byteLength(JSON.stringify(bundle));
  let bundle = compose(draftOf({ text: said.repeat(2) }), contextOf(practice, municipality, 0x700)).document.bundle;
  for (let turn = 1; size(bundle) < bytes; turn++) {
    const [from, to] = turn % 2 === 1 ? [municipality, practice] : [practice, municipality];
    bundle = compose(draftOf({ kind: 'reply', answers: 'x', text: said, receiver: to.gln }), contextOf(from, to, 0x700 + turn, `2026-03-${String(2 + turn).padStart(2, '0')}T08:30:00.000Z`), documentOf(bundle)).document.bundle;
  }
  return JSON.stringify(bundle);
}
