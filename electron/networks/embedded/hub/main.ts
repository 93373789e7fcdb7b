/** `npm run network`: the training network as a process of its own. `--dir DIR --port N`; writes DIR/network.json when it can be used. */
import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { replaceFile } from '../../../node/files';
import { systemClock, systemRandom } from '../../../node/system';
import type { Log } from '../../../mailroom/ports/network';
import { openTrainingHost } from '../host';
import { serveHub } from './server';
import { networkFileSchema, type NetworkFile } from './wire';

const say = (line: string) => { process.stderr.write(`${line}\n`); };
const write = (level: string) => (event: string, facts: Record<string, unknown> = {}) => { say(`${systemClock.now().toISOString()} ${level} ${event} ${JSON.stringify(facts)}`); };
const log: Log = { info: () => undefined, warn: write('warn'), error: write('error') };

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { dir: { type: 'string', default: '.cache/network' }, port: { type: 'string', default: '0' }, 'no-simulation': { type: 'boolean', default: false } } });
  const directory = resolve(values.dir);
  const port = Number(values.port);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) throw new Error('--port must be a number from 0 to 65535');
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  const networkFile = join(directory, 'network.json');
  const host = await openTrainingHost({ directory: join(directory, 'hub'), clock: systemClock, random: systemRandom, log, simulation: !values['no-simulation'] });
  const token = randomBytes(32).toString('base64url');
  const server = await serveHub(host.hub, { port, token, log });
  const place: NetworkFile = { port: server.port, token, pid: process.pid };
  await replaceFile(networkFile, `${JSON.stringify(place)}\n`);

  let ending = false;
  const end = () => {
    if (ending) return;
    ending = true;
    // Another hub may have taken the file over; only our own goes.
    try { if (networkFileSchema.parse(JSON.parse(readFileSync(networkFile, 'utf8'))).pid === process.pid) rmSync(networkFile, { force: true }); } catch { /* already gone */ }
    void server.close().then(() => host.close()).then(() => { process.exit(0); });
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, end);
  process.on('disconnect', end);
  // Whoever started us was gone before this script was loaded.
  if ((process.connected as boolean | undefined) === false) end();
  process.stdout.write(`${JSON.stringify({ networkFile, port: server.port, pid: process.pid })}\n`);
  say(`Øvelsesnetværk: ${networkFile}`);
}

main().catch((error: unknown) => {
  const text = error instanceof Error ? error.message : String(error);
  const busy = /LOCK|already held|EADDRINUSE/i.test(`${text} ${error instanceof Error && error.cause instanceof Error ? error.cause.message : ''}`);
  say(busy ? 'The training network could not start: another one already runs on this folder or port.' : `The training network could not start: ${text}`);
  process.exit(2);
});
