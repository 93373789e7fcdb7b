/**
 * A published snapshot reduced to what the profile adds to its base type. Used by the extractor of built-in facts and for
 * packages that are loaded at run time. Differential-only definitions have no snapshot and are refused before this.
 */
import type { ElementDefinition, StructureDefinition } from 'fhir/r4';
import { typeFact, type ElementFact, type TypeFact } from '../r4/facts';
import type { DiscriminatorIR, ElementIR, InvariantIR, Json, ProfileIR, SlicingIR, TypeIR } from '../validation/ir';

export interface SnapshotOptions {
  /** SHA-256 of a text as lower-case hex. */
  sha256(text: string): string;
  /** Keep the published FHIRPath beside its hash: for packages loaded at run time, never for built-in facts. */
  expressions: boolean;
}

type Writable<T> = { -readonly [K in keyof T]: T[K] };

/** A segment of element ids (`destination:primary`). Sparse snapshots leave parents out, so `element` may be missing. */
interface Node {
  name: string;
  slice?: string;
  element?: ElementDefinition;
  children: Map<string, Node>;
  slices: Map<string, Node>;
}

const base = 'http://hl7.org/fhir/StructureDefinition/';

/** Invariants of base types that some profiles list under a source of their own. */
const baseKeys = /^(ele-1|ext-1|dom-[2-6]|txt-[12])$/;

const newNode = (name: string, slice?: string): Node => ({ name, ...(slice !== undefined && { slice }), children: new Map(), slices: new Map() });
const withoutVersion = (canonical: string): string => canonical.replace(/\|.*$/, '');
const withoutChoice = (name: string): string => name.replace(/\[x\]$/, '');

function under<K>(map: Map<K, Node>, key: K, make: () => Node): Node {
  let node = map.get(key);
  if (!node) map.set(key, node = make());
  return node;
}

function treeOf(elements: readonly ElementDefinition[]): Node {
  const root = newNode(elements[0]?.path ?? '');
  root.element = elements[0];
  for (const element of elements.slice(1)) {
    let node = root;
    for (const segment of splitId(element.id ?? element.path).slice(1)) {
      const colon = segment.indexOf(':');
      const name = withoutChoice(colon < 0 ? segment : segment.slice(0, colon));
      node = under(node.children, name, () => newNode(name));
      if (colon >= 0) {
        const slice = segment.slice(colon + 1);
        node = under(node.slices, slice, () => newNode(name, slice));
      }
    }
    node.element = element;
  }
  return root;
}

/** Dots inside a slice name do not occur in published ids: the name would not be a valid id. */
const splitId = (id: string): string[] => id.split('.');

const sameSet = (a: readonly string[], b: readonly string[]): boolean => a.length === b.length && a.every((item) => b.includes(item));
const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

function valueOf(element: ElementDefinition, kind: 'fixed' | 'pattern'): Json | undefined {
  for (const [key, value] of Object.entries(element)) if (key.startsWith(kind) && /^[A-Z]/.test(key.slice(kind.length))) return value as Json;
  return undefined;
}

function slicingOf(element: ElementDefinition | undefined, name: string, sliced: boolean): SlicingIR | undefined {
  const slicing = element?.slicing;
  if (!slicing) return sliced && /^(modifierE|e)xtension$/.test(name) ? extensionSlicing : undefined;
  if (!sliced && slicing.rules === 'open') return undefined;
  const discriminators = (slicing.discriminator ?? []).map(({ type, path }): DiscriminatorIR => ({ type, path }));
  return { rules: slicing.rules, discriminators, ...(slicing.ordered && { ordered: true }) };
}

/** Extensions are always sliced by their url; snapshots do not always say so. */
export const extensionSlicing: SlicingIR = { rules: 'open', discriminators: [{ type: 'value', path: 'url' }] };

export function profileFromSnapshot(definition: StructureDefinition, options: SnapshotOptions): ProfileIR {
  const elements = definition.snapshot?.element;
  if (!elements?.length) throw new Error(`No snapshot: ${definition.url}`);
  const emit = emitter(options);
  const tree = treeOf(elements);
  // How often a root may occur is for those who refer to the profile to say; what it is, `type` says.
  const { children, invariants } = emit(tree, undefined, typeFact(definition.type));
  const root = { ...(invariants && { invariants }), ...(children && { children }) };
  const parent = definition.baseDefinition === undefined ? undefined : withoutVersion(definition.baseDefinition);
  return { url: definition.url, type: definition.type, ...(parent !== undefined && !parent.startsWith(base) && { base: parent }), root };
}

