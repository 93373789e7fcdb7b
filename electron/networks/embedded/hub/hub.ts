/**
 * The training network itself: takes parcels, keeps each in its receiver's mailbox until that is confirmed, and makes the
 * faults it is told to make. Everything that it has said yes to survives an abrupt end.
 */
import { join } from 'node:path';
import { faultPlanSchema, noFaults, type FaultPlan } from '../../../../shared/contract';
import { PARCEL_MAX_BYTES, type ParcelHeader } from '../../../../shared/envelopes/parcel';
import { toInstant } from '../../../../shared/messages';
import type { Clock, EnvelopeFault, Log, Random, SendResult } from '../../../mailroom/ports/network';
import { organisationByGln } from '../organisations';
import { ContentFiles, type Staged } from './content';
import { damaged, drawFaults } from './faults';
import { Mailbox, type Live } from './mailbox';
import { HubStore, keys, type Entry, type Operation, type Seen } from './store';

export interface HubOptions { directory: string; clock: Clock; random: Random; log: Log }

export interface Listed { id: string; ready: number; header: ParcelHeader; /** Small enough to travel inside the listing. */ inline: boolean }
export interface Page { /** Changes when the hub starts again; a cursor of another run means nothing. */ boot: string; entries: Listed[] }

/** A good copy refused as damaged comes again this often before it is put aside. */
const GOOD_COPY_TRIES = 3;

export class Hub {
  readonly boot: string;
  private readonly mailboxes = new Map<string, Mailbox>();
  /** How many entries need a content; what nobody needs is removed. */
  private readonly needed = new Map<string, number>();
  /** Parcels being stored now, so that the same one sent twice at once is stored once. */
  private readonly storing = new Map<string, Promise<unknown>>();
  private readonly claims = new Set<string>();
  private readonly claimListeners = new Set<(gln: string) => void>();
  private readonly timers = new Set<() => void>();
  private readonly closers = new Set<() => void>();
  private sequence = 0;
  private readyCount = 0;
  private plan: FaultPlan = noFaults;
  private closed = false;

  private constructor(private readonly options: HubOptions, readonly store: HubStore, private readonly files: ContentFiles) {
    this.boot = options.random.uuid();
  }

  static async open(options: HubOptions): Promise<Hub> {
    const store = await HubStore.open(options.directory);
    const hub = new Hub(options, store, new ContentFiles(join(options.directory, 'content')));
    await hub.load();
    return hub;
  }

  private async load(): Promise<void> {
    this.sequence = (await this.store.get<number>(keys.sequence)) ?? 0;
    const plan = faultPlanSchema.safeParse(await this.store.get(keys.faults));
    this.plan = plan.success ? plan.data : noFaults;
    for await (const [key] of this.store.scan<unknown>('o!')) this.claims.add(key.slice(2));
    const now = this.options.clock.now().getTime();
    for await (const [, entry] of this.store.scan<Entry>('b!')) {
      this.sequence = Math.max(this.sequence, entry.seq);
      this.need(entry.header.sha256, 1);
      this.place(entry, Math.min(Math.max(0, entry.dueAt - now), entry.holdMs));
    }
    for await (const [, entry] of this.store.scan<Entry>('d!')) this.need(entry.header.sha256, 1);
    this.files.sweep((name) => this.needed.has(name));
  }

  /** Take in a body; undefined when it is larger than any parcel may be. Give the result to `accept`. */
  stage(pieces: Iterable<Uint8Array> | AsyncIterable<Uint8Array>): Promise<Staged | undefined> { return this.files.stage(pieces, PARCEL_MAX_BYTES); }

  /**
   * Take a parcel. The same envelope id with the same bytes is one parcel however often it comes; with other bytes it is refused.
   * Throws only when the disk fails; nothing has been promised then.
   */
  async accept(header: ParcelHeader, staged: Staged): Promise<SendResult> {
    const earlier = this.storing.get(header.envelopeId);
    const run = (async () => { await earlier?.catch(() => undefined); return this.take(header, staged); })();
    this.storing.set(header.envelopeId, run);
    try { return await run; } finally {
      await this.files.discard(staged);
      if (this.storing.get(header.envelopeId) === run) this.storing.delete(header.envelopeId);
    }
  }

  async send(header: ParcelHeader, bytes: Uint8Array): Promise<SendResult> {
    const staged = await this.stage([bytes]);
    return staged ? this.accept(header, staged) : { outcome: 'stop', code: 'parcel-too-large' };
  }

