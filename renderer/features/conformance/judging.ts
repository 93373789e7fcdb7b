/**
 * The files of this screen, from the moment they are dropped: put into the mailroom's store, judged, listed. They live as long as
 * the screen does: nothing of them is kept in the page, and what leaves the list leaves the store.
 */
import type { Judgement } from '../../../shared/contract';
import type { Instant } from '../../../shared/messages';
import { without } from './without';

/** What the mailroom's store takes. */
export const MOST_BYTES = 160 * 1024 * 1024;
export const MOST_FILES = 500;
/** Judgements that keep their tree; older ones ask for it again when they are looked at. */
const MOST_TREES = 50;
const AT_ONCE = 2;

export interface JudgedFile {
  id: number;
  name: string;
  bytes: number;
  /** The letter of a file that holds several, from one. Each is a line of its own, or a sound one would hide a faulty one. */
  part?: { number: number; count: number };
  step: 'waiting' | 'uploading' | 'judging' | 'judged' | 'failed';
  /** Part that has been put into the store, 0 to 1. */
  share?: number;
  sha256?: string;
  judgement?: Judgement;
  /** When it was judged. */
  at?: Instant;
  /** The tree was let go to save memory. */
  treeGone?: true;
  /** Why it could not be judged; `too-large` and `empty` before anything was tried. */
  error?: unknown;
}

export interface JudgingPorts {
  put(file: File, onProgress: (sent: number) => void): Promise<{ sha256: string }>;
  judge(sha256: string, packages: string[], part: number | undefined): Promise<Judgement>;
  /** Takes a file out of the store again. */
  forget(sha256: string): Promise<void>;
  now(): Instant;
}

export interface Judging {
  readonly files: readonly JudgedFile[];
  subscribe(listener: () => void): () => void;
  /** The newest stand first, in the order given. Returns the id of the first one; undefined when there was none. */
  add(files: readonly File[]): number | undefined;
  /** Packages to judge by from now on; everything that is here is judged again. */
  judgeBy(packages: readonly string[]): void;
  /** Tries again what failed. */
  again(id: number): void;
  /** Makes sure that a judged file has its tree. */
  needTree(id: number): void;
  clear(): void;
}

