// The shapes of the letters out of their schemas, and their written form; shared/formats/oioxml/shapes.ts explains and reads it.
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { contentOf, declared, isBuiltIn, loadSchemas, localName, qualified } from './xsd.mjs';

export const factsFolder = 'shared/formats/oioxml/facts';

/** Lines of a file; the facts go on in the next. */
const LONGEST = 300;

/** Letters that are read and written by their facts; all others are read as text. */
export const versions = [
  'XD0133L', 'XD0233L', 'XD0333L', 'XD0533L', 'XD0633L', 'XD0733L', 'XD0833L', 'XD1033L', 'XD1333L', 'XD1431C', 'XD1730C', 'XD2030C', 'XD9034L', 'XD9133L', 'XD9134L',
  'XC0130Q', 'XC0230Q', 'XC0330Q', 'XB0130X', 'XB0131X',
];

const formatted = { FormattedTextType: 'formatted', BreakableText: 'breakable' };
const builtIns = { positiveInteger: 'positive', date: 'date' };

class Schema {
  constructor(path) {
    this.loaded = loadSchemas(path);
    this.namespace = this.loaded.target;
    /** Type name → lines; codes and patterns by name. */
    this.types = new Map();
    this.codes = new Map();
    this.patterns = new Map();
  }

  envelope() {
    const [sequence] = contentOf(contentOf(declared(this.loaded, 'element', `{${this.namespace}}Emessage`))[0]);
    return this.element(contentOf(sequence).find((node) => node.at.name === 'Envelope'), '', '').trim();
  }

  /** Registers a complex type and returns its name; `key` names it, or `node` is the inline one. */
  complex(key, node = declared(this.loaded, 'complexType', key), name = localName(key)) {
    if (!this.types.has(name)) {
      this.types.set(name, []);
      this.types.set(name, this.particlesOf(node, name).flatMap((particle) => this.particle(particle, name, ' ')));
    }
    return name;
  }

  particlesOf(node, name) {
    if (node.at.mixed === 'true') throw new Error(`Mixed ${name} is no known text`);
    const [content, ...more] = contentOf(node);
    if (more.length) throw new Error(`${name}: ${more[0].name}`);
    if (content === undefined) return [];
    if (content.name === 'sequence') return contentOf(content);
    if (content.name === 'complexContent') {
      const [derived] = contentOf(content);
      const own = contentOf(derived).flatMap((sequence) => contentOf(sequence));
      // A restriction repeats what it keeps, an extension adds at the end.
      return derived.name === 'extension' ? [...this.particlesOf(declared(this.loaded, 'complexType', qualified(derived.at.base, derived)), name), ...own] : own;
    }
    throw new Error(`${name}: ${content.name}`);
  }

  particle(node, owner, indent) {
    if (node.name === 'element') return [this.element(node, owner, indent)];
    if (node.name !== 'choice' && node.name !== 'sequence') throw new Error(`${owner}: ${node.name}`);
    return [`${indent}(${node.name}${cardinality(node)}`, ...contentOf(node).flatMap((child) => this.particle(child, owner, `${indent} `))];
  }

  element(node, owner, indent) {
    const declaration = node.at.ref ? declared(this.loaded, 'element', qualified(node.at.ref, node)) : node;
    // What several letters refer to is one type, not one for each of them.
    return `${indent}${declaration.at.name} ${this.typeOf(declaration, node.at.ref ? '' : owner)}${cardinality(node)}`;
  }

  typeOf(node, owner) {
    if (node.at.type) {
      const key = qualified(node.at.type, node);
      if (isBuiltIn(key)) return this.builtIn(localName(key), node);
      if (formatted[localName(key)]) return formatted[localName(key)];
      if (this.loaded.complexType.has(key)) return this.complex(key);
      return this.simple(declared(this.loaded, 'simpleType', key), localName(key));
    }
    const [inline] = contentOf(node);
    if (inline.name === 'simpleType') return this.simple(inline, node.at.name);
    return this.complex('', inline, owner === '' ? node.at.name : `${owner}.${node.at.name}`);
  }

