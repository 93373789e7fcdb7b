import { Dexie } from 'dexie';
import { afterEach, describe, expect, it } from 'vitest';
import { mailroomDouble, sha256Of, type MailroomDouble } from '../../tests/doubles/mailroom';
import { makeMessages, seeded, self } from '../../tests/doubles/records';
import type { Draft, HandoverItem, MessageRecord } from '../../shared/messages';
import { openArchive, type Archive, type ArchiveOptions } from './archive';
import { KeysetPages, type PageState } from './store/paging';
import { factsOf } from './store/facts';
import * as queries from './store/queries';
import { threadRow } from './store/threads';
import type { ArchiveDb } from './store/schema';

const NOW = '2026-11-22T10:00:00.000Z';
const open: Archive[] = [];
let profiles = 0;
const newProfile = () => `test-${performance.timeOrigin}-${++profiles}`;

interface Rig { mailroom: MailroomDouble; archive: Archive; db: ArchiveDb; profileId: string; clock: { now: string } }
async function rig(options: { profileId?: string; mailroom?: MailroomDouble; clock?: { now: string } } & Pick<ArchiveOptions, 'engine'> = {}): Promise<Rig> {
  const profileId = options.profileId ?? newProfile();
  const mailroom = options.mailroom ?? mailroomDouble({ profileId });
  const clock = options.clock ?? { now: NOW };
  const archive = openArchive({ bridge: mailroom.connect(), now: () => clock.now, profileId, engine: options.engine ?? 'page' });
  open.push(archive);
  const db = await until(() => archive.database.get());
  return { mailroom, archive, db, profileId, clock };
}

async function until<T>(look: () => T | undefined | false | Promise<T | undefined | false>): Promise<T> {
  for (let tries = 0; tries < 1500; tries += 1) {
    const value = await look();
    if (value) return value;
    await new Promise((resolve) => { setTimeout(resolve, 10); });
  }
  throw new Error('waited in vain');
}

/** Everything a person could see, in a form that doesn't depend on the order of arrival. */
async function picture(db: ArchiveDb) {
  const sorted = (name: string): Promise<unknown[]> => db.table<unknown>(name).toArray();
  return {
    threads: await sorted('threads'), outgoing: await sorted('outgoing'), patients: await sorted('patients'), deliveries: await sorted('deliveries'),
    bodies: await sorted('bodies'), refs: await sorted('attachmentRefs'), quarantine: await sorted('quarantine'),
    counters: (await db.counters.toArray()).filter((counter) => counter.n !== 0),
  };
}

afterEach(async () => {
  for (const archive of open.splice(0)) await archive.close();
  for (const { name } of await indexedDB.databases()) if (name?.startsWith('sektorpost-test-')) await Dexie.delete(name);
});

const reply = (record: MessageRecord, minutes: number, id: string, direction: 'in' | 'out'): MessageRecord => {
  const at = new Date(Date.parse(record.at) + minutes * 60_000).toISOString();
  const [sender, receiver] = direction === 'in' ? [record.view.sender, self] : [self, record.view.sender];
  const view = { ...record.view, messageId: id, activity: 'reply-message', sentAt: at, sender, receivers: [receiver], segments: [{ ...record.view.segments[0]!, id: `seg-${id}`, at, messageId: id }], attachments: [], answers: record.messageId };
  return { ...record, messageId: id, direction, at, view };
};
const first = (): MessageRecord => makeMessages({ count: 1, sent: 0, seed: 5 }).records[0]!;

