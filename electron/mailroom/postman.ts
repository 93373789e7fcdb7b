/**
 * The line to the network: open or away, fetching and confirming, and what a person is told about it. An arrival that
 * our own fault keeps us from taking in is held and tried again; it is never confirmed before it is safe.
 */
import { CodedError } from '../../shared/contract';
import type { NetworkStatus } from '../../shared/messages';
import { KeyedLock, Gate } from './keyed-lock';
import type { OnlineClock } from './online-clock';
import { backOff, type Outbox } from './outbox';
import type { Arrival, Network, NetworkFactory, NetworkState } from './ports/network';
import type { Receiving } from './reception';
import { short, type Room } from './room';

export interface Postman {
  readonly network: Network | undefined;
  status(): NetworkStatus;
  /** Opens the profile's network; later openings replace the earlier one. */
  open(factory: NetworkFactory, directory: string): Promise<void>;
  pause(paused: boolean): void;
  /** Looks again at whether anything may be sent (after the disk changed). */
  refresh(): void;
  retry(): void;
  close(): Promise<void>;
}

const AT_ONCE = 8;
/** Larger ones are taken in one at a time, or eight of them would fill the memory. */
const LARGE_BYTES = 4 * 1024 * 1024;

const isLarge = (arrival: Arrival): boolean => (arrival.kind === 'message' ? arrival.parcel.bytes.length : arrival.kind === 'unreadable' ? arrival.bytes.length : 0) > LARGE_BYTES;

export interface PostmanOptions {
  receiving: Receiving; outbox: Outbox; online: OnlineClock;
  offered: NetworkFactory | undefined;
  onStatus(): void;
  /** The line is there (again): take the register of receivers from it. */
  onOnline(network: Network): void;
}

export function createPostman(room: Room, options: PostmanOptions): Postman {
  const { receiving, outbox, online, onStatus, onOnline } = options;
  const { clock, random, log } = room;
  let network: Network | undefined;
  let state: NetworkState = { online: false };
  let paused = room.profile.data.paused;
  let since = room.now();
  let lastFetchAt: string | undefined;
  let stopState: (() => void) | undefined;
  let fetching: { abort: AbortController; done: Promise<void> } | undefined;
  const gate = new Gate(AT_ONCE);
  const large = new Gate(1);
  const arrivals = new KeyedLock();
  const inHand = new Set<string>();
  const taking = new Set<Promise<void>>();
  let ended: Promise<unknown> = Promise.resolve();
  const unconfirmed = new Map<string, () => Promise<void>>();
  let closed = false;

  const open = () => state.online && !paused && network !== undefined;

  function apply(): void {
    const nowOpen = open();
    online.setOnline(nowOpen);
    outbox.setOpen(nowOpen && room.disk.state !== 'full');
    if (nowOpen) {
      onOnline(network!);
      for (const again of unconfirmed.values()) void again();
    }
    if (!paused && network && !fetching && !closed) fetch(network);
    onStatus();
  }

  function fetch(from: Network): void {
    const abort = new AbortController();
    const before = ended;
    const done = (async () => {
      // One fetcher at a time: the one before may still be letting go.
      await before;
      for (let tries = 0; !abort.signal.aborted;) {
        try {
          for await (const arrival of from.receive(abort.signal)) {
            tries = 0;
            lastFetchAt = room.now();
            const taken = take(from, arrival, abort.signal).finally(() => { taking.delete(taken); });
            taking.add(taken);
            // Do not draw the whole mailbox into memory.
            await gate.run(async () => undefined);
            if (isLarge(arrival)) await large.run(async () => undefined);
          }
          if (abort.signal.aborted) return;
        } catch (error) {
          if (abort.signal.aborted) return;
          log.warn('fetch-failed', { error: error instanceof Error ? error.message.slice(0, 40) : 'unknown' });
        }
        await pause_(backOff(tries++, random), abort.signal);
      }
    })();
    ended = done;
    fetching = { abort, done };
  }

  const pause_ = (ms: number, signal: AbortSignal): Promise<void> => new Promise((resolve) => {
    if (signal.aborted) { resolve(); return; }
    const end = () => { cancel(); signal.removeEventListener('abort', end); resolve(); };
    const cancel = clock.after(ms, end);
    signal.addEventListener('abort', end);
  });

  /** One arrival until it is confirmed or we stop. The network may bring it again meanwhile. */
  async function take(from: Network, arrival: Arrival, signal: AbortSignal): Promise<void> {
    if (inHand.has(arrival.id)) return;
    inHand.add(arrival.id);
    try {
      await arrivals.run(arrival.id, () => gate.run(async () => {
        for (let tries = 0; !signal.aborted; tries++) {
          try {
            const work = () => receiving.receive(arrival);
            const result = isLarge(arrival) ? await large.run(work) : await work();
            await answer(arrival.id, 'confirm' in result ? () => from.confirm(arrival.id) : () => from.reject(arrival.id, result.reject));
            await room.step('in:after-confirm');
            return;
          } catch (error) {
            log.warn('arrival-held', { arrival: short(arrival.id), code: error instanceof CodedError ? error.code : error instanceof Error ? error.name : 'unknown' });
            await room.disk.check();
            await pause_(backOff(tries, random), signal);
          }
        }
      }));
    } finally { inHand.delete(arrival.id); }
  }

  /** Safe on our side; if the network can't hear it now, it hears it when it is back. */
  async function answer(id: string, say: () => Promise<void>): Promise<void> {
    const again = async () => {
      try { await say(); unconfirmed.delete(id); } catch { unconfirmed.set(id, again); }
    };
    await again();
  }

  async function stopFetching(): Promise<void> {
    const running = fetching;
    fetching = undefined;
    running?.abort.abort();
    await running?.done;
    await Promise.all(taking);
  }

  async function leave(): Promise<void> {
    stopState?.();
    stopState = undefined;
    await stopFetching();
    const old = network;
    network = undefined;
    state = { online: false };
    await old?.close();
  }

  // Before onboarding the first network is the one that is offered.
  let { id, title, training } = options.offered ?? { id: '', title: '', training: false };
  return {
    get network() { return network; },
    status() {
      const nextTryAt = outbox.nextTryAt;
      return {
        id, title, training, state: paused ? 'paused' : state.online ? 'online' : 'offline', since, failedTries: outbox.failedTries,
        ...(lastFetchAt === undefined ? {} : { lastFetchAt }), ...(nextTryAt ? { nextTryAt: nextTryAt.toISOString() } : {}), ...(state.code === undefined || state.online ? {} : { reason: state.code }),
      };
    },
    async open(factory, directory) {
      await leave();
      ({ id, title, training } = factory);
      const options = room.profile.data.networkOptions;
      const opened = await factory.open({ gln: room.self().gln, directory, clock, random, log, step: room.step, ...(options ? { options } : {}) });
      network = opened;
      stopState = opened.onState((next) => {
        if (next.online !== state.online) { since = room.now(); log.info('network', { online: next.online, code: next.code ?? '' }); }
        state = next;
        apply();
      });
      apply();
    },
    pause(next) {
      if (paused === next) return;
      paused = next;
      since = room.now();
      if (paused) void stopFetching();
      apply();
    },
    refresh: apply,
    retry() {
      network?.poke();
      outbox.wake();
      onStatus();
    },
    async close() {
      closed = true;
      outbox.setOpen(false);
      online.setOnline(false);
      await leave();
    },
  };
}
