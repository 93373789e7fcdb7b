/** A disk that fills while messages go both ways: nothing is promised that can't be kept, and all goes on when there is room again. */
import { join } from 'node:path';
import type { Mailroom } from './mailroom-process';
import { pause } from './random';
import { inWorld, outcomeOf, type Outcome, type Scenario, type ScenarioOptions } from './scenarios';
import { inNamespace, mountSmallDisk, type SmallDisk } from './small-disk';
import { allFaults } from './world';

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

export const diskFull: Scenario = (options) => inNamespace('disk-full', options, onSmallDisk);
