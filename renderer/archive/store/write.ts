/** Writing: everything that follows from a batch of messages, answers and marks, in one transaction. Applying it twice changes nothing. */
import { Dexie } from 'dexie';
import type { DeliveryEvent, DeliveryState, HandoverItem, Instant, Marks, MessageRecord, Quarantine, RebuildPage } from '../../../shared/messages';
import { indexDocs } from '../search/postings';
import { factsOf, mergePatient, patientOf, threadIdOf } from './facts';
import { moveMessages, tie, type Joins } from './joins';
import { noteUnnamed } from './names';
import { foldEvents, outgoingRow, outgoingTags } from './outgoing';
import type { ArchiveMeta, AttachmentRef, MessageFacts, StoredMarks, StoredOutgoing, StoredPatient, StoredQuarantine, StoredThread, WantedFile } from './rows';
import type { ArchiveDb } from './schema';
import { threadRow } from './threads';

export interface Batch {
  messages: readonly { record: MessageRecord; state?: DeliveryState }[];
  events: readonly DeliveryEvent[];
  quarantine: readonly Quarantine[];
  /** From a rebuild only; what a person decided here and the mailroom doesn't have yet wins. */
  marks: readonly Marks[];
  /** Marks may be here before their message: true while rebuilding. Otherwise nobody can have marked what was not here yet. */
  marksFirst: boolean;
}

/** Tables a batch may touch. */
const writeTables = (db: ArchiveDb) => [
  db.messages, db.bodies, db.threads, db.outgoing, db.deliveries, db.marks, db.counters, db.patients, db.quarantine, db.attachmentRefs, db.wanted, db.files, db.names, db.joins, db.postings, db.docs, db.segments, db.meta,
];

export const emptyMeta = (profileId: string): ArchiveMeta => ({ key: 'archive', profileId, watermark: 0, docs: 0 });

/** Stores handover items after the watermark and moves it. Returns the new watermark, which the mailroom may be told. */
export function applyItems(db: ArchiveDb, profileId: string, items: readonly HandoverItem[], now: Instant): Promise<number> {
  return db.transaction('rw', writeTables(db), async () => {
    const meta = await db.meta.get('archive') ?? emptyMeta(profileId);
    const fresh = items.filter((item) => item.seq > meta.watermark);
    if (fresh.length === 0) return meta.watermark;
    const messages: { record: MessageRecord; state?: DeliveryState }[] = [];
    const events: DeliveryEvent[] = [];
    const quarantine: Quarantine[] = [];
    for (const item of fresh) {
      if (item.kind === 'message') messages.push({ record: item.message, ...(item.state ? { state: item.state } : {}) });
      else if (item.kind === 'delivery') events.push(item.event);
      else quarantine.push(item.item);
    }
    const docs = await applyBatch(db, { messages, events, quarantine, marks: [], marksFirst: false }, meta.docs, now);
    const watermark = Math.max(meta.watermark, ...fresh.map((item) => item.seq));
    await db.meta.put({ ...meta, docs, watermark });
    return watermark;
  });
}

/** Begins (or finds begun) a rebuild: derived rows go, what only this archive has stays: drafts, marks, files, preferences. */
export function beginRebuild(db: ArchiveDb, profileId: string, total: number, upToSeq: number): Promise<ArchiveMeta> {
  return db.transaction('rw', writeTables(db), async () => {
    const meta = await db.meta.get('archive') ?? emptyMeta(profileId);
    if (meta.rebuild) return meta;
    await Promise.all([
      db.messages, db.bodies, db.threads, db.outgoing, db.deliveries, db.counters, db.patients, db.quarantine, db.attachmentRefs, db.joins, db.postings, db.docs, db.segments,
    ].map((table) => table.clear()));
    const begun: ArchiveMeta = { ...meta, watermark: 0, docs: 0, rebuild: { done: 0, total, upToSeq } };
    await db.meta.put(begun);
    return begun;
  });
}

