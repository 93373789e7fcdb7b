/** `npm run network -- --vans DIR [--every MS]`: plays a VANS operator between all client folders in DIR. For tests and demonstrations. */
import { readdirSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { systemClock } from '../../node/system';
import { startOperator } from './operator';

const say = (line: string): void => { process.stderr.write(`${line}\n`); };

function main(): void {
  const { values } = parseArgs({ options: { vans: { type: 'string' }, every: { type: 'string', default: '500' } } });
  const everyMs = Number(values.every);
  if (values.vans === undefined || !Number.isInteger(everyMs) || everyMs < 10) throw new Error('--vans names a folder, --every milliseconds (at least 10)');
  const directory = resolve(values.vans);
  if (!statSync(directory).isDirectory()) throw new Error(`${directory} is no folder`);
  // Folders that are chosen later are found at the next round.
  const folders = (): string[] => readdirSync(directory, { withFileTypes: true }).filter((entry) => entry.isDirectory()).map(({ name }) => join(directory, name));
  const operator = startOperator({ folders, clock: systemClock, everyMs, onError: (error) => { say(`Prøver igen: ${error instanceof Error ? error.name : 'fejl'}`); } });
  const end = (): void => { void operator.close().then(() => { process.exit(0); }); };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, end);
  process.on('disconnect', end);
  // Whoever started us was gone before this script was loaded.
  if ((process.connected as boolean | undefined) === false) end();
  process.stdout.write(`${JSON.stringify({ vans: directory, pid: process.pid })}\n`);
  say(`VANS-operatør (øvelse): ${directory}`);
}

try { main(); } catch (error) {
  say(`The operator could not start: ${error instanceof Error ? error.message : String(error)}`);
  process.exit(2);
}
