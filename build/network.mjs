// `npm run network -- [--dir DIR] [--port N] [--no-simulation]`: the training network as a process of its own, for several clients.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { buildAll, root } from './build.mjs';

await buildAll({ names: ['network'], say: (line) => { console.error(line); } });
const hub = spawn(process.execPath, [join(root, 'dist', 'network', 'index.js'), ...process.argv.slice(2)], { stdio: 'inherit' });
// Ctrl-C reaches both; the hub decides when it is done, and this process only passes its answer on.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => { hub.kill(signal); });
hub.on('exit', (code) => { process.exit(code ?? 1); });
hub.on('error', (error) => { console.error(error.message); process.exit(2); });
