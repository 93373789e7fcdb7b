/**
 * Plays the VANS operator between folders, for tests, faults and demonstrations: what lies in one folder's `out` comes into the
 * `in` of the organisation it is for; what is for nobody is answered as an operator does. No operator's program is like it.
 */
import { randomUUID } from 'node:crypto';
import { readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { vansPieces, type VansEnvelope } from '../../../shared/envelopes/vans';
import { toInstant } from '../../../shared/messages';
import type { Clock } from '../../mailroom/ports/network';
import { arrivalOf } from './incoming';
import { markOf, placesOf, type Places } from './places';

/** What happens to one envelope on its way. `slowly`: the file grows under its own name, as some programs write it. */
export type OnTheWay = 'deliver' | 'lose' | 'twice' | 'slowly';

export interface OperatorOptions { folders(): readonly string[]; clock: Clock; everyMs?: number; decide?(file: string): OnTheWay; onError?(error: unknown): void }
export interface Operator { /** Envelopes moved so far. */ readonly moved: number; /** One round at once. */ round(): Promise<void>; close(): Promise<void> }

const textOf = (envelope: VansEnvelope): string => [...vansPieces(envelope)].join('');

export function startOperator({ folders, clock, everyMs = 500, decide = () => 'deliver', onError = () => undefined }: OperatorOptions): Operator {
  let moved = 0;
  let closed = false;
  let cancel = (): void => undefined;
  let working: Promise<void> = Promise.resolve();

  async function deliver(places: Places, name: string, bytes: Uint8Array | string, slowly = false): Promise<void> {
    const path = join(places.in, name);
    if (slowly) {
      const half = Math.floor(bytes.length / 2);
      await writeFile(path, bytes.slice(0, half));
      await new Promise<void>((resolve) => { clock.after(everyMs / 2, resolve); });
      await writeFile(path, bytes.slice(half), { flag: 'a' });
      return;
    }
    const draft = join(places.in, `.${name}.tmp`);
    await writeFile(draft, bytes);
    await rename(draft, path);
  }

  async function refuse(from: Places, arrival: Extract<ReturnType<typeof arrivalOf>, { kind: 'message' }>): Promise<void> {
    const { header } = arrival.parcel;
    const at = toInstant(clock.now());
    const envelope: VansEnvelope = {
      address: { sender: { type: 'VANS', id: 'prøve-operatør' }, receiver: { type: 'EAN', id: header.sender }, envelopeId: randomUUID(), sentAt: at },
      receipt: { kind: 'negative-vans', originalEnvelopeId: header.envelopeId, ...(arrival.quote ? { original: arrival.quote.meta } : {}), error: { code: 1, description: 'Modtagerens lokationsnummer er ukendt' } },
    };
    await deliver(from, `${at.replace(/[-:.]/g, '')}_${envelope.address.envelopeId}.xml`, textOf(envelope));
  }

  async function carry(from: Places, byGln: ReadonlyMap<string, Places>, name: string): Promise<void> {
    const path = join(from.out, name);
    const bytes = await readFile(path);
    const arrival = arrivalOf(name, bytes);
    const receiver = arrival.kind === 'message' ? arrival.parcel.header.receiver : arrival.kind === 'receipt' ? arrival.receiver.id : '';
    const to = byGln.get(receiver);
    if (to) {
      const fate = decide(name);
      if (fate !== 'lose') await deliver(to, name, bytes, fate === 'slowly');
      if (fate === 'twice') await deliver(to, `igen-${name}`, bytes);
    } else if (arrival.kind === 'message') await refuse(from, arrival);
    await rm(path);
    moved++;
  }

  async function round(): Promise<void> {
    const byGln = new Map<string, Places>();
    for (const folder of folders()) {
      const mark = await markOf(folder).catch(() => undefined);
      if (mark) byGln.set(mark.gln, placesOf(folder));
    }
    for (const places of byGln.values()) {
      const names = await readdir(places.out).catch(() => []);
      for (const name of names.filter((each) => !each.startsWith('.')).sort()) {
        if (closed) return;
        // A folder that is away or full for a moment is tried again at the next round.
        try { await carry(places, byGln, name); } catch (error) { onError(error); }
      }
    }
  }
  const turn = (): void => { cancel = clock.after(everyMs, () => { working = round().catch(onError).finally(() => { if (!closed) turn(); }); }); };
  turn();
  return {
    get moved() { return moved; },
    round: () => { working = working.then(round); return working; },
    async close() { closed = true; cancel(); await working; },
  };
}