export function createJudging({ put, judge, forget, now }: JudgingPorts): Judging {
  let files: readonly JudgedFile[] = [];
  let packages: string[] = [];
  const sources = new Map<number, File>();
  const withTree: number[] = [];
  const fetching = new Set<number>();
  const listeners = new Set<() => void>();
  const queue: (() => Promise<void>)[] = [];
  let forgotten: Promise<unknown> = Promise.resolve();
  let running = 0;
  let nextId = 1;

  const set = (next: readonly JudgedFile[]) => {
    files = next;
    for (const listener of listeners) listener();
  };
  const change = (id: number, with_: (file: JudgedFile) => JudgedFile) => { set(files.map((file) => (file.id === id ? with_(file) : file))); };
  const find = (id: number) => files.find((file) => file.id === id);

  /** Of these, what nothing in the list needs any more. A file that can't be forgotten now does no harm: it was never received. */
  const letGo = (hashes: readonly (string | undefined)[]) => {
    const gone = new Set(hashes.filter((sha256) => sha256 !== undefined && !files.some((file) => file.sha256 === sha256)));
    if (gone.size) forgotten = Promise.allSettled([forgotten, ...[...gone].map((sha256) => forget(sha256!))]);
  };

  const enqueue = (work: () => Promise<void>) => {
    queue.push(work);
    pump();
  };
  const pump = () => {
    while (running < AT_ONCE && queue.length) {
      running += 1;
      void queue.shift()!().finally(() => { running -= 1; pump(); });
    }
  };

  const told = (id: number, sha256: string, judgement: Judgement) => {
    withTree.splice(0, withTree.length, ...withTree.filter((other) => other !== id), id);
    const gone = withTree.length > MOST_TREES ? withTree.shift() : undefined;
    const at = now();
    set(files.map((file) => {
      if (file.id === id) return { id, name: file.name, bytes: file.bytes, ...(file.part ? { part: file.part } : {}), step: 'judged', sha256, judgement, at };
      if (file.id !== gone || !file.judgement?.tree) return file;
      return { ...file, judgement: without(file.judgement, 'tree'), treeGone: true };
    }));
  };

  /** A file that turns out to hold several letters becomes a line for each. */
  const divide = (id: number, sha256: string, count: number) => {
    const at = files.findIndex((file) => file.id === id);
    const first = files[at];
    if (!first || first.part) return;
    const others = Array.from({ length: count - 1 }, (_, index): JudgedFile => ({ id: nextId++, name: first.name, bytes: first.bytes, part: { number: index + 2, count }, step: 'judging', sha256 })).slice(0, MOST_FILES - files.length);
    set([...files.slice(0, at), { ...first, part: { number: 1, count } }, ...others, ...files.slice(at + 1)]);
    for (const { id: other } of others) enqueue(work(other));
  };

  const judgeStored = async (id: number, sha256: string) => {
    // What was asked for first may answer last: only the newest choice of packages counts.
    for (;;) {
      const by = packages;
      const part = find(id)?.part;
      const judgement = await judge(sha256, by, part && part.number - 1);
      if (by !== packages) continue;
      if (judgement.parts !== undefined) divide(id, sha256, judgement.parts);
      told(id, sha256, judgement);
      return;
    }
  };

  const work = (id: number) => async () => {
    const file = find(id);
    if (!file) return;
    try {
      let { sha256 } = file;
      if (sha256 === undefined) {
        const source = sources.get(id);
        if (!source) return;
        change(id, (old) => ({ ...old, step: 'uploading', share: 0 }));
        // The same file again: it must not be forgotten after it has been put there anew.
        await forgotten;
        ({ sha256 } = await put(source, (sent) => { change(id, (old) => ({ ...old, share: sent / source.size })); }));
        sources.delete(id);
      }
      const stored = sha256;
      if (!find(id)) { letGo([stored]); return; }
      change(id, (old) => ({ ...without(old, 'share'), step: 'judging', sha256: stored }));
      await judgeStored(id, stored);
    } catch (error) {
      change(id, (old) => ({ ...old, step: 'failed', error }));
    }
  };

  return {
    get files() { return files; },
    subscribe(listener) {
      listeners.add(listener);
      return () => { listeners.delete(listener); };
    },
    add(added) {
      const fresh = added.slice(0, MOST_FILES).map((source): JudgedFile => {
        const id = nextId++;
        const base = { id, name: source.name, bytes: source.size };
        if (source.size === 0 || source.size > MOST_BYTES) return { ...base, step: 'failed', error: source.size === 0 ? 'empty' : 'too-large' };
        sources.set(id, source);
        return { ...base, step: 'waiting' };
      });
      const kept = [...fresh, ...files].slice(0, MOST_FILES);
      const dropped = [...fresh, ...files].slice(MOST_FILES);
      set(kept);
      letGo(dropped.map(({ sha256 }) => sha256));
      for (const id of sources.keys()) if (!kept.some((file) => file.id === id)) sources.delete(id);
      for (const { id, step } of fresh) if (step === 'waiting') enqueue(work(id));
      return fresh[0]?.id;
    },
    judgeBy(next) {
      packages = [...next];
      const again = files.filter(({ step, sha256 }) => sha256 !== undefined && (step === 'judged' || step === 'failed'));
      set(files.map((file) => (again.includes(file) ? { ...file, step: 'judging' } : file)));
      for (const { id } of again) enqueue(work(id));
    },
    again(id) {
      const file = find(id);
      if (file?.step !== 'failed' || (file.sha256 === undefined && !sources.has(id))) return;
      change(id, (old) => ({ ...without(old, 'error'), step: 'waiting' }));
      enqueue(work(id));
    },
    needTree(id) {
      const file = find(id);
      if (!file?.treeGone || file.sha256 === undefined) return;
      const { sha256 } = file;
      if (fetching.has(id)) return;
      fetching.add(id);
      enqueue(() => judgeStored(id, sha256).catch(() => undefined).finally(() => { fetching.delete(id); }));
    },
    clear() {
      queue.length = 0;
      sources.clear();
      withTree.length = 0;
      const gone = files.map(({ sha256 }) => sha256);
      set([]);
      letGo(gone);
    },
  };
}

/** True while anything of it is under way. */
export const isPending = ({ step }: JudgedFile): boolean => step === 'waiting' || step === 'uploading' || step === 'judging';
