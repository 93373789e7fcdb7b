/**
 * A network for tests of the mailroom: mailboxes that keep a parcel until it is confirmed, and a say in what happens to
 * each. It lives outside the clients, as a real one does, so that a client's crash leaves it as it was.
 */
import type { Contact, Organisation } from '../../shared/messages';
import type { Parcel } from '../../shared/envelopes/parcel';
import { wrapParcel } from '../../shared/envelopes/vans';
import type { Arrival, Network, NetworkFactory, NetworkState, Quote, ReceiptParcel, SendResult } from '../../electron/mailroom/ports/network';

/** What happens to a parcel: delivered, delivered so many times, delivered with the answer lost, or answered otherwise. */
export type Fate = 'deliver' | 'lose-answer' | 'lose' | { times: number } | SendResult;

type Waiting = Arrival & { rejected?: string };

export class Wire {
  readonly #mailboxes = new Map<string, Waiting[]>();
  readonly #known = new Set<string>();
  readonly #wakers = new Set<() => void>();
  readonly #lines = new Set<Line>();
  readonly #killed = new Set<Line>();
  /** Every parcel that a client tried to send, in order. */
  readonly tried: Parcel[] = [];
  readonly rejected: { id: string; reason: string }[] = [];
  /** Envelopes are answered by receipts, as on VANS. Before the lines open. */
  enveloped = false;
  /** Every receipt that a client sent, in order; with `holdReceipts` they go no further. */
  readonly receipts: ReceiptParcel[] = [];
  holdReceipts = false;
  #next = 1;
  decide: (parcel: Parcel) => Fate = () => 'deliver';
  /** Which waiting arrival a mailbox gives next. */
  pick: (count: number) => number = () => 0;

  constructor(readonly organisations: Organisation[], readonly formats: Record<string, Contact['format']> = {}) {}
  /** What each is registered for, by location number. */
  readonly receives: Record<string, string[]> = {};
  training = true;

