/** Finding things in a Bundle. Built for Bundles as they arrive: any property may have any shape, and nothing here throws. */
import type { Bundle, FhirResource, MessageHeader, Reference } from 'fhir/r4';

export interface BundleIndex {
  bundle: Bundle;
  /** The first entry's MessageHeader, or the first one found when it stands elsewhere. */
  header: MessageHeader | undefined;
  /** Resources of a type in the order of their entries. */
  resources<T extends FhirResource>(type: T['resourceType']): T[];
  /** Position in Bundle.entry of a resource object of this Bundle; -1 for any other. */
  entryIndexOf(resource: FhirResource): number;
  /** By fullUrl first, then by `Type/id`; the first entry wins where two claim the same. Contained resources are not searched. */
  resolve(reference: Reference | string | undefined): FhirResource | undefined;
}

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);

/** `Type/id` of a relative reference, without a version suffix; undefined for absolute and local ones. */
function relativeKey(reference: string): string | undefined {
  const match = /^\/?([A-Z][A-Za-z]{0,63}\/[A-Za-z0-9.-]{1,64})(?:\/_history\/[^/]*)?$/.exec(reference);
  return match?.[1];
}

export function indexBundle(bundle: Bundle): BundleIndex {
  const byKey = new Map<string, FhirResource>();
  const byType = new Map<string, FhirResource[]>();
  const positions = new Map<FhirResource, number>();
  const raw: unknown = isObject(bundle) ? bundle.entry : undefined;
  const entries: unknown[] = Array.isArray(raw) ? raw : [];
  const relative = new Map<string, FhirResource>();
  for (const [position, entry] of entries.entries()) {
    if (!isObject(entry) || !isObject(entry.resource)) continue;
    const resource = entry.resource as unknown as FhirResource;
    const { resourceType, id }: { resourceType: unknown; id?: unknown } = resource;
    if (!positions.has(resource)) positions.set(resource, position);
    if (typeof entry.fullUrl === 'string' && !byKey.has(entry.fullUrl)) byKey.set(entry.fullUrl, resource);
    if (typeof resourceType !== 'string') continue;
    const sameType = byType.get(resourceType);
    if (sameType) sameType.push(resource); else byType.set(resourceType, [resource]);
    const key = `${resourceType}/${typeof id === 'string' ? id : ''}`;
    if (typeof id === 'string' && !relative.has(key)) relative.set(key, resource);
  }

  const resolve: BundleIndex['resolve'] = (reference) => {
    const target: unknown = isObject(reference) ? reference.reference : reference;
    if (typeof target !== 'string' || target === '') return undefined;
    const whole = byKey.get(target);
    if (whole) return whole;
    const key = relativeKey(target);
    return key === undefined ? undefined : relative.get(key);
  };

  return {
    bundle,
    header: byType.get('MessageHeader')?.[0] as MessageHeader | undefined,
    resources: <T extends FhirResource>(type: T['resourceType']) => [...(byType.get(type) ?? [])] as T[],
    entryIndexOf: (resource) => positions.get(resource) ?? -1,
    resolve,
  };
}
