/** The host's own arguments; it is started by `build/start.mjs` and by tests, not by hand. */
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';

export interface HostOptions {
  /** The profile's folder. */
  profile: string;
  /** A training network's `network.json`. */
  network?: string;
  /** Wished for the profile's first start; afterwards the stored one holds. */
  port?: number;
  exitWithWindow: boolean;
  pages: string;
  worker: string;
}

/** Throws a TypeError with a sentence when an argument is unknown or missing. `built` is the folder of the built host. */
export function readOptions(args: string[], built: string): HostOptions {
  const { values } = parseArgs({
    args, strict: true, allowPositionals: false,
    options: { profile: { type: 'string' }, network: { type: 'string' }, port: { type: 'string' }, 'exit-with-window': { type: 'boolean' }, pages: { type: 'string' }, worker: { type: 'string' } },
  });
  if (!values.profile) throw new TypeError('--profile DIR is missing');
  const port = Number(values.port ?? 0);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) throw new TypeError('--port must be a number from 0 to 65535');
  return {
    profile: resolve(values.profile),
    ...(values.network ? { network: resolve(values.network) } : {}),
    // 0 stands for "any": the same as saying nothing.
    ...(port > 0 ? { port } : {}),
    exitWithWindow: values['exit-with-window'] === true,
    pages: resolve(values.pages ?? resolve(built, '../renderer')),
    worker: resolve(values.worker ?? resolve(built, '../worker/index.js')),
  };
}
