/**
 * The snapshot on the disk: a file of entries named by the hash of its bytes, and a small file that says which one stands. The
 * former snapshot stands until the small file has been replaced, so that a crash at any point leaves one whole register, the old
 * or the new; what a crash left over goes at the next start.
 */
import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { CodedError } from '../../../shared/contract';
import { registerEntrySchema, registerSnapshotSchema, type RegisterEntry, type RegisterSnapshot } from '../../../shared/messages';
import { makeDirectory, readIfThere, replaceFile, systemCode } from '../../node/files';
import { sha256Of } from '../../node/hash';

const SCHEMA = 1;
const currentSchema = z.object({ schema: z.literal(SCHEMA), snapshot: registerSnapshotSchema });

export interface Stored { snapshot: RegisterSnapshot; entries: RegisterEntry[] }
export type Opened = { state: 'none' | 'newer' | 'damaged' } | ({ state: 'ready' } & Stored);

export interface RegisterStore {
  /** Never throws for what lies on the disk. */
  open(): Promise<Opened>;
  /** Durable and in force when it resolves. */
  replace(facts: Omit<RegisterSnapshot, 'id'>, entries: readonly RegisterEntry[]): Promise<RegisterSnapshot>;
  remove(): Promise<void>;
}

/** `step` is awaited between two durable acts; tests end the process there. CodedError `register-newer` for every change of a newer program's register. */
export function createRegisterStore(directory: string, step: (name: RegisterStep) => void | Promise<void> = () => undefined): RegisterStore {
  const currentFile = join(directory, 'current.json');
  const fileOf = (id: string) => join(directory, `${id}.json`);

  async function guard(): Promise<void> { if ((await readCurrent()).state === 'newer') throw new CodedError('register-newer'); }

  async function readCurrent(): Promise<{ state: 'none' | 'newer' | 'damaged' } | { state: 'ready'; snapshot: RegisterSnapshot }> {
    const bytes = await readIfThere(currentFile);
    if (!bytes) return { state: 'none' };
    let value: unknown;
    try { value = JSON.parse(bytes.toString('utf8')); } catch { return { state: 'damaged' }; }
    const schema = z.object({ schema: z.number() }).safeParse(value);
    if (schema.success && schema.data.schema > SCHEMA) return { state: 'newer' };
    const current = currentSchema.safeParse(value);
    return current.success ? { state: 'ready', snapshot: current.data.snapshot } : { state: 'damaged' };
  }

  /** Snapshots that nothing names, and rests of files that were being written. */
  async function tidy(keep: string | undefined): Promise<void> {
    const names = await readdir(directory).catch((error: unknown) => { if (systemCode(error) === 'ENOENT') return []; throw error; });
    for (const name of names) if ((/^[0-9a-f]{64}\.json$/.test(name) && name !== `${keep ?? ''}.json`) || name.endsWith('.tmp')) await rm(join(directory, name), { force: true });
  }

  return {
    async open() {
      const current = await readCurrent();
      if (current.state !== 'ready') { if (current.state === 'none') await tidy(undefined); return current; }
      const { snapshot } = current;
      await tidy(snapshot.id);
      const bytes = await readIfThere(fileOf(snapshot.id));
      // The name is the hash of bytes that we wrote: with it right, every row is as it was checked.
      if (!bytes || sha256Of(bytes) !== snapshot.id) return { state: 'damaged' };
      return { state: 'ready', snapshot, entries: JSON.parse(bytes.toString('utf8')) as RegisterEntry[] };
    },
    async replace(facts, entries) {
      await guard();
      await makeDirectory(directory);
      const bytes = Buffer.from(JSON.stringify(z.array(registerEntrySchema).parse(entries)), 'utf8');
      const id = sha256Of(bytes);
      const snapshot = registerSnapshotSchema.parse({ ...facts, id });
      await replaceFile(fileOf(id), bytes);
      await step('register:after-snapshot');
      await replaceFile(currentFile, `${JSON.stringify({ schema: SCHEMA, snapshot }, undefined, 2)}\n`);
      await step('register:after-current');
      await tidy(id);
      return snapshot;
    },
    async remove() {
      await guard();
      await rm(currentFile, { force: true });
      await step('register:after-removed');
      await tidy(undefined);
    },
  };
}

export const registerSteps = ['register:after-snapshot', 'register:after-current', 'register:after-removed'] as const;
export type RegisterStep = (typeof registerSteps)[number];
