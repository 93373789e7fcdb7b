/** Which slice an item belongs to: each discriminator of each slice becomes one test, made when the profile is compiled. */
import { fixedTest, patternTest, type Test } from './compare';
import type { DiscriminatorIR, ElementIR, Json, ProfileIR, SlicingIR } from './ir';
import { unversioned, type Linked } from './link';
import { follow, parsePath, sameType, type Node, type Step } from './nodes';
import type { Run } from './run';
import { memberOf } from './terminology';
import { baseTypeOf } from './references';

/** Whether an item belongs to a slice. */
export interface Match {
  test(value: unknown, type: string, run: Run): boolean;
  /** Where one property holds a text, the slice is told by that text alone: it is one of these. */
  text?: { name: string; values: readonly string[] };
}

/** What a slice says of the element at a discriminator's path. */
type Said = Partial<ElementIR>;

const isObject = (value: unknown): value is Readonly<Record<string, Json>> => typeof value === 'object' && value !== null && !Array.isArray(value);

const byUrl: SlicingIR = { rules: 'open', discriminators: [{ type: 'value', path: 'url' }] };
const byType: SlicingIR = { rules: 'open', discriminators: [{ type: 'type', path: '$this' }] };

/** Older snapshots leave out what goes without saying: extensions are told by their url, values of a choice by their type. */
export function slicingOf(element: ElementIR, choice: boolean): SlicingIR | undefined {
  if (!element.slices || element.slices.length === 0) return undefined;
  if (element.slicing) return element.slicing;
  return element.name === 'extension' || element.name === 'modifierExtension' ? byUrl : choice ? byType : undefined;
}

/** The test for one slice; undefined when a discriminator can't be evaluated. */
export function compileMatch(slicing: SlicingIR, slice: ElementIR, linked: Linked): Match | undefined {
  const tests: Match[] = [];
  for (const discriminator of slicing.discriminators) {
    const test = compileDiscriminator(discriminator, slice, linked);
    if (!test) return undefined;
    tests.push(test);
  }
  if (tests.length === 1) return tests[0];
  return tests.length === 0 ? undefined : { test: (value, type, run) => tests.every(({ test }) => test(value, type, run)) };
}

function compileDiscriminator({ type: kind, path }: DiscriminatorIR, slice: ElementIR, linked: Linked): Match | undefined {
  const steps = parsePath(path);
  if (!steps) return undefined;
  const said = saidAt([slice], steps, linked);
  switch (kind) {
    case 'value':
    case 'pattern': return valueMatch(steps, said, linked) ?? extensionUrlMatch(steps, slice);
    case 'exists': {
      const wanted = said.some(({ min = 0 }) => min > 0) ? true : said.some(({ max }) => max === 0) ? false : undefined;
      return wanted === undefined ? undefined : { test: (value, type, run) => (follow({ value, type }, steps, run).length > 0) === wanted };
    }
    case 'type': return typeMatch(steps, said, slice, linked);
    case 'profile': return profileMatch(steps, said, slice);
  }
}

function valueMatch(steps: readonly Step[], said: readonly Said[], linked: Linked): Match | undefined {
  const tests: Test[] = [];
  const texts: Json[] = [];
  for (const { fixed, pattern, binding } of said) {
    const whole = fixed ?? pattern;
    if (whole !== undefined) texts.push(whole);
    if (fixed !== undefined) tests.push(fixedTest(fixed));
    else if (pattern !== undefined) tests.push(patternTest(pattern));
    else if (binding?.strength === 'required') {
      const codes = linked.codeSet(binding.valueSet);
      if (codes) tests.push((value) => memberOf(value, codes) === true);
    }
  }
  if (tests.length === 0 && !said.some(({ min = 0 }) => min > 0)) return undefined;
  const all: Test = tests.length === 1 ? tests[0]! : (value) => tests.every((test) => test(value));
  // Most discriminators are one name, and most of these name a primitive.
  const [first] = steps;
  if (steps.length === 1 && first?.kind === 'name') {
    const { name } = first;
    const [text] = texts;
    return {
      test(value, type, run) {
        if (!isObject(value)) return false;
        const own: unknown = Object.hasOwn(value, name) ? value[name] : undefined;
        return own !== undefined && !Array.isArray(own) ? all(own) : follow({ value, type }, steps, run).some((node) => all(node.value));
      },
      ...(tests.length === 1 && typeof text === 'string' && !(name in Object.prototype) && { text: { name, values: [text] } }),
    };
  }
  return { test: (value, type, run) => follow({ value, type }, steps, run).some((node) => all(node.value)) };
}

