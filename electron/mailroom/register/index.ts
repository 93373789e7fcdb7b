/**
 * The organisation register offline: which organisations there are, by which numbers, what each receives (CC-S-24, CC-R-21). One
 * snapshot lies in memory and on the disk; a new one is compared with it before it is taken over.
 */
import { CodedError, type OrganisationIds, type RegisterSearchResult } from '../../../shared/contract';
import {
  readinessFor, type Contact, type Instant, type OrganisationRole, type RegisteredName, type RegisterEntry, type RegisterFacts, type RegisterHit, type RegisterPreview, type RegisterSnapshot,
} from '../../../shared/messages';
import type { Room } from '../room';
import { changesBetween } from './changes';
import { MOST_BYTES, readRegister, type RegisterReading } from './read';
import { buildSearch, type SearchIndex } from './search';
import { createRegisterStore, type RegisterStore } from './store';

export { registerSteps } from './store';

export interface ImportOptions { sha256: string; file?: string | undefined; source: string; snapshotAt: Instant; base?: string | undefined; by?: string | undefined }

export interface Register {
  facts(): RegisterFacts;
  preview(sha256: string): Promise<RegisterPreview>;
  import(options: ImportOptions): Promise<RegisterFacts>;
  remove(): Promise<RegisterFacts>;
  search(query: string, limit: number, role?: OrganisationRole): Promise<RegisterSearchResult>;
  byGln(gln: string): RegisterHit | undefined;
  bySor(sor: string): RegisterHit | undefined;
  /** As a receiver; undefined when the register has nobody with this location number. `sor`: the unit that is meant, where several are reached by the number. */
  contact(gln: string, sor?: string): Contact | undefined;
  /** By SOR code first: it names one unit, where a location number may be shared. */
  name(ids: OrganisationIds): RegisteredName | undefined;
}

/** The one standard in which a person writes to a receiver of their choice. */
const WRITTEN = 'care-communication';
/** A file's refused rows are told one by one up to this many; the number counts all. */
const REFUSALS_TOLD = 300;
const COLUMNS_TOLD = 20;

const breathe = (): Promise<void> => new Promise((resolve) => { setImmediate(resolve); });

interface Standing { snapshot: RegisterSnapshot; entries: readonly RegisterEntry[]; bySor: ReadonlyMap<string, RegisterEntry>; byGln: ReadonlyMap<string, RegisterEntry>; search?: Promise<SearchIndex> }

function stand(snapshot: RegisterSnapshot, entries: readonly RegisterEntry[]): Standing {
  const byGln = new Map<string, RegisterEntry>();
  for (const entry of entries) if (entry.gln !== undefined) byGln.set(entry.gln, entry);
  return { snapshot, entries, byGln, bySor: new Map(entries.map((entry) => [entry.sor, entry])) };
}

type Surroundings = Pick<Room, 'originals' | 'library' | 'locks' | 'log' | 'now' | 'notice'>;

