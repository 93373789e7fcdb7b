/** Everything that is read from the archive. Each function touches narrow ranges only, so that it can be watched. */
import { Dexie } from 'dexie';
import { messageRecordSchema, type Contact, type Draft, type Marks } from '../../../shared/messages';
import { foldText } from '../search/words';
import type { Counts, PatientRow, PlanList, SentRow, ThreadDetail, ThreadQuery, ThreadRow, WorkItem } from '../types';
import { presentNames } from './joins';
import { withJoinedFiles } from './joined-files';
import { kindCode, letterLists } from './letters';
import type { Slice, PageSource } from './paging';
import { OPEN_PLANS, planListCode, planOrder } from './plans';
import type { StoredMarks, StoredOutgoing, StoredPatient, StoredThread } from './rows';
import type { ArchiveDb } from './schema';
import { patientView, planOf, viewKey, viewRange } from './views';
import { without } from './without';

export const publicThread = (stored: StoredThread): ThreadRow => without(stored, 'ids', 'views', 'tags', 'patientKeys', 'wakeAt', 'absorbed');
export const publicMarks = (stored: StoredMarks): Marks => without(stored, 'pending', 'change');
const publicPatient = (stored: StoredPatient): PatientRow => without(stored, 'words', 'viewAt');

export function threadPages(db: ArchiveDb, query: ThreadQuery, me: string): PageSource<ThreadRow> {
  const plan = planOf(query, me);
  const lists = [plan.view, ...(plan.then === undefined ? [] : [plan.then])];
  const oldest = query.order === 'oldest';
  const listOf = (key: string): number => lists.findIndex((list) => key.startsWith(viewRange(list)[0]));

  async function readList(list: string, after: string | undefined, upTo: string | undefined, limit: number): Promise<StoredThread[]> {
    const [first, last] = viewRange(list);
    const low = oldest ? after ?? first : upTo ?? first;
    const high = oldest ? upTo ?? last : after ?? last;
    const range = db.threads.where('views').between(low, high, oldest ? after === undefined : true, oldest ? true : after === undefined);
    const ordered = oldest ? range : range.reverse();
    const matching = plan.where ? ordered.filter(plan.where) : ordered;
    return (upTo === undefined ? matching.limit(limit) : matching).toArray();
  }

  return {
    // A key names its list, so that a page may begin in one and end in the next.
    async read({ after, upTo, limit }): Promise<Slice<ThreadRow>> {
      const from = after === undefined ? 0 : listOf(after);
      const to = upTo === undefined ? lists.length - 1 : listOf(upTo);
      const rows: StoredThread[] = [];
      let lastKey: string | undefined;
      for (let at = from; at <= to; at += 1) {
        const list = lists[at]!;
        const within = upTo !== undefined && at < to ? viewRange(list)[oldest ? 1 : 0] : at === to ? upTo : undefined;
        const found = await readList(list, at === from ? after : undefined, within, limit - rows.length);
        rows.push(...found);
        const end = found.at(-1);
        if (end) lastKey = viewKey(list, end.lastAt, end.threadId);
        if (upTo === undefined && rows.length >= limit) break;
      }
      return { rows: rows.map(publicThread), more: upTo === undefined && rows.length === limit, ...(lastKey === undefined ? {} : { lastKey }) };
    },
    async total() { return plan.counter === undefined ? undefined : (await db.counters.get(plan.counter))?.n ?? 0; },
  };
}

/** Open plans of one list, the most urgent first; the first contacts in the order of their days. */
export function planPages(db: ArchiveDb, list: PlanList): PageSource<ThreadRow> {
  const code = planListCode(list);
  const [first, last] = viewRange(code);
  return {
    async read({ after, upTo, limit }): Promise<Slice<ThreadRow>> {
      const range = db.threads.where('views').between(after ?? first, upTo ?? last, after === undefined, true);
      const rows = await (upTo === undefined ? range.limit(limit) : range).toArray();
      const end = rows.at(-1);
      return { rows: rows.map(publicThread), more: upTo === undefined && rows.length === limit, ...(end?.plan ? { lastKey: viewKey(code, planOrder(list, end.plan), end.threadId) } : {}) };
    },
    async total() { return (await db.counters.get(code))?.n ?? 0; },
  };
}

/** Every plan of a patient that was not taken back, handled or not, newest first. */
export async function plansOf(db: ArchiveDb, patientKey: string): Promise<ThreadRow[]> {
  const rows = await db.threads.where('views').between(...viewRange(patientView(patientKey))).reverse().filter(({ plan }) => plan?.cancelled === false).toArray();
  return rows.map(publicThread);
}

/** Messages that were sent from here, in the order asked for; those that are not (or no longer) here are left out. */
export async function sentMessages(db: ArchiveDb, messageIds: readonly string[]): Promise<SentRow[]> {
  const rows = await db.outgoing.bulkGet([...messageIds]);
  return rows.flatMap((row) => (row ? [publicSent(row)] : []));
}

