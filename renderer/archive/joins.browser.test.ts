/** Letters and what belongs to them: one conversation whatever comes first, and the same after a rebuild. */
import { Dexie } from 'dexie';
import { afterEach, describe, expect, it } from 'vitest';
import { letterRecord, numbered } from '../../tests/doubles/letters';
import { mailroomDouble, type MailroomDouble } from '../../tests/doubles/mailroom';
import { makeMessages } from '../../tests/doubles/records';
import { discharge, edifact, latin1 } from '../../tests/fixtures/edifact-letters';
import { binaryLetter, correspondence, dischargeLetter, letterHead, others, planLetter } from '../../tests/fixtures/oioxml';
import type { MessageRecord } from '../../shared/messages';
import { openArchive, type Archive } from './archive';
import * as queries from './store/queries';
import type { ArchiveDb } from './store/schema';

const NOW = '2026-11-22T10:00:00.000Z';
const open: Archive[] = [];
let profiles = 0;

interface Rig { mailroom: MailroomDouble; archive: Archive; db: ArchiveDb }
async function rig(records: readonly MessageRecord[] = []): Promise<Rig> {
  const profileId = `test-joins-${performance.timeOrigin}-${++profiles}`;
  const mailroom = mailroomDouble({ profileId });
  const archive = openArchive({ bridge: mailroom.connect(), now: () => NOW, profileId, engine: 'page' });
  open.push(archive);
  await expect.poll(() => archive.database.get(), { timeout: 20_000 }).toBeDefined();
  const made = { mailroom, archive, db: archive.database.get()! };
  for (const record of records) await add(made, record);
  return made;
}
/** One at a time, each stored before the next comes. */
async function add({ mailroom, archive, db }: Rig, message: MessageRecord): Promise<void> {
  mailroom.add({ kind: 'message', message, ...(message.direction === 'out' ? { state: 'queued' as const } : {}) });
  await expect.poll(() => db.messages.get(message.messageId)).toBeDefined();
  await archive.idle();
}
afterEach(async () => {
  for (const archive of open.splice(0)) await archive.close();
  for (const { name } of await indexedDB.databases()) if (name?.startsWith('sektorpost-test-joins-')) await Dexie.delete(name);
});

/** What a person could see, without what depends on the order of arrival. */
async function picture(db: ArchiveDb) {
  return {
    threads: await db.threads.toArray(), outgoing: await db.outgoing.toArray(), joins: await db.joins.toArray(), counters: (await db.counters.toArray()).filter(({ n }) => n !== 0),
    facts: (await db.messages.toArray()).map((fact) => ({ ...fact, doc: 0 })),
  };
}

function permutations<T>(items: readonly T[]): T[][] {
  if (items.length <= 1) return [[...items]];
  return items.flatMap((item, index) => permutations([...items.slice(0, index), ...items.slice(index + 1)]).map((rest) => [item, ...rest]));
}

/** Comes to the same picture in every order, and after a rebuild; gives the last of them. */
async function inEveryOrder(records: readonly MessageRecord[]): Promise<Rig> {
  let before: Awaited<ReturnType<typeof picture>> | undefined;
  let last: Rig | undefined;
  for (const order of permutations(records)) {
    last = await rig(order);
    const now = await picture(last.db);
    expect(now, order.map(({ messageId }) => messageId).join(', ')).toEqual(before ??= now);
  }
  await last!.archive.commands.rebuild();
  expect(await picture(last!.db)).toEqual(before);
  return last!;
}

const letter = letterRecord(dischargeLetter());
const care = (id: string, threadId: string, answers: string | undefined, direction: 'in' | 'out', at: string): MessageRecord => {
  const [base] = makeMessages({ count: 1, sent: 0, seed: 5 }).records;
  const view = { ...base!.view, messageId: id, threadId, activity: answers ? 'reply-message' : 'new-message', sentAt: at, patient: letter.view.patient!, segments: [{ ...base!.view.segments[0]!, id: `seg-${id}`, at, messageId: id }], attachments: [] };
  return { ...base!, messageId: id, direction, at, view: answers === undefined ? view : { ...view, answers } };
};
const threadsOf = (db: ArchiveDb) => db.threads.filter(({ absorbed }) => absorbed !== true).toArray();

