/** What the contract does not ask of a folder: files that are no envelopes or not whole, deaths between two acts, folders that are not ours. */
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { CodedError } from '../../../shared/contract';
import { vansPieces, wrapParcel } from '../../../shared/envelopes/vans';
import type { NetworkOptions } from '../../../shared/messages';
import { systemClock, systemRandom } from '../../node/system';
import type { Arrival, Clock, Network } from '../../mailroom/ports/network';
import { parcelOf, takeAny } from '../network-contract';
import { silentLog } from '../testing';
import { vansFolderNetwork } from './index';

const alice = '5799999003011';
const bob = '5799999002014';
const factory = vansFolderNetwork();
/** Ten minutes in three seconds. */
const fast: Clock = { now: systemClock.now, monotonic: () => systemClock.monotonic() * 200, after: (ms, run) => systemClock.after(ms / 200, run) };
let directory: string;
let base: string;
let options: NetworkOptions;
let open: Network[] = [];

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'vans-folder-'));
  base = join(directory, 'bob');
  await mkdir(base);
  options = await factory.claim!({ folder: base }, bob);
});
afterEach(async () => { await Promise.all(open.map((each) => each.close())); open = []; await rm(directory, { recursive: true }); });

const opening = { gln: bob, clock: fast, random: systemRandom, log: silentLog };
async function network(change: Partial<Parameters<typeof factory.open>[0]> = {}): Promise<Network> {
  const made = await factory.open({ ...opening, directory, options, ...change });
  open.push(made);
  return made;
}
const any = () => true;
const envelopeOf = (text: string, change: Parameters<typeof parcelOf>[3] = {}) => {
  const { header, bytes } = parcelOf(alice, bob, text, change);
  return [...vansPieces(wrapParcel({ ...header, messageId: header.messageId! }, bytes))].join('');
};
const into = (name: string, text: string) => writeFile(join(base, 'in', name), text);
const visible = async (place: string) => (await readdir(join(base, place))).filter((name) => !name.startsWith('.'));

describe('incoming files', () => {
  it('leaves a half-written envelope alone and takes it when it is whole', async () => {
    const bob_ = await network();
    const whole = envelopeOf('hele brevet');
    await into('a.xml', whole.slice(0, whole.length - 40));
    const coming = takeAny(bob_, 1, any);
    await new Promise((resolve) => { setTimeout(resolve, 200); });
    await into('a.xml', whole);
    const [arrival] = await coming;
    expect(arrival).toMatchObject({ kind: 'message', parcel: { header: { sender: alice, receiver: bob } }, quote: { wanted: true } });
    expect(await visible('in')).toEqual(['a.xml']);
    await bob_.confirm(arrival!.id);
    expect([await visible('in'), await visible('received')]).toEqual([[], ['a.xml']]);
  });

  it('tells of what never becomes whole and of what is no envelope, answers neither, and puts both aside with the reason', async () => {
    const bob_ = await network();
    await into('half.xml', envelopeOf('x').slice(0, -30));
    await into('note.txt', 'UNB+UNOC:3');
    const arrivals = await takeAny(bob_, 2, any);
    expect(arrivals.map((each) => each.kind)).toEqual(['unreadable', 'unreadable']);
    for (const arrival of arrivals) {
      expect(arrival).not.toHaveProperty('from');
      await bob_.reject(arrival.id, 'envelope-unreadable');
    }
    expect((await visible('failed')).sort()).toEqual(['half.xml', 'half.xml.txt', 'note.txt', 'note.txt.txt']);
    expect(await readFile(join(base, 'failed', 'half.xml.txt'), 'utf8')).toMatch(/^envelope-unreadable\n/);
  });

  it('says whom to answer for a whole envelope whose content can\'t be unpacked', async () => {
    const bob_ = await network();
    await into('b.xml', envelopeOf('abc', { messageId: '5d0c7a8f-64a3-4d5b-8c5e-1f2a3b4c5d6e' }).replace('<Data>', '<Data>!'));
    const [arrival] = await takeAny(bob_, 1, any);
    expect(arrival).toMatchObject({ kind: 'unreadable', issues: [{ rule: 'vans-base64' }], from: { sender: alice, quote: { meta: { identifier: '5d0c7a8f-64a3-4d5b-8c5e-1f2a3b4c5d6e' } } } });
  });

  it('never moves away what was put under the same name after it was read', async () => {
    const bob_ = await network();
    await into('c.xml', envelopeOf('den første'));
    const [first] = await takeAny(bob_, 1, any);
    await into('c.xml', envelopeOf('den anden, som er længere'));
    await bob_.confirm(first!.id);
    expect(await visible('received')).toEqual([]);
    const [second] = await takeAny(bob_, 1, any);
    expect(Buffer.from((second as Extract<Arrival, { kind: 'message' }>).parcel.bytes).toString('utf8')).toBe('den anden, som er længere');
  });

  it('passes over names that other programs give to what they are writing', async () => {
    const bob_ = await network();
    for (const name of ['.x.xml', 'x.xml.tmp', 'x.xml.part', '~x.xml']) await into(name, envelopeOf(name));
    await into('y.xml', envelopeOf('den rigtige'));
    const [only] = await takeAny(bob_, 1, any);
    expect(only!.id).toBe('y.xml');
  });
});

