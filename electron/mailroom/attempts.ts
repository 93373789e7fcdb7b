/** One dispatch: the bytes as they will travel, on the disk before the network sees them, and the header of their parcel. */
import type { Bundle } from 'fhir/r4';
import type { Parcel } from '../../shared/envelopes/parcel';
import type { WireFormat } from '../../shared/messages';
import type { Standard } from '../../shared/standards/standard';
import type { AttemptRecord } from './records';
import type { Room } from './room';

export interface Dispatch {
  standard: Pick<Standard, 'envelopeName'> & { stamp(bundle: Bundle, bundleId: string, at: string): Bundle };
  bundle: Bundle;
  format: WireFormat;
  receiver: string;
  /** MessageHeader.id: the same at every dispatch. */
  messageId: string;
  attempt: number;
}

/** R7, R12, R15: a new Bundle.id, envelope id and times; everything else as it was. Durable when it resolves. */
export async function makeAttempt(room: Room, dispatch: Dispatch): Promise<{ record: AttemptRecord; parcel: Parcel }> {
  const at = room.now();
  const bundleId = room.random.uuid();
  const format = room.library.formatById(dispatch.format);
  const document = { kind: 'fhir' as const, format: dispatch.format, bundle: dispatch.standard.stamp(dispatch.bundle, bundleId, at) };
  const { name, version } = dispatch.standard.envelopeName(document);
  const bytes = Buffer.from(format.write(document), 'utf8');
  const sha256 = await room.originals.put('sent', bytes);
  const header = { envelopeId: room.random.uuid(), messageId: dispatch.messageId, sender: room.self().gln, receiver: dispatch.receiver, name, version, contentType: format.contentType, length: bytes.length, sha256, at };
  return { record: { attempt: dispatch.attempt, bundleId, at, header }, parcel: { header, bytes } };
}

/** The same bytes under the same envelope id, for a transport retry. The message id is said anew: attempts of an older version don't hold it. */
export async function repeatAttempt(room: Room, record: AttemptRecord, messageId: string): Promise<Parcel> {
  return { header: { ...record.header, messageId }, bytes: await room.originals.read('sent', record.header.sha256) };
}
