/** Libraries to compare with: installed by their own lockfile into a cache folder, outside the product's. */
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** A cache folder with the peers, installed by their own lockfile; undefined, and said, where the registry can't give them. */
export async function installPeers(root: string, say: (line: string) => void): Promise<string | undefined> {
  const folder = join(root, '.cache', 'bench-peers');
  const source = join(root, 'tests', 'bench', 'peers');
  await mkdir(folder, { recursive: true });
  const wanted = await readFile(join(source, 'package-lock.json'), 'utf8');
  const has = existsSync(join(folder, 'installed')) && await readFile(join(folder, 'installed'), 'utf8') === wanted;
  await cp(source, folder, { recursive: true });
  if (has) return folder;
  try {
    await rm(join(folder, 'node_modules'), { recursive: true, force: true });
    await run('npm', ['ci', '--no-audit', '--no-fund', '--ignore-scripts'], { cwd: folder, timeout: 180_000 });
    await writeFile(join(folder, 'installed'), wanted);
    return folder;
  } catch (error) {
    say(`The peers could not be installed: ${error instanceof Error ? error.message.split('\n')[0]! : String(error)}`);
    return undefined;
  }
}