/** Reads the snapshot that stands. `store` is passed by tests that end the process between two steps. */
export async function openRegister(room: Surroundings, directory: string, { changed, store = createRegisterStore(directory) }: { changed(facts: RegisterFacts): void; store?: RegisterStore }): Promise<Register> {
  const version = room.library.composing(WRITTEN)?.writes[0] ?? '';
  const opened = await store.open();
  let state: RegisterFacts['state'] = opened.state;
  let standing = opened.state === 'ready' ? stand(opened.snapshot, opened.entries) : undefined;
  /** The file that was last looked at: taking it over reads it once only. */
  let looked: { sha256: string; reading: RegisterReading } | undefined;
  if (opened.state === 'damaged' || opened.state === 'newer') room.notice('warn', opened.state === 'damaged' ? 'register-damaged' : 'register-newer');

  const facts = (): RegisterFacts => ({ state, ...(standing ? { snapshot: standing.snapshot } : {}) });
  const inTurn = <T>(run: () => Promise<T>): Promise<T> => room.locks.run('register', run);

  async function read(sha256: string): Promise<RegisterReading> {
    if (state === 'newer') throw new CodedError('register-newer');
    if (looked?.sha256 === sha256) return looked.reading;
    const { bytes } = await room.originals.facts('content', sha256);
    if (bytes > MOST_BYTES) throw new CodedError('register-too-large', { what: `${MOST_BYTES / (1024 * 1024)} MB` });
    const reading = await readRegister(room.library, await room.originals.read('content', sha256), breathe);
    looked = { sha256, reading };
    return reading;
  }

  /** The nearest unit that has a location number, itself first. */
  function takerOf(entry: RegisterEntry): RegisterEntry | undefined {
    const seen = new Set<string>();
    for (let unit: RegisterEntry | undefined = entry; unit && !seen.has(unit.sor); unit = unit.parent === undefined ? undefined : standing?.bySor.get(unit.parent)) {
      if (unit.gln !== undefined) return unit;
      seen.add(unit.sor);
    }
    return undefined;
  }
  function hitOf(entry: RegisterEntry): RegisterHit {
    const taker = takerOf(entry);
    const receives = taker?.receives ?? entry.receives;
    return {
      ...entry, ...(receives ? { receives } : {}), readiness: taker ? readinessFor(receives, WRITTEN, version) : 'none', ...(taker ? { receiver: taker.gln } : {}),
      ...(taker && taker !== entry ? { through: [taker.name, taker.unit].filter(Boolean).join(', ') } : {}),
    };
  }
  const found = (entry: RegisterEntry | undefined): RegisterHit | undefined => entry && hitOf(entry);

  function take(next: Standing | undefined): RegisterFacts {
    standing = next;
    state = next ? 'ready' : 'none';
    looked = undefined;
    const told = facts();
    changed(told);
    return told;
  }

  return {
    facts,
    preview: (sha256) => inTurn(async () => {
      const { kind, charset, snapshotAt, entries, refused, rows, unknownColumns } = await read(sha256);
      return {
        sha256, kind, rows, entries: entries.length, receivers: entries.filter(({ gln }) => gln !== undefined).length, ...changesBetween(standing?.entries ?? [], entries),
        refusedCount: refused.length, refused: refused.slice(0, REFUSALS_TOLD), unknownColumns: unknownColumns.slice(0, COLUMNS_TOLD),
        ...(charset === undefined ? {} : { charset }), ...(snapshotAt === undefined ? {} : { snapshotAt }), ...(standing ? { base: standing.snapshot.id } : {}),
      };
    }),
    import: ({ sha256, file, source, snapshotAt, base, by }) => inTurn(async () => {
      const { kind, entries, refused } = await read(sha256);
      if (base !== standing?.snapshot.id) throw new CodedError('register-changed');
      const snapshot = await store.replace({
        source, snapshotAt, importedAt: room.now(), fileHash: sha256, kind, entries: entries.length, receivers: entries.filter(({ gln }) => gln !== undefined).length, refused: refused.length,
        ...(file === undefined ? {} : { file }), ...(by === undefined ? {} : { importedBy: by }),
      }, entries);
      room.log.info('register-imported', { entries: snapshot.entries, refused: snapshot.refused });
      return take(stand(snapshot, entries));
    }),
    remove: () => inTurn(async () => {
      await store.remove();
      room.log.info('register-removed');
      return take(undefined);
    }),
    async search(query, limit, role) {
      const now = standing;
      if (!now) return { hits: [], total: 0 };
      now.search ??= buildSearch(now.entries, breathe);
      const { hits, total } = (await now.search).find(query, limit, role);
      return { hits: hits.map((index) => hitOf(now.entries[index]!)), total };
    },
    byGln: (gln) => found(standing?.byGln.get(gln)),
    bySor: (sor) => found(standing?.bySor.get(sor)),
    contact(gln, sor) {
      const meant = sor === undefined ? undefined : standing?.bySor.get(sor);
      const entry = meant && takerOf(meant)?.gln === gln ? meant : standing?.byGln.get(gln);
      if (!standing || !entry) return undefined;
      const { name, unit, role, address, phone } = entry;
      const receives = takerOf(entry)?.receives;
      return {
        gln, sor: entry.sor, name, unit, role, address, phone, persons: [], readiness: readinessFor(receives, WRITTEN, version), receives: [...receives ?? []], format: 'fhir-json',
        source: standing.snapshot.source, sourceDate: standing.snapshot.snapshotAt, acknowledged: 0, sent: 0,
      };
    },
    name({ gln, sor }) {
      const entry = (sor === undefined ? undefined : standing?.bySor.get(sor)) ?? (gln === undefined ? undefined : standing?.byGln.get(gln));
      return entry && { name: entry.name, unit: entry.unit };
    },
  };
}
