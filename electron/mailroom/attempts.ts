/** One dispatch: the bytes as they will travel, on the disk before the network sees them, and the header of their parcel. */
import type { Parcel } from '../../shared/envelopes/parcel';
import type { Document } from '../../shared/formats/format';
import type { Standard } from '../../shared/standards/standard';
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

/** R7, R12, R15: a new Bundle.id, envelope id and times; everything else as it was. Durable when it resolves. */
export async function makeAttempt(room: Room, dispatch: Dispatch): Promise<{ record: AttemptRecord; parcel: Parcel }> {
  const at = room.now();
  const bundleId = room.random.uuid();
  const document = dispatch.standard.stamp(dispatch.document, bundleId, at);
  const { name, version } = dispatch.standard.envelopeName(document);
  const { bytes, contentType } = room.library.write(document);
  const sha256 = await room.originals.put('sent', bytes);
  const header = { envelopeId: room.random.uuid(), messageId: dispatch.messageId, sender: room.self().gln, receiver: dispatch.receiver, name, version, contentType, length: bytes.length, sha256, at };
  return { record: { attempt: dispatch.attempt, bundleId, at, header }, parcel: { header, bytes } };
}

/** The same bytes under the same envelope id, for a transport retry. The message id is said anew: attempts of an older version don't hold it. */
export async function repeatAttempt(room: Room, record: AttemptRecord, messageId: string): Promise<Parcel> {
  return { header: { ...record.header, messageId }, bytes: await room.originals.read('sent', record.header.sha256) };
}
