// Turns the reports of the runners into counts. A run that broke off, a file that didn't load and a skipped test are failures: nothing passes by not running.
import { relative } from 'node:path';

/** What went wrong, and what was waited for when it did: a run on another machine leaves nothing else to look at. */
const reason = (message = '') => {
  const lines = message.split('\n');
  const stack = lines.findIndex((line) => /^\s*at /.test(line));
  return lines.slice(0, stack < 0 ? 8 : Math.min(stack, 8)).map((line) => line.trim()).filter(Boolean).join(' · ');
};

/** @typedef {{ passed: number, failed: number, failures: string[], corpus: number }} Count */

/**
 * @param {any} report of vitest's JSON reporter; undefined when there is none
 * @param {number} status exit code of the runner
 * @param {string} root
 * @returns {Count}
 */
export function countVitest(report, status, root) {
  const count = { passed: 0, failed: 0, failures: [], corpus: 0 };
  for (const file of report?.testResults ?? []) {
    const name = relative(root, file.name);
    let failedHere = 0;
    for (const test of file.assertionResults) {
      if (test.status === 'passed') {
        count.passed += 1;
        if (/corpus/i.test(`${name} ${test.fullName}`)) count.corpus += 1;
        continue;
      }
      failedHere += 1;
      const why = test.status === 'failed' ? reason(test.failureMessages?.[0]) : `was not run (${test.status})`;
      count.failures.push(`${name} > ${test.fullName}: ${why}`);
    }
    if (file.status === 'failed' && failedHere === 0) { failedHere = 1; count.failures.push(`${name}: ${(file.message ?? '').split('\n')[0] || 'could not be loaded'}`); }
    count.failed += failedHere;
  }
  if (count.passed + count.failed === 0) { count.failed = 1; count.failures.push(`no test ran (exit ${status})`); }
  else if (status !== 0 && count.failed === 0) { count.failed = 1; count.failures.push(`the runner ended with ${status} although no test failed`); }
  return count;
}

/**
 * One test per line of `npm run faults -- --json`: nothing lost, duplicated, reordered or corrupted.
 * @param {string} output
 * @param {number} status
 * @returns {Count}
 */
export function countFaults(output, status) {
  const count = { passed: 0, failed: 0, failures: [], corpus: 0 };
  for (const line of output.split('\n').filter((text) => text.startsWith('{'))) {
    let run;
    try { run = JSON.parse(line); } catch { run = { name: line.slice(0, 60) }; }
    const wrong = ['lost', 'duplicated', 'reordered', 'corrupted'].filter((what) => run[what] !== 0);
    if (wrong.length === 0 && run.messages > 0) { count.passed += 1; continue; }
    count.failed += 1;
    count.failures.push(`${run.name}: ${wrong.map((what) => `${what} ${run[what] ?? 'unknown'}`).join(', ') || 'no messages'} (seed ${run.seed})`);
  }
  if (count.passed + count.failed === 0) { count.failed = 1; count.failures.push(`no fault run ended (exit ${status})`); }
  else if (status !== 0 && count.failed === 0) { count.failed = 1; count.failures.push(`the fault runs ended with ${status}`); }
  return count;
}

/** @param {Count[]} counts */
export const sum = (counts) => counts.reduce((all, one) => ({ passed: all.passed + one.passed, failed: all.failed + one.failed, corpus: all.corpus + one.corpus }), { passed: 0, failed: 0, corpus: 0 });
