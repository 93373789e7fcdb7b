// `npm run mutants -- [--own] [--each N] [--seed S] [--misses FILE]`: the validator against messages with one broken rule each; see docs/conformance.md.
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { buildAll, root } from './build.mjs';

try {
  const { missing } = await buildAll({ names: ['mutants'] });
  if (missing.length) throw new Error(`Not built: ${missing.join(', ')}.`);
  // The built file stands elsewhere than its source, and so would look elsewhere for the corpus.
  process.env.SEKTORPOST_CORPUS ??= join(root, '..', 'shared', 'data');
  const { runMutants } = await import(pathToFileURL(join(root, '.cache', 'mutants', 'index.mjs')).href);
  process.exitCode = runMutants(process.argv.slice(2));
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 2;
}
