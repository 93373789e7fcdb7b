/** Two-phase handover to the archive: taking is a read, and a piece of work goes only when the archive says that it has it. */
import type { CallResult } from '../../shared/contract';
import { CodedError } from '../../shared/contract';
import type { HandoverItem, MessageRecord } from '../../shared/messages';
import { handoverId } from './ledger/ledger';
import { receivedRecord, sentRecord } from './reading';
import { eventId, tables, type HandoverWork } from './records';
import type { Room } from './room';

export interface Handover {
  take(after: number, limit: number): Promise<CallResult<'handover.take'>>;
  done(upTo: number): Promise<void>;
}

/** Characters of one answer: a page of long messages must not stall the page. */
const ENOUGH = 8 * 1024 * 1024;
const CHUNK = 500;
/** An original that is gone, damaged, or of a standard that this version does not read; it will not be there at the next try either. */
export const lastingFaults: ReadonlySet<string> = new Set(['not-found', 'profile-damaged', 'unknown-standard']);

export const recordOf = (room: Room, direction: 'in' | 'out', messageId: string): Promise<MessageRecord | undefined> => {
  if (direction === 'in') {
    const seen = room.ledger.get(tables.seen, messageId);
    return seen?.kind === 'message' ? receivedRecord(room, seen) : Promise.resolve(undefined);
  }
  const sent = room.ledger.get(tables.sent, messageId);
  return sent ? sentRecord(room, sent) : Promise.resolve(undefined);
};

export const weight = (record: MessageRecord): number => record.view.segments.reduce((sum, segment) => sum + segment.text.length, 2000);

export function createHandover(room: Room): Handover {
  const { ledger } = room;

  async function resolve(seq: number, work: HandoverWork): Promise<HandoverItem | undefined> {
    if (work.kind === 'delivery') {
      const event = ledger.get(tables.events, eventId(work.messageId, work.n));
      return event && { kind: 'delivery', seq, event };
    }
    if (work.kind === 'quarantine') {
      const item = ledger.get(tables.quarantine, work.id);
      return item && { kind: 'quarantine', seq, item };
    }
    const { direction, messageId, state } = work;
    try {
      const message = ledger.get(tables.views, `${direction}/${messageId}`) ?? (await recordOf(room, direction, messageId));
      return message && { kind: 'message', seq, message, ...(state === undefined ? {} : { state }) };
    } catch (error) {
      // A damaged original must not hold up everything behind it.
      // Anything else may pass, as while LevelDB is opened anew: what is left out here would be taken for handed over.
      if (!(error instanceof CodedError) || !lastingFaults.has(error.code)) throw error;
      if (error.code === 'unknown-standard') room.notice('bad', error.code); else room.notice('bad', 'originals-missing', { count: 1 });
      return undefined;
    }
  }

  /** The archive has seen numbers that the ledger has forgotten: what waits gets new ones above them, or it would be passed over. */
  const catchUp = (seen: number): Promise<void> => room.locks.run('handover', async () => {
    if (seen <= ledger.lastHandover) return;
    const batch = ledger.batch().handOverAbove(seen);
    for (const { id, value } of await ledger.range(tables.handover)) batch.remove(tables.handover, id).handOver(value);
    // At least one number, so that the new height is kept.
    await batch.put(tables.clock, 'handover', { online: seen }).commit();
    room.log.warn('handover-renumbered', { above: seen });
  });

  return {
    async take(after, limit) {
      await catchUp(after);
      // Before the read: whoever finds nothing up to `last` may rely on it.
      const last = ledger.lastHandover;
      const rows = await ledger.range(tables.handover, { after: handoverId(after), limit });
      const items: HandoverItem[] = [];
      let characters = 0;
      for (const { id, value } of rows) {
        const item = await resolve(Number(id), value);
        if (!item) continue;
        items.push(item);
        if (item.kind === 'message') characters += weight(item.message);
        if (characters > ENOUGH) break;
      }
      return { items, last };
    },
    async done(upTo) {
      if (upTo > ledger.lastHandover) return catchUp(upTo);
      await room.step('handover:before-done');
      for (;;) {
        const rows = await ledger.range(tables.handover, { before: handoverId(upTo + 1), limit: CHUNK });
        if (rows.length === 0) break;
        const batch = ledger.batch();
        for (const { id, value } of rows) {
          batch.remove(tables.handover, id);
          if (value.kind === 'message') batch.remove(tables.views, `${value.direction}/${value.messageId}`);
        }
        await batch.commit();
      }
      await room.step('handover:after-done');
    },
  };
}
