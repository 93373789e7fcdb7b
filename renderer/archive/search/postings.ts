/**
 * The full-text index: postings in IndexedDB rows, in segments of 4,096 messages and buckets of words with the same first
 * two letters. Storing messages rewrites only the buckets they touch in the newest segment; nothing is ever loaded or
 * written whole. Messages are immutable and never deleted, so there is no removal.
 */
import type { Instant, MessageRecord } from '../../../shared/messages';
import type { DocRow, PostingRow, SegmentRow } from '../store/rows';
import type { ArchiveDb } from '../store/schema';
import { foldText } from './words';

/** Offsets within a segment fit 16 bits, and the rows of the open segment stay cheap to rewrite. */
export const SEGMENT_DOCS = 4096;
const BUCKET_LETTERS = 2;
const BLOCK_DOCS = 32;
const blockOf = (doc: number): number => Math.floor(doc / BLOCK_DOCS);

export const bucketOf = (word: string): string => word.slice(0, BUCKET_LETTERS);

export interface SearchField { field: 'name' | 'cpr' | 'text' | 'topic' | 'organisation' | 'title'; text: string }

/** What of a message can be found, field by field, in the order in which a match is named. */
export function searchFields({ view }: MessageRecord): SearchField[] {
  const fields: SearchField[] = [];
  const add = (field: SearchField['field'], text: string | undefined) => { if (text) fields.push({ field, text }); };
  add('name', view.patient?.name);
  for (const id of view.patient?.ids ?? []) add('cpr', id.value);
  add('topic', view.topic);
  for (const segment of view.segments) add('text', segment.text);
  if (view.letter && view.letter.form !== 'text') for (const { code, text } of view.letter.diagnoses) { add('text', text); add('text', code); }
  for (const attachment of view.attachments) add('title', attachment.title);
  for (const organisation of [view.sender, ...view.receivers]) { add('organisation', organisation.name); add('organisation', organisation.gln); }
  add('name', view.specificSender?.name);
  add('name', view.specificRecipient?.name);
  for (const segment of view.segments) add('name', segment.author);
  return fields;
}

export interface IndexedDoc { doc: number; record: MessageRecord; threadId: string; at: Instant }

/** Adds documents with growing numbers. Runs inside the caller's transaction (postings, docs, segments). */
export async function indexDocs(db: ArchiveDb, added: readonly IndexedDoc[]): Promise<void> {
  if (added.length === 0) return;
  const additions = new Map<number, Map<string, Map<string, number[]>>>();
  for (const { doc, record } of added) {
    const segment = Math.floor(doc / SEGMENT_DOCS);
    const buckets = getOr(additions, segment, () => new Map<string, Map<string, number[]>>());
    const words = new Set(searchFields(record).flatMap((field) => foldText(field.text)));
    for (const word of words) getOr(getOr(buckets, bucketOf(word), () => new Map<string, number[]>()), word, () => []).push(doc % SEGMENT_DOCS);
  }
  const keys = [...additions].flatMap(([segment, buckets]) => [...buckets.keys()].map((bucket): [string, number] => [bucket, segment]));
  const segmentNumbers = [...additions.keys()];
  const blocks = [...new Set(added.map(({ doc }) => blockOf(doc)))];
  // Numbers grow, so only the first block can have a part already.
  const [rows, segments, begun] = await Promise.all([db.postings.bulkGet(keys), db.segments.bulkGet(segmentNumbers), db.docs.get(blocks[0] ?? 0)]);
  const merged = keys.map(([bucket, segment], index) => mergePosting(rows[index] ?? emptyRow(bucket, segment), additions.get(segment)?.get(bucket) ?? new Map<string, number[]>()));
  const times = segmentNumbers.map((segment, index) => withTimes(segments[index], segment, added));
  await Promise.all([db.postings.bulkPut(merged), db.docs.bulkPut(blocks.map((block, index) => withDocs(index === 0 ? begun : undefined, block, added))), db.segments.bulkPut(times)]);
}

const emptyRow = (bucket: string, segment: number): PostingRow => ({ bucket, segment, words: [], ends: new Uint32Array(0), docs: new Uint16Array(0) });

/** Both sides sorted by word; new documents come after all that are there, so each list stays sorted by appending. */
export function mergePosting(row: PostingRow, additions: ReadonlyMap<string, readonly number[]>): PostingRow {
  const fresh = [...additions.keys()].filter((word) => !has(row.words, word));
  const words = fresh.length === 0 ? row.words : [...row.words, ...fresh].sort();
  let added = 0;
  for (const list of additions.values()) added += list.length;
  const docs = new Uint16Array(row.docs.length + added);
  const ends = new Uint32Array(words.length);
  let write = 0;
  let old = 0;
  for (let index = 0; index < words.length; index += 1) {
    const word = words[index] ?? '';
    if (row.words[old] === word) {
      const from = old === 0 ? 0 : row.ends[old - 1] ?? 0;
      const list = row.docs.subarray(from, row.ends[old]);
      docs.set(list, write);
      write += list.length;
      old += 1;
    }
    const more = additions.get(word);
    if (more) {
      docs.set(more, write);
      write += more.length;
    }
    ends[index] = write;
  }
  return { bucket: row.bucket, segment: row.segment, words, ends, docs };
}

function withDocs(row: DocRow | undefined, block: number, added: readonly IndexedDoc[]): DocRow {
  const own = added.filter(({ doc }) => blockOf(doc) === block);
  return { block, messageIds: [...row?.messageIds ?? [], ...own.map(({ record }) => record.messageId)], threadIds: [...row?.threadIds ?? [], ...own.map(({ threadId }) => threadId)] };
}

/** The messages of documents, in their order. */
export async function readDocs(db: ArchiveDb, docs: readonly number[]): Promise<{ messageId: string; threadId: string }[]> {
  const blocks = [...new Set(docs.map(blockOf))];
  const rows = new Map((await db.docs.bulkGet(blocks)).flatMap((row) => (row ? [[row.block, row] as const] : [])));
  return docs.flatMap((doc) => {
    const row = rows.get(blockOf(doc));
    const messageId = row?.messageIds[doc % BLOCK_DOCS];
    const threadId = row?.threadIds[doc % BLOCK_DOCS];
    return messageId === undefined || threadId === undefined ? [] : [{ messageId, threadId }];
  });
}

function withTimes(row: SegmentRow | undefined, segment: number, added: readonly IndexedDoc[]): SegmentRow {
  const own = added.filter(({ doc }) => Math.floor(doc / SEGMENT_DOCS) === segment);
  const times = new Uint32Array(Math.max(row?.times.length ?? 0, ...own.map(({ doc }) => doc % SEGMENT_DOCS + 1)));
  if (row) times.set(row.times);
  for (const { doc, at } of own) times[doc % SEGMENT_DOCS] = Math.max(0, Math.floor(Date.parse(at) / 1000));
  return { segment, times };
}

/** Index of the first word that is not before `word`. */
export function lowerBound(words: readonly string[], word: string): number {
  let low = 0;
  let high = words.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((words[middle] ?? '') < word) low = middle + 1;
    else high = middle;
  }
  return low;
}
const has = (words: readonly string[], word: string): boolean => words[lowerBound(words, word)] === word;

function getOr<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  const found = map.get(key);
  if (found !== undefined) return found;
  const made = make();
  map.set(key, made);
  return made;
}
