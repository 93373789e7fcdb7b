/**
 * The first judgement links profiles and has the platform read code that it never ran: most of its time. A worker does that
 * ahead, on messages of nobody, so that the first real one is judged like the tenth.
 */
import type { FhirDocument, Format } from '../formats/format';
import type { Draft, Instant, Organisation } from '../messages';
import { acknowledgingStandard, composingStandards, recognise } from './registry';

/** Right check digits, and nobody's. */
const [sender, taker] = ['0000000000000', '1111111111116'];
const nobody = (gln: string): Organisation => ({ gln, sor: '0'.repeat(15), name: '-', unit: '', role: 'other', address: '', phone: '', persons: [] });

/** Judges one message of each standard that this client writes, in each format; what is found in them is nobody's business. Never throws. */
export function prepare(formats: readonly Format[], now: Instant): void {
  for (const standard of composingStandards) {
    try {
      let ids = 0;
      const newId = () => `00000000-0000-4000-8000-${String(++ids).padStart(12, '0')}`;
      const draft: Draft = {
        id: newId(), standard: standard.id, kind: 'new', receiver: taker, category: 'other', topic: '-', text: '-', attachments: [],
        patient: { ids: [{ type: 'cpr', value: '0101000000' }], family: '-', given: ['-'] }, signature: { name: '- -', role: { text: '-' }, phone: '0' }, createdAt: now, updatedAt: now, createdBy: '-',
      };
      const { document: message } = standard.compose(draft, { now, newId, sender: nobody(sender), receiver: nobody(taker), contentOf: () => undefined });
      if (message.kind !== 'fhir') continue;
      const answer: FhirDocument = { ...message, bundle: acknowledgingStandard.acknowledge(message, { code: 'ok', outcomes: [] }, { now, newId, self: nobody(taker) }).bundle };
      for (const format of formats) for (const document of [message, answer]) judge(format, document);
    } catch { /* nothing depends on it */ }
  }
}

function judge(format: Format, document: FhirDocument): void {
  const read = format.parse(format.write(document)).document;
  const known = read && recognise(read);
  if (known) known.standard.validate(read, known.version);
}
