/** VANSEnvelope 1.0.4 (MedCom, "Den Gode VANSEnvelope"): what it means for a parcel and for its receipts. */
import type { Instant } from '../messages';
import type { ParcelHeader } from './parcel';
import { vansIssue } from './vans-issues';
import type { KnownOfEnvelope, VansReading } from './vans-read';
import { MIME_TAG, type MetaInformation, type VansEnvelope, type VansMessage, type VansReceipt } from './vans-types';

export { readVans, VANS_MAX_BYTES, type KnownOfEnvelope, type VansReading } from './vans-read';
export { vansPieces } from './vans-write';
export { metaInformationSchema, receiptKindSchema, vansReceiptSchema, type MetaInformation, type Refusal, type VansEnvelope, type VansMessage, type VansParty, type VansReceipt } from './vans-types';

/** What the envelope calls a letter's writing; FHIR is `HL7` with a tag that says which. Of the values only FHIR's is confirmed (not-verified). */
const letterFormats: Readonly<Record<string, MetaInformation['document']['format']>> = { 'application/edifact': 'EDIFACT', 'application/xml': 'XML' };

/** A message as it goes out (transport.md a.3): reliable, never converted. */
export function wrapParcel(header: ParcelHeader & { messageId: string }, bytes: Uint8Array): VansMessage {
  const letter = letterFormats[header.contentType];
  return {
    address: { sender: { type: 'EAN', id: header.sender }, receiver: { type: 'EAN', id: header.receiver }, envelopeId: header.envelopeId, sentAt: header.at },
    meta: {
      identifier: header.messageId, document: { format: letter ?? 'HL7', name: header.name, version: header.version, sizeInBytes: bytes.length },
      transport: { type: 'reliable', transformMessage: false, serviceTags: letter ? [] : [{ name: MIME_TAG, value: header.contentType }] },
    },
    data: bytes,
  };
}

const isLocationNumber = (party: { type: string; id: string }): boolean => party.type === 'EAN' && /^\d{13}$/.test(party.id);

/** Both spellings of the old and the new guide, and what an old PDF says. */
export const contentTypeOf = (meta: MetaInformation): string => {
  const tag = meta.transport?.serviceTags.find(({ name }) => name.toUpperCase() === MIME_TAG)?.value.toLowerCase();
  const letter = Object.entries(letterFormats).find(([, format]) => format === meta.document.format)?.[0];
  return tag === undefined ? letter ?? 'application/octet-stream' : tag.replace(/^text\/fhir\+/, 'application/fhir+');
};

/** The header of the parcel that an envelope holds, but for the sum of its bytes. An envelope between others than location numbers can't be answered here. */
export function headerOf({ address, meta, data }: VansMessage): Omit<ParcelHeader, 'sha256'> | undefined {
  if (!isLocationNumber(address.sender) || !isLocationNumber(address.receiver)) return undefined;
  return {
    envelopeId: address.envelopeId, messageId: meta.identifier, sender: address.sender.id, receiver: address.receiver.id, name: meta.document.name, version: meta.document.version ?? '',
    contentType: contentTypeOf(meta), length: data.length, at: address.sentAt,
  };
}

export const partyFault = (known: KnownOfEnvelope): VansReading => ({ issues: [vansIssue('vans-party', 'SenderID / ReceiverID')], known });

/** Whether a receipt is asked for; absent means reliable. */
export const wantsReceipt = (meta: MetaInformation): boolean => meta.transport?.type !== 'unreliable';

/** A receipt in its envelope: sender and receiver changed about, under a number of its own. */
export function wrapReceipt(receipt: VansReceipt, address: { sender: string; receiver: string; envelopeId: string; at: Instant }): VansEnvelope {
  return {
    address: { sender: { type: 'EAN', id: address.sender }, receiver: { type: 'EAN', id: address.receiver }, envelopeId: address.envelopeId, sentAt: address.at }, receipt,
  };
}
