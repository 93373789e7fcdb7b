/**
 * One linear pass over JSON text for what JSON.parse does not say: where a fault is, whether the text merely ends early, how
 * deep it nests, and which keys are written twice. Accepts exactly the texts that JSON.parse accepts, nested up to the limit.
 */

export type ScanFault = { kind: 'truncated' | 'malformed' | 'too-deep' | 'too-many'; offset: number; what: string };
export interface ScanFinding { kind: 'duplicate-key' | 'forbidden-character'; offset: number; what: string; path: string }
export interface Scan { fault?: ScanFault; findings: ScanFinding[] }

/** A file with thousands of doubled keys is told about the first ones only. */
const MOST_FINDINGS = 20;

const special = /["\\\0-\x1f\ud800-\udfff]/g;
const number = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const startOfNumber = /-?(?:0|[1-9]\d*)?(?:\.\d*)?(?:[eE][+-]?)?$/y;

/** `more` takes the keys of an object that has many; most have three or four, which are compared sooner than put into a set. */
interface Level { array: boolean; index: number; key: string; keys: string[]; more: Set<string> | undefined }
const FEW = 12;
const noKeys: string[] = [];


/** Whether the object has not had this key before; it has it now. */
function isNew(level: Level): boolean {
  const { key, keys } = level;
  if (level.more === undefined && keys.length === FEW) level.more = new Set(keys);
  if (level.more === undefined) {
    if (keys.includes(key)) return false;
    keys.push(key);
    return true;
  }
  if (level.more.has(key)) return false;
  level.more.add(key);
  return true;
}

class Stop extends Error {
  readonly fault: ScanFault;
  constructor(fault: ScanFault) { super(fault.kind); this.fault = fault; }
}

class Scanner {
  private at = 0;
  private readonly levels: Level[] = [];
  readonly findings: ScanFinding[] = [];

  constructor(private readonly text: string, private readonly maxDepth: number, private readonly maxItems: number) {}

  private stop(what: string, offset = this.at): never {
    throw new Stop({ kind: offset >= this.text.length ? 'truncated' : 'malformed', offset: Math.min(offset, this.text.length), what });
  }

  private blank(): number {
    for (; ;) {
      const code = this.text.charCodeAt(this.at);
      if (code !== 32 && code !== 10 && code !== 13 && code !== 9) return code;
      this.at += 1;
    }
  }

  private path(): string {
    return this.levels.map(({ array, index, key }) => (array ? `[${index}]` : `.${key}`)).join('');
  }

  private find(kind: ScanFinding['kind'], offset: number, what: string): void {
    if (this.findings.length < MOST_FINDINGS) this.findings.push({ kind, offset, what, path: this.path() });
  }

  /** Position stands on the opening quote; afterwards behind the closing one. Says whether the string holds escapes. */
  private string(): boolean {
    const { text } = this;
    let escaped = false;
    this.at += 1;
    for (; ;) {
      special.lastIndex = this.at;
      // Asked only whether, so that nothing is put together for each of a thousand strings; where, it leaves behind.
      if (!special.test(text)) this.stop('string', text.length);
      const offset = special.lastIndex - 1;
      const code = text.charCodeAt(offset);
      this.at = offset + 1;
      if (code === 34) return escaped;
      if (code === 92) {
        escaped = true;
        this.escape(offset);
      } else if (code < 32) this.stop('control character', offset);
      else this.surrogate(offset, code, 1, offset + 1 < text.length ? text.charCodeAt(offset + 1) : 0);
    }
  }

  private escape(offset: number): void {
    const letter = this.text.charCodeAt(offset + 1);
    if (Number.isNaN(letter)) this.stop('escape', offset + 1);
    if (letter !== 117) {
      if (!'"\\/bfnrt'.includes(String.fromCharCode(letter))) this.stop('escape', offset + 1);
      this.at = offset + 2;
      // \b and \f are JSON, but no text of a message.
      if (letter === 98 || letter === 102) this.find('forbidden-character', offset, letter === 98 ? 'U+0008' : 'U+000C');
      return;
    }
    const code = this.hex(offset + 2);
    this.at = offset + 6;
    if (code >= 0xd800 && code <= 0xdfff) {
      const followed = this.text.startsWith('\\u', this.at) && /^[0-9a-f]{4}$/i.test(this.text.slice(this.at + 2, this.at + 6));
      this.surrogate(offset, code, 6, followed ? parseInt(this.text.slice(this.at + 2, this.at + 6), 16) : 0);
    } else if ((code < 32 && code !== 9 && code !== 10 && code !== 13) || code === 0xfffe || code === 0xffff) {
      this.find('forbidden-character', offset, `U+${code.toString(16).toUpperCase().padStart(4, '0')}`);
    }
  }

  private hex(offset: number): number {
    for (let i = offset; i < offset + 4; i++) {
      const code = this.text.charCodeAt(i);
      if (!((code >= 48 && code <= 57) || (code >= 65 && code <= 70) || (code >= 97 && code <= 102))) this.stop('escape', i);
    }
    return parseInt(this.text.slice(offset, offset + 4), 16);
  }

  /** Half a character cannot be written as UTF-8 again. `width` is what one half takes in the text. */
  private surrogate(offset: number, code: number, width: number, next: number): void {
    if (code < 0xdc00 && next >= 0xdc00 && next <= 0xdfff) this.at = offset + 2 * width;
    else this.find('forbidden-character', offset, `U+${code.toString(16).toUpperCase()}`);
  }

  private word(word: string): void {
    for (let i = 0; i < word.length; i++) if (this.text[this.at + i] !== word[i]) this.stop('value', this.at + i);
    this.at += word.length;
  }

  private number(): void {
    number.lastIndex = this.at;
    const found = number.exec(this.text);
    const end = this.at + (found?.[0].length ?? 0);
    if (!found || '.eE'.includes(this.text[end] ?? ' ')) {
      startOfNumber.lastIndex = this.at;
      this.stop('number', startOfNumber.test(this.text) ? this.text.length : end);
    }
    this.at = end;
  }

  private key(level: Level): void {
    if (this.blank() !== 34) this.stop('field name expected');
    const start = this.at;
    const escaped = this.string();
    const raw = this.text.slice(start + 1, this.at - 1);
    level.key = escaped ? JSON.parse(`"${raw}"`) as string : raw;
    if (!isNew(level)) this.find('duplicate-key', start, level.key);
    if (this.blank() !== 58) this.stop('":" expected');
    this.at += 1;
  }

  private open(array: boolean): void {
    if (this.levels.length >= this.maxDepth) throw new Stop({ kind: 'too-deep', offset: this.at, what: String(this.maxDepth) });
    this.at += 1;
    this.levels.push({ array, index: 0, key: '', keys: array ? noKeys : [], more: undefined });
  }

  /** Without recursion, so that no input can exhaust the stack. */
  run(): void {
    for (let items = 1; ; items++) {
      if (items > this.maxItems) throw new Stop({ kind: 'too-many', offset: this.at, what: String(this.maxItems) });
      const code = this.blank();
      let opened = false;
      if (code === 123 || code === 91) {
        this.open(code === 91);
        const first = this.blank();
        if (first !== (code === 123 ? 125 : 93)) {
          if (code === 123) this.key(this.levels.at(-1)!);
          opened = true;
        } else {
          this.at += 1;
          this.levels.pop();
        }
      } else if (code === 34) this.string();
      else if (code === 116) this.word('true');
      else if (code === 102) this.word('false');
      else if (code === 110) this.word('null');
      else if (code === 45 || (code >= 48 && code <= 57)) this.number();
      else this.stop('value expected');
      if (!opened && !this.next()) return;
    }
  }

  /** After a value: closes what ends here, and says whether another value follows. */
  private next(): boolean {
    for (; ;) {
      const level = this.levels.at(-1);
      const code = this.blank();
      if (!level) {
        if (this.at < this.text.length) this.stop('text after the end');
        return false;
      }
      this.at += 1;
      if (code === 44) {
        level.index += 1;
        if (!level.array) this.key(level);
        return true;
      }
      if (code !== (level.array ? 93 : 125)) this.stop('"," expected', this.at - 1);
      this.levels.pop();
    }
  }
}

/** Paths in findings are relative to the root (`.entry[0].id`). */
export function scanJson(text: string, maxDepth: number, maxItems = Infinity): Scan {
  const scanner = new Scanner(text, maxDepth, maxItems);
  try {
    scanner.run();
    return { findings: scanner.findings };
  } catch (error) {
    if (error instanceof Stop) return { fault: error.fault, findings: scanner.findings };
    throw error;
  }
}
