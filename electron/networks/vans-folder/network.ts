/** A VANS operator's folder as a network: envelopes are put out and taken in as files. Restart-safe; the operator's program is not ours. */
import { watch, type FSWatcher } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PARCEL_MAX_BYTES, type Parcel } from '../../../shared/envelopes/parcel';
import { wrapParcel, wrapReceipt, type VansEnvelope } from '../../../shared/envelopes/vans';
import { toInstant } from '../../../shared/messages';
import { sha256Of } from '../../node/hash';
import type { Arrival, AwayCode, EnvelopeFault, Network, NetworkCapabilities, NetworkOpening, NetworkState, SendResult } from '../../mailroom/ports/network';
import { Incoming, waitingIn } from './incoming';
import { putOut } from './outgoing';
import { awayCode, lookAtFolder, moveFile, placesOf } from './places';

export const VANS_FOLDER_ID = 'vans-folder';
/** Shown on every screen. */
export const VANS_FOLDER_TITLE = 'VANS-mappe';

/** Between two looks into the folder. A change that the system tells of is looked at once. */
const LOOK_EVERY_MS = 10_000;
/** A file that was just seen is looked at again soon: two looks make it whole. */
const SECOND_LOOK_MS = 250;
/** Between two tries of whether the folder can be written in, while all is well. */
const TRY_OUT_EVERY_MS = 5 * 60_000;
/** A file that was read damaged is read again so often, then put aside. */
const READ_AGAIN = 2;