describe('intake', () => {
  it('stores what is handed over, in the worker, and tells the mailroom afterwards', async () => {
    const { mailroom, archive, db } = await rig({ engine: 'worker' });
    const { items, records } = makeMessages({ count: 450, seed: 2 });
    mailroom.addAll(items);
    await until(() => mailroom.handedOver === items.length);
    await archive.idle();
    expect(await db.bodies.count()).toBe(records.length);
    expect((await db.meta.get('archive'))?.watermark).toBe(items.length);
    expect(archive.state.get()).toEqual({ state: 'ready' });
  });

  it('adds nothing when items come again, as after a kill between storing and reporting', async () => {
    const profileId = newProfile();
    const mailroom = mailroomDouble({ profileId });
    const { items } = makeMessages({ count: 120, seed: 3 });
    mailroom.addAll(items);
    mailroom.fail('handover.done', 'bridge-closed', 1);
    const one = await rig({ profileId, mailroom });
    await until(async () => (await one.db.meta.get('archive'))?.watermark);
    await one.archive.close();
    expect(mailroom.handedOver).toBe(0);
    const before = await (async () => { const db = new Dexie(one.db.name); await db.open(); const threads = await db.table('threads').count(); db.close(); return threads; })();
    expect(before).toBeGreaterThan(0);
    const two = await rig({ profileId, mailroom });
    await until(() => mailroom.handedOver === items.length);
    const stored = await picture(two.db);
    const straight = await rig();
    straight.mailroom.addAll(items);
    await until(() => straight.mailroom.handedOver === items.length);
    expect(stored).toEqual(await picture(straight.db));
  });

  it('gives the same picture whatever the order of arrival', async () => {
    const { items } = makeMessages({ count: 160, seed: 4, replies: 0.7 });
    const one = await rig();
    one.mailroom.addAll(items);
    await until(() => one.mailroom.handedOver === items.length);
    const random = seeded(99);
    const shuffled: HandoverItem[] = items.map((item) => ({ item, key: random() })).sort((a, b) => a.key - b.key).map(({ item }) => item);
    const two = await rig();
    for (let from = 0; from < shuffled.length; from += 37) two.mailroom.addAll(shuffled.slice(from, from + 37));
    await until(() => two.mailroom.handedOver === items.length);
    expect(await picture(two.db)).toEqual(await picture(one.db));
  });

  it('keeps counters equal to what the rows say', async () => {
    const { mailroom, archive, db } = await rig();
    const { items } = makeMessages({ count: 200, seed: 6 });
    mailroom.addAll(items);
    await until(() => mailroom.handedOver === items.length);
    const threads = await db.threads.toArray();
    await archive.commands.handle(threads.slice(0, 20).map((row) => row.threadId), true);
    await archive.commands.assign(threads.slice(10, 40).map((row) => row.threadId), 'MP');
    await archive.commands.markRead(threads.slice(30, 60).flatMap((row) => row.ids), true);
    const rows = await db.threads.toArray();
    const counts = await queries.counts(db, 'MP');
    const inbox = rows.filter((row) => !row.handledAt);
    const sent = await db.outgoing.toArray();
    expect(counts).toEqual({
      inbox: inbox.length, inboxUnread: inbox.filter((row) => row.unread > 0).length, mine: inbox.filter((row) => row.assignee === 'MP').length, unassigned: inbox.filter((row) => !row.assignee && row.lastDirection === 'in').length,
      drafts: 0, outbox: sent.filter((row) => row.final === 0).length, needsAction: sent.filter((row) => row.state === 'rejected').length, late: inbox.filter((row) => row.lateByMinutes !== undefined).length, quarantine: 0, plans: 0, lettersMarked: 0, lettersMarkedUnread: 0, lettersUnmarked: 0, correspondence: inbox.length, inboxPlans: 0,
    });
    const expected = new Map<string, number>();
    for (const row of rows) for (const tag of row.tags) expected.set(tag, (expected.get(tag) ?? 0) + 1);
    for (const [name, n] of expected) expect([name, (await db.counters.get(name))?.n]).toEqual([name, n]);
  });

  it('goes on after the line was cut and the mailroom failed', async () => {
    const { mailroom, db } = await rig();
    mailroom.fail('handover.take', 'internal', 1);
    const { items } = makeMessages({ count: 30, seed: 7 });
    mailroom.addAll(items);
    await until(() => mailroom.handedOver === items.length);
    expect(await db.bodies.count()).toBe(30);
  });

  it('lets one tab store and the other read', async () => {
    const one = await rig();
    const two = await rig({ profileId: one.profileId, mailroom: one.mailroom });
    const { items, records } = makeMessages({ count: 40, seed: 8 });
    one.mailroom.addAll(items);
    await until(async () => await two.db.bodies.count() === records.length);
    expect(two.archive.state.get()).toEqual({ state: 'ready' });
    const takes = one.mailroom.calls.filter((call) => call.name === 'handover.done').length;
    await one.archive.close();
    one.mailroom.add({ kind: 'message', message: { ...first(), messageId: 'later' } });
    // The second tab takes over when the first is closed.
    await until(async () => await two.db.bodies.get('later'));
    expect(one.mailroom.calls.filter((call) => call.name === 'handover.done').length).toBeGreaterThan(takes);
  });
});

