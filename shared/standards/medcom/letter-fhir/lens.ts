/** Places in a FHIR resource that tables of fields name: set on the way in, got on the way out, by the same path. */
import { items, obj } from '../loose';

/** A property, a place in a list, or the list's entry that has these values (made where there is none). */
export type Step = string | number | Readonly<Record<string, string>>;
export type Path = readonly Step[];

const fits = (entry: unknown, wanted: Readonly<Record<string, string>>): boolean => Object.entries(wanted).every(([key, value]) => obj(entry)[key] === value);

export function getAt(target: unknown, path: Path): unknown {
  let here: unknown = target;
  for (const step of path) here = typeof step === 'string' ? obj(here)[step] : typeof step === 'number' ? items(here)[step] : items(here).find((entry) => fits(entry, step));
  return here;
}

export function setAt(target: Record<string, unknown>, path: Path, value: unknown): void {
  let here: unknown = target;
  path.forEach((step, index) => {
    const next: unknown = index === path.length - 1 ? value : typeof path[index + 1] === 'string' ? {} : [];
    if (typeof step === 'string') {
      const holder = here as Record<string, unknown>;
      if (index === path.length - 1 || holder[step] === undefined) holder[step] = next;
      here = holder[step];
      return;
    }
    const list = here as unknown[];
    if (typeof step === 'number') { here = list[step] ??= next; return; }
    let entry = list.find((one) => fits(one, step));
    if (entry === undefined) list.push((entry = { ...step }));
    here = entry;
  });
}
