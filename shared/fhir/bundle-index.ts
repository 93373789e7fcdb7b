/** Resources of a Bundle by type and by everything a reference may call them. Built for Bundles of any shape; nothing here throws. */
export type Loose = Record<string, unknown>;

export interface FoundResource {
  resource: Loose;
  type: string;
  /** `Bundle.entry[3].resource` */
  path: string;
  entry: number;
}

export const isLoose = (value: unknown): value is Loose => typeof value === 'object' && value !== null && !Array.isArray(value);

const relative = /^\/?([A-Z][A-Za-z]{0,63}\/[A-Za-z0-9.-]{1,64})(?:\/_history\/[^/]*)?$/;
const absolute = /^(https?:\/\/.{1,2000}\/)([A-Z][A-Za-z]{0,63}\/[A-Za-z0-9.-]{1,64})(\/_history\/[^/]*)?$/;

export interface BundleIndex {
  readonly all: readonly FoundResource[];
  ofType(type: string): readonly FoundResource[];
  /** The entry a resource object stands in; contained resources have none. */
  entryOf(resource: unknown): FoundResource | undefined;
  /** By fullUrl; a relative reference against the address of the entry it stands in, then by `Type/id`. The first entry wins where two claim the same. */
  resolve(reference: string, from?: FoundResource): FoundResource | undefined;
}

const none: readonly FoundResource[] = [];

export function indexBundle(bundle: unknown): BundleIndex {
  const all: FoundResource[] = [];
  const byType = new Map<string, FoundResource[]>();
  const byAddress = new Map<string, FoundResource>();
  const byTypeAndId = new Map<string, FoundResource>();
  const bases = new Map<FoundResource, string>();
  const tails = new Map<FoundResource, string>();
  const byResource = new Map<unknown, FoundResource>();
  const add = (map: Map<string, FoundResource>, key: string, found: FoundResource) => { if (!map.has(key)) map.set(key, found); };

  const entries: unknown = isLoose(bundle) ? bundle.entry : undefined;
  if (Array.isArray(entries)) {
    for (let entry = 0; entry < entries.length; entry++) {
      const item: unknown = entries[entry];
      if (!isLoose(item) || !isLoose(item.resource)) continue;
      const { resource, fullUrl } = item;
      const type = typeof resource.resourceType === 'string' ? resource.resourceType : '';
      const found: FoundResource = { resource, type, path: `Bundle.entry[${entry}].resource`, entry };
      all.push(found);
      if (!byResource.has(resource)) byResource.set(resource, found);
      const sameType = byType.get(type);
      if (sameType) sameType.push(found); else byType.set(type, [found]);
      if (typeof resource.id === 'string') add(byTypeAndId, `${type}/${resource.id}`, found);
      if (typeof fullUrl !== 'string') continue;
      add(byAddress, fullUrl, found);
      const match = absolute.exec(fullUrl);
      if (match) bases.set(found, match[1]!);
      const tail = match?.[2] ?? relative.exec(fullUrl)?.[1];
      if (tail !== undefined) tails.set(found, tail);
    }
    // An address whose last steps are `Type/id` is known by these too, after every resource's own id.
    for (const [found, tail] of tails) add(byTypeAndId, tail, found);
  }

  /** A reference is looked up by its type, its profiles and its invariants, mostly from one base: taken apart once. */
  const taken = new Map<string, string | null>();
  const tailOf = (reference: string): string | undefined => {
    let tail = taken.get(reference);
    if (tail === undefined) taken.set(reference, (tail = relative.exec(reference)?.[1] ?? null));
    return tail ?? undefined;
  };

  return {
    all,
    ofType: (type) => byType.get(type) ?? none,
    entryOf: (resource) => byResource.get(resource),
    resolve(reference, from) {
      const whole = byAddress.get(reference);
      if (whole) return whole;
      const tail = tailOf(reference);
      if (tail === undefined) {
        const versioned = absolute.exec(reference);
        return versioned?.[3] === undefined ? undefined : byAddress.get(versioned[1]! + versioned[2]!);
      }
      const base = from && bases.get(from);
      return (base === undefined ? undefined : byAddress.get(base + tail)) ?? byTypeAndId.get(tail);
    },
  };
}

/** Type that a reference's own words tell, `Patient` of `…/Patient/p1`. */
export function typeNamed(reference: string): string | undefined {
  const match = relative.exec(reference)?.[1] ?? absolute.exec(reference)?.[2];
  return match?.slice(0, match.indexOf('/'));
}
