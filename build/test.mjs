// `npm test`: everything. Last line: `N passed, N failed`. Exit 0 only when something ran and nothing failed; 2 when it could not run.
import { existsSync } from 'node:fs';
import { mkdir, readFile, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { ensureInstalled } from './ensure-installed.mjs';

const say = (line) => { console.log(line); };
const MINUTE = 60_000;

async function main() {
  await ensureInstalled();
  const { needChromium } = await import('./chromium.mjs');
  const { buildAll, root } = await import('./build.mjs');
  const { checks, printCheck, runChecks } = await import('./checks.mjs');
  const { run } = await import('./processes.mjs');
  const { countFaults, countVitest, sum } = await import('./counts.mjs');
  const begun = performance.now();

  const chromium = await needChromium(say);
  process.env.CHROMIUM_PATH = chromium;
  const reports = join(root, '.cache', 'reports');
  await rm(reports, { recursive: true, force: true });
  await mkdir(reports, { recursive: true });
  const counts = [];

  const count = (name, result, begunAt) => {
    counts.push(result);
    say(`${result.failed === 0 ? 'ok    ' : 'FAILED'} ${name}: ${result.passed} passed, ${result.failed} failed (${((performance.now() - begunAt) / 1000).toFixed(1)} s)`);
    for (const line of result.failures) say(`  ${line}`);
  };

  const { missing } = await buildAll({ say });
  count('build', { passed: missing.length ? 0 : 1, failed: missing.length ? 1 : 0, failures: missing.map((name) => `${name}: its source is missing`), corpus: 0 }, begun);

  const packaging = join(root, 'build', 'package-check.mjs');
  const statics = [...checks, { name: 'packaging', command: process.execPath, args: [packaging] }];
  const faults = async () => {
    const at = performance.now();
    const { status, out, err } = await run(process.execPath, [join(root, 'build', 'faults.mjs'), '--json', '--short', '--built'], { cwd: root, timeout: 15 * MINUTE, killSignal: 'SIGKILL' });
    const result = countFaults(out, status);
    count('fault tests', result, at);
    if (result.failed) say(err.trim().split('\n').slice(-20).join('\n'));
  };
  // Reading code and killing processes disturb each other least; screens are watched by the second and want a quiet machine.
  const [checked] = await Promise.all([runChecks(statics, printCheck), faults()]);
  for (const { ok } of checked) counts.push({ passed: ok ? 1 : 0, failed: ok ? 0 : 1, failures: [], corpus: 0 });

  const vitest = async (name, args, minutes) => {
    const at = performance.now();
    const report = join(reports, `${name.replaceAll(' ', '-')}.json`);
    const { status, out, err } = await run(process.execPath, [join(root, 'node_modules', 'vitest', 'vitest.mjs'), 'run', ...args, '--reporter=json', `--outputFile=${report}`], { cwd: root, timeout: minutes * MINUTE, killSignal: 'SIGKILL' });
    const value = existsSync(report) ? JSON.parse(await readFile(report, 'utf8')) : undefined;
    const result = countVitest(value, status, root);
    count(name, result, at);
    if (result.failed) say(`${out}${err}`.trim().split('\n').slice(-40).join('\n'));
  };
  // Left to itself vitest keeps a core free, which on two cores is half of the machine.
  await vitest('unit tests', ['--project', 'node', '--maxWorkers=100%'], 15);
  await vitest('tests in Chromium', ['--project', 'browser'], 15);
  await vitest('end-to-end tests', ['--config', 'vitest.e2e.config.ts'], 30);

  const total = sum(counts);
  say(total.corpus ? `Corpus: ${total.corpus} of these tests ran over the corpus.` : 'Corpus: not here, not counted.');
  const shots = (await readdir(join(root, 'test-results')).catch(() => [])).filter((name) => name.endsWith('.png'));
  if (shots.length) say(`Screenshots: ${shots.length} in test-results/`);
  say(`${((performance.now() - begun) / MINUTE).toFixed(1)} minutes`);
  say(`${total.passed} passed, ${total.failed} failed`);
  return total.failed === 0 && total.passed > 0 ? 0 : 1;
}

try {
  process.exitCode = await main();
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 2;
}
