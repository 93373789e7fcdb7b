/** The network port: what every network offers the mailroom (architecture, section 4). */
import type { FaultPlan } from '../../../shared/contract';
import type { Contact, Instant, Organisation } from '../../../shared/messages';
import type { Parcel } from '../../../shared/envelopes/parcel';
import type { MetaInformation, VansParty, VansReceipt } from '../../../shared/envelopes/vans';
import type { Issue, NetworkOptions } from '../../../shared/messages';
import type { StepName } from '../steps';

/** Why a network is away: each has its own sentence, since each asks something else of a person. */
export type AwayCode = 'network-offline' | 'network-refused' | 'network-token' | 'folder-missing' | 'folder-foreign' | 'folder-read-only' | 'folder-full';

export interface HandedOver { outcome: 'handed-over'; at: Instant }
/** The network is away or asks to come back; the same bytes go again later. */
export interface RetryLater { outcome: 'retry'; code: 'network-lost-response' | AwayCode; afterMs?: number }
/** The network will never take it: unknown receiver, too large, not allowed. */
export interface Stop { outcome: 'stop'; code: 'unknown-receiver' | 'parcel-too-large' | 'network-token' | 'parcel-damaged' }
export type SendResult = HandedOver | RetryLater | Stop;

/** What a receipt of ours must quote of the envelope that a parcel came in. Only on networks whose envelopes are answered. */
export interface Quote { meta: MetaInformation; wanted: boolean }

/** A message in our mailbox. Whatever arrives stays on the network until `confirm` or `reject`. */
export interface MessageArrival { kind: 'message'; id: string; parcel: Parcel; quote?: Quote }

/** The network's or the receiving system's word on an envelope of ours. */
export interface ReceiptArrival { kind: 'receipt'; id: string; envelopeId: string; sender: VansParty; receiver: VansParty; receipt: VansReceipt }

/** An envelope that can't be used: bytes as they came, what is wrong, and whom to answer as far as that could be read. */
export interface UnreadableArrival { kind: 'unreadable'; id: string; bytes: Uint8Array; issues: [Issue, ...Issue[]]; from?: { envelopeId: string; sender: string; quote: Quote } }

export type Arrival = MessageArrival | ReceiptArrival | UnreadableArrival;

/** A receipt on its way. The envelope id is new for each; the content of a repeated one is that of the first. */
export interface ReceiptParcel { envelopeId: string; sender: string; receiver: string; at: Instant; receipt: VansReceipt }

export type EnvelopeFault = 'parcel-damaged' | 'parcel-too-large' | 'unknown-receiver' | 'envelope-unreadable';

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

export interface NetworkState { online: boolean; code?: AwayCode }

export interface Network {
  /** Never throws for an expected refusal. The same envelope id and bytes again count as one parcel. */
  send(parcel: Parcel): Promise<SendResult>;
  /** Networks whose envelopes are answered: what came in an envelope with a quote is answered by this. Same promises as `send`. */
  sendReceipt?(receipt: ReceiptParcel): Promise<SendResult>;
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
  /** Organisations one can be on this network, before any profile exists (onboarding). Empty where a person says who they are. */
  organisations(): Organisation[];
  /** Looks whether the network can be used with these options; writes nothing that stays. CodedError says what is wrong. Absent where nothing is to be chosen. */
  check?(options: NetworkOptions): Promise<void>;
  /** Makes the network this organisation's and returns the options to keep. CodedErrors as `check`. */
  claim?(options: NetworkOptions, gln: string): Promise<NetworkOptions>;
  open(options: NetworkOpening): Promise<Network>;
}

export interface NetworkOpening {
  gln: string; directory: string; clock: Clock; random: Random; log: Log;
  /** What `claim` returned. */
  options?: NetworkOptions;
  /** Awaited between two durable acts, as the mailroom's own. */
  step?(name: StepName): Promise<void>;
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
