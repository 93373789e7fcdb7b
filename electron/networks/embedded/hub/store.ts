/** The hub's database: LevelDB with flushed writes. Many writers share one flush (group commit); each is told only after it. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { ClassicLevel } from 'classic-level';
import type { ParcelHeader } from '../../../../shared/envelopes/parcel';

/** A copy of a parcel in a mailbox, until it is confirmed. */
export interface Entry {
  /** Counts up for ever, so that a late confirmation never hits another entry. */
  seq: number;
  header: ParcelHeader;
  inline: boolean;
  /** Milliseconds since 1970 at which it may be fetched, and how long that was when it came (a clock set back must not hold it longer). */
  dueAt: number;
  holdMs: number;
  damage?: number;
  /** How often a copy has been refused as damaged although it was good. */
  refusals: number;
}

/** What the hub remembers of every envelope id, for ever. */
export interface Seen { sha256: string; receiver: string; at: string }

interface Put { type: 'put'; key: string; value: unknown }
interface PutBytes { type: 'bytes'; key: string; value: Uint8Array }
interface Del { type: 'del'; key: string }
export type Operation = Put | PutBytes | Del;

interface Waiting { operations: Operation[]; resolve(): void; reject(error: Error): void }

const sequence = (seq: number) => String(seq).padStart(15, '0');

/** Keys, one prefix for each kind of record. */
export const keys = {
  entry: (gln: string, seq: number) => `b!${gln}!${sequence(seq)}`,
  /** Refused for good; kept for a person to look at. */
  deadLetter: (gln: string, seq: number) => `d!${gln}!${sequence(seq)}`,
  seen: (envelopeId: string) => `e!${envelopeId}`,
  content: (sha256: string) => `c!${sha256}`,
  /** Organisations that a real client has been. */
  claimed: (gln: string) => `o!${gln}`,
  sequence: 'm!sequence',
  faults: 'm!faults',
  version: 'm!version',
};

export class HubStore {
  private readonly waiting: Waiting[] = [];
  private flushing: Promise<void> | undefined;

  private constructor(private readonly db: ClassicLevel<string, unknown>) {}

  /** @throws when another process has the directory open, or when the disk can't be written. */
  static async open(directory: string): Promise<HubStore> {
    mkdirSync(directory, { recursive: true });
    const db = new ClassicLevel<string, unknown>(join(directory, 'store'), { valueEncoding: 'json' });
    await db.open();
    const store = new HubStore(db);
    const version = await store.get<number>(keys.version);
    if (version !== undefined && version !== 1) { await db.close(); throw new Error('hub-newer'); }
    if (version === undefined) await store.commit([{ type: 'put', key: keys.version, value: 1 }]);
    return store;
  }

  async get<T>(key: string): Promise<T | undefined> { return (await this.db.get(key)) as T | undefined; }
  async bytes(key: string): Promise<Uint8Array | undefined> { return this.db.get<string, Uint8Array>(key, { valueEncoding: 'view' }); }

  /** Records whose key begins with the prefix, in key order. */
  async *scan<T>(prefix: string): AsyncIterable<[string, T]> {
    for await (const [key, value] of this.db.iterator({ gte: prefix, lt: `${prefix}\uffff` })) yield [key, value as T];
  }

  /** All or nothing, and on the disk when the promise resolves. Batches are written in the order of the calls. */
  commit(operations: Operation[]): Promise<void> {
    return new Promise((resolve, reject) => {
      this.waiting.push({ operations, resolve, reject });
      this.flushing ??= this.flush();
    });
  }

  private async flush(): Promise<void> {
    while (this.waiting.length > 0) {
      const group = this.waiting.splice(0);
      try {
        await this.db.batch(group.flatMap((each) => each.operations).map((operation) => {
          if (operation.type === 'del') return { type: 'del' as const, key: operation.key };
          if (operation.type === 'put') return { type: 'put' as const, key: operation.key, value: operation.value };
          return { type: 'put' as const, key: operation.key, value: operation.value, valueEncoding: 'view' };
        }), { sync: true });
        for (const each of group) each.resolve();
      } catch (error) {
        for (const each of group) each.reject(error instanceof Error ? error : new Error(String(error)));
      }
    }
    this.flushing = undefined;
  }

  async close(): Promise<void> {
    await this.flushing;
    await this.db.close();
  }
}

