/** The validator against its mutants. Each label is a published rule, so a miss is a fault of the validator or of the reading of the rule. */
import { describe, expect, it } from 'vitest';
import { liesAt, report, type Judged, type Validate } from './judge';
import type { Tier } from './kind';
import { knownDisagreements } from './kinds';
import { mutants } from './mutate';
import { corpusSeeds, guideId, guides, ownSeeds, type Seed } from './seeds';

const said = ({ guide, kind, rule, path, issues }: Judged): string => `${guide} ${kind} (${rule}) at ${path}: ${issues.map((issue) => `${issue.rule}@${issue.path}`).join(', ') || 'nothing found'}`;

const wrong = (judged: readonly Judged[], of: (tier: Tier) => boolean): string[] => judged.filter(({ right, tier }) => !right && of(tier)).map(said);

/** Of one guide: no control is refused, and what only the text asks for is found as that. */
function expectFair(judged: readonly Judged[]): void {
  expect(judged.length).toBeGreaterThan(20);
  expect(wrong(judged, (tier) => tier === 'control' || tier === 'intent')).toEqual([]);
}

/** Of all guides together. The share of the issue is 99 %; with thousands of mutants a whole rule could hide in the rest, so each miss is named and known. */
function expectFound(judged: readonly Judged[]): void {
  const { breaking, detected, pathHit } = report(judged);
  expect(wrong(judged.filter(({ kind }) => !Object.hasOwn(knownDisagreements, kind)), (tier) => tier !== 'control' && tier !== 'intent')).toEqual([]);
  expect(detected / breaking).toBeGreaterThanOrEqual(0.99);
  expect(pathHit).toBeGreaterThanOrEqual(0.95);
}

const of = (seeds: readonly Seed[], id: string): Seed[] => seeds.filter(({ guide }) => guideId(guide) === id);

describe('mutants of our own messages', () => {
  const seeds = ownSeeds();
  const all: Judged[] = [];
  it.each(guides.map(guideId))('%s: controls pass, and what only the text asks for is found as that', (id) => {
    const judged = [...mutants({ seeds: of(seeds, id), perKind: 1, perFact: 1, share: { kinds: 1, profiles: 0.3, base: 0.05 }, seed: 1 })];
    all.push(...judged);
    expectFair(judged);
  }, 120_000);
  it('every broken rule is found where it is broken', () => { expectFound(all); });
  it('are many, and of every tier', () => {
    expect(all.length).toBeGreaterThanOrEqual(800);
    for (const tier of ['base', 'profile', 'invariant', 'intent', 'control']) expect(all.filter((one) => one.tier === tier).length, tier).toBeGreaterThan(10);
  });
});

describe('the sums', () => {
  const seeds = ownSeeds().slice(0, 1);
  const run = (validate: Validate) => report([...mutants({ seeds, perKind: 1, perFact: 1, share: { kinds: 0.3, profiles: 0, base: 0 }, seed: 3, validate })]);
  it('a validator that sees nothing detects nothing and refuses nothing', () => { expect(run(() => [])).toMatchObject({ detected: 0, falseRejections: 0, pathHit: 0 }); });
  it('a validator that refuses everything refuses every control, and is nowhere near the edit', () => {
    const sums = run((text) => [{ severity: 'error', rule: `x${text.length}`, path: 'Elsewhere', source: 'base', message: '', messageEn: '' }]);
    expect(sums.falseRejections).toBe(sums.controls);
    expect(sums.controls).toBeGreaterThan(3);
    expect(sums.pathHit).toBe(0);
  });
});

describe('places', () => {
  it.each([
    ['Bundle.entry[0].resource.sender', 'Bundle.entry[0].resource.sender', true], ['Bundle.entry[0].resource', 'Bundle.entry[0].resource.sender', true],
    ['Bundle.entry[0].resource.sender.reference', 'Bundle.entry[0].resource.sender', true], ['Bundle.entry[0].resource.event', 'Bundle.entry[0].resource.eventCoding', true],
    ['Bundle.entry[0].resource.name', 'Bundle.entry[0].resource.name[1]', true], ['Bundle.entry[2].resource.value.ofType(Quantity).unit', 'Bundle.entry[2].resource.valueQuantity.unit', true],
    ['Bundle', 'Bundle.entry[0]', true], ['Bundle', 'Bundle.entry[0].resource', false], ['Bundle.entry[1].resource.sender', 'Bundle.entry[0].resource.sender', false],
    ['Bundle.entry[0].resource.source', 'Bundle.entry[0].resource.sender', false], ['', 'Bundle.type', false],
  ])('an issue at %s of an edit at %s: %s', (issue, edit, at) => { expect(liesAt(issue, edit)).toBe(at); });
});

const published = corpusSeeds();
if (published.length > 0) {
  describe('mutants of the corpus', () => {
    const all: Judged[] = [];
    it.each(guides.map(guideId))('%s: controls pass, and what only the text asks for is found as that', (id) => {
      const judged = [...mutants({ seeds: of(published, id), perKind: 1, perFact: 1, share: { kinds: 0.3, profiles: 0.1, base: 0.02 }, seed: 2 })];
      all.push(...judged);
      expectFair(judged);
    }, 120_000);
    it('every broken rule is found where it is broken', () => { expectFound(all); });
  });
}
