/**
 * Measurements of the archive in a real page: functions that return numbers, for a runner that calls them. Milliseconds
 * unless said otherwise. Each uses its own profile and deletes it afterwards.
 */
import { Dexie } from 'dexie';
import { openArchive, type Archive } from '../../../renderer/archive';
import { KeysetPages } from '../../../renderer/archive/store/paging';
import * as queries from '../../../renderer/archive/store/queries';
import { ArchiveDb } from '../../../renderer/archive/store/schema';
import { mailroomDouble, type MailroomDouble } from '../../doubles/mailroom';
import { makeMessages } from '../../doubles/records';

let serial = 0;
const newProfile = (): string => `bench-${Math.round(performance.timeOrigin)}-${++serial}`;
const now = (): string => new Date(performance.timeOrigin + performance.now()).toISOString();
const median = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;

async function until(look: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await look())) await new Promise((resolve) => { setTimeout(resolve, 2); });
}

interface Filled { archive: Archive; db: ArchiveDb; mailroom: MailroomDouble; profileId: string; ms: number; messages: number }

/** An archive that has taken in `count` messages through the product's own way: bridge, worker, one transaction per chunk. */
export async function fill(count: number, seed = 1): Promise<Filled> {
  const profileId = newProfile();
  const mailroom = mailroomDouble({ profileId });
  const { items, records } = makeMessages({ count, seed });
  const archive = openArchive({ bridge: mailroom.connect(), now, profileId });
  await until(() => archive.database.get() !== undefined);
  await archive.idle();
  const begun = performance.now();
  mailroom.addAll(items);
  await until(() => mailroom.handedOver === items.length);
  return { archive, db: archive.database.get()!, mailroom, profileId, ms: performance.now() - begun, messages: records.length };
}

async function drop({ archive, db }: Pick<Filled, 'archive' | 'db'>): Promise<void> {
  await archive.close();
  await Dexie.delete(db.name);
}

/** Messages a second into the archive, against a raw IndexedDB write of the very same rows in one transaction per 500 rows and table. */
export async function ingest(count: number): Promise<{ messagesPerSecond: number; rawPerSecond: number; ratio: number; rows: number }> {
  const filled = await fill(count);
  const tables: { name: string; rows: unknown[] }[] = [];
  for (const table of filled.db.tables) tables.push({ name: table.name, rows: await table.toArray() });
  const raw = new ArchiveDb(`sektorpost-${newProfile()}`);
  await raw.open();
  const native = raw.backendDB();
  const begun = performance.now();
  for (const { name, rows } of tables) {
    for (let from = 0; from < rows.length; from += 500) {
      await new Promise<void>((resolve, reject) => {
        const transaction = native.transaction([name], 'readwrite', { durability: 'strict' });
        transaction.oncomplete = () => { resolve(); };
        transaction.onerror = () => { reject(new Error(transaction.error?.name ?? 'unknown')); };
        for (const row of rows.slice(from, from + 500)) transaction.objectStore(name).put(row);
      });
    }
  }
  const rawMs = performance.now() - begun;
  raw.close();
  await Dexie.delete(raw.name);
  await drop(filled);
  return { messagesPerSecond: count / (filled.ms / 1000), rawPerSecond: count / (rawMs / 1000), ratio: filled.ms / rawMs, rows: tables.reduce((sum, table) => sum + table.rows.length, 0) };
}

/** Longest time the main thread could not run anything while `count` messages came in. */
export async function stallIngest(count: number): Promise<number> {
  const profileId = newProfile();
  const mailroom = mailroomDouble({ profileId });
  const { items } = makeMessages({ count });
  const archive = openArchive({ bridge: mailroom.connect(), now, profileId });
  await until(() => archive.database.get() !== undefined);
  await archive.idle();
  mailroom.addAll(items);
  let longest = 0;
  let last = performance.now();
  let running = true;
  const { port1, port2 } = new MessageChannel();
  const done = new Promise<void>((resolve) => {
    port2.onmessage = () => {
      const at = performance.now();
      longest = Math.max(longest, at - last);
      last = at;
      if (running) port1.postMessage(0); else resolve();
    };
  });
  port1.postMessage(0);
  await until(() => mailroom.handedOver === items.length);
  running = false;
  await done;
  port1.close();
  await drop({ archive, db: archive.database.get()! });
  return longest;
}

/** From opening the archive to the first 50 rows and all counters of the inbox, and the archive's own part of it (database already open). */
export async function openInbox(count: number, runs = 5): Promise<{ total: number; own: number }> {
  const filled = await fill(count);
  const { profileId, mailroom } = filled;
  await filled.archive.close();
  const totals: number[] = [];
  const owns: number[] = [];
  for (let run = 0; run < runs; run += 1) {
    const begun = performance.now();
    const archive = openArchive({ bridge: mailroom.connect(), now, profileId });
    await until(() => archive.database.get() !== undefined);
    const db = archive.database.get()!;
    const open = performance.now();
    const pages = new KeysetPages(queries.threadPages(db, { folder: 'inbox' }, 'MP'), 50, (error) => { throw error; });
    await Promise.all([queries.counts(db, 'MP'), new Promise<void>((resolve) => { const stop = pages.subscribe(() => { if (!pages.state.loading) { stop(); resolve(); } }); })]);
    owns.push(performance.now() - open);
    totals.push(performance.now() - begun);
    pages.close();
    await archive.idle();
    await archive.close();
  }
  await Dexie.delete(filled.db.name);
  return { total: median(totals), own: median(owns) };
}

const questions = ['sår', 'medicin', 'bruno blodtryk', 'blodpr', '250947-9989 sår', 'træning knæ hofte', 'kommune svimmel', 'anja feberhoste'];

/** Median over the questions and runs of asking the worker and getting 50 hits with their snippets, and the slowest of them. */
export async function searchTimes(count: number, runs = 5): Promise<{ median: number; slowest: number; hits: number }> {
  const filled = await fill(count);
  const times: number[] = [];
  let hits = 0;
  for (let run = 0; run < runs; run += 1) {
    for (const question of questions) {
      const begun = performance.now();
      hits += (await filled.archive.search(question)).length;
      times.push(performance.now() - begun);
    }
  }
  await drop(filled);
  return { median: median(times), slowest: Math.max(...times), hits: hits / runs };
}

/** From the command to the rebuilt archive. */
export async function rebuild(count: number): Promise<number> {
  const filled = await fill(count);
  const begun = performance.now();
  await filled.archive.commands.rebuild();
  const ms = performance.now() - begun;
  await drop(filled);
  return ms;
}

export const benchmarks = { ingest, stallIngest, openInbox, searchTimes, rebuild };
