/** The network port: what every network offers the mailroom (architecture, section 4). */
import type { FaultPlan } from '../../../shared/contract';
import type { Contact, Instant, Organisation } from '../../../shared/messages';
import type { Parcel } from '../../../shared/envelopes/parcel';

export interface HandedOver { outcome: 'handed-over'; at: Instant }
/** The network is away or asks to come back; the same bytes go again later. */
export interface RetryLater { outcome: 'retry'; code: 'network-offline' | 'network-lost-response' | 'network-refused'; afterMs?: number }
/** The network will never take it: unknown receiver, too large, not allowed. */
export interface Stop { outcome: 'stop'; code: 'unknown-receiver' | 'parcel-too-large' | 'network-token' | 'parcel-damaged' }
export type SendResult = HandedOver | RetryLater | Stop;

/** Something in our mailbox. It stays on the network until `confirm` or `reject`. */
export interface Arrival { id: string; parcel: Parcel }

export type EnvelopeFault = 'parcel-damaged' | 'parcel-too-large' | 'unknown-receiver';

export interface NetworkCapabilities {
  id: string;
  title: string;
  /** Shown on every screen as a training network. */
  training: boolean;
  maxParcelBytes: number;
  /** Organisation tables for onboarding and the register of receivers. */
  organisations(): Promise<Organisation[]>;
  contacts(self: string): Promise<Contact[]>;
  /** Training networks only. */
  faults?: { get(): Promise<FaultPlan>; set(plan: FaultPlan): Promise<FaultPlan> };
}

export interface NetworkState { online: boolean; code?: 'network-offline' | 'network-refused' | 'network-token' }

export interface Network {
  /** Never throws for an expected refusal. The same envelope id and bytes again count as one parcel. */
  send(parcel: Parcel): Promise<SendResult>;
  /** Yields what waits and then what comes, until aborted. Goes on by itself after the network was away. Unconfirmed arrivals come again after a restart. */
  receive(signal: AbortSignal): AsyncIterable<Arrival>;
  confirm(id: string): Promise<void>;
  reject(id: string, reason: EnvelopeFault): Promise<void>;
  /** Called at every change; at once with the present state. Returns the function that stops it. */
  onState(listener: (state: NetworkState) => void): () => void;
  /** Ask for contact now instead of at the next try. */
  poke(): void;
  close(): Promise<void>;
  readonly capabilities: NetworkCapabilities;
}

/** Makes a network for one organisation. `id` is the profile's choice; the registry in `electron/networks` knows them all. */
export interface NetworkFactory {
  id: string;
  title: string;
  training: boolean;
  /** Organisations one can be on this network, before any profile exists (onboarding). */
  organisations(): Organisation[];
  open(options: { gln: string; directory: string; clock: Clock; random: Random; log: Log }): Promise<Network>;
}

export interface Clock {
  now(): Date;
  /** Milliseconds that only grow; unaffected by a changed system clock. */
  monotonic(): number;
  /** Returns the function that cancels it. */
  after(ms: number, run: () => void): () => void;
}
export interface Random { uuid(): string; bytes(length: number): Uint8Array; fraction(): number }
/** Logs hold codes, counts and shortened ids; never message text, names or CPR numbers. */
export interface Log { info(event: string, facts?: Record<string, string | number | boolean>): void; warn(event: string, facts?: Record<string, string | number | boolean>): void; error(event: string, facts?: Record<string, string | number | boolean>): void }