describe('what is written about a letter', () => {
  it('stands in its thread: our own question, and the answer to it', async () => {
    const question = care('q', 'fhir-thread', letter.messageId, 'out', '2026-11-19T08:00:00.000Z');
    const answer = care('a', 'fhir-thread', 'q', 'in', '2026-11-19T09:00:00.000Z');
    const { db } = await inEveryOrder([letter, question, answer]);
    expect(await threadsOf(db)).toMatchObject([{ threadId: letter.messageId, ids: [letter.messageId, 'q', 'a'], messages: 3, unread: 2, letter: { kind: 'inpatient', start: '2026-11-12', end: '2026-11-18', mark: 'probable' }, lastMessageId: 'a' }]);
    expect((await db.outgoing.get('q'))?.threadId).toBe(letter.messageId);
    // Who has the thread open under the name it had before finds it.
    expect((await queries.threadDetail(db, 'fhir-thread'))?.row.threadId).toBe(letter.messageId);
    expect(await queries.counts(db, 'MP')).toMatchObject({ inbox: 1, lettersMarked: 1, lettersMarkedUnread: 1, lettersUnmarked: 0, correspondence: 0 });
  });

  it('is found by search, once, from before and after the threads became one', async () => {
    const question = care('q', 'fhir-thread', letter.messageId, 'out', '2026-11-19T08:00:00.000Z');
    const { archive } = await rig([question, letter]);
    const hits = await archive.search('berggren');
    expect(hits.map(({ threadId }) => threadId)).toEqual([letter.messageId]);
    expect((await archive.search('væsketal')).map(({ messageId, snippet }) => [messageId, snippet?.text.includes('væsketal')])).toEqual([[letter.messageId, true]]);
    expect(await archive.search('blødende mavesår')).toHaveLength(1);
    expect(await archive.search('DJ159')).toHaveLength(0);
    expect(await archive.search('DK254')).toHaveLength(1);
  });

  it('moves the marks with the messages', async () => {
    const question = care('q', 'fhir-thread', undefined, 'in', '2026-11-19T08:00:00.000Z');
    const made = await rig([question]);
    await made.archive.commands.assign(['fhir-thread'], 'MP');
    await made.archive.commands.markRead(['q'], true);
    await add(made, care('q2', 'fhir-thread', letter.messageId, 'in', '2026-11-19T09:00:00.000Z'));
    await add(made, letter);
    expect(await threadsOf(made.db)).toMatchObject([{ threadId: letter.messageId, assignee: 'MP', unread: 2, messages: 3 }]);
    expect(await queries.counts(made.db, 'MP')).toMatchObject({ inbox: 1, mine: 1, unassigned: 0 });
  });
});

