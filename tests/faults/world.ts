/** One run: two organisations with a worker each, a hub between them, and everything in a folder that goes afterwards. */
import { mkdir, mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { organisationByKey } from '../../electron/networks/embedded/organisations';
import type { FaultPlan } from '../../shared/contract';
import type { Organisation } from '../../shared/messages';
import { removeFolder } from '../e2e/support/launch';
import { startHospital, type Hospital } from './hospital';
import { startHubProcess, type HubProcess } from './hub';
import { setUpOnFolder, startVansCarrier } from './vans';
import { startMailroom, sure, type Mailroom } from './mailroom-process';
import { modelArchive, type Archive } from './model-archive';
import { personOf, type Person, type WriteLetter } from './person';
import { killsDone, readPlan, writePlan, type FaultsOfWorker, type KillAt } from './plan';
import { chanceOf, pause, type Chance } from './random';
import { hasEnded, judge, statesOf, type Verdict } from './verdict';

/** Half an hour of the worker's in six seconds. */
const SPEED = 300;
export const PASSWORD = 'prøve-adgang-1';
/** Messages that one person has under way to the mailroom at once. */
const AT_ONCE = 3;
/** Longer than the hub holds a parcel back: after this a quiet mailbox stays quiet. */
const QUIET_MS = 2600;

/** Every fault of the plan at once, each often enough to happen in a short run. */
export const allFaults: FaultPlan = { loss: 0.05, delay: 0.15, delayMs: 700, duplication: 0.1, reordering: 0.15, corruption: 0.05, lostResponse: 0.08, refusal: 0.05 };

export interface Side { name: string; organisation: Organisation; profile: string; plan: string; mailroom: Mailroom; archive: Archive; person: Person; arrivals(): number }

/** What a side's client is made of; the model by default, a host with Chromium where a run wants one. */
export type OpenClient = (place: { profile: string; plan: string; networkFile: string }) => Promise<{ mailroom: Mailroom; archive: Archive }>;

export interface WorldOptions {
  root: string; script: string; seed: number; say(line: string): void;
  faults?: FaultPlan;
  kills?: readonly [KillAt[], KillAt[]];
  profileOf?(folder: string, name: string): Promise<string>;
  /** Everything has stopped and the folder is about to go. */
  beforeRemoval?(): Promise<void>;
  clients?: { gp?: OpenClient };
  /** What carries the letters; the training network when absent. */
  network?: 'vans-folder';
  /** Letters are exchanged instead of messages, between these two of the training network, while a hospital posts files of letters to both. */
  letters?: { gp: string; town: string; hospital: string; writes: { gp: WriteLetter; town: WriteLetter } };
  /** Prepares the place that holds the practice's folder, before it is made. */
  folderFor?(place: string): Promise<void>;
}

export interface World {
  readonly gp: Side;
  readonly town: Side;
  readonly hub: HubProcess;
  readonly chance: Chance;
  readonly folder: string;
  /** On a VANS operator's folders: where they are. */
  readonly folders: { gp?: string; town?: string };
  /** Both write; resolves when all is accepted by their own mailroom. */
  exchange(count: number): Promise<void>;
  /** Until everything sent has come to its end and nothing waits, or the limit is over (then the verdict says what is missing). */
  settle(limitMs: number): Promise<void>;
  verdict(): Promise<Verdict>;
  readonly messages: number;
  /** Kills of workers, the hub, and whatever else a client counts. */
  readonly kills: number;
  /** Kills of the plans that never came, as `side step`. */
  missing(): string[];
  replan(side: Side, change: Partial<FaultsOfWorker>): void;
  close(): Promise<void>;
}

export async function openWorld(options: WorldOptions): Promise<World> {
  const { root, script, seed, say } = options;
  const folder = await mkdtemp(join(tmpdir(), 'sektorpost-faults-'));
  const chance = chanceOf(seed);
  const opened: { side: Side }[] = [];
  const organisations = { gp: organisationByKey(options.letters?.gp ?? 'gp-testgade'), town: organisationByKey(options.letters?.town ?? 'municipality-odense') };
  const ofVans = options.network === 'vans-folder';
  const vansPlace = (name: 'gp' | 'town'): string => join(folder, `vans-${name}`, organisations[name].gln);
  if (ofVans) { await mkdir(join(folder, 'vans-gp'), { recursive: true }); await options.folderFor?.(join(folder, 'vans-gp')); }
  const hub = ofVans ? await startVansCarrier({ [organisations.gp.gln]: vansPlace('gp'), [organisations.town.gln]: vansPlace('town') }, chanceOf(seed * 17 + 5)) : await startHubProcess(root, join(folder, 'network'));
  let hospital: Hospital | undefined;
  try {
    if (options.faults) await hub.setFaults(options.faults);
    const realStart = Date.now();
    const open = async (name: 'gp' | 'town', kills: KillAt[], openClient: OpenClient): Promise<Side> => {
      const profile = (await options.profileOf?.(folder, name)) ?? join(folder, name);
      await mkdir(profile, { recursive: true });
      const plan = join(folder, `${name}.plan.json`);
      // The kills come when the client is set up: a kill in the middle of onboarding is the onboarding's own test.
      writePlan(plan, { speed: SPEED, realStart, wallStart: realStart, jumpMs: 0, kills: [] });
      const { mailroom, archive } = await openClient({ profile, plan, networkFile: hub.networkFile });
      let arrivals = 0;
      mailroom.on('arrivals', ({ count }) => { arrivals += count; });
      const self = organisations[name];
      const other = organisations[name === 'gp' ? 'town' : 'gp'];
      const person = personOf({ self, other, mailroom, chance: chanceOf(seed * 31 + (name === 'gp' ? 1 : 2)), ...(options.letters ? { writes: options.letters.writes[name] } : {}) });
      const side: Side = { name, organisation: self, profile, plan, mailroom, archive, person, arrivals: () => arrivals };
      opened.push({ side });
      if ((await sure(mailroom, 'session.get', {})).state === 'onboarding') {
        if (ofVans) await setUpOnFolder(mailroom, vansPlace(name), self, other, PASSWORD);
        else await sure(mailroom, 'session.setup', { role: self.role, gln: self.gln, person: self.persons[0]!, password: PASSWORD, network: 'embedded' });
      }
      // One side gets XML, the other JSON.
      if (name === 'gp') await sure(mailroom, 'contacts.setFormat', { gln: other.gln, format: 'fhir-xml' });
      if (kills.length) writePlan(plan, { ...readPlan(plan), kills });
      return side;
    };
    const model: OpenClient = async ({ profile, plan, networkFile }) => {
      const mailroom = startMailroom({ script, profile, networkFile, plan, say });
      return { mailroom, archive: modelArchive(mailroom) };
    };
    const gp = await open('gp', options.kills?.[0] ?? [], options.clients?.gp ?? model);
    const town = await open('town', options.kills?.[1] ?? [], model);
    if (options.letters && hub.line) hospital = startHospital({ self: organisationByKey(options.letters.hospital), line: hub.line, chance: chanceOf(seed * 13 + 7), say });
    return worldOf({ gp, town, hub, hospital, chance, folder, folders: ofVans ? { gp: vansPlace('gp'), town: vansPlace('town') } : {}, close });
  } catch (error) {
    await close();
    throw error;
  }

  async function close(): Promise<void> {
    await hospital?.stop();
    for (const { side } of opened) await side.mailroom.stop();
    for (const { side } of opened) await side.archive.stop();
    await hub.stop();
    await options.beforeRemoval?.();
    await removeFolder(folder);
  }
}

function worldOf({ gp, town, hub, hospital, chance, folder, folders, close }: Pick<World, 'gp' | 'town' | 'hub' | 'chance' | 'folder' | 'folders' | 'close'> & { hospital: Hospital | undefined }): World {
  const sides = [gp, town] as const;

  async function write(side: Side, count: number): Promise<void> {
    let left = count;
    await Promise.all(Array.from({ length: AT_ONCE }, async () => {
      while (left-- > 0) {
        await side.person.send(await side.archive.received());
        await pause(chance.below(60));
      }
    }));
  }

  /** Half as many letters as the two write themselves, three in a file. */
  async function post(count: number): Promise<void> {
    for (let number = Math.ceil(count / 6); hospital && number > 0; number--) {
      for (const { organisation } of sides) hospital.post(organisation.gln);
      await pause(chance.below(200));
    }
  }

  /** True when nothing more can happen but what the hub still holds back. */
  async function atRest(): Promise<boolean> {
    if (await hub.waiting(sides.map(({ organisation }) => organisation.gln)) > 0) return false;
    if (hospital && hospital.unanswered() > 0) return false;
    const [a, b] = await Promise.all([gp.archive.shown(), town.archive.shown()]);
    return ([[gp, a, b], [town, b, a]] as const).every(([{ person }, own, theirs]) => {
      const states = statesOf(own.events);
      const arrived = new Set(theirs.messages.map(({ messageId }) => messageId));
      return person.accepted.every(({ messageId }) => hasEnded(states, messageId) && (states.get(messageId) !== 'accepted' || arrived.has(messageId)));
    });
  }

  return {
    gp, town, hub, chance, folder, folders,
    async exchange(count) { await Promise.all([write(gp, Math.ceil(count / 2)), write(town, Math.floor(count / 2)), post(count)]); },
    async settle(limitMs) {
      const end = performance.now() + limitMs;
      while (performance.now() < end) {
        if (await atRest().catch(() => false)) {
          await pause(QUIET_MS);
          if (await atRest().catch(() => false)) return;
        }
        await pause(200);
      }
    },
    async verdict() {
      const facts = await Promise.all(sides.map(async ({ name, organisation, mailroom, person, archive, arrivals }) => ({
        name, mailroom, person, shown: await archive.shown(), arrivals: arrivals(), posted: hospital?.posted(organisation.gln) ?? [],
      })));
      return judge(facts[0]!, facts[1]!);
    },
    get messages() { return gp.person.accepted.length + town.person.accepted.length + sides.reduce((sum, { organisation }) => sum + (hospital?.posted(organisation.gln).length ?? 0), 0); },
    get kills() { return gp.mailroom.deaths + town.mailroom.deaths + hub.deaths; },
    missing: () => sides.flatMap(({ name, plan }) => { const done = killsDone(plan); return readPlan(plan).kills.flatMap(({ step }, index) => (done.has(index) ? [] : [`${name} ${step}`])); }),
    replan(side, change) { writePlan(side.plan, { ...readPlan(side.plan), ...change }); },
    close,
  };
}