describe('outgoing files', () => {
  it.each(['folder:after-draft', 'folder:after-copy', 'folder:after-handover', 'folder:after-sent'])('go out once when the process dies at %s', async (where) => {
    const parcel = parcelOf(bob, alice, 'én gang');
    // Never to return is as near as one process comes to dying there.
    const dying = await network({ step: async (name) => { if (name === where) { reached = true; await new Promise(() => undefined); } } });
    let reached = false;
    void dying.send(parcel);
    while (!reached) await new Promise((resolve) => { setTimeout(resolve, 5); });
    const seen = new Set(await visible('out'));
    for (const name of seen) await rm(join(base, 'out', name));
    open = [];
    const again = await network();
    expect((await again.send(parcel)).outcome).toBe('handed-over');
    for (const name of await visible('out')) { expect(seen.has(name)).toBe(false); seen.add(name); }
    expect(seen.size).toBe(1);
    expect(await visible('sent')).toEqual([...seen]);
    expect((await again.send(parcel)).outcome).toBe('handed-over');
    expect((await readdir(join(base, 'out'))).length + (await readdir(join(base, 'sent'))).length).toBe(where === 'folder:after-draft' || where === 'folder:after-copy' ? 2 : 1);
  });
});

describe('folders', () => {
  const code = async (work: Promise<unknown>): Promise<unknown> => work.then(() => 'well', (error: unknown) => (error instanceof CodedError ? error.code : error));

  it('are looked at before they are chosen, and nothing is left in one that was only looked at', async () => {
    const empty = join(directory, 'empty');
    await mkdir(empty);
    expect(await code(factory.check!({ folder: empty }))).toBe('well');
    expect(await readdir(empty)).toEqual([]);
    expect(await code(factory.check!({ folder: 'vans' }))).toBe('folder-relative');
    expect(await code(factory.check!({ folder: join(directory, 'away') }))).toBe('folder-missing');
    expect(await code(factory.claim!({ folder: base }, alice))).toBe('folder-foreign');
  });

  it('that lost their mark, or were chosen by another client since, are not written in', async () => {
    const bob_ = await network();
    const states: (string | undefined)[] = [];
    bob_.onState(({ code: why }) => { states.push(why); });
    await factory.claim!({ folder: base }, bob);
    expect(await bob_.send(parcelOf(bob, alice, 'x'))).toEqual({ outcome: 'retry', code: 'folder-foreign' });
    await rm(base, { recursive: true });
    await mkdir(base);
    expect(await bob_.send(parcelOf(bob, alice, 'x'))).toEqual({ outcome: 'retry', code: 'folder-missing' });
    expect(await readdir(base)).toEqual([]);
    expect(states).toEqual([undefined, 'folder-foreign', 'folder-missing']);
  });
});
