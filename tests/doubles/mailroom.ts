/**
 * A mailroom in memory that speaks the real contract: the page's own client talks to the real server over a line of
 * frames, so every argument and result is checked as in the product. Its handlers are typed by `calls`, so it breaks
 * when the contract changes.
 */
import { CHUNK_BYTES, CodedError, createClient, createServer, noFaults, packageFactsSchema, withBytes, type BridgeClient, type CallName, type Converted, type ErrorCode, type FileReading, type FramePort, type Handlers, type Judgement, type PackageAddition, type PackageDetails, type AccessCheck, type RawMessage, type Technical } from '../../shared/contract';
import type { AccessEntry, AccessRecord, Contact, DeliveryEvent, Draft, HandoverItem, Marks, MessageRecord, Quarantine, RegisterFacts, RegisterHit, RegisterPreview, Session, WireFormat } from '../../shared/messages';

type NewItem = HandoverItem extends infer Item ? (Item extends { seq: number } ? Omit<Item, 'seq'> : never) : never;

export interface MailroomDouble {
  connect(): BridgeClient;
  /** Answers on a line that somebody else made (a worker process behind a real host). */
  serve(port: FramePort): void;
  /** Hands over one more item and tells the pages. */
  add(item: NewItem): void;
  /** Many items at once; their numbers are given anew. */
  addAll(items: readonly HandoverItem[]): void;
  /** The next calls of this name fail with the code. */
  fail(name: CallName, code: ErrorCode, times?: number): void;
  /** Cuts all lines, as a killed process would. */
  cut(): void;
  putFile(bytes: Uint8Array): Promise<string>;
  readonly calls: { name: CallName; args: unknown }[];
  readonly messages: ReadonlyMap<string, MessageRecord>;
  readonly marks: ReadonlyMap<string, Marks>;
  readonly drafts: Map<string, Draft>;
  readonly contacts: Contact[];
  /** What the conformance calls answer; a test fills it. By content hash: how a file is judged, and what comes of adding it as a package. */
  readonly conformance: { readonly judgements: Map<string, Judgement>; readonly additions: Map<string, PackageAddition>; readonly packages: PackageDetails[] };
  /** What converting answers, by target; a test fills it. */
  readonly conversions: Map<WireFormat, Converted>;
  /** What opened files are read as, by content hash: their letters in order. */
  readonly readings: Map<string, FileReading[]>;
  /** The organisation register: a test fills `hits` and says by content hash what a file would change; `changed` tells the pages. */
  readonly register: { facts: RegisterFacts; readonly hits: RegisterHit[]; readonly previews: Map<string, RegisterPreview>; changed(): void };
  /** What pages told of what a person looked at, each once. */
  readonly told: readonly AccessEntry[];
  /** What the access log answers; a test fills it. Raw messages by MessageHeader.id or id of what is held back. */
  readonly access: { readonly records: AccessRecord[]; readonly raws: Map<string, RawMessage>; readonly check: { result: AccessCheck } };
  /** By MessageHeader.id: what the receipt clock says of it. */
  readonly receiptClocks: Map<string, NonNullable<Technical['waiting']>>;
  readonly handedOver: number;
  session: Session;
}

