/** One dispatch: the bytes as they will travel, on the disk before the network sees them, and the header of their parcel. */
import type { Parcel } from '../../shared/envelopes/parcel';
import type { Document } from '../../shared/formats/format';
import type { WireFormat } from '../../shared/messages';
import { letterIdOf } from '../../shared/standards/medcom/letter-standard';
import type { Standard } from '../../shared/standards/standard';
import { sha256Of } from '../node/hash';
import type { AttemptRecord } from './records';
import type { Room } from './room';

export interface Dispatch {
  standard: Pick<Standard, 'envelopeName'> & { stamp(document: Document, dispatchId: string, at: string): Document };
  /** In the format it is to travel in. */
  document: Document;
  receiver: string;
  /** MessageHeader.id, or sender and number of a letter: the same at every dispatch. */
  messageId: string;
  attempt: number;
}

/**
 * What envelopes write as the message's identifier, which must be a UUID: a letter's own id is none, so one is made of it, the same at every dispatch.
 * Version 8 of RFC 9562: bits of our own, here of a hash.
 */
function identifierOf(messageId: string): string {
  if (!messageId.includes('#')) return messageId;
  const hash = sha256Of(Buffer.from(messageId, 'utf8'));
  return `${hash.slice(0, 8)}-${hash.slice(8, 12)}-8${hash.slice(13, 16)}-a${hash.slice(17, 20)}-${hash.slice(20, 32)}`;
}

/** Under which a letter's dispatch is found by the number of its envelope; nothing for a message, which is found by the envelope's own id alone. */
export const dispatchKeys = ({ bundleId, header }: AttemptRecord, format: WireFormat): string[] => [header.envelopeId, ...(format === 'edifact' || format === 'oioxml' ? [letterIdOf(header.sender, bundleId)] : [])];

/** R7, R12, R15: a new Bundle.id, envelope id and times; everything else as it was. Durable when it resolves. */
export async function makeAttempt(room: Room, dispatch: Dispatch): Promise<{ record: AttemptRecord; parcel: Parcel }> {
  const at = room.now();
  const bundleId = room.random.uuid();
  const document = dispatch.standard.stamp(dispatch.document, bundleId, at);
  const { name, version } = dispatch.standard.envelopeName(document);
  const { bytes, contentType } = room.library.write(document);
  const sha256 = await room.originals.put('sent', bytes);
  const header = { envelopeId: room.random.uuid(), messageId: identifierOf(dispatch.messageId), sender: room.self().gln, receiver: dispatch.receiver, name, version, contentType, length: bytes.length, sha256, at };
  // What is to a letter what Bundle.id is to a message.
  return { record: { attempt: dispatch.attempt, bundleId: document.kind === 'letter' ? document.envelope.identifier : bundleId, at, header }, parcel: { header, bytes } };
}

/** The same bytes under the same envelope id, for a transport retry. The message id is said anew: attempts of an older version don't hold it. */
export async function repeatAttempt(room: Room, record: AttemptRecord, messageId: string): Promise<Parcel> {
  return { header: { ...record.header, messageId: identifierOf(messageId) }, bytes: await room.originals.read('sent', record.header.sha256) };
}
