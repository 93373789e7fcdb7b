/**
 * How a draft begins: new, as a reply or as a forward. Pure; ids and time are passed in. What is inherited follows the guide's
 * rules for building messages (CareCommunication 5.0: same thread, receiver and category on a reply; a new receiver on a forward).
 */
import type { Draft, DraftParty, Instant, MessageRecord, OrganisationView, PartyView, PatientView, User } from '../../../shared/messages';

export interface DraftContext {
  id: string;
  now: Instant;
  /** Who writes; the signature is filled from the person and stays editable. */
  user: User;
}

const CARE_COMMUNICATION = 'care-communication';
/** Priority belongs to this category alone (medcom-careCommunication-5). */
const PRIORITY_CATEGORY = 'regarding-referral';
/** Topic of a CareCommunication: longer ones are cut by some systems. */
export const TOPIC_LENGTH = 100;

export function newDraft({ id, now, user }: DraftContext): Draft {
  return {
    id, standard: CARE_COMMUNICATION, kind: 'new', text: '', attachments: [],
    signature: { name: user.name, role: user.role, phone: user.phone },
    createdAt: now, updatedAt: now, createdBy: user.id,
  };
}

/** The patient as a draft keeps it: every known identifier is repeated in what we send (CC-S-81 to CC-S-83). */
export function draftPatient(view: PatientView | undefined): Draft['patient'] {
  if (!view) return undefined;
  const words = view.name.trim().split(/\s+/).filter(Boolean);
  const family = view.family ?? words.at(-1) ?? '';
  const given = view.given ?? words.slice(0, -1);
  return {
    ids: view.ids, family, given,
    ...(view.address ? { address: view.address } : {}), ...(view.phone ? { phone: view.phone } : {}), ...(view.deceased ? { deceased: true } : {}),
  };
}

/** A blank message, about a patient or to a receiver when the person came from there. */
export function startNew(context: DraftContext, about: { patient?: PatientView; receiver?: string } = {}): Draft {
  const draft = newDraft(context);
  const patient = draftPatient(about.patient);
  return { ...draft, ...(patient ? { patient } : {}), ...(about.receiver ? { receiver: about.receiver } : {}) };
}

const isGln = (value: string | undefined): value is string => value !== undefined && /^\d{13}$/.test(value);
const partyOf = (party: PartyView | undefined): DraftParty | undefined =>
  party && (party.name ?? party.role) ? { kind: party.kind, name: party.name ?? '', ...(party.role ? { role: party.role } : {}) } : undefined;

function inherited(message: MessageRecord): Partial<Draft> {
  const { view } = message;
  const patient = draftPatient(view.patient);
  const priority = view.category === PRIORITY_CATEGORY && (view.priority === 'routine' || view.priority === 'asap') ? view.priority : undefined;
  return {
    standard: view.standard, answers: message.messageId,
    ...(patient ? { patient } : {}), ...(view.category ? { category: view.category } : {}), ...(view.topic ? { topic: view.topic } : {}), ...(priority ? { priority } : {}),
  };
}

/**
 * An answer to the newest message of a thread. The receiver is its sender, and the specific sender becomes the specific
 * recipient (CC-S-41, CC-S-42); when the newest message is our own, the receiver is kept (CC-S-50).
 */
export function startReply(context: DraftContext, message: MessageRecord): Draft {
  const { view } = message;
  const own = message.direction === 'out';
  const counterpart: OrganisationView | undefined = own ? view.receivers[0] : view.sender;
  const person = partyOf(own ? view.specificRecipient : view.specificSender);
  return {
    ...newDraft(context), ...inherited(message), kind: 'reply',
    ...(view.threadId ? { threadId: view.threadId } : {}),
    ...(isGln(counterpart?.gln) ? { receiver: counterpart.gln } : {}), ...(person ? { specificRecipient: person } : {}),
  };
}

/** What a letter of each standard is most often written about; the person may choose another. */
const letterCategories: Readonly<Record<string, string>> = { 'discharge-letter': 'discharge', 'rehabilitation-plan': 'training' };

/**
 * An answer to a letter in an old format, as correspondence: it names its predecessor by the sender's location number and the
 * letter's own number (CC-S-51), and begins a thread, since letters have none.
 * @param topic what the letter is called where it has no subject of its own
 */
export function startReplyToLetter(context: DraftContext, { view, direction }: MessageRecord, topic: string): Draft {
  const own = direction === 'out';
  const patient = draftPatient(view.patient);
  const counterpart = own ? view.receivers[0] : view.sender;
  const number = view.letter?.head.identifier ?? '';
  const sender = view.sender.gln;
  const category = letterCategories[view.standard];
  return {
    ...newDraft(context), kind: 'reply', answers: sender === undefined || number === '' ? view.messageId : `${sender}#${number}`,
    topic: (view.topic ?? topic).slice(0, TOPIC_LENGTH),
    ...(patient ? { patient } : {}), ...(category === undefined ? {} : { category }), ...(isGln(counterpart?.gln) ? { receiver: counterpart.gln } : {}),
  };
}

/**
 * The thread, or chosen messages of it, sent on to somebody else. Nobody is filled in as receiver (CC-S-63), and the thread
 * gets a new identifier when it is sent, so the draft only remembers where it came from.
 */
export function startForward(context: DraftContext, message: MessageRecord, messageIds?: string[]): Draft {
  return {
    ...newDraft(context), ...inherited(message), kind: 'forward',
    ...(message.view.threadId ? { threadId: message.view.threadId } : {}),
    ...(messageIds?.length ? { forwardMessageIds: messageIds } : {}),
  };
}

/** An answer that may not go on in its thread, as the beginning of a new one: what was written stays, the thread does not come along (CC-S-55). */
export function inNewThread(draft: Draft): Draft {
  const next: Draft = { ...draft, kind: 'new' };
  delete next.answers;
  delete next.threadId;
  delete next.forwardMessageIds;
  return next;
}

/** Setting the category drops a priority that no longer belongs (medcom-careCommunication-5). */
export function withCategory(draft: Draft, category: string | undefined): Draft {
  const next: Draft = { ...draft, category };
  if (category !== PRIORITY_CATEGORY) delete next.priority;
  return next;
}

export const hasPriority = (category: string | undefined): boolean => category === PRIORITY_CATEGORY;

/** True when nothing worth keeping has been written: such a draft is dropped instead of saved. */
export function isBlank(draft: Draft): boolean {
  const { plan, discharge } = draft;
  // What is chosen from a list is soon chosen again; words are kept.
  const isWritten = (part: object | undefined): boolean => Object.values(part ?? {}).some((value: unknown) => (typeof value === 'string' ? value.trim() !== '' && value !== 'inpatient' : Array.isArray(value) ? value.length > 0 : false));
  return draft.kind === 'new' && !isWritten(plan) && !isWritten(discharge) && !draft.text.trim() && !draft.topic?.trim() && !draft.category && !draft.receiver && !draft.patient && !draft.specificRecipient && !draft.attachments.length;
}