describe('threads', () => {
  it('shows parallel and late messages in one thread, at their own time and unread', async () => {
    const { mailroom, archive, db } = await rig();
    const start = first();
    const threadId = start.view.threadId!;
    mailroom.add({ kind: 'message', message: reply(start, 60, 'c', 'in') });
    mailroom.add({ kind: 'message', message: reply(start, 30, 'b', 'in') });
    await until(async () => (await db.threads.get(threadId))?.messages === 2);
    await archive.commands.markRead(['b', 'c'], true);
    await archive.commands.handle([threadId], true);
    expect((await db.threads.get(threadId))?.handledAt).toBe(NOW);
    mailroom.add({ kind: 'message', message: { ...start, lateByMinutes: 45 } });
    const row = await until(async () => { const found = await db.threads.get(threadId); return found?.messages === 3 ? found : undefined; });
    expect(row).toMatchObject({ lastMessageId: 'c', unread: 1, lateByMinutes: 45, ids: [start.messageId, 'b', 'c'] });
    expect(row.handledAt).toBeUndefined();
    const detail = await queries.threadDetail(db, threadId);
    expect(detail?.messages.map((message) => message.messageId)).toEqual([start.messageId, 'b', 'c']);
    expect(await queries.threadDetail(db, 'unknown')).toBeNull();
  });

  it('undoes handling, assigning and snoozing, and wakes what was snoozed when its time comes', async () => {
    const clock = { now: NOW };
    const { mailroom, archive, db } = await rig({ clock });
    const start = first();
    const id = start.view.threadId!;
    mailroom.add({ kind: 'message', message: start });
    const before = await until(() => db.threads.get(id));
    const { commands } = archive;
    await commands.handle([id], true);
    await commands.handle([id], false);
    await commands.assign([id], 'MP');
    expect((await queries.counts(db, 'MP')).mine).toBe(1);
    await commands.assign([id], undefined);
    await commands.snooze([id], '2026-11-22T10:00:00.050Z');
    expect((await db.threads.get(id))?.views[0]).toMatch(/^s\|/);
    await commands.snooze([id], undefined);
    expect(await db.threads.get(id)).toEqual(before);
    expect(await queries.counts(db, 'MP')).toMatchObject({ inbox: 1, inboxUnread: 1, mine: 0, unassigned: 1 });
    await commands.snooze([id], '2026-11-22T10:00:00.050Z');
    expect((await queries.counts(db, 'MP')).inbox).toBe(0);
    clock.now = '2026-11-22T10:00:01.000Z';
    await until(async () => (await queries.counts(db, 'MP')).inbox === 1);
    // An answer of ours does not reopen, an answer of theirs does; the assignee stays.
    await commands.assign([id], 'MP');
    await commands.handle([id], true);
    mailroom.add({ kind: 'message', message: reply(start, 10, 'own', 'out'), state: 'queued' });
    expect(await until(async () => { const row = await db.threads.get(id); return row?.messages === 2 ? row : undefined; })).toMatchObject({ handledAt: clock.now, delivery: 'queued', assignee: 'MP' });
    mailroom.add({ kind: 'message', message: reply(start, 20, 'theirs', 'in') });
    const reopened = await until(async () => { const row = await db.threads.get(id); return row?.messages === 3 ? row : undefined; });
    expect(reopened.handledAt).toBeUndefined();
    expect(reopened.assignee).toBe('MP');
  });

  it('follows the delivery of a sent message to its end', async () => {
    const { mailroom, archive, db } = await rig();
    const message: MessageRecord = { ...first(), direction: 'out' };
    const event = (n: number, state: 'handed-over' | 'overdue' | 'rejected' | 'failed', note?: string) => ({ kind: 'delivery' as const, event: { messageId: message.messageId, n, at: NOW, state, attempt: n, ...(note ? { note } : {}) } });
    mailroom.add({ kind: 'message', message, state: 'queued' });
    mailroom.add(event(1, 'handed-over'));
    mailroom.add(event(2, 'overdue'));
    await until(async () => (await db.outgoing.get(message.messageId))?.lastN === 2);
    expect(await queries.counts(db, '')).toMatchObject({ outbox: 1, needsAction: 1 });
    expect(await queries.workItems(db)).toMatchObject([{ kind: 'overdue', messageId: message.messageId, attempt: 2, events: [{ n: 1 }, { n: 2 }] }]);
    mailroom.add(event(3, 'failed', 'Ringet til modtageren'));
    await until(async () => (await db.outgoing.get(message.messageId))?.lastN === 3);
    expect(await queries.counts(db, '')).toMatchObject({ outbox: 0, needsAction: 0 });
    mailroom.add(event(4, 'rejected'));
    await until(async () => (await queries.counts(db, '')).needsAction === 1);
    const draft = await archive.commands.copyToDraft(message.messageId);
    expect(draft).toMatchObject({ kind: 'new', text: message.view.segments[0]?.text, receiver: message.view.receivers[0]?.gln, category: message.view.category, patient: { ids: message.view.patient?.ids } });
    expect(draft.id).not.toBe(message.messageId);
    expect(await queries.draftOf(db, draft.id)).toEqual(draft);
  });

  it('computes nothing for a thread without messages', () => {
    expect(threadRow('t', { facts: [], marks: new Map(), outgoing: new Map(), now: NOW })).toBeUndefined();
  });
});

