/**
 * Gaps that were found and not told yet. A repair leaves a ledger in which nothing is wrong any more: should the process die before
 * anybody has asked, this file is all that knows of it.
 */
import { z } from 'zod';
import { readIfThere, replaceFile } from '../../node/files';
import { rm } from 'node:fs/promises';

const notesSchema = z.array(z.string());

export interface GapNotes {
  /** What was found, in words for the log; earlier processes' first. */
  readonly all: readonly string[];
  /** Durable when it resolves; comes before the first step of any repair. */
  add(found: readonly string[]): Promise<void>;
  /** Somebody has been told. What is found afterwards is noted anew. */
  told(): Promise<void>;
}

export async function openGapNotes(path: string): Promise<GapNotes> {
  let untold: string[] = [];
  const bytes = await readIfThere(path);
  if (bytes) {
    // Damaged itself, it still says that something was.
    try { untold = notesSchema.parse(JSON.parse(bytes.toString('utf8'))); } catch { untold = ['notes-damaged']; }
  }
  const all = [...untold];
  return {
    get all() { return all; },
    async add(found) {
      const fresh = found.filter((gap) => !untold.includes(gap));
      if (fresh.length === 0) return;
      await replaceFile(path, `${JSON.stringify([...untold, ...fresh])}\n`);
      untold = [...untold, ...fresh];
      for (const gap of fresh) if (!all.includes(gap)) all.push(gap);
    },
    async told() {
      if (untold.length === 0) return;
      await rm(path, { force: true });
      untold = [];
    },
  };
}