  builtIn(name, node) {
    if (node.at.name === 'Object_Base64Encoded') return 'base64';
    if (name === 'string') return '..';
    if (!builtIns[name]) throw new Error(`${node.at.name}: ${name}`);
    return builtIns[name];
  }

  simple(node, name) {
    const [restriction] = contentOf(node);
    const facets = contentOf(restriction);
    const of = (facet) => facets.filter((other) => other.name === facet).map(({ at }) => at.value);
    const [patterns, codes] = [of('pattern'), of('enumeration')];
    if (patterns.length === 1) {
      if (/^\w+$/.test(patterns[0])) return `=${patterns[0]}`;
      this.patterns.set(name, patterns[0]);
      return `/${name}`;
    }
    if (codes.length) {
      this.codes.set(name, codes);
      return `#${name}`;
    }
    const [length, least, most] = ['length', 'minLength', 'maxLength'].map((facet) => of(facet)[0]);
    if (length) return `${length}..${length}`;
    if (least || most) return `${least ?? ''}..${most ?? ''}`;
    const base = qualified(restriction.at.base, restriction);
    return isBuiltIn(base) ? this.builtIn(localName(base), node) : this.simple(declared(this.loaded, 'simpleType', base), localName(base));
  }
}

function cardinality({ at: { minOccurs = '1', maxOccurs = '1' } }) {
  const most = maxOccurs === 'unbounded' ? '*' : maxOccurs;
  return minOccurs === '1' && most === '1' ? '' : ` ${minOccurs}..${most}`;
}

/** `namespace → { envelope, letters, types, codes, patterns }` of the wanted versions. */
export function extractLetters(folder) {
  const found = [];
  for (const entry of readdirSync(folder).sort()) {
    const path = join(folder, entry, 'EMessage.xsd');
    if (!existsSync(path)) continue;
    const schema = new Schema(path);
    const letters = lettersOf(schema);
    if (letters.length) found.push({ schema, letters, envelope: schema.envelope() });
  }
  return found;
}

/** Only the wanted letters are unfolded: the others use constructs that nobody here reads. */
function lettersOf(schema) {
  const all = contentOf(declared(schema.loaded, 'group', `{${schema.namespace}}Letters`)).flatMap((choice) => contentOf(choice));
  return all.flatMap((reference) => {
    const root = declared(schema.loaded, 'element', qualified(reference.at.ref, reference));
    const version = versionOf(schema, root);
    if (!versions.includes(version)) return [];
    const type = schema.complex(qualified(root.at.type, root));
    const [, letter] = schema.types.get(type).find((line) => line.startsWith(' Letter ')).trim().split(' ');
    const code = schema.types.get(letter).map((line) => line.match(/^ TypeCode =(\S+)/)?.[1]).find(Boolean);
    return [{ version, code, root: root.at.name, type }];
  });
}

/** The version of a letter without unfolding it: the one pattern of a version code within the type of its Letter element. */
function versionOf(schema, root) {
  const type = root.at.type ? schema.loaded.complexType.get(qualified(root.at.type, root)) : contentOf(root)[0];
  const find = (node) => {
    if (node.name === 'element' && node.at.name === 'VersionCode') return patternIn(node);
    for (const child of node.children) {
      const found = find(child);
      if (found) return found;
      if (child.name === 'element' && child.at.name === 'Letter' && child.at.type) {
        const version = find(declared(schema.loaded, 'complexType', qualified(child.at.type, child)));
        if (version) return version;
      }
    }
    return undefined;
  };
  return find(type);
}

const patternIn = (node) => (node.name === 'pattern' ? node.at.value : node.children.map(patternIn).find(Boolean));

