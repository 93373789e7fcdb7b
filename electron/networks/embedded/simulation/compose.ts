/** From a script's data to a message, with the same standard that the client itself writes with. */
import type { Bundle } from 'fhir/r4';
import type { Document, FhirDocument } from '../../../../shared/formats/format';
import type { Draft, Instant, Organisation, Person } from '../../../../shared/messages';
import { definition4 } from '../../../../shared/standards/care-communication/facts';
import type { ComposingStandard } from '../../../../shared/standards/standard';
import { attachment, attachmentBySum, type AttachmentKey } from './attachments';
import type { Patient } from './patients';

export interface Letter {
  kind: Draft['kind'];
  sender: Organisation;
  author: Person;
  receiver: Organisation;
  at: Instant;
  patient?: Patient;
  category: string;
  topic?: string;
  priority?: 'routine' | 'asap';
  text: string;
  attachments?: AttachmentKey[];
  attention?: { kind: 'person' | 'team'; name: string; role?: string };
  version?: '4.0';
}

export interface Written { messageId: string; document: FhirDocument }

export function write(standard: ComposingStandard<FhirDocument>, letter: Letter, newId: () => string, predecessor?: Document): Written {
  const { sender, receiver, author, at } = letter;
  const draft: Draft = {
    id: newId(), standard: standard.id, kind: letter.kind, text: letter.text, receiver: receiver.gln,
    ...(letter.patient ? { patient: letter.patient } : {}), category: letter.category,
    ...(letter.topic === undefined ? {} : { topic: letter.topic }), ...(letter.priority === undefined ? {} : { priority: letter.priority }),
    ...(letter.attention ? { specificRecipient: letter.attention } : {}),
    attachments: (letter.attachments ?? []).map((key) => { const { title, contentType, bytes, sha256 } = attachment(key); return { id: newId(), title, contentType, bytes: bytes.length, sha256, created: at }; }),
    signature: { name: author.name, role: author.role, phone: author.phone }, createdAt: at, updatedAt: at, createdBy: 'simulation',
  };
  const contentOf = (sha256: string) => { const found = attachmentBySum(sha256); return found && Buffer.from(found.bytes).toString('base64'); };
  const { document: { bundle }, messageId } = standard.compose(draft, { now: at, newId, sender, receiver, contentOf }, predecessor);
  return { messageId, document: { kind: 'fhir', format: 'fhir-json', bundle: letter.version === '4.0' ? asVersion4(bundle) : bundle } };
}

/** An older sender: 4.0 differs from what is written today by the definition alone; the rest of 5.0 is allowed there. */
function asVersion4(bundle: Bundle): Bundle {
  return { ...bundle, entry: bundle.entry?.map((entry) => (entry.resource?.resourceType === 'MessageHeader' ? { ...entry, resource: { ...entry.resource, definition: definition4 } } : entry)) };
}