/** Stores one page of a rebuild and remembers where the next begins. The last page ends the rebuild and sets the watermark. */
export function applyPage(db: ArchiveDb, page: RebuildPage, now: Instant): Promise<ArchiveMeta> {
  return db.transaction('rw', writeTables(db), async () => {
    const meta = await db.meta.get('archive');
    if (!meta?.rebuild) throw new Error('no rebuild has begun');
    const batch: Batch = { messages: page.messages.map((record) => ({ record })), events: page.deliveries, quarantine: page.quarantine, marks: page.marks, marksFirst: true };
    const docs = await applyBatch(db, batch, meta.docs, now);
    // The number of the first page is the safe one: what came later than it is handed over (again) and applied once.
    const { upToSeq } = meta.rebuild;
    const next: ArchiveMeta = page.cursor === undefined
      ? { key: 'archive', profileId: meta.profileId, watermark: upToSeq, docs }
      : { ...meta, docs, rebuild: { cursor: page.cursor, done: page.done, total: page.total, upToSeq } };
    await db.meta.put(next);
    return next;
  });
}

/** Returns the number of documents in the full-text index afterwards. */
async function applyBatch(db: ArchiveDb, batch: Batch, docs: number, now: Instant): Promise<number> {
  const counters = new CounterChanges();
  const unique = new Map(batch.messages.map((message) => [message.record.messageId, message]));
  const joins = await tie(db, [...unique.values()].map(({ record }) => record));
  const threadOf = (record: MessageRecord) => joins.threadOf(threadIdOf(record));
  // A thread's row names its messages, so one read per thread says which of them are new.
  const threads = await loadThreads(db, new Set([...[...unique.values()].map(({ record }) => threadOf(record)), ...joins.moved.keys()]));
  for (const thread of threads.values()) for (const id of thread?.ids ?? []) unique.delete(id);
  const fresh = [...unique.values()];
  const facts = new Map(fresh.map(({ record }, index): [string, MessageFacts] => [record.messageId, {
    ...factsOf(record, docs + index), threadId: threadOf(record), ...(joins.absorbed.has(record.messageId) ? { absorbed: true } : {}),
  }]));

  const touched = new Set([...facts.values()].map((fact) => fact.threadId));
  for (const [from, to] of joins.moved) { counters.move(threads.get(from)?.tags ?? [], []); touched.add(to); }
  const known = await rewriteFacts(db, joins, threads, facts);
  for (const fact of known.values()) touched.add(fact.threadId);
  const [outgoing, marks] = await Promise.all([
    applyEvents(db, fresh, batch.events, touched, counters, threadOf), applyMarks(db, batch.marks, facts, touched),
    db.bodies.bulkPut(fresh.map(({ record }) => record)), db.messages.bulkPut([...facts.values()]),
    applyQuarantine(db, batch, facts, counters), applyPatients(db, fresh), applyAttachments(db, fresh), noteUnnamed(db, fresh.map(({ record }) => record)),
    indexDocs(db, fresh.map(({ record }) => { const fact = facts.get(record.messageId)!; return { doc: fact.doc, record, threadId: fact.threadId, at: fact.at }; })),
  ]);
  await recompute(db, touched, now, counters, { threads, facts, known, outgoing, marks, marksFirst: batch.marksFirst });
  await counters.write(db);
  return docs + fresh.length;
}

/** Messages that were here before and now stand elsewhere: in another conversation, or with the letter that refers to their files. */
async function rewriteFacts(db: ArchiveDb, joins: Joins, threads: Threads, fresh: ReadonlyMap<string, MessageFacts>): Promise<ReadonlyMap<string, MessageFacts>> {
  const moved = await moveMessages(db, joins.moved, (threadId) => threads.get(threadId)?.ids ?? []);
  const ids = [...joins.absorbed].filter((id) => !fresh.has(id));
  if (ids.length === 0) return moved;
  const absorbed = (await db.messages.bulkGet(ids)).flatMap((fact) => (fact && !fact.absorbed ? [{ ...fact, absorbed: true as const }] : []));
  await db.messages.bulkPut(absorbed);
  return new Map([...moved, ...absorbed.map((fact) => [fact.messageId, fact] as const)]);
}

type Threads = ReadonlyMap<string, StoredThread | undefined>;
async function loadThreads(db: ArchiveDb, threadIds: ReadonlySet<string>, loaded: Threads = new Map()): Promise<Threads> {
  const ids = [...threadIds].filter((id) => !loaded.has(id));
  if (ids.length === 0) return loaded;
  const rows = await db.threads.bulkGet(ids);
  return new Map([...loaded, ...ids.map((id, index) => [id, rows[index]] as const)]);
}

