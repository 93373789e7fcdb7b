/** `npm run mutants -- [--own] [--seed N] [--misses FILE]`: one JSON line with the sums, then each miss. */
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { report, type Judged } from './judge';
import { knownDisagreements } from './kinds';
import { mutants } from './mutate';
import { corpusSeeds, ownSeeds } from './seeds';

const line = ({ kind, tier, rule, guide, seed, path, right, issues }: Judged): string =>
  `${right ? 'PLACE' : tier === 'control' ? 'REFUSED' : Object.hasOwn(knownDisagreements, kind) ? 'KNOWN' : 'MISSED'} ${guide} [${tier}] ${kind} | ${rule} | at ${path} | ${seed} | ${issues.map(({ rule: key, path: at, source }) => `${key}@${at} (${source})`).join(', ') || 'nothing found'}`;

export function runMutants(args: string[]): number {
  const { values } = parseArgs({ args, options: { own: { type: 'boolean', default: false }, seed: { type: 'string', default: '1' }, misses: { type: 'string' }, each: { type: 'string', default: '4' } } });
  const seeds = [...ownSeeds(), ...(values.own ? [] : corpusSeeds())];
  const judged = [...mutants({ seeds, perKind: Number(values.each), perFact: Number(values.each), seed: Number(values.seed) })];
  const sums = report(judged);
  const wrong = judged.filter(({ right }) => !right);
  const astray = judged.filter(({ right, hit, tier }) => right && hit === false && tier !== 'intent');
  console.log(JSON.stringify(sums));
  const lines = [...wrong, ...astray].map(line);
  if (values.misses === undefined) for (const text of wrong.map(line)) console.error(text);
  else writeFileSync(values.misses, `${JSON.stringify(sums)}\n${lines.join('\n')}\n`);
  const missed = wrong.filter(({ kind, tier }) => tier !== 'control' && !Object.hasOwn(knownDisagreements, kind));
  return sums.falseRejections === 0 && missed.length === 0 && sums.detected >= sums.breaking * 0.99 && sums.pathHit >= 0.95 ? 0 : 1;
}
