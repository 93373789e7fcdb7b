/**
 * Reads a tar archive piece by piece, and trusts nothing of it: names are checked before anything is kept, links and devices
 * are refused, and nothing is ever written anywhere. POSIX ustar with pax headers and GNU long names (POSIX.1-2017 pax, "ustar
 * Interchange Format"). Refusals are CodedErrors: `package-not-archive`, `package-damaged`, `package-too-large`,
 * `package-too-many`, `package-unsafe-entry`.
 */
import { CodedError } from '../../../shared/contract';

export interface TarLimits {
  /** Bytes of the whole unpacked archive, headers and padding included. */
  unpackedBytes: number;
  /** Bytes of one file. */
  fileBytes: number;
  /** Files, folders and headers of all kinds. */
  entries: number;
}

export interface TarFile { path: string; bytes: Uint8Array }

const BLOCK = 512;
/** Longest name and largest pax header that a real package could have. */
const LONGEST_PATH = 512;
const LARGEST_HEADER = 64 * 1024;
const LONGEST_SHOWN = 80;

const ascii = (bytes: Uint8Array): string => { const end = bytes.indexOf(0); return Buffer.from(end < 0 ? bytes : bytes.subarray(0, end)).toString('utf8'); };
const megabytes = (bytes: number): number => Math.round(bytes / (1024 * 1024));

/** Pieces of any size in, whole blocks out; counts what goes through. */
class Reader {
  private readonly source: AsyncIterator<Uint8Array>;
  private rest: Uint8Array = new Uint8Array(0);
  /** Bytes handed out. */
  position = 0;
  private received = 0;

  constructor(chunks: AsyncIterable<Uint8Array>, private readonly limits: TarLimits) { this.source = chunks[Symbol.asyncIterator](); }

  private async more(): Promise<boolean> {
    const next = await this.source.next();
    if (next.done === true) return false;
    this.received += next.value.length;
    if (this.received > this.limits.unpackedBytes) throw new CodedError('package-too-large', { megabytes: megabytes(this.limits.unpackedBytes), what: 'unpacked' });
    this.rest = next.value;
    return true;
  }

  /** Exactly so many bytes, or fewer at the end. `keep` false: they are passed over. */
  async take(count: number, keep = true): Promise<Uint8Array> {
    const parts: Uint8Array[] = [];
    let taken = 0;
    while (taken < count) {
      if (this.rest.length === 0 && !(await this.more())) break;
      const part = this.rest.subarray(0, count - taken);
      this.rest = this.rest.subarray(part.length);
      taken += part.length;
      if (keep) parts.push(part);
    }
    this.position += taken;
    return parts.length === 1 ? parts[0]! : Buffer.concat(parts);
  }

  async skip(count: number): Promise<void> {
    const from = this.position;
    await this.take(count, false);
    if (this.position - from < count) throw new CodedError('package-damaged', { at: this.position });
  }

  /** Reads to the end, so that the checksum of the compressed stream is verified. */
  async drain(): Promise<void> { this.rest = new Uint8Array(0); while (await this.more()) this.rest = new Uint8Array(0); }
  async close(): Promise<void> { await this.source.return?.(); }
}

interface Header { path: string; size: number; kind: string }

