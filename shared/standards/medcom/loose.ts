/**
 * Access to documents as they arrive. A parsed message has the right syntax and nothing else: any property may be missing
 * or of another shape. Readers go through these functions and so are total without asking at every step.
 */
export type Loose = Readonly<Record<string, unknown>>;

export const isLoose = (value: unknown): value is Loose => typeof value === 'object' && value !== null && !Array.isArray(value);

/** The value as an object; an empty one when it is anything else. */
export const obj = (value: unknown): Loose => (isLoose(value) ? value : {});

/** A repeating element's items; a lone value counts as one item, so that a wrong cardinality can still be read. */
export const items = (value: unknown): unknown[] => (Array.isArray(value) ? value : value === undefined || value === null ? [] : [value]);

export const objs = (value: unknown): Loose[] => items(value).filter(isLoose);

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
export const extensionsOf = (element: unknown, ...urls: string[]): Loose[] =>
  objs(obj(element).extension).filter((extension) => urls.includes(str(extension.url) ?? ''));

/** Type and id of a reference as written: the last two steps of its path. */
export function referenceTarget(reference: unknown): { type: string; id: string } | undefined {
  const text = typeof reference === 'string' ? reference : str(obj(reference).reference);
  const match = text === undefined ? null : /(?:^|\/)([A-Za-z]{1,64})\/([^/]{1,256})(?:\/_history\/[^/]*)?$/.exec(text);
  return match ? { type: match[1]!, id: match[2]! } : undefined;
}