describe('mirror', () => {
  const draft = (id: string, text: string): Draft => ({ id, standard: 'care-communication', kind: 'new', text, attachments: [], signature: { name: 'Mette Prøve', phone: '65000020' }, createdAt: NOW, updatedAt: NOW, createdBy: 'user-1' });

  it('brings marks and drafts to the mailroom, also when it was away at first', async () => {
    const { mailroom, archive, db } = await rig();
    mailroom.add({ kind: 'message', message: first() });
    await until(() => db.threads.count());
    mailroom.fail('marks.put', 'not-open', 1);
    await archive.commands.note(first().messageId, 'Ring til borgeren');
    await archive.commands.saveDraft(draft('d1', 'Kære kollega'));
    await archive.commands.saveDraft(draft('d2', 'Andet'));
    await archive.commands.removeDraft('d2');
    await until(() => mailroom.marks.get(first().messageId)?.note === 'Ring til borgeren');
    await until(() => mailroom.drafts.get('d1')?.text === 'Kære kollega' && !mailroom.drafts.has('d2'));
    await until(async () => await db.marks.where('pending').equals(1).count() === 0 && await db.drafts.where('pending').equals(1).count() === 0);
    expect((await queries.drafts(db)).map((one) => one.id)).toEqual(['d1']);
  }, 20_000);

  it('drops the draft when the mailroom has taken it, and keeps it when it has not', async () => {
    const { mailroom, archive, db } = await rig();
    mailroom.fail('messages.submit', 'disk-full', 1);
    await expect(archive.commands.send(draft('d3', 'Hej'))).rejects.toMatchObject({ code: 'disk-full' });
    expect(await queries.draftOf(db, 'd3')).not.toBeNull();
    expect(await archive.commands.send(draft('d3', 'Hej'))).toMatchObject({ submitted: true });
    expect(await queries.draftOf(db, 'd3')).toBeNull();
  });
});

describe('files', () => {
  it('puts a file and reads it back without the mailroom', async () => {
    const { mailroom, archive } = await rig();
    const bytes = new Uint8Array(2_500_000).map((_, index) => index % 251);
    const sent: number[] = [];
    const { sha256 } = await archive.commands.putFile(new Blob([bytes]), (count) => sent.push(count));
    expect(sent).toEqual([1_048_576, 2_097_152, 2_500_000]);
    mailroom.cut();
    const read = new Uint8Array(await (await archive.commands.fileOf(sha256)).arrayBuffer());
    // Arrays of this size are compared by hash: a deep comparison takes half a minute.
    expect([read.length, await sha256Of(read)]).toEqual([bytes.length, sha256]);
  });

  it('fetches attachments ahead, and refuses content that is not what its name says', async () => {
    const { mailroom, archive, db } = await rig();
    const content = new Uint8Array([1, 2, 3]);
    const sha256 = await mailroom.putFile(content);
    const start = first();
    mailroom.add({ kind: 'message', message: { ...start, view: { ...start.view, attachments: [{ id: 'att', title: 'Billede', hasContent: true, bytes: 3, sha256 }] } } });
    await until(() => db.files.get(sha256));
    expect(await db.wanted.count()).toBe(0);
    await expect(archive.commands.fileOf('0'.repeat(64))).rejects.toMatchObject({ code: 'not-found' });
  });
});

