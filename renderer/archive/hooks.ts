/** The archive for React: the only file of this room that knows it. Every hook stays live. */
import { createContext, createElement, useCallback, useContext, useEffect, useMemo, useRef, useState, useSyncExternalStore, type ReactElement, type ReactNode } from 'react';
import { useLiveQuery } from 'dexie-react-hooks';
import type { AccessRole, Contact, Draft, NetworkStatus, OrganisationView, RegisterFacts, RegisterHit, Session } from '../../shared/messages';
import type { Archive, Notice, SessionCommands } from './archive';
import type { Live } from './live';
import { mayRead, withheld, withoutTopic } from './gate';
import { entriesStillFound, patientsStillFound } from './search/still-found';
import { KeysetPages, type PageSource, type PageState } from './store/paging';
import * as queries from './store/queries';
import type { ArchiveDb } from './store/schema';
import type { ArchiveCommands, ArchiveState, Counts, Paged, PatientRow, PlanList, SearchHit, SentRow, ThreadDetail, ThreadQuery, ThreadRow, WorkItem } from './types';

const ArchiveContext = createContext<Archive | undefined>(undefined);

export function ArchiveProvider({ archive, children }: { archive: Archive; children?: ReactNode }): ReactElement {
  return createElement(ArchiveContext.Provider, { value: archive }, children);
}

function useOwner(): Archive {
  const archive = useContext(ArchiveContext);
  if (!archive) throw new Error('ArchiveProvider is missing');
  return archive;
}

const useLive = <T,>(value: Live<T>): T => useSyncExternalStore(value.subscribe, value.get);

export function useArchive(): { commands: ArchiveCommands; state: ArchiveState } {
  const { commands, state: current } = useOwner();
  const state = useLive(current);
  return useMemo(() => ({ commands, state }), [commands, state]);
}
export const useArchiveState = (): ArchiveState => useLive(useOwner().state);
/** undefined until the mailroom has answered the first time. */
export const useSession = (): Session | undefined => useLive(useOwner().session);
const noRoles: readonly AccessRole[] = [];
/** What whoever is logged in may do; nothing while locked. The mailroom decides the same for itself. */
export function useAccess(): Record<AccessRole, boolean> {
  const roles = useSession()?.user?.access ?? noRoles;
  return useMemo(() => ({ clinical: roles.includes('clinical'), administrative: roles.includes('administrative'), administrator: roles.includes('administrator') }), [roles]);
}
export const useSessionCommands = (): SessionCommands => useOwner().sessionCommands;
export const useNetwork = (): NetworkStatus | undefined => useLive(useOwner().network);
export function useNotices(): { notices: readonly Notice[]; dismiss: (id: number) => void } {
  const { notices, dismissNotice } = useOwner();
  const list = useLive(notices);
  return useMemo(() => ({ notices: list, dismiss: dismissNotice }), [list, dismissNotice]);
}

/** A live query against the open database; undefined while there is none yet. Errors go to the archive's state, never to the screen's tree. */
function useRows<T>(read: (db: ArchiveDb) => Promise<T>, deps: readonly unknown[]): T | undefined {
  const archive = useOwner();
  const db = useLive(archive.database);
  return useLiveQuery(async () => {
    if (!db) return undefined;
    try {
      return await read(db);
    } catch (error) {
      archive.readFailed(error);
      return undefined;
    }
  }, [db, ...deps]);
}

const nothing: PageState<never> = { rows: [], total: 0, loading: true, hasMore: false };
const PAGE = 50;

function usePages<Row extends { topic?: string | undefined }>(make: (db: ArchiveDb) => PageSource<Row>, key: string): Paged<Row> {
  const archive = useOwner();
  const db = useLive(archive.database);
  const latest = useRef(make);
  useEffect(() => { latest.current = make; });
  const [pages, setPages] = useState<KeysetPages<Row>>();
  useEffect(() => {
    if (!db) return undefined;
    const opened = new KeysetPages(latest.current(db), PAGE, archive.readFailed);
    setPages(opened);
    return () => { opened.close(); setPages(undefined); };
  }, [db, key, archive]);
  const subscribe = useCallback((listener: () => void) => pages?.subscribe(listener) ?? (() => undefined), [pages]);
  const state = useSyncExternalStore(subscribe, () => pages?.state ?? (nothing as PageState<Row>));
  const reads = useReads();
  return useMemo(() => ({ ...state, rows: reads ? state.rows : state.rows.map(withoutTopic), loadMore: () => pages?.loadMore() }), [state, pages, reads]);
}
/** Whether content may be shown to whoever is logged in. */
const useReads = (): boolean => mayRead(useSession());

const useInitials = (): string => useSession()?.user?.initials ?? '';

