// `npm run evidence [-- --out DIR] [--only ID] [--json]`: the client, driven through MedCom's protocol steps; see docs/evidence.md.
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { buildAll, root } from './build.mjs';

try {
  const { missing } = await buildAll({ names: ['network', 'host', 'worker', 'packages', 'renderer', 'evidence'], say: (line) => { console.error(line); } });
  if (missing.length) throw new Error(`Not built: ${missing.join(', ')}.`);
  // The built file stands elsewhere than its source, and so would look elsewhere for the published samples.
  process.env.SEKTORPOST_CORPUS ??= join(root, '..', 'shared', 'data');
  const { runEvidence } = await import(pathToFileURL(join(root, '.cache', 'evidence', 'index.mjs')).href);
  const { status } = await runEvidence({ root, args: process.argv.slice(2) });
  // What a broken step left waiting must not keep this process alive.
  process.stdout.write('', () => { process.exit(status); });
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 2;
}
