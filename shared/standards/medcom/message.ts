/** A message's resources, found by type and by reference, whatever shape the Bundle has. */
import type { Bundle, FhirResource, Reference } from 'fhir/r4';
import { indexBundle } from '../../fhir/references';
import type { Document } from '../../formats/format';
import { isLoose, obj, objs, str, type Loose } from './loose';

export interface Found {
  resource: Loose;
  type: string;
  /** FHIRPath of the resource, `Bundle.entry[3].resource`. */
  path: string;
  entry: number;
}

export interface Message {
  bundle: Loose;
  /** The first entry's MessageHeader, or the first one found elsewhere (which the rules object to). */
  header: Found | undefined;
  resources: Found[];
  all(type: string): Found[];
  /** The bundled resource that a reference names, if there is one. */
  resolve(reference: unknown): Found | undefined;
}

export function openMessage(document: Document): Message {
  return openBundle(document.bundle);
}

export function openBundle(source: Bundle): Message {
  const index = indexBundle(source);
  const bundle = obj(source);
  const resources: Found[] = [];
  const byResource = new Map<unknown, Found>();
  const entries: unknown[] = Array.isArray(bundle.entry) ? bundle.entry : [];
  for (const [entry, item] of entries.entries()) {
    const resource = obj(item).resource;
    if (!isLoose(resource)) continue;
    const found = { resource, type: str(resource.resourceType) ?? '', path: `Bundle.entry[${entry}].resource`, entry };
    resources.push(found);
    if (!byResource.has(resource)) byResource.set(resource, found);
  }
  const all = (type: string): Found[] => resources.filter((found) => found.type === type);
  return {
    bundle, resources, all,
    header: all('MessageHeader')[0],
    resolve: (reference) => {
      const target: FhirResource | undefined = index.resolve(reference as Reference | undefined);
      return target === undefined ? undefined : byResource.get(target);
    },
  };
}

/** The event code; messages before R4's choice spelling (`event`) are read too. */
export function eventCode(message: Message): string | undefined {
  const header = obj(message.header?.resource);
  return str(obj(header.eventCoding).code) ?? str(obj(header.event).code);
}

/** Addresses of the profiles a resource declares, without version. */
export const declaredProfiles = (resource: unknown): string[] =>
  (Array.isArray(obj(obj(resource).meta).profile) ? obj(obj(resource).meta).profile as unknown[] : [obj(obj(resource).meta).profile])
    .flatMap((profile) => (typeof profile === 'string' ? [profile.split('|')[0]!] : []));

/** The one value of an extension, whatever its type: the property whose name begins with `value`. */
export function extensionValue(extension: Loose): unknown {
  const name = Object.keys(extension).find((key) => /^value[A-Z]/.test(key));
  return name === undefined ? undefined : extension[name];
}

export const identifiersOf = (resource: unknown): { system: string | undefined; value: string | undefined; index: number }[] =>
  objs(obj(resource).identifier).map((identifier, index) => ({ system: str(identifier.system), value: str(identifier.value), index }));
