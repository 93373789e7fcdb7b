/** A whole client without a page: a real mailroom on a real folder, with a network, a clock and a step hook in the test's hands. */
import { cpSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openMailroom, type Mailroom, type MailroomOptions, type StepName } from '../../electron/mailroom';
import { standardLibrary } from '../../electron/mailroom/standard-library';
import type { Log, NetworkFactory } from '../../electron/mailroom/ports/network';
import { createDesk } from '../../electron/node/packages/desk';
import { ManualClock, seededRandom, silentLog } from '../../electron/networks/testing';
import { CodedError, type CallArgs, type CallName, type CallResult } from '../../shared/contract';
import type { DeliveryEvent, DeliveryState, Draft, MessageRecord, NetworkOptions, Organisation, Quarantine } from '../../shared/messages';
import { draftOf } from '../fixtures/care-communication';
import type { Wire } from './wire';

export const password = 'hemmeligt-kodeord';

/** Waits for real input and output to come to rest; the test's own limit ends it when it never does. */
export async function until(condition: () => boolean | Promise<boolean>, tick?: () => void): Promise<void> {
  while (!(await condition())) {
    tick?.();
    await new Promise((resolve) => { setTimeout(resolve, 2); });
  }
}

/** What an archive would show; applying an item twice changes nothing, showing a message twice is what tests look for. */
export class Shown {
  readonly messages = new Map<string, MessageRecord>();
  readonly events = new Map<string, DeliveryEvent>();
  readonly quarantine = new Map<string, Quarantine>();
  upTo = 0;
  states(): Map<string, DeliveryState> {
    const last = new Map<string, DeliveryEvent>();
    for (const event of this.events.values()) if ((last.get(event.messageId)?.n ?? 0) < event.n) last.set(event.messageId, event);
    return new Map([...last].map(([id, { state }]) => [id, state]));
  }
  texts(direction: 'in' | 'out'): string[] { return [...this.messages.values()].filter((m) => m.direction === direction).map((m) => m.view.segments.at(-1)!.text).sort(); }
  history(messageId: string): DeliveryEvent[] { return [...this.events.values()].filter((e) => e.messageId === messageId).sort((a, b) => a.n - b.n); }
}

export interface ClientOptions { /** A real network instead of the wire, with what it needs to be told. */ line?: { network: NetworkFactory; options: NetworkOptions }; seed?: number; clock?: ManualClock; log?: Log; library?: MailroomOptions['library']; disk?: MailroomOptions['disk'] }

export class Client {
  mailroom!: Mailroom;
  readonly shown = new Shown();
  directory!: string;
  readonly notices: string[] = [];
  #folders: string[] = [];
  #frozen: (() => void)[] = [];
  #openings: Promise<Mailroom>[] = [];
  #ended = false;
  #incarnation = 0;
  #drafts = 0;
  readonly clock: ManualClock;
  /** Called at each step; may kill the client with `crash`. */
  onStep: (name: StepName) => void = () => undefined;
  /** The mailroom has been killed and not been opened again. */
  down = false;

  constructor(readonly wire: Wire, readonly organisation: Organisation, readonly options: ClientOptions = {}) { this.clock = options.clock ?? new ManualClock(); }

  async start(): Promise<this> {
    this.directory = await mkdtemp(join(tmpdir(), 'client-'));
    this.#folders.push(this.directory);
    await this.open();
    const { persons, role, gln, sor, name, unit, address, phone } = this.organisation;
    const line = this.options.line;
    await this.call('session.setup', { role, gln, person: persons[0]!, password, ...(line ? { network: line.network.id, options: line.options, organisation: { gln, sor, name, unit, address, phone } } : { network: 'wire' }) });
    await this.#known();
    return this;
  }

