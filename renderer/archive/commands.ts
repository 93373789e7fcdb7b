/** What a person does: first stored here, then carried to the mailroom. Sending goes to the mailroom first: it alone promises delivery. */
import { CodedError, type BridgeClient } from '../../shared/contract';
import type { Contact, Draft, Instant, Marks, Session } from '../../shared/messages';
import type { AccessQueue } from './access-queue';
import type { Files } from './files';
import { needReader } from './gate';
import { copyOf } from './store/drafts';
import type { ArchiveDb } from './store/schema';
import { changeMarks, settleQuarantine } from './store/write';
import type { ArchiveCommands } from './types';

/** Lines of the access log that are fetched at once. */
const LOG_PAGE = 100;

export interface CommandOptions {
  bridge: BridgeClient;
  accessQueue: AccessQueue;
  files: Files;
  now(): Instant;
  newId(): string;
  session(): Session | undefined;
  /** Waits until the database is open; rejects when it can't be. */
  database(): Promise<ArchiveDb>;
  rebuild(): Promise<void>;
  /** A snooze was set or ended: the time of the next waking may have changed. */
  onSnooze(): void;
}

export function createCommands({ bridge, accessQueue, files, now, newId, session, database, rebuild, onSnooze }: CommandOptions): ArchiveCommands {
  async function markThreads(threadIds: string[], change: (marks: Marks) => Marks): Promise<void> {
    const db = await database();
    const threads = await db.threads.bulkGet(threadIds);
    await changeMarks(db, threads.flatMap((thread) => thread?.ids ?? []), now(), change);
  }

  async function putDraft(id: string, draft: Draft | undefined): Promise<void> {
    const db = await database();
    await db.transaction('rw', db.drafts, async () => {
      const change = ((await db.drafts.get(id))?.change ?? 0) + 1;
      await db.drafts.put(draft ? { id, draft, updatedAt: draft.updatedAt, pending: 1, change } : { id, pending: 1, change });
    });
  }

  return {
    markRead: async (messageIds, read) => changeMarks(await database(), messageIds, now(), (marks) => ({ ...marks, read })),
    handle: (threadIds, handled) => {
      const at = now();
      return markThreads(threadIds, (marks) => ({ ...marks, handledAt: handled ? marks.handledAt ?? at : null }));
    },
    assign: (threadIds, initials) => markThreads(threadIds, (marks) => ({ ...marks, assignee: initials ?? null })),
    async snooze(threadIds, until) {
      await markThreads(threadIds, (marks) => ({ ...marks, snoozedUntil: until ?? null }));
      onSnooze();
    },
    note: async (messageId, text) => changeMarks(await database(), [messageId], now(), (marks) => ({ ...marks, note: text === '' ? null : text })),
    async decidePlan(messageId, decision) {
      needReader(session());
      await changeMarks(await database(), [messageId], now(), (marks) => ({ ...marks, plan: decision ?? null }));
    },
    async saveDraft(draft) { needReader(session()); await putDraft(draft.id, draft); },
    removeDraft: (id) => putDraft(id, undefined),
    putFile: (file, onProgress, options) => files.putFile(file, onProgress, options),
    async fileOf(sha256) { needReader(session()); return files.fileOf(sha256); },
    async letterPdf(draft) {
      needReader(session());
      return files.fileOf((await bridge.call('letters.pdf', { draft })).sha256);
    },
    checkDraft: (draft) => bridge.call('messages.check', { draft }),
    async send(draft) {
      needReader(session());
      // Saved first: if the window dies while the mailroom decides, the text is still here.
      await putDraft(draft.id, draft);
      const answer = await bridge.call('messages.submit', { draft });
      if (answer.submitted) {
        const { finalStatusOf } = draft;
        const { messageId } = answer;
        // Before the draft goes: killed in between, it is sent again, which gives the same answer and the same note.
        if (finalStatusOf !== undefined && messageId !== undefined) await changeMarks(await database(), [finalStatusOf], now(), (marks) => ({ ...marks, plan: { ...marks.plan, finalStatus: [...new Set([...marks.plan?.finalStatus ?? [], messageId])] } }));
        await putDraft(draft.id, undefined);
      }
      return answer;
    },
    resend: async (messageId) => { await bridge.call('messages.resend', { messageId }); },
    hold: async (messageId, held) => { await bridge.call('messages.hold', { messageId, held }); },
    cancel: async (messageId) => { await bridge.call('messages.cancel', { messageId }); },
    closeMessage: async (messageId, note) => { await bridge.call('messages.close', { messageId, note }); },
    closeQuarantined: async (id, note) => settleQuarantine(await database(), id, now(), note),
    async copyToDraft(messageId) {
      needReader(session());
      const record = await (await database()).bodies.get(messageId);
      if (!record) throw new CodedError('not-found');
      const draft = copyOf(record, { now: now(), newId, session: session() });
      await putDraft(draft.id, draft);
      return draft;
    },
    contacts: () => fetchContacts(bridge, database),
    async addContact(gln) {
      const contact = await bridge.call('contacts.add', { gln });
      await (await database()).contacts.put(contact);
      return contact;
    },
    searchRegister: (query, limit) => bridge.call('register.search', { query: query.slice(0, 200), limit }),
    previewRegister: (sha256) => bridge.call('register.preview', { sha256 }),
    importRegister: (options) => bridge.call('register.import', options),
    removeRegister: () => bridge.call('register.remove', {}),
    judge: (sha256, packages = [], part) => bridge.call('conformance.judge', { sha256, ...(packages.length ? { packages } : {}), ...(part === undefined ? {} : { part }) }),
    forgetJudged: async (sha256) => { await bridge.call('conformance.forget', { sha256 }); },
    packages: () => bridge.call('conformance.packages', {}),
    packageDetails: (id) => bridge.call('conformance.package', { id }),
    addPackage: (sha256, name, overrides) => bridge.call('conformance.addPackage', { sha256, name: name.slice(0, 200), ...(overrides ? { overrides } : {}) }),
    removePackage: async (id) => { await bridge.call('conformance.removePackage', { id }); },
    rebuild,
    looked: (look) => { accessQueue.note(look); },
    accessLog: (filter, before) => bridge.call('access.search', { filter, limit: LOG_PAGE, ...(before === undefined ? {} : { before }) }),
    async exportAccessLog(filter, format, language) {
      const { sha256, count } = await bridge.call('access.export', { filter, format, language });
      return { blob: await files.bytesOf(sha256), count };
    },
    checkAccessLog: () => bridge.call('access.check', {}),
    rawMessage: (what) => bridge.call('raw.open', what),
    bytesOf: (sha256) => files.bytesOf(sha256),
  };
}

/** The register of receivers from the mailroom, kept here so that lists and the composer have it at once. */
export async function fetchContacts(bridge: BridgeClient, database: () => Promise<ArchiveDb>): Promise<Contact[]> {
  const contacts = await bridge.call('contacts.list', {});
  const db = await database();
  await db.transaction('rw', db.contacts, async () => {
    const known = new Set(contacts.map((contact) => contact.gln));
    await db.contacts.filter((contact) => !known.has(contact.gln)).delete();
    await db.contacts.bulkPut(contacts);
  });
  return contacts;
}
