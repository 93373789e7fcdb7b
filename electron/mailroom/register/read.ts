/** A file of any kind that registers come in, to entries. */
import { CodedError } from '../../../shared/contract';
import { defaultLimits, type Format } from '../../../shared/formats/format';
import type { Instant, RegisterPreview } from '../../../shared/messages';
import type { Library } from '../library';
import { readRegisterCsv } from './from-csv';
import { readRegisterBundle } from './from-fhir';
import { settle, type Settled } from './settle';
import { decodeRegister } from './text';

/** Larger files are refused unread; the whole of SOR is a fraction of this. */
export const MOST_BYTES = 64 * 1024 * 1024;
/** A Bundle of some ten thousand organisations has millions of values, where a message of so many would be an attack. */
const limits = { ...defaultLimits, maxLength: MOST_BYTES, maxItems: 8_000_000 };

export interface RegisterReading extends Settled, Pick<RegisterPreview, 'kind' | 'charset' | 'unknownColumns'> { snapshotAt?: Instant }

/**
 * CodedError `register-empty`, `register-not-text`, `register-columns`, `register-too-large`, `register-not-fhir` (looks like FHIR and
 * can't be read as a Bundle of organisations), `register-nothing` (no usable row).
 */
export async function readRegister(library: Pick<Library, 'formatOf'>, bytes: Uint8Array, breathe: () => Promise<void>): Promise<RegisterReading> {
  if (bytes.length > MOST_BYTES) throw new CodedError('register-too-large', { what: `${MOST_BYTES / (1024 * 1024)} MB` });
  const { text, charset } = decodeRegister(bytes);
  const format = /^\s*[{<]/.test(text) ? library.formatOf(text) : undefined;
  const reading = format ? await fromFhir(format) : await fromCsv();
  if (reading.entries.length === 0) throw new CodedError('register-nothing', { count: reading.refused.length });
  return reading;

  async function fromCsv(): Promise<RegisterReading> {
    if (/^\s*[{<]/.test(text)) throw new CodedError('register-not-fhir', { detail: '' });
    const { rows, unknownColumns } = readRegisterCsv(text);
    return { kind: 'csv', charset, unknownColumns, ...await settle(rows, breathe) };
  }
  async function fromFhir({ id, ...written }: Format): Promise<RegisterReading> {
    const { document, issues } = written.parse(text, limits);
    if (!document) throw new CodedError('register-not-fhir', { detail: [issues[0]?.rule, issues[0]?.line].filter(Boolean).join(' ') });
    const { rows, snapshotAt, organisations } = readRegisterBundle(document.bundle);
    if (organisations === 0) throw new CodedError('register-not-fhir', { detail: 'Organization' });
    return { kind: id, unknownColumns: [], ...(snapshotAt === undefined ? {} : { snapshotAt }), ...await settle(rows, breathe) };
  }
}
