import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { corpusFolder } from '../../../tests/corpus';
import { datatypeFacts, isPrimitive, isResourceType, resourceFacts, typeFact, type TypeFact } from './facts';

interface Witness { base: string | undefined; properties: Map<string, { many: boolean; required: boolean; codes?: string[]; type: string }> }

/** Properties of every interface of the published TypeScript types: an independent witness of names, arrays and cardinality. */
function witness(): Map<string, Witness> {
  const text = readFileSync(join(createRequire(import.meta.url).resolve('@types/fhir/package.json'), '../r4.d.ts'), 'utf8').replace(/\/\*[^]*?\*\//g, '');
  const found = new Map<string, Witness>();
  for (const [, name, base, body] of text.matchAll(/export interface (\w+)(?:<.*?>)?(?: extends (\w+))? \{([^]*?)\n\}/g)) {
    const properties: Witness['properties'] = new Map();
    for (const [, property, optional, type] of body!.matchAll(/^ {2}(?:readonly )?(\w+)(\??): (.*?)(?: \| undefined)?;$/gm)) {
      const codes = [...type!.matchAll(/'([^']*)'/g)].map((match) => match[1]!);
      properties.set(property!, { many: type!.endsWith('[]'), required: optional === '', type: type!.replace(/\[\]$/, '').replace(/<.*>$/, ''), ...(codes.length > 0 && { codes }) });
    }
    found.set(name!, { base, properties });
  }
  // Age and its likes are quantities and add nothing.
  for (const facts of found.values()) if (facts.base === 'Quantity') facts.properties = found.get('Quantity')!.properties;
  return found;
}

const inherited = new Set(['id', 'extension', 'modifierExtension', 'meta', 'implicitRules', 'language', 'text', 'contained', 'resourceType']);

describe('base facts', () => {
  const types = witness();
  const compare = (fact: TypeFact, name: string, seen = new Set<string>()): string[] => {
    const other = types.get(name);
    if (!other) return [`${name}: no such type`];
    if (seen.has(name)) return [];
    seen.add(name);
    const faults: string[] = [];
    const own = fact.kind === 'datatype' || fact.kind === 'group' ? new Set(['id', 'extension', 'modifierExtension']) : inherited;
    for (const [property, facts] of fact.properties) {
      if (own.has(property)) continue;
      const theirs = other.properties.get(property);
      if (!theirs) { faults.push(`${name}.${property}: unknown`); continue; }
      if (theirs.many !== facts.element.many) faults.push(`${name}.${property}: array`);
      if (theirs.required !== (facts.element.min > 0 && !facts.element.choice)) faults.push(`${name}.${property}: required`);
      if (facts.element.codes && theirs.codes?.slice().sort().join() !== [...facts.element.codes].sort().join()) faults.push(`${name}.${property}: codes ${theirs.codes?.join(' ') ?? 'none'}`);
      if (facts.type !== 'xhtml' && other.properties.has(`_${property}`) !== facts.primitive) faults.push(`${name}.${property}: primitive`);
      if (facts.element.group) faults.push(...compare(facts.element.group, theirs.type, seen));
      else if (!facts.primitive && facts.type !== 'xhtml' && facts.type !== 'Resource' && theirs.type !== facts.type) faults.push(`${name}.${property}: ${theirs.type}`);
    }
    for (const property of other.properties.keys()) if (!property.startsWith('_') && !own.has(property) && !fact.properties.has(property)) faults.push(`${name}.${property}: missing`);
    return faults;
  };

  it('agree with the published TypeScript types in names, arrays, cardinality, primitives and codes', () => {
    const faults = [...Object.keys(resourceFacts), ...Object.keys(datatypeFacts)].flatMap((name) => compare(typeFact(name)!, name));
    expect(faults).toEqual([]);
  });

  it('name every resource of R4', () => {
    const resources = [...types].filter(([, { base }]) => base === 'DomainResource').map(([name]) => name);
    expect(resources.length).toBeGreaterThan(140);
    expect(resources.filter((name) => !isResourceType(name))).toEqual([]);
    expect(isResourceType('Patientt') || isResourceType('constructor')).toBe(false);
  });

  it('describe every type that they name', () => {
    const named = new Set([...Object.keys(resourceFacts), ...Object.keys(datatypeFacts)].flatMap((name) => [...typeFact(name)!.properties.values()].map(({ type }) => type)));
    for (const type of named) if (!isPrimitive(type) && !['{}', 'Resource', 'xhtml'].includes(type)) expect(typeFact(type), type).toBeDefined();
  });

  it('repeat groups by reference', () => {
    const bundle = typeFact('Bundle')!;
    expect(bundle.properties.get('entry')!.element.group!.properties.get('link')!.element.group).toBe(bundle.properties.get('link')!.element.group);
  });

  const profiles = corpusFolder === undefined ? undefined : join(corpusFolder, 'medcom/profiles');
  if (profiles !== undefined && existsSync(profiles)) {
    it('are what the published snapshots say', async () => {
      const { extractFacts } = await import('../../../build/extract-standards/base-facts.mjs') as { extractFacts(folder: string): typeof resourceFacts };
      // Profiles narrow what may be referred to, so their snapshots cannot tell what the base allows.
      const comparable = (facts: Record<string, string>) => Object.fromEntries(Object.entries(facts).map(([path, fact]) => [path, fact.replace(/\([^)]+\)/, '')]));
      for (const [type, facts] of Object.entries(extractFacts(profiles))) expect({ [type]: facts }).toEqual({ [type]: comparable(resourceFacts[type]!) });
    });
  }
});
