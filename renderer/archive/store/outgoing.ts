/** Rows of sent messages: their delivery events folded into one state. */
import { advance, deliveryStates, type DeliveryEvent, type DeliveryState, type MessageRecord } from '../../../shared/messages';
import { factsOf } from './facts';
import type { StoredOutgoing } from './rows';
import { needsAction } from './threads';
import { without } from './without';

export function outgoingRow(record: MessageRecord, state: DeliveryState = 'queued'): StoredOutgoing {
  const facts = factsOf(record, 0);
  return {
    messageId: record.messageId, threadId: facts.threadId, patientKey: facts.patientKey, patientName: facts.patientName, patientIds: facts.patientIds,
    receiver: facts.counterpart, ...(facts.counterpartGln === undefined ? {} : { receiverGln: facts.counterpartGln }),
    ...(facts.category === undefined ? {} : { category: facts.category }), ...(facts.topic === undefined ? {} : { topic: facts.topic }),
    at: record.at, state, attempt: 0, lastEventAt: record.at, attachments: facts.attachmentIds.length, lastN: 0, ...ends(state, false),
  };
}

const ends = (state: DeliveryState, closed: boolean): Pick<StoredOutgoing, 'final' | 'action'> => ({
  final: deliveryStates[state].final || closed ? 1 : 0, ...(needsAction(state, closed) ? { action: 1 as const } : {}),
});

/** Folds events in the order of `n`. A note means that a person has ended it: nothing is left to do until something new happens. */
export function foldEvents(row: StoredOutgoing, events: readonly DeliveryEvent[]): StoredOutgoing {
  let folded = row;
  for (const event of [...events].sort((a, b) => a.n - b.n)) {
    if (event.n <= folded.lastN) continue;
    const state = advance(folded.state, event.state);
    folded = {
      ...without(folded, 'action', 'nextAt', 'reason'), state, attempt: Math.max(folded.attempt, event.attempt), lastEventAt: event.at, lastN: event.n, ...ends(state, event.note !== undefined),
      ...(event.nextAt === undefined ? {} : { nextAt: event.nextAt }), ...(event.reason === undefined ? {} : { reason: event.reason }),
    };
  }
  return folded;
}

/** Counters a row stands in. */
export const outgoingTags = (row: StoredOutgoing): string[] => ['sent', ...(row.final === 0 ? ['outbox'] : []), ...(row.action ? ['action'] : [])];
