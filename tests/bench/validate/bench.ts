/** `validate`: a 30 kB CareCommunication, first and warm, beside the limits that were set for it and two libraries. */
import { execFile } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { gzipSync } from 'node:zlib';
import { median, times, type Benchmark } from '../measure';
import { installPeers } from '../peers';
import { messageOf } from './message';

const run = promisify(execFile);
const FRESH = 9;
const WARM_UP = 100;
const WARM = 300;
const TURNS = 5;
const GUIDE = 'medcom.fhir.dk.carecommunication#5.0.2';
const limits = { load: 15, size: 60, first: 50, warm: 1.5 };
const solarahealth = '@solarahealth/fhir-r4 1.2.0, base FHIR only';
const medplum = '@medplum/core 5.2.13 validateResource, same profiles';

/** What a fresh process runs: its own file, so that nothing is loaded before its time. Prints numbers. */
async function fresh(root: string, ...args: string[]): Promise<number[]> {
  const { stdout } = await run(process.execPath, [join(root, 'tests', 'bench', 'validate', 'fresh.mjs'), ...args], { timeout: 300_000 });
  return JSON.parse(stdout) as number[];
}

interface Timed { median: number; p95: number; textMedian: number; accepted: boolean }

/** In a process of its own, away from the benches around it. */
async function warm(root: string, module: string, message: string): Promise<Timed> {
  const [middle = NaN, p95 = NaN, textMedian = NaN, accepted = 0] = await fresh(root, 'warm', module, message, String(WARM_UP), String(WARM));
  return { median: middle, p95, textMedian, accepted: accepted === 1 };
}

async function peer(folder: string | undefined, script: string, args: string[], say: (line: string) => void): Promise<Timed | undefined> {
  if (folder === undefined) return undefined;
  try {
    const { stdout } = await run(process.execPath, [join(folder, script), ...args], { timeout: 300_000 });
    return JSON.parse(stdout) as Timed;
  } catch (error) {
    say(`${script} could not be run: ${error instanceof Error ? error.message.split('\n')[0]! : String(error)}`);
    return undefined;
  }
}

export const validateBenches: Benchmark = async function* ({ root, say }) {
  const text = messageOf(30_000);
  const product = join(root, '.cache', 'bench-validate', 'index.mjs');
  const facts = join(root, '.cache', 'bench-facts', 'index.mjs');
  const message = join(root, '.cache', 'bench-validate-message.json');
  await writeFile(message, text);
  say(`validate: a message of ${(text.length / 1000).toFixed(1)} kB`);

  const loads = (await times(FRESH, () => fresh(root, 'load', facts, GUIDE))).map(([ms]) => ms!);
  yield { name: 'validate-load', value: median(loads), unit: 'ms', better: 'lower', runs: FRESH, peer: 'limit', peerValue: limits.load };
  yield { name: 'validate-facts', value: gzipSync(await readFile(facts), { level: 9 }).length / 1024, unit: 'kB gzip', better: 'lower', runs: 1, peer: 'limit', peerValue: limits.size };
  // As in the worker, which prepares at its start; and without that, when a message waits in the mailbox and is there sooner.
  const prepared = await times(FRESH, () => fresh(root, 'first', product, message, 'prepared'));
  const firsts = prepared.map(([ms]) => ms!);
  yield { name: 'validate-first', value: median(firsts), unit: 'ms', better: 'lower', runs: FRESH, peer: 'limit', peerValue: limits.first };
  yield { name: 'validate-prepare', value: median(prepared.map(([, ms]) => ms!)), unit: 'ms', better: 'lower', runs: FRESH, peer: 'limit of a first message', peerValue: limits.first };
  const cold = (await times(FRESH, () => fresh(root, 'first', product, message))).map(([ms]) => ms!);
  yield { name: 'validate-first-unprepared', value: median(cold), unit: 'ms', better: 'lower', runs: FRESH, peer: 'limit', peerValue: limits.first };

  const folder = await installPeers(root, say);
  // Ours and the peer take turns, so that a machine that grows busier in between treats both alike.
  const ours: Timed[] = [];
  const zods: Timed[] = [];
  for (let turn = 0; turn < TURNS; turn++) {
    ours.push(await warm(root, product, message));
    const zod = await peer(folder, 'solarahealth.mjs', [message], say);
    if (zod) zods.push(zod);
  }
  if (!ours.every(({ accepted }) => accepted)) say('validate: the message of this benchmark is refused, so its times mean nothing');
  const own = over(ours);
  const zod = over(zods);
  const zodName = zods.length > 0 ? solarahealth : `${solarahealth}: unavailable`;
  const runs = WARM * TURNS;
  yield { name: 'validate-warm', value: own.median, unit: 'ms', better: 'lower', runs, peer: 'limit', peerValue: limits.warm };
  yield { name: 'validate-warm-peer', value: own.median, unit: 'ms', better: 'lower', runs, peer: zodName, peerValue: zod.median };
  yield { name: 'validate-p95', value: own.p95, unit: 'ms', better: 'lower', runs, peer: zodName, peerValue: zod.p95 };
  yield { name: 'validate-text', value: own.textMedian, unit: 'ms', better: 'lower', runs, peer: `${zodName} after JSON.parse`, peerValue: zod.textMedian };

  const profiles = join(process.env.SEKTORPOST_CORPUS ?? join(root, '..', 'shared', 'data'), 'medcom', 'profiles');
  if (!existsSync(profiles)) say('validate: the published profiles are not at hand, so @medplum/core has nothing to judge by');
  const platform = existsSync(profiles) ? await peer(folder, 'medplum.mjs', [message, profiles], say) : undefined;
  if (platform && !platform.accepted) say('validate: @medplum/core refuses this valid message; its time is that of refusing it');
  yield { name: 'validate-profiles', value: own.median, unit: 'ms', better: 'lower', runs, peer: platform ? medplum : `${medplum}: unavailable`, peerValue: platform?.median ?? NaN };
};

const over = (turns: readonly Timed[]): { median: number; p95: number; textMedian: number } => ({
  median: median(turns.map((turn) => turn.median)), p95: median(turns.map((turn) => turn.p95)), textMedian: median(turns.map((turn) => turn.textMedian)),
});
