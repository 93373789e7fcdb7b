/** Looks up the names of organisations that messages name by number only, and again whenever the register is another. */
import { liveQuery } from 'dexie';
import type { BridgeClient } from '../../shared/contract';
import { openNames, reopenNames } from './store/names';
import type { StoredName } from './store/rows';
import type { ArchiveDb } from './store/schema';

const AT_ONCE = 200;

export interface NameLookup {
  /** The register may know more now, or calls are allowed again. */
  again(): void;
  stop(): void;
}

/** One tab at a time runs this. Failures (a locked screen, a mailroom that is away) leave the questions open. */
export function startNames(bridge: BridgeClient, db: ArchiveDb): NameLookup {
  let stopped = false;
  let turn: Promise<unknown> = Promise.resolve();
  const inTurn = (work: () => Promise<unknown>): void => { turn = turn.then(() => (stopped ? undefined : work())).catch(() => undefined); };

  async function ask(): Promise<void> {
    for (;;) {
      const rows = await openNames(db, AT_ONCE);
      if (rows.length === 0 || stopped) return;
      const answers = await bridge.call('register.names', { organisations: rows.map(({ gln, sor }) => ({ ...(gln === undefined ? {} : { gln }), ...(sor === undefined ? {} : { sor }) })) });
      await db.names.bulkPut(rows.map(({ key, gln, sor }, index): StoredName => ({
        key, ...(gln === undefined ? {} : { gln }), ...(sor === undefined ? {} : { sor }), ...(answers[index] ? { name: answers[index].name, unit: answers[index].unit } : {}),
      })));
    }
  }
  const watching = liveQuery(() => db.names.where('open').equals(1).count()).subscribe({ next: (count) => { if (count > 0) inTurn(ask); }, error: () => undefined });
  const again = () => { inTurn(async () => { await reopenNames(db); await ask(); }); };
  again();
  return { again, stop() { stopped = true; watching.unsubscribe(); } };
}
