/**
 * The written form of a PackageIR, as `build/extract-standards.mjs` puts it into `shared/standards`. One line a fact, one
 * space of indentation a level:
 *
 *     package medcom.fhir.dk.messaging 2.1.0
 *     depends medcom.fhir.dk.core 2.4.0
 *     profile messaging/medcom-messaging-organization Organization core/medcom-core-organization
 *      identifier 2.. /open(value:system)              cardinality as far as it differs; slicing
 *       :sor 1..1 @Identifier<dk/dk-core-sor-identifier>  a slice; datatype with profile
 *       :gln 1..1
 *        value 1..
 *     set terminology/medcom-messaging-messageTypes
 *      terminology/medcom-messaging-eventCodes care-communication-message …
 *     codes terminology/medcom-messaging-eventCodes care-communication-message …   all of a code system
 *
 * Further words of an element: `@Reference(a,b)&` target profiles, in the same Bundle (`^` contained); `in:` required value
 * set; `max:` length; `!key#hash` invariant (`?` when it only warns); last on the line `=` fixed or `~` pattern as JSON.
 * `Patient`, `dk/x`, `core/x` stand for canonicals of HL7, HL7 Denmark and a MedCom guide. A set with `...` is not complete,
 * a system with `*` stands for all its codes. `same NAME#VERSION PROFILE` takes a profile over from another package.
 */
import type { BindingIR, DiscriminatorIR, ElementIR, InvariantIR, Json, PackageIR, ProfileIR, SlicingIR, TypeIR, ValueSetIR } from '../validation/ir';
import { extensionSlicing } from './snapshot';

type Writable<T> = { -readonly [K in keyof T]: T[K] };
type Open = Writable<Omit<ElementIR, 'children' | 'slices'>> & { children?: ElementIR[]; slices?: ElementIR[] };
type Kind = 'StructureDefinition' | 'ValueSet' | 'CodeSystem';

/** `core/x` → `http://medcomfhir.dk/ig/core/StructureDefinition/x`. */
export function canonicalOf(written: string, kind: Kind): string {
  if (written.includes(':')) return written;
  const slash = written.indexOf('/');
  if (slash < 0) return kind === 'CodeSystem' ? `http://hl7.org/fhir/${written}` : `http://hl7.org/fhir/${kind}/${written}`;
  const guide = written.slice(0, slash);
  const name = written.slice(slash + 1);
  return guide === 'dk' ? `http://hl7.dk/fhir/core/${kind}/${name}` : `http://medcomfhir.dk/ig/${guide}/${kind}/${name}`;
}

/** The same few words stand on most lines: each is read once. The results are shared and read-only. */
function once<T>(read: (written: string) => T): (written: string) => T {
  const known = new Map<string, T>();
  return (written) => {
    let value = known.get(written);
    if (value === undefined) known.set(written, value = read(written));
    return value;
  };
}

const typesOf = once((written): readonly TypeIR[] => {
  return written.split('|').map((part) => {
    const [, code, profiles, targets, marks] = /^([^<(&^]+)(?:<([^>]+)>)?(?:\(([^)]+)\))?([&^]*)$/.exec(part) ?? [];
    if (code === undefined) throw new Error(`Bad type: ${part}`);
    const canonicals = (list: string) => list.split(',').map((item) => canonicalOf(item, 'StructureDefinition'));
    return {
      code, ...(profiles !== undefined && { profiles: canonicals(profiles) }), ...(targets !== undefined && { targets: canonicals(targets) }),
      ...(marks?.includes('&') && { bundled: true as const }), ...(marks?.includes('^') && { contained: true as const }),
    };
  });
});

const slicingOf = once((written): SlicingIR => {
  const [, rules, ordered, list] = /^(open|closed|openAtEnd)(\+?)\((.*)\)$/.exec(written) ?? [];
  if (rules === undefined) throw new Error(`Bad slicing: ${written}`);
  const discriminators = list === '' ? [] : list!.split(';').map((item): DiscriminatorIR => {
    const colon = item.indexOf(':');
    return { type: item.slice(0, colon) as DiscriminatorIR['type'], path: item.slice(colon + 1) };
  });
  return { rules: rules as SlicingIR['rules'], discriminators, ...(ordered && { ordered: true }) };
});

const bindingOf = once((written): BindingIR => {
  const bar = written.indexOf('|');
  return { valueSet: canonicalOf(bar < 0 ? written : written.slice(0, bar), 'ValueSet') + (bar < 0 ? '' : written.slice(bar)), strength: 'required' };
});

const invariantOf = once((written): InvariantIR => {
  const hash = written.lastIndexOf('#');
  return { key: written.slice(1, hash), severity: written.startsWith('!') ? 'error' : 'warning', hash: written.slice(hash + 1) };
});

