import { Dexie } from 'dexie';
import { afterEach, expect, it } from 'vitest';
import { makeMessages, self } from '../../../tests/doubles/records';
import type { MessageRecord } from '../../../shared/messages';
import type { PostingRow } from '../store/rows';
import { ArchiveDb } from '../store/schema';
import { applyItems } from '../store/write';
import { mergePosting, searchFields, SEGMENT_DOCS } from './postings';
import { search } from './query';
import { foldText } from './words';

const NOW = '2026-11-22T10:00:00.000Z';
const open: ArchiveDb[] = [];
let serial = 0;
async function filled(records: readonly MessageRecord[]): Promise<ArchiveDb> {
  const db = new ArchiveDb(`sektorpost-search-${performance.timeOrigin}-${++serial}`);
  open.push(db);
  for (let from = 0; from < records.length; from += 500) await applyItems(db, 'p', records.slice(from, from + 500).map((message, index) => ({ kind: 'message', seq: from + index + 1, message })), NOW);
  return db;
}
afterEach(async () => { for (const db of open.splice(0)) { db.close(); await Dexie.delete(db.name); } });

const made = makeMessages({ count: 1, sent: 0 }).records[0]!;
const base: MessageRecord = { ...made, view: { ...made.view, patient: { ids: [{ type: 'cpr', value: '2509479989' }], name: 'Bruno Test Elmer', deceased: false }, sender: { gln: '5790000000029', name: 'Odense Kommune (test)' } } };
const message = (id: string, text: string, minute: number, more: Partial<MessageRecord['view']> = {}): MessageRecord => {
  const at = new Date(Date.parse(base.at) + minute * 60_000).toISOString();
  return { ...base, messageId: id, at, view: { ...base.view, messageId: id, threadId: `t-${id}`, sentAt: at, topic: undefined, segments: [{ id: `s-${id}`, text, at, messageId: id }], attachments: [], receivers: [self], ...more } };
};
const found = async (db: ArchiveDb, text: string) => (await search(db, text, 50)).map((hit) => hit.messageId);

it('finds Danish words in both spellings, by beginnings, all words together, newest first', async () => {
  const db = await filled([message('a', 'Sårpleje på venstre ben', 1), message('b', 'Saarpleje hver dag', 3), message('c', 'Kost og ernæring', 2)]);
  expect(await found(db, 'sårpl')).toEqual(['b', 'a']);
  expect(await found(db, 'SAARPLEJE')).toEqual(['b', 'a']);
  expect(await found(db, 'saarpleje ven')).toEqual(['a']);
  expect(await found(db, 'ernaering')).toEqual(['c']);
  expect(await found(db, 'pleje')).toEqual([]);
  expect(await found(db, 's')).toEqual([]);
  expect(await found(db, 's kost')).toEqual(['c']);
  expect(await found(db, '')).toEqual([]);
});

it('finds by number, name, topic, organisation and file title, and says where', async () => {
  const patient = { ids: [{ type: 'x-ecpr' as const, value: '0703921VJ5' }], name: 'Uoplyst Testperson', deceased: false };
  const db = await filled([
    message('a', 'Tekst', 1, { patient }), message('b', 'Tekst', 2, { topic: 'Genoptræning' }),
    message('c', 'Tekst', 3, { sender: { gln: '5790000000036', name: 'Fysiotest Odense (test)' }, attachments: [{ id: 'f', title: 'Sårskema uge 47', hasContent: true }] }),
  ]);
  expect(await search(db, '070392-1vj5', 50)).toMatchObject([{ messageId: 'a', field: 'cpr', threadId: 't-a' }]);
  expect(await search(db, '0703921', 50)).toMatchObject([{ messageId: 'a' }]);
  expect((await search(db, '250947-9989', 50)).map((hit) => hit.messageId)).not.toContain('a');
  expect(await search(db, 'genoptraening', 50)).toMatchObject([{ field: 'topic', snippet: { text: 'Genoptræning', from: 0, to: 12 } }]);
  expect(await search(db, 'fysiotest', 50)).toMatchObject([{ messageId: 'c', field: 'organisation' }]);
  expect(await search(db, 'sårskema', 50)).toMatchObject([{ messageId: 'c', field: 'title' }]);
  expect((await search(db, 'uoplyst', 50))[0]).toMatchObject({ field: 'name', row: { patientName: 'Uoplyst Testperson' } });
});

it('shows one hit per thread and the text round the match', async () => {
  const long = `${'ord '.repeat(80)}nåleskift\n${'mere '.repeat(80)}`;
  const db = await filled([message('a', long, 1, { threadId: 't' }), message('b', 'nåleskift igen', 2, { threadId: 't' })]);
  const hits = await search(db, 'nåle', 50);
  expect(hits.map((hit) => hit.messageId)).toEqual(['b']);
  const [only] = await search(db, 'naaleskift mere', 50);
  const { snippet } = only!;
  expect(snippet!.text.slice(snippet!.from, snippet!.to)).toBe('nåleskift');
  expect(snippet!.text.length).toBeLessThan(220);
});

it('agrees with a plain scan over several segments and many small writes', async () => {
  const { records } = makeMessages({ count: SEGMENT_DOCS + 600, seed: 21, replies: 0 });
  const db = await filled(records);
  expect(await db.segments.count()).toBe(2);
  const words = new Map(records.map((record) => [record.messageId, foldText(searchFields(record).map((field) => field.text).join('\n'))]));
  for (const question of ['medicin', 'knæt', 'blodtryk', 'bruno søvn', '2509', 'hoste feber trap']) {
    const asked = foldText(question);
    const expected = records.filter((record) => asked.every((word) => words.get(record.messageId)!.some((own) => own.startsWith(word)))).sort((a, b) => (a.view.sentAt! < b.view.sentAt! ? 1 : -1)).map((record) => record.messageId);
    const hits = (await search(db, question, 10_000)).map((hit) => hit.messageId);
    expect([question, hits.length]).toEqual([question, expected.length]);
    expect(hits).toEqual(expected);
  }
}, 240_000);

it('merges new words and documents into a row without losing old ones', () => {
  const row: PostingRow = { bucket: 'sa', segment: 0, words: ['saar', 'salt'], ends: Uint32Array.of(2, 3), docs: Uint16Array.of(0, 4, 2) };
  const merged = mergePosting(row, new Map([['salt', [7]], ['sagt', [5, 7]]]));
  expect([merged.words, [...merged.ends], [...merged.docs]]).toEqual([['saar', 'sagt', 'salt'], [2, 4, 6], [0, 4, 5, 7, 2, 7]]);
});
