/**
 * `npm run faults -- [--json] [--messages N] [--seed S] [--only NAME] [--network embedded|vans-folder] [--short]`: one line per scenario. Exits 0 when nothing was
 * lost, doubled, reordered or corrupted and every scenario did what it was to do; 1 when not; 2 when it could not run.
 */
import { parseArgs } from 'node:util';
import { scenarios } from './registry';
import type { Outcome } from './scenarios';

export interface RunOptions { root: string; script: string; args: string[] }

const DEFAULT_MESSAGES = 400;
const SHORT_MESSAGES = 100;
const AT_ONCE = 3;
/** A scenario that takes longer hangs, and that is a finding too. */
const LIMIT_MS = 840_000;
const SHORT_LIMIT_MS = 300_000;

const say = (line: string): void => { process.stderr.write(`${line}\n`); };

async function within<T>(ms: number, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => { timer = setTimeout(() => { reject(new Error(`it hangs: no result after ${ms / 60_000} minutes`)); }, ms); });
  try { return await Promise.race([work, late]); } finally { clearTimeout(timer); }
}

export async function runFaults({ root, script, args }: RunOptions): Promise<number> {
  const { values } = parseArgs({ args, options: { json: { type: 'boolean', default: false }, messages: { type: 'string' }, seed: { type: 'string', default: '1' }, only: { type: 'string' }, network: { type: 'string' }, short: { type: 'boolean', default: false } } });
  const messages = Number(values.messages ?? (values.short ? SHORT_MESSAGES : DEFAULT_MESSAGES));
  const seed = Number(values.seed);
  if (!Number.isInteger(messages) || messages < 1 || !Number.isInteger(seed)) { say('--messages and --seed take whole numbers.'); return 2; }
  if (values.network !== undefined && !['embedded', 'vans-folder'].includes(values.network)) { say('--network is embedded or vans-folder.'); return 2; }
  const names = values.only === undefined ? Object.keys(scenarios).filter((name) => values.network === undefined || (scenarios[name]!.network ?? 'embedded') === values.network) : [values.only];
  const unknown = names.filter((name) => !Object.hasOwn(scenarios, name));
  if (unknown.length) { say(`No such scenario: ${unknown.join(', ')}. Scenarios: ${Object.keys(scenarios).join(', ')}.`); return 2; }
  let failed = false;
  const total = { messages: 0, kills: 0, chromiumKills: 0, lost: 0, duplicated: 0, reordered: 0, corrupted: 0 };
  const one = async (name: string): Promise<void> => {
    const { share, run } = scenarios[name]!;
    const begun = performance.now();
    // Alone, a scenario gets all of the messages.
    const own = values.only === undefined ? Math.max(6, Math.round(messages * share)) : messages;
    let outcome: Outcome;
    try {
      outcome = await within(values.short ? SHORT_LIMIT_MS : LIMIT_MS, run({ root, script, seed, messages: own, short: values.short, say: (line) => { say(`${name}: ${line}`); } }));
    } catch (error) {
      say(`${name} could not run: ${error instanceof Error ? error.stack ?? error.message : String(error)}`);
      console.log(values.json ? JSON.stringify({ name, messages: 0, kills: 0, lost: null, duplicated: null, reordered: null, corrupted: null, seed, error: 'could-not-run' }) : `${name}: could not run`);
      failed = true;
      return;
    }
    const { findings, undone, messages: count, kills, lost, duplicated, reordered, corrupted } = outcome;
    for (const finding of [...findings, ...undone].slice(0, 40)) say(`${name}: ${finding}`);
    if (lost + duplicated + reordered + corrupted > 0 || undone.length > 0) failed = true;
    total.messages += count; total.kills += kills; total.lost += lost; total.duplicated += duplicated; total.reordered += reordered; total.corrupted += corrupted;
    if (scenarios[name]!.chromium) total.chromiumKills += kills;
    const seconds = Math.round((performance.now() - begun) / 100) / 10;
    if (values.json) console.log(JSON.stringify({ name, messages: count, kills, lost, duplicated, reordered, corrupted, seed, seconds, ...(undone.length ? { undone: undone.length } : {}) }));
    else console.log(`${name.padEnd(22)} ${String(count).padStart(5)} messages ${String(kills).padStart(4)} kills   lost ${lost}  duplicated ${duplicated}  reordered ${reordered}  corrupted ${corrupted}   ${seconds} s`);
  };
  // Most of a scenario's time is waiting: for a worker to start, for half an hour to pass in six seconds.
  const queue = [...names];
  await Promise.all(Array.from({ length: AT_ONCE }, async () => { for (let name = queue.shift(); name !== undefined; name = queue.shift()) await one(name); }));
  say(`${total.messages} messages, ${total.kills} kills (${total.chromiumKills} with a real Chromium): lost ${total.lost}, duplicated ${total.duplicated}, reordered ${total.reordered}, corrupted ${total.corrupted}${failed ? '; FAILED' : ''}`);
  return failed ? 1 : 0;
}
