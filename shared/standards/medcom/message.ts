/** A message's resources, found by type and by reference, whatever shape the Bundle has. */
import type { Bundle } from 'fhir/r4';
import { indexBundle, type BundleIndex } from '../../fhir/bundle-index';
import type { FoundResource } from '../../fhir/validation/types';
import type { Document } from '../../formats/format';
import { obj, objs, str, type Loose } from './loose';

export type Found = FoundResource;

export interface Message {
  bundle: Loose;
  /** What the engine judges by, so that a Bundle is looked through once. */
  index: BundleIndex;
  /** The first entry's MessageHeader, or the first one found elsewhere (which the rules object to). */
  header: Found | undefined;
  resources: readonly Found[];
  all(type: string): readonly Found[];
  /** The bundled resource that a Reference (or its text) names, if there is one. */
  resolve(reference: unknown): Found | undefined;
}

export function openMessage(document: Document): Message {
  return openBundle(document.bundle);
}

export function openBundle(source: Bundle): Message {
  const bundle = obj(source);
  const index = indexBundle(bundle);
  return {
    bundle, index, resources: index.all, all: (type) => index.ofType(type), header: index.ofType('MessageHeader')[0],
    resolve(reference) {
      const target = str(reference) ?? str(obj(reference).reference);
      return target === undefined ? undefined : index.resolve(target);
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
