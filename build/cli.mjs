// `npm run --silent cli -- <command> …`: builds the command line when it is stale, then becomes it. Data on stdout, talk on stderr.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ensureInstalled } from './ensure-installed.mjs';

try {
  await ensureInstalled();
  const { buildAll, root } = await import('./build.mjs');
  // The worker belongs to it: commands on a profile start one when no client runs. So does the thread for packages.
  await buildAll({ names: ['cli', 'worker', 'packages'], say: (line) => { process.stderr.write(`${line}\n`); } });
  const script = join(root, 'dist', 'cli', 'index.js');
  if (!existsSync(script)) throw new Error('The command line could not be built.');
  await import(pathToFileURL(script).href);
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 2;
}
