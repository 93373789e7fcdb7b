/** The `app:` scheme: serves the built page from the package, with the page's headers, and nothing else. */
import { readFile } from 'node:fs/promises';
import { join, resolve, sep } from 'node:path';
import { protocol, type Session } from 'electron';
import { mimeTypeOf, pageHeaders } from '../../node/page-headers';
import { host, scheme } from './origin';

/** Must run before the app is ready. `standard` and `secure` give the page an origin, IndexedDB and Web Locks. */
export function declareScheme(): void {
  protocol.registerSchemesAsPrivileged([{ scheme, privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } }]);
}

/** The file that a URL stands for, or undefined when it would leave the folder. */
export function fileFor(url: string, root: string): string | undefined {
  let path: string;
  try {
    const parsed = new URL(url);
    if (parsed.host !== host) return undefined;
    path = decodeURIComponent(parsed.pathname);
  } catch { return undefined; }
  if (path.includes('\0')) return undefined;
  const file = resolve(join(root, path === '/' ? '/index.html' : path));
  return file.startsWith(resolve(root) + sep) ? file : undefined;
}

export function serve(root: string): void {
  protocol.handle(scheme, async (request) => {
    const file = request.method === 'GET' ? fileFor(request.url, root) : undefined;
    const type = file && mimeTypeOf(file);
    if (!type || type === 'application/octet-stream') return new Response('', { status: 404, headers: pageHeaders });
    try {
      return new Response(new Uint8Array(await readFile(file)), { headers: { ...pageHeaders, 'Content-Type': type } });
    } catch { return new Response('', { status: 404, headers: pageHeaders }); }
  });
}

/** The page has no network of its own: every request that isn't for our scheme, a blob or DevTools is cut. */
export function cutNetwork(session: Session): void {
  session.webRequest.onBeforeRequest((details, decide) => {
    decide({ cancel: !/^(app|blob|devtools|data):/.test(details.url) });
  });
}
