/** Size of what the page loads, as it would travel or lie in a package: JavaScript and style sheets, gzip. */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Benchmark } from './measure';

async function kilobytes(folder: string): Promise<number> {
  let bytes = 0;
  for (const name of await readdir(folder, { recursive: true })) if (/\.(js|mjs|css)$/.test(name)) bytes += gzipSync(await readFile(join(folder, name)), { level: 9 }).length;
  return bytes / 1024;
}

export const bundleSize: Benchmark = async function* ({ root }) {
  yield { name: 'bundle-size', value: await kilobytes(join(root, 'dist', 'renderer')), unit: 'kB gzip', better: 'lower', runs: 1, peer: 'React and React Aria Components alone', peerValue: await kilobytes(join(root, '.cache', 'bench-baseline')) };
};
