/** Serves the built page: files of one folder, nothing above it and nothing hidden in it. */
import { createReadStream } from 'node:fs';
import { realpath, stat } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { join, sep } from 'node:path';
import { mimeTypeOf } from '../node/page-headers';

/** The file for a path of a request, or undefined when there is none. `folder` is absolute. */
export async function findPage(folder: string, path: string): Promise<{ file: string; bytes: number } | undefined> {
  let decoded: string;
  try { decoded = decodeURIComponent(path); } catch { return undefined; }
  if (decoded.includes('\0') || decoded.includes('\\')) return undefined;
  const parts = decoded.split('/').filter((part) => part !== '');
  if (parts.some((part) => part.startsWith('.'))) return undefined;
  // The page's own addresses ("/indbakke/…") have no file; they are all the one page.
  const name = parts.at(-1)?.includes('.') === true ? join(...parts) : 'index.html';
  try {
    const home = await realpath(folder);
    const file = await realpath(join(home, name));
    if (!file.startsWith(home + sep)) return undefined;
    const info = await stat(file);
    return info.isFile() ? { file, bytes: info.size } : undefined;
  } catch {
    return undefined;
  }
}

export async function servePage(folder: string, path: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const page = await findPage(folder, path);
  if (!page) { response.writeHead(404, { 'Content-Type': 'text/plain; charset=utf-8' }).end('Not found.\n'); return; }
  response.writeHead(200, {
    'Content-Type': mimeTypeOf(page.file), 'Content-Length': page.bytes,
    // Names of assets hold a hash of their content; the page that names them doesn't.
    'Cache-Control': path.startsWith('/assets/') ? 'private, max-age=31536000, immutable' : 'no-store',
  });
  if (request.method === 'HEAD') { response.end(); return; }
  const stream = createReadStream(page.file);
  stream.on('error', () => { response.destroy(); });
  response.on('close', () => { stream.destroy(); });
  stream.pipe(response);
}