const publicSent = (row: StoredOutgoing): SentRow => without(row, 'final', 'action', 'lastN', 'patientKey', 'events');

function sentPages(db: ArchiveDb, unfinished: boolean): PageSource<SentRow> {
  const keyOf = (row: SentRow) => `${row.at}|${row.messageId}`;
  const parts = (key: string): [string, string] => { const at = key.indexOf('|'); return [key.slice(0, at), key.slice(at + 1)]; };
  const bound = (key: string) => unfinished ? [0, ...parts(key)] : parts(key);
  return {
    async read({ after, upTo, limit }): Promise<Slice<SentRow>> {
      const low = upTo === undefined ? (unfinished ? [0, '', ''] : ['', '']) : bound(upTo);
      const high = after === undefined ? (unfinished ? [0, Dexie.maxKey, Dexie.maxKey] : [Dexie.maxKey, Dexie.maxKey]) : bound(after);
      const range = db.outgoing.where(unfinished ? '[final+at+messageId]' : '[at+messageId]').between(low, high, true, after === undefined).reverse();
      const stored = await (upTo === undefined ? range.limit(limit) : range).toArray();
      const end = stored.at(-1);
      const rows = stored.map(publicSent);
      return { rows, more: upTo === undefined && stored.length === limit, ...(end ? { lastKey: keyOf(end) } : {}) };
    },
    async total() { return (await db.counters.get(unfinished ? 'outbox' : 'sent'))?.n ?? 0; },
  };
}
export const outboxPages = (db: ArchiveDb): PageSource<SentRow> => sentPages(db, true);
export const sentRowPages = (db: ArchiveDb): PageSource<SentRow> => sentPages(db, false);

/** null when the archive has no such thread. Records are checked on the way out: the disk is a door too. */
export async function threadDetail(db: ArchiveDb, threadId: string): Promise<ThreadDetail | null> {
  // A name from before the thread went up in another one still leads to it.
  const stored = await db.threads.get(threadId) ?? await db.threads.get((await presentNames(db, [threadId]))(threadId));
  if (!stored) return null;
  const [bodies, marks] = await Promise.all([db.bodies.bulkGet(stored.ids), db.marks.bulkGet(stored.ids)]);
  const messages = await withJoinedFiles(db, bodies.flatMap((body) => { const parsed = messageRecordSchema.safeParse(body); return parsed.success ? [parsed.data] : []; }));
  const sent = messages.filter((message) => message.direction === 'out').map((message) => message.messageId);
  const outgoing = await db.outgoing.bulkGet(sent);
  return {
    row: publicThread(stored), messages,
    deliveries: Object.fromEntries(sent.map((id, index) => [id, outgoing[index]?.events ?? []])),
    marks: Object.fromEntries(marks.flatMap((mark) => (mark ? [[mark.messageId, publicMarks(mark)]] : []))),
  };
}


export async function counts(db: ArchiveDb, me: string): Promise<Counts> {
  const names = ['i', 'i/u', planOf({ folder: 'mine' }, me).counter ?? '', 'n', 'outbox', 'action', 'i/l', 'quarantine', OPEN_PLANS, letterLists.marked, `${letterLists.marked}/u`, letterLists.unmarked, `i${kindCode('correspondence')}`, `i${kindCode('plans')}`];
  const [found, drafts] = await Promise.all([db.counters.bulkGet(names), db.drafts.where('updatedAt').above('').count()]);
  const [inbox = 0, inboxUnread = 0, mine = 0, unassigned = 0, outbox = 0, action = 0, late = 0, quarantine = 0, plans = 0, lettersMarked = 0, lettersMarkedUnread = 0, lettersUnmarked = 0, correspondence = 0, inboxPlans = 0] = found.map((counter) => counter?.n ?? 0);
  return { inbox, inboxUnread, mine, unassigned, drafts, outbox, needsAction: action + quarantine, late, quarantine, plans, lettersMarked, lettersMarkedUnread, lettersUnmarked, correspondence, inboxPlans };
}

export async function drafts(db: ArchiveDb): Promise<Draft[]> {
  const rows = await db.drafts.where('updatedAt').above('').reverse().toArray();
  return rows.flatMap((row) => (row.draft ? [row.draft] : []));
}
export const draftOf = async (db: ArchiveDb, id: string): Promise<Draft | null> => (await db.drafts.get(id))?.draft ?? null;

const workKinds = { rejected: 'rejected', overdue: 'overdue', failed: 'failed', 'waiting-retry': 'waiting-retry' } as const;
/** Late and quarantined items beyond this many are counted but not listed. */
const WORK_LIMIT = 500;

