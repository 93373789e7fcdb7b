/**
 * Takes what the mailroom hands over into the database. One tab at a time does it. Storing comes first and `handover.done`
 * after it, so a kill between the two only repeats a step that changes nothing.
 */
import { CodedError } from '../../shared/contract';
import type { BridgeClient } from '../../shared/contract';
import type { HandoverItem, Instant, RebuildPage } from '../../shared/messages';
import type { Engine } from './engine';
import type { ArchiveDb } from './store/schema';

/** Items fetched at once: small enough that checking and cloning them never makes the window stutter. */
const CHUNK = 100;
/** Items stored in one transaction by the worker, when that many wait: large enough to share the cost of a strict commit. */
const BATCH = 500;
/** Messages of one page of a rebuild: small for the same reason. */
const PAGE = 100;
const RETRY_MS = [1000, 2000, 5000, 15_000, 30_000];

export interface IntakeOptions {
  bridge: BridgeClient;
  db: ArchiveDb;
  engine: Engine;
  now(): Instant;
  /** Storing failed; the intake goes on trying. */
  onTrouble(error: unknown): void;
  /** Something was stored without trouble. */
  onStored(): void;
  /** All that waited is stored. */
  onIdle(): void;
  /** A rebuild has ended; what the mailroom keeps besides messages is still to be fetched. */
  onRebuilt(): void;
}

export interface Intake {
  /** More may be waiting. */
  poke(): void;
  /** Builds everything anew from the mailroom's originals; resolves when that is done. */
  rebuild(): Promise<void>;
  stop(): void;
}

/** Pages that follow each other, as if they had been asked for at once. */
function joinPages(pages: readonly RebuildPage[]): RebuildPage {
  const last = pages.at(-1);
  if (!last) throw new Error('no pages');
  return {
    ...last, messages: pages.flatMap((page) => page.messages), deliveries: pages.flatMap((page) => page.deliveries),
    marks: pages.flatMap((page) => page.marks), quarantine: pages.flatMap((page) => page.quarantine),
  };
}

export function startIntake({ bridge, db, engine, now, onTrouble, onStored, onIdle, onRebuilt }: IntakeOptions): Intake {
  let stopped = false;
  let poked = true;
  let failures = 0;
  let rested: (() => void) | undefined;
  let compared = false;
  let wanted: { resolve(): void; reject(error: unknown): void }[] = [];

  const rest = (ms: number | undefined) => new Promise<void>((resolve) => {
    const timer = ms === undefined ? undefined : setTimeout(resolve, ms);
    rested = () => { clearTimeout(timer); resolve(); };
  });
  const take = (after: number) => bridge.call('handover.take', { after, limit: CHUNK });
  const page = (cursor: string | undefined, limit: number): Promise<RebuildPage> => bridge.call('rebuild.page', cursor === undefined ? { limit } : { cursor, limit });

  async function drain(): Promise<void> {
    const meta = await db.meta.get('archive');
    if (meta?.rebuild) await rebuildAll();
    if (stopped) return;
    let watermark = (await db.meta.get('archive'))?.watermark ?? 0;
    let batch = await take(watermark);
    if (!compared) {
      if (await isOutOfStep(watermark, batch)) {
        await rebuildAll();
        if (stopped) return;
        watermark = (await db.meta.get('archive'))?.watermark ?? 0;
        batch = await take(watermark);
      }
      compared = true;
      // Stored before a kill, but not yet reported.
      if (watermark > 0) await bridge.call('handover.done', { upTo: watermark });
    }
    await storeAll(batch.items);
  }

  /** Fetches in small pieces while the worker stores what has come so far. */
  async function storeAll(first: readonly HandoverItem[]): Promise<void> {
    let queue = [...first];
    let storing: Promise<void> | undefined;
    let failure: { error: unknown } | undefined;
    const store = async () => {
      while (queue.length > 0) {
        const items = queue;
        queue = [];
        const watermark = await engine.applyItems(items, now());
        onStored();
        await bridge.call('handover.done', { upTo: watermark });
      }
    };
    let last = Math.max(0, ...first.map((item) => item.seq));
    let more = first.length > 0;
    while (more && !stopped && !failure) {
      storing ??= store().catch((error: unknown) => { failure = { error }; }).finally(() => { storing = undefined; });
      if (queue.length >= BATCH) await storing;
      const { items } = await take(last);
      queue.push(...items);
      last = Math.max(last, ...items.map((item) => item.seq));
      more = items.length > 0 && wanted.length === 0;
    }
    await storing;
    if (failure) throw failure.error;
    await store();
  }

  /** True when the mailroom has handed over what this database never got, or never had what it got. */
  async function isOutOfStep(watermark: number, batch: { items: { seq: number }[]; last: number }): Promise<boolean> {
    const first = batch.items[0];
    if (first ? first.seq > watermark + 1 : batch.last > watermark) return true;
    if (first || watermark === 0) return false;
    return batch.last < watermark && (await page(undefined, 1)).upToSeq < watermark;
  }

  async function rebuildAll(): Promise<void> {
    let meta = await db.meta.get('archive');
    if (!meta?.rebuild) {
      // Nothing is cleared before the mailroom has shown that it can deliver.
      const first = await page(undefined, 1);
      meta = await engine.beginRebuild(first.total, first.upToSeq);
    }
    // As with handing over: small pieces are fetched while the worker stores, in one transaction, what has come so far.
    let pages: RebuildPage[] = [];
    let storing: Promise<void> | undefined;
    let failure: { error: unknown } | undefined;
    const store = async () => {
      while (pages.length > 0 && !stopped) {
        const joined = joinPages(pages);
        pages = [];
        await engine.applyPage(joined, now());
        onStored();
      }
    };
    let cursor = meta.rebuild?.cursor;
    let more = true;
    while (more && !stopped && !failure) {
      const current = await page(cursor, PAGE);
      pages.push(current);
      cursor = current.cursor;
      more = cursor !== undefined;
      storing ??= store().catch((error: unknown) => { failure = { error }; }).finally(() => { storing = undefined; });
      if (pages.length * PAGE >= BATCH) await storing;
    }
    await storing;
    if (failure) throw failure.error;
    await store();
    if (!stopped) onRebuilt();
  }

  async function run(): Promise<void> {
    while (!stopped) {
      try {
        poked = false;
        if (wanted.length > 0) {
          await rebuildAll();
          for (const one of wanted) one.resolve();
          wanted = [];
        }
        await drain();
        failures = 0;
        if (poked || wanted.length > 0) continue;
        onIdle();
        await rest(undefined);
      } catch (error) {
        if (stopped) break;
        for (const one of wanted) one.reject(error);
        wanted = [];
        if (!(error instanceof CodedError)) onTrouble(error);
        const wait = RETRY_MS[Math.min(failures, RETRY_MS.length - 1)];
        failures += 1;
        await rest(wait);
      }
    }
  }
  void run();

  const wake = () => {
    poked = true;
    rested?.();
  };
  return {
    poke: wake,
    rebuild: () => new Promise((resolve, reject) => {
      wanted.push({ resolve, reject });
      wake();
    }),
    stop() {
      stopped = true;
      for (const one of wanted) one.reject(new CodedError('bridge-closed'));
      wanted = [];
      wake();
    },
  };
}
