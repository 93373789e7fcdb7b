/**
 * The door for definitions that come from outside: what a StructureDefinition, ValueSet, CodeSystem or ImplementationGuide must look
 * like to be read, and no more of it than the readers beside this file use. Prose, differentials and mappings, nine tenths of a
 * package, go here, so that a large package is never held whole.
 */
import type { CodeSystem, FhirResource, ImplementationGuide, StructureDefinition, ValueSet } from 'fhir/r4';
import { z } from 'zod';
import type { Manifest } from './package';

const text = z.string().max(4096);
const canonical = z.string().min(1).max(1024);
const count = z.number().int().nonnegative();

const element = z.looseObject({
  id: text.optional(), path: text, sliceName: text.optional(), min: count.optional(), max: z.string().regex(/^(\*|\d{1,9})$/).optional(),
  base: z.object({ path: text, min: count, max: z.string().regex(/^(\*|\d{1,9})$/) }).optional(), contentReference: text.optional(), maxLength: count.optional(),
  type: z.array(z.object({ code: text, profile: z.array(canonical).optional(), targetProfile: z.array(canonical).optional(), aggregation: z.array(text).optional() })).optional(),
  constraint: z.array(z.object({ key: text, severity: z.enum(['error', 'warning']), expression: z.string().max(65_536).optional(), source: text.optional() })).optional(),
  slicing: z.object({
    rules: z.enum(['open', 'closed', 'openAtEnd']), ordered: z.boolean().optional(),
    discriminator: z.array(z.object({ type: z.enum(['value', 'pattern', 'type', 'profile', 'exists']), path: text })).optional(),
  }).optional(),
  binding: z.object({ strength: z.enum(['required', 'extensible', 'preferred', 'example']), valueSet: canonical.optional() }).optional(),
});
const readKeys = new Set(Object.keys(element.shape));
/** Fixed and pattern values carry their type in their name; every other unknown key goes. */
const elementRead = element.transform((all) => Object.fromEntries(Object.entries(all).filter(([key]) => readKeys.has(key) || /^(fixed|pattern)[A-Z]/.test(key))));

const structureDefinition = z.object({
  resourceType: z.literal('StructureDefinition'), url: canonical, type: text, kind: text.optional(), derivation: text.optional(), baseDefinition: canonical.optional(), fhirVersion: text.optional(),
  snapshot: z.object({ element: z.array(elementRead) }).optional(),
});

interface Concept { code: string; concept?: Concept[] | undefined }
const concept: z.ZodType<Concept> = z.object({ code: z.string().min(1), get concept() { return z.array(concept).optional(); } });
const codeSystem = z.object({ resourceType: z.literal('CodeSystem'), url: canonical, content: text.optional(), concept: z.array(concept).optional() });

interface Contained { system?: string | undefined; code?: string | undefined; abstract?: boolean | undefined; contains?: Contained[] | undefined }
const contained: z.ZodType<Contained> = z.object({
  system: canonical.optional(), code: z.string().optional(), abstract: z.boolean().optional(), get contains() { return z.array(contained).optional(); },
});
const include = z.object({
  system: canonical.optional(), version: text.optional(), concept: z.array(z.object({ code: z.string().min(1) })).optional(),
  filter: z.array(z.object({ property: text, op: text, value: z.string() })).optional(), valueSet: z.array(canonical).optional(),
});
const valueSet = z.object({
  resourceType: z.literal('ValueSet'), url: canonical, compose: z.object({ include: z.array(include), exclude: z.array(include).optional() }).optional(),
  expansion: z.object({ total: count.optional(), contains: z.array(contained).optional() }).optional(),
});

const implementationGuide = z.object({
  resourceType: z.literal('ImplementationGuide'), packageId: text.optional(), version: text.optional(),
  dependsOn: z.array(z.object({ packageId: text.optional(), version: text.optional() })).optional(),
});

const manifest = z.object({
  name: z.string(), version: z.string(), fhirVersions: z.array(text).optional(), 'fhir-version-list': z.array(text).optional(), dependencies: z.record(text, text).optional(),
});

const readers = { StructureDefinition: structureDefinition, CodeSystem: codeSystem, ValueSet: valueSet, ImplementationGuide: implementationGuide };

export type Definition = StructureDefinition | CodeSystem | ValueSet | ImplementationGuide;
export type DefinitionRead = { definition: Definition } | { fault: string } | 'other';

/** `other`: a resource (or no resource) that says nothing of what messages must look like. `fault`: where it is not as FHIR has it. */
export function readDefinition(value: unknown): DefinitionRead {
  if (typeof value !== 'object' || value === null || !('resourceType' in value) || typeof value.resourceType !== 'string' || !Object.hasOwn(readers, value.resourceType)) return 'other';
  // Definitions without a canonical can't be referred to.
  if (value.resourceType !== 'ImplementationGuide' && !('url' in value)) return 'other';
  try {
    const read = readers[value.resourceType as keyof typeof readers].safeParse(value);
    if (!read.success) return { fault: read.error.issues[0]?.path.join('.') ?? '' };
    // What is left out of these types is optional in them or never read.
    return { definition: read.data as FhirResource as Definition };
  } catch {
    // Nested deeper than the stack: no publisher's tool writes that.
    return { fault: '' };
  }
}

const isName = /^[A-Za-z0-9][A-Za-z0-9._-]{0,127}$/;

/** Dependencies that are no package names are passed over. `fhirVersions` is empty where the package doesn't say. Undefined for what is no manifest of a FHIR package. */
export function readManifest(value: unknown): (Required<Manifest> & { fhirVersions: string[] }) | undefined {
  const read = manifest.safeParse(value).data;
  return read && { name: read.name, version: read.version, dependencies: Object.fromEntries(Object.entries(read.dependencies ?? {}).filter(([name]) => isName.test(name))), fhirVersions: read.fhirVersions ?? read['fhir-version-list'] ?? [] };
}
