/** References: what they may point to, whether it must be in the Bundle, and whether what they point to is what the profile wants. */
import { isLoose, typeNamed } from '../bundle-index';
import type { TypeIR } from './ir';
import { unversioned, type Linked } from './link';
import type { Fault } from './profile';
import type { Judge, Run } from './run';
import type { FoundResource } from './types';

const hl7 = 'http://hl7.org/fhir/StructureDefinition/';

/** `Patient` of a canonical that means the base type itself; undefined for a profile. */
export const baseTypeOf = (canonical: string): string | undefined => {
  if (!canonical.startsWith(hl7)) return undefined;
  const name = unversioned(canonical).slice(hl7.length);
  return /^[A-Z][A-Za-z]*$/.test(name) ? name : undefined;
};

/** Profiles that resources of one type may follow; `any` when the bare type will do. */
interface Wanted { any: boolean; profiles: string[]; candidates?: readonly Candidate[] }
interface Candidate { url: string; judge: Judge }

export function compileReference(types: readonly TypeIR[], linked: Linked, fault: Fault): ((value: unknown, run: Run) => void) | undefined {
  const references = types.filter(({ code }) => code === 'Reference');
  const targets = references.flatMap((type) => type.targets ?? []);
  const [bundled, contained] = [references.some((type) => type.bundled), references.some((type) => type.contained)];
  if (targets.length === 0 && !bundled && !contained) return undefined;

  const wanted = new Map<string, Wanted>();
  let anything = targets.length === 0;
  for (const target of targets) {
    const base = baseTypeOf(target);
    if (base === 'Resource') anything = true;
    const type = base ?? linked.profile(target)?.type;
    // A profile that isn't held: nobody can say which types it takes.
    if (type === undefined) { anything = true; continue; }
    const known = wanted.get(type) ?? wanted.set(type, { any: false, profiles: [] }).get(type)!;
    if (base === undefined) known.profiles.push(target); else known.any = true;
  }
  const names = [...wanted.keys()].join('|');
  const unknown = targets.filter((target) => baseTypeOf(target) === undefined && !linked.profile(target));

  const aggregation = (reference: string, found: FoundResource | undefined, run: Run): boolean => {
    if (!bundled && !contained) return true;
    const inside = reference.startsWith('#');
    if (contained && inside && found) return true;
    if (bundled && !inside && (found !== undefined || run.alone)) return true;
    fault(run, bundled ? 'not-bundled' : 'not-contained');
    return false;
  };

  return (value, run) => {
    if (!isLoose(value) || typeof value.reference !== 'string' || value.reference === '') return;
    const found = run.find(value.reference);
    if (!aggregation(value.reference, found, run)) return;
    const type = found?.type ?? typeNamed(value.reference);
    const want = type === undefined ? undefined : wanted.get(type);
    if (!want) {
      if (!anything && type !== undefined) fault(run, 'target-type', { expected: names, shown: type });
      for (const profile of unknown) run.notEvaluated('profile', profile, 'not held');
      return;
    }
    if (!found || want.any) return;
    want.candidates ??= want.profiles.flatMap((profile) => { const judge = run.library.profile(profile); return judge ? [{ url: unversioned(profile), judge }] : []; });
    if (want.candidates.length > 0) judgeTarget(found, want.candidates, run);
  };
}

/** One profile: its findings are the target's. Several: any one will do; where none does, the one the target declares, or the one it comes closest to, says why. */
function judgeTarget(found: FoundResource, candidates: readonly Candidate[], run: Run): void {
  const [only] = candidates;
  if (candidates.length === 1) { run.rest(run.judgeBy(found, only!.judge)); return; }
  const outcomes = candidates.map(({ url, judge }) => ({ url, outcome: run.judgeBy(found, judge) }));
  const met = outcomes.find(({ outcome }) => outcome.ok);
  if (met) { run.rest(met.outcome); return; }
  const declared = isLoose(found.resource.meta) && Array.isArray(found.resource.meta.profile) ? (found.resource.meta.profile as unknown[]).filter((url) => typeof url === 'string').map(unversioned) : [];
  const closest = outcomes.find(({ url }) => declared.includes(url)) ?? outcomes.toSorted((a, b) => a.outcome.findings.length - b.outcome.findings.length)[0];
  if (closest) run.rest(closest.outcome);
}
