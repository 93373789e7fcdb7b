/**
 * Originals against ledger, at every start. A received original without a record goes through reception again; that is
 * a crash between two steps, or the repair of what both LevelDB and the journal lost. A file in `sent` was accepted from a
 * person: without a record its message is taken up and sent again, which a receiver answers as a duplicate at worst.
 * A file in `composed` without a record was never accepted, and goes.
 */
import { CodedError } from '../../shared/contract';
import type { WireFormat } from '../../shared/messages';
import { move } from './delivery';
import { fans } from './originals/store';
import { nameAttachments, readDocument, withContent } from './reading';
import type { Receiving } from './reception';
import { tables, type HandoverWork, type SentRecord } from './records';
import { short, type Room } from './room';

export interface CrossCheck {
  originals: number; recovered: number; missing: number; removed: number;
  /** More was unknown to the ledger than a crash leaves behind: its newest part is gone from both of its halves. */
  forgotten: boolean;
}

/** Arrivals that are stored and not yet recorded at one moment: no more than reception works on at once. */
const CRASH_LEAVES = 8;

export async function crossCheck(room: Room, receiving: Receiving): Promise<CrossCheck> {
  const { ledger, originals } = room;
  const result: CrossCheck = { originals: 0, recovered: 0, missing: 0, removed: 0, forgotten: false };
  const unknown: { area: 'received' | 'sent'; name: string }[] = [];
  for (const area of ['received', 'sent'] as const) {
    for (const fan of fans) {
      const onDisk = await originals.list(area, fan);
      const inLedger = new Set((await ledger.keys(tables.originals, `${area}/${fan}`)).map((id) => id.slice(area.length + 1)));
      result.originals += onDisk.length;
      for (const name of onDisk) if (!inLedger.delete(name)) unknown.push({ area, name });
      for (const name of inLedger) {
        if (area === 'sent' && (await originals.has('composed', name))) await originals.accept(name);
        else result.missing++;
      }
    }
  }
  if (await isForgotten(room, unknown)) {
    result.forgotten = true;
    // Noted before it is put right, and numbered anew: the archive has seen numbers that the ledger would give once more, and would pass new messages over.
    await ledger.noteGap('originals-unknown');
    await ledger.batch().handOverAbove(ledger.handoverCeiling).put(tables.clock, 'handover', { online: ledger.handoverCeiling }).commit();
  }
  for (const { area, name } of unknown) {
    try {
      if (area === 'received') { await receiving.recover(name); result.recovered++; }
      else if (await takeUp(room, name)) result.recovered++;
    } catch (error) {
      // One unreadable file must not keep the client from starting.
      if (error instanceof CodedError && error.code === 'disk-full') throw error;
      room.log.error('recovery-failed', { original: name.slice(0, 8), code: error instanceof CodedError ? error.code : 'internal' });
      result.missing++;
    }
  }
  for (const fan of fans) {
    for (const name of await originals.list('composed', fan)) { await originals.remove('composed', name); result.removed++; }
  }
  return result;
}

/** A crash leaves a few arrivals and a dispatch of a message that is known. A message of ours that is not known was recorded once. */
async function isForgotten({ ledger, library, originals }: Room, unknown: readonly { area: 'received' | 'sent'; name: string }[]): Promise<boolean> {
  if (unknown.filter(({ area }) => area === 'received').length > CRASH_LEAVES) return true;
  for (const { area, name } of unknown) {
    if (area !== 'sent') continue;
    try {
      const { document } = readDocument(library, await originals.read('sent', name));
      const known = document && library.recognise(document);
      if (document && known?.standard.acknowledged && !ledger.get(tables.sent, known.standard.view(document, known.version).messageId)) return true;
    } catch (error) {
      // Told as missing when its turn comes.
      if (!(error instanceof CodedError)) throw error;
    }
  }
  return false;
}

/** A message of ours that nobody remembers: shown again and sent again, under its own MessageHeader.id. */
async function takeUp(room: Room, sha256: string): Promise<boolean> {
  const { document } = readDocument(room.library, await room.originals.read('sent', sha256));
  const known = document && room.library.recognise(document);
  if (!document || !known || !known.standard.acknowledged || !room.library.composing(known.standard.id)) {
    // An acknowledgement whose dispatch was not recorded: never sent, and composed anew.
    await room.originals.remove('sent', sha256);
    return false;
  }
  const plain = known.standard.view(document, known.version);
  const receiver = plain.receivers[0]?.gln;
  const before = room.ledger.get(tables.sent, plain.messageId);
  const batch = room.ledger.batch().put(tables.originals, `sent/${sha256}`, { of: plain.messageId });
  if (!before && receiver !== undefined) {
    const { writtenAt } = await room.originals.facts('sent', sha256);
    const attachments = nameAttachments(room.library, document, plain);
    const sent: SentRecord = {
      messageId: plain.messageId, standard: known.standard.id, version: known.version, receiver, at: writtenAt.toISOString(), composed: sha256, format: document.format satisfies WireFormat, attachments,
      // The archive may know events that the ledger has forgotten; numbers of new ones begin above any of those.
      state: 'queued', n: 1000, due: true, attempts: [], acknowledgements: [], ...(plain.threadId === undefined ? {} : { threadId: plain.threadId }),
    };
    batch.put(tables.views, `out/${plain.messageId}`, { messageId: plain.messageId, direction: 'out', at: sent.at, format: sent.format, original: sha256, view: withContent(plain, attachments) });
    batch.handOver({ kind: 'message', direction: 'out', messageId: plain.messageId, state: 'waiting-retry' } satisfies HandoverWork);
    move(room, batch, sent, { state: 'waiting-retry', reason: 'ledger-gap' });
    room.log.warn('sent-message-recovered', { message: short(plain.messageId) });
  }
  await batch.commit();
  return !before;
}