describe('rebuild', () => {
  it('restores an emptied archive as it was, with marks and drafts', async () => {
    const one = await rig();
    const { items } = makeMessages({ count: 450, seed: 9 });
    one.mailroom.addAll(items);
    await until(() => one.mailroom.handedOver === items.length);
    const some = (await one.db.threads.limit(30).toArray()).map((row) => row.threadId);
    await one.archive.commands.handle(some.slice(0, 10), true);
    await one.archive.commands.assign(some, 'JF');
    await until(async () => await one.db.marks.where('pending').equals(1).count() === 0);
    const before = await picture(one.db);
    const name = one.db.name;
    await one.archive.close();
    await Dexie.delete(name);
    const two = await rig({ profileId: one.profileId, mailroom: one.mailroom });
    await until(async () => (await two.db.meta.get('archive'))?.watermark === items.length);
    expect(await picture(two.db)).toEqual(before);
    expect(one.mailroom.calls.some((call) => call.name === 'rebuild.page')).toBe(true);
  });

  it('goes on where it was killed', async () => {
    const one = await rig();
    const { items } = makeMessages({ count: 450, seed: 10 });
    one.mailroom.addAll(items);
    await until(() => one.mailroom.handedOver === items.length);
    const before = await picture(one.db);
    // The probe, then the page; the second page fails: the archive holds a part, with the place to go on.
    const failing = one.archive.commands.rebuild();
    await until(() => one.mailroom.calls.filter((call) => call.name === 'rebuild.page').length >= 2);
    await one.archive.close();
    await failing.catch(() => undefined);
    const calls = one.mailroom.calls.length;
    const two = await rig({ profileId: one.profileId, mailroom: one.mailroom });
    await until(async () => { const meta = await two.db.meta.get('archive'); return meta && !meta.rebuild && meta.watermark === items.length; });
    expect(await picture(two.db)).toEqual(before);
    expect(one.mailroom.calls.slice(calls).some((call) => call.name === 'rebuild.page')).toBe(true);
  });

  it('rebuilds when asked, and keeps drafts and preferences', async () => {
    const { mailroom, archive, db } = await rig();
    const { items } = makeMessages({ count: 60, seed: 11 });
    mailroom.addAll(items);
    await until(() => mailroom.handedOver === items.length);
    archive.setPreference('pane', 400);
    await until(() => db.preferences.get('pane'));
    const before = await picture(db);
    await archive.commands.rebuild();
    expect(await picture(db)).toEqual(before);
    expect((await db.preferences.get('pane'))?.value).toBe(400);
  });
});

