// One type check per runtime: a room sees only the globals that it has at run time.
// By the native compiler, which takes a fourth of the time; the linter needs the compiler's JavaScript interface, which that one has not.
import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { join } from 'node:path';

const require = createRequire(import.meta.url);
const tsc = join(require.resolve('typescript-native/package.json'), '..', 'bin', 'tsc');
const rooms = process.argv.slice(2).length ? process.argv.slice(2) : ['shared', 'node', 'preload', 'renderer', 'tests'];
let failed = 0;
for (const room of rooms) {
  const { status } = spawnSync(process.execPath, [tsc, '-p', `tsconfig.${room}.json`, '--incremental', '--tsBuildInfoFile', `node_modules/.cache/tsc/${room}.tsbuildinfo`], { stdio: 'inherit' });
  if (status !== 0) failed += 1;
}
process.exit(failed ? 1 : 0);
