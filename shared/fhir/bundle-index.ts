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

/** An address in its parts, `https://example.org/fhir/` and `Patient/p1`: what `absolute` matches of an address without version, told without a regular expression. */
function splitAddress(address: string): { base: string; tail: string } | undefined {
  const second = address.lastIndexOf('/');
  const first = second <= 0 ? -1 : address.lastIndexOf('/', second - 1);
  const scheme = address.startsWith('https://') ? 8 : address.startsWith('http://') ? 7 : 0;
  if (scheme === 0 || first <= scheme || first - scheme > 2000 || !isIdAt(address, second + 1) || !isTypeBetween(address, first + 1, second)) return undefined;
  for (let i = scheme; i < first; i++) {
    const code = address.charCodeAt(i);
    if (code === 0x0a || code === 0x0d || code === 0x2028 || code === 0x2029) return undefined;
  }
  return { base: address.slice(0, first + 1), tail: address.slice(first + 1) };
}

const isLetter = (code: number): boolean => (code >= 0x61 && code <= 0x7a) || (code >= 0x41 && code <= 0x5a);

function isIdAt(text: string, start: number): boolean {
  const length = text.length - start;
  if (length < 1 || length > 64) return false;
  for (let i = start; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (!isLetter(code) && (code < 0x30 || code > 0x39) && code !== 0x2d && code !== 0x2e) return false;
  }
  return true;
}

function isTypeBetween(text: string, start: number, end: number): boolean {
  const first = text.charCodeAt(start);
  if (end - start < 1 || end - start > 64 || first < 0x41 || first > 0x5a) return false;
  for (let i = start + 1; i < end; i++) if (!isLetter(text.charCodeAt(i))) return false;
  return true;
}

export interface BundleIndex {
  readonly all: readonly FoundResource[];
  ofType(type: string): readonly FoundResource[];
  /** The entry a resource object stands in; contained resources have none. */
  entryOf(resource: unknown): FoundResource | undefined;
  /** By fullUrl; a relative reference against the address of the entry it stands in, then by `Type/id`. The first entry wins where two claim the same. */
  resolve(reference: string, from?: FoundResource): FoundResource | undefined;
}

const none: readonly FoundResource[] = [];

/** What references lead to from one base address. Each is asked for by its type, its profiles and its invariants, and most entries share their base. */
type Answers = Map<string, FoundResource | null>;

class Entry implements FoundResource {
  base: string | undefined;
  /** `Type/id` at the end of its address. */
  tail: string | undefined;
  answers: Answers | undefined;
  constructor(readonly resource: Loose, readonly type: string, readonly entry: number, readonly path = `Bundle.entry[${entry}].resource`) {}
}

class Index implements BundleIndex {
  readonly all: Entry[] = [];
  private readonly byType = new Map<string, Entry[]>();
  private readonly byAddress = new Map<string, Entry>();
  private readonly byTypeAndId = new Map<string, Entry>();
  private readonly byResource = new Map<unknown, Entry>();
  private readonly withoutBase: Answers = new Map();
  /** Two entries claim one address. */
  private doubled = false;

  constructor(bundle: unknown) {
    const entries: unknown = isLoose(bundle) ? bundle.entry : undefined;
    if (!Array.isArray(entries)) return;
    const tails: { tail: string; found: Entry }[] = [];
    const bases = new Map<string, Answers>();
    for (let entry = 0; entry < entries.length; entry++) {
      const item: unknown = entries[entry];
      if (!isLoose(item) || !isLoose(item.resource)) continue;
      const { resource, fullUrl } = item;
      const type = typeof resource.resourceType === 'string' ? resource.resourceType : '';
      const found = new Entry(resource, type, entry);
      this.all.push(found);
      if (!this.byResource.has(resource)) this.byResource.set(resource, found);
      const sameType = this.byType.get(type);
      if (sameType) sameType.push(found); else this.byType.set(type, [found]);
      const own = typeof resource.id === 'string' ? `${type}/${resource.id}` : undefined;
      if (own !== undefined) addFirst(this.byTypeAndId, own, found);
      if (typeof fullUrl !== 'string') continue;
      if (this.byAddress.has(fullUrl)) this.doubled = true;
      else this.byAddress.set(fullUrl, found);
      const parts = splitAddress(fullUrl) ?? versionedParts(fullUrl);
      if (parts) {
        found.base = parts.base;
        found.tail = parts.tail;
        const answers = bases.get(parts.base);
        if (answers) found.answers = answers; else bases.set(parts.base, (found.answers = new Map<string, FoundResource | null>()));
      }
      const tail = parts?.tail ?? relative.exec(fullUrl)?.[1];
      if (tail !== undefined && tail !== own) tails.push({ tail, found });
    }
    // An address whose last steps are `Type/id` is known by these too, after every resource's own id.
    for (const { tail, found } of tails) addFirst(this.byTypeAndId, tail, found);
  }

  ofType(type: string): readonly FoundResource[] { return this.byType.get(type) ?? none; }
  entryOf(resource: unknown): FoundResource | undefined { return this.byResource.get(resource); }

  resolve(reference: string, from?: FoundResource): FoundResource | undefined {
    const answers = (from instanceof Entry ? from.answers : undefined) ?? this.withoutBase;
    let found = answers.get(reference);
    if (found === undefined) answers.set(reference, (found = this.look(reference, from instanceof Entry ? from.base : undefined) ?? null));
    return found ?? undefined;
  }

  private look(reference: string, base: string | undefined): FoundResource | undefined {
    // Nearly always a `Type/id` that stands at the end of one address with the same base: the address need not be put together.
    const likely = this.byTypeAndId.get(reference);
    if (likely !== undefined && !this.doubled && base !== undefined && likely.tail === reference && likely.base === base) return likely;
    const whole = this.byAddress.get(reference);
    if (whole) return whole;
    const tail = relative.exec(reference)?.[1];
    if (tail === undefined) {
      const versioned = absolute.exec(reference);
      return versioned?.[3] === undefined ? undefined : this.byAddress.get(versioned[1]! + versioned[2]!);
    }
    return (base === undefined ? undefined : this.byAddress.get(base + tail)) ?? this.byTypeAndId.get(tail);
  }
}

function addFirst(map: Map<string, Entry>, key: string, found: Entry): void {
  if (!map.has(key)) map.set(key, found);
}

function versionedParts(address: string): { base: string; tail: string } | undefined {
  const match = address.includes('/_history/') ? absolute.exec(address) : null;
  return match ? { base: match[1]!, tail: match[2]! } : undefined;
}

export const indexBundle = (bundle: unknown): BundleIndex => new Index(bundle);

/** Type that a reference's own words tell, `Patient` of `…/Patient/p1`. */
export function typeNamed(reference: string): string | undefined {
  const match = relative.exec(reference)?.[1] ?? absolute.exec(reference)?.[2];
  return match?.slice(0, match.indexOf('/'));
}
