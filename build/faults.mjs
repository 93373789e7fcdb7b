// `npm run faults -- [--json] [--messages N] [--seed S] [--only NAME] [--short]`: kills, damaged disks and a bad network; see docs/reliability.md.
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { buildAll, root } from './build.mjs';

try {
  // `--built`: `npm test` has built the product, and journeys are using it at this moment.
  const product = process.argv.includes('--built') ? [] : ['network', 'host', 'renderer'];
  const { missing } = await buildAll({ names: [...product, 'faults', 'faultsWorker'], say: (line) => { console.error(line); } });
  if (missing.length) throw new Error(`Not built: ${missing.join(', ')}.`);
  const { runFaults } = await import(pathToFileURL(join(root, '.cache', 'faults', 'index.mjs')).href);
  const status = await runFaults({ root, script: join(root, '.cache', 'faults-worker', 'index.mjs'), args: process.argv.slice(2).filter((each) => each !== '--built') });
  // What a broken run left waiting must not keep this process alive.
  process.stdout.write('', () => { process.exit(status); });
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 2;
}
