/** `npm run bench -- [--json] [--only NAME]`: one line per benchmark. Numbers to compare, never a test. */
import { parseArgs } from 'node:util';
import { ingest, search100k, searchAndRebuild, stallIngest } from './archive-benches';
import { bundleSize } from './bundle';
import { inboxAndMemory, inboxOpen100k } from './inbox';
import { roundTripAndMemory } from './mailrooms';
import { rounded, type Benchmark } from './measure';

/** Each with the names that it measures, since some share a preparation. */
const benchmarks: readonly { names: readonly string[]; run: Benchmark }[] = [
  { names: ['bundle-size'], run: bundleSize },
  { names: ['round-trip', 'memory-mailroom'], run: roundTripAndMemory },
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
  const wanted = benchmarks.filter(({ names }) => only === undefined || names.includes(only));
  if (wanted.length === 0) { say(`No such benchmark: ${only ?? ''}. Benchmarks: ${benchmarks.flatMap(({ names }) => names).join(', ')}.`); return 2; }
  let failed = false;
  for (const { names, run } of wanted) {
    try {
      for await (const { name, value, unit, better, peer, peerValue, runs } of run({ root, say })) {
        if (only !== undefined && name !== only) continue;
        // Above 1: better than the peer, whichever way is better.
        const ratio = better === 'lower' ? peerValue / value : value / peerValue;
        if (json) console.log(JSON.stringify({ name, value: rounded(value), unit, better, peer, peerValue: rounded(peerValue), ratio: rounded(ratio), runs }));
        else console.log(`${name.padEnd(16)} ${String(rounded(value)).padStart(9)} ${unit.padEnd(11)} (${better} is better)   ${peer}: ${rounded(peerValue)} ${unit}`);
        if (only !== undefined) break;
      }
    } catch (error) {
      failed = true;
      say(`${names.join(', ')} could not be measured: ${error instanceof Error ? error.stack ?? error.message : String(error)}`);
    }
  }
  return failed ? 2 : 0;
}
