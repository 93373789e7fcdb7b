/** What the validation engine takes and gives. */
import type { Issue } from '../../messages';
import type { BundleIndex, FoundResource, Loose } from '../bundle-index';
import type { InvariantIR, PackageIR, ValueSetIR } from './ir';

export type { FoundResource, Loose } from '../bundle-index';

/** What an invariant may ask about its surroundings. One per Bundle and profile run; everything is synchronous. */
export interface Surroundings {
  bundle: Loose;
  /** %resource: the resource that holds the focus (the Bundle itself for a rule on the Bundle). */
  resource: Loose;
  resources(type: string): readonly FoundResource[];
  /** By fullUrl, else `Type/id`, else `#id` in the containing resource. Takes a Reference, a string, anything. */
  resolve(reference: unknown): FoundResource | undefined;
  /** Memoised, guarded against recursion. Undefined when the profile is unknown. */
  conformsTo(resource: unknown, canonical: string): boolean | undefined;
  /** Of a code, Coding or CodeableConcept. Undefined: cannot tell. */
  memberOf(value: unknown, valueSet: string): boolean | undefined;
}

/** A published invariant as a named function. `focus` is the JSON value of the constrained element (for a primitive its value). True: met. */
export type Invariant = (focus: unknown, around: Surroundings) => boolean;

/** By `key` when all published versions agree, else by `key@hash` (see InvariantIR.hash). */
export type InvariantTable = Readonly<Record<string, Invariant>>;

/**
 * Where the breach of an invariant lies, as absolute paths (FHIRPath with index): a rule on the whole Bundle is often broken by
 * one element of one resource, and that is what a person must find. `path` is the focus's own. None: the focus itself.
 */
export type Places = Readonly<Record<string, (focus: unknown, around: Surroundings, path: string) => readonly string[]>>;

export interface NotEvaluated {
  kind: 'invariant' | 'value-set' | 'profile' | 'slicing';
  /** Rule key or canonical. */
  what: string;
  /** Where it would have applied; FHIRPath with index. */
  path: string;
  reason: string;
}

export interface ValidationReport {
  issues: Issue[];
  /** "Cannot tell" is said, never silently a pass and never an error. */
  notEvaluated: NotEvaluated[];
}

export interface EngineOptions {
  /** Packages by `name#version`; resolution begins at the guide's own and follows `dependsOn`. */
  packages: ReadonlyMap<string, PackageIR>;
  invariants: InvariantTable;
  /** Compiles a published expression that no named function stands for; absent: such invariants are listed as not evaluated. */
  compileExpression?(invariant: InvariantIR): Invariant | undefined;
  /** By key of invariant; see Places. */
  places?: Places;
  /** Base value sets that `http://hl7.org/fhir/ValueSet/…` bindings of profiles name. */
  baseValueSets?: readonly ValueSetIR[];
}

/** One guide in one version, linked with what it depends on. Profiles are compiled when they are first needed. */
export interface Engine {
  /** `name#version` */
  readonly guide: string;
  /** Whether a canonical (version ignored) is a profile here. */
  knows(canonical: string): boolean;
  /**
   * Base structure, the Bundle by `profile`, and each entry by its own meta.profile and what refers to it. Never throws, whatever
   * the value. `roles`: profiles by resource type that the message standard means for its resources, declared or not; what only
   * they find is `medcom-text`, since published rules don't look there. `index`: of this very Bundle, where it was made already.
   */
  validateBundle(bundle: unknown, profile: string, roles?: Readonly<Record<string, string>>, index?: BundleIndex): ValidationReport;
  /** One resource as it is being edited: base structure and `profile`. References that leave it are not judged. */
  validateResource(resource: unknown, profile: string): ValidationReport;
}
