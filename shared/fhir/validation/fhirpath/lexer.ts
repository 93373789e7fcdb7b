/** Words of FHIRPath (N1, http://hl7.org/fhirpath): text to tokens. */
export interface Token {
  kind: 'name' | 'quoted-name' | 'string' | 'number' | 'temporal' | 'variable' | 'symbol' | 'end';
  /** Names and strings are unescaped; a variable without `%`; a temporal without `@`. */
  text: string;
  at: number;
}

/** The expression can't be read, or asks for something that isn't offered here. */
export class Refusal extends Error {
  readonly what: string;
  constructor(what: string) { super(what); this.what = what; }
}

const escapes: Readonly<Record<string, string>> = { '`': '`', "'": "'", '"': '"', '\\': '\\', '/': '/', f: '\f', n: '\n', r: '\r', t: '\t' };

const blank = /(?:\s+|\/\/[^\n\r]*|\/\*[^]*?\*\/)+/y;
const name = /[A-Za-z_][A-Za-z0-9_]*/y;
const special = /\$(?:this|index|total)/y;
const number = /\d+(?:\.\d+)?/y;
const temporal = /@(?:T\d\d(?::\d\d(?::\d\d(?:\.\d+)?)?)?|\d{4}(?:-\d\d(?:-\d\d)?)?(?:T(?:\d\d(?::\d\d(?::\d\d(?:\.\d+)?)?)?)?(?:Z|[+-]\d\d:\d\d)?)?)/y;
const symbol = /!=|!~|<=|>=|[=~<>|&+\-*/.,()[\]{}]/y;

/** Throws Refusal. */
export function tokens(source: string): Token[] {
  const found: Token[] = [];
  let at = 0;
  const take = (pattern: RegExp): string | undefined => {
    pattern.lastIndex = at;
    const match = pattern.exec(source);
    if (!match) return undefined;
    at += match[0].length;
    return match[0];
  };
  const quoted = (end: string): string => {
    let text = '';
    for (at += 1; source[at] !== end; at++) {
      const letter = source[at];
      if (letter === undefined) throw new Refusal('unfinished text');
      if (letter !== '\\') { text += letter; continue; }
      at += 1;
      const escaped = source[at] ?? '';
      const code = /^u([0-9a-fA-F]{4})/.exec(source.slice(at, at + 5));
      if (code) { text += String.fromCharCode(parseInt(code[1]!, 16)); at += 4; }
      else if (Object.hasOwn(escapes, escaped)) text += escapes[escaped]!;
      else throw new Refusal(`escape \\${escaped}`);
    }
    at += 1;
    return text;
  };
  const next = (): Omit<Token, 'at'> => {
    const letter = source[at]!;
    if (letter === "'") return { kind: 'string', text: quoted("'") };
    if (letter === '`' || letter === '"') return { kind: 'quoted-name', text: quoted(letter) };
    if (letter === '%') {
      at += 1;
      const mark = source[at];
      const text = mark === '`' || mark === "'" || mark === '"' ? quoted(mark) : take(name);
      if (text === undefined) throw new Refusal('%');
      return { kind: 'variable', text };
    }
    const word = take(name) ?? take(special);
    if (word !== undefined) return { kind: 'name', text: word };
    const digits = take(number);
    if (digits !== undefined) return { kind: 'number', text: digits };
    const time = take(temporal);
    if (time !== undefined) return { kind: 'temporal', text: time.slice(1) };
    const sign = take(symbol);
    if (sign !== undefined) return { kind: 'symbol', text: sign };
    throw new Refusal(`character ${letter}`);
  };
  for (take(blank); at < source.length; take(blank)) {
    const start = at;
    found.push({ ...next(), at: start });
  }
  found.push({ kind: 'end', text: '', at });
  return found;
}
