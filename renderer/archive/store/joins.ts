/**
 * Which conversations are one. A message names its own thread; letters in the old formats have none, so they are tied by what
 * they name: a reply names the letter it answers, a corrected letter shares number or episode with the earlier one, and a binary
 * letter carries files that another letter refers to. Ties only ever join, never part, and the joined thread has the smallest
 * name of its parts: so the order in which messages come makes no difference, and a rebuild gives the same.
 */
import type { MessageRecord } from '../../../shared/messages';
import { threadIdOf } from './facts';
import type { JoinRow, MessageFacts } from './rows';
import type { ArchiveDb } from './schema';

/** `lokationsnummer#brevid`: how a letter is known, and how an answer names it (CC-S-51). */
const letterName = /^\d{13}#./;
const isLetterName = (id: string): boolean => letterName.test(id);

/** Letters before other threads, then the smaller name. */
const first = (a: string, b: string): string => (isLetterName(a) === isLetterName(b) ? (a < b ? a : b) : isLetterName(a) ? a : b);

const aliasKey = (threadId: string): string => `t:${threadId}`;
const fileKey = (identifier: string): string => `f:${identifier}`;

const isBinary = ({ view }: MessageRecord): boolean => view.standard === 'binary-letter';

interface Ties {
  /** Letters with one of these in common are one conversation as soon as one of them says that it replaces or takes back another. */
  letters: string[];
  replaces: boolean;
  /** The letter that is answered. */
  answers?: string;
  /** Files that the letter refers to. */
  refers: string[];
  /** Files that it carries for others. */
  carries: string[];
}

function tiesOf(record: MessageRecord): Ties | undefined {
  const { view } = record;
  const { letter, answers } = view;
  const answered = answers !== undefined && isLetterName(answers) ? { answers } : {};
  if (!letter) return answered.answers === undefined ? undefined : { letters: [], replaces: false, ...answered, refers: [], carries: [] };
  if (isBinary(record)) return { letters: [], replaces: false, refers: [], carries: view.attachments.map(({ id }) => id) };
  const { head } = letter;
  const sender = letter.sender?.gln ?? view.sender.gln ?? '';
  const own = JSON.stringify([view.standard, head.type ?? '', sender]);
  return {
    letters: [...(head.identifier === '' ? [] : [`n:${own}${head.identifier}`]), ...(head.episode === undefined ? [] : [`e:${own}${head.episode}`])],
    replaces: head.corrected || head.cancelled, ...answered, carries: [],
    refers: letter.references.flatMap(({ file }) => (file && file.identifier !== '' ? [file.identifier.slice(0, 256)] : [])),
  };
}

export interface Joins {
  /** The conversation that stands for a thread. */
  threadOf(threadId: string): string;
  /** Conversations that went up in others by these messages: old name to new. */
  readonly moved: ReadonlyMap<string, string>;
  /** Binary letters of which every file belongs to another letter: they are no conversation of their own. */
  readonly absorbed: ReadonlySet<string>;
}

const none: Joins = { threadOf: (threadId) => threadId, moved: new Map(), absorbed: new Set() };

/** Reads the ties that these messages touch, adds theirs, and stores what came of it. Runs in the caller's transaction; the same messages again change nothing. */
export async function tie(db: ArchiveDb, records: readonly MessageRecord[]): Promise<Joins> {
  const tied = records.flatMap((record) => { const ties = tiesOf(record); return ties ? [{ record, ties }] : []; });
  // Where no letter ever came there is nothing to look up.
  if (tied.length === 0 && !(await db.joins.toCollection().first())) return none;
  const book = new Book(db);
  await book.load(records.map((record) => aliasKey(threadIdOf(record))), tied.flatMap(({ ties }) => [
    ...ties.letters, ...(ties.answers === undefined ? [] : [aliasKey(ties.answers)]), ...[...ties.refers, ...ties.carries].map(fileKey),
  ]));
  for (const { record, ties } of tied) {
    const own = threadIdOf(record);
    if (ties.answers !== undefined) book.join(own, ties.answers);
    for (const key of ties.letters) book.meet(key, own, ties.replaces);
    for (const identifier of ties.refers) book.refer(identifier);
    for (const identifier of ties.carries) book.carry(identifier, record.messageId);
  }
  const absorbed = await book.absorbed(new Map(tied.flatMap(({ record, ties }) => (isBinary(record) ? [[record.messageId, ties.carries] as const] : []))));
  await book.write();
  return { threadOf: (threadId) => book.nameOf(threadId), moved: book.moved(), absorbed };
}

class Book {
  #rows = new Map<string, JoinRow | undefined>();
  #changed = new Set<string>();
  #losers = new Set<string>();
  #newlyReferred = new Set<string>();

  constructor(private readonly db: ArchiveDb) {}

