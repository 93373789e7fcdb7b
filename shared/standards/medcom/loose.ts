/**
 * Access to documents as they arrive. A parsed message has the right syntax and nothing else: any property may be missing
 * or of another shape. Readers go through these functions and so are total without asking at every step.
 */
export type Loose = Readonly<Record<string, unknown>>;

export const isLoose = (value: unknown): value is Loose => typeof value === 'object' && value !== null && !Array.isArray(value);

/** The value as an object; an empty one when it is anything else. */
export const obj = (value: unknown): Loose => (isLoose(value) ? value : {});

/** A repeating element's items; a lone value counts as one item, so that a wrong cardinality can still be read. */
export const items = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : value === undefined || value === null ? nothing : [value]);
const nothing: readonly unknown[] = [];

export function objs(value: unknown): readonly Loose[] {
  const list = items(value);
  for (let i = 0; i < list.length; i++) if (!isLoose(list[i])) return list.filter(isLoose);
  return list as readonly Loose[];
}

/** A non-empty string, or undefined. */
export const str = (value: unknown): string | undefined => (typeof value === 'string' && value !== '' ? value : undefined);

export const strs = (value: unknown): string[] => items(value).filter((item): item is string => typeof item === 'string' && item !== '');

/** Follows a path of names, taking the first item of every repeating element. */
export function at(value: unknown, ...path: string[]): unknown {
  let current = value;
  for (const name of path) current = obj(items(current)[0])[name];
  return current;
}

export const strAt = (value: unknown, ...path: string[]): string | undefined => str(items(at(value, ...path))[0]);

/** The extensions of an element with one of the given addresses. */
export function extensionsOf(element: unknown, ...urls: string[]): Loose[] {
  const found: Loose[] = [];
  for (const extension of objs(obj(element).extension)) if (typeof extension.url === 'string' && urls.includes(extension.url)) found.push(extension);
  return found;
}

/** `Type/id` and nothing else, as nearly all references are written. */
function plainTarget(text: string): { type: string; id: string } | undefined {
  const cut = text.indexOf('/');
  if (cut < 1 || cut > 64 || cut === text.length - 1 || text.length - cut > 257 || text.includes('/', cut + 1) || text.includes('\n')) return undefined;
  for (let i = 0; i < cut; i++) {
    const letter = text.charCodeAt(i) | 0x20;
    if (letter < 0x61 || letter > 0x7a) return undefined;
  }
  return { type: text.slice(0, cut), id: text.slice(cut + 1) };
}

/** Type and id of a reference as written: the last two steps of its path. */
export function referenceTarget(reference: unknown): { type: string; id: string } | undefined {
  const text = typeof reference === 'string' ? reference : str(obj(reference).reference);
  const plain = text === undefined ? undefined : plainTarget(text);
  if (plain) return plain;
  const match = text === undefined ? null : /(?:^|\/)([A-Za-z]{1,64})\/([^/]{1,256})(?:\/_history\/[^/]*)?$/.exec(text);
  return match ? { type: match[1]!, id: match[2]! } : undefined;
}