/** A message that was sent, or new events of one, makes its row anew. Events lie in the row: one read and one write per message. */
async function applyEvents(db: ArchiveDb, fresh: Batch['messages'], events: readonly DeliveryEvent[], touched: Set<string>, counters: CounterChanges, threadOf: (record: MessageRecord) => string): Promise<Map<string, StoredOutgoing>> {
  const sent = fresh.filter(({ record }) => record.direction === 'out');
  const sentIds = new Set(sent.map(({ record }) => record.messageId));
  const byMessage = new Map<string, DeliveryEvent[]>();
  for (const event of events) {
    const own = byMessage.get(event.messageId);
    if (own) own.push(event); else byMessage.set(event.messageId, [event]);
  }
  const knownIds = [...byMessage.keys()].filter((id) => !sentIds.has(id));
  const [known, waiting] = await Promise.all([db.outgoing.bulkGet(knownIds), adoptEvents(db, sentIds)]);
  const orphans: DeliveryEvent[] = [];
  const changed: StoredOutgoing[] = [];
  const keep = (old: StoredOutgoing | undefined, row: StoredOutgoing) => {
    counters.move(old ? outgoingTags(old) : [], outgoingTags(row));
    touched.add(row.threadId);
    changed.push(row);
  };
  for (const { record, state } of sent) keep(undefined, foldEvents({ ...outgoingRow(record, state), threadId: threadOf(record) }, [...waiting.get(record.messageId) ?? [], ...byMessage.get(record.messageId) ?? []]));
  for (const [index, id] of knownIds.entries()) {
    const old = known[index];
    const own = byMessage.get(id) ?? [];
    if (!old) { orphans.push(...own); continue; }
    const row = foldEvents(old, own);
    if (row !== old) keep(old, row);
  }
  await Promise.all([db.outgoing.bulkPut(changed), db.deliveries.bulkPut(orphans)]);
  return new Map(changed.map((row) => [row.messageId, row]));
}

/** Takes out the events that came before their message, as they may while an archive is rebuilt. The table is empty nearly always. */
async function adoptEvents(db: ArchiveDb, messageIds: ReadonlySet<string>): Promise<Map<string, DeliveryEvent[]>> {
  const found = new Map<string, DeliveryEvent[]>();
  if (messageIds.size === 0 || !(await db.deliveries.toCollection().first())) return found;
  const ids = [...messageIds];
  const own = await Promise.all(ids.map((id) => db.deliveries.where('[messageId+n]').between([id, Dexie.minKey], [id, Dexie.maxKey]).toArray()));
  for (const [index, id] of ids.entries()) if (own[index]?.length) found.set(id, own[index]);
  await db.deliveries.bulkDelete([...found.values()].flatMap((list) => list.map(({ messageId, n }): [string, number] => [messageId, n])));
  return found;
}

async function applyMarks(db: ArchiveDb, marks: readonly Marks[], facts: ReadonlyMap<string, MessageFacts>, touched: Set<string>): Promise<Map<string, StoredMarks>> {
  if (marks.length === 0) return new Map();
  const ids = marks.map((mark) => mark.messageId);
  const [own, messages] = await Promise.all([db.marks.bulkGet(ids), db.messages.bulkGet(ids)]);
  const rows = marks.flatMap((mark, index) => (own[index]?.pending ? [] : [{ ...mark, change: own[index]?.change ?? 0 }]));
  for (const fact of [...messages, ...ids.map((id) => facts.get(id))]) if (fact) touched.add(fact.threadId);
  await db.marks.bulkPut(rows);
  return new Map(rows.map((row) => [row.messageId, row]));
}

