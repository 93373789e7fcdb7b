// `npm run bench -- [--json] [--only NAME]`: numbers to compare; see docs/bench.md.
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { buildAll, root } from './build.mjs';

try {
  const args = process.argv.slice(2);
  const validation = ['bench', 'benchValidate', 'benchFacts'];
  const letters = ['bench', 'benchLetters'];
  const all = ['network', 'host', 'worker', 'renderer', 'benchWorker', 'benchPage', 'benchBaseline', ...validation, ...letters];
  // Validation and letters need neither page nor worker.
  const only = args[args.indexOf('--only') + 1] ?? '';
  const names = only.startsWith('validate') ? validation : only.startsWith('legacy') ? letters : all;
  const { missing } = await buildAll({ names, say: (line) => { console.error(line); } });
  if (missing.length) throw new Error(`Not built: ${missing.join(', ')}.`);
  const { runBenchmarks } = await import(pathToFileURL(join(root, '.cache', 'bench', 'index.mjs')).href);
  process.exitCode = await runBenchmarks({ root, args });
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 2;
}
