// One type check per runtime: a room sees only the globals that it has at run time.
import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';

const tsc = createRequire(import.meta.url).resolve('typescript/bin/tsc');
const rooms = process.argv.slice(2).length ? process.argv.slice(2) : ['shared', 'node', 'preload', 'renderer', 'tests'];
let failed = 0;
for (const room of rooms) {
  const { status } = spawnSync(process.execPath, [tsc, '-p', `tsconfig.${room}.json`, '--incremental', '--tsBuildInfoFile', `node_modules/.cache/tsc/${room}.tsbuildinfo`], { stdio: 'inherit' });
  if (status !== 0) failed += 1;
}
process.exit(failed ? 1 : 0);
