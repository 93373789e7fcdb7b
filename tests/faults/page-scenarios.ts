/** Scenarios with a real archive in a real Chromium. */
import { chanceOf, pause } from './random';
import { openChromium, type ChromiumArchive, type Rows } from './chromium';
import { textOf } from './model-archive';
import { inWorld, killPlan, outcomeOf, type Scenario } from './scenarios';
import { allFaults } from './world';

/** The worker dies under the page at every step, the host and the hub with it now and then, and the browser itself. */
export const killWithChromium: Scenario = (options) => {
  const chance = chanceOf(options.seed + 7);
  const page = openChromium(options);
  // A long run has at least fifty kills here.
  const times = options.short ? 0 : 2;
  const few = [{ step: 'in:before-ledger', pass: 2 }, { step: 'handover:before-done', pass: 2 }, { step: 'out:after-submit', pass: 1 }, { step: 'handover:after-done', pass: 3 }] as const;
  const kills = [times === 0 ? [...few] : killPlan(chance, times), times === 0 ? [] : killPlan(chance, 1)] as const;
  return inWorld({ ...options, faults: allFaults, kills: [kills[0], kills[1]], clients: { gp: page.open } }, async (world) => {
    const { archive } = page.client();
    const part = Math.max(4, Math.ceil(options.messages / 6));
    const browserKills = options.short ? 1 : 3;
    for (let sent = 0; sent < options.messages || (sent < options.messages * 3 && world.missing().length > 0);) {
      const work = world.exchange(part);
      if (archive.browserKills < browserKills) { await pause(500); await archive.killBrowser(); }
      if (!options.short && world.chance.happens(0.3)) await world.hub.kill();
      await work;
      sent += part;
      if (sent >= options.messages && world.missing().every((kill) => kill.includes('clock:'))) await pause(6500);
    }
    const outcome = await outcomeOf(world, archive.faults.map((fault) => `the page failed: ${fault}`));
    return { ...outcome, kills: outcome.kills + archive.browserKills };
  });
};

/** What a rebuild must bring back, without what only says how far the work has come and where a text stands in the index. */
function comparable(rows: Rows): Map<string, string> {
  const known = new Map<string, string>();
  for (const [table, own] of Object.entries(rows)) {
    if (table === 'meta') continue;
    for (const row of own) {
      // A counter at nothing is a counter that nobody has used yet.
      if (table === 'counters' && row['n'] === 0) continue;
      const rest = { ...row, doc: 0 };
      const id = ['messageId', 'threadId', 'id', 'identifier', 'patientKey', 'name'].map((key) => row[key]).find((value) => typeof value === 'string');
      known.set(`${table}/${String(id)}`, textOf(rest));
    }
  }
  return known;
}

const REBUILD_MS = 60_000;

async function rebuilt(archive: ChromiumArchive, expected: number): Promise<Map<string, string>> {
  const end = performance.now() + REBUILD_MS;
  for (;;) {
    const rows = await archive.rows().catch((): Rows => ({}));
    const now = comparable(rows);
    const working = (rows['meta'] ?? []).some((meta) => meta['rebuild'] !== undefined);
    if ((now.size >= expected && !working) || performance.now() > end) return now;
    await pause(200);
  }
}

/** IndexedDB is deleted; the archive comes back from the originals, equal to before, though the worker dies in between. */
export const archiveEmptied: Scenario = (options) => {
  const page = openChromium(options);
  return inWorld({ ...options, faults: allFaults, clients: { gp: page.open } }, async (world) => {
    const { archive, mailroom } = page.client();
    await world.exchange(options.messages);
    await world.settle(150_000);
    const before = comparable(await archive.rows());
    const missing: string[] = [];
    const changed: string[] = [];
    for (let round = 0; round < (options.short ? 1 : 3); round++) {
      await archive.empty();
      await pause(300 * round);
      mailroom.kill();
      const after = await rebuilt(archive, before.size);
      for (const [id, row] of before) if (!after.has(id)) missing.push(`lost: ${id} after the rebuild`); else if (after.get(id) !== row) changed.push(`corrupted: ${id} differs after the rebuild`);
      for (const id of after.keys()) if (!before.has(id)) changed.push(`corrupted: ${id} was not there before the rebuild`);
    }
    const outcome = await outcomeOf(world, [...(before.size < options.messages ? ['the archive was never filled'] : []), ...archive.faults.map((fault) => `the page failed: ${fault}`)]);
    return { ...outcome, lost: outcome.lost + missing.length, corrupted: outcome.corrupted + changed.length, findings: [...outcome.findings, ...missing, ...changed] };
  });
};
