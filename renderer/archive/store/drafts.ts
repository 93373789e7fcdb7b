/** A new draft from a sent message: for correcting what the receiver refused. Pure. */
import type { Draft, DraftParty, Instant, MessageRecord, PartyView, Session } from '../../../shared/messages';

interface CopyContext { now: Instant; newId(): string; session: Session | undefined }

const kinds: Record<string, Draft['kind']> = { 'reply-message': 'reply', 'forward-message': 'forward' };
const party = (view: PartyView | undefined): DraftParty | undefined =>
  (view ? { kind: view.kind, name: view.name ?? '', ...(view.role === undefined ? {} : { role: view.role }) } : undefined);

/**
 * Same receiver, patient, text and files; a new id, so that it becomes a new message. Only the text and files that the
 * message itself introduced are taken over: what it quoted comes again with the message it answers.
 */
export function copyOf({ messageId, view }: MessageRecord, { now, newId, session }: CopyContext): Draft {
  const answered = view.answers !== undefined ? kinds[view.activity] : undefined;
  const own = view.segments.filter((segment) => segment.messageId === messageId);
  const segments = own.length > 0 ? own : view.segments.slice(-1);
  const attachments = view.attachments.filter((attachment) => attachment.messageId === undefined || attachment.messageId === messageId);
  const { patient } = view;
  const words = patient?.name.split(' ') ?? [];
  const receiver = view.receivers[0]?.gln;
  const person = session?.user;
  const specificRecipient = party(view.specificRecipient);
  const specificSender = party(view.specificSender);
  return {
    id: newId(), standard: view.standard, kind: answered ?? 'new',
    ...(answered ? { answers: view.answers, threadId: view.threadId } : {}),
    ...(patient ? {
      patient: {
        ids: patient.ids, family: patient.family ?? words.at(-1) ?? '', given: patient.given ?? words.slice(0, -1), deceased: patient.deceased,
        ...(patient.address === undefined ? {} : { address: patient.address }), ...(patient.phone === undefined ? {} : { phone: patient.phone }),
      },
    } : {}),
    ...(receiver !== undefined && /^\d{13}$/.test(receiver) ? { receiver } : {}),
    ...(specificRecipient ? { specificRecipient } : {}), ...(specificSender ? { specificSender } : {}),
    ...(view.category === undefined ? {} : { category: view.category }), ...(view.topic === undefined ? {} : { topic: view.topic }),
    ...(view.priority === 'routine' || view.priority === 'asap' ? { priority: view.priority } : {}),
    text: segments.map((segment) => segment.text).join('\n\n'),
    attachments: attachments.map(({ title, contentType, bytes, sha256, url }) => ({
      id: newId(), title, ...(contentType === undefined ? {} : { contentType }), ...(bytes === undefined ? {} : { bytes }),
      ...(sha256 === undefined ? {} : { sha256 }), ...(url === undefined ? {} : { url }),
      ...(sha256 === undefined && url === undefined ? { refused: 'attachment-missing' } : {}),
    })),
    signature: person ? { name: person.name, role: person.role, phone: person.phone } : { name: segments.at(-1)?.author ?? '', phone: segments.at(-1)?.phone ?? '' },
    createdAt: now, updatedAt: now, createdBy: person?.id ?? '',
  };
}
