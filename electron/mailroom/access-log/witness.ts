/** Says who does what: turns a connection and an act into a record of the access log. */
import { CodedError, type AccessFilter, type AccessPage } from '../../../shared/contract';
import type { AccessAction, AccessEntry, AccessRole, Draft, PatientId } from '../../../shared/messages';
import type { Room } from '../room';
import type { Sessions } from '../session';
import type { AccessLog, NewRecord } from './log';

/** What an act was about; absent parts are none. */
export interface Act { action: AccessAction; messageIds?: readonly string[]; citizen?: readonly string[]; threadId?: string | undefined; detail?: Record<string, string>; entry?: string; /** Roles that would let it happen, the likeliest first. */ needs?: readonly AccessRole[] }

export interface Witness {
  /** Recorded when it resolves: for what is revealed only afterwards. CodedError `disk-full`. */
  must(connection: number, act: Act): Promise<void>;
  /** For what has happened already: never fails, and what can't be written now is tried again with the next record. */
  note(connection: number, act: Act): Promise<void>;
  /** What a page showed from its archive. CodedError `disk-full`: the page keeps it. */
  told(entries: readonly AccessEntry[]): Promise<number>;
  /** A login or its failure, whose user is not the one of the connection. */
  noteUser(userId: string, action: AccessAction): Promise<void>;
  search(connection: number, filter: AccessFilter, before: number | undefined, limit: number): Promise<AccessPage>;
}

/** Told so much later than it happened, a record says when it was told. */
const LATE_MS = 60_000;
const MOST_WAITING = 1000;
const MOST_CITIZEN = 20;
const MOST_MESSAGES = 500;

export const numbersOf = (ids: readonly PatientId[] | undefined): string[] => [...new Set((ids ?? []).map(({ value }) => value.slice(0, 64)))].slice(0, MOST_CITIZEN);
export const sentAction = ({ kind }: Draft): AccessAction => (kind === 'reply' ? 'replied' : kind === 'forward' ? 'forwarded' : 'sent');

export function createWitness(room: Pick<Room, 'profile' | 'now' | 'log'>, log: AccessLog, sessions: Pick<Sessions, 'userId'>, isTrusted: (connection: number) => boolean): Witness {
  let waiting: NewRecord[] = [];

  function who(id: string | undefined, needs: readonly AccessRole[] = ['clinical', 'administrative', 'administrator']): Pick<NewRecord, 'by' | 'user' | 'role'> {
    if (id === undefined) return { by: 'nobody' };
    const user = room.profile.data.users.find((candidate) => candidate.id === id);
    const role = needs.find((each) => user?.access.includes(each));
    // Somebody who was removed meanwhile is still the one who looked.
    return { by: 'user', user: { id, name: user?.name ?? '' }, ...(role ? { role } : {}) };
  }
  const record = (by: Pick<NewRecord, 'by' | 'user' | 'role'>, { action, messageIds = [], citizen = [], threadId, detail, entry }: Act): NewRecord => {
    const gln = room.profile.data.organisation?.gln;
    return {
      at: room.now(), ...by, action, messageIds: messageIds.slice(0, MOST_MESSAGES), citizen: [...citizen], ...(gln === undefined ? {} : { organisation: gln }), ...(threadId === undefined ? {} : { threadId }),
      ...(detail === undefined ? {} : { detail }), ...(entry === undefined ? {} : { entry }),
    };
  };
  const byConnection = (connection: number, act: Act): NewRecord => record(isTrusted(connection) ? { by: 'program' } : who(sessions.userId, act.needs), act);

  async function write(records: readonly NewRecord[]): Promise<number> {
    const before = waiting;
    waiting = [];
    try {
      return (await log.append([...before, ...records])) - before.length;
    } catch (error) {
      waiting = [...before, ...waiting].slice(0, MOST_WAITING);
      throw error;
    }
  }
  async function noteRecord(made: NewRecord): Promise<void> {
    try { await write([made]); } catch (error) {
      waiting = [...waiting, made].slice(-MOST_WAITING);
      room.log.warn('access-record-waits', { code: error instanceof CodedError ? error.code : 'internal' });
    }
  }

  return {
    async must(connection, act) { await write([byConnection(connection, act)]); },
    note: (connection, act) => noteRecord(byConnection(connection, act)),
    noteUser: (userId, action) => noteRecord(record(who(userId), { action })),
    told: (entries) => write(entries.map(({ id, at, userId, action, messageIds, citizen, threadId, attachment }) => {
      const made = record(who(userId), { action, messageIds, citizen, threadId, entry: id, ...(attachment === undefined ? {} : { detail: { attachment } }) });
      return Date.parse(made.at) - Date.parse(at) > LATE_MS ? { ...made, at, toldAt: made.at } : { ...made, at };
    })),
    async search(connection, filter, before, limit) {
      // Going on to the next page is the same look.
      if (before === undefined) await write([byConnection(connection, { action: 'log-viewed', citizen: filter.citizen === undefined ? [] : [filter.citizen], needs: ['administrator'] })]);
      return log.search(filter, before, limit);
    },
  };
}
