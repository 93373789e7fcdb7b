/** Letters as the mailroom hands them over: read by the real readers and standards. */
import { letterDocuments } from '../../shared/formats/letter/formats';
import { readEdifact } from '../../shared/formats/edifact';
import { readOioXml } from '../../shared/formats/oioxml';
import type { MessageRecord } from '../../shared/messages';
import { recognise } from '../../shared/standards/registry';

export interface LetterOptions {
  at?: string;
  direction?: 'in' | 'out';
  /** Name of the bytes in the content store. */
  original?: string;
  /** Content of a binary letter's files, by their order. */
  files?: readonly { sha256: string; bytes: number }[];
}

/** The first letter of a file. A text is OIO-XML, bytes are EDIFACT. */
export function letterRecord(source: string | Uint8Array, { at = '2026-11-19T07:31:00.000Z', direction = 'in', original = 'a'.repeat(64), files = [] }: LetterOptions = {}): MessageRecord {
  const format = typeof source === 'string' ? 'oioxml' : 'edifact';
  const interchange = typeof source === 'string' ? readOioXml(new TextEncoder().encode(source)).interchange : readEdifact(source).interchanges[0];
  const [document] = letterDocuments(format, interchange!);
  const { standard, version } = recognise(document!)!;
  const view = standard.view(document!, version);
  return {
    messageId: view.messageId, direction, at, format, original,
    view: { ...view, attachments: view.attachments.map((file, index) => ({ ...file, ...(standard.id === 'binary-letter' ? files[index] : {}) })) },
  };
}

/** Another letter of the same kind: its own number, and what it says of itself. */
export const numbered = (xml: string, identifier: string, status: 'nytbrev' | 'rettetbrev' | 'annulleretbrev' = 'nytbrev'): string =>
  xml.replace('<Identifier>B2611180001</Identifier>', `<Identifier>${identifier}</Identifier>`).replace('<StatusCode>nytbrev</StatusCode>', `<StatusCode>${status}</StatusCode>`);
