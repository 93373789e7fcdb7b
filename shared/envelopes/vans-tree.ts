/** From the bytes of a file to a small tree of elements with their places; content is kept apart. Stops at the first fault, with what stood before it. */
import { SaxesParser, type SaxesTagNS } from 'saxes';
import { liftBase64 } from './vans-lift';
import { VansFault, type VansRule } from './vans-issues';

export interface VansNode {
  name: string;
  uri: string;
  attributes: ReadonlyMap<string, string>;
  children: VansNode[];
  text: string;
  /** Long base64, as the bytes that stood in the file. */
  data?: Uint8Array;
  /** False where the file ended, or was broken, before the end tag. */
  closed: boolean;
  place: { line: number; column: number };
}

/** Decodes strict UTF-8; undefined when it is none. Passed in, since the shared rooms have no platform globals. */
export type DecodeUtf8 = (bytes: Uint8Array) => string | undefined;

const MOST_DEPTH = 16;
const MOST_NODES = 400;
/** Of everything but the content: a real envelope has one or two thousand bytes. */
const MOST_TEXT_BYTES = 1024 * 1024;
const XMLNS = 'http://www.w3.org/2000/xmlns/';
const XSI = 'http://www.w3.org/2001/XMLSchema-instance';

const latin = (bytes: Uint8Array): string => {
  const parts: string[] = [];
  for (let at = 0; at < bytes.length; at += 8192) parts.push(String.fromCharCode(...bytes.subarray(at, at + 8192)));
  return parts.join('');
};

function decode(bytes: Uint8Array, decodeUtf8: DecodeUtf8): { text: string; width(letters: string): number } {
  const [a, b] = bytes;
  if ((a === 0xff && b === 0xfe) || (a === 0xfe && b === 0xff) || (a === 0 || b === 0)) throw new VansFault('vans-encoding', 'UTF-16', {});
  const declared = /^(?:\u00ef\u00bb\u00bf)?<\?xml[^>]{0,200}?encoding\s*=\s*["']([^"']{1,40})["']/.exec(latin(bytes.subarray(0, 300)))?.[1] ?? 'utf-8';
  // Operators' receipts are older than UTF-8; in their words Danish letters may be single bytes.
  if (/^(?:iso-8859-1|iso8859-1|latin1|windows-1252)$/i.test(declared)) return { text: latin(bytes), width: (letters) => letters.length };
  if (!/^(?:utf-?8|us-ascii)$/i.test(declared)) throw new VansFault('vans-encoding', declared, {});
  const text = decodeUtf8(bytes);
  if (text === undefined) throw new VansFault('vans-encoding', 'UTF-8?', {});
  const width = (letters: string): number => { let size = 0; for (const letter of letters) { const code = letter.codePointAt(0)!; size += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4; } return size; };
  return { text: text.replace(/^\ufeff/, ''), width: (letters) => width(letters) + (text.startsWith('\ufeff') ? 3 : 0) };
}

/** Line and column (from 1, in characters) of a byte offset. */
function placeOf(bytes: Uint8Array, offset: number): { line: number; column: number } {
  let line = 1;
  let column = 1;
  for (let i = 0; i < Math.min(offset, bytes.length); i++) {
    const byte = bytes[i]!;
    if (byte === 0x0a) { line += 1; column = 1; } else if ((byte & 0xc0) !== 0x80) column += 1;
  }
  return { line, column };
}

export interface VansTree { root: VansNode | undefined; fault: VansFault | undefined }

export function parseVansTree(bytes: Uint8Array, decodeUtf8: DecodeUtf8): VansTree {
  let root: VansNode | undefined;
  try {
    if (bytes.length === 0) throw new VansFault('vans-empty', '', {});
    const lifted = liftBase64(bytes);
    if (lifted.bytes.length > MOST_TEXT_BYTES) throw new VansFault('vans-too-deep', '', {});
    const { text, width } = decode(lifted.bytes, decodeUtf8);
    if (!/^\s*</.test(text.slice(0, 1024))) throw new VansFault('vans-not-xml', '', { line: 1, column: 1 });
    const placeAt = (offset: number) => placeOf(bytes, lifted.originalOffset(width(text.slice(0, offset))));
    parse(text, placeAt, (node) => { root = node; }, lifted.runs);
    return { root, fault: undefined };
  } catch (error) {
    if (!(error instanceof VansFault)) throw error;
    return { root, fault: error };
  }
}

function parse(text: string, placeAt: (offset: number) => { line: number; column: number }, onRoot: (root: VansNode) => void, runs: ReadonlyMap<string, Uint8Array>): void {
  const parser = new SaxesParser({ xmlns: true, position: true });
  const open: VansNode[] = [];
  let nodes = 0;
  let ended = false;
  const refuse = (rule: VansRule, detail = ''): never => { throw new VansFault(rule, detail, { path: pathOf(open), ...placeAt(parser.position) }); };
  parser.on('error', (error) => {
    if (ended) refuse('vans-truncated');
    refuse('vans-malformed', error.message.replace(/^\d+:\d+: /, '').replace(/\.$/, ''));
  });
  parser.on('doctype', () => refuse('vans-doctype'));
  parser.on('opentag', (tag) => {
    if (++nodes > MOST_NODES || open.length >= MOST_DEPTH) refuse('vans-too-deep');
    const node: VansNode = { name: tag.local, uri: tag.uri, attributes: attributesOf(tag), children: [], text: '', closed: false, place: placeAt(text.lastIndexOf('<', parser.position - 1)) };
    if (open.length) open.at(-1)!.children.push(node); else onRoot(node);
    open.push(node);
  });
  parser.on('closetag', () => { const node = open.pop(); if (node) node.closed = true; });
  const take = (words: string) => {
    const node = open.at(-1);
    if (!node) return;
    const run = runs.get(words.trim());
    if (run) node.data = run; else node.text += words;
  };
  parser.on('text', take);
  parser.on('cdata', take);
  // saxes names a document type only at its end, which a hostile one may never have.
  const doctype = /<!(?:DOCTYPE|ENTITY)/i.exec(text.replace(/<!--[^]*?-->/g, (comment) => ' '.repeat(comment.length)));
  if (doctype) throw new VansFault('vans-doctype', '', { path: '', ...placeAt(doctype.index) });
  parser.write(text);
  ended = true;
  parser.close();
}

export const pathOf = (nodes: readonly { name: string }[]): string => nodes.map(({ name }) => name).join('/');

/** Attributes of the envelope's own; declarations of namespaces and where a schema lies are everybody's. */
function attributesOf({ attributes }: SaxesTagNS): Map<string, string> {
  const own = new Map<string, string>();
  for (const { local, prefix, uri, value, name } of Object.values(attributes)) if (uri !== XMLNS && uri !== XSI && name !== 'xmlns') own.set(prefix === '' ? local : name, value);
  return own;
}
