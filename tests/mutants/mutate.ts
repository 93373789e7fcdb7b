/** Seeds times kinds, in a fixed order, judged one by one. */
import { chanceOf } from '../faults/random';
import { profilePackages } from '../../shared/standards/profile-packages';
import { judge, validate, type Judged, type Validate } from './judge';
import { fits, type Kind } from './kind';
import { kinds } from './kinds';
import { guideId, type Seed } from './seeds';
import { textOf } from './spot';
import { systematicKinds } from './systematic';

export interface Plan {
  seeds: readonly Seed[];
  /** Seeds of a guide on which each kind is tried; the start rotates, so that all seeds have their turn. */
  perKind: number;
  /** The same for what follows from the facts. */
  perFact: number;
  /** Share of the kinds, of the facts of profiles, and of those of base FHIR that are tried: there are thousands, and most are alike. Absent: all. */
  share?: { kinds: number; profiles: number; base: number };
  seed: number;
  validate?: Validate;
}

export function* mutants({ seeds, perKind, perFact, share = { kinds: 1, profiles: 1, base: 1 }, seed, validate: check = validate }: Plan): Generator<Judged> {
  for (const id of new Set(seeds.map(({ guide }) => guideId(guide)))) {
    const own = seeds.filter(({ guide }) => guideId(guide) === id);
    const { guide } = own[0]!;
    const before = new Map(own.map((one) => [one, check(textOf(one.bundle), guide)] as const));
    const done = new Map<string, number>();
    const run = function* (kind: Kind, one: Seed, most: number): Generator<Judged> {
      const key = `${kind.name} ${kind.rule}`;
      const count = done.get(key) ?? 0;
      if (count >= most) return;
      const text = textOf(one.bundle);
      const mutated = kind.apply(one.bundle, chanceOf(seed + count));
      if (!mutated) return;
      const sent = mutated.text ?? JSON.stringify(mutated.bundle);
      // An edit that changes nothing is none.
      if (sent === text && kind.tier !== 'control') return;
      done.set(key, count + 1);
      // A control on a seed says more when the seed itself is refused: it counts as wrong, not as the seed's.
      yield judge({ kind: kind.name, tier: kind.tier, rule: kind.rule, guide: id, seed: one.name }, mutated, check(sent, guide), kind.tier === 'control' ? [] : before.get(one)!);
    };
    const chance = chanceOf(seed);
    const taken = (part: number): boolean => part >= 1 || chance.happens(part);
    for (const [at, kind] of kinds.entries()) {
      if (fits(kind, guide) && taken(share.kinds)) for (let turn = 0; turn < own.length; turn++) yield* run(kind, own[(at + turn) % own.length]!, perKind);
    }
    for (const one of own) {
      for (const site of systematicKinds(one.bundle, guide, profilePackages)) if (taken(site.tier === 'base' ? share.base : share.profiles)) yield* run(site, one, perFact);
    }
  }
}