describe('letters that replace others', () => {
  const head = (episode: string) => letterHead('XD0133L', 'XDIS01', `<EpisodeOfCareIdentifier>${episode}</EpisodeOfCareIdentifier>`);
  const first = letterRecord(numbered(dischargeLetter({ head: head('e1') }), 'B1'));
  const corrected = letterRecord(numbered(dischargeLetter({ head: head('e1').replace('15:30', '16:30'), text: 'Rettet tekst.' }), 'B2', 'rettetbrev'));
  const cancelled = letterRecord(numbered(dischargeLetter({ head: head('e1').replace('15:30', '17:30') }), 'B3', 'annulleretbrev'));
  const other = letterRecord(numbered(dischargeLetter({ head: head('e2') }), 'B4'));

  it('stand in the thread of the earlier one, which no longer counts', async () => {
    const { db } = await inEveryOrder([first, corrected, other]);
    expect(await threadsOf(db)).toMatchObject([
      { threadId: first.messageId, ids: [first.messageId, corrected.messageId], letter: { corrected: true } }, { threadId: other.messageId, ids: [other.messageId] },
    ]);
    const [row] = await threadsOf(db);
    expect(row?.letter?.mark).toBeUndefined();
    expect(await queries.counts(db, '')).toMatchObject({ inbox: 2, lettersMarked: 1, lettersUnmarked: 1 });
  });

  it('take it back', async () => {
    const { db } = await inEveryOrder([first, cancelled]);
    expect(await threadsOf(db)).toMatchObject([{ ids: [first.messageId, cancelled.messageId], letter: { cancelled: true } }]);
    expect(await queries.counts(db, '')).toMatchObject({ lettersMarked: 0, lettersUnmarked: 1 });
  });

  it('leave letters of one episode apart where none of them replaces another', async () => {
    const { db } = await inEveryOrder([first, letterRecord(numbered(dischargeLetter({ head: head('e1') }), 'B5'))]);
    expect(await threadsOf(db)).toHaveLength(2);
  });

  it('are those of the same sender and kind only', async () => {
    const foreign = letterRecord(numbered(dischargeLetter({ head: head('e1') }), 'B6', 'rettetbrev').replaceAll('5790001382445', '5790000000036'));
    const outpatient = letterRecord(numbered(others.XD0233L!.replace('<StatusCode>nytbrev</StatusCode>', '<StatusCode>nytbrev</StatusCode><EpisodeOfCareIdentifier>e1</EpisodeOfCareIdentifier>'), 'B7', 'rettetbrev'));
    const { db } = await inEveryOrder([first, foreign, outpatient]);
    expect(await threadsOf(db)).toHaveLength(3);
  });
});

describe('binary letters', () => {
  const file = { sha256: 'f'.repeat(64), bytes: 6 };
  const binary = letterRecord(numbered(binaryLetter(), 'B9'), { files: [file] });

  it('are no row where a letter refers to their files, which are shown with it', async () => {
    const { db, archive } = await inEveryOrder([letter, binary]);
    expect((await threadsOf(db)).map(({ threadId }) => threadId)).toEqual([letter.messageId]);
    expect(await queries.counts(db, '')).toMatchObject({ inbox: 1, inboxUnread: 1 });
    const [attachment] = (await queries.threadDetail(db, letter.messageId))!.messages[0]!.view.attachments;
    expect(attachment).toMatchObject({ id: '317C2E58F6C14D798828EFDAF221283E', hasContent: true, ...file, contentType: 'application/pdf' });
    expect((await archive.search('berggren')).map(({ threadId }) => threadId)).toEqual([letter.messageId]);
    expect((await queries.patients(db, ''))[0]?.threads).toBe(1);
  });

  it('stand as rows while nothing refers to them', async () => {
    const made = await rig([binary]);
    expect(await threadsOf(made.db)).toMatchObject([{ threadId: binary.messageId, letter: { kind: 'file' }, attachments: 1 }]);
    const without = letterRecord(numbered(correspondence(), 'B10'));
    await add(made, without);
    expect(await threadsOf(made.db)).toHaveLength(2);
    expect((await queries.threadDetail(made.db, binary.messageId))?.messages[0]?.view.attachments[0]).toMatchObject(file);
  });

  it('keep their row while one of their files belongs to nobody', async () => {
    const two = letterRecord(numbered(binaryLetter(), 'B9').replace('</BinaryObject>', '</BinaryObject><BinaryObject><ObjectIdentifier>00000000000000000000000000000002</ObjectIdentifier><ObjectCode>tekstfil</ObjectCode><ObjectExtensionCode>pdf</ObjectExtensionCode><OriginalObjectSize>6</OriginalObjectSize><Object_Base64Encoded>JVBERi0x</Object_Base64Encoded></BinaryObject>'), { files: [file, { sha256: 'e'.repeat(64), bytes: 6 }] });
    const { db } = await inEveryOrder([letter, two]);
    expect(await threadsOf(db)).toHaveLength(2);
  });

  it('change nothing when they come again', async () => {
    const made = await rig([letter, binary]);
    const before = await picture(made.db);
    made.mailroom.add({ kind: 'message', message: binary });
    made.mailroom.add({ kind: 'message', message: letter });
    await expect.poll(async () => (await made.db.meta.get('archive'))?.watermark).toBe(4);
    expect(await picture(made.db)).toEqual(before);
    expect((await made.db.meta.get('archive'))?.docs).toBe(2);
  });
});

