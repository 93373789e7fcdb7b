import { Dexie } from 'dexie';
import { afterEach, expect, it } from 'vitest';
import { makeMessages } from '../../../tests/doubles/records';
import { openArchive } from '../archive';
import { mailroomDouble } from '../../../tests/doubles/mailroom';
import { databaseName, openDatabase, troubleOf } from './open';
import { threadDetail } from './queries';
import { ArchiveDb, migrations, type Migration } from './schema';
import { applyItems } from './write';

let serial = 0;
const newProfile = () => `store-${performance.timeOrigin}-${++serial}`;
afterEach(async () => { for (const { name } of await indexedDB.databases()) if (name?.startsWith('sektorpost-store-')) await Dexie.delete(name); });

const raw = (name: string, version: number, upgrade: (db: IDBDatabase) => void) => new Promise<void>((resolve, reject) => {
  const request = indexedDB.open(name, version);
  request.onupgradeneeded = () => { upgrade(request.result); };
  request.onsuccess = () => { request.result.close(); resolve(); };
  request.onerror = () => { reject(new Error(request.error?.name)); };
});
const shapeOf = async (name: string) => {
  const db = await new Promise<IDBDatabase>((resolve, reject) => { const request = indexedDB.open(name); request.onsuccess = () => { resolve(request.result); }; request.onerror = () => { reject(new Error(request.error?.name)); }; });
  const shape = [...db.objectStoreNames].map((store) => { const table = db.transaction(store).objectStore(store); return [store, table.keyPath, [...table.indexNames].sort()]; });
  const { version } = db;
  db.close();
  return { version, shape };
};

/** Version 10 as it was released. Never edit this list: it is what lies on people's disks. */
const version10: [string, string | string[], string[]][] = [
  ['attachmentRefs', 'identifier', []], ['bodies', 'messageId', []], ['contacts', 'gln', []], ['counters', 'name', []], ['deliveries', ['messageId', 'n'], []], ['docs', 'block', []],
  ['drafts', 'id', ['pending', 'updatedAt']], ['files', 'sha256', []], ['marks', 'messageId', ['pending']], ['messages', 'messageId', []], ['meta', 'key', []],
  ['outgoing', 'messageId', ['[at+messageId]', '[final+at+messageId]', 'action']], ['patients', 'patientKey', ['lastAt', 'words']], ['postings', ['bucket', 'segment'], []], ['preferences', 'key', []],
  ['quarantine', 'id', ['at']], ['segments', 'segment', []], ['threads', 'threadId', ['views', 'wakeAt']], ['wanted', 'sha256', ['bytes']],
];

/** Version 20 adds the names that were looked up. */
const version20 = [...version10, ['names', 'key', ['open']]];
/** Version 30 adds what ties letters to each other. */
const version30 = [...version20, ['joins', 'key', []]].sort(([a], [b]) => (String(a) < String(b) ? -1 : 1));

it('makes the released shape, so that a change needs a new number', async () => {
  const profileId = newProfile();
  const opened = await openDatabase({ profileId });
  if (opened.state !== 'open') throw new Error(opened.state);
  const { name } = opened.db;
  opened.db.close();
  const { version, shape } = await shapeOf(name);
  expect(version).toBe(300);
  expect(shape).toEqual(version30);
});

it('opens a stored database of version 10, reads its rows and notes whose name is to be looked up', async () => {
  const profileId = newProfile();
  const { items, records } = makeMessages({ count: 20, seed: 31 });
  const now = new ArchiveDb(databaseName(newProfile()));
  await applyItems(now, profileId, items, '2026-11-22T10:00:00.000Z');
  const made = new ArchiveDb(databaseName(profileId), migrations.filter((step) => step.version <= 10));
  await made.open();
  const [first, ...others] = await now.bodies.toArray();
  await made.bodies.bulkPut([{ ...first!, view: { ...first!.view, sender: { sor: '990000000002016' } } }, ...others]);
  // As they lay before the inbox had tabs: without the counters of their kind.
  await made.threads.bulkPut((await now.threads.toArray()).map((row) => ({ ...row, tags: row.tags.filter((tag) => !tag.includes(':k')) })));
  const counted = await now.counters.toArray();
  await made.counters.bulkPut(counted.filter(({ name }) => !name.includes(':k')));
  made.close();
  now.close();
  const opened = await openDatabase({ profileId });
  if (opened.state !== 'open') throw new Error(opened.state);
  expect((await threadDetail(opened.db, records[0]!.view.threadId!))?.messages.map((record) => record.messageId)).toContain(records[0]!.messageId);
  expect((await opened.db.counters.toArray()).filter(({ n }) => n !== 0)).toEqual(counted.filter(({ n }) => n !== 0));
  expect(counted.some(({ name, n }) => name === 'i:k' && n > 0)).toBe(true);
  expect(await opened.db.names.toArray()).toContainEqual({ key: '990000000002016/', sor: '990000000002016', open: 1 });
  opened.db.close();
});

