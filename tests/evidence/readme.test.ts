/** The README says how many requirements of each class are claimed; this keeps it true to the table and the declarations. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { declarations } from './declarations';
import { judgeAll } from './judge';
import type { Judged } from './model';
import { countByClass } from './pack/write';
import { requirements } from './requirements';

/** As a run would count with every check held: what is declared stays, the rest is claimed to be proved. */
const claimed = judgeAll(requirements, [], declarations).map((each): Judged => (each.verdict === 'red' ? { ...each, verdict: 'proved' } : each));

it('the README has the counts by class', () => {
  const readme = readFileSync(fileURLToPath(new URL('../../README.md', import.meta.url)), 'utf8');
  const block = ['| class | proved by checks | needs a person | out of scope |', '|---|---|---|---|', ...countByClass(claimed).map(({ class: each, proved, person, outOfScope }) => `| ${each} | ${proved} | ${person} | ${outOfScope} |`)].join('\n');
  expect(readme).toContain(block);
});