/** The facts as lines. Types that several namespaces have alike are written once; one that differs gets the namespace's date behind its name. */
export function writtenFacts(found) {
  const lines = [];
  const shared = { type: new Map(), codes: new Map(), pattern: new Map() };
  for (const { schema, letters, envelope } of found) {
    const date = schema.namespace.match(/schemas\/(.*)\/$/)[1];
    const renamed = new Map();
    const put = (kind, name, body) => {
      const known = shared[kind].get(name);
      if (known === body) return [];
      const own = known === undefined ? name : `${name}~${date}`;
      shared[kind].set(own, body);
      renamed.set(`${kind} ${name}`, own);
      return [own];
    };
    for (const [name, codes] of schema.codes) for (const own of put('codes', name, codes.join('|'))) lines.push(`codes ${own} ${codes.join('|')}`);
    for (const [name, pattern] of schema.patterns) for (const own of put('pattern', name, pattern)) lines.push(`pattern ${own} ${pattern}`);
    lines.push(...typeLines(schema, renamed, put));
    const name = (kind, own) => renamed.get(`${kind} ${own}`) ?? own;
    lines.push(`namespace ${schema.namespace} ${name('type', envelope.split(' ')[1])}`);
    for (const letter of letters) lines.push(`letter ${letter.version} ${letter.code ?? '-'} ${letter.root} ${name('type', letter.type)}`);
  }
  return lines;
}

/** The written facts as files, by name: parts that begin with a fact of their own, and the one that joins them. */
export function factsFiles(lines) {
  const parts = [[]];
  for (const line of lines) {
    if (parts.at(-1).length >= LONGEST && !line.startsWith(' ')) parts.push([]);
    parts.at(-1).push(line);
  }
  const escaped = (part) => part.join('\n').replaceAll('\\', '\\\\').replaceAll('`', '\\`').replaceAll('${', '\\${');
  const files = parts.map((part, index) => [`medcom-${index + 1}.ts`, `/** MedCom's published letter schemas, part ${index + 1}. Written by build/extract-letters.mjs; see ../shapes.ts for the notation. */\nexport const part${index + 1} = \`${escaped(part)}\n\`;\n`]);
  const names = parts.map((_, index) => `part${index + 1}`);
  const imports = names.map((name, index) => `import { ${name} } from './medcom-${index + 1}';\n`).join('');
  return new Map([...files, ['medcom.ts', `/** MedCom's published letter schemas. Written by build/extract-letters.mjs. */\n${imports}\nexport const medcomFacts = ${names.join(' + ')};\n`]]);
}

/** Inner types first, so that a renamed one is known where it is used. */
function typeLines(schema, renamed, put) {
  const lines = [];
  const done = new Set();
  const visit = (type) => {
    if (done.has(type)) return;
    done.add(type);
    const body = schema.types.get(type).map((line) => line.replace(/^( +)(\S+) (\S+)/, (whole, indent, element, used) => {
      if (element.startsWith('(')) return whole;
      if (schema.types.has(used)) visit(used);
      const kind = used.startsWith('#') ? 'codes' : used.startsWith('/') ? 'pattern' : 'type';
      const mark = kind === 'type' ? '' : used[0];
      return `${indent}${element} ${mark}${renamed.get(`${kind} ${used.slice(mark.length)}`) ?? used.slice(mark.length)}`;
    }));
    for (const own of put('type', type, body.join('\n'))) lines.push(`type ${own}`, ...body);
  };
  for (const type of schema.types.keys()) visit(type);
  return lines;
}

/** Lines that only one of two written facts has. */
export function differences(before, after) {
  const counts = (lines) => { const all = new Map(); for (const line of lines) all.set(line, (all.get(line) ?? 0) + 1); return all; };
  const [old, now] = [counts(before), counts(after)];
  const only = (one, other, mark) => [...one].filter(([line, count]) => count > (other.get(line) ?? 0)).map(([line]) => `${mark} ${line.trim()}`);
  return [...only(old, now, '-'), ...only(now, old, '+')];
}
