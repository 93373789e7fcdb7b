// `npm run hostile -- [--of messages|letters] [--files N] [--seed S]`: valid messages or letters with bytes changed at random, read and judged; see docs/conformance.md.
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { buildAll, root } from './build.mjs';

/** The worker's built file. @returns {Promise<string>} */
export async function buildHostileWorker() {
  const { missing } = await buildAll({ names: ['hostileWorker'] });
  if (missing.length) throw new Error(`Not built: ${missing.join(', ')}.`);
  return join(root, '.cache', 'hostile-worker', 'index.mjs');
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  try {
    // The built files stand elsewhere than their source, and so would look elsewhere for the corpus.
    process.env.SEKTORPOST_CORPUS ??= join(root, '..', 'shared', 'data');
    const script = await buildHostileWorker();
    await buildAll({ names: ['hostile'] });
    const { hostile } = await import(pathToFileURL(join(root, '.cache', 'hostile', 'index.mjs')).href);
    process.exitCode = await hostile({ args: process.argv.slice(2), script });
  } catch (error) {
    console.error(error instanceof Error ? error.message : String(error));
    process.exitCode = 2;
  }
}
