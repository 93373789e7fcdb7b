/** A disk that fills while messages go both ways: nothing is promised that can't be kept, and all goes on when there is room again. */
import { join } from 'node:path';
import type { Mailroom } from './mailroom-process';
import { pause } from './random';
import { inWorld, outcomeOf, type Outcome, type Scenario, type ScenarioOptions } from './scenarios';
import { run } from './scripts';
import { canUnshare, mountSmallDisk, type SmallDisk } from './small-disk';
import { allFaults } from './world';

const INSIDE = 'SEKTORPOST_FAULTS_INSIDE';

/** Whether the client says that its disk is full; undefined when it is down or gives no answer in time. */
async function saysFull(mailroom: Mailroom): Promise<boolean | undefined> {
  const answer = mailroom.once('health.get', {}).then(({ result }) => result.findings.some(({ code }) => code === 'disk-full'), () => undefined);
  return Promise.race([answer, pause(2000).then(() => undefined)]);
}

async function onSmallDisk(options: ScenarioOptions): Promise<Outcome> {
  const disk: { own?: SmallDisk } = {};
  try {
    return await inWorld({
      ...options, faults: allFaults,
      profileOf: async (folder, name) => {
        if (name === 'gp') return join(folder, name);
        disk.own = await mountSmallDisk(join(folder, 'small-disk'));
        return disk.own.profile;
      },
      beforeRemoval: async () => { await disk.own?.unmount(); },
    }, async (world) => {
      const rounds = options.short ? 2 : Math.max(3, Math.round(options.messages / 20));
      const { mailroom } = world.town;
      let told = 0;
      for (let round = 0; round < rounds; round++) {
        const work = world.exchange(Math.max(3, Math.round(options.messages / rounds)));
        await pause(200 + world.chance.below(400));
        await disk.own!.fill();
        await pause(700);
        if (await saysFull(mailroom)) told++;
        // Once more, so that what the reserve gave is gone too; and a death in that state.
        await disk.own!.fill();
        if (round % 2 === 1) mailroom.kill();
        await pause(1500);
        await disk.own!.free();
        await work;
      }
      options.say(`the disk was full ${rounds} times and the client said so ${told} times`);
      return outcomeOf(world, told === 0 ? ['the client never said that its disk is full'] : []);
    });
  } finally { await disk.own?.unmount(); }
}

/** Where mounting needs another user, the whole scenario runs once more in a namespace where it is allowed. */
export const diskFull: Scenario = async (options) => {
  if (process.getuid?.() === 0 || process.env[INSIDE] !== undefined) return onSmallDisk(options);
  if (!await canUnshare()) throw new Error('a small disk needs root or user namespaces on Linux; this scenario did not run');
  const { out, err } = await run('unshare', ['--user', '--map-root-user', '--mount', process.execPath, join(options.root, 'build', 'faults.mjs'), '--json', '--only', 'disk-full',
    '--messages', String(options.messages), '--seed', String(options.seed), ...(options.short ? ['--short'] : [])], { cwd: options.root, env: { ...process.env, [INSIDE]: '1' } });
  for (const line of err.trim().split('\n')) options.say(line);
  const line = out.split('\n').find((text) => text.startsWith('{'));
  if (line === undefined) throw new Error('the run in a namespace of its own gave no result');
  const counts = JSON.parse(line) as Outcome & { error?: string };
  if (counts.error !== undefined) throw new Error('the run in a namespace of its own could not run');
  return { messages: counts.messages, kills: counts.kills, lost: counts.lost, duplicated: counts.duplicated, reordered: counts.reordered, corrupted: counts.corrupted, findings: [], undone: [] };
};
