/** Rows and answers of the archive: what the screens are built on. Stored data is never copied into the desk. */
import type { AccessCheck, AccessFilter, AccessPage, CallArgs, Judgement, PackageAddition, PackageDetails, PackageFacts, RawMessage, RegisterSearchResult } from '../../shared/contract';
import type { Contact, DeliveryEvent, DeliveryState, Direction, Draft, Instant, Issue, MessageRecord, Marks, PatientId, PatientView, PlanDecision, PlanType, Quarantine, RegisterFacts, RegisterPreview } from '../../shared/messages';
import type { Look } from './access-queue';

/** The newest rehabilitation plan of a thread, and what the municipality has decided about it. Days are `yyyy-mm-dd`. */
export interface ThreadPlan {
  messageId: string;
  /** Absent for a plan without a type or with one nobody knows. */
  type?: PlanType;
  discharged?: string;
  /** Last day on which start may be offered (indicative); absent where there is no day to count from. `postponed`: the plan sets a later start. */
  latestStart?: string;
  postponed: boolean;
  level?: PlanDecision['level'];
  offered?: string;
  /** How many messages told its final status. */
  told: number;
  /** Taken back by its sender. */
  cancelled: boolean;
}
/** `visitation`: level or start is missing; `offered`: both are decided. Handled plans are in neither. */
export type PlanList = 'visitation' | 'offered';

/** One conversation as a list shows it; kept up to date by every write, small on purpose. */
export interface ThreadRow {
  /** Communication.identifier; the MessageHeader.id where a message has none. */
  threadId: string;
  standard: string;
  version: string;
  patientKey: string;
  patientName: string;
  patientIds: PatientId[];
  deceased: boolean;
  /** Name of the other organisation; its GLN or SOR code where no name is known. */
  counterpart: string;
  counterpartGln?: string;
  category?: string;
  topic?: string;
  lastAt: Instant;
  lastMessageId: string;
  lastDirection: Direction;
  /** new-message, reply-message, forward-message … of the newest message. */
  lastActivity: string;
  unread: number;
  messages: number;
  attachments: number;
  /** State of the newest outgoing message, and how often it was dispatched. */
  delivery?: DeliveryState;
  attempt?: number;
  needsAction: boolean;
  lateByMinutes?: number;
  handledAt?: Instant;
  assignee?: string;
  snoozedUntil?: Instant;
  /** The newest letter of the thread, in the old formats or drafts of new ones. */
  letter?: ThreadLetter;
  plan?: ThreadPlan;
}

export type ThreadFolder = 'inbox' | 'mine' | 'unassigned' | 'handled' | 'snoozed';
/** What a list needs of a letter. */
export interface ThreadLetter {
  kind: 'inpatient' | 'outpatient' | 'casualty' | 'correspondence' | 'other' | 'plan' | 'text' | 'file';
  /** Days of admission or first visit, and of discharge or last visit: `yyyy-mm-dd`. */
  start?: string;
  end?: string;
  /** It recommends a follow-up: read from a field, or found by its heading. */
  mark?: 'probable' | 'coded';
  corrected?: true;
  cancelled?: true;
  /** Somebody here has written a note about it. */
  noted?: true;
}

/** Tabs of the inbox beside "all". */
export type ListKind = 'letters' | 'correspondence' | 'plans';
export interface ThreadQuery { folder: ThreadFolder; filter?: 'all' | 'unread' | 'attachments' | 'late'; category?: string; /** Inbox only. Letters stand in two groups, the marked ones first. */ kind?: ListKind; patientKey?: string; order?: 'newest' | 'oldest' }

export interface Paged<Row> {
  rows: Row[];
  /** All rows of the query, loaded or not. */
  total: number;
  loading: boolean;
  hasMore: boolean;
  loadMore(): void;
}

/** A conversation opened: messages in time order with everything a reader needs. */
export interface ThreadDetail {
  row: ThreadRow;
  messages: MessageRecord[];
  /** By MessageHeader.id, oldest event first. */
  deliveries: Record<string, DeliveryEvent[]>;
  marks: Record<string, Marks>;
  /** Text, files and notes are left out: whoever is logged in may not read them. */
  withheld?: true;
}

export interface SentRow {
  messageId: string; threadId: string; patientName: string; patientIds: PatientId[]; receiver: string; receiverGln?: string; category?: string; topic?: string;
  /** Absent: a CareCommunication. */
  standard?: string;
  at: Instant; state: DeliveryState; attempt: number; nextAt?: Instant; lastEventAt: Instant; reason?: string; attachments: number;
}

export interface WorkItem {
  id: string;
  kind: 'rejected' | 'overdue' | 'failed' | 'waiting-retry' | 'late' | 'quarantine';
  at: Instant;
  messageId?: string; threadId?: string;
  patientName?: string; patientIds?: PatientId[];
  counterpart?: string; counterpartGln?: string; counterpartPhone?: string;
  /** Absent: a CareCommunication. */
  standard?: string;
  category?: string; topic?: string; attempt?: number; nextAt?: Instant; assignee?: string; lateByMinutes?: number;
  events: DeliveryEvent[];
  quarantine?: Quarantine;
}

