/** `npm run bench -- [--json] [--only NAME]`: one line per benchmark. Numbers to compare, never a test. */
import { parseArgs } from 'node:util';
import { ingest, search100k, searchAndRebuild, stallIngest } from './archive-benches';
import { bundleSize } from './bundle';
import { inboxAndMemory, inboxOpen100k } from './inbox';
import { roundTripAndMemory } from './mailrooms';
import { letterBenches } from './letters/bench';
import { rounded, type Benchmark } from './measure';
import { registerSearch } from './register';
import { validateBenches } from './validate/bench';

/** Each with the names that it measures, since some share a preparation; a group has a name for all of its own. */
const benchmarks: readonly { group?: string; names: readonly string[]; run: Benchmark }[] = [
  { group: 'validate', names: ['validate-load', 'validate-facts', 'validate-first', 'validate-warm', 'validate-warm-peer', 'validate-p95', 'validate-text', 'validate-profiles'], run: validateBenches },
  { group: 'legacy', names: ['legacy-parse', 'legacy-write'], run: letterBenches },
  { names: ['bundle-size'], run: bundleSize },
  { names: ['round-trip', 'memory-mailroom'], run: roundTripAndMemory },
  { names: ['register-search'], run: registerSearch },
  { names: ['ingest'], run: ingest },
  { names: ['stall-ingest'], run: stallIngest },
  { names: ['inbox-open-1k', 'inbox-open-20k', 'memory-page'], run: inboxAndMemory },
  { names: ['search-20k', 'rebuild-20k'], run: searchAndRebuild },
  { names: ['inbox-open-100k'], run: inboxOpen100k },
  { names: ['search-100k'], run: search100k },
];

const say = (line: string): void => { process.stderr.write(`${line}\n`); };

export async function runBenchmarks({ root, args }: { root: string; args: string[] }): Promise<number> {
  const { values: { json, only } } = parseArgs({ args, options: { json: { type: 'boolean', default: false }, only: { type: 'string' } } });
  const wanted = benchmarks.filter(({ group, names }) => only === undefined || group === only || names.includes(only));
  if (wanted.length === 0) { say(`No such benchmark: ${only ?? ''}. Benchmarks: ${benchmarks.flatMap(({ group, names }) => [...(group === undefined ? [] : [group]), ...names]).join(', ')}.`); return 2; }
  let failed = false;
  for (const { group, names, run } of wanted) {
    const one = group === only ? undefined : only;
    try {
      for await (const { name, value, unit, better, peer, peerValue, runs } of run({ root, say })) {
        if (one !== undefined && name !== one) continue;
        // Above 1: better than the peer, whichever way is better.
        const ratio = better === 'lower' ? peerValue / value : value / peerValue;
        if (json) console.log(JSON.stringify({ name, value: rounded(value), unit, better, peer, peerValue: rounded(peerValue), ratio: rounded(ratio), runs }));
        else console.log(`${name.padEnd(16)} ${String(rounded(value)).padStart(9)} ${unit.padEnd(11)} (${better} is better)   ${peer}: ${rounded(peerValue)} ${unit}`);
        if (one !== undefined) break;
      }
    } catch (error) {
      failed = true;
      say(`${names.join(', ')} could not be measured: ${error instanceof Error ? error.stack ?? error.message : String(error)}`);
    }
  }
  return failed ? 2 : 0;
}