describe('pages', () => {
  it('walks 20,000 messages in keyset pages, each row once, and stays live', async () => {
    const { mailroom, archive, db } = await rig();
    const { records } = makeMessages({ count: 20_000, seed: 12, replies: 0, sent: 0 });
    // Straight into the two tables a list reads; taking in as many messages is measured, not tested.
    const rows20k = records.map((record, doc) => threadRow(record.view.threadId!, { facts: [factsOf(record, doc)], marks: new Map(), outgoing: new Map(), now: NOW })!);
    for (let from = 0; from < rows20k.length; from += 2000) await db.threads.bulkPut(rows20k.slice(from, from + 2000));
    await db.counters.put({ name: 'i', n: rows20k.length });
    const pages = new KeysetPages(queries.threadPages(db, { folder: 'inbox' }, 'MP'), 500, (error) => { throw error; });
    const settled = () => until((): PageState<{ threadId: string; lastAt: string }> | undefined => (pages.state.loading ? undefined : pages.state));
    await settled();
    expect(pages.state.rows).toHaveLength(500);
    await until(() => pages.state.total === 20_000);
    for (let page = 1; page < 40; page += 1) { pages.loadMore(); await settled(); }
    const rows = pages.state.rows;
    expect(new Set(rows.map((row) => row.threadId)).size).toBe(20_000);
    expect(rows.every((row, index) => index === 0 || rows[index - 1]!.lastAt >= row.lastAt)).toBe(true);
    pages.loadMore();
    await settled();
    expect(pages.state.hasMore).toBe(false);
    mailroom.add({ kind: 'message', message: { ...first(), messageId: 'newest', view: { ...first().view, threadId: 'newest', segments: [], sentAt: '2026-11-22T09:00:00.000Z' } } });
    await until(() => pages.state.rows[0]?.threadId === 'newest');
    await archive.commands.handle(['newest'], true);
    await until(() => pages.state.rows[0]?.threadId !== 'newest');
    pages.close();
  }, 300_000);

  it('answers every folder, filter, category and order as a plain filter would', async () => {
    const { mailroom, archive, db } = await rig();
    const { items } = makeMessages({ count: 150, seed: 13 });
    mailroom.addAll(items);
    await until(() => mailroom.handedOver === items.length);
    const ids = (await db.threads.toArray()).map((row) => row.threadId);
    await archive.commands.handle(ids.slice(0, 15), true);
    await archive.commands.snooze(ids.slice(15, 22), '2027-01-01T00:00:00.000Z');
    await archive.commands.assign(ids.slice(18, 50), 'MP');
    const all = await db.threads.toArray();
    const folders = { inbox: (row: typeof all[0]) => !row.handledAt && !row.snoozedUntil, mine: (row: typeof all[0]) => !row.handledAt && !row.snoozedUntil && row.assignee === 'MP', unassigned: (row: typeof all[0]) => !row.handledAt && !row.snoozedUntil && !row.assignee && row.lastDirection === 'in', handled: (row: typeof all[0]) => row.handledAt !== undefined, snoozed: (row: typeof all[0]) => row.snoozedUntil !== undefined };
    const filters = { all: () => true, unread: (row: typeof all[0]) => row.unread > 0, attachments: (row: typeof all[0]) => row.attachments > 0, late: (row: typeof all[0]) => row.lateByMinutes !== undefined };
    for (const folder of Object.keys(folders) as (keyof typeof folders)[]) for (const filter of Object.keys(filters) as (keyof typeof filters)[]) for (const category of [undefined, 'medicine']) for (const order of ['newest', 'oldest'] as const) {
      const source = queries.threadPages(db, { folder, filter, order, ...(category ? { category } : {}) }, 'MP');
      const rows: string[] = [];
      let after: string | undefined;
      for (;;) {
        const slice = await source.read({ limit: 7, ...(after === undefined ? {} : { after }) });
        rows.push(...slice.rows.map((row) => row.threadId));
        if (!slice.more || slice.lastKey === undefined) break;
        after = slice.lastKey;
      }
      const expected = all.filter((row) => folders[folder](row) && filters[filter](row) && (!category || row.category === category)).sort((a, b) => (`${a.lastAt}|${a.threadId}` < `${b.lastAt}|${b.threadId}` ? -1 : 1)).map((row) => row.threadId);
      expect([folder, filter, category, order, rows]).toEqual([folder, filter, category, order, order === 'oldest' ? expected : expected.reverse()]);
      const total = await source.total();
      if (total !== undefined) expect([folder, filter, category, total]).toEqual([folder, filter, category, rows.length]);
    }
    const patient = await queries.patients(db, 'elm brun');
    expect(patient).toMatchObject([{ patientKey: 'cpr:2509479989', name: 'Bruno Test Elmer' }]);
    expect(patient[0]?.threads).toBe(all.filter((row) => row.patientKeys.includes('cpr:2509479989')).length);
    expect(await queries.patients(db, '250947-99')).toHaveLength(1);
  });

  it('lists sent messages and those that wait for their end', async () => {
    const { mailroom, db } = await rig();
    const { items } = makeMessages({ count: 120, seed: 14, sent: 0.6 });
    mailroom.addAll(items);
    await until(() => mailroom.handedOver === items.length);
    for (const [source, wanted] of [[queries.sentRowPages(db), () => true], [queries.outboxPages(db), (row: { final: number }) => row.final === 0]] as const) {
      const expected = (await db.outgoing.toArray()).filter(wanted).sort((a, b) => (`${a.at}|${a.messageId}` < `${b.at}|${b.messageId}` ? 1 : -1)).map((row) => row.messageId);
      const one = await source.read({ limit: 2 });
      const two = await source.read({ limit: 1000, after: one.lastKey! });
      const again = await source.read({ limit: 2, upTo: one.lastKey! });
      expect([...one.rows, ...two.rows].map((row) => row.messageId)).toEqual(expected);
      expect(again.rows).toEqual(one.rows);
      expect(await source.total()).toBe(expected.length);
    }
  });
});

