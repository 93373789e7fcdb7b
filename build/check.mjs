// `npm run check`: types, lint, import rules, dead code, translations.
import { join } from 'node:path';
import { ensureInstalled } from './ensure-installed.mjs';

try { await ensureInstalled(); } catch (error) { console.error(error.message); process.exit(2); }
const { checks, printCheck, runChecks } = await import('./checks.mjs');
const { root } = await import('./build.mjs');
// In `npm test` the same file runs with the other unit tests.
const translations = { name: 'translations', command: process.execPath, args: [join(root, 'node_modules', 'vitest', 'vitest.mjs'), 'run', '--project', 'node', 'shared/i18n'] };
const results = await runChecks([...checks, translations], printCheck);
process.exit(results.every(({ ok }) => ok) ? 0 : 1);
