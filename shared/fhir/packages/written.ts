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
interface Open { name: string; slice?: string; children?: ElementIR[]; slices?: ElementIR[] }
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

function typesOf(written: string): TypeIR[] {
  return written.split('|').map((part) => {
    const [, code, profiles, targets, marks] = /^([^<(&^]+)(?:<([^>]+)>)?(?:\(([^)]+)\))?([&^]*)$/.exec(part) ?? [];
    if (code === undefined) throw new Error(`Bad type: ${part}`);
    const canonicals = (list: string) => list.split(',').map((item) => canonicalOf(item, 'StructureDefinition'));
    return {
      code, ...(profiles !== undefined && { profiles: canonicals(profiles) }), ...(targets !== undefined && { targets: canonicals(targets) }),
      ...(marks?.includes('&') && { bundled: true as const }), ...(marks?.includes('^') && { contained: true as const }),
    };
  });
}

function slicingOf(written: string): SlicingIR {
  const [, rules, ordered, list] = /^(open|closed|openAtEnd)(\+?)\((.*)\)$/.exec(written) ?? [];
  if (rules === undefined) throw new Error(`Bad slicing: ${written}`);
  const discriminators = list === '' ? [] : list!.split(';').map((item): DiscriminatorIR => {
    const colon = item.indexOf(':');
    return { type: item.slice(0, colon) as DiscriminatorIR['type'], path: item.slice(colon + 1) };
  });
  return { rules: rules as SlicingIR['rules'], discriminators, ...(ordered && { ordered: true }) };
}

/** The words of an element after its name. */
function factsOf(words: string): Writable<Partial<ElementIR>> {
  const out: Writable<Partial<ElementIR>> = {};
  const invariants: InvariantIR[] = [];
  let rest = words;
  while (rest !== '') {
    const mark = rest[0]!;
    if (mark === '=' || mark === '~') {
      out[mark === '=' ? 'fixed' : 'pattern'] = JSON.parse(rest.slice(1)) as Json;
      break;
    }
    const space = rest.indexOf(' ');
    const word = space < 0 ? rest : rest.slice(0, space);
    rest = space < 0 ? '' : rest.slice(space + 1);
    if (mark === '@') out.types = typesOf(word.slice(1));
    else if (mark === '/') out.slicing = slicingOf(word.slice(1));
    else if (mark === '!' || mark === '?') {
      const hash = word.lastIndexOf('#');
      invariants.push({ key: word.slice(1, hash), severity: mark === '!' ? 'error' : 'warning', hash: word.slice(hash + 1) });
    } else if (word.startsWith('in:')) {
      const bar = word.indexOf('|');
      const set = canonicalOf(word.slice(3, bar < 0 ? undefined : bar), 'ValueSet') + (bar < 0 ? '' : word.slice(bar));
      out.binding = { valueSet: set, strength: 'required' } satisfies BindingIR;
    } else if (word.startsWith('max:')) out.maxLength = Number(word.slice(4));
    else {
      const [, min, max] = /^(\d*)\.\.(\d+|\*|)$/.exec(word) ?? [];
      if (min === undefined) throw new Error(`Bad fact: ${words}`);
      if (min !== '') out.min = Number(min);
      if (max !== '') out.max = max === '*' ? '*' : Number(max);
    }
  }
  if (invariants.length) out.invariants = invariants;
  return out;
}

/** Profile of another package, by `name#version` and canonical. */
export type Elsewhere = (pack: string, canonical: string) => ProfileIR;

/** Throws on text that the extractor could not have written: these are our own files. */
export function readPackage(text: string, elsewhere: Elsewhere): PackageIR {
  let name = '';
  let version = '';
  const dependsOn: Record<string, string> = {};
  const profiles: ProfileIR[] = [];
  const valueSets: ValueSetIR[] = [];
  // Elements that lines of one level more belong to; the first is the root of the profile.
  let open: Open[] = [];
  let set: Record<string, string | null> | undefined;
  for (const line of text.split('\n')) {
    const level = line.search(/[^ ]/);
    if (level < 0) continue;
    const words = line.slice(level).split(' ');
    if (level === 0) {
      set = undefined;
      const [kind, first = '', second = '', third] = words;
      if (kind === 'package') [name, version] = [first, second];
      else if (kind === 'depends') dependsOn[first] = second;
      else if (kind === 'same') profiles.push(elsewhere(first, canonicalOf(second, 'StructureDefinition')));
      else if (kind === 'profile') {
        const isBase = third !== undefined && !/^[!?]/.test(third);
        const root = factsOf(words.slice(isBase ? 4 : 3).join(' '));
        profiles.push({ url: canonicalOf(first, 'StructureDefinition'), type: second, ...(isBase && { base: canonicalOf(third, 'StructureDefinition') }), root });
        open = [root as Open];
      } else if (kind === 'codes') {
        const url = canonicalOf(first, 'CodeSystem');
        valueSets.push({ url, codes: { [url]: words.slice(2).join(' ') }, complete: true });
      } else if (kind === 'set') {
        set = {};
        valueSets.push({ url: canonicalOf(first, 'ValueSet'), codes: set, complete: second !== '...' });
      } else throw new Error(`Bad line: ${line}`);
    } else if (set) set[canonicalOf(words[0]!, 'CodeSystem')] = words[1] === '*' ? null : words.slice(1).join(' ');
    else {
      const parent = open[level - 1];
      if (!parent) throw new Error(`Bad indentation: ${line}`);
      const isSlice = words[0]!.startsWith(':');
      const facts = factsOf(words.slice(1).join(' '));
      const element: ElementIR = isSlice ? { name: parent.name, slice: words[0]!.slice(1), ...facts } : { name: words[0]!, ...facts };
      if (isSlice) {
        (parent.slices ??= []).push(element);
        if (/^(modifierE|e)xtension$/.test(parent.name)) (parent as Writable<Partial<ElementIR>>).slicing ??= extensionSlicing;
      } else (parent.children ??= []).push(element);
      open.length = level;
      open.push(element as Open);
    }
  }
  return { name, version, profiles, valueSets, dependsOn };
}
