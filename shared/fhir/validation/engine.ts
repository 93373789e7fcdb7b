/** The conformance engine: one guide with what it depends on, ready to judge Bundles and single resources. */
import type { Issue } from '../../messages';
import { checkFullUrls, checkResource, report } from './base';
import { indexBundle, isLoose, type BundleIndex } from '../bundle-index';
import type { InvariantIR } from './ir';
import { link, unversioned } from './link';
import { compileProfile, type Compiling } from './profile';
import { issuesOf, Run, type Judge, type Library, type Outcome } from './run';
import { baseIssue, profileSentence } from './texts';
import type { Engine, EngineOptions, FoundResource, Invariant, Loose, ValidationReport } from './types';

/** Links the guide's packages at once and compiles each profile when it is first needed. */
export function createEngine(guide: string, options: EngineOptions): Engine {
  const linked = link(guide, options.packages, options.baseValueSets);
  const invariant = (published: InvariantIR): Invariant | undefined => {
    const { key, hash } = published;
    const { invariants } = options;
    return (Object.hasOwn(invariants, `${key}@${hash}`) ? invariants[`${key}@${hash}`] : undefined) ?? (Object.hasOwn(invariants, key) ? invariants[key] : undefined) ?? options.compileExpression?.(published);
  };
  const { places } = options;
  const compiling: Compiling = {
    linked, invariant,
    ...(places && { placesOf: (key, focus, run) => { const found = Object.hasOwn(places, key) ? places[key]!(focus, run.surroundings(), run.path()) : undefined; return found && found.length > 0 ? found : undefined; } }),
  };
  const compiled = new Map<string, Judge>();
  const library: Library = {
    codeSet: (canonical) => linked.codeSet(canonical),
    profile(canonical) {
      const url = unversioned(canonical);
      const known = compiled.get(url);
      if (known) return known;
      const facts = linked.profile(url);
      const made = facts && compileProfile(facts, compiling);
      // Addresses that a message makes up aren't remembered.
      if (made) compiled.set(url, made);
      return made;
    },
  };

  return {
    guide,
    knows: (canonical) => linked.profile(canonical) !== undefined,
    validateBundle: (bundle, profile, roles = {}, index = indexBundle(bundle)) => guarded(() => validateBundle(library, bundle, profile, roles, index)),
    validateResource: (resource, profile) => guarded(() => validateResource(library, resource, profile)),
  };
}

/** A value so contrived that it ends our own stack is refused like one that is nested too deeply. */
function guarded(validate: () => ValidationReport): ValidationReport {
  try {
    return validate();
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return { issues: [baseIssue('base-depth', '')], notEvaluated: [] };
  }
}

const refusal = (issue: Issue): ValidationReport => ({ issues: [issue], notEvaluated: [] });

function validateBundle(library: Library, bundle: unknown, profile: string, roles: Readonly<Record<string, string>>, index: BundleIndex): ValidationReport {
  if (!isLoose(bundle) || bundle.resourceType !== 'Bundle') return refusal(baseIssue('base-resource-type', 'Bundle'));
  const run = new Run(library, bundle, index);
  const whole: FoundResource = { resource: bundle, type: 'Bundle', path: 'Bundle', entry: -1 };
  const outcomes: Outcome[] = [];
  outcomes.push(run.apart(() => {
    const place = run.enterResource(bundle, undefined, bundle, 'Bundle');
    checkResource(bundle, run);
    checkFullUrls(bundle, run);
    checkStartingPoints(bundle, run);
    run.leaveResource(place);
  }));
  const own = run.judge(whole, profile);
  if (own) outcomes.push(own); else run.notEvaluated('profile', profile, 'not held');
  for (const found of run.index.all) judgeDeclared(found, run, outcomes);
  const meant: Outcome[] = [];
  for (const found of run.index.all) {
    const outcome = Object.hasOwn(roles, found.type) ? run.judge(found, roles[found.type]!) : undefined;
    if (outcome) meant.push(outcome);
  }
  run.finish();
  return { issues: run.clean ? [] : issuesOf(outcomes, meant), notEvaluated: run.unevaluated };
}

/** By the profiles that the resource itself claims to follow. */
function judgeDeclared(found: FoundResource, run: Run, outcomes: Outcome[]): void {
  const { meta } = found.resource;
  const profiles: unknown = isLoose(meta) ? meta.profile : undefined;
  if (!Array.isArray(profiles)) return;
  for (let i = 0; i < profiles.length && i < MOST_PROFILES; i++) {
    const canonical: unknown = profiles[i];
    if (typeof canonical !== 'string') continue;
    const known = run.library.profile(canonical);
    if (!known) run.notEvaluated('profile', canonical, 'not held');
    else if (known.type === found.type) outcomes.push(run.judgeBy(found, known));
    else outcomes.push(run.apart(() => { wrongProfile(found, i, known.type, unversioned(canonical), run); }));
  }
}

const MOST_PROFILES = 20;

function wrongProfile(found: FoundResource, index: number, expected: string, profile: string, run: Run): void {
  const path = `${found.path}.meta.profile[${index}]`;
  const [message, messageEn] = profileSentence('profile-type', `${found.type}.meta.profile`, { expected, shown: found.type.slice(0, 60) });
  run.report({ severity: 'error', rule: 'profile-type', path, message, messageEn, source: 'profile', profile }, `profile-type ${path}`);
}

/** What a message or document is about must be in the Bundle: a header's focus, and what a Composition is made of. */
function checkStartingPoints(bundle: Loose, run: Run): void {
  const first = run.index.all.find(({ entry }) => entry === 0);
  if (bundle.type === 'message' && first?.type === 'MessageHeader') checkBundled(first, 'focus', run);
  if (bundle.type === 'document' && first?.type === 'Composition') for (const name of ['subject', 'author', 'custodian']) checkBundled(first, name, run);
}

function checkBundled(found: FoundResource, name: string, run: Run): void {
  const value = found.resource[name];
  const references: readonly unknown[] = Array.isArray(value) ? value : [value];
  references.forEach((reference, index) => {
    if (!isLoose(reference) || typeof reference.reference !== 'string' || reference.reference.startsWith('#') || run.index.resolve(reference.reference, found)) return;
    report(run, 'base-not-bundled', '', `.entry[${found.entry}].resource.${name}${Array.isArray(value) ? `[${index}]` : ''}`);
  });
}

function validateResource(library: Library, resource: unknown, profile: string): ValidationReport {
  if (!isLoose(resource)) return refusal(baseIssue('base-type', '', 'resource'));
  const type = typeof resource.resourceType === 'string' ? resource.resourceType : '';
  const run = new Run(library, resource, indexBundle(undefined), true);
  const outcomes = [run.apart(() => {
    const place = run.enterResource(resource, undefined, resource, type);
    checkResource(resource, run);
    run.leaveResource(place);
  })];
  const own = run.judge({ resource, type, path: type, entry: -1 }, profile);
  if (own) outcomes.push(own); else run.notEvaluated('profile', profile, 'not held');
  run.finish();
  return { issues: issuesOf(outcomes), notEvaluated: run.unevaluated };
}