  private async take(header: ParcelHeader, staged: Staged): Promise<SendResult> {
    if (!organisationByGln(header.receiver) && !this.claims.has(header.receiver)) return { outcome: 'stop', code: 'unknown-receiver' };
    if (staged.length !== header.length || staged.sha256 !== header.sha256) return { outcome: 'stop', code: 'parcel-damaged' };
    const draw = drawFaults(this.plan, () => this.options.random.fraction());
    if (draw.refused) return { outcome: 'retry', code: 'network-refused', afterMs: 2000 };
    const seen = await this.store.get<Seen>(keys.seen(header.envelopeId));
    if (seen && (seen.sha256 !== header.sha256 || seen.receiver !== header.receiver)) return { outcome: 'stop', code: 'parcel-damaged' };
    const now = this.options.clock.now();
    const at = seen?.at ?? toInstant(now);
    if (!seen) {
      const inline = staged.inline !== undefined;
      const entries = draw.copies.map((copy): Entry => ({
        seq: ++this.sequence, header, inline, dueAt: now.getTime() + copy.holdMs, holdMs: copy.holdMs, refusals: 0, ...(copy.damage === undefined ? {} : { damage: copy.damage }),
      }));
      // Counted before the file gets its name, so that a confirmation at the same moment can't remove it again.
      this.need(header.sha256, entries.length);
      try {
        if (entries.length > 0) await this.files.keep(staged);
        await this.store.commit([
          ...(inline && entries.length > 0 ? [{ type: 'bytes' as const, key: keys.content(header.sha256), value: staged.inline! }] : []),
          ...entries.map((entry): Operation => ({ type: 'put', key: keys.entry(header.receiver, entry.seq), value: entry })),
          { type: 'put', key: keys.seen(header.envelopeId), value: { sha256: header.sha256, receiver: header.receiver, at } satisfies Seen },
          { type: 'put', key: keys.sequence, value: this.sequence },
        ]);
      } catch (error) {
        this.need(header.sha256, -entries.length);
        throw error;
      }
      for (const entry of entries) this.place(entry, entry.holdMs);
    }
    return draw.lostResponse ? { outcome: 'retry', code: 'network-lost-response', afterMs: 500 } : { outcome: 'handed-over', at };
  }

  /** What became ready after the cursor; waits up to `waitMs` for the first. An empty page when nothing came, or when the signal or the hub ended. */
  async poll(gln: string, options: { after: number; boot?: string; waitMs: number; limit?: number; signal?: AbortSignal }): Promise<Page> {
    const cursor = options.boot === undefined || options.boot === this.boot ? options.after : 0;
    const look = (): Listed[] => this.mailbox(gln).after(cursor, options.limit ?? 100).map((live) => ({ id: String(live.seq), ready: live.ready, header: live.header, inline: live.inline }));
    let entries = look();
    if (entries.length === 0 && options.waitMs > 0 && !this.closed && !options.signal?.aborted) {
      await this.arrival(gln, options.waitMs, options.signal);
      entries = look();
    }
    return { boot: this.boot, entries };
  }

  private arrival(gln: string, waitMs: number, signal: AbortSignal | undefined): Promise<void> {
    return new Promise((resolve) => {
      const done = () => { stop(); cancel(); this.closers.delete(done); signal?.removeEventListener('abort', done); resolve(); };
      const stop = this.mailbox(gln).onArrival(done);
      const cancel = this.options.clock.after(waitMs, done);
      this.closers.add(done);
      signal?.addEventListener('abort', done, { once: true });
    });
  }

  /** The bytes as they are delivered: with damage, if the fault plan drew some. Undefined when the entry is gone. */
  async read(gln: string, id: string): Promise<Uint8Array | undefined> {
    const live = this.find(gln, id);
    if (!live) return undefined;
    const bytes = live.inline ? await this.store.bytes(keys.content(live.header.sha256)) : await this.files.read(live.header.sha256).catch(() => undefined);
    return bytes && live.damage !== undefined ? damaged(bytes, 0, bytes.length, live.damage) : bytes;
  }

  /** Like `read`, piece by piece. */
  async *stream(gln: string, id: string): AsyncIterable<Uint8Array> {
    const live = this.find(gln, id);
    if (!live) return;
    if (live.inline) { const bytes = await this.read(gln, id); if (bytes) yield bytes; return; }
    let offset = 0;
    for await (const piece of this.files.stream(live.header.sha256)) {
      yield live.damage === undefined ? piece : damaged(piece, offset, live.header.length, live.damage);
      offset += piece.length;
    }
  }