/** A slice of extensions whose definition isn't held is still told by the address of that definition. */
function extensionUrlMatch(steps: readonly Step[], slice: ElementIR): Match | undefined {
  const [step] = steps;
  const urls = new Set((slice.types ?? []).flatMap(({ profiles = [] }) => profiles.map(unversioned)));
  if (steps.length !== 1 || step?.kind !== 'name' || step.name !== 'url' || urls.size === 0) return undefined;
  return { test: (value) => isObject(value) && typeof value.url === 'string' && urls.has(value.url), text: { name: 'url', values: [...urls] } };
}

const targetsOf = (slice: Said): readonly string[] => (slice.types ?? []).flatMap(({ targets = [] }) => targets);

function typeMatch(steps: readonly Step[], said: readonly Said[], slice: ElementIR, linked: Linked): Match | undefined {
  const types = steps.at(-1)?.kind === 'resolve'
    ? targetsOf(slice).flatMap((target) => baseTypeOf(target) ?? linked.profile(target)?.type ?? [])
    : said.flatMap(({ types: own = [] }) => own.map(({ code }) => code));
  if (types.length === 0) return undefined;
  if (steps.length === 0) return { test: (value, type) => types.some((wanted) => sameType(resourceType(value) ?? type, wanted)) };
  return { test: (value, type, run) => follow({ value, type }, steps, run).some((node) => types.some((wanted) => sameType(node.type, wanted))) };
}

const resourceType = (value: unknown): string | undefined => (isObject(value) && typeof value.resourceType === 'string' ? value.resourceType : undefined);

function profileMatch(steps: readonly Step[], said: readonly Said[], slice: ElementIR): Match | undefined {
  const targets = steps.at(-1)?.kind === 'resolve' ? targetsOf(slice) : said.flatMap(({ types = [] }) => types.flatMap(({ profiles = [] }) => profiles));
  if (targets.length === 0) return undefined;
  const conforms = (node: Node, run: Run): boolean => targets.some((target) => {
    const base = baseTypeOf(target);
    return base === undefined ? run.surroundings().conformsTo(node.value, target) === true : base === 'Resource' || node.type === base;
  });
  return { test: (value, type, run) => follow({ value, type }, steps, run).some((node) => conforms(node, run)) };
}

/** Follows a path through what a slice says: its children, the profiles of its types, and fixed values or patterns above. */
function saidAt(from: readonly Said[], steps: readonly Step[], linked: Linked): Said[] {
  let nodes: Said[] = [...from];
  for (const step of steps) {
    if (step.kind === 'resolve') return [];
    if (step.kind === 'type') continue;
    const next: Said[] = [];
    for (const node of nodes) {
      const children = childrenOf(node, linked);
      if (step.kind === 'name') next.push(...named(children, step.name), ...withinPattern(node, step.name));
      else next.push(...extensionSaid(children, step.url, linked));
    }
    nodes = next;
  }
  return nodes;
}

/** Its own children and those of the profiles that its types name. */
const childrenOf = (node: Said, linked: Linked): readonly ElementIR[] =>
  [...node.children ?? [], ...(node.types ?? []).flatMap(({ profiles = [] }) => profiles.flatMap((profile): readonly ElementIR[] => linked.profile(profile)?.root.children ?? []))];

const named = (children: readonly ElementIR[], name: string): Said[] => children.filter((child) => child.name === name).flatMap((child): Said[] => [child, ...child.slices ?? []]);

function extensionSaid(children: readonly ElementIR[], url: string, linked: Linked): Said[] {
  const is = (slice: ElementIR): boolean => (slice.types ?? []).some(({ profiles = [] }) => profiles.some((profile) => unversioned(profile) === url)) || (slice.children ?? []).some(({ name, fixed, pattern }) => name === 'url' && (fixed ?? pattern) === url);
  const definition: ProfileIR | undefined = linked.profile(url);
  return [...named(children, 'extension').filter((slice): slice is ElementIR => 'slice' in slice && is(slice as ElementIR)), ...(definition ? [definition.root] : [])];
}

function withinPattern({ fixed, pattern }: Said, name: string): Said[] {
  const whole = fixed ?? pattern;
  const part = isObject(whole) && Object.hasOwn(whole, name) ? whole[name] : undefined;
  if (part === undefined) return [];
  return (Array.isArray(part) ? part as readonly Json[] : [part]).map((item) => ({ pattern: item }));
}
