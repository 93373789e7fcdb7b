/**
 * The same page and worker as in Electron, with Chromium for a window: for development, end-to-end tests, training and
 * machines without the Electron runtime. Never packaged. Says what happens as JSON lines on stdout (`HostEvent`); ends
 * with 0 when stopped or joined, 2 when it can't start.
 */
import { startHost, HostStartError, type HostEvent } from './host';
import { readOptions } from './options';

const tell = (event: HostEvent) => { process.stdout.write(`${JSON.stringify(event)}\n`); };

async function main(): Promise<number> {
  const running = await startHost(readOptions(process.argv.slice(2), import.meta.dirname), tell);
  if (!running) return 0;
  const stop = () => { void running.stop(); };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
  process.on('SIGHUP', stop);
  // Started by fork: whoever started us is gone, however it went.
  process.on('disconnect', stop);
  // Or was gone before this script was loaded.
  if ((process.connected as boolean | undefined) === false) stop();
  await running.stopped;
  return 0;
}

main().then(
  (status) => { process.exit(status); },
  (error: unknown) => {
    if (error instanceof HostStartError) tell(error.params ? { event: 'fatal', code: error.code, params: error.params } : { event: 'fatal', code: error.code });
    else {
      tell({ event: 'fatal', code: 'internal' });
      process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    }
    process.exitCode = 2;
    process.exit();
  },
);
