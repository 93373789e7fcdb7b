/** The same house on a VANS operator's folder: killed at each step, and with everything that can go wrong with a folder. */
import { rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { folderStepNames, stepNames } from '../../electron/mailroom';
import type { ErrorCode } from '../../shared/contract';
import type { Mailroom } from './mailroom-process';
import { chanceOf, pause } from './random';
import { clockJumpIn, inWorld, killPlan, outcomeOf, untilKilled, type Scenario } from './scenarios';
import { inNamespace, mountFolder, type MountedFolder } from './small-disk';
import type { World } from './world';

/** What an operator's program does to envelopes: lose, deliver twice, write slowly under the file's own name. */
export const folderFaults = { loss: 0.05, delay: 0, delayMs: 0, duplication: 0.1, reordering: 0, corruption: 0.25, lostResponse: 0, refusal: 0 };

export const vansKillEachStep: Scenario = (options) => {
  const chance = chanceOf(options.seed + 3);
  const times = options.short ? 1 : Math.max(1, Math.round(options.messages / 140));
  const all = [...stepNames, ...folderStepNames];
  // Few letters of a short run must be enough for every step.
  const plan = () => killPlan(chance, times, all).map((kill) => (options.short ? { ...kill, pass: 1 } : kill));
  const both = [plan(), plan()] as const;
  const half = both[0].length / 2;
  const kills = options.short ? [both[0].slice(0, half), both[0].slice(half)] as const : both;
  return inWorld({ ...options, network: 'vans-folder', faults: folderFaults, kills }, async (world) => {
    await untilKilled(world, options.messages, options.messages * 2, folderFaults);
    return outcomeOf(world);
  });
};

export const vansClockJump: Scenario = (options) => inWorld({ ...options, network: 'vans-folder', faults: folderFaults }, (world) => clockJumpIn(world, options.messages));

const PATIENCE_MS = 30_000;

/** Until the client says the trouble, as a page shows it; false when it never does. */
async function says(mailroom: Mailroom, code: ErrorCode): Promise<boolean> {
  const end = performance.now() + PATIENCE_MS;
  while (performance.now() < end) {
    const found = await mailroom.once('session.get', {}).then(({ result }) => result.network.reason === code, () => false);
    const kept = found && await mailroom.once('health.get', {}).then(({ result }) => result.findings.some((finding) => finding.code === code), () => false);
    if (kept) return true;
    await pause(50);
  }
  return false;
}

const unfinished = '<?xml version="1.0"?><VANSEnvelope xmlns="urn:oio:medcom:vans-envelope:1.0.4"><SenderID EndPointType="EAN">5799999002014</SenderID>';

/** A trouble is made while letters are under way, must be said, sometimes with a death in it, and ends. */
async function troubles(world: World, folder: MountedFolder, base: string, perTrouble: number): Promise<string[]> {
  const silent: string[] = [];
  const { mailroom } = world.gp;
  const trouble = async (code: ErrorCode, make: () => Promise<void>, end: () => Promise<void>, kill: boolean) => {
    const work = world.exchange(perTrouble);
    await make();
    if (!await says(mailroom, code)) silent.push(`never said: ${code}`);
    if (kill) { mailroom.kill(); if (!await says(mailroom, code)) silent.push(`never said after a start: ${code}`); }
    await end();
    await work;
  };
  await trouble('folder-read-only', () => folder.readOnly(true), () => folder.readOnly(false), true);
  await trouble('folder-full', () => folder.fill(), () => folder.free(), true);
  await trouble('folder-missing', () => rename(base, `${base}-away`), () => rename(`${base}-away`, base), false);
  await writeFile(join(base, 'in', 'half.xml'), unfinished);
  await writeFile(join(base, 'in', 'note.txt'), 'ingen kuvert');
  await world.exchange(perTrouble);
  return silent;
}

async function onOwnFolder(options: Parameters<Scenario>[0]): ReturnType<Scenario> {
  const mounted: { own?: MountedFolder } = {};
  try {
    return await inWorld({
      ...options, network: 'vans-folder', faults: folderFaults,
      folderFor: async (folder) => { mounted.own = await mountFolder(folder); },
      beforeRemoval: async () => { await mounted.own?.unmount(); },
    }, async (world) => {
      // One level below the mount, so that it can be taken away whole.
      const base = world.folders.gp!;
      const silent = await troubles(world, mounted.own!, base, Math.max(3, Math.round(options.messages / 4)));
      const outcome = await outcomeOf(world, silent);
      const { quarantine } = await world.gp.archive.shown();
      const told = quarantine.filter(({ reason }) => reason === 'envelope-unreadable').length;
      options.say(`${told} files that are no envelopes were told, ${silent.length} troubles were not said`);
      return { ...outcome, undone: [...outcome.undone, ...(told < 2 ? [`only ${told} of 2 files that are no envelopes were told`] : [])] };
    });
  } finally { await mounted.own?.unmount(); }
}

export const vansFolderTrouble: Scenario = (options) => inNamespace('vans-folder-trouble', options, onOwnFolder);
