/**
 * Reception: original first, then verdict, then confirmation. Everything about one arrival is written in one batch, so
 * that a crash repeats it whole or not at all; what comes twice is shown once and answered with the first verdict.
 */
import { errorCodes, type ErrorCode } from '../../shared/contract';
import type { MessageView, Quarantine, WireFormat } from '../../shared/messages';
import type { Document } from '../../shared/formats/format';
import type { HeaderFacts } from '../../shared/standards/standard';
import { sha256Of } from '../node/hash';
import type { Acknowledging } from './acknowledgements';
import { sentLock, type Dispatching } from './dispatch';
import type { EnvelopeFault } from './ports/network';
import type { Parcel } from '../../shared/envelopes/parcel';
import { readDocument, storeAttachments, withContent } from './reading';
import { tables, type HandoverWork, type SeenRecord } from './records';
import { short, type Room } from './room';
import { isAcknowledgement, judge, localFault, reusedBundle, type Judgement } from './verdict';

export interface Receiving {
  /** What to tell the network. Throws when our own disk or ledger fails: then nothing may be confirmed, and it is tried again. */
  receive(parcel: Parcel): Promise<{ confirm: true } | { reject: EnvelopeFault }>;
  /** Takes an original that the ledger knows nothing of through reception. */
  recover(sha256: string): Promise<void>;
  /** Tries messages again that we could not judge (ACK-04). */
  retryTransient(): Promise<number>;
}

/** Where the bytes came from, as far as that is known. */
interface Source {
  original: string; bytes: number; at: string; senderGln?: string;
  /** Our own new try: the other side hears of it only when the verdict has changed. */
  retry?: true;
}

const LATE_MINUTES = 30;
const knownCodes = new Set<string>(errorCodes);