/** What a person must act on, gravest first: rejected, without answer, failed, waiting, then quarantine, then what came late. */
export async function workItems(db: ArchiveDb): Promise<WorkItem[]> {
  const [action, quarantine, late] = await Promise.all([
    db.outgoing.where('action').equals(1).limit(WORK_LIMIT).toArray(),
    db.quarantine.orderBy('at').reverse().filter((item) => item.settledAt === undefined).limit(WORK_LIMIT).toArray(),
    db.threads.where('views').between(...viewRange('i/l')).reverse().limit(WORK_LIMIT).toArray(),
  ]);
  const glns = [...new Set([...action.map((row) => row.receiverGln), ...late.map((row) => row.counterpartGln), ...quarantine.map((item) => item.senderGln)])].filter((gln) => gln !== undefined);
  const [contacts, threads] = await Promise.all([
    db.contacts.bulkGet(glns), db.threads.bulkGet(action.map((row) => row.threadId)),
  ]);
  const names = new Map(contacts.flatMap((contact) => (contact ? [[contact.gln, [contact.name, contact.unit].filter(Boolean).join(', ')] as const] : [])));
  const phones = new Map(contacts.flatMap((contact) => (contact ? [[contact.gln, contact.phone] as const] : [])));
  const order = ['rejected', 'failed', 'overdue', 'waiting-retry'];
  const outgoing = action.flatMap((row, index): WorkItem[] => {
    const kind = workKinds[row.state as keyof typeof workKinds];
    if (!kind) return [];
    return [{
      id: row.messageId, kind, at: row.lastEventAt, messageId: row.messageId, threadId: row.threadId, patientName: row.patientName, patientIds: row.patientIds,
      counterpart: row.receiver, attempt: row.attempt, events: row.events,
      ...(row.standard === undefined ? {} : { standard: row.standard }),
      ...(row.receiverGln === undefined ? {} : { counterpartGln: row.receiverGln, counterpartPhone: phones.get(row.receiverGln) }),
      category: row.category, topic: row.topic, nextAt: row.nextAt, assignee: threads[index]?.assignee,
    }];
  }).sort((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind) || (a.at < b.at ? -1 : 1));
  return [
    ...outgoing,
    ...quarantine.map((item): WorkItem => ({ id: item.id, kind: 'quarantine', at: item.at, events: [], quarantine: item, ...(item.senderGln === undefined ? {} : { counterpartGln: item.senderGln, counterpart: names.get(item.senderGln), counterpartPhone: phones.get(item.senderGln) }) })),
    ...late.map((row): WorkItem => ({
      id: `late:${row.threadId}`, kind: 'late', at: row.lastAt, messageId: row.lastMessageId, threadId: row.threadId, patientName: row.patientName, patientIds: row.patientIds,
      counterpart: row.counterpart, counterpartGln: row.counterpartGln, counterpartPhone: row.counterpartGln === undefined ? undefined : phones.get(row.counterpartGln),
      category: row.category, topic: row.topic, assignee: row.assignee, lateByMinutes: row.lateByMinutes, events: [],
    })),
  ];
}

/** Names that were found for organisations of messages that name them by number only, by each of their numbers. */
export async function lookedUpNames(db: ArchiveDb): Promise<ReadonlyMap<string, string>> {
  const names = new Map<string, string>();
  for (const { gln, sor, name, unit } of await db.names.toArray()) {
    if (name === undefined) continue;
    const text = [name, unit].filter(Boolean).join(', ');
    if (gln !== undefined && !names.has(gln)) names.set(gln, text);
    // A SOR code means one unit; a location number may be shared.
    if (sor !== undefined) names.set(sor, text);
  }
  return names;
}

export const contacts = (db: ArchiveDb): Promise<Contact[]> => db.contacts.toArray();

const PATIENT_LIMIT = 50;
/** Patients whose name or number begins with every word; without words the most recent ones. At most 50. */
export async function patients(db: ArchiveDb, search: string): Promise<PatientRow[]> {
  const [word, ...rest] = foldText(search);
  const found = word === undefined
    ? await db.patients.orderBy('lastAt').reverse().limit(PATIENT_LIMIT).toArray()
    : await db.patients.where('words').startsWith(word).distinct().filter((row) => rest.every((next) => row.words.some((own) => own.startsWith(next)))).limit(PATIENT_LIMIT).toArray();
  const counters = await db.counters.bulkGet(found.map((row) => planOf({ folder: 'inbox', patientKey: row.patientKey }, '').view));
  return found
    .map((row, index) => ({ ...publicPatient(row), threads: counters[index]?.n ?? 0 }))
    .sort((a, b) => (a.lastAt < b.lastAt ? 1 : -1));
}

export async function patientOf(db: ArchiveDb, patientKey: string): Promise<PatientRow | null> {
  const [row, counter] = await Promise.all([db.patients.get(patientKey), db.counters.get(planOf({ folder: 'inbox', patientKey }, '').view)]);
  if (!row) return null;
  return { ...publicPatient(row), threads: counter?.n ?? 0 };
}
