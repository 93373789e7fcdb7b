/** The project's own scripts, with the types that plain JavaScript does not give them. */
import type { SpawnOptions } from 'node:child_process';
import { chromiumArgs as args, needChromium as need } from '../../build/chromium.mjs';
import { startHub as hub } from '../../build/host.mjs';
import { run as runScript } from '../../build/processes.mjs';

export const run = runScript as (command: string, args: readonly string[], options?: SpawnOptions) => Promise<{ status: number; out: string; err: string }>;
export const startHub = hub as (root: string, directory: string, options?: { simulation?: boolean }) => Promise<{ networkFile: string; pid: number; stop(): Promise<void>; exited: Promise<unknown> }>;
export const needChromium = need as (say: (line: string) => void) => Promise<string>;
export const chromiumArgs = args;
