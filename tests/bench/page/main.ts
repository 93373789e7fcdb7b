/** The page that benchmarks of the archive run in; the runner calls what stands on `window`. */
import '../../../renderer/bridge-setup';
import { Dexie } from 'dexie';
import { ArchiveDb } from '../../../renderer/archive/store/schema';
import { benchmarks as ofTheArchive, fill } from '../archive/page';

const QUESTIONS = ['sår', 'medicin', 'bruno blodtryk', 'blodpr', '250947-9989 sår', 'træning knæ hofte', 'kommune svimmel', 'anja feberhoste'];
const median = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
const timed = async (work: () => Promise<unknown>): Promise<number> => { const begun = performance.now(); await work(); return performance.now() - begun; };

/** The very rows of a database written once more with nothing round them: one transaction per 500 rows and table. */
async function writeRaw(from: ArchiveDb): Promise<number> {
  const tables: { name: string; rows: unknown[] }[] = [];
  for (const table of from.tables) tables.push({ name: table.name, rows: await table.toArray() });
  const raw = new ArchiveDb(`${from.name}-raw`);
  await raw.open();
  const native = raw.backendDB();
  const ms = await timed(async () => {
    for (const { name, rows } of tables) {
      for (let start = 0; start < rows.length; start += 500) {
        await new Promise<void>((resolve, reject) => {
          const transaction = native.transaction([name], 'readwrite', { durability: 'strict' });
          transaction.oncomplete = () => { resolve(); };
          transaction.onerror = () => { reject(new Error(transaction.error?.name ?? 'unknown')); };
          for (const row of rows.slice(start, start + 500)) transaction.objectStore(name).put(row);
        });
      }
    }
  });
  raw.close();
  await Dexie.delete(raw.name);
  return ms;
}

/** Every message read with a cursor and its text looked through: what a search without an index is. */
const scanAll = (db: ArchiveDb, question: string): Promise<number> => timed(async () => {
  const words = question.toLowerCase().split(' ');
  let hits = 0;
  await db.bodies.each(({ view }) => {
    const text = JSON.stringify([view.patient?.name, view.topic, view.segments.map((segment) => segment.text)]).toLowerCase();
    if (words.every((word) => text.includes(word))) hits += 1;
  });
  return hits;
});

/** One archive for everything that only reads, and for the rebuild, which brings back the same. */
async function readingsOf(count: number, runs: number, rebuildRuns: number): Promise<{ search: number; scan: number; rebuild: number; raw: number }> {
  const filled = await fill(count);
  const searches: number[] = [];
  for (let run = 0; run < runs; run += 1) for (const question of QUESTIONS) searches.push(await timed(() => filled.archive.search(question)));
  const scans: number[] = [];
  for (const question of QUESTIONS.slice(0, 3)) scans.push(await scanAll(filled.db, question));
  const rebuilds: number[] = [];
  const raws: number[] = [];
  for (let run = 0; run < rebuildRuns; run += 1) {
    rebuilds.push(await timed(() => filled.archive.commands.rebuild()));
    raws.push(await writeRaw(filled.db));
  }
  await filled.archive.close();
  await Dexie.delete(filled.db.name);
  return { search: median(searches), scan: median(scans), rebuild: median(rebuilds), raw: median(raws) };
}

/** Longest time that a page with nothing to do runs nothing: what the machine itself costs. */
async function stallIdle(ms: number): Promise<number> {
  const end = performance.now() + ms;
  let last = performance.now();
  let longest = 0;
  const { port1, port2 } = new MessageChannel();
  await new Promise<void>((resolve) => {
    port2.onmessage = () => {
      const at = performance.now();
      longest = Math.max(longest, at - last);
      last = at;
      if (at < end) port1.postMessage(0); else resolve();
    };
    port1.postMessage(0);
  });
  port1.close();
  return longest;
}

export const benchmarks = { ...ofTheArchive, stallIdle, readingsOf };
declare global { interface Window { benchmarks: typeof benchmarks } }
window.benchmarks = benchmarks;
