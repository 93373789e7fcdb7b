import { fileURLToPath } from 'node:url';
import { playwright } from '@vitest/browser-playwright';
import { defineConfig } from 'vitest/config';

const double = fileURLToPath(new URL('./tests/doubles/electron.ts', import.meta.url));

export default defineConfig({
  test: {
    projects: [
      {
        resolve: { alias: { electron: double } },
        test: {
          name: 'node', environment: 'node',
          include: ['shared/**/*.test.ts', 'electron/**/*.test.ts', 'renderer/**/*.test.ts', 'build/**/*.test.ts', 'tests/{unit,mutants,hostile,evidence}/**/*.test.ts'],
          exclude: ['**/*.browser.test.*', '**/node_modules/**'], testTimeout: 30_000,
        },
      },
      {
        optimizeDeps: { include: ['dexie', 'react', 'react-dom', 'react-dom/client', 'react-aria-components', 'zustand', 'zod', 'i18next', 'react-i18next', 'lucide-react', 'axe-core', 'pdfjs-dist', 'utif2'] },
        test: {
          name: 'browser', include: ['renderer/**/*.browser.test.ts', 'renderer/**/*.browser.test.tsx'], testTimeout: 60_000,
          // A screen follows in its own time, and on a busy machine in a longer one.
          expect: { poll: { timeout: 15_000 } },
          browser: {
            enabled: true, headless: true, screenshotFailures: false, instances: [{ browser: 'chromium' }],
            provider: playwright({
              launchOptions: {
                executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
                args: [...(process.getuid?.() === 0 ? ['--no-sandbox'] : []), '--disable-gpu', '--disable-background-networking', '--disable-component-update', '--disable-sync', '--no-first-run'],
              },
            }),
          },
        },
      },
    ],
  },
});
