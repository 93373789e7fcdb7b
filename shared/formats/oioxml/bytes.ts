/**
 * Bytes of a letter and the characters they stand for. MedCom's letters declare ISO-8859-1, windows-1252 or UTF-8, and not
 * always rightly: what is declared is tried first, what is found instead is told. Plain TypeScript, since the shared rooms
 * have no platform globals.
 */
import type { Issue } from '../../messages';
import { letterIssue } from './issues';

export type LetterEncoding = 'UTF-8' | 'ISO-8859-1' | 'windows-1252';

/** windows-1252 from 0x80 to 0x9f; the five bytes it leaves free keep their own number, as browsers read them. */
const extended = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

const encodings: Readonly<Record<string, LetterEncoding>> = {
  'utf-8': 'UTF-8', utf8: 'UTF-8', 'us-ascii': 'UTF-8', ascii: 'UTF-8',
  'iso-8859-1': 'ISO-8859-1', 'iso_8859-1': 'ISO-8859-1', latin1: 'ISO-8859-1', 'latin-1': 'ISO-8859-1',
  'windows-1252': 'windows-1252', cp1252: 'windows-1252',
};

const CHUNK = 8192;

function fromSingleBytes(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += CHUNK) {
    text += String.fromCharCode(...bytes.subarray(at, at + CHUNK)).replace(/[\x80-\x9f]/g, (control) => extended[control.charCodeAt(0) - 0x80]!);
  }
  return text;
}

/** The code point at `at` and its length in bytes; undefined where UTF-8 is broken (cut, overlong, surrogate, too large). */
function utf8At(bytes: Uint8Array, at: number): { code: number; length: number } | undefined {
  const first = bytes[at]!;
  if (first < 0x80) return { code: first, length: 1 };
  const length = first >= 0xf0 && first < 0xf5 ? 4 : first >= 0xe0 ? 3 : 2;
  if (first < 0xc2 || first >= 0xf5 || at + length > bytes.length) return undefined;
  let code = first & (0xff >> (length + 1));
  for (let i = 1; i < length; i++) {
    const next = bytes[at + i]!;
    if ((next & 0xc0) !== 0x80) return undefined;
    code = (code << 6) | (next & 0x3f);
  }
  const least = [0, 0, 0x80, 0x800, 0x10000][length]!;
  return code < least || code > 0x10ffff || (code >= 0xd800 && code < 0xe000) ? undefined : { code, length };
}

function fromUtf8(bytes: Uint8Array): string | undefined {
  const parts: string[] = [];
  let units: number[] = [];
  for (let at = 0; at < bytes.length;) {
    const found = utf8At(bytes, at);
    if (!found) return undefined;
    if (found.code < 0x10000) units.push(found.code);
    else units.push(0xd800 + ((found.code - 0x10000) >> 10), 0xdc00 + ((found.code - 0x10000) & 0x3ff));
    at += found.length;
    if (units.length >= CHUNK) { parts.push(String.fromCharCode(...units)); units = []; }
  }
  parts.push(String.fromCharCode(...units));
  return parts.join('');
}

/** Whether any byte stands for a letter outside ASCII. */
function beyondAscii(bytes: Uint8Array): boolean {
  for (let at = 0; at < bytes.length; at++) if (bytes[at]! > 0x7f) return true;
  return false;
}
const inExtended = (bytes: Uint8Array): boolean => bytes.some((byte) => byte >= 0x80 && byte < 0xa0);