/** Files whose path is `wanted`, one at a time, in the order of the archive; the others are passed over unread. */
export async function* readTar(chunks: AsyncIterable<Uint8Array>, limits: TarLimits, wanted: (path: string) => boolean): AsyncGenerator<TarFile> {
  const reader = new Reader(chunks, limits);
  let entries = 0;
  /** Said by a header that stands before the one it is about. */
  let next: { path?: string; size?: number } = {};
  try {
    for (;;) {
      const at = reader.position;
      const block = await reader.take(BLOCK);
      if (block.length === 0 && at > 0) return;
      if (block.length < BLOCK) throw new CodedError(at === 0 ? 'package-not-archive' : 'package-damaged', { at });
      if (block.every((byte) => byte === 0)) {
        if (at === 0) throw new CodedError('package-not-archive');
        await reader.drain();
        return;
      }
      const header = readHeader(block, at);
      if (++entries > limits.entries) throw new CodedError('package-too-many', { count: limits.entries });
      const padded = (size: number) => Math.ceil(size / BLOCK) * BLOCK;
      if ('xgLK'.includes(header.kind)) {
        if (header.size > LARGEST_HEADER) throw new CodedError('package-unsafe-entry', { entry: header.kind });
        const body = await reader.take(padded(header.size));
        if (body.length < header.size) throw new CodedError('package-damaged', { at: reader.position });
        if (header.kind === 'x') next = { ...next, ...readPax(body.subarray(0, header.size), at) };
        else if (header.kind === 'L') next.path = ascii(body.subarray(0, header.size));
        continue;
      }
      const size = next.size ?? header.size;
      const path = safePath(next.path ?? header.path);
      next = {};
      if (header.kind !== '0' && header.kind !== '5') throw new CodedError('package-unsafe-entry', { entry: path.slice(0, LONGEST_SHOWN) });
      if (size > limits.fileBytes) throw new CodedError('package-too-large', { megabytes: megabytes(limits.fileBytes), what: path.slice(0, LONGEST_SHOWN) });
      if (header.kind === '5' || !wanted(path)) { await reader.skip(padded(size)); continue; }
      const bytes = await reader.take(size);
      if (bytes.length < size) throw new CodedError('package-damaged', { at: reader.position });
      await reader.skip(padded(size) - size);
      yield { path, bytes };
    }
  } finally { await reader.close(); }
}

function readHeader(block: Uint8Array, at: number): Header {
  const sum = block.reduce((total, byte, i) => total + (i >= 148 && i < 156 ? 0x20 : byte), 0);
  if (numberOf(block.subarray(148, 156)) !== sum) throw new CodedError(at === 0 ? 'package-not-archive' : 'package-damaged', { at });
  const size = numberOf(block.subarray(124, 136));
  if (size === undefined) throw new CodedError('package-damaged', { at });
  const isPosix = ascii(block.subarray(257, 262)) === 'ustar' && block[262] === 0;
  const prefix = isPosix ? ascii(block.subarray(345, 500)) : '';
  const name = ascii(block.subarray(0, 100));
  const kind = String.fromCharCode(block[156]!);
  // Old archives tell a folder by its last stroke; '7' is a file that once lay in one piece on a disk.
  const plain = kind === '\0' || kind === '7' ? '0' : kind;
  return { path: prefix === '' ? name : `${prefix}/${name}`, size, kind: plain === '0' && name.endsWith('/') ? '5' : plain };
}

/** Octal digits, or binary after a leading 0x80 for sizes beyond 8 GB: those are refused by any limit, so they need not be exact. */
function numberOf(field: Uint8Array): number | undefined {
  if (field[0]! & 0x80) return Number.MAX_SAFE_INTEGER;
  const text = ascii(field).trim();
  return /^[0-7]+$/.test(text) ? Number.parseInt(text, 8) : undefined;
}

/** Records `length key=value\n`; length counts itself. */
function readPax(body: Uint8Array, at: number): { path?: string; size?: number } {
  const out: { path?: string; size?: number } = {};
  for (let from = 0; from < body.length;) {
    const space = body.indexOf(0x20, from);
    const length = space < 0 ? Number.NaN : Number(ascii(body.subarray(from, space)));
    if (!Number.isInteger(length) || length <= space - from + 1 || from + length > body.length) throw new CodedError('package-damaged', { at });
    const record = Buffer.from(body.subarray(space + 1, from + length - 1)).toString('utf8');
    const [key, value] = [record.slice(0, record.indexOf('=')), record.slice(record.indexOf('=') + 1)];
    if (key === 'path') out.path = value;
    if (key === 'size') {
      if (!/^\d{1,15}$/.test(value)) throw new CodedError('package-damaged', { at });
      out.size = Number(value);
    }
    from += length;
  }
  return out;
}

/** The path as names separated by `/`. What would lead out of a folder it is unpacked into is refused, though nothing is unpacked here: such an archive is meant badly. */
function safePath(written: string): string {
  const path = written.replace(/^(\.\/)+/, '').replace(/\/+$/, '');
  const parts = path.split('/');
  const leads = path === '' ? !/^(\.\/)+$/.test(written) : path.startsWith('/') || /^[A-Za-z]:/.test(path) || parts.includes('..') || parts.includes('');
  if (leads || path.length > LONGEST_PATH || path.includes('\\') || /\p{Cc}/u.test(path)) throw new CodedError('package-unsafe-entry', { entry: written.replace(/\p{Cc}/gu, '?').slice(0, LONGEST_SHOWN) });
  return path;
}
