/**
 * The chain of the access log: every line carries the hash of the one before it, so that a record can't be changed, left out or moved without all that
 * follow telling so.
 *
 *   line = sha256 of the json (64 hex) SP json LF
 *   json = canonical JSON of the record and `prev`, the hash of the line before ('0' × 64 for the first)
 */
import type { AccessRecord } from '../../../shared/messages';
import { sha256Of } from '../../node/hash';

export const FIRST_PREV = '0'.repeat(64);
/** Where a chain ends: number and hash of its last record. */
export interface ChainEnd { n: number; hash: string }
export const noRecords: ChainEnd = { n: 0, hash: FIRST_PREV };

/** Keys in the order of their code units, nothing between the parts, undefined left out: the same record is the same text everywhere (RFC 8785 for what a record holds: no fractions). */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (typeof value === 'object' && value !== null) {
    const parts = Object.entries(value).filter(([, part]) => part !== undefined).sort(([a], [b]) => (a < b ? -1 : 1));
    return `{${parts.map(([key, part]) => `${JSON.stringify(key)}:${canonical(part)}`).join(',')}}`;
  }
  return JSON.stringify(value);
}

export function lineOf(record: AccessRecord, prev: string): { line: string; hash: string } {
  const json = canonical({ ...record, prev });
  const hash = sha256Of(json);
  return { line: `${hash} ${json}\n`, hash };
}

export interface ReadLine {
  /** `hash` as the line says; `n`, `prev` and `record` as its JSON says. */
  hash: string; n: number; prev: string; record: AccessRecord;
  /** The JSON is not what was hashed. */
  changed: boolean;
}

/** @param text without its line feed. Undefined for what is no line of a log at all. Of the record only `n` is checked here; who shows it checks the rest. */
export function readLine(text: string): ReadLine | undefined {
  const hash = text.slice(0, 64);
  const json = text.slice(65);
  if (text[64] !== ' ' || !/^[0-9a-f]{64}$/.test(hash)) return undefined;
  let value: unknown;
  try { value = JSON.parse(json); } catch { return undefined; }
  if (typeof value !== 'object' || value === null || !('n' in value) || !Number.isSafeInteger(value.n) || !('prev' in value) || typeof value.prev !== 'string') return undefined;
  const { prev, ...record } = value as { prev: string; n: number };
  return { hash, n: record.n, prev, record: record as AccessRecord, changed: sha256Of(json) !== hash };
}