/** What is held back: new items are work unless somebody settled the same bytes before (as a rebuild tells), and a message that came whole after all is none. */
async function applyQuarantine(db: ArchiveDb, { quarantine, marks }: Batch, facts: ReadonlyMap<string, MessageFacts>, counters: CounterChanges): Promise<void> {
  const cured = facts.size > 0 && (await db.quarantine.toCollection().first()) ? (await db.quarantine.bulkGet([...facts.keys()])).filter((item) => item !== undefined) : [];
  counters.add('quarantine', -cured.filter(({ settledAt }) => settledAt === undefined).length);
  await db.quarantine.bulkDelete(cured.map(({ id }) => id));
  const unique = new Map(quarantine.filter(({ id }) => !facts.has(id)).map((item) => [item.id, item]));
  if (unique.size === 0) return;
  for (const item of await db.quarantine.bulkGet([...unique.keys()])) if (item) unique.delete(item.id);
  const items = [...unique.values()];
  const own = await db.marks.bulkGet(items.map(({ original }) => original));
  const told = new Map(marks.map((mark) => [mark.messageId, mark]));
  const rows = items.map((item, index): StoredQuarantine => {
    const settledAt = own[index]?.handledAt ?? told.get(item.original)?.handledAt;
    return { ...item, ...(settledAt ? { settledAt } : {}) };
  });
  counters.add('quarantine', rows.filter(({ settledAt }) => settledAt === undefined).length);
  await db.quarantine.bulkPut(rows);
}

/**
 * A person is done with something that is held back, and says why. The mark is kept under the hash of the bytes, not under the
 * message's id: the message may yet come whole, and nobody has handled that one.
 */
export function settleQuarantine(db: ArchiveDb, id: string, now: Instant, note: string): Promise<void> {
  return db.transaction('rw', [db.quarantine, db.marks, db.counters], async () => {
    const item = await db.quarantine.get(id);
    if (!item || item.settledAt !== undefined) return;
    const before = await db.marks.get(item.original);
    await db.marks.put({ ...before, messageId: item.original, handledAt: now, note, pending: 1, change: (before?.change ?? 0) + 1 });
    await db.quarantine.put({ ...item, settledAt: now });
    const counters = new CounterChanges();
    counters.add('quarantine', -1);
    await counters.write(db);
  });
}

async function applyPatients(db: ArchiveDb, fresh: Batch['messages']): Promise<void> {
  const next = new Map<string, StoredPatient>();
  for (const { record } of fresh) {
    const patient = patientOf(record);
    if (patient) next.set(patient.patientKey, mergePatient(next.get(patient.patientKey), patient));
  }
  if (next.size === 0) return;
  const known = await db.patients.bulkGet([...next.keys()]);
  await db.patients.bulkPut([...next.values()].map((patient, index) => mergePatient(known[index], patient)));
}

async function applyAttachments(db: ArchiveDb, fresh: Batch['messages']): Promise<void> {
  const refs: AttachmentRef[] = [];
  const wanted = new Map<string, WantedFile>();
  for (const { record } of fresh) {
    for (const { id, sha256, title, contentType, bytes } of record.view.attachments) {
      if (sha256 === undefined) continue;
      refs.push({ identifier: id, sha256, title, messageId: record.messageId, ...(contentType === undefined ? {} : { contentType }) });
      wanted.set(sha256, { sha256, bytes: bytes ?? 0 });
    }
  }
  if (refs.length === 0) return;
  // After a rebuild the files are still here. Keys only: the files themselves are large.
  const present = await db.files.where('sha256').anyOf([...wanted.keys()]).primaryKeys();
  for (const sha256 of present) wanted.delete(sha256);
  await Promise.all([db.attachmentRefs.bulkPut(refs), db.wanted.bulkPut([...wanted.values()])]);
}

interface Loaded { threads?: Threads; facts: ReadonlyMap<string, MessageFacts>; /** Facts of messages that are not new. */ known?: ReadonlyMap<string, MessageFacts>; outgoing: ReadonlyMap<string, StoredOutgoing>; marks: ReadonlyMap<string, StoredMarks>; marksFirst?: boolean }

