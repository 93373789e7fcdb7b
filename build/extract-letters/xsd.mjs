// XML Schema as far as MedCom's letters use it: named and inline types, sequences, choices, references, restrictions and
// extensions, simple types with facets. What it doesn't know it throws at, so that a new construct is never passed over.
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { SaxesParser } from 'saxes';

const XSD = 'http://www.w3.org/2001/XMLSchema';

function parsed(path) {
  const parser = new SaxesParser({ xmlns: true, fileName: path });
  const open = [{ children: [] }];
  parser.on('error', (error) => { throw error; });
  parser.on('opentag', ({ local, uri, attributes, ns }) => {
    const node = { name: uri === XSD ? local : `?${local}`, children: [], at: Object.fromEntries(Object.values(attributes).filter(({ prefix, name }) => prefix !== 'xmlns' && name !== 'xmlns').map(({ local: key, value }) => [key, value])), ns };
    open.at(-1).children.push(node);
    open.push(node);
  });
  parser.on('closetag', () => open.pop());
  parser.write(readFileSync(path, 'utf8').replace(/^\uFEFF/, '')).close();
  return open[0].children[0];
}

/** Everything that a schema and those it includes or imports declare: `{ element, complexType, simpleType, group }` by `{namespace}name`. */
export function loadSchemas(path, loaded = { seen: new Set(), element: new Map(), complexType: new Map(), simpleType: new Map(), group: new Map(), target: undefined }) {
  if (loaded.seen.has(path)) return loaded;
  loaded.seen.add(path);
  const schema = parsed(path);
  const target = schema.at.targetNamespace;
  loaded.target ??= target;
  const prefixes = { ...schema.ns };
  const adopt = (node) => { node.prefixes = { ...prefixes, ...node.ns }; node.target = target; for (const child of node.children) adopt(child); };
  adopt(schema);
  for (const node of schema.children) {
    if (node.name === 'include' || node.name === 'import') {
      if (node.at.schemaLocation) loadSchemas(join(dirname(path), node.at.schemaLocation), loaded);
    } else if (loaded[node.name] instanceof Map) loaded[node.name].set(`{${target}}${node.at.name}`, node);
  }
  return loaded;
}

/** `dkcc:Name` as `{namespace}Name`, by the prefixes in force where it stands. */
export function qualified(name, node) {
  const [prefix, local] = name.includes(':') ? name.split(':') : ['', name];
  return `{${node.prefixes[prefix] ?? node.target}}${local}`;
}

export const isBuiltIn = (key) => key.startsWith(`{${XSD}}`);
export const localName = (key) => key.slice(key.indexOf('}') + 1);
export const contentOf = (node) => node.children.filter(({ name }) => name !== 'annotation');

export function declared(loaded, kind, key) {
  const node = loaded[kind].get(key);
  if (!node) throw new Error(`No ${kind} ${key}`);
  return node;
}
