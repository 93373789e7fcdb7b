/** Files to attach, written to a folder, with the hash by which they are known again at the other end. */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { writePng } from '../../../electron/networks/embedded/simulation/png';
import { sha256Of } from '../../../electron/node/hash';
import { pdf } from '../../fixtures/files';

export interface TestFile { path: string; name: string; /** As it is attached: the name without its ending. */ title: string; sha256: string }

async function keep(folder: string, name: string, bytes: Uint8Array): Promise<TestFile> {
  const path = join(folder, name);
  await writeFile(path, bytes);
  return { path, name, title: name.replace(/\.\w+$/, ''), sha256: sha256Of(bytes) };
}

export const pdfFile = (folder: string, name: string, pages: string[]): Promise<TestFile> => keep(folder, name, pdf(pages));

/** A picture that is something to look at: bands of colour. */
export function pngFile(folder: string, name: string, width = 320, height = 240): Promise<TestFile> {
  const rgb = new Uint8Array(width * height * 3);
  for (let y = 0; y < height; y++) for (let x = 0; x < width; x++) rgb.set([200 - (y >> 2), 150 + ((x * 60) / width), 120 + (((x + y) >> 4) % 2) * 30], (y * width + x) * 3);
  return keep(folder, name, writePng({ width, height, rgb }));
}
