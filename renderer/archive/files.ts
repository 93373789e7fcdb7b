/** Contents of attachments: kept here by hash for reading offline, fetched from the mailroom's store when they are not. */
import { CHUNK_BYTES, CodedError, type BridgeClient } from '../../shared/contract';
import type { ArchiveDb } from './store/schema';

/** Files up to this size are fetched first, right after their message. */
const SMALL = 1024 * 1024;
/** Share of the browser's quota that files fetched ahead may fill; the rest is for messages. */
const QUOTA_SHARE = 0.5;
/** Pause between two files fetched ahead, so that calls of a person go first. */
const PAUSE_MS = 50;
const RETRY_MS = 30_000;

export interface Files {
  fileOf(sha256: string): Promise<Blob>;
  /** As `fileOf`, but no copy stays in the page. */
  bytesOf(sha256: string): Promise<Blob>;
  /** With `keep: false` only the mailroom's store has it, and no copy stays in the page. */
  putFile(file: Blob, onProgress?: (sent: number) => void, options?: { keep?: boolean }): Promise<{ sha256: string; detectedType?: string }>;
  /** Fetch what is wanted, small files first, while there is room. Only the tab that archives does it. */
  fetchAhead(): void;
  stop(): void;
}

export function createFiles(bridge: BridgeClient, database: () => ArchiveDb | undefined): Files {
  const fetching = new Map<string, Promise<Blob>>();
  let stopped = false;
  let ahead = false;

  async function fetchFile(sha256: string): Promise<Blob> {
    const parts: Uint8Array<ArrayBuffer>[] = [];
    let offset = 0;
    let total: number;
    do {
      const { result, bytes } = await bridge.callWithBytes('bytes.get', { sha256, offset, length: CHUNK_BYTES });
      total = result.total;
      if (!bytes || (bytes.length === 0 && offset < total)) throw new CodedError('attachment-missing');
      // A copy, so that one chunk doesn't keep a whole network buffer alive.
      parts.push(new Uint8Array(bytes));
      offset += bytes.length;
    } while (offset < total);
    const blob = new Blob(parts);
    if (await hashOf(blob) !== sha256) throw new CodedError('attachment-missing');
    return blob;
  }

  async function keep(sha256: string, blob: Blob): Promise<void> {
    const db = database();
    // Reading must work with a full disk too; the content stays in the mailroom's store anyway.
    await db?.transaction('rw', db.files, db.wanted, async () => {
      await db.files.put({ sha256, blob, bytes: blob.size });
      await db.wanted.delete(sha256);
    }).catch(() => undefined);
  }

  async function fileOf(sha256: string): Promise<Blob> {
    const stored = await database()?.files.get(sha256).catch(() => undefined);
    if (stored) return stored.blob;
    let running = fetching.get(sha256);
    if (!running) {
      running = fetchFile(sha256).then(async (blob) => { await keep(sha256, blob); return blob; }).finally(() => { fetching.delete(sha256); });
      fetching.set(sha256, running);
    }
    return running;
  }

  async function runAhead(): Promise<void> {
    const skipped = new Set<string>();
    for (;;) {
      const db = database();
      if (stopped || !db) return;
      const next = await db.wanted.orderBy('bytes').filter((file) => !skipped.has(file.sha256)).first();
      if (!next) return;
      const { usage = 0, quota = 0 } = await navigator.storage.estimate();
      if (usage + next.bytes > quota * QUOTA_SHARE) return;
      try {
        await fileOf(next.sha256);
        await db.wanted.delete(next.sha256);
      } catch (error) {
        if (error instanceof CodedError && ['not-open', 'not-allowed', 'bridge-closed'].includes(error.code)) throw error;
        // Not in the mailroom's store (yet): the reader says so when the file is opened.
        skipped.add(next.sha256);
      }
      await idle(next.bytes <= SMALL ? PAUSE_MS : PAUSE_MS * 10);
    }
  }

  return {
    fileOf,
    bytesOf: fetchFile,
    async putFile(file, onProgress, { keep: keeps = true } = {}) {
      if (file.size === 0) throw new CodedError('attachment-missing');
      const { uploadId } = await bridge.call('bytes.begin', { bytes: file.size });
      for (let offset = 0; offset < file.size; offset += CHUNK_BYTES) {
        const piece = new Uint8Array(await file.slice(offset, offset + CHUNK_BYTES).arrayBuffer());
        const { result } = await bridge.callWithBytes('bytes.put', { uploadId, offset }, piece);
        onProgress?.(result.received);
      }
      const stored = await bridge.call('bytes.end', { uploadId });
      if (keeps) await keep(stored.sha256, file.slice(0, file.size));
      return stored;
    },
    fetchAhead() {
      if (ahead || stopped) return;
      ahead = true;
      runAhead().catch(() => { if (!stopped) setTimeout(() => { ahead = false; if (!stopped) this.fetchAhead(); }, RETRY_MS); }).finally(() => { ahead = false; });
    },
    stop() { stopped = true; },
  };
}

const idle = (ms: number) => new Promise<void>((resolve) => { setTimeout(() => { requestIdleCallback(() => { resolve(); }, { timeout: 2000 }); }, ms); });

async function hashOf(blob: Blob): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', await blob.arrayBuffer()));
  return [...digest].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
