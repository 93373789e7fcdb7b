/** Converting a message: from one way of writing to another, or between a letter and the FHIR message of the same meaning. */
import type { Document } from '../formats/format';
import type { Instant, Organisation, WireFormat } from '../messages';

/** One field that the converted message does not say as the original does. */
export interface Loss {
  /** Where it stands in the original: element names of a letter, or a FHIR path. */
  path: string;
  /** What it is and what became of it: a Danish sentence, and the same in English. */
  what: string;
  whatEn: string;
  /** Said in the text instead; carried along unread; or left out. The original always keeps it. */
  kept: 'text' | 'raw' | 'dropped';
}

export const refusalCodes = ['convert-no-direction', 'convert-no-form', 'convert-unreadable', 'convert-receipt', 'convert-file-letter', 'convert-read-as-text', 'convert-newer-version', 'convert-not-writable', 'convert-not-valid'] as const;
export type RefusalCode = (typeof refusalCodes)[number];
/** Why a message is not converted at all. */
export interface Refusal { code: RefusalCode; message: string; messageEn: string }

/** What a sentence is about, in both languages. */
export interface Title { da: string; en: string }

export interface ConvertedFile {
  /** As a receiver reads what was written. */
  document: Document;
  /** Text of a FHIR message, bytes of a letter. */
  content: string | Uint8Array;
  contentType: string;
  /** Without dot. */
  extension: 'json' | 'xml' | 'edi';
}

export type Conversion = { files: [ConvertedFile, ...ConvertedFile[]]; losses: Loss[]; refused?: undefined } | { refused: Refusal };

/** Where randomness, time and facts beyond the message come from; never reached for. */
export interface ConvertContext {
  now: Instant;
  /** A new lower-case UUID without prefix. */
  newId(): string;
  /** An organisation of the register by its location number: a letter has no SOR code, which FHIR demands. */
  organisation?(gln: string): (Pick<Organisation, 'sor' | 'name'> & Partial<Pick<Organisation, 'phone'>>) | undefined;
  /** A file that the letter names, from its binary letter (`objectKey`). */
  file?(identifier: string): Uint8Array | undefined;
}

export type Target = WireFormat;
/** What a direction makes: documents to be written, and what they do not say. */
export type Made = { documents: [Document, ...Document[]]; losses: Loss[]; refused?: undefined } | { refused: Refusal };
