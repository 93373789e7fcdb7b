/** A message's resources, found by type and by reference, whatever shape the Bundle has. */
import type { Bundle } from 'fhir/r4';
import { indexBundle, type BundleIndex } from '../../fhir/bundle-index';
import { unversioned } from '../../fhir/validation/link';
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

const nothing: Bundle = { resourceType: 'Bundle', type: 'message' };

/** A letter has no resources: what asks for some finds none. */
export function openMessage(document: Document): Message {
  return openBundle(document.kind === 'fhir' ? document.bundle : nothing);
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
export function declaredProfiles(resource: unknown): string[] {
  const { profile } = obj(obj(resource).meta);
  const urls: string[] = [];
  for (const canonical of Array.isArray(profile) ? profile as unknown[] : [profile]) if (typeof canonical === 'string') urls.push(unversioned(canonical));
  return urls;
}

/** The one value of an extension, whatever its type: the property whose name begins with `value`. */
export function extensionValue(extension: Loose): unknown {
  for (const key in extension) {
    const letter = key.charCodeAt(5);
    if (letter >= 0x41 && letter <= 0x5a && key.startsWith('value')) return extension[key];
  }
  return undefined;
}

export const identifiersOf = (resource: unknown): { system: string | undefined; value: string | undefined; index: number }[] =>
  objs(obj(resource).identifier).map((identifier, index) => ({ system: str(identifier.system), value: str(identifier.value), index }));
