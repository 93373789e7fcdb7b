/** FHIRPath's functions on collections: existence, filters, parts, combinations. Text and number functions are in text-functions, FHIR's own in fhir-functions. */
import { children, system, truth, type Collection, type Node } from './nodes';
import { distinct, onItem, spend, value, type Code, type Definition, type Scope } from './scope';
import { asBoolean, asInteger, includes, single, Fault } from './values';

export interface FunctionTable { readonly [name: string]: { readonly min: number; readonly max: number; readonly make: Definition } | undefined }

const nothing: Collection = [];

const filtered = (input: Collection, criterion: Code, scope: Scope): Node[] => input.filter((item, index) => asBoolean(onItem(criterion, item, index, scope)) === true);

const selected = (input: Collection, projection: Code, scope: Scope): Node[] => input.flatMap((item, index) => {
  const found = onItem(projection, item, index, scope);
  spend(scope, found.length);
  return found;
});

const booleans = (input: Collection): boolean[] => input.map((item) => {
  if (typeof item.value !== 'boolean') throw new Fault('no boolean');
  return item.value;
});

/** `repeat(…)`: what the projection finds, and what it finds from there, each once. */
function repeated(input: Collection, projection: Code, scope: Scope): Node[] {
  let found: Node[] = [];
  for (let frontier = input; frontier.length > 0;) {
    const known = found;
    const next = distinct(selected(frontier, projection, scope), scope);
    spend(scope, next.length * (known.length + 1));
    frontier = next.filter((item) => !includes(known, item));
    found = [...known, ...frontier];
  }
  return found;
}

export function descendantsOf(input: Collection, scope: Scope): Node[] {
  const found: Node[] = [];
  for (let frontier = input; frontier.length > 0;) {
    frontier = frontier.flatMap(children);
    spend(scope, frontier.length);
    for (const item of frontier) found.push(item);
  }
  return found;
}

function aggregated(input: Collection, step: Code, start: Collection, scope: Scope): Collection {
  let total = start;
  for (const [index, item] of input.entries()) {
    spend(scope, 1);
    const self = [item];
    const now = total;
    total = step(self, { ...scope, self, index, total: now });
  }
  return total;
}

const plain = (apply: (input: Collection, scope: Scope) => Collection) => ({ min: 0, max: 0, make: (): Code => apply });
const withCriterion = (apply: (input: Collection, criterion: Code, scope: Scope) => Collection) =>
  ({ min: 1, max: 1, make: ([criterion]: readonly Code[]): Code => (input, scope) => apply(input, criterion!, scope) });
/** One argument that is a collection, evaluated on the surroundings of the call. */
const withOther = (apply: (input: Collection, other: Collection, scope: Scope) => Collection) =>
  ({ min: 1, max: 1, make: ([other]: readonly Code[]): Code => (input, scope) => {
    const right = value(other!, scope);
    spend(scope, input.length + right.length);
    return apply(input, right, scope);
  } });

/** Pairs to be compared cost as many steps. */
const product = (scope: Scope, a: Collection, b: Collection): void => spend(scope, a.length * b.length);

export const collectionFunctions: FunctionTable = {
  empty: plain((input) => truth(input.length === 0)),
  exists: { min: 0, max: 1, make: ([criterion]) => (input, scope) => truth((criterion ? filtered(input, criterion, scope) : input).length > 0) },
  all: withCriterion((input, criterion, scope) => truth(input.every((item, index) => asBoolean(onItem(criterion, item, index, scope)) === true))),
  allTrue: plain((input) => truth(booleans(input).every((item) => item))),
  allFalse: plain((input) => truth(booleans(input).every((item) => !item))),
  anyTrue: plain((input) => truth(booleans(input).some((item) => item))),
  anyFalse: plain((input) => truth(booleans(input).some((item) => !item))),
  count: plain((input) => [system(input.length)]),
  distinct: plain(distinct),
  isDistinct: plain((input, scope) => truth(distinct(input, scope).length === input.length)),
  not: plain((input) => { const met = asBoolean(input); return truth(met === undefined ? undefined : !met); }),
  where: withCriterion(filtered),
  select: withCriterion(selected),
  repeat: withCriterion(repeated),
  first: plain((input) => input.slice(0, 1)),
  last: plain((input) => input.slice(-1)),
  tail: plain((input) => input.slice(1)),
  single: plain((input) => { const item = single(input); return item ? [item] : nothing; }),
  skip: withOther((input, other) => { const by = asInteger(other); return by === undefined ? nothing : by > 0 ? input.slice(by) : input; }),
  take: withOther((input, other) => { const by = asInteger(other); return by === undefined || by <= 0 ? nothing : input.slice(0, by); }),
  union: withOther((input, other, scope) => distinct([...input, ...other], scope)),
  combine: withOther((input, other) => [...input, ...other]),
  intersect: withOther((input, other, scope) => { product(scope, input, other); return distinct(input, scope).filter((item) => includes(other, item)); }),
  exclude: withOther((input, other, scope) => { product(scope, input, other); return input.filter((item) => !includes(other, item)); }),
  subsetOf: withOther((input, other, scope) => { product(scope, input, other); return truth(input.every((item) => includes(other, item))); }),
  supersetOf: withOther((input, other, scope) => { product(scope, input, other); return truth(other.every((item) => includes(input, item))); }),
  children: plain((input, scope) => { const found = input.flatMap(children); spend(scope, found.length); return found; }),
  descendants: plain(descendantsOf),
  // Only the branch that is taken is evaluated, both on what stands to the left of the dot.
  iif: { min: 2, max: 3, make: ([condition, yes, no]) => (input, scope) => (asBoolean(condition!(input, scope)) === true ? yes!(input, scope) : no ? no(input, scope) : nothing) },
  trace: { min: 1, max: 2, make: () => (input) => input },
  aggregate: { min: 1, max: 2, make: ([step, start]) => (input, scope) => aggregated(input, step!, start ? value(start, scope) : nothing, scope) },
};

/** `[index]` */
export const itemAt = (input: Collection, index: number | undefined): Collection => { const item = index === undefined ? undefined : input[index]; return item ? [item] : nothing; };