export function createReceiving(room: Room, { acknowledging, dispatching, onArrived }: { acknowledging: Acknowledging; dispatching: Dispatching; onArrived(): void }): Receiving {
  const { ledger, originals, library, locks } = room;

  /** Nobody can be answered: kept out of sight under the name of its bytes, so that the same bytes are one item. */
  async function quarantineUnreadable(source: Source, reason: string, issues: Quarantine['issues']): Promise<void> {
    await locks.run(`bytes:${source.original}`, async () => {
      const known = ledger.get(tables.quarantine, source.original) !== undefined;
      const batch = ledger.batch().put(tables.originals, `received/${source.original}`, { of: source.original });
      if (!known) {
        const item: Quarantine = { id: source.original, at: source.at, original: source.original, bytes: source.bytes, reason: knownCodes.has(reason) ? reason : 'not-a-message', issues, answered: 'nothing', ...(source.senderGln === undefined ? {} : { senderGln: source.senderGln }) };
        batch.put(tables.quarantine, item.id, item).handOver({ kind: 'quarantine', id: item.id } satisfies HandoverWork);
      }
      await room.step('in:before-ledger');
      await batch.commit();
      room.log.warn('quarantined', { original: source.original.slice(0, 8), reason, again: known });
    });
  }

  async function process(bytes: Uint8Array, source: Source): Promise<void> {
    const read = readDocument(library, bytes);
    if (!read.document) return quarantineUnreadable(source, read.issues[0].rule, brief(read.issues));
    const { document, issues } = read;
    let facts: HeaderFacts;
    try { facts = library.headerFacts(document); } catch { facts = {}; }
    const messageId = facts.messageId;
    if (messageId === undefined || messageId.length > 256) return quarantineUnreadable(source, 'not-a-message', brief(issues));
    await locks.run(`seen:${messageId}`, async () => {
      const seen = ledger.get(tables.seen, messageId);
      if (seen && seen.verdict?.code !== 'transient-error') return duplicate(seen, source);
      return first(document, issues, { ...facts, messageId }, source, seen);
    });
  }

  /** W8: not processed, not shown, logged, and answered with the first verdict in a new acknowledgement. */
  async function duplicate(seen: SeenRecord, source: Source): Promise<void> {
    const batch = ledger.batch().put(tables.seen, seen.messageId, { ...seen, duplicates: seen.duplicates + 1 }).put(tables.originals, `received/${source.original}`, { of: seen.messageId });
    const again = seen.acknowledgement === undefined ? undefined : acknowledging.repeat(batch, seen.acknowledgement);
    await room.step('in:before-ledger');
    await batch.commit();
    room.log.info('duplicate', { message: short(seen.messageId), verdict: seen.verdict?.code ?? 'none', answered: again !== undefined });
    if (again !== undefined) acknowledging.kick(again);
  }

  function judgeSafely(document: Document, issues: Parameters<typeof judge>[2], facts: HeaderFacts & { messageId: string }): Judgement {
    const owner = facts.bundleId === undefined ? undefined : ledger.get(tables.bundles, facts.bundleId);
    if (owner && owner.messageId !== facts.messageId) return reusedBundle();
    try {
      return judge(library, document, issues, facts, room.self().gln);
    } catch (error) {
      room.log.error('judging-failed', { message: short(facts.messageId), error: error instanceof Error ? error.name : 'unknown' });
      return localFault();
    }
  }

  async function first(document: Document, issues: Parameters<typeof judge>[2], facts: HeaderFacts & { messageId: string }, source: Source, before: SeenRecord | undefined): Promise<void> {
    let judgement = judgeSafely(document, issues, facts);
    let view: MessageView | undefined;
    if (judgement.reason === undefined) {
      try { view = judgement.standard!.view(document, judgement.version!); } catch (error) {
        room.log.error('view-failed', { message: short(facts.messageId), error: error instanceof Error ? error.name : 'unknown' });
        judgement = localFault();
      }
    }
    const seen: SeenRecord = {
      messageId: facts.messageId, format: document.format, at: source.at, original: source.original, kind: 'quarantine', attachments: [], duplicates: before?.duplicates ?? 0,
      ...(facts.bundleId === undefined ? {} : { bundleId: facts.bundleId }), ...(judgement.standard ? { standard: judgement.standard.id } : {}), ...(judgement.version === undefined ? {} : { version: judgement.version }),
      ...(facts.receiver?.gln === undefined ? {} : { receiverGln: facts.receiver.gln }),
      ...((facts.sender?.gln ?? source.senderGln) === undefined ? {} : { senderGln: facts.sender?.gln ?? source.senderGln }),
    };
    let isAck = facts.event === 'acknowledgement-message';
    try { isAck = isAcknowledgement(library, document, facts); } catch { /* judged by its event alone */ }
    if (isAck) return acknowledgement(seen, view, judgement, source);
    if (view && judgement.reason === undefined) return message(document, seen, view, judgement, source);
    return refused(document, seen, judgement, source);
  }

  /** Facts that every outcome of one message shares. */
  function begin(seen: SeenRecord, source: Source) {
    const batch = ledger.batch().put(tables.originals, `received/${source.original}`, { of: seen.messageId });
    // The first owner of a Bundle.id keeps it.
    if (seen.bundleId !== undefined && !ledger.get(tables.bundles, seen.bundleId)) batch.put(tables.bundles, seen.bundleId, { messageId: seen.messageId });
    return batch;
  }

  async function message(document: Document, seen: SeenRecord, plain: MessageView, judgement: Judgement, source: Source): Promise<void> {
    const attachments = await storeAttachments(room, document, plain);
    await room.step('in:after-attachments');
    const view = withContent(plain, attachments);
    const waited = plain.sentAt !== undefined && room.profile.data.setUpAt !== undefined && plain.sentAt < room.profile.data.setUpAt;
    const late = plain.sentAt === undefined || waited ? 0 : Math.floor((Date.parse(source.at) - Date.parse(plain.sentAt)) / 60_000);
    const lateByMinutes = late > LATE_MINUTES ? { lateByMinutes: late } : {};
    const batch = begin(seen, source);
    const answer = oweTo(batch, document, seen, judgement);
    batch.put(tables.seen, seen.messageId, {
      ...seen, kind: 'message', attachments, verdict: judgement.verdict, ...lateByMinutes, ...(plain.threadId === undefined ? {} : { threadId: plain.threadId }), ...(answer === undefined ? {} : { acknowledgement: answer }),
    });
    batch.remove(tables.transient, seen.messageId).remove(tables.quarantine, seen.messageId);
    for (const { id, sha256 } of attachments) {
      const { contentType, title } = view.attachments.find((attachment) => attachment.id === id) ?? {};
      batch.put(tables.payloads, id, { sha256, ...(contentType === undefined ? {} : { contentType }), ...(title === undefined ? {} : { title }) });
    }
    batch.put(tables.views, `in/${seen.messageId}`, { messageId: seen.messageId, direction: 'in', at: seen.at, format: seen.format, original: seen.original, view, ...lateByMinutes });
    batch.handOver({ kind: 'message', direction: 'in', messageId: seen.messageId } satisfies HandoverWork);
    await room.step('in:before-ledger');
    await batch.commit();
    room.log.info('received', { message: short(seen.messageId), bytes: source.bytes });
    if (answer !== undefined) acknowledging.kick(answer);
    onArrived();
  }

  async function refused(document: Document, seen: SeenRecord, judgement: Judgement, source: Source): Promise<void> {
    const transient = judgement.verdict.code === 'transient-error';
    if (transient && source.retry) return;
    const batch = begin(seen, source);
    const answer = oweTo(batch, document, seen, judgement);
    batch.put(tables.seen, seen.messageId, { ...seen, verdict: judgement.verdict, ...(answer === undefined ? {} : { acknowledgement: answer }) });
    if (transient) batch.put(tables.transient, seen.messageId, { messageId: seen.messageId });
    else batch.remove(tables.transient, seen.messageId);
    hold(batch, seen, judgement, source, answer === undefined ? 'nothing' : transient ? 'transient-error' : 'fatal-error');
    await room.step('in:before-ledger');
    await batch.commit();
    room.log.warn('refused', { message: short(seen.messageId), reason: judgement.reason ?? 'message-invalid' });
    if (answer !== undefined) acknowledging.kick(answer);
  }

  function hold(batch: ReturnType<typeof begin>, seen: SeenRecord, judgement: Judgement, source: Source, answered: Quarantine['answered']): void {
    const reason: ErrorCode = judgement.reason ?? 'message-invalid';
    const item: Quarantine = {
      id: seen.messageId, at: source.at, original: source.original, bytes: source.bytes, reason, issues: brief(judgement.issues), answered, ...(seen.senderGln === undefined ? {} : { senderGln: seen.senderGln }),
    };
    batch.put(tables.quarantine, item.id, item).handOver({ kind: 'quarantine', id: item.id } satisfies HandoverWork);
  }

  function oweTo(batch: ReturnType<typeof begin>, document: Document, seen: SeenRecord, { verdict }: Judgement): string | undefined {
    if (seen.senderGln === undefined || !/^\d{13}$/.test(seen.senderGln)) return undefined;
    return acknowledging.owe(batch, { of: document, messageId: seen.messageId, verdict, receiver: seen.senderGln, format: seen.format as WireFormat });
  }

  /** An acknowledgement moves one of our messages, or is logged; it is never answered and never a message to read. */
  async function acknowledgement(seen: SeenRecord, view: MessageView | undefined, judgement: Judgement, source: Source): Promise<void> {
    const said = view?.acknowledgement;
    const record: SeenRecord = { ...seen, kind: 'acknowledgement' };
    if (judgement.reason !== undefined || !said) {
      const batch = begin(seen, source).put(tables.seen, seen.messageId, record);
      hold(batch, seen, judgement, source, 'nothing');
      await room.step('in:before-ledger');
      await batch.commit();
      room.log.warn('acknowledgement-invalid', { acknowledgement: short(seen.messageId), reason: judgement.reason ?? 'message-invalid' });
      return;
    }
    await locks.run(sentLock(said.of), async () => {
      const batch = begin(seen, source).put(tables.seen, seen.messageId, record);
      const sent = ledger.get(tables.sent, said.of);
      // Nobody but the receiver can acknowledge; the parcel's sender is the network's word.
      const foreign = sent !== undefined && source.senderGln !== undefined && source.senderGln !== sent.receiver;
      const applied = sent && !foreign ? dispatching.acknowledged(batch, sent, { code: said.code, messageId: seen.messageId, outcomes: said.outcomes, at: source.at }) : undefined;
      await room.step('in:before-ledger');
      await batch.commit();
      if (!applied) room.log.warn(foreign ? 'acknowledgement-foreign' : 'acknowledgement-unknown', { of: short(said.of) });
      applied?.after();
    });
  }

  return {
    async receive({ header, bytes }) {
      // Verdicts begin after the envelope: no id is read from damaged bytes.
      if (bytes.length !== header.length || sha256Of(bytes) !== header.sha256) {
        room.log.warn('parcel-damaged', { envelope: short(header.envelopeId), bytes: bytes.length });
        return { reject: 'parcel-damaged' };
      }
      if (header.receiver !== room.self().gln) return { reject: 'unknown-receiver' };
      await room.step('in:arrived');
      const at = room.now();
      const original = await originals.put('received', bytes);
      await room.step('in:after-original');
      await process(bytes, { original, bytes: bytes.length, at, senderGln: header.sender });
      await room.step('in:after-ledger');
      return { confirm: true };
    },
    async recover(sha256) {
      const { writtenAt } = await originals.facts('received', sha256);
      const bytes = await originals.read('received', sha256);
      await process(bytes, { original: sha256, bytes: bytes.length, at: writtenAt.toISOString() });
    },
    async retryTransient() {
      const rows = await ledger.range(tables.transient);
      for (const { id } of rows) {
        const seen = ledger.get(tables.seen, id);
        if (!seen) continue;
        const bytes = await originals.read('received', seen.original);
        await process(bytes, { original: seen.original, bytes: bytes.length, at: seen.at, retry: true, ...(seen.senderGln === undefined ? {} : { senderGln: seen.senderGln }) });
      }
      return rows.length;
    },
  };
}

/** Findings as a quarantine item shows them: no more than a screen of them. */
const brief = (issues: { rule: string; path: string; message: string; messageEn: string }[]): Quarantine['issues'] =>
  issues.slice(0, 20).map(({ rule, path, message, messageEn }) => ({ rule, path, message, messageEn }));
