/** The hub's process is killed with SIGKILL while parcels come in; what it said yes to must be there afterwards, once. */
import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { formats } from '../../../../shared/formats/registry';
import { acknowledgement, careCommunication } from '../../../../shared/standards/registry';
import { systemClock, systemRandom } from '../../../node/system';
import { parcelOf } from '../../network-contract';
import { silentLog } from '../../testing';
import { embeddedNetwork } from '../index';
import { organisationByKey } from '../organisations';
import { letterDocuments, letterFormatOf } from '../../../../shared/formats/letter/formats';
import { letterId } from '../../../../shared/standards/medcom/letter-standard';
import { generalPracticeInbox } from '../simulation/inbox-general-practice';
import { dischargeSummaries } from '../simulation/letters/discharge-summaries';
import { readMessage } from '../simulation/languages';
import { Hub } from './hub';

const alice = organisationByKey('gp-testgade').gln;
const bob = organisationByKey('municipality-odense').gln;
let directory: string;
let entry: string;

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'hub-crash-'));
  const out = join(directory, 'code');
  // The classic-level package is not bundled; Node finds it from inside the project only, so the bundle's imports get its address.
  await build({
    configFile: false, logLevel: 'error', publicDir: false, ssr: { noExternal: true, target: 'node' },
    build: { ssr: join(import.meta.dirname, 'main.ts'), outDir: out, emptyOutDir: true, target: 'node20', minify: false, rollupOptions: { external: [/^node:/, 'classic-level'], output: { format: 'es', entryFileNames: 'hub.mjs', codeSplitting: false, paths: { 'classic-level': import.meta.resolve('classic-level') } } } },
  });
  entry = join(out, 'hub.mjs');
});
afterAll(async () => { await rm(directory, { recursive: true }); });

async function start(place: string, ...more: string[]): Promise<ChildProcess> {
  const child = fork(entry, ['--dir', place, ...more], { stdio: ['ignore', 'pipe', 'ignore', 'ipc'] });
  await once(child.stdout!, 'data');
  return child;
}

/** How a letter is known; its envelope is new at each dispatch. */
function letterIn(bytes: Uint8Array): string {
  const format = letterFormatOf(bytes)!;
  return letterId(letterDocuments(format.id, format.read(bytes).interchanges[0]!)[0]!);
}

describe('a killed hub', () => {
  it('has every parcel that it said yes to, exactly once, and clients find it again', async () => {
    const place = join(directory, 'place');
    const network = embeddedNetwork({ networkFile: join(place, 'network.json') });
    let child = await start(place, '--no-simulation');
    const sender = await network.open({ gln: alice, directory: place, clock: systemClock, random: systemRandom, log: silentLog });
    const accepted = new Set<string>();
    for (let round = 0; round < 3; round++) {
      const parcels = Array.from({ length: 40 }, (_, i) => parcelOf(alice, bob, i % 10 === 0 ? new Uint8Array(150_000).fill(round * 40 + i) : `round ${round} parcel ${i}`));
      const sending = Promise.all(parcels.map(async (parcel) => {
        for (;;) {
          const result = await sender.send(parcel);
          if (result.outcome === 'handed-over') { accepted.add(parcel.header.envelopeId); return; }
          expect(result.outcome).toBe('retry');
          await new Promise((resolve) => { setTimeout(resolve, 30); });
        }
      }));
      while (accepted.size < round * 40 + 5) await new Promise((resolve) => { setImmediate(resolve); });
      const dead = once(child, 'exit');
      child.kill('SIGKILL');
      await dead;
      child = await start(place, '--no-simulation');
      await sending;
    }
    const dead = once(child, 'exit');
    child.kill('SIGKILL');
    await dead;
    await sender.close();

    const hub = await Hub.open({ directory: join(place, 'hub'), clock: systemClock, random: systemRandom, log: silentLog });
    const { entries } = await hub.poll(bob, { after: 0, waitMs: 0, limit: 1000 });
    expect(entries.map((each) => each.header.envelopeId).sort()).toEqual([...accepted].sort());
    for (const each of entries) expect((await hub.read(bob, each.id))?.length).toBe(each.header.length);
    await hub.close();
  });

  it('brings the whole first inbox of its simulated organisations, each message once, through kills at random', async () => {
    const place = join(directory, 'inbox');
    let child = await start(place);
    const network = await embeddedNetwork({ networkFile: join(place, 'network.json') }).open({ gln: alice, directory: place, clock: systemClock, random: systemRandom, log: silentLog });
    const stop = new AbortController();
    const parcels: string[] = [];
    const messages: string[] = [];
    const receiving = (async () => {
      for await (const arrival of network.receive(stop.signal)) {
        if (arrival.kind !== 'message') continue;
        const { id, parcel } = arrival;
        const read = readMessage({ formats, careCommunication, acknowledgement }, parcel.bytes);
        parcels.push(parcel.header.envelopeId);
        messages.push(read ? read.standard.view(read.document, read.version).messageId : letterIn(parcel.bytes));
        await network.confirm(id).catch(() => undefined);
      }
    })();
    for (const wait of [150, 400, 900]) {
      await new Promise((resolve) => { setTimeout(resolve, wait); });
      const dead = once(child, 'exit');
      child.kill('SIGKILL');
      await dead;
      child = await start(place);
    }
    const expected = generalPracticeInbox.filter((step) => step.to === 'client').length + dischargeSummaries.reduce((count, { content }) => count + ('file' in content ? 2 : 1), 0);
    for (let i = 0; i < 1200 && new Set(messages).size < expected; i++) await new Promise((resolve) => { setTimeout(resolve, 25); });
    stop.abort();
    await receiving;
    await network.close();
    expect(new Set(messages).size).toBe(expected);
    // A parcel may come again after an abrupt end, but never the same message in two parcels.
    expect(new Set(parcels).size).toBe(expected);
    const dead = once(child, 'exit');
    child.kill('SIGTERM');
    await dead;
  });

  it('refuses to start twice on one folder, with a sentence', async () => {
    const place = join(directory, 'twice');
    const first = await start(place, '--no-simulation');
    const second = fork(entry, ['--dir', place, '--no-simulation'], { stdio: ['ignore', 'ignore', 'pipe', 'ipc'] });
    let said = '';
    second.stderr!.on('data', (piece: Buffer) => { said += piece.toString(); });
    const [code] = await once(second, 'close') as [number];
    expect(code).toBe(2);
    expect(said).toContain('another one already runs');
    const dead = once(first, 'exit');
    first.kill('SIGTERM');
    expect(await dead).toEqual([0, null]);
  });
});

describe('network.json', () => {
  it('of nothing, or of something that is no hub, means away', async () => {
    const networkFile = join(directory, 'odd.json');
    for (const text of ['', '{"port":1}', JSON.stringify({ port: 1, token: 'x'.repeat(40), pid: 1 })]) {
      await writeFile(networkFile, text);
      const network = await embeddedNetwork({ networkFile }).open({ gln: alice, directory, clock: systemClock, random: systemRandom, log: silentLog });
      expect(await network.send(parcelOf(alice, bob, 'x'))).toEqual({ outcome: 'retry', code: 'network-offline' });
      await network.close();
    }
  });
});