/** Threads of a folder, newest first unless asked otherwise. With `patientKey` every folder is searched. */
export function useThreads(query: ThreadQuery): Paged<ThreadRow> {
  const me = useInitials();
  return useNamedPage(usePages((db) => queries.threadPages(db, query, me), JSON.stringify([me, query.folder, query.filter, query.category, query.kind, query.patientKey, query.order])), 'counterpart');
}
/** Open rehabilitation plans, the most urgent first; with a start offered by the day of first contact. */
export const usePlans = (list: PlanList): Paged<ThreadRow> => useNamedPage(usePages((db) => queries.planPages(db, list), `plans/${list}`), 'counterpart');
const noThreads: ThreadRow[] = [];
/** Every plan of a patient, newest first. */
export function usePlansOf(patientKey: string): ThreadRow[] {
  const reads = useReads();
  return useRows(async (db) => { const rows = await queries.plansOf(db, patientKey); return reads ? rows : rows.map(withoutTopic); }, [patientKey, reads]) ?? noThreads;
}
const noSent: SentRow[] = [];
/** Messages sent from here by MessageHeader.id, with how their delivery went. */
export function useSentMessages(messageIds: readonly string[]): SentRow[] {
  const reads = useReads();
  return useRows(async (db) => { const rows = await queries.sentMessages(db, messageIds); return reads ? rows : rows.map(withoutTopic); }, [messageIds.join(' '), reads]) ?? noSent;
}
/** undefined while reading, null when the archive has no such thread. */
export function useThread(threadId?: string): ThreadDetail | undefined | null {
  const reads = useReads();
  return useRows(async (db) => {
    const detail = threadId === undefined ? undefined : await queries.threadDetail(db, threadId);
    return detail && !reads ? withheld(detail) : detail;
  }, [threadId, reads]);
}
const noCounts: Counts = { inbox: 0, inboxUnread: 0, mine: 0, unassigned: 0, drafts: 0, outbox: 0, needsAction: 0, late: 0, quarantine: 0, plans: 0, lettersMarked: 0, lettersMarkedUnread: 0, lettersUnmarked: 0, correspondence: 0, inboxPlans: 0 };
export function useCounts(): Counts {
  const me = useInitials();
  return useRows((db) => queries.counts(db, me), [me]) ?? noCounts;
}
const noDrafts: Draft[] = [];
export function useDrafts(): Draft[] {
  const reads = useReads();
  return useRows(async (db) => (reads ? queries.drafts(db) : noDrafts), [reads]) ?? noDrafts;
}
/** undefined while reading, null when there is no such draft. */
export function useDraft(id?: string): Draft | undefined | null {
  const reads = useReads();
  return useRows(async (db) => (id === undefined ? undefined : reads ? queries.draftOf(db, id) : null), [id, reads]);
}
/** Sent messages that still wait for their end, newest first. */
export const useOutbox = (): Paged<SentRow> => useNamedPage(usePages(queries.outboxPages, 'outbox'), 'receiver');
/** Every message sent from here, newest first. */
export const useSent = (): Paged<SentRow> => useNamedPage(usePages(queries.sentRowPages, 'sent'), 'receiver');
const noWork: WorkItem[] = [];
export function useWorkItems(): WorkItem[] {
  const reads = useReads();
  return useNamed(useRows(async (db) => { const items = await queries.workItems(db); return reads ? items : items.map(withoutTopic); }, [reads]) ?? noWork, 'counterpart');
}
/** undefined until the mailroom has said. */
export const useRegister = (): RegisterFacts | undefined => useLive(useOwner().register);

/** At hand at once: paper is laid out in one go, and numbers must not flash before names. */
const useLookedUp = (): ReadonlyMap<string, string> => useLive(useOwner().names);

/** What an organisation is called, and who says so: the message itself, a register (CC-R-21), or nobody: then its number stands for it, if there is one. */
export interface OrganisationWords { text: string; from: 'message' | 'register' | 'number' | 'nobody' }
export function useOrganisationNames(): (organisation: OrganisationView | undefined) => OrganisationWords {
  const names = useLookedUp();
  return useCallback((organisation) => {
    const written = organisation?.name?.trim();
    if (written) return { text: written, from: 'message' };
    const found = names.get(organisation?.sor ?? '') ?? names.get(organisation?.gln ?? '');
    if (found !== undefined) return { text: found, from: 'register' };
    const number = organisation?.gln ?? organisation?.sor ?? '';
    return { text: number, from: number === '' ? 'nobody' : 'number' };
  }, [names]);
}
/** Rows hold a number where a message gives no name: the looked-up name takes its place on the way to the screen. Rows without one stay the same objects. */
function useNamed<Row, Field extends string & keyof Row>(rows: Row[], field: Field): Row[] {
  const names = useLookedUp();
  return useMemo(() => {
    if (names.size === 0) return rows;
    return rows.map((row) => { const found = typeof row[field] === 'string' ? names.get(row[field]) : undefined; return found === undefined ? row : { ...row, [field]: found }; });
  }, [rows, names, field]);
}
function useNamedPage<Row, Field extends string & keyof Row>(page: Paged<Row>, field: Field): Paged<Row> {
  const rows = useNamed(page.rows, field);
  return useMemo(() => ({ ...page, rows }), [page, rows]);
}

