import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { makeMessages } from '../../../tests/doubles/records';
import type { HandoverItem, Quarantine } from '../../../shared/messages';
import { counts, publicMarks, workItems } from './queries';
import { ArchiveDb } from './schema';
import { applyItems, applyPage, beginRebuild, settleQuarantine } from './write';

const NOW = '2026-11-19T08:00:00.000Z';
const incoming = makeMessages({ count: 20, seed: 3 }).items.flatMap((item) => (item.kind === 'message' && item.message.direction === 'in' ? [item.message] : []))[0]!;
const held: Quarantine = { id: incoming.messageId, at: NOW, original: 'a'.repeat(64), bytes: 10, reason: 'text-damaged', issues: [], answered: 'nothing' };
const other: Quarantine = { ...held, id: 'other', original: 'b'.repeat(64) };
const item = (seq: number, one: Quarantine): HandoverItem => ({ kind: 'quarantine', seq, item: one });

let db: ArchiveDb;
beforeEach(async () => { db = new ArchiveDb(`test-quarantine-${performance.timeOrigin}-${Math.random()}`); await db.open(); });
afterEach(async () => { await db.delete(); });
const listed = async () => [(await workItems(db)).map(({ id }) => id).sort(), (await counts(db, 'MP')).quarantine];

describe('what is held back', () => {
  it('is work until a person settles it, and is not again when it is handed over once more', async () => {
    await applyItems(db, 'p', [item(1, held), item(2, other)], NOW);
    expect(await listed()).toEqual([[held.id, 'other'].sort(), 2]);
    await settleQuarantine(db, 'other', NOW, 'Afsenderen sender igen');
    await settleQuarantine(db, 'other', NOW, 'Trykket to gange');
    await applyItems(db, 'p', [item(3, other)], NOW);
    expect(await listed()).toEqual([[held.id], 1]);
    expect(await db.marks.get(other.original)).toMatchObject({ handledAt: NOW, note: 'Afsenderen sender igen', pending: 1 });
  });

  it('stays settled in an archive that is built anew from the mailroom', async () => {
    await applyItems(db, 'p', [item(1, held), item(2, other)], NOW);
    await settleQuarantine(db, 'other', NOW, 'Ringet');
    const marks = [publicMarks((await db.marks.get(other.original))!)];
    await db.marks.clear();
    await beginRebuild(db, 'p', 3, 2);
    await applyPage(db, { messages: [], deliveries: [], marks, quarantine: [held, other], done: 3, total: 3, upToSeq: 2 }, NOW);
    expect(await listed()).toEqual([[held.id], 1]);
  });

  it('ends by itself when the message comes whole, which is then unread and unhandled', async () => {
    await applyItems(db, 'p', [item(1, held)], NOW);
    await settleQuarantine(db, held.id, NOW, 'Ringet');
    await applyItems(db, 'p', [{ kind: 'message', seq: 2, message: incoming }], NOW);
    expect(await db.quarantine.count()).toBe(0);
    const [row] = await db.threads.toArray();
    expect(row).toMatchObject({ unread: 1 });
    expect(row?.handledAt).toBeUndefined();
    await applyItems(db, 'p', [item(3, other)], NOW);
    await applyItems(db, 'p', [{ kind: 'message', seq: 4, message: { ...incoming, messageId: 'other', view: { ...incoming.view, messageId: 'other' } } }], NOW);
    expect(await listed()).toEqual([[], 0]);
  });
});
