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
    ...(facts.standard === 'care-communication' ? {} : { standard: facts.standard }),
    at: record.at, state, attempt: 0, lastEventAt: record.at, attachments: facts.attachmentIds.length, lastN: 0, events: [], ...ends(state, false),
  };
}

const ends = (state: DeliveryState, closed: boolean): Pick<StoredOutgoing, 'final' | 'action'> => ({
  final: deliveryStates[state].final || closed ? 1 : 0, ...(needsAction(state, closed) ? { action: 1 as const } : {}),
});

/**
 * Adds events, in whatever order they come, and folds them in the order of `n`. Returns the same row when none is new. A
 * note means that a person has ended it: nothing is left to do until something new happens.
 */
export function foldEvents(row: StoredOutgoing, events: readonly DeliveryEvent[]): StoredOutgoing {
  const known = new Map(row.events.map((event) => [event.n, event]));
  const fresh: DeliveryEvent[] = [];
  for (const event of [...events].sort(byNumber)) {
    if (known.has(event.n)) continue;
    known.set(event.n, event);
    fresh.push(event);
  }
  const [first] = fresh;
  if (!first) return row;
  // What continues the row is folded in; after a late one all of them are folded anew.
  const all = [...known.values()].sort(byNumber);
  const folded = first.n > row.lastN ? fresh.reduce(fold, row) : all.reduce(fold, { ...row, state: 'queued', attempt: 0 });
  return { ...folded, events: all };
}

const byNumber = (a: DeliveryEvent, b: DeliveryEvent): number => a.n - b.n;

function fold(row: StoredOutgoing, event: DeliveryEvent): StoredOutgoing {
  const state = advance(row.state, event.state);
  return {
    ...without(row, 'action', 'nextAt', 'reason'), state, attempt: Math.max(row.attempt, event.attempt), lastEventAt: event.at, lastN: event.n, ...ends(state, event.note !== undefined),
    ...(event.nextAt === undefined ? {} : { nextAt: event.nextAt }), ...(event.reason === undefined ? {} : { reason: event.reason }),
  };
}

/** Counters a row stands in. */
export const outgoingTags = (row: StoredOutgoing): string[] => ['sent', ...(row.final === 0 ? ['outbox'] : []), ...(row.action ? ['action'] : [])];