describe('the tabs of the inbox', () => {
  const quiet = letterRecord(numbered(dischargeLetter({ text: 'Uden anbefaling.' }), 'B20'));
  const newer = letterRecord(latin1(edifact([discharge])));
  const records = [letter, quiet, newer, letterRecord(numbered(others.XD0233L!, 'B21')), letterRecord(numbered(correspondence(), 'B22')), letterRecord(planLetter()), care('k', 'kt', undefined, 'in', '2026-11-19T08:00:00.000Z')];
  const read = async (db: ArchiveDb, query: Partial<Parameters<typeof queries.threadPages>[1]>, limit: number) => {
    const source = queries.threadPages(db, { folder: 'inbox', ...query }, 'MP');
    const rows: string[] = [];
    const slices: { after?: string; upTo: string; rows: string[] }[] = [];
    let after: string | undefined;
    for (;;) {
      const slice = await source.read({ limit, ...(after === undefined ? {} : { after }) });
      rows.push(...slice.rows.map(({ threadId }) => threadId));
      if (slice.lastKey === undefined) break;
      slices.push({ ...(after === undefined ? {} : { after }), upTo: slice.lastKey, rows: slice.rows.map(({ threadId }) => threadId) });
      if (!slice.more) break;
      after = slice.lastKey;
    }
    // A page that is fixed at its end reads the same rows again.
    for (const { rows: own, ...range } of slices) expect((await source.read({ ...range, limit })).rows.map(({ threadId }) => threadId)).toEqual(own);
    return { rows, total: await source.total() };
  };

  it('hold their kind, marked letters first, in both orders and any length of page', async () => {
    const { db, archive } = await rig(records);
    const all = await threadsOf(db);
    const sorted = (kind: (row: typeof all[0]) => boolean, order: 'newest' | 'oldest') => {
      const rows = all.filter(kind).sort((a, b) => (`${a.lastAt}|${a.threadId}` < `${b.lastAt}|${b.threadId}` ? -1 : 1)).map(({ threadId }) => threadId);
      return order === 'oldest' ? rows : rows.reverse();
    };
    const isLetter = ({ letter: own }: typeof all[0]) => own?.kind === 'inpatient' || own?.kind === 'outpatient';
    for (const order of ['newest', 'oldest'] as const) {
      const expected = [...sorted((row) => isLetter(row) && row.letter?.mark !== undefined, order), ...sorted((row) => isLetter(row) && row.letter?.mark === undefined, order)];
      for (const limit of [1, 2, 3, 50]) expect(await read(db, { kind: 'letters', order }, limit)).toEqual({ rows: expected, total: 4 });
      expect((await read(db, { kind: 'correspondence', order }, 1)).rows).toEqual(sorted((row) => row.letter?.kind === 'correspondence' || !row.letter, order));
      expect((await read(db, { kind: 'plans', order }, 50)).rows).toEqual(sorted((row) => row.letter?.kind === 'plan', order));
    }
    expect(await queries.counts(db, 'MP')).toMatchObject({ inbox: 7, lettersMarked: 2, lettersMarkedUnread: 2, lettersUnmarked: 2, correspondence: 2, inboxPlans: 1 });
    await archive.commands.markRead([letter.messageId], true);
    expect(await read(db, { kind: 'letters', filter: 'unread' }, 2)).toMatchObject({ total: 3 });
    expect((await read(db, { kind: 'letters', filter: 'unread' }, 2)).rows).not.toContain(letter.messageId);
    expect(await read(db, { kind: 'correspondence', filter: 'unread' }, 2)).toMatchObject({ total: 2 });
    await archive.commands.note(letter.messageId, 'Patienten er ringet op');
    expect((await db.threads.get(letter.messageId))?.letter?.noted).toBe(true);
    await archive.commands.handle([letter.messageId], true);
    expect(await queries.counts(db, 'MP')).toMatchObject({ lettersMarked: 1, lettersMarkedUnread: 1 });
    expect((await read(db, { kind: 'letters' }, 50)).rows).not.toContain(letter.messageId);
  });
});
