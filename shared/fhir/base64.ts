/**
 * Base64 (RFC 4648, standard alphabet, padded) in plain TypeScript, since the shared rooms have no platform globals.
 * White space is passed over on reading, as FHIR's base64Binary allows. Made for attachments of 75 MB.
 */
const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const INVALID = 255;
const BLANK = 254;
const PAD = 253;

const values = new Uint8Array(128).fill(INVALID);
for (let i = 0; i < 64; i++) values[alphabet.charCodeAt(i)] = i;
for (const blank of [9, 10, 13, 32]) values[blank] = BLANK;
values[61] = PAD;

const codes = Uint8Array.from(alphabet, (letter) => letter.charCodeAt(0));

/** Bytes that the text stands for, without decoding it; undefined when it is no base64. */
export const decodedLength = (text: string): number | undefined => measure(text.length, (i) => text.charCodeAt(i));

function measure(length: number, at: (i: number) => number): number | undefined {
  let letters = 0;
  let pads = 0;
  for (let i = 0; i < length; i++) {
    const code = at(i);
    const value = code < 128 ? values[code]! : INVALID;
    if (value < 64) {
      if (pads > 0) return undefined;
      letters++;
    } else if (value === PAD) pads++;
    else if (value === INVALID) return undefined;
  }
  if (pads > 2 || (letters + pads) % 4 !== 0) return undefined;
  return ((letters + pads) / 4) * 3 - pads;
}

/** The bytes, or undefined when the text is no base64 (a foreign character, a missing or misplaced `=`). */
export const decodeBase64 = (text: string): Uint8Array | undefined => decode(text.length, (i) => text.charCodeAt(i));

/** The same for base64 that is still bytes, so that 130 MB of it never become one string. */
export const decodeBase64Bytes = (letters: Uint8Array): Uint8Array | undefined => decode(letters.length, (i) => letters[i]!);

function decode(letters: number, at: (i: number) => number): Uint8Array | undefined {
  const length = measure(letters, at);
  if (length === undefined) return undefined;
  const bytes = new Uint8Array(length);
  let out = 0;
  let bits = 0;
  let held = 0;
  for (let i = 0; i < letters; i++) {
    const value = values[at(i)]!;
    if (value >= 64) continue;
    held = (held << 6) | value;
    bits += 6;
    if (bits === 24) {
      bytes[out] = held >> 16;
      bytes[out + 1] = (held >> 8) & 255;
      bytes[out + 2] = held & 255;
      out += 3;
      bits = 0;
      held = 0;
    }
  }
  if (bits === 12) bytes[out] = held >> 4;
  if (bits === 18) {
    bytes[out] = held >> 10;
    bytes[out + 1] = (held >> 2) & 255;
  }
  return bytes;
}

/** Bytes of one piece: a multiple of three, small enough that its characters fit in one call's arguments. */
const PIECE = 3 * 8192;

export function encodeBase64(bytes: Uint8Array): string {
  const pieces: string[] = [];
  const buffer = new Uint8Array((PIECE / 3) * 4);
  for (let start = 0; start < bytes.length; start += PIECE) {
    const end = Math.min(start + PIECE, bytes.length);
    let out = 0;
    for (let i = start; i < end; i += 3) {
      const a = bytes[i]!;
      const b = i + 1 < end ? bytes[i + 1]! : 0;
      const c = i + 2 < end ? bytes[i + 2]! : 0;
      buffer[out] = codes[a >> 2]!;
      buffer[out + 1] = codes[((a & 3) << 4) | (b >> 4)]!;
      buffer[out + 2] = i + 1 < end ? codes[((b & 15) << 2) | (c >> 6)]! : 61;
      buffer[out + 3] = i + 2 < end ? codes[c & 63]! : 61;
      out += 4;
    }
    pieces.push(String.fromCharCode.apply(undefined, buffer.subarray(0, out) as unknown as number[]));
  }
  return pieces.join('');
}
