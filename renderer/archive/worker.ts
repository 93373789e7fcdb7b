/** The archive's worker: the writes and searches that would make the window stutter. It knows no clock and no bridge. */
import '../bridge-setup';
import { localEngine, type Engine, type WorkerAnswer, type WorkerRequest } from './engine';
import { ArchiveDb } from './store/schema';

let engine: Engine | undefined;

async function handle({ open, call, args }: WorkerRequest): Promise<unknown> {
  if (open) {
    const db = new ArchiveDb(open.name);
    await db.open();
    // The page closes too when a newer program wants to upgrade; holding on here would block it.
    db.on('versionchange', () => { db.close(); });
    engine = localEngine(db, open.profileId);
    return undefined;
  }
  if (!engine || !call) throw new Error('not open');
  return (engine[call] as (...values: unknown[]) => Promise<unknown>)(...args ?? []);
}

const nameOf = (error: unknown): string => (error instanceof Error || error instanceof DOMException ? error.name : 'Error');

addEventListener('message', ({ data }: MessageEvent<WorkerRequest>) => {
  handle(data).then(
    (result) => { postMessage({ id: data.id, result } satisfies WorkerAnswer); },
    (error: unknown) => {
      const inner = typeof error === 'object' && error !== null && 'inner' in error ? nameOf(error.inner) : undefined;
      postMessage({ id: data.id, error: nameOf(error), ...(inner === undefined ? {} : { inner }) } satisfies WorkerAnswer);
    },
  );
});
