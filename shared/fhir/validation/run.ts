/**
 * One validation of one Bundle or resource: where we are, what was found, and what was already judged. Compiled checks get it
 * as their only context. Places are kept as a stack of names and indexes; a path is written only when something is reported.
 */
import type { Issue } from '../../messages';
import { isLoose, type BundleIndex } from '../bundle-index';
import type { CodeSet } from './terminology';
import { memberOf } from './terminology';
import type { FoundResource, Loose, NotEvaluated, Surroundings } from './types';

/** A resource judged by a profile. It fails by its own findings or by those of what it refers to. */
export interface Outcome {
  findings: Finding[];
  /** Judgements that this one rests on. */
  rests: Outcome[];
  ok: boolean;
}

export interface Finding {
  issue: Issue;
  /** Equal for findings that say the same of the same place, whichever profile says it. */
  same: string;
}

export type ResourceCheck = (resource: Loose, run: Run) => void;

/** What the engine gives a run: everything that is the same for all of them. */
export interface Library {
  /** The compiled check of a profile and the type it is for; undefined for one that isn't held. */
  profile(canonical: string): { type: string; check: ResourceCheck } | undefined;
  codeSet(canonical: string): CodeSet | undefined;
}

/** A file that is wrong throughout is told about its first faults only; beyond the second number they aren't even written down. */
const MOST_ISSUES = 200;
const MOST_FINDINGS = 1000;
const MOST_NOT_EVALUATED = 200;
/** Profiles that ask for profiles of what is referred to, and so on: deeper than this is put off, not stacked. */
const MOST_NESTED = 24;

export class Run {
  readonly library: Library;
  readonly bundle: Loose;
  readonly index: BundleIndex;
  /** A lone resource is judged: references that leave it are not. */
  readonly alone: boolean;
  current: Outcome = { findings: [], rests: [], ok: true };
  /** The resource that holds what is being looked at, and its entry if it stands in one itself. */
  resource: Loose;
  entry: FoundResource | undefined;
  /** The entry's or lone resource that contains `resource`, or `resource` itself. */
  container: Loose;

  private prefix = '';
  private bottom = 0;
  private top = 0;
  private readonly names: string[] = [];
  private readonly indexes: number[] = [];
  private count = 0;
  private nested = 0;
  private readonly judged = new Map<unknown, Map<string, Outcome>>();
  private readonly putOff: (() => void)[] = [];
  private readonly unjudged = new Map<string, NotEvaluated>();
  private readonly around = new Map<unknown, Surroundings>();
  private lastAround: Surroundings | undefined;
  /** Judgements that an invariant under way has asked for and that failed: they say why it did. */
  private asked: Outcome[] = [];

  constructor(library: Library, bundle: Loose, index: BundleIndex, alone = false) {
    this.library = library;
    this.bundle = bundle;
    this.index = index;
    this.alone = alone;
    this.resource = bundle;
    this.container = bundle;
  }

  // Where we are.

  enter(name: string): void {
    this.names[this.top] = name;
    this.indexes[this.top++] = -1;
  }

  at(index: number): void { this.indexes[this.top - 1] = index; }
  leave(): void { this.top -= 1; }
  get depth(): number { return this.top - this.bottom; }
  get full(): boolean { return this.count >= MOST_FINDINGS; }

  path(): string {
    let path = this.prefix;
    for (let i = this.bottom; i < this.top; i++) {
      const index = this.indexes[i]!;
      path += index === -1 ? `.${this.names[i]!}` : `.${this.names[i]!}[${index}]`;
    }
    return path;
  }

  /** Runs within another resource and comes back, whatever happens. */
  within(resource: Loose, entry: FoundResource | undefined, container: Loose, prefix: string, body: () => void): void {
    const { resource: before, entry: entryBefore, container: containerBefore, prefix: prefixBefore, bottom } = this;
    this.resource = resource;
    this.entry = entry;
    this.container = container;
    this.prefix = prefix;
    this.bottom = this.top;
    body();
    this.resource = before;
    this.entry = entryBefore;
    this.container = containerBefore;
    this.prefix = prefixBefore;
    this.bottom = bottom;
  }

  /** A resource at the place where we are: an entry's, or one contained in the resource we are in. */
  inside(resource: Loose, body: () => void): void {
    const { resource: before, entry, container } = this;
    const found = this.index.entryOf(resource);
    this.resource = resource;
    if (found) [this.entry, this.container] = [found, resource];
    body();
    [this.resource, this.entry, this.container] = [before, entry, container];
  }

  // What was found.

  report(issue: Issue, same: string): void {
    if (issue.severity === 'error' || issue.severity === 'fatal') this.current.ok = false;
    if (this.count >= MOST_FINDINGS) return;
    this.count += 1;
    this.current.findings.push({ issue, same });
  }

  notEvaluated(kind: NotEvaluated['kind'], what: string, reason: string): void {
    const key = `${kind} ${what}`;
    if (this.unjudged.has(key) || this.unjudged.size >= MOST_NOT_EVALUATED) return;
    this.unjudged.set(key, { kind, what, path: this.path(), reason });
  }

  get unevaluated(): NotEvaluated[] { return [...this.unjudged.values()]; }

  /** Runs checks whose findings are kept apart: to choose between profiles, or to tell slices. */
  apart(body: () => void): Outcome {
    const before = this.current;
    const outcome: Outcome = { findings: [], rests: [], ok: true };
    this.current = outcome;
    body();
    this.current = before;
    return outcome;
  }

