/** Answers a search: every word must occur as the beginning of a word; newest first; one hit per thread. */
import { Dexie } from 'dexie';
import type { MessageRecord } from '../../../shared/messages';
import { presentNames } from '../store/joins';
import { publicThread } from '../store/queries';
import type { PostingRow } from '../store/rows';
import type { ArchiveDb } from '../store/schema';
import type { SearchHit } from '../types';
import { bucketOf, lowerBound, readDocs, searchFields, SEGMENT_DOCS } from './postings';
import { findPrefix, foldText } from './words';

/** Shortest word that is looked up; single letters occur everywhere. */
const MIN_WORD = 2;
/** More words than this narrow nothing any more. */
const MAX_WORDS = 12;
const SNIPPET_BEFORE = 40;
const SNIPPET_LENGTH = 160;

export const searchWords = (text: string): string[] => [...new Set(foldText(text))].filter((word) => word.length >= MIN_WORD).slice(0, MAX_WORDS);

export async function search(db: ArchiveDb, text: string, limit: number): Promise<SearchHit[]> {
  const words = searchWords(text);
  if (words.length === 0) return [];
  return db.transaction('r', [db.postings, db.segments, db.docs, db.threads, db.bodies, db.joins], async () => {
    // Longest first: it is rarest, and later words only thin out the segments that are left.
    const matches = await matchAll(db, [...words].sort((a, b) => b.length - a.length));
    const ordered = await newestFirst(db, matches);
    const hits: { messageId: string; threadId: string }[] = [];
    const seen = new Set<string>();
    for (let from = 0; from < ordered.length && hits.length < limit; from += limit * 2) {
      const docs = await readDocs(db, ordered.slice(from, from + limit * 2));
      // The index keeps the thread that a message came in; it may have gone up in another since.
      const nameOf = await presentNames(db, docs.map((doc) => doc.threadId));
      for (const { messageId, threadId } of docs) {
        const name = nameOf(threadId);
        if (seen.has(name) || hits.length >= limit) continue;
        seen.add(name);
        hits.push({ messageId, threadId: name });
      }
    }
    const [threads, bodies] = await Promise.all([db.threads.bulkGet(hits.map((hit) => hit.threadId)), db.bodies.bulkGet(hits.map((hit) => hit.messageId))]);
    return hits.flatMap((hit, index): SearchHit[] => {
      const thread = threads[index];
      const body = bodies[index];
      return thread && !thread.absorbed && body ? [{ threadId: hit.threadId, messageId: hit.messageId, row: publicThread(thread), ...describe(body, words) }] : [];
    });
  });
}

/** Per segment, which documents contain every word. A document's mark counts the words found so far. */
async function matchAll(db: ArchiveDb, words: readonly string[]): Promise<Map<number, Uint8Array>> {
  let marks = new Map<number, Uint8Array>();
  for (const [step, word] of words.entries()) {
    const bucket = bucketOf(word);
    const rows = await db.postings.where('[bucket+segment]').between([bucket, Dexie.minKey], [bucket, Dexie.maxKey]).toArray();
    const left = new Map<number, Uint8Array>();
    for (const row of rows) {
      const mark = step === 0 ? new Uint8Array(SEGMENT_DOCS) : marks.get(row.segment);
      if (mark && markDocs(row, word, mark, step)) left.set(row.segment, mark);
    }
    marks = left;
  }
  for (const mark of marks.values()) for (let doc = 0; doc < mark.length; doc += 1) mark[doc] = mark[doc] === words.length ? 1 : 0;
  return marks;
}

function markDocs(row: PostingRow, prefix: string, mark: Uint8Array, step: number): boolean {
  let any = false;
  for (let index = lowerBound(row.words, prefix); index < row.words.length && row.words[index]?.startsWith(prefix); index += 1) {
    for (let at = index === 0 ? 0 : row.ends[index - 1] ?? 0; at < (row.ends[index] ?? 0); at += 1) {
      const doc = row.docs[at] ?? 0;
      if (mark[doc] !== step) continue;
      mark[doc] = step + 1;
      any = true;
    }
  }
  return any;
}

/** Room for a million documents below the time, so that one sort of numbers orders both. */
const DOC_SPACE = 2 ** 20;

async function newestFirst(db: ArchiveDb, matches: Map<number, Uint8Array>): Promise<number[]> {
  const segments = await db.segments.bulkGet([...matches.keys()]);
  const keys: number[] = [];
  for (const row of segments) {
    const mark = row ? matches.get(row.segment) : undefined;
    if (!row || !mark) continue;
    for (let doc = 0; doc < row.times.length; doc += 1) if (mark[doc] === 1) keys.push((row.times[doc] ?? 0) * DOC_SPACE + row.segment * SEGMENT_DOCS + doc);
  }
  return [...Float64Array.from(keys).sort().reverse()].map((key) => key % DOC_SPACE);
}

/** Which field matched, and the text round the match. Running text and titles get a snippet; names and numbers are on the row already. */
function describe(record: MessageRecord, words: readonly string[]): Pick<SearchHit, 'field' | 'snippet'> {
  for (const { field, text } of searchFields(record)) {
    const range = findPrefix(text, words);
    if (!range) continue;
    if (field === 'cpr') return { field };
    return { field, snippet: snippetOf(text, range) };
  }
  return { field: 'text' };
}

function snippetOf(text: string, range: { from: number; to: number }): { text: string; from: number; to: number } {
  let start = Math.max(0, range.from - SNIPPET_BEFORE);
  if (start > 0) {
    const space = text.indexOf(' ', start);
    if (space >= 0 && space < range.from) start = space + 1;
  }
  const end = Math.max(range.to, Math.min(text.length, start + SNIPPET_LENGTH));
  const before = start > 0 ? '… ' : '';
  const after = end < text.length ? ' …' : '';
  // Line breaks become spaces one for one, so that the numbers stay right.
  const piece = text.slice(start, end).replace(/[\r\n\t]/g, ' ');
  return { text: before + piece + after, from: range.from - start + before.length, to: range.to - start + before.length };
}
