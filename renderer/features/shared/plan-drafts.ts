/**
 * What is written because of a rehabilitation plan: to the hospital, on to the right municipality, and how it ended. A plan is a
 * letter, so all of them are CareCommunications of category training; an answer to its sender names the plan as its predecessor.
 */
import type { Draft, LetterParty, MessageRecord, RehabilitationPlanView } from '../../../shared/messages';
import { isGln } from '../../../shared/identifiers';
import { draftPatient, newDraft, TOPIC_LENGTH, type DraftContext } from './drafts';

function about(context: DraftContext, { view }: MessageRecord, topic: string): Draft {
  const patient = draftPatient(view.patient);
  return { ...newDraft(context), category: 'training', topic: topic.slice(0, TOPIC_LENGTH), ...(patient ? { patient } : {}) };
}

const usable = (gln: string | undefined): { receiver?: string } => (gln !== undefined && isGln(gln) ? { receiver: gln } : {});

/** A question to the hospital: an answer to the plan where its sender has a location number. */
export function startPlanAnswer(context: DraftContext, record: MessageRecord, topic: string): Draft {
  const to = usable(record.view.sender.gln);
  return { ...about(context, record, topic), ...to, ...(to.receiver === undefined ? {} : { kind: 'reply', answers: record.messageId }) };
}

/** The plan's text for another municipality, which the person chooses. */
export function startPlanForward(context: DraftContext, record: MessageRecord, topic: string, text: string): Draft {
  return { ...about(context, record, topic), text };
}

/**
 * How it ended, to one receiver that the plan names (or to nobody yet). It answers the plan where the receiver is its sender, and is a new message to
 * everybody else. Once it is sent, the plan's decision names it.
 */
export function startFinalStatus(context: DraftContext, record: MessageRecord, receiver: Pick<LetterParty, 'gln'> | undefined, topic: string, text: string): Draft {
  const to = usable(receiver?.gln);
  const answers = to.receiver !== undefined && to.receiver === record.view.sender.gln;
  return { ...about(context, record, topic), ...to, ...(answers ? { kind: 'reply', answers: record.messageId } : {}), finalStatusOf: record.messageId, text };
}

/** Name of a party as one line, the whole organisation first. */
export const partyName = ({ names, gln, identifier }: LetterParty): string => names.join(', ') || (gln ?? identifier ?? '');

/** Who signed first: the person a caseworker would call. */
export const signerOf = ({ signedBy: [first] }: RehabilitationPlanView): string => (first ? [first.name, first.title?.toLowerCase()].filter(Boolean).join(', ') : '');