/** Puts the words of an element after its name into `out`. */
function readFacts(text: string, from: number, out: Writable<Partial<ElementIR>>): void {
  let at = from;
  while (at < text.length) {
    const mark = text[at]!;
    if (mark === '=' || mark === '~') {
      out[mark === '=' ? 'fixed' : 'pattern'] = JSON.parse(text.slice(at + 1)) as Json;
      return;
    }
    let end = text.indexOf(' ', at);
    if (end < 0) end = text.length;
    const word = text.slice(at, end);
    at = end + 1;
    if (mark === '@') out.types = typesOf(word.slice(1));
    else if (mark === '/') out.slicing = slicingOf(word.slice(1));
    else if (mark === '!' || mark === '?') out.invariants = [...(out.invariants ?? []), invariantOf(word)];
    else if (word.startsWith('in:')) out.binding = bindingOf(word.slice(3));
    else if (word.startsWith('max:')) out.maxLength = Number(word.slice(4));
    else {
      const dots = word.indexOf('..');
      if (dots < 0) throw new Error(`Bad fact: ${text}`);
      if (dots > 0) out.min = Number(word.slice(0, dots));
      const max = word.slice(dots + 2);
      if (max !== '') out.max = max === '*' ? '*' : Number(max);
    }
  }
}

const isExtension = (name: string): boolean => name === 'extension' || name === 'modifierExtension';

/** Profile of another package, by `name#version` and canonical. */
export type Elsewhere = (pack: string, canonical: string) => ProfileIR;

/** The elements of a profile: `heading` is what stands after its parent, `lines` what is indented below. */
function readRoot(heading: string, lines: readonly string[]): ProfileIR['root'] {
  const root: Omit<Open, 'name'> = {};
  readFacts(heading, 0, root);
  // Elements that lines of one level more belong to.
  const open: Open[] = [root as Open];
  for (const line of lines) {
    let level = 0;
    while (line[level] === ' ') level += 1;
    const parent = open[level - 1];
    if (!parent) throw new Error(`Bad indentation: ${line}`);
    const space = line.indexOf(' ', level);
    const end = space < 0 ? line.length : space;
    const isSlice = line[level] === ':';
    const element: Open = isSlice ? { name: parent.name, slice: line.slice(level + 1, end) } : { name: line.slice(level, end) };
    readFacts(line, end + 1, element);
    if (isSlice) {
      (parent.slices ??= []).push(element);
      if (isExtension(parent.name)) parent.slicing ??= extensionSlicing;
    } else (parent.children ??= []).push(element);
    open.length = level;
    open.push(element);
  }
  return root;
}

/** `URL TYPE [PARENT] [INVARIANT …]`. The elements are read when they are first looked at: most profiles of a package never are. */
function readProfile(heading: string, lines: readonly string[]): ProfileIR {
  const [url, about] = cut(heading);
  const [type, rest] = cut(about);
  const [parent, invariants] = rest === '' || rest.startsWith('!') || rest.startsWith('?') ? [undefined, rest] : cut(rest);
  let made: ProfileIR['root'] | undefined;
  return {
    url: canonicalOf(url, 'StructureDefinition'), type, ...(parent !== undefined && { base: canonicalOf(parent, 'StructureDefinition') }),
    get root() { return made ??= readRoot(invariants, lines); },
  };
}

function readValueSet(heading: string, lines: readonly string[]): ValueSetIR {
  const [url, mark] = cut(heading);
  return {
    url: canonicalOf(url, 'ValueSet'), complete: mark !== '...',
    codes: Object.fromEntries(lines.map((line) => {
      const [system, codes] = cut(line.trimStart());
      return [canonicalOf(system, 'CodeSystem'), codes === '*' ? null : codes];
    })),
  };
}

function readCodeSystem(heading: string): ValueSetIR {
  const [name, codes] = cut(heading);
  const url = canonicalOf(name, 'CodeSystem');
  return { url, codes: { [url]: codes }, complete: true };
}

/** The first word, and what follows its space. */
function cut(text: string): [string, string] {
  const space = text.indexOf(' ');
  return space < 0 ? [text, ''] : [text.slice(0, space), text.slice(space + 1)];
}

/** Throws on text that the extractor could not have written: these are our own files. */
export function readPackage(text: string, elsewhere: Elsewhere): PackageIR {
  const out = { name: '', version: '', profiles: [] as ProfileIR[], valueSets: [] as ValueSetIR[], dependsOn: {} as Record<string, string> };
  const lines = text.split('\n');
  for (let at = 0; at < lines.length;) {
    const [kind, heading] = cut(lines[at]!);
    let end = at + 1;
    while (lines[end]?.startsWith(' ')) end += 1;
    const below = lines.slice(at + 1, end);
    const [first, second] = cut(heading);
    if (kind === 'package') [out.name, out.version] = [first, second];
    else if (kind === 'depends') out.dependsOn[first] = second;
    else if (kind === 'same') out.profiles.push(elsewhere(first, canonicalOf(second, 'StructureDefinition')));
    else if (kind === 'profile') out.profiles.push(readProfile(heading, below));
    else if (kind === 'set') out.valueSets.push(readValueSet(heading, below));
    else if (kind === 'codes') out.valueSets.push(readCodeSystem(heading));
    else throw new Error(`Bad line: ${lines[at]}`);
    at = end;
  }
  return out;
}