function emitter({ sha256, expressions }: SnapshotOptions) {
  function invariantsOf(element: ElementDefinition): InvariantIR[] {
    return (element.constraint ?? []).filter(({ key, source }) => !baseKeys.test(key) && !source?.startsWith(base)).map(({ key, severity, expression }) => {
      const text = (expression ?? '').replace(/\s+/g, ' ').trim();
      return { key, severity, hash: sha256(text).slice(0, 8), ...(expressions && { expression: expression ?? '' }) };
    });
  }

  function own(element: ElementDefinition, fact: ElementFact | undefined, slice: boolean): Writable<Partial<ElementIR>> {
    const out: Writable<Partial<ElementIR>> = {};
    const max = element.max === undefined || element.max === '*' ? '*' : Number(element.max);
    const baseMax = element.base?.max === '*' ? '*' : Number(element.base?.max);
    if (slice || element.min !== (element.base?.min ?? 0)) out.min = element.min ?? 0;
    if (slice || max !== baseMax) out.max = max;
    const types = typesOf(element, fact);
    if (types) out.types = types;
    const fixed = valueOf(element, 'fixed');
    if (fixed !== undefined) out.fixed = fixed;
    const pattern = valueOf(element, 'pattern');
    if (pattern !== undefined) out.pattern = pattern;
    const { binding } = element;
    if (binding?.strength === 'required' && binding.valueSet !== undefined && !isBaseBinding(binding.valueSet, fact)) out.binding = { valueSet: binding.valueSet, strength: 'required' };
    if (element.maxLength !== undefined) out.maxLength = element.maxLength;
    const invariants = invariantsOf(element);
    if (invariants.length) out.invariants = invariants;
    return out;
  }

  /** `fact` describes the element in its owner's base type, `inside` what its children are. */
  function emit(node: Node, fact: ElementFact | undefined, inside: TypeFact | undefined): ElementIR {
    const isSlice = node.slice !== undefined;
    const out: Writable<ElementIR> = { name: node.name, ...(isSlice && { slice: node.slice }) };
    // A slice that only its children speak of is optional and otherwise as its element.
    if (node.element) Object.assign(out, own(node.element, fact, isSlice));
    else if (isSlice) Object.assign(out, { min: 0, max: '*' });
    const slicing = slicingOf(node.element, node.name, node.slices.size > 0);
    if (slicing) out.slicing = slicing;
    const children = [...node.children.values()].map((child) => emitChild(child, inside)).filter((child) => Object.keys(child).length > 1);
    if (children.length) out.children = children;
    const slices = [...node.slices.values()].map((slice) => prune(emit(slice, fact, typeInside(slice, fact)), out));
    if (slices.length) out.slices = slices;
    return out;
  }

  function emitChild(child: Node, inside: TypeFact | undefined): ElementIR {
    const property = inside?.properties.get(child.name);
    const fact = inside?.elements.find(({ name }) => name === child.name) ?? property?.element;
    return emit(child, fact, typeInside(child, fact));
  }

  return emit;
}

/** Type of what is below an element: its group, else its only type. */
function typeInside(node: Node, fact: ElementFact | undefined): TypeFact | undefined {
  if (fact?.group) return fact.group;
  const codes = node.element?.type?.map(({ code }) => code) ?? (fact?.types.length === 1 ? fact.types : []);
  return codes.length === 1 ? typeFact(codes[0]!) : undefined;
}

/** What a slice repeats of its element as a whole holds already; only what tells it apart or narrows it stays. */
function prune(slice: ElementIR, element: ElementIR): ElementIR {
  const out: Writable<ElementIR> = { ...slice };
  const children = slice.children?.filter((child) => !element.children?.some((other) => same(child, other)));
  if (children?.length) out.children = children;
  else delete out.children;
  if (same(slice.invariants, element.invariants)) delete out.invariants;
  if (same(slice.binding, element.binding)) delete out.binding;
  return out;
}

/** Base facts name the code set of an element as `administrative-gender`. */
function isBaseBinding(valueSet: string, fact: ElementFact | undefined): boolean {
  const name = /^http:\/\/hl7\.org\/fhir\/ValueSet\/([^|]+)/.exec(valueSet)?.[1];
  return name !== undefined && name === fact?.codeSet;
}

function typeOf({ code, profile, targetProfile, aggregation }: NonNullable<ElementDefinition['type']>[number]): TypeIR {
  const targets = code === 'Reference' ? [...new Set((targetProfile ?? []).map(withoutVersion))].filter((target) => target !== `${base}Resource`) : [];
  return {
    code,
    ...(profile?.length && { profiles: profile.map(withoutVersion) }),
    ...(targets.length && { targets }),
    ...(aggregation?.includes('bundled') && { bundled: true as const }),
    ...(aggregation?.includes('contained') && { contained: true as const }),
  };
}

/** Undefined: as the base has it. */
function typesOf(element: ElementDefinition, fact: ElementFact | undefined): TypeIR[] | undefined {
  const types = (element.type ?? []).filter(({ code }) => !code.startsWith('http://hl7.org/fhirpath/')).map(typeOf);
  if (types.length === 0) return undefined;
  const plain = types.every(({ profiles, bundled, contained }) => !profiles && !bundled && !contained);
  if (plain && fact?.group) return undefined;
  const targets = types.flatMap((type) => type.targets ?? []).map((target) => target.replace(base, ''));
  if (plain && fact && sameSet(types.map(({ code }) => code), fact.types) && sameSet(targets, fact.targets ?? [])) return undefined;
  return types;
}
