// `npm run bench -- [--json] [--only NAME]`: numbers to compare; see docs/bench.md.
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { buildAll, root } from './build.mjs';

try {
  const { missing } = await buildAll({ names: ['network', 'host', 'worker', 'renderer', 'bench', 'benchWorker', 'benchPage', 'benchBaseline'], say: (line) => { console.error(line); } });
  if (missing.length) throw new Error(`Not built: ${missing.join(', ')}.`);
  const { runBenchmarks } = await import(pathToFileURL(join(root, '.cache', 'bench', 'index.mjs')).href);
  process.exitCode = await runBenchmarks({ root, args: process.argv.slice(2) });
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 2;
}