it('runs the migrations after the stored version, in order, on the rows that are there', async () => {
  const profileId = newProfile();
  const old: Migration[] = [{ version: 10, stores: { meta: 'key', notes: 'id' } }];
  const before = new ArchiveDb(databaseName(profileId), old);
  await before.open();
  await before.table('notes').put({ id: 1, text: 'a' });
  before.close();
  const steps: Migration[] = [
    ...old,
    { version: 20, stores: { notes: 'id, length' }, upgrade: (transaction) => transaction.table('notes').toCollection().modify((row: { text: string; length?: number }) => { row.length = row.text.length; }).then(() => undefined) },
    { version: 30, stores: { notes: 'id, length, folded' }, upgrade: (transaction) => transaction.table('notes').toCollection().modify((row: { length?: number; folded?: string }) => { row.folded = `n${row.length ?? 'missing'}`; }).then(() => undefined) },
  ];
  const opened = await openDatabase({ profileId, steps });
  if (opened.state !== 'open') throw new Error(opened.state);
  expect(await opened.db.table('notes').where('folded').equals('n1').toArray()).toEqual([{ id: 1, text: 'a', length: 1, folded: 'n1' }]);
  opened.db.close();
});

it('refuses a newer database and leaves it as it is', async () => {
  const profileId = newProfile();
  const name = databaseName(profileId);
  await raw(name, 9000, (db) => { db.createObjectStore('future').put('kept', 1); });
  const before = await shapeOf(name);
  expect(await openDatabase({ profileId })).toEqual({ state: 'newer' });
  const mailroom = mailroomDouble({ profileId });
  const archive = openArchive({ bridge: mailroom.connect(), now: () => '2026-11-22T10:00:00.000Z', profileId, engine: 'page' });
  await new Promise<void>((resolve) => { const stop = archive.state.subscribe(() => { stop(); resolve(); }); });
  expect(archive.state.get()).toEqual({ state: 'newer' });
  await expect(archive.commands.rebuild()).rejects.toMatchObject({ code: 'archive-newer' });
  await expect(archive.commands.markRead(['a'], true)).rejects.toMatchObject({ code: 'archive-newer' });
  await archive.close();
  expect(await shapeOf(name)).toEqual(before);
});

it('calls a database with missing tables damaged, keeps it, and rebuilds beside it', async () => {
  const profileId = newProfile();
  const name = databaseName(profileId);
  await raw(name, 100, (db) => { db.createObjectStore('meta', { keyPath: 'key' }); });
  const before = await shapeOf(name);
  const mailroom = mailroomDouble({ profileId });
  const { items, records } = makeMessages({ count: 30, seed: 32 });
  mailroom.addAll(items);
  const archive = openArchive({ bridge: mailroom.connect(), now: () => '2026-11-22T10:00:00.000Z', profileId, engine: 'page' });
  await new Promise<void>((resolve) => { const stop = archive.state.subscribe(() => { stop(); resolve(); }); });
  expect(archive.state.get()).toEqual({ state: 'damaged', code: 'archive-damaged' });
  await archive.commands.rebuild();
  await archive.idle();
  expect(archive.state.get()).toEqual({ state: 'ready' });
  expect(await archive.database.get()?.bodies.count()).toBe(records.length);
  expect(archive.database.get()?.name).toBe(databaseName(profileId, 2));
  await archive.close();
  expect(await shapeOf(name)).toEqual(before);
});

it('keeps profiles apart, and refuses an archive that says it is another one', async () => {
  const [one, two] = [newProfile(), newProfile()];
  const opened = await openDatabase({ profileId: one });
  if (opened.state !== 'open') throw new Error(opened.state);
  await opened.db.meta.put({ key: 'archive', profileId: two, watermark: 5, docs: 0 });
  opened.db.close();
  expect(await openDatabase({ profileId: one })).toEqual({ state: 'damaged', code: 'archive-damaged' });
  expect((await openDatabase({ profileId: two })).state).toBe('open');
});

it('tells a full disk from a damaged database', () => {
  expect(troubleOf(new Dexie.AbortError('aborted', new DOMException('', 'QuotaExceededError')))).toBe('full');
  expect(troubleOf(new DOMException('', 'UnknownError'))).toBe('damaged');
  expect(troubleOf(new Dexie.DatabaseClosedError())).toBe('closed');
  expect(troubleOf(new TypeError('x'))).toBe('other');
});
