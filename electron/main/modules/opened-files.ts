/** Message files that the system hands over (double-click, drop on the icon, command line): put into the store, then shown. */
import { readFile, stat } from 'node:fs/promises';
import { extname } from 'node:path';
import { CHUNK_BYTES, CodedError, type BridgeClient, type Go } from '../../../shared/contract';

const MOST_BYTES = 160 * 1024 * 1024;
const extensions: ReadonlySet<string> = new Set(['.medcom', '.json', '.xml']);

/** Paths among a program's arguments that may be message files; options and links are none. */
export const filesAmong = (argv: readonly string[]): string[] => argv.slice(1).filter((argument) => !argument.startsWith('-') && !argument.includes('://') && extensions.has(extname(argument).toLowerCase()));

async function store(client: Pick<BridgeClient, 'call' | 'callWithBytes'>, bytes: Uint8Array): Promise<string> {
  const { uploadId } = await client.call('bytes.begin', { bytes: bytes.length });
  for (let offset = 0; offset < bytes.length; offset += CHUNK_BYTES) await client.callWithBytes('bytes.put', { uploadId, offset }, bytes.subarray(offset, offset + CHUNK_BYTES));
  return (await client.call('bytes.end', { uploadId })).sha256;
}

export interface OpenedFiles {
  /** Shows the file, or keeps it until somebody has logged in. */
  open(path: string): void;
  /** The line to the mailroom is there, or somebody logged in: what waits is shown. */
  ready(client: BridgeClient): void;
}

export function createOpenedFiles(show: (go: Go) => void): OpenedFiles {
  const waiting: string[] = [];
  let client: BridgeClient | undefined;
  let busy: Promise<void> = Promise.resolve();

  const work = async (): Promise<void> => {
    while (client && waiting.length) {
      const path = waiting[0]!;
      try {
        const { size } = await stat(path);
        // The screen says what is wrong with an empty or oversized choice; here it just opens.
        show(size === 0 || size > MOST_BYTES ? { to: 'file' } : { to: 'file', sha256: await store(client, await readFile(path)) });
      } catch (error) {
        if (error instanceof CodedError && (error.code === 'not-open' || error.code === 'bridge-closed')) return;
        show({ to: 'file' });
      }
      waiting.shift();
    }
  };
  const run = () => { busy = busy.then(work); };
  return {
    open(path) { waiting.push(path); run(); },
    ready(next) { client = next; run(); },
  };
}