export interface Counts { inbox: number; inboxUnread: number; mine: number; unassigned: number; drafts: number; outbox: number; needsAction: number; late: number; quarantine: number; /** Rehabilitation plans that nobody has ended. */ plans: number; /** Of the inbox. */ lettersMarked: number; lettersMarkedUnread: number; lettersUnmarked: number; correspondence: number; inboxPlans: number }

export interface PatientRow { patientKey: string; name: string; ids: PatientId[]; view: PatientView; lastAt: Instant; threads: number }

export interface SearchHit { threadId: string; messageId?: string; /** Where it matched. */ field: 'name' | 'cpr' | 'text' | 'topic' | 'organisation' | 'title'; row: ThreadRow; /** Text round the match, with the matched part between the two numbers. */ snippet?: { text: string; from: number; to: number } }

export type ArchiveState =
  | { state: 'opening' } | { state: 'ready' } | { state: 'rebuilding'; done: number; total: number }
  /** A newer program made the database; nothing is changed and nothing is deleted. */
  | { state: 'newer' } | { state: 'damaged'; code: string } | { state: 'other-tab' } | { state: 'full' };

/** Everything a screen may ask the archive or, through it, the mailroom to do. Rejects with CodedError. */
export interface ArchiveCommands {
  markRead(messageIds: string[], read: boolean): Promise<void>;
  /** `handled: false` undoes it. */
  handle(threadIds: string[], handled: boolean): Promise<void>;
  assign(threadIds: string[], initials: string | undefined): Promise<void>;
  snooze(threadIds: string[], until: Instant | undefined): Promise<void>;
  note(messageId: string, text: string): Promise<void>;
  /** The municipality's decision about a plan, whole; undefined takes it back. */
  decidePlan(messageId: string, decision: PlanDecision | undefined): Promise<void>;
  saveDraft(draft: Draft): Promise<void>;
  removeDraft(id: string): Promise<void>;
  /** Puts a file into the mailroom's store; progress in bytes. With `keep: false` no copy stays in the page: for files that are only judged. */
  putFile(file: Blob, onProgress?: (sent: number) => void, options?: { keep?: boolean }): Promise<{ sha256: string; detectedType?: string }>;
  /** Whole content by hash, from the archive or else from the mailroom's originals. */
  fileOf(sha256: string): Promise<Blob>;
  /** The PDF of a letter that is being written. Fails with `draft-incomplete` while it has no patient or type. */
  letterPdf(draft: Draft): Promise<Blob>;
  checkDraft(draft: Draft): Promise<{ issues: Issue[]; travelBytes: number }>;
  send(draft: Draft): Promise<{ submitted: boolean; messageId?: string; threadId?: string; issues: Issue[] }>;
  resend(messageId: string): Promise<void>;
  /** Stops the client from sending it again by itself, or lets it go on. */
  hold(messageId: string, held: boolean): Promise<void>;
  cancel(messageId: string): Promise<void>;
  closeMessage(messageId: string, note: string): Promise<void>;
  /** Ends the work with something held back, by its id; the original stays. */
  closeQuarantined(id: string, note: string): Promise<void>;
  /** A new draft made from a sent message, for "Ret og send som ny besked". */
  copyToDraft(messageId: string): Promise<Draft>;
  contacts(): Promise<Contact[]>;
  /** Puts somebody of the organisation register among the receivers, so that they can be written to, also while the mailroom is away. */
  addContact(gln: string): Promise<Contact>;
  searchRegister(query: string, limit: number): Promise<RegisterSearchResult>;
  /** What a file in the mailroom's store would change in the organisation register. */
  previewRegister(sha256: string): Promise<RegisterPreview>;
  importRegister(options: CallArgs<'register.import'>): Promise<RegisterFacts>;
  removeRegister(): Promise<RegisterFacts>;
  /** How a file in the mailroom's store would be received, by the rules built in or by `packages`. */
  judge(sha256: string, packages?: string[], part?: number): Promise<Judgement>;
  /** A judged file leaves the mailroom's store: it was never received. What belongs to messages or packages stays. */
  forgetJudged(sha256: string): Promise<void>;
  packages(): Promise<PackageFacts[]>;
  packageDetails(id: string): Promise<PackageDetails>;
  /** A refusal comes back as findings. `overrides`: which version stands in for a missing one, by name. */
  addPackage(sha256: string, name: string, overrides?: Record<string, string>): Promise<PackageAddition>;
  removePackage(id: string): Promise<void>;
  rebuild(): Promise<void>;
  /** Writes down that the person who is logged in looks at something; never fails, and is told to the mailroom as soon as it is there. */
  looked(look: Look): void;
  accessLog(filter: AccessFilter, before?: number): Promise<AccessPage>;
  /** The file's content, to be saved. */
  exportAccessLog(filter: AccessFilter, format: 'csv' | 'json', language: 'da' | 'en'): Promise<{ blob: Blob; count: number }>;
  checkAccessLog(): Promise<AccessCheck>;
  /** A message as it came or went, by MessageHeader.id or by the id of something held back. */
  rawMessage(what: { messageId?: string; quarantineId?: string }): Promise<RawMessage>;
  /** Content from the mailroom's store, of which no copy stays in the page. */
  bytesOf(sha256: string): Promise<Blob>;
}