  async open(): Promise<void> {
    const incarnation = ++this.#incarnation;
    this.down = false;
    const opening = openMailroom({
      directory: this.directory, clock: this.clock, random: seededRandom((this.options.seed ?? 1) * 1000 + incarnation), log: this.options.log ?? silentLog, networks: [this.options.line?.network ?? this.wire.factory()],
      library: this.options.library ?? standardLibrary, version: '0.0.0', packages: createDesk(), disk: { reserveBytes: 64 * 1024, ...this.options.disk }, passwordCost: { n: 16, r: 1, p: 1 },
      step: async (name) => {
        if (incarnation === this.#incarnation && !this.down) this.onStep(name);
        // A killed process never gets to its next line.
        if (incarnation !== this.#incarnation || this.down) await new Promise((_resolve, reject) => { const release = () => { reject(new Error('killed')); }; if (this.#ended) release(); else this.#frozen.push(release); });
      },
    });
    this.#openings.push(opening);
    this.mailroom = await this.#unlessKilled(opening);
    this.mailroom.trust(1);
    this.mailroom.onEvent((name, data) => { if (name === 'notice') this.notices.push((data as { code: string }).code); });
    if (incarnation > 1) await this.#known();
  }
  async #known(): Promise<void> { await until(async () => (await this.call('contacts.list', {})).every((contact) => contact.source !== '')); }

  /** The process is gone between two instructions; what it had written is all there is. */
  crash(): void {
    const next = `${this.directory}.${this.#incarnation}`;
    cpSync(this.directory, next, { recursive: true });
    this.wire.kill(this.organisation.gln);
    this.down = true;
    this.directory = next;
    this.#folders.push(next);
  }
  async restart(): Promise<void> { await this.mailroom.close(); await this.open(); }
  /** Lets go of everything, the killed ones too: their files stay open until then. */
  async end(): Promise<void> {
    // A crash while it closes would leave the closing waiting for ever.
    this.onStep = () => undefined;
    if (!this.down) await this.mailroom.close();
    this.down = true;
    this.#incarnation++;
    this.#ended = true;
    this.wire.release(this.organisation.gln);
    for (const release of this.#frozen.splice(0)) release();
    for (const opening of this.#openings.splice(0)) await opening.then((mailroom) => mailroom.close(), () => undefined);
    for (const folder of this.#folders) await rm(folder, { recursive: true, force: true });
  }

  async call<N extends CallName>(name: N, args: CallArgs<N>): Promise<CallResult<N>> {
    if (this.down) throw new CodedError('bridge-closed');
    const handler = this.mailroom.handlers[name] as (args: unknown, context: { connection: number }) => unknown;
    const answer = handler(args, { connection: 1 });
    // A call to a killed process is never answered.
    return this.#unlessKilled(Promise.resolve(answer as CallResult<N> | Promise<CallResult<N>>));
  }
  #unlessKilled<T>(answer: Promise<T>): Promise<T> {
    const incarnation = this.#incarnation;
    return new Promise((resolve, reject) => {
      const look = setInterval(() => { if (this.down || incarnation !== this.#incarnation) { clearInterval(look); reject(new CodedError('bridge-closed')); } }, 5);
      answer.finally(() => { clearInterval(look); }).then(resolve, reject);
    });
  }

  /** Into the content store, as a page puts a file there. */
  async upload(text: string): Promise<string> {
    const bytes = new TextEncoder().encode(text);
    const { uploadId } = await this.call('bytes.begin', { bytes: bytes.length });
    await this.mailroom.handlers['bytes.put']({ uploadId, offset: 0 }, { connection: 1, bytes });
    return (await this.call('bytes.end', { uploadId })).sha256;
  }
  /** Takes an organisation register over. */
  async register(text: string): Promise<void> {
    const sha256 = await this.upload(text);
    const { base } = await this.call('register.preview', { sha256 });
    await this.call('register.import', { sha256, source: 'SOR', snapshotAt: '2026-11-01T00:00:00.000Z', ...(base === undefined ? {} : { base }) });
  }

  draft(text: string, changes: Partial<Draft> = {}): Draft { return draftOf({ id: `${this.organisation.gln}-${++this.#drafts}`, text, ...changes }); }

  async send(text: string, changes: Partial<Draft> = {}): Promise<string> {
    const { submitted, messageId, issues } = await this.call('messages.submit', { draft: this.draft(text, changes) });
    if (!submitted) throw new Error(JSON.stringify(issues));
    return messageId!;
  }
  async show(): Promise<Shown> {
    for (;;) {
      const { items, last } = await this.call('handover.take', { after: this.shown.upTo, limit: 100 });
      for (const item of items) {
        if (item.kind === 'message') this.shown.messages.set(`${item.message.direction}/${item.message.messageId}`, item.message);
        else if (item.kind === 'delivery') this.shown.events.set(`${item.event.messageId}/${item.event.n}`, item.event);
        else this.shown.quarantine.set(item.item.id, item.item);
      }
      const upTo = items.at(-1)?.seq ?? last;
      if (upTo > this.shown.upTo) { this.shown.upTo = upTo; await this.call('handover.done', { upTo }); }
      if (items.length === 0) return this.shown;
    }
  }
  /** Everything there is, as an emptied archive asks for it. */
  async rebuilt(limit = 100): Promise<MessageRecord[]> {
    const messages: MessageRecord[] = [];
    for (let cursor: string | undefined; ;) {
      const page = await this.call('rebuild.page', { limit, ...(cursor === undefined ? {} : { cursor }) });
      messages.push(...page.messages);
      if (page.cursor === undefined) return messages;
      cursor = page.cursor;
    }
  }
  async state(messageId: string): Promise<DeliveryState | undefined> { return (await this.show()).states().get(messageId); }
  async becomes(messageId: string, state: DeliveryState): Promise<void> { await until(async () => (await this.state(messageId)) === state); }
}
