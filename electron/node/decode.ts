/** Bytes to text: strict UTF-8, with the place of the first byte that is none. FHIR allows no other encoding. */
import { TextDecoder } from 'node:util';
import type { Issue } from '../../shared/messages';

export type Decoded = { text: string; issues: [] } | { text?: undefined; issues: [Issue, ...Issue[]] };

/** Largest file that is looked at, in bytes (the networks' limit is the same figure). */
export const DECODE_MAX_BYTES = 150 * 1024 * 1024;

const refuse = (rule: string, message: string, messageEn: string, place?: { line: number; column: number }): Decoded => ({
  issues: [{ severity: 'fatal', rule, path: place ? `line ${place.line}, column ${place.column}` : '', message, messageEn, source: 'text', ...place }],
});

/** Never throws. A UTF-8 byte order mark is taken off; UTF-16 and old Danish encodings are recognised by name and refused. */
export function decodeText(bytes: Uint8Array, maxBytes = DECODE_MAX_BYTES): Decoded {
  if (bytes.length === 0) return refuse('text-empty', 'Filen er tom. Bed afsenderen om at sende den igen.', 'The file is empty. Ask the sender to send it again.');
  if (bytes.length > maxBytes) {
    const [size, limit] = [megabytes(bytes.length), megabytes(maxBytes)];
    return refuse('text-too-large', `Filen fylder ${size} MB; højst ${limit} MB kan læses.`, `The file is ${size} MB; at most ${limit} MB can be read.`);
  }
  const wide = wideEncoding(bytes);
  if (wide !== undefined) {
    return refuse('text-not-utf8', `Filen er skrevet i ${wide}, ikke UTF-8. Bed afsenderen om at sende den som UTF-8.`, `The file is written in ${wide}, not UTF-8. Ask the sender to send it as UTF-8.`, { line: 1, column: 1 });
  }
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return text.trim() === '' ? refuse('text-empty', 'Filen indeholder ingen tekst. Bed afsenderen om at sende den igen.', 'The file holds no text. Ask the sender to send it again.') : { text, issues: [] };
  } catch {
    return badByte(bytes);
  }
}

const megabytes = (bytes: number): string => (bytes / (1024 * 1024)).toFixed(0);

/** UTF-16 or UTF-32 by byte order mark, or by the NUL bytes that half of such a text consists of. */
function wideEncoding(bytes: Uint8Array): string | undefined {
  const [a, b, c, d] = bytes;
  if ((a === 0xff && b === 0xfe && c === 0 && d === 0) || (a === 0 && b === 0 && c === 0xfe && d === 0xff)) return 'UTF-32';
  if ((a === 0xff && b === 0xfe) || (a === 0xfe && b === 0xff)) return 'UTF-16';
  if (bytes.length < 4) return undefined;
  return (a === 0 && b !== 0 && c === 0 && d !== 0) || (a !== 0 && b === 0 && c !== 0 && d === 0) ? 'UTF-16' : undefined;
}

function badByte(bytes: Uint8Array): Decoded {
  const offset = firstBadByte(bytes);
  const place = placeOf(bytes, offset);
  const byte = (bytes[offset] ?? 0).toString(16).toUpperCase().padStart(2, '0');
  const cut = offset + sequenceLength(bytes[offset] ?? 0) > bytes.length;
  const [hint, hintEn] = cut ? ['Filen ser ud til at være klippet midt i et tegn.', 'The file seems to be cut off inside a character.']
    : looksLatin(bytes) ? ['Filen ser ud til at være skrevet i ISO-8859-1 eller Windows-1252.', 'The file seems to be written in ISO-8859-1 or Windows-1252.'] : ['Den kan være beskadiget.', 'It may be damaged.'];
  return refuse('text-not-utf8', `Filen er ikke UTF-8: byte ${offset + 1} (0x${byte}) på linje ${place.line}, kolonne ${place.column} hører ikke til et tegn. ${hint} Bed afsenderen om at sende den igen.`,
    `The file is not UTF-8: byte ${offset + 1} (0x${byte}) at line ${place.line}, column ${place.column} belongs to no character. ${hintEn} Ask the sender to send it again.`, place);
}

/** Length that the first byte of a UTF-8 sequence promises; 1 for bytes that begin none. */
function sequenceLength(byte: number): number {
  if (byte >= 0xc2 && byte <= 0xdf) return 2;
  if (byte >= 0xe0 && byte <= 0xef) return 3;
  return byte >= 0xf0 && byte <= 0xf4 ? 4 : 1;
}

/** Offset of the first byte that is part of no character (RFC 3629: no surrogates, no overlong forms, nothing above U+10FFFF). */
export function firstBadByte(bytes: Uint8Array): number {
  let i = 0;
  while (i < bytes.length) {
    const byte = bytes[i]!;
    if (byte < 0x80) { i += 1; continue; }
    const length = sequenceLength(byte);
    if (length === 1) return i;
    const low = byte === 0xe0 ? 0xa0 : byte === 0xf0 ? 0x90 : 0x80;
    const high = byte === 0xed ? 0x9f : byte === 0xf4 ? 0x8f : 0xbf;
    for (let k = 1; k < length; k++) {
      const next = bytes[i + k];
      if (next === undefined || next < (k === 1 ? low : 0x80) || next > (k === 1 ? high : 0xbf)) return i;
    }
    i += length;
  }
  return -1;
}

/** Line and column (in characters, from one) of an offset; everything before it is sound. */
function placeOf(bytes: Uint8Array, offset: number): { line: number; column: number } {
  let line = 1;
  let column = 1;
  for (let i = 0; i < offset; i++) {
    const byte = bytes[i]!;
    if (byte === 0x0a) { line += 1; column = 1; } else if ((byte & 0xc0) !== 0x80) column += 1;
  }
  return { line, column };
}

/** Danish letters of ISO-8859-1 (æ ø å Æ Ø Å é ü ö ä) among the bytes, each followed by plain text. */
function looksLatin(bytes: Uint8Array): boolean {
  const danish = new Set([0xe6, 0xf8, 0xe5, 0xc6, 0xd8, 0xc5, 0xe9, 0xfc, 0xf6, 0xe4]);
  let seen = 0;
  for (let i = 0; i < bytes.length && seen < 3; i++) if (danish.has(bytes[i]!) && (bytes[i + 1] ?? 0x20) < 0x80) seen += 1;
  return seen > 0;
}