export async function openVansFolder({ gln, clock, log, options, step = async () => undefined }: NetworkOpening): Promise<Network> {
  const places = placesOf(options?.folder ?? '');
  const owner = { gln, claim: options?.claim };
  const incoming = new Incoming(places.in, () => clock.monotonic());
  const closing = new AbortController();
  const listeners = new Set<(state: NetworkState) => void>();
  const wakers = new Set<() => void>();
  /** Given to the mailroom and not yet confirmed, in this run of receiving. */
  const handed = new Set<string>();
  const readAgain = new Map<string, number>();
  const sending = new Map<string, Promise<unknown>>();
  let state: NetworkState = { online: false, code: 'folder-missing' };
  let triedOutAt: number | undefined;
  let watcher: FSWatcher | undefined;

  const become = (next: NetworkState): void => {
    if (next.online === state.online && next.code === state.code) return;
    state = next;
    log.info('folder', { online: next.online, code: next.code ?? '' });
    for (const listener of [...listeners]) listener(next);
    wake();
  };
  const failed = (error: unknown): AwayCode => {
    const code = awayCode(error);
    watcher?.close();
    watcher = undefined;
    become({ online: false, code });
    return code;
  };
  const wake = (): void => { for (const each of [...wakers]) each(); };

  const pause = (ms: number, signal: AbortSignal): Promise<void> => new Promise((resolve) => {
    const done = () => { cancel(); wakers.delete(done); signal.removeEventListener('abort', done); resolve(); };
    const cancel = clock.after(ms, done);
    wakers.add(done);
    signal.addEventListener('abort', done, { once: true });
    if (signal.aborted) done();
  });
  const wait = (ms: number): Promise<void> => new Promise((resolve) => { clock.after(ms, resolve); });

  /** Looks after the folder; true when it can be used. */
  async function look(): Promise<boolean> {
    const now = clock.monotonic();
    const thorough = !state.online || triedOutAt === undefined || now - triedOutAt >= TRY_OUT_EVERY_MS;
    try {
      await lookAtFolder(places, owner, thorough);
      if (thorough) triedOutAt = now;
    } catch (error) { failed(error); return false; }
    // A hint only: network drives tell of nothing, or of everything.
    try { watcher ??= watch(places.in, { persistent: false }, wake).on('error', () => { watcher = undefined; }); } catch { watcher = undefined; }
    become({ online: true });
    return true;
  }

  /** One envelope at a time under one id: two tries at once would race for the same file. */
  async function put(envelope: VansEnvelope): Promise<SendResult> {
    const { envelopeId } = envelope.address;
    const before = sending.get(envelopeId) ?? Promise.resolve();
    const mine = before.then(async (): Promise<SendResult> => {
      try {
        await lookAtFolder(places, owner, false);
        if (await putOut(places, envelope, step) === 'other') return { outcome: 'stop', code: 'parcel-damaged' };
        return { outcome: 'handed-over', at: toInstant(clock.now()) };
      } catch (error) { return { outcome: 'retry', code: failed(error) }; }
    });
    sending.set(envelopeId, mine);
    try { return await mine; } finally { if (sending.get(envelopeId) === mine) sending.delete(envelopeId); }
  }

  async function settle(name: string, folder: string): Promise<void> {
    await step('folder:before-filed');
    try {
      // Another file under the same name is another arrival; it is read when its turn comes.
      if (await incoming.isTaken(name)) await moveFile(join(places.in, name), folder, name, wait);
    } catch (error) { failed(error); throw error; }
    incoming.forget(name);
    handed.delete(name);
    readAgain.delete(name);
  }

  const capabilities: NetworkCapabilities = {
    id: VANS_FOLDER_ID, title: VANS_FOLDER_TITLE, training: false, maxParcelBytes: PARCEL_MAX_BYTES,
    organisations: () => Promise.resolve([]), contacts: () => Promise.resolve([]),
  };

  const network: Network = {
    capabilities,
    async send({ header, bytes }: Parcel) {
      if (closing.signal.aborted) return { outcome: 'retry', code: 'network-offline' };
      if (bytes.length > PARCEL_MAX_BYTES) return { outcome: 'stop', code: 'parcel-too-large' };
      const { messageId } = header;
      if (messageId === undefined || bytes.length !== header.length || sha256Of(bytes) !== header.sha256) return { outcome: 'stop', code: 'parcel-damaged' };
      return put(wrapParcel({ ...header, messageId }, bytes));
    },
    async sendReceipt({ receipt, ...address }) {
      return closing.signal.aborted ? { outcome: 'retry', code: 'network-offline' } : put(wrapReceipt(receipt, address));
    },
    async *receive(signal) {
      const ended = AbortSignal.any([signal, closing.signal]);
      handed.clear();
      while (!ended.aborted) {
        let soon = false;
        if (await look()) {
          try {
            for (const name of await waitingIn(places.in)) {
              if (ended.aborted) return;
              if (handed.has(name)) continue;
              const found = await incoming.ready(name);
              if (found === 'waits') { soon = true; continue; }
              const arrival: Arrival | undefined = await incoming.read(name, found === 'late');
              if (!arrival) continue;
              handed.add(name);
              yield arrival;
            }
          } catch (error) { failed(error); }
        }
        await pause(soon ? SECOND_LOOK_MS : LOOK_EVERY_MS, ended);
      }
    },
    confirm: (id) => settle(id, places.received),
    async reject(id, reason: EnvelopeFault) {
      const tries = (readAgain.get(id) ?? 0) + 1;
      if (reason === 'parcel-damaged' && tries < READ_AGAIN) {
        // Read wrongly perhaps: the file itself is looked at once more.
        readAgain.set(id, tries);
        handed.delete(id);
        wake();
        return;
      }
      await settle(id, places.failed);
      await writeFile(join(places.failed, `${id}.txt`), `${reason}\n${toInstant(clock.now())}\n`).catch((error: unknown) => { failed(error); });
    },
    onState(listener) {
      listeners.add(listener);
      listener(state);
      return () => { listeners.delete(listener); };
    },
    poke: wake,
    async close() {
      closing.abort();
      watcher?.close();
      await Promise.allSettled(sending.values());
      listeners.clear();
    },
  };
  await look();
  return network;
}
