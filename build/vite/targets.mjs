// What `npm run build` makes: one entry per process, each with the folders whose change makes it stale.
import { resolve } from 'node:path';
import react from '@vitejs/plugin-react';

const inProject = (root, path) => resolve(root, path);

/** Loaded at run time from node_modules or by Electron itself; everything else is bundled. bufferutil and utf-8-validate are optional helpers of ws that nobody installs. */
const external = [/^node:/, 'electron', 'classic-level', 'bufferutil', 'utf-8-validate', 'playwright-core'];

/**
 * A process of Node or Electron: one readable file. With `chunks`, what is imported only when it is needed is a file of its own, so that a
 * process doesn't read it at its start; the names hold a hash, so that versions can't mix.
 */
function nodeTarget({ entry, inputs, format = 'es', file = 'index.js', place, chunks = false }) {
  return {
    entry, inputs, output: file, place,
    config: (root, outDir) => ({
      configFile: false, root, logLevel: 'warn', publicDir: false,
      define: { 'process.env.NODE_ENV': JSON.stringify('production') },
      ssr: { noExternal: true, target: 'node' },
      build: {
        ssr: inProject(root, entry), outDir, emptyOutDir: true, target: 'node20', minify: false, sourcemap: false, reportCompressedSize: false, copyPublicDir: false,
        rollupOptions: { external, output: { format, entryFileNames: file, ...(chunks ? { chunkFileNames: '[name]-[hash].js' } : { codeSplitting: false }) } },
      },
    }),
  };
}

/** A page. Nothing is inlined: the policy of the hosts knows neither inline scripts, inline styles nor data addresses. */
function pageTarget({ folder, inputs, place }) {
  return {
    entry: `${folder}/index.html`, inputs, output: 'index.html', place,
    config: (root, outDir) => ({
      configFile: false, root: inProject(root, folder), base: '/', logLevel: 'warn', plugins: [react()],
      worker: { format: 'es' },
      build: {
        outDir, emptyOutDir: true, target: 'chrome130', minify: true, cssMinify: true, sourcemap: false, assetsInlineLimit: 0, reportCompressedSize: false,
        modulePreload: { polyfill: false }, chunkSizeWarningLimit: 2000,
      },
    }),
  };
}

/** What a page's dependencies weigh when nothing of ours is there. */
const baseline = {
  entry: 'tests/bench/baseline.ts', inputs: ['tests/bench/baseline.ts'], output: 'index.js', place: '.cache/bench-baseline',
  config: (root, outDir) => ({
    configFile: false, root, logLevel: 'warn', publicDir: false, define: { 'process.env.NODE_ENV': JSON.stringify('production') },
    build: { outDir, emptyOutDir: true, target: 'chrome130', minify: true, reportCompressedSize: false, lib: { entry: inProject(root, 'tests/bench/baseline.ts'), formats: ['es'], fileName: () => 'index.js' } },
  }),
};

export const targets = {
  main: nodeTarget({ entry: 'electron/main/index.ts', inputs: ['electron/main', 'electron/node', 'shared'] }),
  // A sandboxed preload can load neither ES modules nor chunks.
  preload: nodeTarget({ entry: 'electron/preload/index.ts', inputs: ['electron/preload', 'shared'], format: 'cjs', file: 'index.cjs' }),
  // The PDF of a letter, fonts and all, is three quarters of the worker.
  worker: nodeTarget({ entry: 'electron/worker/index.ts', inputs: ['electron/worker', 'electron/mailroom', 'electron/networks', 'electron/node', 'shared'], chunks: true }),
  network: nodeTarget({ entry: 'electron/networks/embedded/hub/main.ts', inputs: ['electron/networks', 'electron/mailroom/ports', 'electron/node', 'shared'] }),
  cli: nodeTarget({ entry: 'electron/cli/index.ts', inputs: ['electron/cli', 'electron/networks', 'electron/node', 'shared'] }),
  host: nodeTarget({ entry: 'electron/browser-host/index.ts', inputs: ['electron/browser-host', 'electron/node', 'shared'] }),
  // A thread, started from its text: it is read by the host, since threads can't read inside a packed archive.
  packages: nodeTarget({ entry: 'electron/node/packages/thread.ts', inputs: ['electron/node', 'shared'], format: 'cjs', file: 'index.cjs' }),
  renderer: pageTarget({ folder: 'renderer/app', inputs: ['renderer', 'shared'] }),
};