const noEntries: RegisterHit[] = [];
/** Entries of the organisation register by the beginnings of words; nothing is looked for below two characters. */
export function useRegisterSearch(text: string, limit: number): { hits: RegisterHit[]; total: number } {
  const { commands, register } = useOwner();
  const facts = useLive(register);
  const query = text.trim().length < 2 || facts?.state !== 'ready' ? '' : text.trim();
  const [answer, setAnswer] = useState<{ query: string; hits: RegisterHit[]; total: number }>({ query: '', hits: noEntries, total: 0 });
  useEffect(() => {
    if (query === '') return undefined;
    let stale = false;
    commands.searchRegister(query, limit).then((found) => { if (!stale) setAnswer({ query, ...found }); }, () => { if (!stale) setAnswer({ query, hits: noEntries, total: 0 }); });
    return () => { stale = true; };
  }, [commands, query, limit, facts]);
  // The former hits stay while the next are looked for, so that the list doesn't blink at every key; only as far as they fit.
  return useMemo(() => (query === '' ? { hits: noEntries, total: 0 } : { hits: answer.query === query ? answer.hits : entriesStillFound(answer.hits, query), total: answer.total }), [query, answer]);
}

export const useContacts = (): Contact[] => useRows(queries.contacts, []) ?? [];
const noPatients: PatientRow[] = [];
/** Patients by the beginning of names or numbers; without words the most recent. At most 50. */
export function usePatients(search: string): PatientRow[] {
  const found = useRows(async (db) => ({ search, rows: await queries.patients(db, search) }), [search]);
  // Until the answer to what is typed now is here, the former one is shown: only as far as it fits.
  return useMemo(() => (found === undefined ? noPatients : found.search === search ? found.rows : patientsStillFound(found.rows, search)), [found, search]);
}
export const usePatient = (patientKey?: string): PatientRow | undefined | null =>
  useRows(async (db) => (patientKey === undefined ? undefined : queries.patientOf(db, patientKey)), [patientKey]);

const noHits: SearchHit[] = [];
/** Full-text search, newest first. Words of one letter alone find nothing. */
export function useSearch(text: string): { hits: SearchHit[]; searching: boolean } {
  const archive = useOwner();
  const query = text.trim();
  const [answer, setAnswer] = useState<{ query: string; hits: SearchHit[] }>({ query: '', hits: noHits });
  useEffect(() => {
    if (query === '') return undefined;
    let stale = false;
    archive.search(query).then(
      (hits) => { if (!stale) setAnswer({ query, hits }); },
      (error: unknown) => { archive.readFailed(error); if (!stale) setAnswer({ query, hits: noHits }); },
    );
    return () => { stale = true; };
  }, [archive, query]);
  // The former hits stay while the next are looked for, so that the list doesn't blink at every key.
  const names = useLookedUp();
  return useMemo(() => {
    const hits = query === '' ? noHits : answer.hits.map((hit) => { const found = names.get(hit.row.counterpart); return found === undefined ? hit : { ...hit, row: { ...hit.row, counterpart: found } }; });
    return { hits, searching: query !== '' && answer.query !== query };
  }, [query, answer, names]);
}

/** A view preference kept on this computer. `fallback` should be a constant. */
export function usePreference<T>(key: string, fallback: T): [T, (value: T) => void] {
  const archive = useOwner();
  const stored = useRows(async (db) => (await db.preferences.get(key)) ?? null, [key]);
  const set = useCallback((value: T) => { archive.setPreference(key, value); }, [archive, key]);
  return [stored ? (stored.value as T) : fallback, set];
}

/** A file's content by hash, from the archive or else the mailroom. `error` is an error code. */
export function useFile(sha256?: string): { blob?: Blob; error?: string } {
  const { commands } = useOwner();
  const [file, setFile] = useState<{ sha256: string; blob?: Blob; error?: string }>();
  useEffect(() => {
    if (sha256 === undefined) return undefined;
    let stale = false;
    commands.fileOf(sha256).then(
      (blob) => { if (!stale) setFile({ sha256, blob }); },
      (error: unknown) => { if (!stale) setFile({ sha256, error: error instanceof Error && 'code' in error ? String(error.code) : 'internal' }); },
    );
    return () => { stale = true; };
  }, [commands, sha256]);
  return useMemo(() => (file && file.sha256 === sha256 ? { ...(file.blob ? { blob: file.blob } : {}), ...(file.error === undefined ? {} : { error: file.error }) } : {}), [file, sha256]);
}