/** Computes the rows of some threads anew from what is stored, and moves the counters by the difference. */
async function recompute(db: ArchiveDb, threadIds: ReadonlySet<string>, now: Instant, counters: CounterChanges, loaded: Loaded): Promise<void> {
  if (threadIds.size === 0) return;
  const ids = [...threadIds];
  const stored = await loadThreads(db, threadIds, loaded.threads);
  const old = ids.map((id) => stored.get(id));
  const members = new Map<string, Set<string>>(ids.map((id, index) => [id, new Set(old[index]?.ids)]));
  for (const fact of [...loaded.facts.values(), ...loaded.known?.values() ?? []]) members.get(fact.threadId)?.add(fact.messageId);
  const all = [...members.values()].flatMap((set) => [...set]);
  const facts = new Map([...loaded.known ?? [], ...loaded.facts]);
  const absent = all.filter((id) => !facts.has(id));
  for (const fact of await db.messages.bulkGet(absent)) if (fact) facts.set(fact.messageId, fact);
  const sentIds = all.filter((id) => facts.get(id)?.direction === 'out' && !loaded.outgoing.has(id));
  const markIds = all.filter((id) => !loaded.marks.has(id) && (loaded.marksFirst === true || !loaded.facts.has(id)));
  const [sent, marked] = await Promise.all([db.outgoing.bulkGet(sentIds), db.marks.bulkGet(markIds)]);
  const outgoing = new Map([...loaded.outgoing, ...sent.flatMap((row) => (row ? [[row.messageId, row] as const] : []))]);
  const marks = new Map([...loaded.marks, ...marked.flatMap((row) => (row ? [[row.messageId, row] as const] : []))]);
  const rows = ids.flatMap((threadId, index) => {
    const own = [...members.get(threadId) ?? []].flatMap((id) => facts.get(id) ?? []);
    const row = threadRow(threadId, { facts: own, marks, outgoing, now });
    if (row) counters.move(old[index]?.tags ?? [], row.tags);
    return row ? [row] : [];
  });
  await db.threads.bulkPut(rows);
}

const markTables = (db: ArchiveDb) => [db.marks, db.messages, db.threads, db.outgoing, db.counters];

/** Changes the marks of messages as one step, and everything that follows from it. `change` gets the present marks. */
export function changeMarks(db: ArchiveDb, messageIds: readonly string[], now: Instant, change: (marks: Marks) => Marks): Promise<void> {
  return db.transaction('rw', markTables(db), async () => {
    const ids = [...new Set(messageIds)];
    const [own, facts] = await Promise.all([db.marks.bulkGet(ids), db.messages.bulkGet(ids)]);
    const rows = ids.map((messageId, index): StoredMarks => ({ ...change(own[index] ?? { messageId }), messageId, pending: 1, change: (own[index]?.change ?? 0) + 1 }));
    await db.marks.bulkPut(rows);
    const counters = new CounterChanges();
    const marks = new Map(rows.map((row) => [row.messageId, row]));
    await recompute(db, new Set(facts.flatMap((fact) => fact?.threadId ?? [])), now, counters, { facts: new Map(), outgoing: new Map(), marks });
    await counters.write(db);
  });
}

/** Brings back snoozed threads whose time has come. Returns when the next one is due. */
export function wakeSnoozed(db: ArchiveDb, now: Instant): Promise<Instant | undefined> {
  return db.transaction('rw', markTables(db), async () => {
    const due = await db.threads.where('wakeAt').belowOrEqual(now).primaryKeys();
    const counters = new CounterChanges();
    await recompute(db, new Set(due), now, counters, { facts: new Map(), outgoing: new Map(), marks: new Map() });
    await counters.write(db);
    return (await db.threads.where('wakeAt').above(now).first())?.wakeAt;
  });
}

/** Counters are stored numbers; a transaction collects its differences and writes each counter once. */
class CounterChanges {
  #changes = new Map<string, number>();
  add(name: string, by: number): void { this.#changes.set(name, (this.#changes.get(name) ?? 0) + by); }
  move(from: readonly string[], to: readonly string[]): void {
    for (const name of from) this.add(name, -1);
    for (const name of to) this.add(name, 1);
  }
  async write(db: ArchiveDb): Promise<void> {
    const names = [...this.#changes.keys()].filter((name) => this.#changes.get(name) !== 0);
    if (names.length === 0) return;
    const before = await db.counters.bulkGet(names);
    await db.counters.bulkPut(names.map((name, index) => ({ name, n: (before[index]?.n ?? 0) + (this.#changes.get(name) ?? 0) })));
  }
}
