/** Valid files with a few bytes changed at random: what a bad line, a broken disk or somebody curious sends. */
import type { Chance } from '../faults/random';

export type Mangling = 'flip' | 'byte' | 'delete' | 'insert' | 'duplicate' | 'truncate' | 'splice' | 'swap';

const LONGEST = 400;

function range(bytes: Uint8Array, chance: Chance): [number, number] {
  const from = chance.below(bytes.length);
  return [from, Math.min(bytes.length, from + 1 + chance.below(LONGEST))];
}

function joined(...parts: readonly Uint8Array[]): Uint8Array {
  const all = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) { all.set(part, at); at += part.length; }
  return all;
}

const edits: Readonly<Record<Mangling, (bytes: Uint8Array, chance: Chance, other: Uint8Array) => Uint8Array>> = {
  flip(bytes, chance) {
    const copy = bytes.slice();
    const at = chance.below(copy.length);
    copy[at] = copy[at]! ^ (1 << chance.below(8));
    return copy;
  },
  byte(bytes, chance) {
    const copy = bytes.slice();
    // Half of them are letters that mean something in JSON or XML: those break more than noise does.
    copy[chance.below(copy.length)] = chance.happens(0.5) ? chance.pick([...'{}[]",:\\<>&/!?=\'0-e#;']).charCodeAt(0) : chance.below(256);
    return copy;
  },
  delete(bytes, chance) {
    const [from, to] = range(bytes, chance);
    return joined(bytes.subarray(0, from), bytes.subarray(to));
  },
  insert(bytes, chance) {
    const at = chance.below(bytes.length + 1);
    return joined(bytes.subarray(0, at), chance.bytes(1 + chance.below(LONGEST)), bytes.subarray(at));
  },
  duplicate(bytes, chance) {
    const [from, to] = range(bytes, chance);
    const times = chance.happens(0.1) ? 200 : 1;
    return joined(bytes.subarray(0, to), ...Array.from({ length: times }, () => bytes.subarray(from, to)), bytes.subarray(to));
  },
  truncate: (bytes, chance) => bytes.slice(0, chance.below(bytes.length)),
  splice: (bytes, chance, other) => joined(bytes.subarray(0, chance.below(bytes.length)), other.subarray(chance.below(other.length))),
  swap(bytes, chance) {
    const [a, b] = range(bytes, chance);
    const rest = joined(bytes.subarray(0, a), bytes.subarray(b));
    const at = chance.below(rest.length + 1);
    return joined(rest.subarray(0, at), bytes.subarray(a, b), rest.subarray(at));
  },
};

export const manglings = Object.keys(edits) as Mangling[];

/** One to four edits of one file; `files` are whole, at least one. Equal chances give equal bytes. */
export function mangled(files: readonly Uint8Array[], chance: Chance): { bytes: Uint8Array; file: number; edits: Mangling[] } {
  const file = chance.below(files.length);
  let bytes = files[file]!;
  const done = Array.from({ length: 1 + chance.below(4) }, () => chance.pick(manglings));
  for (const edit of done) if (bytes.length > 0) bytes = edits[edit](bytes, chance, chance.pick(files));
  return { bytes, file, edits: done };
}
