/**
 * Cuts long runs of base64 out of an envelope before it is parsed, and gives them back as the bytes they are: an XML parser
 * looks at every character, and some refuse text nodes of more than 10 MB. A run stands between `>` and `<` and holds nothing
 * but base64 letters and white space, so that it can hide neither markup nor the end of a comment.
 */
const SHORTEST = 4096;

const letters = new Uint8Array(256);
for (const letter of 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/= \t\r\n') letters[letter.charCodeAt(0)] = 1;

export interface Lifted {
  bytes: Uint8Array;
  /** What stood where this name stands now. */
  runs: ReadonlyMap<string, Uint8Array>;
  /** Byte offset in the original of one in the shortened bytes. */
  originalOffset(offset: number): number;
}

const ascii = (text: string): Uint8Array => Uint8Array.from(text, (letter) => letter.charCodeAt(0));

/** A name that nothing in the head of the file contains. */
function freeName(bytes: Uint8Array): string {
  const head = String.fromCharCode(...bytes.subarray(0, 8192), ...bytes.subarray(Math.max(8192, bytes.length - 8192)));
  let name = 'lifted-data';
  while (head.includes(name)) name += '-';
  return name;
}

export function liftBase64(bytes: Uint8Array): Lifted {
  const found: { start: number; end: number }[] = [];
  for (let i = 0; i < bytes.length; i++) {
    if (bytes[i] !== 0x3e) continue;
    let end = i + 1;
    while (end < bytes.length && letters[bytes[end]!] === 1) end++;
    if (end - i - 1 >= SHORTEST && (end === bytes.length || bytes[end] === 0x3c)) found.push({ start: i + 1, end });
    i = end - 1;
  }
  if (found.length === 0) return { bytes, runs: new Map(), originalOffset: (offset) => offset };
  const name = freeName(bytes);
  const parts: Uint8Array[] = [];
  const runs = new Map<string, Uint8Array>();
  const cuts: { at: number; extra: number }[] = [];
  let copied = 0;
  let length = 0;
  const add = (part: Uint8Array) => { parts.push(part); length += part.length; };
  for (const { start, end } of found) {
    add(bytes.subarray(copied, start));
    const mark = ascii(`${name}.${runs.size}.`);
    runs.set(`${name}.${runs.size}.`, bytes.subarray(start, end));
    add(mark);
    cuts.push({ at: length, extra: end - start - mark.length });
    copied = end;
  }
  add(bytes.subarray(copied));
  const shortened = new Uint8Array(length);
  let at = 0;
  for (const part of parts) { shortened.set(part, at); at += part.length; }
  return { bytes: shortened, runs, originalOffset: (offset) => cuts.reduce((sum, cut) => (offset >= cut.at ? sum + cut.extra : sum), offset) };
}
