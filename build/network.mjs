// `npm run network -- [--dir DIR] [--port N] [--no-simulation]`: the training network as a process of its own, for several clients.
// `npm run network -- --vans DIR`: plays a VANS operator between the folders in DIR, each of which a client has chosen.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { buildAll, root } from './build.mjs';

const vans = process.argv.includes('--vans');
await buildAll({ names: [vans ? 'operator' : 'network'], say: (line) => { console.error(line); } });
const hub = spawn(process.execPath, [vans ? join(root, '.cache', 'operator', 'index.mjs') : join(root, 'dist', 'network', 'index.js'), ...process.argv.slice(2)], { stdio: 'inherit' });
// Ctrl-C reaches both; the hub decides when it is done, and this process only passes its answer on.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => { hub.kill(signal); });
hub.on('exit', (code) => { process.exit(code ?? 1); });
hub.on('error', (error) => { console.error(error.message); process.exit(2); });
