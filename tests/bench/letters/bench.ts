/** `legacy-parse`, `legacy-write`: letters in EDIFACT per second, beside a parser of segments and beside JSON. */
import { execFile } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { everyLetter, fileOf, latin1 } from '../../fixtures/edifact-letters';
import { median, type Benchmark } from '../measure';
import { installPeers } from '../peers';

const run = promisify(execFile);
const TURNS = 5;
const library = 'npm edifact 1.2.12, segments only';

/** Letters that ours writes and that the peer can read: no binary ones, since it takes text. */
function letters(root: string): { name: string; bytes: Uint8Array }[] {
  const samples = join(process.env.SEKTORPOST_CORPUS ?? join(root, '..', 'shared', 'data'), 'legacy', 'samples');
  if (existsSync(samples)) return readdirSync(samples).filter((name) => /^(?:DIS|CTL).*\.edi$/.test(name)).map((name) => ({ name, bytes: readFileSync(join(samples, name)) }));
  return Object.entries(everyLetter).filter(([name]) => name !== 'binary' && name !== 'referral').map(([name, letter]) => ({ name: `${name}.edi`, bytes: latin1(fileOf(letter)) }));
}

async function rate(script: string, args: readonly string[]): Promise<number> {
  const { stdout } = await run(process.execPath, [script, ...args], { timeout: 300_000 });
  return (JSON.parse(stdout) as { perSecond: number }).perSecond;
}

export const letterBenches: Benchmark = async function* ({ root, say }) {
  const folder = join(root, '.cache', 'bench-letter-files');
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  const files = letters(root);
  for (const { name, bytes } of files) await writeFile(join(folder, name), bytes);
  say(`letters: ${files.length} files, ${(files.reduce((sum, { bytes }) => sum + bytes.length, 0) / files.length / 1000).toFixed(1)} kB each`);
  const ours = (what: string): Promise<number> => rate(join(root, 'tests', 'bench', 'letters', 'warm.mjs'), [join(root, '.cache', 'bench-letters', 'index.mjs'), folder, what]);
  const peers = await installPeers(root, say);
  const rates: Record<'parse' | 'peer' | 'write' | 'json', number[]> = { parse: [], peer: [], write: [], json: [] };
  // They take turns, so that a machine that grows busier in between treats all alike.
  for (let turn = 0; turn < TURNS; turn++) {
    rates.parse.push(await ours('parse'));
    if (peers !== undefined) rates.peer.push(await rate(join(peers, 'edifact.mjs'), [folder]));
    rates.write.push(await ours('write'));
    rates.json.push(await ours('json'));
  }
  const peer = rates.peer.length > 0 ? library : `${library}: unavailable`;
  yield { name: 'legacy-parse', value: median(rates.parse), unit: 'letters/s', better: 'higher', runs: TURNS, peer, peerValue: rates.peer.length > 0 ? median(rates.peer) : NaN };
  yield { name: 'legacy-write', value: median(rates.write), unit: 'letters/s', better: 'higher', runs: TURNS, peer: 'JSON.stringify of the same tree, as UTF-8', peerValue: median(rates.json) };
};
