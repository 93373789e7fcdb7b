/** The database: tables, indexes and numbered migrations. A released number is never edited; a change is the next number. */
import { Dexie, type EntityTable, type Table, type Transaction } from 'dexie';
import type { Contact, DeliveryEvent, MessageRecord } from '../../../shared/messages';
import type {
  ArchiveMeta, AttachmentRef, Counter, DocRow, JoinRow, MessageFacts, PostingRow, Preference, SegmentRow, StoredDraft, StoredFile, StoredMarks, StoredName, StoredOutgoing, StoredPatient, StoredQuarantine, StoredThread, WantedFile,
} from './rows';
import { countKinds } from './count-kinds';
import { noteUnnamedOfAll } from './names';

export interface Migration {
  /** Gaps of ten leave room for a repair between two releases. */
  version: number;
  /** Tables that are new or whose indexes change. */
  stores: Record<string, string | null>;
  /** Brings rows of the version before into the new shape. Works on what is there; never deletes a message. */
  upgrade?: (transaction: Transaction) => Promise<void>;
}

export const migrations: readonly Migration[] = [
  {
    version: 10,
    stores: {
      messages: 'messageId',
      bodies: 'messageId',
      threads: 'threadId, *views, wakeAt',
      outgoing: 'messageId, [final+at+messageId], [at+messageId], action',
      deliveries: '[messageId+n]',
      marks: 'messageId, pending',
      drafts: 'id, updatedAt, pending',
      contacts: 'gln',
      patients: 'patientKey, lastAt, *words',
      quarantine: 'id, at',
      attachmentRefs: 'identifier',
      files: 'sha256',
      wanted: 'sha256, bytes',
      counters: 'name',
      preferences: 'key',
      postings: '[bucket+segment]',
      docs: 'block',
      segments: 'segment',
      meta: 'key',
    },
  },
  { version: 20, stores: { names: 'key, open' }, upgrade: noteUnnamedOfAll },
  // Letters came with this version, so there is nothing to tie yet; correspondence is there to be counted.
  { version: 30, stores: { joins: 'key' }, upgrade: countKinds },
];

// On a loopback address Dexie would write every failed request to the console and keep a stack for each call: errors of the store may quote what is stored.
Dexie.debug = false;

export class ArchiveDb extends Dexie {
  declare messages: EntityTable<MessageFacts, 'messageId'>;
  declare bodies: EntityTable<MessageRecord, 'messageId'>;
  declare threads: EntityTable<StoredThread, 'threadId'>;
  declare outgoing: EntityTable<StoredOutgoing, 'messageId'>;
  /** Only events whose message has not come yet; the others lie in the row of their message. */
  declare deliveries: Table<DeliveryEvent, [string, number]>;
  declare marks: EntityTable<StoredMarks, 'messageId'>;
  declare drafts: EntityTable<StoredDraft, 'id'>;
  declare contacts: EntityTable<Contact, 'gln'>;
  declare patients: EntityTable<StoredPatient, 'patientKey'>;
  declare quarantine: EntityTable<StoredQuarantine, 'id'>;
  declare attachmentRefs: EntityTable<AttachmentRef, 'identifier'>;
  declare files: EntityTable<StoredFile, 'sha256'>;
  declare wanted: EntityTable<WantedFile, 'sha256'>;
  declare names: EntityTable<StoredName, 'key'>;
  declare joins: EntityTable<JoinRow, 'key'>;
  declare counters: EntityTable<Counter, 'name'>;
  declare preferences: EntityTable<Preference, 'key'>;
  declare postings: Table<PostingRow, [string, number]>;
  declare docs: EntityTable<DocRow, 'block'>;
  declare segments: EntityTable<SegmentRow, 'segment'>;
  declare meta: EntityTable<ArchiveMeta, 'key'>;

  constructor(name: string, steps: readonly Migration[] = migrations) {
    // Strict: what the mailroom is told to be stored must survive a power cut. No cache: rows are shared with the worker.
    super(name, { chromeTransactionDurability: 'strict', cache: 'disabled' });
    for (const step of steps) {
      const version = this.version(step.version).stores(step.stores);
      if (step.upgrade) version.upgrade(step.upgrade);
    }
  }
}

export const latestVersion = (steps: readonly Migration[] = migrations): number => Math.max(...steps.map((step) => step.version));
