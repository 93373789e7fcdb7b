/** Heavy work on the database: storing batches, rebuilding, searching. In the page it runs in a worker; tests may run it in place. */
import type { HandoverItem, Instant, RebuildPage } from '../../shared/messages';
import { search } from './search/query';
import type { ArchiveMeta } from './store/rows';
import type { ArchiveDb } from './store/schema';
import { applyItems, applyPage, beginRebuild } from './store/write';
import type { SearchHit } from './types';

export interface Engine {
  /** Returns the new watermark. */
  applyItems(items: readonly HandoverItem[], now: Instant): Promise<number>;
  beginRebuild(total: number, upToSeq: number): Promise<ArchiveMeta>;
  applyPage(page: RebuildPage, now: Instant): Promise<ArchiveMeta>;
  search(text: string, limit: number): Promise<SearchHit[]>;
  close(): void;
}

export function localEngine(db: ArchiveDb, profileId: string): Engine {
  return {
    applyItems: (items, now) => applyItems(db, profileId, items, now),
    beginRebuild: (total, upToSeq) => beginRebuild(db, profileId, total, upToSeq),
    applyPage: (page, now) => applyPage(db, page, now),
    search: (text, limit) => search(db, text, limit),
    close: () => undefined,
  };
}

type Calls = Omit<Engine, 'close'>;
type CallName = keyof Calls;
export interface WorkerRequest { id: number; open?: { name: string; profileId: string }; call?: CallName; args?: unknown[] }
export interface WorkerAnswer { id: number; result?: unknown; error?: string; inner?: string }

/** An error of the worker: its name is all that crosses, so that nothing of a message can. */
export class EngineError extends Error {
  readonly inner: { name: string } | undefined;
  constructor(name: string, inner?: string) {
    super(name);
    this.name = name;
    this.inner = inner === undefined ? undefined : { name: inner };
  }
}

/** The database is opened by the worker a second time, after the page has opened (and, if need be, upgraded) it. */
export function workerEngine(name: string, profileId: string): Engine {
  const worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module', name: 'archive' });
  const waiting = new Map<number, { resolve(value: unknown): void; reject(error: Error): void }>();
  let nextId = 1;
  worker.onmessage = ({ data }: MessageEvent<WorkerAnswer>) => {
    const call = waiting.get(data.id);
    waiting.delete(data.id);
    if (data.error === undefined) call?.resolve(data.result);
    else call?.reject(new EngineError(data.error, data.inner));
  };
  const failAll = () => {
    for (const call of waiting.values()) call.reject(new EngineError('WorkerError'));
    waiting.clear();
  };
  worker.onerror = failAll;
  const post = (request: Omit<WorkerRequest, 'id'>) => new Promise<unknown>((resolve, reject) => {
    const id = nextId++;
    waiting.set(id, { resolve, reject });
    worker.postMessage({ id, ...request } satisfies WorkerRequest);
  });
  const opened = post({ open: { name, profileId } });
  opened.catch(() => undefined);
  const call = <N extends CallName>(method: N) => async (...args: Parameters<Calls[N]>): Promise<Awaited<ReturnType<Calls[N]>>> => {
    await opened;
    return await post({ call: method, args }) as Awaited<ReturnType<Calls[N]>>;
  };
  return {
    applyItems: call('applyItems'), beginRebuild: call('beginRebuild'), applyPage: call('applyPage'), search: call('search'),
    close() {
      worker.terminate();
      failAll();
    },
  };
}
