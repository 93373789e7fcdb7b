/** Rows as they lie in IndexedDB. List rows are small; text, events and files have tables of their own. */
import type { Contact, DeliveryEvent, Draft, Instant, Marks, MessageRecord, PatientId, Quarantine, FhirFormat } from '../../../shared/messages';
import type { LetterFacts } from './letters';
import type { PlanFacts } from './plans';
import type { PatientRow, SentRow, ThreadRow } from '../types';

/** What thread rows are computed from: the immutable facts of one message, without its text. */
export interface MessageFacts {
  messageId: string;
  threadId: string;
  direction: 'in' | 'out';
  /** The message's own time where it has one, else when it was received or sent. */
  at: Instant;
  standard: string;
  version: string;
  activity: string;
  patientKey: string;
  /** Keys of every number the patient is known by in this message. */
  patientKeys: string[];
  patientName: string;
  patientIds: PatientId[];
  deceased: boolean;
  counterpart: string;
  counterpartGln?: string;
  category?: string;
  topic?: string;
  attachmentIds: string[];
  lateByMinutes?: number;
  plan?: PlanFacts;
  letter?: LetterFacts;
  /** A binary letter whose files are shown with the letters that refer to them. */
  absorbed?: true;
  /** Position in the full-text index. */
  doc: number;
}

export interface StoredThread extends ThreadRow {
  /** MessageHeader.ids of the thread, in time order. */
  ids: string[];
  /** `view|lastAt|threadId` for each list the thread stands in: the only index, so that each list is one narrow range. */
  views: string[];
  /** Counters this row is counted in; kept so that the next change subtracts exactly what was added. */
  tags: string[];
  patientKeys: string[];
  /** It stands in no list: what it holds is shown with other threads. */
  absorbed?: true;
  /** When a snoozed thread comes back. */
  wakeAt?: Instant;
}

export interface StoredOutgoing extends SentRow {
  /** 1 when nothing more will happen by itself. */
  final: 0 | 1;
  /** Present (1) while a person has to act. */
  action?: 1;
  /** Number of the newest event that is folded in. */
  lastN: number;
  /** The whole delivery history, oldest first: a handful of small events, read and written with the row. */
  events: DeliveryEvent[];
  patientKey: string;
}

/** Settled ones are kept: the same thing coming again must not be work again. */
export interface StoredQuarantine extends Quarantine { settledAt?: Instant }

export interface StoredMarks extends Marks {
  /** 1 until the mailroom has this state of the marks too. */
  pending?: 1;
  /** Grows with every change, so that an answer about an older state does not clear `pending`. */
  change: number;
}

export interface StoredDraft {
  id: string;
  /** Absent for a draft that was removed here but not yet in the mailroom. */
  draft?: Draft;
  /** Absent (and so not listed) for removed drafts. */
  updatedAt?: Instant;
  pending?: 1;
  change: number;
}

export interface StoredPatient extends PatientRow {
  /** Folded words of the name and digits of the numbers, for prefix search. */
  words: string[];
  /** Age of `view`, so that late messages don't bring back an old name. */
  viewAt: Instant;
}

export interface Counter { name: string; n: number }
export interface StoredFile { sha256: string; blob: Blob; bytes: number }
/** From the identifier of an attachment (as forwarded stubs name it) to its content. */
export interface AttachmentRef { identifier: string; sha256: string; title: string; contentType?: string; messageId: string }
/** Content that still has to be fetched for reading offline. */
export interface WantedFile { sha256: string; bytes: number }
/** An organisation that some message names by number only, and what it is called. `open` (1): to be asked about. */
export interface StoredName { key: string; gln?: string; sor?: string; name?: string; unit?: string; open?: 1 }
/**
 * A tie between threads (see `joins`), by key: `t:` a thread and the name it goes by (`to`; `members` at the name's own row), `n:` and `e:`
 * letters of one number or episode, `f:` a file, whether a letter refers to it and which messages carry it.
 */
export interface JoinRow { key: string; to?: string; members?: string[]; threads?: string[]; joins?: true; referred?: true; carriers?: string[] }
export interface Preference { key: string; value: unknown }

/** One part of the full-text index: the words of one bucket in one segment. */
export interface PostingRow {
  bucket: string;
  segment: number;
  /** Sorted words. */
  words: string[];
  /** `docs` of word i are ends[i-1]..ends[i]. */
  ends: Uint32Array;
  /** Offsets from the segment's first document, growing per word. */
  docs: Uint16Array;
}
/** Which messages a run of 32 documents are: one row for all of them, because rows cost more than bytes. */
export interface DocRow { block: number; messageIds: string[]; threadIds: string[] }
/** Times of a segment's documents in seconds since 1970, for newest-first without opening messages. */
export interface SegmentRow { segment: number; times: Uint32Array }

export interface ArchiveMeta {
  key: 'archive';
  profileId: string;
  /** Handover items up to this number are stored. */
  watermark: number;
  /** Number of documents in the full-text index. */
  docs: number;
  rebuild?: { cursor?: string; done: number; total: number; upToSeq: number };
}

export type { Contact, DeliveryEvent, MessageRecord, Quarantine, FhirFormat };