/** Not part of the product: what `npm start -- --smoke`, `npm run faults` and `npm run bench` run, kept out of dist/ and so out of every package. */
export const tools = {
  smoke: nodeTarget({ entry: 'tests/e2e/support/smoke.ts', inputs: ['tests/e2e/support', 'build', 'shared'], file: 'index.mjs', place: '.cache/smoke' }),
  operator: nodeTarget({ entry: 'electron/networks/vans-folder/operator-main.ts', inputs: ['electron/networks', 'electron/mailroom/ports', 'electron/node', 'shared'], file: 'index.mjs', place: '.cache/operator' }),
  faults: nodeTarget({ entry: 'tests/faults/run.ts', inputs: ['tests', 'build', 'electron', 'shared'], file: 'index.mjs', place: '.cache/faults' }),
  faultsWorker: nodeTarget({ entry: 'tests/faults/worker.ts', inputs: ['tests/faults', 'electron/worker', 'electron/mailroom', 'electron/networks', 'electron/node', 'shared'], file: 'index.mjs', place: '.cache/faults-worker' }),
  evidence: nodeTarget({ entry: 'tests/evidence/run.ts', inputs: ['tests', 'build', 'electron', 'shared', 'renderer/ui/tokens.css'], file: 'index.mjs', place: '.cache/evidence' }),
  bench: nodeTarget({ entry: 'tests/bench/run.ts', inputs: ['tests', 'build', 'electron', 'shared'], file: 'index.mjs', place: '.cache/bench' }),
  benchWorker: nodeTarget({ entry: 'tests/bench/double-worker.ts', inputs: ['tests/bench', 'tests/doubles', 'electron/node', 'shared'], file: 'index.mjs', place: '.cache/bench-worker' }),
  benchPage: pageTarget({ folder: 'tests/bench/page', inputs: ['tests/bench', 'tests/doubles', 'renderer', 'shared'], place: '.cache/bench-page' }),
  benchBaseline: baseline,
  benchLetters: nodeTarget({ entry: 'tests/bench/letters/product.ts', inputs: ['tests/bench/letters', 'shared'], file: 'index.mjs', place: '.cache/bench-letters' }),
  benchValidate: nodeTarget({ entry: 'tests/bench/validate/product.ts', inputs: ['tests/bench/validate', 'shared'], file: 'index.mjs', place: '.cache/bench-validate' }),
  benchFacts: nodeTarget({ entry: 'tests/bench/validate/facts.ts', inputs: ['tests/bench/validate', 'shared'], file: 'index.mjs', place: '.cache/bench-facts' }),
  mutants: nodeTarget({ entry: 'tests/mutants/run.ts', inputs: ['tests/mutants', 'tests/fixtures', 'tests/faults', 'tests/doubles', 'tests/corpus.ts', 'shared'], file: 'index.mjs', place: '.cache/mutants' }),
  hostile: nodeTarget({ entry: 'tests/hostile/run.ts', inputs: ['tests/hostile', 'tests/corpus.ts'], file: 'index.mjs', place: '.cache/hostile' }),
  hostileWorker: nodeTarget({ entry: 'tests/hostile/worker.ts', inputs: ['tests/hostile', 'tests/mutants', 'tests/fixtures', 'tests/faults', 'tests/doubles', 'tests/corpus.ts', 'electron/cli', 'electron/node', 'shared'], file: 'index.mjs', place: '.cache/hostile-worker' }),
};