  header(gln: string, id: string): ParcelHeader | undefined { return this.find(gln, id)?.header; }

  /** The receiver has it safely: the copies go. Ids that are gone already are passed over. */
  async confirm(gln: string, ids: string[]): Promise<void> {
    const lives = ids.map((id) => this.find(gln, id)).filter((live) => live !== undefined);
    if (lives.length === 0) return;
    for (const live of lives) this.mailbox(gln).remove(live);
    await this.drop(lives, []);
  }

  /** A damaged copy comes again, good this time. Everything else that is refused is put aside. */
  async reject(gln: string, id: string, reason: EnvelopeFault): Promise<void> {
    const live = this.find(gln, id);
    if (!live) return;
    this.mailbox(gln).remove(live);
    const refusals = live.refusals + (live.damage === undefined ? 1 : 0);
    const { header, inline } = live;
    const next: Entry = { seq: ++this.sequence, header, inline, dueAt: 0, holdMs: 0, refusals };
    const again = reason === 'parcel-damaged' && refusals <= GOOD_COPY_TRIES;
    this.need(header.sha256, 1);
    await this.drop([live], [
      { type: 'put', key: again ? keys.entry(gln, next.seq) : keys.deadLetter(gln, next.seq), value: again ? next : { ...next, reason } },
      { type: 'put', key: keys.sequence, value: this.sequence },
    ]);
    this.options.log.warn('hub.rejected', { reason, again, bytes: header.length });
    if (again) this.place(next, 0);
  }

  private async drop(lives: Live[], also: Operation[]): Promise<void> {
    const unneeded: Live[] = [];
    for (const live of lives) if (this.need(live.header.sha256, -1) === 0) unneeded.push(live);
    await this.store.commit([
      ...also,
      ...lives.map((live): Operation => ({ type: 'del', key: keys.entry(live.header.receiver, live.seq) })),
      ...unneeded.filter((live) => live.inline).map((live): Operation => ({ type: 'del', key: keys.content(live.header.sha256) })),
    ]);
    for (const live of unneeded) if (!live.inline && !this.needed.has(live.header.sha256)) this.files.remove(live.header.sha256);
  }

  get faults(): FaultPlan { return { ...this.plan }; }

  async setFaults(plan: FaultPlan): Promise<FaultPlan> {
    await this.store.commit([{ type: 'put', key: keys.faults, value: plan }]);
    this.plan = { ...plan };
    return this.faults;
  }

  /** A real client is this organisation from now on, also while it is away: its mail waits, and nobody plays its part. */
  async claim(gln: string): Promise<void> {
    if (this.claims.has(gln)) return;
    this.claims.add(gln);
    for (const listener of this.claimListeners) listener(gln);
    await this.store.commit([{ type: 'put', key: keys.claimed(gln), value: { at: toInstant(this.options.clock.now()) } }]);
  }

  isClaimed(gln: string): boolean { return this.claims.has(gln); }
  get claimed(): string[] { return [...this.claims]; }

  onClaim(listener: (gln: string) => void): () => void {
    this.claimListeners.add(listener);
    return () => { this.claimListeners.delete(listener); };
  }

  /** How many parcels wait, held ones included. */
  waiting(gln: string): number { return this.mailboxes.get(gln)?.size ?? 0; }

  async close(): Promise<void> {
    if (this.closed) return;
    this.closed = true;
    for (const cancel of this.timers) cancel();
    for (const close of [...this.closers]) close();
    await Promise.allSettled(this.storing.values());
    await this.store.close();
  }

  private mailbox(gln: string): Mailbox {
    let mailbox = this.mailboxes.get(gln);
    if (!mailbox) this.mailboxes.set(gln, mailbox = new Mailbox());
    return mailbox;
  }

  private find(gln: string, id: string): Live | undefined {
    return /^\d{1,15}$/.test(id) ? this.mailboxes.get(gln)?.get(Number(id)) : undefined;
  }

  private place(entry: Entry, waitMs: number): void {
    const mailbox = this.mailbox(entry.header.receiver);
    const live = mailbox.add(entry);
    if (waitMs <= 0) { mailbox.release(live, ++this.readyCount); return; }
    const cancel = this.options.clock.after(waitMs, () => { this.timers.delete(cancel); mailbox.release(live, ++this.readyCount); });
    this.timers.add(cancel);
  }

  private need(sha256: string, change: number): number {
    const count = (this.needed.get(sha256) ?? 0) + change;
    if (count > 0) this.needed.set(sha256, count); else this.needed.delete(sha256);
    return Math.max(0, count);
  }
}
