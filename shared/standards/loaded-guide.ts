/**
 * Judging by packages that a person has loaded. Their rules come with published expressions: one that a named function stands for
 * (by key and hash of the exact text) is that function, the others are compiled, and what can't be is left to an interpreter
 * where there is one. Everything that remains undecided is said.
 */
import { assemble, packageId, type Shelf } from '../fhir/packages/shelf';
import { baseValueSets } from '../fhir/r4/base-package';
import { isLoose } from '../fhir/bundle-index';
import { createEngine } from '../fhir/validation/engine';
import { compileInvariant } from '../fhir/validation/fhirpath';
import type { ElementIR, InvariantIR, PackageIR, ProfileIR } from '../fhir/validation/ir';
import { unversioned } from '../fhir/validation/link';
import type { Invariant, NotEvaluated, ValidationReport } from '../fhir/validation/types';
import type { Document } from '../formats/format';
import type { Issue } from '../messages';
import { guideOfDocument, judgeBy } from './guides';
import { medcomInvariants } from './medcom/invariants';
import { medcomPlaces } from './medcom/places';

/** Stands in for the compiler where it gives up. Undefined: it can't either. `tell`: an evaluation came to no answer. */
export type Interpreter = (expression: string, tell: (reason: string) => void) => Invariant | undefined;

export interface RuleCounts { named: number; compiled: number; interpreted: number; notEvaluated: string[] }

export interface PackageJudgement {
  /** The package that has the message's profile; absent when none of those asked for has, and only base rules were checked. */
  guide?: string;
  /** The guide and all it reaches, but for FHIR itself. */
  packages: { id: string; source: 'built-in' | 'loaded' }[];
  report: ValidationReport;
}

const base = 'hl7.fhir.r4.core#4.0.1';
const bundleBase = 'http://hl7.org/fhir/StructureDefinition/Bundle';

const isNamed = ({ key, hash }: InvariantIR): boolean => Object.hasOwn(medcomInvariants, `${key}@${hash}`);

function* invariantsOf(element: Omit<ElementIR, 'name'>): Generator<InvariantIR> {
  yield* element.invariants ?? [];
  for (const inner of [...element.children ?? [], ...element.slices ?? []]) yield* invariantsOf(inner);
}

/** Each rule of a package once. */
function rulesOf({ profiles }: PackageIR): InvariantIR[] {
  const rules = new Map<string, InvariantIR>();
  for (const { root } of profiles) for (const rule of invariantsOf(root)) rules.set(`${rule.key}@${rule.hash}`, rule);
  return [...rules.values()];
}

const isCompiled = (expression: string): boolean => typeof compileInvariant(expression) === 'function';

/** Whether an interpreter would have anything to do. Built-in packages have no expressions. */
export const needsInterpreter = (packages: Iterable<PackageIR>): boolean =>
  [...packages].some((each) => rulesOf(each).some((rule) => !isNamed(rule) && rule.expression !== undefined && !isCompiled(rule.expression)));

/** How the rules of a package are decided; `notEvaluated`: keys. */
export function countRules(pack: PackageIR, interpreter?: Interpreter): RuleCounts {
  const counts: RuleCounts = { named: 0, compiled: 0, interpreted: 0, notEvaluated: [] };
  for (const rule of rulesOf(pack)) {
    const { key, expression } = rule;
    if (isNamed(rule)) counts.named++;
    else if (expression !== undefined && isCompiled(expression)) counts.compiled++;
    else if (expression !== undefined && interpreter?.(expression, () => undefined)) counts.interpreted++;
    else counts.notEvaluated.push(key);
  }
  return counts;
}

/** `guides`: `name#version`, the first that has the message's profile decides. Never throws, whatever the bundle. */
export function judgeByPackages(bundle: unknown, guides: readonly string[], shelf: Shelf, interpreter?: Interpreter): PackageJudgement {
  for (const guide of guides) {
    const packages = assemble(shelf, guide);
    const profile = packages && profileOf(bundle, guide, packages);
    if (packages && profile !== undefined) return { guide, packages: named(packages, shelf), report: validate(bundle, guide, profile, packages, interpreter) };
  }
  return { packages: [], report: validate(bundle, base, declared(bundle)[0] ?? bundleBase, assemble(shelf, base) ?? new Map(), interpreter) };
}

/** MedCom's prose is in no package: what is known of it for a guide of the same name goes with the guide. */
export function proseOf(document: Document, guide: string | undefined): Issue[] {
  const own = guideOfDocument(document);
  if (!own || guide?.split('#')[0] !== own.id.split('#')[0]) return [];
  return judgeBy(own, document).issues.filter(({ source }) => source === 'medcom-text' || source === 'policy');
}

const named = (packages: ReadonlyMap<string, PackageIR>, { loaded }: Shelf): PackageJudgement['packages'] =>
  [...packages.values()].map(packageId).filter((id) => id !== base).map((id) => ({ id, source: loaded.has(id) ? 'loaded' : 'built-in' }));

function declared(bundle: unknown): string[] {
  const meta = isLoose(bundle) ? bundle.meta : undefined;
  const profiles: unknown = isLoose(meta) ? meta.profile : undefined;
  return Array.isArray(profiles) ? profiles.filter((profile): profile is string => typeof profile === 'string').map(unversioned) : [];
}

/** The Bundle's own profile among the guide's and what it rests on; of a Bundle that names none, the only one the guide has. */
function profileOf(bundle: unknown, guide: string, packages: ReadonlyMap<string, PackageIR>): string | undefined {
  const ofBundles = (profiles: readonly ProfileIR[]) => profiles.filter(({ type }) => type === 'Bundle').map(({ url }) => url);
  const asked = declared(bundle);
  const own = ofBundles(packages.get(guide)?.profiles ?? []);
  if (asked.length === 0) return own.length === 1 ? own[0] : undefined;
  const reached = new Set([...packages.values()].flatMap(({ profiles }) => ofBundles(profiles)));
  return asked.find((url) => own.includes(url)) ?? asked.find((url) => reached.has(url));
}

function validate(bundle: unknown, guide: string, profile: string, packages: ReadonlyMap<string, PackageIR>, interpreter: Interpreter | undefined): ValidationReport {
  const undecided = new Map<string, NotEvaluated>();
  const tell = (key: string) => (reason: string) => { undecided.set(`${key} ${reason}`, { kind: 'invariant', what: key, path: '', reason }); };
  const engine = createEngine(guide, {
    packages, invariants: medcomInvariants, places: medcomPlaces, baseValueSets: baseValueSets(),
    compileExpression({ key, expression }): Invariant | undefined {
      if (expression === undefined) return undefined;
      const compiled = compileInvariant(expression, { cannotTell: tell(key) });
      return typeof compiled === 'function' ? compiled : interpreter?.(expression, tell(key));
    },
  });
  const { issues, notEvaluated } = engine.validateBundle(bundle, profile);
  return { issues, notEvaluated: [...notEvaluated, ...undecided.values()] };
}
