/** A place in a Bundle that edits can walk from: the value, and its FHIRPath with index. */
export type Loose = Record<string, unknown>;

export const isObject = (value: unknown): value is Loose => typeof value === 'object' && value !== null && !Array.isArray(value);

export class Spot {
  constructor(readonly value: Loose, readonly path: string) {}

  get(name: string): unknown { return this.value[name]; }
  text(name: string): string | undefined { const value = this.value[name]; return typeof value === 'string' ? value : undefined; }

  /** Objects under a property, single or listed. */
  items(name: string): Spot[] {
    const value = this.value[name];
    if (Array.isArray(value)) return value.flatMap((item: unknown, index) => (isObject(item) ? [new Spot(item, `${this.path}.${name}[${index}]`)] : []));
    return isObject(value) ? [new Spot(value, `${this.path}.${name}`)] : [];
  }

  /** First object at a dotted way (`destination.receiver`). */
  at(way: string): Spot | undefined {
    return way.split('.').reduce<Spot | undefined>((spot, name) => spot?.items(name)[0], this);
  }

  /** Takes a property away; undefined when it isn't there. */
  drop(name: string): string | undefined {
    if (!(name in this.value)) return undefined;
    delete this.value[name];
    return `${this.path}.${name}`;
  }

  /** Takes one of a list away, and the list with its last: an empty list would be another fault. */
  dropItem(name: string, match: (item: Spot) => boolean = () => true): string | undefined {
    const found = this.items(name).find(match);
    const list = this.value[name];
    if (!found || !Array.isArray(list)) return undefined;
    list.splice(list.indexOf(found.value), 1);
    if (list.length === 0) delete this.value[name];
    return `${this.path}.${name}`;
  }

  set(name: string, value: unknown): string {
    this.value[name] = value;
    return `${this.path}.${name}`;
  }

  /** Sets a property that is there already. */
  replace(name: string, value: unknown): string | undefined {
    return name in this.value ? this.set(name, value) : undefined;
  }

  /** Appends to a list, made where there is none. */
  add(name: string, item: unknown): string {
    const list = Array.isArray(this.value[name]) ? this.value[name] as unknown[] : [];
    this.value[name] = [...list, item];
    return `${this.path}.${name}[${list.length}]`;
  }

  /** `eventCoding` → `eventUri`, with another value. */
  swap(from: string, to: string, value: unknown): string | undefined {
    if (!(from in this.value)) return undefined;
    delete this.value[from];
    return this.set(to, value);
  }

  /** Of a Bundle: its resources, by type where one is named. */
  resources(type?: string): Spot[] {
    return this.items('entry').flatMap((entry) => entry.items('resource')).filter(({ value }) => type === undefined || value.resourceType === type);
  }
  resource(type: string): Spot | undefined { return this.resources(type)[0]; }

  /** Extension by the end of its address. */
  extension(end: string, name = 'extension'): Spot | undefined { return this.items(name).find((item) => item.text('url')?.endsWith(end)); }

  /** Of a Bundle: the entry that a relative reference names. */
  resolve(reference: unknown): Spot | undefined {
    if (!isObject(reference) || typeof reference.reference !== 'string') return undefined;
    const { reference: to } = reference;
    return this.resources().find(({ value }) => to === `${String(value.resourceType)}/${String(value.id)}` || to.endsWith(`/${String(value.resourceType)}/${String(value.id)}`));
  }
}

const written = new WeakMap<object, string>();

/** The JSON of a seed, written once; seeds are never changed. */
export function textOf(seed: Loose): string {
  const known = written.get(seed) ?? JSON.stringify(seed);
  written.set(seed, known);
  return known;
}

/** A copy to change. Thousands are made, and parsing is three times as fast as a structured clone. */
export const copyOf = (seed: Loose): Loose => JSON.parse(textOf(seed)) as Loose;
