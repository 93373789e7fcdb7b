/**
 * The letters of a register file. Messages are UTF-8 and nothing else; registers are spreadsheets that people saved, so UTF-16
 * (by its mark) and ISO-8859-1 are read too. What is no text at all is refused with its own code.
 */
import { TextDecoder } from 'node:util';
import { CodedError } from '../../../shared/contract';

export type Charset = 'utf-8' | 'utf-16' | 'iso-8859-1';

/** CodedError `register-empty`, `register-not-text` (zipped spreadsheets, pictures, bytes that no text holds). */
export function decodeRegister(bytes: Uint8Array): { text: string; charset: Charset } {
  const decoded = decode(bytes);
  if (decoded.text.trim() === '') throw new CodedError('register-empty');
  // A NUL is in no text; spreadsheets, archives and pictures have them within their first bytes.
  if (decoded.text.includes('\u0000')) throw new CodedError('register-not-text');
  return decoded;
}

function decode(bytes: Uint8Array): { text: string; charset: Charset } {
  if (bytes.length === 0) throw new CodedError('register-empty');
  if (isArchive(bytes)) throw new CodedError('register-not-text');
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return { text: new TextDecoder('utf-16le').decode(bytes), charset: 'utf-16' };
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return { text: new TextDecoder('utf-16be').decode(bytes), charset: 'utf-16' };
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), charset: 'utf-8' };
  } catch {
    // Windows-1252 is ISO-8859-1 with letters where that has control codes: a superset for text.
    return { text: new TextDecoder('windows-1252').decode(bytes), charset: 'iso-8859-1' };
  }
}

/** A zip (modern spreadsheets), an OLE file (older ones) or gzip. */
const isArchive = ([a, b, c, d]: Uint8Array): boolean =>
  (a === 0x50 && b === 0x4b && c !== undefined && c <= 8) || (a === 0xd0 && b === 0xcf && c === 0x11 && d === 0xe0) || (a === 0x1f && b === 0x8b);