export async function sha256Of(bytes: Uint8Array): Promise<string> {
  return [...new Uint8Array(await crypto.subtle.digest('SHA-256', new Uint8Array(bytes)))].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

export function sessionOf(profileId: string): Session {
  return {
    state: 'open', profileId, role: 'general-practice', version: '0.0.0',
    organisation: { gln: '5790000000012', sor: '111000016003', name: 'Lægerne Testgade (test)', unit: '', role: 'general-practice', address: 'Testgade 1', phone: '65000020', persons: [] },
    user: { id: 'user-1', name: 'Mette Prøve', role: { text: 'læge' }, phone: '65000020', initials: 'MP', access: ['clinical', 'administrator'] }, users: [{ id: 'user-1', name: 'Mette Prøve', initials: 'MP', access: ['clinical', 'administrator'] }],
    network: { id: 'embedded', title: 'Øvelsesnetværk', training: true, state: 'online', since: '2026-01-01T00:00:00.000Z', failedTries: 0 },
    settings: { language: 'da', theme: 'system', acknowledgementMinutes: 30, automaticResends: 2, notifications: false, singleKeyShortcuts: true, shortcuts: {}, lockAfterMinutes: 0, closeToTray: false },
  };
}

export function mailroomDouble({ profileId }: { profileId: string }): MailroomDouble {
  const log: HandoverItem[] = [];
  let doneUpTo = 0;
  const messages = new Map<string, MessageRecord>();
  const events: DeliveryEvent[] = [];
  const quarantine: Quarantine[] = [];
  const marks = new Map<string, Marks>();
  const drafts = new Map<string, Draft>();
  const submitted = new Map<string, { messageId: string; threadId: string }>();
  const contents = new Map<string, Uint8Array>();
  const uploads = new Map<string, Uint8Array[]>();
  const contacts: Contact[] = [];
  const conformance: MailroomDouble['conformance'] = { judgements: new Map(), additions: new Map(), packages: [] };
  const conversions: MailroomDouble['conversions'] = new Map();
  const readings: MailroomDouble['readings'] = new Map();
  const register: MailroomDouble['register'] = { facts: { state: 'none' }, hits: [], previews: new Map(), changed: () => { server.emit('register', register.facts); } };
  const told: AccessEntry[] = [];
  const accessRecords: AccessRecord[] = [];
  const raws = new Map<string, RawMessage>();
  const accessCheck: { result: AccessCheck } = { result: { count: 0, faults: [] } };
  const receiptClocks: MailroomDouble['receiptClocks'] = new Map();
  const failures = new Map<CallName, ErrorCode[]>();
  const called: { name: CallName; args: unknown }[] = [];
  const lines = new Set<() => void>();
  let session = sessionOf(profileId);
  let faults = noFaults;
  let serial = 0;

  const keep = (item: HandoverItem) => {
    log.push(item);
    if (item.kind === 'message') messages.set(item.message.messageId, item.message);
    else if (item.kind === 'delivery') events.push(item.event);
    else quarantine.push(item.item);
  };
  const known = (messageId: string) => { if (!messages.has(messageId)) throw new CodedError('not-found'); };

  const handlers: Handlers = {
    'session.get': () => session, 'session.organisations': () => (session.organisation ? [session.organisation] : []), 'session.setup': () => session,
    'session.unlock': () => (session = { ...session, state: 'open' }), 'session.lock': () => (session = { ...session, state: 'locked' }),
    'session.addUser': ({ person, access }) => (session = { ...session, users: [...session.users, { id: `user-${session.users.length + 1}`, name: person.name, initials: person.initials, access }] }),
    'session.setAccess': ({ userId, access }) => (session = { ...session, users: session.users.map((user) => (user.id === userId ? { ...user, access } : user)) }),
    'session.removeUser': ({ userId }) => (session = { ...session, users: session.users.filter((user) => user.id !== userId) }),
    'session.updateUser': () => session, 'session.changePassword': () => session,
    'session.updateSettings': ({ settings }) => (session = { ...session, settings: { ...session.settings, ...settings } }),
    'network.choices': () => [{ id: 'embedded', title: 'Øvelsesnetværk', training: true, folder: false, organisations: true }, { id: 'vans-folder', title: 'VANS-mappe', training: false, folder: true, organisations: false }],
    'network.check': () => ({}),
    'network.choose': ({ network, organisation }) => (session = { ...session, network: { ...session.network, id: network, title: network === 'embedded' ? 'Øvelsesnetværk' : 'VANS-mappe', training: network === 'embedded' }, ...(organisation ? { organisation: { ...organisation, role: session.role ?? 'general-practice', persons: [] } } : {}) }),
    'network.retry': () => session.network, 'network.pause': ({ paused }) => ({ ...session.network, state: paused ? 'paused' : 'online' }),
    'training.faults': ({ plan }) => (faults = plan ?? faults),
    'contacts.list': () => contacts,
    'contacts.setFormat': ({ gln, format }) => { const found = contacts.find((contact) => contact.gln === gln); if (!found) throw new CodedError('not-found'); found.format = format; return found; },
    'contacts.add': ({ gln }) => {
      const hit = register.hits.find(({ receiver }) => receiver === gln);
      const found = contacts.find((contact) => contact.gln === gln) ?? (hit && contactOf(hit, gln));
      if (!found) throw new CodedError('unknown-receiver');
      if (!contacts.includes(found)) contacts.push(found);
      return found;
    },
    'register.facts': () => register.facts,
    'register.preview': ({ sha256 }) => { const found = register.previews.get(sha256); if (!found) throw new CodedError('register-columns', { columns: 'SOR-kode' }); return found; },
    'register.import': ({ sha256, source, snapshotAt, file }) => {
      const preview = register.previews.get(sha256);
      if (!preview) throw new CodedError('not-found');
      const { kind, entries, receivers, refusedCount } = preview;
      register.facts = { state: 'ready', snapshot: { id: sha256, source, snapshotAt, importedAt: '2026-11-22T09:00:00.000Z', fileHash: sha256, kind, entries, receivers, refused: refusedCount, ...(file === undefined ? {} : { file }) } };
      server.emit('register', register.facts);
      return register.facts;
    },
    'register.remove': () => { register.facts = { state: 'none' }; register.hits.length = 0; server.emit('register', register.facts); return register.facts; },
    'register.search': ({ query, limit, role }) => {
      const words = query.toLowerCase().split(/\s+/).filter(Boolean);
      const hits = register.hits.filter((hit) => (role === undefined || hit.role === role) && words.every((word) => `${hit.name} ${hit.unit} ${hit.sor} ${hit.gln ?? ''} ${hit.address}`.toLowerCase().includes(word)));
      return { hits: hits.slice(0, limit), total: hits.length };
    },
    'register.lookup': ({ gln, sor }) => { const entry = register.hits.find((hit) => hit.sor === sor || (gln !== undefined && hit.gln === gln)); return entry ? { entry } : {}; },
    'register.names': ({ organisations }) => organisations.map(({ gln, sor }) => {
      const found = register.hits.find((hit) => hit.sor === sor || (gln !== undefined && hit.gln === gln)) ?? contacts.find((contact) => contact.sor === sor || contact.gln === gln);
      return found ? { name: found.name, unit: found.unit } : null;
    }),
    'drafts.put': ({ draft }) => { drafts.set(draft.id, draft); return {}; }, 'drafts.remove': ({ id }) => { drafts.delete(id); return {}; }, 'drafts.list': () => [...drafts.values()],
    'letters.pdf': async ({ draft }) => {
      const made = new TextEncoder().encode(`%PDF-1.4 ${draft.id} ${draft.updatedAt}`);
      const sha256 = await sha256Of(made);
      contents.set(sha256, made);
      return { sha256, bytes: made.length };
    },
    'messages.check': ({ draft }) => ({ issues: [], travelBytes: draft.text.length }),
    'messages.submit': ({ draft }) => {
      const answer = submitted.get(draft.id) ?? { messageId: `sent-${++serial}`, threadId: draft.threadId ?? `thread-${serial}` };
      submitted.set(draft.id, answer);
      drafts.delete(draft.id);
      return { submitted: true, ...answer, issues: [] };
    },
    'messages.resend': ({ messageId }) => { known(messageId); return {}; }, 'messages.hold': ({ messageId, held }) => { known(messageId); const clock = receiptClocks.get(messageId); if (clock) receiptClocks.set(messageId, { ...clock, held }); return {}; }, 'messages.cancel': ({ messageId }) => { known(messageId); return {}; }, 'messages.close': ({ messageId }) => { known(messageId); return {}; },
    'messages.technical': ({ messageId }) => { known(messageId); return { messageId, standard: 'care-communication', version: '5.0', format: 'fhir-json', attempts: [], acknowledgements: [], ...(receiptClocks.has(messageId) ? { waiting: receiptClocks.get(messageId)! } : {}) }; },
    'acknowledgements.sent': () => [],
    'marks.put': ({ marks: list }) => { for (const mark of list) marks.set(mark.messageId, mark); return {}; },
    // As a ledger does: what was reported as done is gone, whatever is asked for.
    'handover.take': ({ after, limit }) => ({ items: log.slice(Math.max(after, doneUpTo), Math.max(after, doneUpTo) + limit), last: log.length }),
    'handover.done': ({ upTo }) => { doneUpTo = Math.max(doneUpTo, upTo); return {}; },
    'rebuild.page': ({ cursor, limit }) => {
      const all = [...messages.values()];
      const from = Number(cursor ?? 0);
      const part = all.slice(from, from + limit);
      const ids = new Set(part.map((message) => message.messageId));
      const end = from + part.length;
      return {
        messages: part, deliveries: events.filter((event) => ids.has(event.messageId)), marks: [...marks.values()].filter((mark) => ids.has(mark.messageId)),
        quarantine: from === 0 ? quarantine : [], ...(end < all.length ? { cursor: String(end) } : {}), done: end, total: all.length, upToSeq: log.length,
      };
    },
    'bytes.get': ({ sha256, offset, length }) => {
      const content = contents.get(sha256);
      if (!content) throw new CodedError('not-found');
      return withBytes<'bytes.get'>({ total: content.length }, content.slice(offset, offset + Math.min(length, CHUNK_BYTES)));
    },
    'bytes.begin': () => { const uploadId = `upload-${++serial}`; uploads.set(uploadId, []); return { uploadId }; },
    'bytes.put': ({ uploadId }, { bytes }) => { const parts = uploads.get(uploadId); if (!parts || !bytes) throw new CodedError('not-found'); parts.push(bytes); return { received: parts.reduce((sum, part) => sum + part.length, 0) }; },
    'bytes.end': async ({ uploadId }) => { const bytes = new Uint8Array(await new Blob((uploads.get(uploadId) ?? []).map((part) => new Uint8Array(part))).arrayBuffer()); const sha256 = await sha256Of(bytes); contents.set(sha256, bytes); return { sha256 }; },
    'files.read': ({ sha256, part = 0 }) => { const all = readings.get(sha256) ?? [{ issues: [] }]; const found = all[part]; if (!found) throw new CodedError('not-found'); return { ...found, ...(all.length > 1 ? { parts: all.length } : {}) }; },
    'letters.convert': ({ to }) => { const answer = conversions.get(to); if (!answer) throw new CodedError('not-found'); return answer; },
    'conformance.judge': ({ sha256, part = 0 }) => {
      if (!contents.has(sha256)) throw new CodedError('not-found');
      return conformance.judgements.get(part === 0 ? sha256 : `${sha256}#${part}`) ?? { verdict: 'unsupported', packages: [], issues: [], counts: { errors: 0, warnings: 0, information: 0 }, notEvaluated: [] };
    },
    'conformance.forget': ({ sha256 }) => { contents.delete(sha256); return {}; },
    'conformance.packages': () => conformance.packages.map((each) => packageFactsSchema.parse(each)),
    'conformance.package': ({ id }) => { const found = conformance.packages.find((each) => each.id === id); if (!found) throw new CodedError('not-found'); return found; },
    'conformance.addPackage': ({ sha256 }) => {
      const addition = conformance.additions.get(sha256);
      if (!addition) throw new CodedError('not-found');
      const { package: added } = addition;
      const same = added ? conformance.packages.findIndex(({ id }) => id === added.id) : -1;
      if (added) conformance.packages.splice(same < 0 ? conformance.packages.length : same, same < 0 ? 0 : 1, added);
      return addition;
    },
    'conformance.removePackage': ({ id }) => { const at = conformance.packages.findIndex((each) => each.id === id && each.source === 'loaded'); if (at < 0) throw new CodedError('not-found'); conformance.packages.splice(at, 1); return {}; },
    'access.record': ({ entries }) => { told.push(...entries.filter(({ id }) => !told.some((other) => other.id === id))); return { recorded: entries.length }; },
    'access.search': ({ filter, before = Number.MAX_SAFE_INTEGER, limit }) => {
      const matching = accessRecords.filter((record) => (filter.citizen === undefined || record.citizen.includes(filter.citizen)) && (filter.userId === undefined || record.user?.id === filter.userId) && (filter.actions?.includes(record.action) ?? true)).sort((a, b) => b.n - a.n);
      const page = matching.filter(({ n }) => n < before);
      return { records: page.slice(0, limit), total: matching.length, numbers: filter.citizen === undefined ? [] : [filter.citizen], ...(page.length > limit ? { next: page[limit - 1]!.n } : {}) };
    },
    'access.export': async () => { const bytes = new TextEncoder().encode('eksport'); const sha256 = await sha256Of(bytes); contents.set(sha256, bytes); return { sha256, bytes: bytes.length, count: accessRecords.length }; },
    'access.check': () => accessCheck.result,
    'raw.open': ({ messageId, quarantineId }) => { const found = raws.get(messageId ?? quarantineId ?? ''); if (!found) throw new CodedError('not-found'); return found; },
    'health.get': () => ({ findings: [], originals: messages.size, messages: messages.size }),
  };
  const watched = Object.fromEntries(Object.entries(handlers).map(([name, handler]) => [name, (args: unknown, context: unknown) => {
    called.push({ name: name as CallName, args });
    const code = failures.get(name as CallName)?.shift();
    if (code) throw new CodedError(code);
    return (handler as (a: unknown, c: unknown) => unknown)(args, context);
  }])) as unknown as Handlers;
  const server = createServer(watched, { isOpen: () => session.state === 'open', roles: () => (session.state === 'open' ? session.user?.access ?? [] : []), onInternal: (_name, error) => { throw error; } });

  return {
    connect() {
      const [page, host] = line();
      lines.add(() => { page.close(); });
      server.connect(host);
      return createClient(page);
    },
    serve(port) { server.connect(port); },
    add(item) {
      keep({ ...item, seq: log.length + 1 });
      server.emit('handover', { last: log.length });
    },
    addAll(items) {
      for (const item of items) keep({ ...item, seq: log.length + 1 });
      server.emit('handover', { last: log.length });
    },
    fail(name, code, times = 1) { failures.set(name, [...failures.get(name) ?? [], ...Array.from({ length: times }, () => code)]); },
    cut() { for (const end of lines) end(); lines.clear(); },
    async putFile(bytes) { const sha256 = await sha256Of(bytes); contents.set(sha256, bytes); return sha256; },
    calls: called, messages, marks, drafts, contacts, conformance, conversions, readings, register, receiptClocks, told, access: { records: accessRecords, raws, check: accessCheck },
    get handedOver() { return doneUpTo; },
    get session() { return session; },
    set session(next) { session = next; server.emit('session', next); },
  };
}

const contactOf = ({ sor, name, unit, role, address, phone, readiness, receives }: RegisterHit, gln: string): Contact =>
  ({ gln, sor, name, unit, role, address, phone, persons: [], readiness, receives: [...receives ?? []], format: 'fhir-json', source: 'SOR', sourceDate: '2026-11-01T00:00:00.000Z', acknowledged: 0, sent: 0 });

/** Two joined ends; frames are cloned, as on every real line. Macrotasks, so that the page breathes between frames. */
function line(): [FramePort, FramePort] {
  const { port1, port2 } = new MessageChannel();
  let closed = false;
  const closers: (() => void)[] = [];
  const close = () => {
    if (closed) return;
    closed = true;
    port1.close();
    port2.close();
    for (const closer of closers) closer();
  };
  const end = (port: MessagePort): FramePort => ({
    post: (frame) => { if (!closed) port.postMessage(frame); },
    onFrame: (listener) => { port.addEventListener('message', ({ data }: MessageEvent<unknown>) => { if (!closed) listener(data); }); port.start(); },
    onClose: (closer) => { closers.push(closer); },
    close,
  });
  return [end(port1), end(port2)];
}
