/**
 * Reading what the operator writes for us. A file that is still being written is left alone: it is taken when its size has stood
 * still over two looks and it closes with the envelope's own end tag. What never does is told after a while.
 */
import { open, readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { TextDecoder } from 'node:util';
import { headerOf, partyFault, readVans, VANS_MAX_BYTES, wantsReceipt, type KnownOfEnvelope } from '../../../shared/envelopes/vans';
import { vansIssue } from '../../../shared/envelopes/vans-issues';
import { sha256Of } from '../../node/hash';
import type { Arrival, UnreadableArrival } from '../../mailroom/ports/network';

/** How long a file may stand still and unfinished before it is told. */
export const UNFINISHED_MS = 10 * 60_000;
const TAIL_BYTES = 512;
/** Of a file that is no envelope or far too large, only so much is kept for whoever looks into it. */
const KEPT_OF_REFUSED = 1024 * 1024;

const utf8 = (bytes: Uint8Array): string | undefined => { try { return new TextDecoder('utf-8', { fatal: true }).decode(bytes); } catch { return undefined; } };

/** Names that programs give to files they are still writing. */
const unfinishedName = /^[.~]|\.(?:tmp|part|partial|filepart|crdownload|writing)$/i;

export interface Look { size: number; mtimeMs: number; /** Steady time since which it looks like this. */ since: number; looks: number }
const same = (a: { size: number; mtimeMs: number }, b: { size: number; mtimeMs: number }): boolean => a.size === b.size && a.mtimeMs === b.mtimeMs;

/** The names that wait, in order. */
export async function waitingIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  return entries.filter((entry) => entry.isFile() && !unfinishedName.test(entry.name)).map(({ name }) => name).sort();
}

async function edges(path: string, size: number): Promise<{ head: string; tail: string }> {
  const handle = await open(path, 'r');
  try {
    const read = async (from: number) => { const piece = Buffer.alloc(Math.min(TAIL_BYTES, size)); const { bytesRead } = await handle.read(piece, 0, piece.length, from); return piece.subarray(0, bytesRead).toString('latin1'); };
    return { head: await read(0), tail: await read(Math.max(0, size - TAIL_BYTES)) };
  } finally { await handle.close(); }
}

export class Incoming {
  private readonly looks = new Map<string, Look>();
  /** What was read last under a name, so that nothing else is moved away as if it had been taken in. */
  private readonly taken = new Map<string, { size: number; mtimeMs: number }>();

  constructor(private readonly folder: string, private readonly steady: () => number) {}

  /** True when the file may be read now; `late`: it never became whole and is to be told. */
  async ready(name: string): Promise<'whole' | 'late' | 'waits'> {
    const info = await stat(join(this.folder, name)).catch(() => undefined);
    if (!info) { this.looks.delete(name); return 'waits'; }
    const before = this.looks.get(name);
    const now = this.steady();
    const look: Look = before && same(before, info) ? { ...before, looks: before.looks + 1 } : { size: info.size, mtimeMs: info.mtimeMs, since: now, looks: 1 };
    this.looks.set(name, look);
    if (look.looks < 2) return 'waits';
    if (info.size > VANS_MAX_BYTES) return 'late';
    const { head, tail } = await edges(join(this.folder, name), info.size);
    if (/<\/(?:[A-Za-z_][\w.-]*:)?VANSEnvelope\s*>\s*$/.test(tail)) return 'whole';
    // What does not even begin like XML becomes no envelope by waiting.
    const begins = /^(?:\xef\xbb\xbf)?\s*</.test(head);
    return now - look.since >= UNFINISHED_MS || (info.size > 0 && !begins && look.looks > 2) ? 'late' : 'waits';
  }

  /** The file as an arrival; undefined when it is gone or has changed meanwhile. */
  async read(name: string, late: boolean): Promise<Arrival | undefined> {
    const path = join(this.folder, name);
    const before = await stat(path).catch(() => undefined);
    if (!before) return undefined;
    if (before.size > VANS_MAX_BYTES) {
      this.taken.set(name, before);
      const handle = await open(path, 'r');
      try {
        const piece = Buffer.alloc(KEPT_OF_REFUSED);
        const { bytesRead } = await handle.read(piece, 0, piece.length, 0);
        return { kind: 'unreadable', id: name, bytes: piece.subarray(0, bytesRead), issues: [vansIssue('vans-too-large', String(VANS_MAX_BYTES / 1024 / 1024))] };
      } finally { await handle.close(); }
    }
    const bytes = await readFile(path);
    const after = await stat(path).catch(() => undefined);
    const look = this.looks.get(name);
    if (!after || !look || !same(before, after) || !same(look, after) || bytes.length !== after.size) return undefined;
    this.taken.set(name, { size: after.size, mtimeMs: after.mtimeMs });
    // Unfinished for good: nobody is answered, since a whole one may still come.
    return arrivalOf(name, bytes, !late);
  }

  /** Whether the file under the name is still the one that was read. */
  async isTaken(name: string): Promise<boolean> {
    const info = await stat(join(this.folder, name)).catch(() => undefined);
    const taken = this.taken.get(name);
    return info === undefined || (taken !== undefined && same(taken, info));
  }

  forget(name: string): void { this.looks.delete(name); this.taken.delete(name); }
}

/** Never throws for what the bytes say. */
export function arrivalOf(id: string, bytes: Uint8Array, answerable = true): Arrival {
  const reading = readVans(bytes, utf8);
  const unreadable = (issues: UnreadableArrival['issues'], { address, meta, isReceipt }: KnownOfEnvelope): UnreadableArrival => {
    const answer = answerable && !isReceipt && address && meta && address.sender.type === 'EAN' && /^\d{13}$/.test(address.sender.id);
    return { kind: 'unreadable', id, bytes, issues, ...(answer ? { from: { envelopeId: address.envelopeId, sender: address.sender.id, quote: { meta, wanted: wantsReceipt(meta) } } } : {}) };
  };
  if (!reading.envelope) return unreadable(reading.issues, reading.known);
  const { envelope } = reading;
  if (envelope.receipt) { const { address, receipt } = envelope; return { kind: 'receipt', id, envelopeId: address.envelopeId, sender: address.sender, receiver: address.receiver, receipt }; }
  const header = headerOf(envelope);
  if (!header) { const known: KnownOfEnvelope = { address: envelope.address, meta: envelope.meta, isReceipt: false }; const fault = partyFault(known); return unreadable(fault.issues as UnreadableArrival['issues'], known); }
  return { kind: 'message', id, parcel: { header: { ...header, sha256: sha256Of(envelope.data) }, bytes: envelope.data }, quote: { meta: envelope.meta, wanted: wantsReceipt(envelope.meta) } };
}
