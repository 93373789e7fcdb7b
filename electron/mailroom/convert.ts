/** A message, or a file that somebody opened, written otherwise: the result goes into the content store, the original stays as it is. */
import { convert, refuse, type ConvertContext } from '../../shared/conversion';
import { CodedError, type Converted } from '../../shared/contract';
import type { Document } from '../../shared/formats/format';
import { isRejection, type MessageView, type WireFormat } from '../../shared/messages';
import { sha256Of } from '../node/hash';
import { tables } from './records';
import { readDocument, type ReadResult } from './reading';
import type { Room } from './room';

export type ConvertSource = { messageId: string } | { sha256: string; part?: number | undefined };
export interface Conversion { result: Converted; /** Of the message that was converted; absent where it can't be read. */ view?: MessageView }

async function read({ library, originals, ledger }: Pick<Room, 'library' | 'originals' | 'ledger'>, of: ConvertSource): Promise<ReadResult> {
  if ('sha256' in of) return readDocument(library, await originals.read('content', of.sha256), of.part);
  const seen = ledger.get(tables.seen, of.messageId);
  // What was held back is shown to administrators only, by another door.
  if (seen && seen.kind !== 'quarantine') return readDocument(library, await originals.read('received', seen.original), seen.part);
  const sent = ledger.get(tables.sent, of.messageId);
  if (!sent) throw new CodedError('not-found');
  return readDocument(library, await originals.read('sent', sent.composed));
}

const viewOf = ({ library }: Pick<Room, 'library'>, document: Document): MessageView | undefined => {
  const known = library.recognise(document);
  return known?.standard.view(document, known.version);
};

interface Surroundings {
  /** By location number, from the register. */
  organisation: NonNullable<ConvertContext['organisation']>;
  /** Notes a file that is only looked at or saved elsewhere, before it is there, so that it goes at the next start. */
  visit(sha256: string): Promise<void>;
}

/** CodedError `not-found`. */
export async function convertMessage(room: Pick<Room, 'library' | 'originals' | 'ledger' | 'clock' | 'random'>, of: ConvertSource, to: WireFormat, { organisation, visit }: Surroundings): Promise<Conversion> {
  const { document, issues } = await read(room, of);
  const refusing = issues.find(isRejection);
  if (!document || refusing) return { result: refuse('convert-unreadable', refusing) };
  const view = viewOf(room, document);
  const conversion = convert(document, to, { now: room.clock.now().toISOString(), newId: () => room.random.uuid(), organisation });
  if (conversion.refused) return { result: { refused: conversion.refused }, ...(view && { view }) };
  const files = [];
  for (const { content, contentType, extension, document: made } of conversion.files) {
    const bytes = typeof content === 'string' ? Buffer.from(content, 'utf8') : content;
    const shown = viewOf(room, made);
    await visit(sha256Of(bytes));
    files.push({ sha256: await room.originals.put('content', bytes), bytes: bytes.length, contentType, extension, ...(shown && { view: shown }) });
  }
  return { result: { files, losses: conversion.losses }, ...(view && { view }) };
}