  mailbox(gln: string): Waiting[] {
    const box = this.#mailboxes.get(gln) ?? [];
    this.#mailboxes.set(gln, box);
    return box;
  }
  put(gln: string, parcel: Parcel): void {
    const { header: { messageId } } = parcel;
    const quote = this.enveloped && messageId !== undefined ? { quote: { meta: wrapParcel({ ...parcel.header, messageId }, parcel.bytes).meta, wanted: true } satisfies Quote } : {};
    this.deliver(gln, { kind: 'message', id: `a${this.#next++}`, parcel, ...quote });
  }
  deliver(gln: string, arrival: Arrival): void {
    this.mailbox(gln).push(arrival);
    this.wake();
  }
  wake(): void { for (const waker of [...this.#wakers]) waker(); }
  onWake(waker: () => void): () => void { this.#wakers.add(waker); return () => { this.#wakers.delete(waker); }; }
  setOnline(online: boolean): void { for (const line of this.#lines) line.setOnline(online); }
  /** As if the process on this line had been killed: nothing it does from now on has any effect or ever answers. */
  kill(gln: string): void { for (const line of this.#lines) if (line.gln === gln) { line.dead = true; this.#killed.add(line); this.#lines.delete(line); } }
  /** What killed processes still wait for fails, so that a test can end. */
  release(gln: string): void { for (const line of this.#killed) if (line.gln === gln) { line.release(); this.#killed.delete(line); } }
  join(line: Line): void { this.#lines.add(line); }
  leave(line: Line): void { this.#lines.delete(line); }

  sendReceipt(own: ReceiptParcel, at: string): SendResult {
    if (this.receipts.every(({ envelopeId }) => envelopeId !== own.envelopeId)) {
      this.receipts.push(own);
      if (!this.holdReceipts) this.deliverReceipt(own);
    }
    return { outcome: 'handed-over', at };
  }
  deliverReceipt({ envelopeId, sender, receiver, receipt }: ReceiptParcel, type: 'EAN' | 'VANS' = 'EAN'): void {
    this.deliver(receiver, { kind: 'receipt', id: `a${this.#next++}`, envelopeId, sender: { type, id: sender }, receiver: { type: 'EAN', id: receiver }, receipt });
  }

  send(parcel: Parcel, at: string): SendResult {
    this.tried.push(parcel);
    const fate = this.decide(parcel);
    if (typeof fate === 'object' && 'outcome' in fate) return fate;
    if (fate !== 'lose' && !this.#known.has(parcel.header.envelopeId)) {
      this.#known.add(parcel.header.envelopeId);
      const times = typeof fate === 'object' ? fate.times : 1;
      for (let i = 0; i < times; i++) this.put(parcel.header.receiver, { header: parcel.header, bytes: parcel.bytes.slice() });
    }
    return fate === 'lose-answer' ? { outcome: 'retry', code: 'network-lost-response' } : { outcome: 'handed-over', at };
  }

  factory(): NetworkFactory {
    return {
      id: 'wire', title: 'Prøvenet', training: this.training, organisations: () => this.organisations,
      open: async ({ gln, clock }) => new Line(this, gln, () => clock.now().toISOString()),
    };
  }
}

class Line implements Network {
  dead = false;
  #online = true;
  readonly #listeners = new Set<(state: NetworkState) => void>();
  readonly capabilities: Network['capabilities'];

  constructor(readonly wire: Wire, readonly gln: string, readonly now: () => string) {
    this.capabilities = {
      id: 'wire', title: 'Prøvenet', training: true, maxParcelBytes: 160 * 1024 * 1024, organisations: async () => wire.organisations,
      contacts: async (self) => wire.organisations.filter((o) => o.gln !== self).map((o) => ({ ...o, readiness: 'fhir', receives: wire.receives[o.gln] ?? [], format: wire.formats[o.gln] ?? 'fhir-json', source: 'Prøvenet', acknowledged: 0, sent: 0 })),
    };
    if (wire.enveloped) this.sendReceipt = async (receipt) => { await this.#alive(); return this.#online ? wire.sendReceipt(receipt, this.now()) : { outcome: 'retry', code: 'network-offline' }; };
    wire.join(this);
  }
  sendReceipt?: Network['sendReceipt'];
  #frozen: (() => void)[] = [];
  #released = false;
  async #alive(): Promise<void> {
    if (this.dead) await new Promise((_resolve, reject) => { const release = () => { reject(new Error('killed')); }; if (this.#released) release(); else this.#frozen.push(release); });
  }
  release(): void { this.#released = true; for (const release of this.#frozen.splice(0)) release(); }

  setOnline(online: boolean): void {
    this.#online = online;
    for (const listener of this.#listeners) listener(online ? { online } : { online, code: 'network-offline' });
    this.wire.wake();
  }
  async send(parcel: Parcel): Promise<SendResult> {
    await this.#alive();
    if (!this.#online) return { outcome: 'retry', code: 'network-offline' };
    const result = this.wire.send(parcel, this.now());
    await new Promise<void>((resolve) => { setImmediate(resolve); });
    await this.#alive();
    return result;
  }
  async* receive(signal: AbortSignal): AsyncIterable<Arrival> {
    const given = new Set<string>();
    while (!signal.aborted) {
      const box = this.#online && !this.dead ? this.wire.mailbox(this.gln).filter((waiting) => !given.has(waiting.id) && waiting.rejected === undefined) : [];
      const next = box[this.wire.pick(box.length)];
      if (next) { given.add(next.id); yield next; continue; }
      await new Promise<void>((resolve) => {
        const off = this.wire.onWake(() => { end(); });
        const end = () => { off(); signal.removeEventListener('abort', end); resolve(); };
        signal.addEventListener('abort', end);
      });
    }
  }
  async confirm(id: string): Promise<void> {
    await this.#alive();
    const box = this.wire.mailbox(this.gln);
    const at = box.findIndex((waiting) => waiting.id === id);
    if (at !== -1) box.splice(at, 1);
  }
  async reject(id: string, reason: string): Promise<void> {
    await this.#alive();
    this.wire.rejected.push({ id, reason });
    const waiting = this.wire.mailbox(this.gln).find((each) => each.id === id);
    if (waiting) waiting.rejected = reason;
  }
  onState(listener: (state: NetworkState) => void): () => void {
    this.#listeners.add(listener);
    listener({ online: this.#online });
    return () => { this.#listeners.delete(listener); };
  }
  poke(): void { this.wire.wake(); }
  async close(): Promise<void> { this.wire.leave(this); }
}
