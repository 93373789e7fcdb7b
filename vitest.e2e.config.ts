/** Journeys through the whole product: real hosts, workers and Chromium. Three files at a time: each waits for its own processes more than it works. */
import { existsSync } from 'node:fs';
import { defineConfig } from 'vitest/config';

// Registered only where the runtime is installed; what can't be proved without it stands in docs/not-verified.md.
// A window needs a display, too.
const electronRuns = existsSync(new URL('node_modules/electron/path.txt', import.meta.url)) && (process.platform !== 'linux' || Boolean(process.env.DISPLAY ?? process.env.WAYLAND_DISPLAY));

export default defineConfig({
  test: {
    name: 'e2e', environment: 'node', maxWorkers: 3, sequence: { concurrent: false }, testTimeout: 180_000, hookTimeout: 120_000, teardownTimeout: 30_000,
    // A screen follows in its own time; what never comes is seen all the same.
    expect: { poll: { timeout: 20_000 } },
    include: ['tests/e2e/**/*.spec.ts', ...(electronRuns ? ['tests/electron/**/*.spec.ts'] : [])],
  },
});
