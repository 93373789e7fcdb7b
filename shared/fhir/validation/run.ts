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

/** A profile's compiled check and the type it is for. One object per profile and engine. */
export interface Judge { readonly type: string; check(value: Loose, run: Run): void }

/** What the engine gives a run: everything that is the same for all of them. */
export interface Library {
  /** By canonical, with or without version; undefined for one that isn't held. */
  profile(canonical: string): Judge | undefined;
  codeSet(canonical: string): CodeSet | undefined;
}

/** A file that is wrong throughout is told about its first faults only; beyond the second number they aren't even written down. */
const MOST_ISSUES = 200;
const MOST_FINDINGS = 1000;
const MOST_NOT_EVALUATED = 200;
/** Profiles that ask for profiles of what is referred to, and so on: deeper than this is put off, not stacked. */
const MOST_NESTED = 24;

const noOutcomes: readonly Outcome[] = [];

/** Where a run was before it went into another resource. */
interface Place { resource: Loose; entry: FoundResource | undefined; container: Loose; prefix: string; bottom: number }

/** What invariants see from within one resource. */
class Around implements Surroundings {
  readonly bundle: Loose;
  readonly resource: Loose;
  readonly #run: Run;
  readonly #entry: FoundResource | undefined;
  readonly #container: Loose;

  constructor(run: Run) {
    this.bundle = run.bundle;
    this.resource = run.resource;
    this.#run = run;
    this.#entry = run.entry;
    this.#container = run.container;
  }

  resources(type: string): readonly FoundResource[] { return this.#run.index.ofType(type); }

  resolve(reference: unknown): FoundResource | undefined {
    const target: unknown = isLoose(reference) ? reference.reference : reference;
    if (typeof target !== 'string' || target === '') return undefined;
    return target.startsWith('#') ? this.#run.findFrom(this.#container, target) : this.#run.index.resolve(target, this.#entry);
  }

  conformsTo(value: unknown, canonical: string): boolean | undefined { return this.#run.conforms(value, canonical); }

  memberOf(value: unknown, canonical: string): boolean | undefined {
    const set = this.#run.library.codeSet(canonical);
    return set && memberOf(value, set);
  }
}

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
  /** Somewhere there may be a property that begins with `_`. Hardly any message has one, and looking beside each value takes time. */
  twins = false;

  private prefix = '';
  private bottom = 0;
  private top = 0;
  private readonly names: string[] = [];
  private readonly indexes: number[] = [];
  private count = 0;
  private nested = 0;
  private readonly judged = new Map<Loose, Map<Judge, Outcome>>();
  private readonly putOff: { found: FoundResource; profile: Judge; outcome: Outcome }[] = [];
  private readonly unjudged = new Map<string, NotEvaluated>();
  private readonly around = new Map<Loose, Around>();
  private lastAround: Around | undefined;
  /** Judgements that an invariant under way has asked for and that failed: they say why it did. */
  private asked: Outcome[] | undefined;

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
  /** Nothing was found anywhere. */
  get clean(): boolean { return this.count === 0; }
  get full(): boolean { return this.count >= MOST_FINDINGS; }

  path(): string {
    let path = this.prefix;
    for (let i = this.bottom; i < this.top; i++) {
      const index = this.indexes[i]!;
      path += index === -1 ? `.${this.names[i]!}` : `.${this.names[i]!}[${index}]`;
    }
    return path;
  }

  /** Puts a resource that stands in no other one in the middle; `leaveResource` takes back what was there. */
  enterResource(resource: Loose, entry: FoundResource | undefined, container: Loose, prefix: string): Place {
    const before = { resource: this.resource, entry: this.entry, container: this.container, prefix: this.prefix, bottom: this.bottom };
    this.resource = resource;
    this.entry = entry;
    this.container = container;
    this.prefix = prefix;
    this.bottom = this.top;
    return before;
  }

  /** A resource at the place where we are: an entry's, or one contained in the resource we are in. */
  enterInner(resource: Loose): Place {
    const before = { resource: this.resource, entry: this.entry, container: this.container, prefix: this.prefix, bottom: this.bottom };
    const found = this.index.entryOf(resource);
    this.resource = resource;
    if (found) {
      this.entry = found;
      this.container = resource;
    }
    return before;
  }

  leaveResource(before: Place): void {
    this.resource = before.resource;
    this.entry = before.entry;
    this.container = before.container;
    this.prefix = before.prefix;
    this.bottom = before.bottom;
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
    const profile = this.library.profile(canonical);
    return profile && this.judgeBy(found, profile);
  }

  judgeBy(found: FoundResource, profile: Judge): Outcome {
    let mine = this.judged.get(found.resource);
    const known = mine?.get(profile);
    if (known) return known;
    // Put down before it is made: what refers back to it meanwhile finds nothing wrong with it.
    const outcome: Outcome = { findings: [], rests: [], ok: true };
    if (!mine) this.judged.set(found.resource, (mine = new Map<Judge, Outcome>()));
    mine.set(profile, outcome);
    if (this.nested >= MOST_NESTED) this.putOff.push({ found, profile, outcome });
    else this.make(found, profile, outcome);
    return outcome;
  }

  private make(found: FoundResource, profile: Judge, outcome: Outcome): void {
    const before = this.current;
    this.current = outcome;
    this.nested += 1;
    const entry = this.index.entryOf(found.resource);
    const place = this.enterResource(found.resource, entry, entry ? found.resource : this.containerOf(found), found.path);
    profile.check(found.resource, this);
    this.leaveResource(place);
    this.nested -= 1;
    this.current = before;
  }

  private containerOf({ resource, entry }: FoundResource): Loose {
    return entry >= 0 ? this.index.all.find((candidate) => candidate.entry === entry)?.resource ?? resource : this.container;
  }

  /** Judgements that were put off because they lay too deep. */
  finish(): void {
    for (let next = this.putOff.pop(); next; next = this.putOff.pop()) this.make(next.found, next.profile, next.outcome);
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
    let around = this.around.get(this.resource);
    if (!around) this.around.set(this.resource, (around = new Around(this)));
    return (this.lastAround = around);
  }

  /** As `find`, seen from another container. */
  findFrom(container: Loose, reference: string): FoundResource | undefined {
    const before = this.container;
    this.container = container;
    const found = this.find(reference);
    this.container = before;
    return found;
  }

  conforms(value: unknown, canonical: string): boolean | undefined {
    if (!isLoose(value)) return undefined;
    const profile = this.library.profile(canonical);
    if (!profile) return undefined;
    if (value.resourceType !== profile.type) return false;
    const found = this.index.entryOf(value) ?? { resource: value, type: profile.type, path: this.path(), entry: this.entry?.entry ?? -1 };
    const outcome = this.judgeBy(found, profile);
    if (!outcome.ok) (this.asked ??= []).push(outcome);
    return outcome.ok;
  }

  /** Judgements that fail from here to `stopAsking` explain the invariant that asked for them. */
  startAsking(): Outcome[] | undefined {
    const before = this.asked;
    this.asked = undefined;
    return before;
  }

  stopAsking(before: Outcome[] | undefined): readonly Outcome[] {
    const failed = this.asked ?? noOutcomes;
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