  async #read(keys: readonly string[]): Promise<void> {
    const absent = [...new Set(keys)].filter((key) => !this.#rows.has(key));
    if (absent.length === 0) return;
    const rows = await this.db.joins.bulkGet(absent);
    absent.forEach((key, index) => { this.#rows.set(key, rows[index]); });
  }

  /** Rows, the threads they name, and the names those go by. */
  async load(...keys: string[][]): Promise<void> {
    await this.#read(keys.flat());
    await this.#read([...this.#rows.values()].flatMap((row) => row?.threads?.map(aliasKey) ?? []));
    await this.#read([...this.#rows.values()].flatMap((row) => (row?.to === undefined ? [] : [aliasKey(row.to)])));
  }

  nameOf(threadId: string): string { return this.#rows.get(aliasKey(threadId))?.to ?? threadId; }

  #put(row: JoinRow): void {
    this.#rows.set(row.key, row);
    this.#changed.add(row.key);
  }

  join(a: string, b: string): void {
    const [one, other] = [this.nameOf(a), this.nameOf(b)];
    if (one === other) return;
    const name = first(one, other);
    const loser = name === one ? other : one;
    const members = [...new Set([...this.#members(one), ...this.#members(other)])].sort();
    for (const member of members) this.#put({ key: aliasKey(member), to: name, ...(member === name ? { members } : {}) });
    this.#losers.add(loser);
  }

  #members(name: string): string[] { return this.#rows.get(aliasKey(name))?.members ?? [name]; }

  meet(key: string, threadId: string, replaces: boolean): void {
    const row = this.#rows.get(key);
    const threads = [...new Set([...row?.threads ?? [], threadId])].sort();
    const joins = row?.joins === true || replaces;
    if (threads.length !== row?.threads?.length || joins !== (row.joins === true)) this.#put({ key, threads, ...(joins ? { joins } : {}) });
    if (joins) for (const other of threads) this.join(threads[0]!, other);
  }

  refer(identifier: string): void {
    const key = fileKey(identifier);
    const row = this.#rows.get(key);
    if (row?.referred) return;
    this.#put({ ...row, key, referred: true });
    this.#newlyReferred.add(key);
  }

  carry(identifier: string, messageId: string): void {
    const key = fileKey(identifier);
    const row = this.#rows.get(key);
    if (row?.carriers?.includes(messageId)) return;
    this.#put({ ...row, key, carriers: [...row?.carriers ?? [], messageId].sort() });
  }

  /** `carried`: the files of the binary letters at hand, by message. Others that a reference now concerns are looked up. */
  async absorbed(carried: Map<string, string[]>): Promise<Set<string>> {
    const others = [...new Set([...this.#newlyReferred].flatMap((key) => this.#rows.get(key)?.carriers ?? []))].filter((id) => !carried.has(id));
    if (others.length > 0) for (const fact of await this.db.messages.bulkGet(others)) if (fact) carried.set(fact.messageId, fact.attachmentIds);
    await this.#read([...carried.values()].flat().map(fileKey));
    return new Set([...carried].filter(([, files]) => files.length > 0 && files.every((file) => this.#rows.get(fileKey(file))?.referred)).map(([messageId]) => messageId));
  }

  moved(): Map<string, string> { return new Map([...this.#losers].map((loser) => [loser, this.nameOf(loser)])); }

  async write(): Promise<void> {
    await this.db.joins.bulkPut([...this.#changed].flatMap((key) => this.#rows.get(key) ?? []));
  }
}

/** Where threads are now, for names from before they were joined. */
export async function presentNames(db: ArchiveDb, threadIds: readonly string[]): Promise<(threadId: string) => string> {
  const rows = await db.joins.bulkGet([...new Set(threadIds)].map(aliasKey));
  const names = new Map(rows.flatMap((row) => (row?.to === undefined ? [] : [[row.key, row.to] as const])));
  return (threadId) => names.get(aliasKey(threadId)) ?? threadId;
}

/** Messages of conversations that went up in others, under their new thread. Their rows are gone afterwards; the caller computes the new ones. */
export async function moveMessages(db: ArchiveDb, moved: ReadonlyMap<string, string>, idsOf: (threadId: string) => readonly string[]): Promise<Map<string, MessageFacts>> {
  const ids = [...moved].flatMap(([from, to]) => idsOf(from).map((id) => [id, to] as const));
  if (ids.length === 0) return new Map();
  const target = new Map(ids);
  const facts = (await db.messages.bulkGet([...target.keys()])).flatMap((fact) => (fact ? [{ ...fact, threadId: target.get(fact.messageId)! }] : []));
  const sent = (await db.outgoing.bulkGet(facts.filter(({ direction }) => direction === 'out').map(({ messageId }) => messageId))).flatMap((row) => (row ? [{ ...row, threadId: target.get(row.messageId)! }] : []));
  await Promise.all([db.messages.bulkPut(facts), db.outgoing.bulkPut(sent), db.threads.bulkDelete([...moved.keys()])]);
  return new Map(facts.map((fact) => [fact.messageId, fact]));
}
