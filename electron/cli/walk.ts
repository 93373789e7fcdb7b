/** The files that the given paths stand for: in the order given, folders walked by name, hidden entries left out. */
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';

export type Walked = { file: string } | { missing: string };

/** Names are as given, joined with what was found below. A link to a folder isn't followed: it may lead in circles. */
export async function* walk(paths: readonly string[]): AsyncGenerator<Walked> {
  for (const path of paths) {
    const info = await stat(path).catch(() => undefined);
    if (!info) yield { missing: path };
    else if (info.isDirectory()) yield* within(path);
    else yield { file: path };
  }
}

async function* within(folder: string): AsyncGenerator<Walked> {
  const entries = await readdir(folder, { withFileTypes: true });
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    if (entry.name.startsWith('.')) continue;
    const path = join(folder, entry.name);
    if (entry.isDirectory()) yield* within(path);
    else if (entry.isFile()) yield { file: path };
    else if (entry.isSymbolicLink() && (await stat(path).catch(() => undefined))?.isFile()) yield { file: path };
  }
}
