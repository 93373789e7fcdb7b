/** What journeys and the evidence play on: a training hub, clients that are set up on it, and organisations that do what they are told. Knows no test runner. */
import { mkdtemp, readFile, readdir, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { needChromium } from '../../../build/chromium.mjs';
import { callMailroom, startHost, startHub } from '../../../build/host.mjs';
import { organisationByKey } from '../../../electron/networks/embedded/organisations';
import type { CallArgs, CallName, CallResult } from '../../../shared/contract';
import { common } from '../../../shared/i18n/da/common';
import type { Settings } from '../../../shared/messages';
import { TEST_PASSWORD, unlock } from './journeys';
import { launchClient, removeFolder, type Client } from './launch';
import { openPeer, type Peer } from './peer';

export interface Player extends Client {
  gln: string;
  /** One call of the mailroom beside the page, by the host's token. */
  call<Name extends CallName>(name: Name, args: CallArgs<Name>): Promise<CallResult<Name>>;
  /** Process id of the mailroom's worker now. */
  workerPid(): Promise<number>;
}

export interface Stage {
  readonly folder: string;
  readonly networkFile: string;
  player(key: string, options?: PlayerOptions): Promise<Player>;
  peer(key: string): Promise<Peer>;
  readonly hubPid: number;
  stopHub(): Promise<void>;
  startHub(): Promise<void>;
  /** Those whose windows are open. */
  readonly players: readonly Player[];
  /** Ends everything, and gives what the pages reported as wrong on the way. */
  close(): Promise<string[]>;
}

export interface PlayerOptions {
  viewport?: { width: number; height: number };
  colorScheme?: 'light' | 'dark';
  /** False: at the first step of the first start. */
  setUp?: boolean;
  settings?: Partial<Settings>;
  /** As if the client had been set up so long ago. What was sent before a client existed is never late. */
  setUpHoursAgo?: number;
}

export interface StageOptions { /** The project's folder, with a fresh dist/. */ root: string; /** The simulated organisations answer and write. */ simulation?: boolean }

export async function openStage({ root, simulation = false }: StageOptions): Promise<Stage> {
  const chromium = String(await needChromium((line: string) => { process.stderr.write(`${line}\n`); }));
  const folder = await mkdtemp(join(tmpdir(), 'sektorpost-e2e-'));
  const start = () => startHub(root, join(folder, 'network'), { simulation });
  let hub: Awaited<ReturnType<typeof start>> | undefined = await start();
  const networkFile = String(hub.networkFile);
  const players: Player[] = [];
  const peers: Peer[] = [];

  return {
    folder, networkFile, players,
    get hubPid() { return Number(hub?.pid); },
    async stopHub() { await hub?.stop(); hub = undefined; },
    async startHub() { hub ??= await start(); },
    async player(key, { setUp = true, setUpHoursAgo, settings, ...options } = {}) {
      const profile = join(folder, key);
      const organisation = organisationByKey(key);
      const call: Player['call'] = async (name, args) => {
        const host = JSON.parse(await readFile(join(profile, 'host.json'), 'utf8')) as { port: number; token: string };
        return callMailroom(host, (ask: (name: string, args: unknown) => unknown) => ask(name, args)) as never;
      };
      const setItUp = () => call('session.setup', { role: organisation.role, gln: organisation.gln, person: organisation.persons[0]!, password: TEST_PASSWORD, network: 'embedded' });
      if (setUpHoursAgo !== undefined) {
        const host = await startHost(root, { profile, network: networkFile });
        await setItUp();
        await host.stop();
        await backdate(join(profile, 'profile.json'), setUpHoursAgo);
      }
      const client = await launchClient({ root, chromium, profile, network: networkFile, ...options });
      // The getters of `client` stay alive: a window that is opened again is another page.
      const player: Player = Object.assign(client, { gln: organisation.gln, call, workerPid: () => childOf(client.hostPid) });
      players.push(player);
      if (setUpHoursAgo !== undefined) await unlock(client.page);
      else if (setUp) await setItUp();
      // Set up beside the page: it must have followed before a key means anything in it.
      if (setUp) await client.page.getByRole('navigation', { name: common.nav.main }).waitFor();
      if (setUp && settings) await call('session.updateSettings', { settings });
      return player;
    },
    async peer(key) {
      const peer = await openPeer(networkFile, key);
      peers.push(peer);
      return peer;
    },
    async close() {
      const faults = players.flatMap(({ profile, faults: own }) => own.map((fault) => `${basename(profile)}: ${fault}`));
      for (const peer of peers) await peer.close();
      for (const player of players) await player.close();
      await hub?.stop();
      await removeFolder(folder);
      return faults;
    },
  };
}

async function backdate(profileFile: string, hours: number): Promise<void> {
  const profile = JSON.parse(await readFile(profileFile, 'utf8')) as { setUpAt: string };
  await writeFile(profileFile, JSON.stringify({ ...profile, setUpAt: new Date(Date.parse(profile.setUpAt) - hours * 3_600_000).toISOString() }));
}

/** The only child process of a host is its worker. */
async function childOf(parent: number): Promise<number> {
  for (const pid of (await readdir('/proc')).filter((name) => /^\d+$/.test(name))) {
    const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
    // The name in brackets may hold anything; state and parent follow the last bracket.
    if (stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1] === String(parent)) return Number(pid);
  }
  throw new Error(`process ${parent} has no child`);
}

/** Waits until `look` gives something; for facts outside the page, which Playwright can't wait for. */
export async function until<T>(look: () => Promise<T | undefined> | T | undefined, what: string, limitMs = 30_000): Promise<T> {
  const end = performance.now() + limitMs;
  for (;;) {
    const found = await look();
    if (found !== undefined && found !== false) return found;
    if (performance.now() > end) throw new Error(`waited in vain for ${what}`);
    await new Promise((done) => { setTimeout(done, 50); });
  }
}
