// Published packages as they lie at hand: a folder of JSON files, or the .tgz of a registry.
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';

function* tarFiles(bytes) {
  for (let at = 0; at + 512 <= bytes.length && bytes[at] !== 0;) {
    const text = (from, length) => bytes.toString('utf8', at + from, at + from + length).replace(/\0.*$/s, '');
    const size = Number.parseInt(text(124, 12).trim() || '0', 8);
    const prefix = text(345, 155);
    const type = text(156, 1);
    if (type === '0' || type === '') yield [prefix ? `${prefix}/${text(0, 100)}` : text(0, 100), bytes.subarray(at + 512, at + 512 + size)];
    at += 512 + Math.ceil(size / 512) * 512;
  }
}

function* files(path) {
  if (statSync(path).isDirectory()) {
    const folder = existsSync(join(path, 'package')) ? join(path, 'package') : path;
    for (const name of readdirSync(folder).sort()) if (name.endsWith('.json')) yield [name, readFileSync(join(folder, name))];
  } else for (const [name, bytes] of tarFiles(gunzipSync(readFileSync(path)))) if (/^package\/[^/]+\.json$/.test(name)) yield [name.slice('package/'.length), bytes];
}

/** `{ manifest, resources }` as shared/fhir/packages/package.ts takes them. */
export function packageFiles(path) {
  const resources = [];
  let manifest;
  for (const [name, bytes] of files(path)) {
    const value = JSON.parse(bytes.toString('utf8'));
    if (name === 'package.json') manifest = value;
    else if (typeof value?.resourceType === 'string') resources.push(value);
  }
  return { ...(manifest && { manifest }), resources };
}

/** Folders and .tgz files in a folder. */
export const packagePaths = (folder) => readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory() || /\.tgz$/.test(entry.name)).map(({ name }) => join(folder, name)).sort();