  rest(outcome: Outcome): void {
    this.current.rests.push(outcome);
    if (!outcome.ok) this.current.ok = false;
  }

  /** What a resource's judgement by a profile is; made once. Undefined when the profile isn't held. */
  judge(found: FoundResource, canonical: string): Outcome | undefined {
    const bar = canonical.indexOf('|');
    const url = bar === -1 ? canonical : canonical.slice(0, bar);
    const known = this.judged.get(found.resource)?.get(url);
    if (known) return known;
    const profile = this.library.profile(url);
    if (!profile) return undefined;
    // Put down before it is made: what refers back to it meanwhile finds nothing wrong with it.
    const outcome: Outcome = { findings: [], rests: [], ok: true };
    const mine = this.judged.get(found.resource);
    if (mine) mine.set(url, outcome); else this.judged.set(found.resource, new Map([[url, outcome]]));
    const make = () => {
      const before = this.current;
      this.current = outcome;
      this.nested += 1;
      this.within(found.resource, this.index.entryOf(found.resource), this.containerOf(found), found.path, () => profile.check(found.resource, this));
      this.nested -= 1;
      this.current = before;
    };
    if (this.nested >= MOST_NESTED) this.putOff.push(make);
    else make();
    return outcome;
  }

  private containerOf({ resource, entry }: FoundResource): Loose {
    return this.index.entryOf(resource) ? resource : entry >= 0 ? this.index.all.find((candidate) => candidate.entry === entry)?.resource ?? resource : this.container;
  }

  /** Judgements that were put off because they lay too deep. */
  finish(): void {
    for (let next = this.putOff.pop(); next; next = this.putOff.pop()) next();
  }

  // What invariants may ask.

  /** By fullUrl and `Type/id`, or `#id` in the resource that contains the one we are in. */
  find(reference: string): FoundResource | undefined {
    if (!reference.startsWith('#')) return this.index.resolve(reference, this.entry);
    if (reference === '#') return this.index.entryOf(this.container);
    const { contained } = this.container;
    if (!Array.isArray(contained)) return undefined;
    const id = reference.slice(1);
    const at = contained.findIndex((resource: unknown) => isLoose(resource) && resource.id === id);
    if (at === -1) return undefined;
    const resource = contained[at] as Loose;
    const outer = this.index.entryOf(this.container);
    return { resource, type: typeof resource.resourceType === 'string' ? resource.resourceType : '', path: `${outer?.path ?? this.prefix}.contained[${at}]`, entry: outer?.entry ?? -1 };
  }

  surroundings(): Surroundings {
    if (this.lastAround?.resource === this.resource) return this.lastAround;
    const known = this.around.get(this.resource);
    if (known) return (this.lastAround = known);
    const { resource, entry, container } = this;
    const made: Surroundings = {
      bundle: this.bundle,
      resource,
      resources: (type) => this.index.ofType(type),
      resolve: (reference) => {
        const target: unknown = isLoose(reference) ? reference.reference : reference;
        if (typeof target !== 'string' || target === '') return undefined;
        if (!target.startsWith('#')) return this.index.resolve(target, entry);
        const before = this.container;
        this.container = container;
        const found = this.find(target);
        this.container = before;
        return found;
      },
      conformsTo: (value, canonical) => this.conforms(value, canonical),
      memberOf: (value, canonical) => {
        const set = this.library.codeSet(canonical);
        return set && memberOf(value, set);
      },
    };
    this.around.set(resource, made);
    return (this.lastAround = made);
  }

  private conforms(value: unknown, canonical: string): boolean | undefined {
    if (!isLoose(value)) return undefined;
    const profile = this.library.profile(canonical);
    if (!profile) return undefined;
    if (value.resourceType !== profile.type) return false;
    const found = this.index.entryOf(value) ?? { resource: value, type: profile.type, path: this.path(), entry: this.entry?.entry ?? -1 };
    const outcome = this.judge(found, canonical);
    if (outcome && !outcome.ok) this.asked.push(outcome);
    return outcome?.ok;
  }

  /** Judgements that fail from here to `stopAsking` explain the invariant that asked for them. */
  startAsking(): Outcome[] {
    const before = this.asked;
    this.asked = [];
    return before;
  }

  stopAsking(before: Outcome[]): readonly Outcome[] {
    const failed = this.asked;
    this.asked = before;
    return failed;
  }
}

/**
 * The issues of judgements and all they rest on, each once, in the order they were found. `meant`: judgements that no published
 * rule asks for; what only these find is MedCom's prose.
 */
export function issuesOf(outcomes: Iterable<Outcome>, meant: Iterable<Outcome> = []): Issue[] {
  const issues: Issue[] = [];
  const told = new Set<string>();
  const seen = new Set<Outcome>();
  const tell = (all: Iterable<Outcome>, change: (issue: Issue) => Issue): void => {
    const queue = new Set(all);
    for (const outcome of queue) {
      if (seen.has(outcome)) continue;
      seen.add(outcome);
      for (const { issue, same } of outcome.findings) {
        if (told.has(same) || issues.length >= MOST_ISSUES) continue;
        told.add(same);
        issues.push(change(issue));
      }
      for (const other of outcome.rests) queue.add(other);
    }
  };
  tell(outcomes, (issue) => issue);
  tell(meant, (issue) => ({ ...issue, source: 'medcom-text' }));
  return issues;
}
