// The checks that run no code of ours. Each is one test in the count of `npm test`.
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { root } from './build.mjs';
import { run } from './processes.mjs';

const require = createRequire(import.meta.url);
/** Straight to a package's script: npx costs a second and prints npm's own notices. */
const script = (name, path) => join(require.resolve(`${name}/package.json`), '..', path);

const node = (...args) => ({ command: process.execPath, args });

/** The longest first: it has a core for itself while the others take turns on the other. */
export const checks = [
  { name: 'lint', ...node(script('eslint', 'bin/eslint.js'), '.', '--max-warnings', '0', '--cache', '--cache-location', 'node_modules/.cache/eslint/', '--cache-strategy', 'content') },
  ...['shared', 'node', 'preload', 'renderer', 'tests'].map((room) => ({ name: `types ${room}`, ...node(join(root, 'build', 'types.mjs'), room) })),
  { name: 'import rules', ...node(join(root, 'node_modules', 'dependency-cruiser', 'bin', 'dependency-cruise.mjs'), '--config', '.dependency-cruiser.cjs', 'shared', 'electron', 'renderer', 'build', 'tests') },
  { name: 'dead code', ...node(join(root, 'node_modules', 'knip', 'bin', 'knip.js'), '--no-progress') },
];

/** Runs the checks, two at a time (each is one core), and tells of each as it ends. */
export async function runChecks(list, tell) {
  const queue = [...list];
  const results = [];
  const worker = async () => {
    for (let check = queue.shift(); check; check = queue.shift()) {
      const begun = performance.now();
      const { status, out, err } = await run(check.command, check.args, { cwd: root });
      const result = { name: check.name, ok: status === 0, seconds: (performance.now() - begun) / 1000, output: `${out}${err}`.trim() };
      results.push(result);
      tell(result);
    }
  };
  await Promise.all([worker(), worker()]);
  return results;
}

export function printCheck({ name, ok, seconds, output }) {
  console.log(`${ok ? 'ok    ' : 'FAILED'} ${name} (${seconds.toFixed(1)} s)`);
  if (!ok) console.log(output);
}