/** The name in the XML declaration; the declaration is ASCII in every encoding that is read here. */
function declaredIn(bytes: Uint8Array): string | undefined {
  const head = String.fromCharCode(...bytes.subarray(0, 400));
  return /^\s*<\?xml\s[^>]*?\bencoding\s*=\s*["']([A-Za-z][\w.:-]*)["']/.exec(head)?.[1];
}

export type Decoded = { text: string; issues: Issue[] } | { text?: undefined; issues: [Issue] };

/** The text without byte order mark. Refuses what is none of the three encodings (UTF-16 among them). Never throws. */
export function decode(all: Uint8Array): Decoded {
  const marked = all[0] === 0xef && all[1] === 0xbb && all[2] === 0xbf;
  const bytes = marked ? all.subarray(3) : all;
  if ((bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff) || (bytes[0] === 0x3c && bytes[1] === 0) || (bytes[0] === 0 && bytes[1] === 0x3c)) return { issues: [letterIssue('letter-encoding-unknown', { detail: 'UTF-16' })] };
  const name = declaredIn(bytes);
  const declared = encodings[name?.toLowerCase() ?? 'utf-8'];
  if (!declared) return { issues: [letterIssue('letter-encoding-unknown', { detail: name! })] };
  if (!beyondAscii(bytes)) return { text: fromSingleBytes(bytes), issues: [] };
  const wrong = (what: string, detail: LetterEncoding): Issue[] => [letterIssue('letter-encoding-wrong', { what, detail })];
  const unicode = fromUtf8(bytes);
  if (declared === 'UTF-8') return unicode !== undefined ? { text: unicode, issues: [] } : { text: fromSingleBytes(bytes), issues: wrong('UTF-8', 'windows-1252') };
  // Nobody writes three Danish words in which every letter beyond ASCII is by chance a pair of UTF-8 bytes.
  if (unicode !== undefined) return { text: unicode, issues: wrong(declared, 'UTF-8') };
  return { text: fromSingleBytes(bytes), issues: declared === 'ISO-8859-1' && inExtended(bytes) ? [letterIssue('letter-encoding-extended', { what: declared })] : [] };
}

const fromExtended = new Map(Array.from(extended, (letter, index) => [letter.charCodeAt(0), 0x80 + index]));

function singleByte(code: number, encoding: LetterEncoding): number | undefined {
  if (code < 0x80 || (code >= 0xa0 && code < 0x100)) return code;
  return encoding === 'windows-1252' ? fromExtended.get(code) : undefined;
}

/** Bytes that grow; most of a large letter is base64, one byte a character. */
class Growing {
  private bytes: Uint8Array;
  private length = 0;
  constructor(size: number) { this.bytes = new Uint8Array(size + 16); }

  push(...some: number[]): void {
    if (this.length + some.length > this.bytes.length) {
      const larger = new Uint8Array(this.bytes.length * 2);
      larger.set(this.bytes);
      this.bytes = larger;
    }
    for (const byte of some) this.bytes[this.length++] = byte;
  }

  /** The characters from here that are ASCII; tells where they end. */
  ascii(text: string, from: number): number {
    let at = from;
    const { bytes } = this;
    for (const room = bytes.length - this.length; at < text.length && at - from < room; at++) {
      const code = text.charCodeAt(at);
      if (code > 0x7f) break;
      bytes[this.length + at - from] = code;
    }
    this.length += at - from;
    return at;
  }

  done(): Uint8Array { return this.bytes.subarray(0, this.length); }
}

/** The bytes of XML: what a single-byte encoding lacks becomes a character reference, so nothing is lost. `text` holds no halves of characters. */
export function encode(text: string, encoding: LetterEncoding): Uint8Array {
  const out = new Growing(text.length);
  for (let at = out.ascii(text, 0); at < text.length; at = out.ascii(text, at)) {
    const code = text.codePointAt(at)!;
    at += code > 0xffff ? 2 : 1;
    if (code < 0x80) out.push(code);
    else if (encoding !== 'UTF-8') {
      const byte = singleByte(code, encoding);
      if (byte === undefined) out.push(...Array.from(`&#${code};`, (letter) => letter.charCodeAt(0)));
      else out.push(byte);
    } else if (code < 0x800) out.push(0xc0 | (code >> 6), 0x80 | (code & 0x3f));
    else if (code < 0x10000) out.push(0xe0 | (code >> 12), 0x80 | ((code >> 6) & 0x3f), 0x80 | (code & 0x3f));
    else out.push(0xf0 | (code >> 18), 0x80 | ((code >> 12) & 0x3f), 0x80 | ((code >> 6) & 0x3f), 0x80 | (code & 0x3f));
  }
  return out.done();
}
