/** Everything there is, page by page, for an archive that was emptied: read from the ledger and the originals. */
import { z } from 'zod';
import type { CallResult } from '../../shared/contract';
import { CodedError } from '../../shared/contract';
import type { MessageRecord } from '../../shared/messages';
import { lastingFaults, recordOf, weight } from './handover';
import type { Table } from './ledger/ledger';
import { tables } from './records';
import type { Room } from './room';

const phases = ['seen', 'sent', 'events', 'marks', 'quarantine'] as const;
type Phase = (typeof phases)[number];

/** The cursor says where the last page ended; `upTo` is fixed at the first page, since later work comes by handover anyway. */
const cursorSchema = z.object({ phase: z.enum(phases), after: z.string().optional(), done: z.number().int(), upTo: z.number().int() });
type Cursor = z.infer<typeof cursorSchema>;

const ENOUGH = 16 * 1024 * 1024;
const AT_ONCE = 8;

function parse(cursor: string): Cursor {
  let value: unknown;
  try { value = JSON.parse(cursor); } catch { throw new CodedError('bad-arguments', { at: 'cursor' }); }
  const parsed = cursorSchema.safeParse(value);
  if (!parsed.success) throw new CodedError('bad-arguments', { at: 'cursor' });
  return parsed.data;
}

export async function rebuildPage(room: Room, cursor: string | undefined, limit: number): Promise<CallResult<'rebuild.page'>> {
  const { ledger } = room;
  const at: Cursor = cursor === undefined ? { phase: 'seen', done: 0, upTo: ledger.lastHandover } : parse(cursor);
  const page: CallResult<'rebuild.page'> = {
    messages: [], deliveries: [], marks: [], quarantine: [], done: at.done, upToSeq: at.upTo,
    total: ledger.count(tables.seen) + ledger.count(tables.sent) + ledger.count(tables.events) + ledger.count(tables.marks) + ledger.count(tables.quarantine),
  };
  const rows = <T>(from: Table<T>) => ledger.range(from, { ...(at.after === undefined ? {} : { after: at.after }), limit });

  /** Ids in order; stops early when the page is heavy. Returns the ids that are in the page. */
  async function messages(direction: 'in' | 'out', ids: string[]): Promise<string[]> {
    let characters = 0;
    for (let start = 0; start < ids.length; start += AT_ONCE) {
      const some = await Promise.all(ids.slice(start, start + AT_ONCE).map((id) => recordOrFinding(direction, id)));
      for (const record of some) if (record) { page.messages.push(record); characters += weight(record); }
      if (characters > ENOUGH) return ids.slice(0, start + AT_ONCE);
    }
    return ids;
  }
  async function recordOrFinding(direction: 'in' | 'out', id: string): Promise<MessageRecord | undefined> {
    try {
      return await recordOf(room, direction, id);
    } catch (error) {
      // Anything else may pass, as while LevelDB is opened anew: what is left out here would be taken for handed over.
      if (!(error instanceof CodedError) || !lastingFaults.has(error.code)) throw error;
      if (error.code === 'unknown-standard') room.notice('bad', error.code); else room.notice('bad', 'originals-missing', { count: 1 });
      return undefined;
    }
  }
  async function fill(phase: Phase): Promise<string[]> {
    if (phase === 'seen') return messages('in', (await rows(tables.seen)).map(({ id }) => id));
    if (phase === 'sent') return messages('out', (await rows(tables.sent)).map(({ id }) => id));
    if (phase === 'events') { const found = await rows(tables.events); page.deliveries = found.map(({ value }) => value); return found.map(({ id }) => id); }
    if (phase === 'marks') { const found = await rows(tables.marks); page.marks = found.map(({ value }) => value); return found.map(({ id }) => id); }
    const found = await rows(tables.quarantine);
    page.quarantine = found.map(({ value }) => value);
    return found.map(({ id }) => id);
  }

  const ids = await fill(at.phase);
  page.done = at.done + ids.length;
  const next = phases[phases.indexOf(at.phase) + 1];
  // A short page may only be a heavy one: the phase ends when nothing more is found.
  if (ids.length > 0) page.cursor = JSON.stringify({ ...at, after: ids.at(-1), done: page.done } satisfies Cursor);
  else if (next) page.cursor = JSON.stringify({ phase: next, done: page.done, upTo: at.upTo } satisfies Cursor);
  return page;
}
