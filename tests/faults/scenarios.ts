/** Scenarios with the runner's own archive. Each opens a world of its own, breaks it in its own way while messages go both ways, and says what is left. */
import { stepNames, type StepName } from '../../electron/mailroom';
import type { FaultPlan } from '../../shared/contract';
import { chanceOf, pause, type Chance } from './random';
import type { KillAt } from './plan';
import { damageForSure, type Damage } from './ledger-damage';
import { allFaults, openWorld, PASSWORD, type Side, type World, type WorldOptions } from './world';
import { sure } from './mailroom-process';

export interface Outcome { messages: number; kills: number; lost: number; duplicated: number; reordered: number; corrupted: number; findings: string[]; /** What the scenario was to do and did not; it counts as a failure. */ undone: string[] }

export interface ScenarioOptions { root: string; script: string; seed: number; messages: number; short: boolean; say(line: string): void }
export type Scenario = (options: ScenarioOptions) => Promise<Outcome>;

const SETTLE_MS = 150_000;

export async function outcomeOf(world: World, undone: string[] = []): Promise<Outcome> {
  await world.settle(SETTLE_MS);
  const verdict = await world.verdict();
  return { messages: world.messages, kills: world.kills, ...verdict, undone: [...undone, ...world.missing().map((kill) => `not killed: ${kill}`)] };
}

export async function inWorld(options: WorldOptions, run: (world: World) => Promise<Outcome>): Promise<Outcome> {
  const world = await openWorld(options);
  try { return await run(world); } finally { await world.close(); }
}

/** Steps of the clock come once a message has waited half an hour, so they are never far into a process's life. */
const passOf = (step: StepName, chance: Chance): number => (step.startsWith('clock:') ? 1 : 1 + chance.below(4));

export const killPlan = (chance: Chance, times: number, steps: readonly StepName[] = stepNames): KillAt[] =>
  Array.from({ length: times }, () => chance.shuffled(steps)).flat().map((step) => ({ step, pass: passOf(step, chance) }));

/** Goes on in small exchanges until the plan's kills have come, so that the last of them find traffic too. */
export async function untilKilled(world: World, planned: number, most: number, faults: FaultPlan = allFaults): Promise<void> {
  const part = Math.max(4, Math.ceil(planned / 6));
  for (let sent = 0; sent < planned || (sent < most && world.missing().length > 0);) {
    await world.exchange(part);
    sent += part;
    // Steps of the clock come with the next overdue message, not with more traffic: a few are lost on their way, and their half hour runs out.
    if (sent >= planned && world.missing().length > 0 && world.missing().every((kill) => kill.includes('clock:'))) {
      await world.hub.setFaults({ ...faults, loss: 1 });
      await world.exchange(2);
      await pause(1500);
      await world.hub.setFaults(faults);
      await pause(7000);
    }
  }
}

export const killEachStep: Scenario = (options) => {
  const chance = chanceOf(options.seed);
  const times = options.short ? 1 : Math.max(1, Math.round(options.messages / 140));
  const both = [killPlan(chance, times), killPlan(chance, times)] as const;
  // A short run kills at every step once, at half of them on each side.
  const half = both[0].length / 2;
  const kills = options.short ? [both[0].slice(0, half), both[0].slice(half)] as const : both;
  return inWorld({ ...options, faults: allFaults, kills }, async (world) => {
    await untilKilled(world, options.messages, options.messages * 2);
    return outcomeOf(world);
  });
};

/** Kills at times of chance: mostly workers, now and then the hub. */
async function killWhile(world: World, work: Promise<void>, kills: number, everyMs: number): Promise<void> {
  const state = { done: false };
  const busy = work.finally(() => { state.done = true; });
  for (let count = 0; count < kills; count++) {
    await pause(everyMs * (0.3 + world.chance.fraction()));
    const victim = world.chance.fraction();
    if (victim < 0.2) await world.hub.kill();
    else (victim < 0.6 ? world.gp : world.town).mailroom.kill();
    // What is still moving after the last letter was written dies too.
    if (state.done && count >= kills / 2) await pause(50);
  }
  await busy;
}

export const killRandom: Scenario = (options) => inWorld({ ...options, faults: allFaults }, async (world) => {
  await killWhile(world, world.exchange(options.messages), Math.max(5, Math.round(options.messages / 3.5)), 700);
  return outcomeOf(world);
});

/** Kills a worker, damages the newest end of its LevelDB so that something is missing, and lets it start on what is left: each time a gap must be told. */
export const damagedLedger = (damage: Damage): Scenario => (options) => inWorld({ ...options, faults: allFaults }, async (world) => {
  const rounds = options.short ? 2 : Math.max(3, Math.round(options.messages / 15));
  let damagedTimes = 0;
  let told = 0;
  for (let round = 0; round < rounds; round++) {
    const work = world.exchange(Math.max(2, Math.round(options.messages / rounds)));
    await pause(300 + world.chance.below(500));
    const side = round % 2 === 0 ? world.gp : world.town;
    // On a slow machine there may be nothing to lose yet.
    while (side.person.accepted.length < 2) await pause(50);
    await side.mailroom.holdDown();
    const damaged = await damageForSure(side.profile, world.chance, damage);
    if (damaged) damagedTimes++;
    side.mailroom.release();
    if (await gapsTo(side) && damaged) told++;
    await work;
  }
  options.say(`the ledger was damaged ${damagedTimes} times and a gap was told ${told} times`);
  return outcomeOf(world, damagedTimes < rounds / 2 ? ['the ledger was hardly ever damaged'] : told < damagedTimes ? [`${damagedTimes - told} times no gap was told`] : []);
});

/** Whether a person who logs in is told of a gap; afterwards only of a new one. */
async function gapsTo({ mailroom }: Side): Promise<boolean> {
  const { users } = await sure(mailroom, 'session.get', {});
  await sure(mailroom, 'session.unlock', { userId: users[0]!.id, password: PASSWORD });
  const { findings } = await sure(mailroom, 'health.get', {});
  return findings.some(({ code }) => code === 'ledger-gap');
}

export const clockJump: Scenario = (options) => inWorld({ ...options, faults: allFaults }, (world) => clockJumpIn(world, options.messages));

export async function clockJumpIn(world: World, messages: number): Promise<Outcome> {
  const part = Math.max(4, Math.round(messages / 3));
  await world.exchange(part);
  const back = -3_600_000;
  for (const side of [world.gp, world.town]) {
    const work = world.exchange(Math.max(2, Math.round(part / 2)));
    await pause(200);
    world.replan(side, { jumpMs: back });
    await pause(300);
    side.mailroom.kill();
    await work;
  }
  await world.exchange(part);
  return outcomeOf(world);
}

export const networkFaults: Scenario = (options) => inWorld({ ...options, faults: allFaults }, async (world) => {
  await world.exchange(options.messages);
  return outcomeOf(world);
});

