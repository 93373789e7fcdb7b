/** A format is how a message is written. Text in, document out, and back; errors carry their position. */
import type { Bundle } from 'fhir/r4';
import type { Issue } from '../messages';
import type { Interchange, Letter } from './letter/tree';

/** A parsed FHIR message; XML is read into the same shape as JSON, so that standards never ask which it was. */
export interface FhirDocument { kind: 'fhir'; format: 'fhir-json' | 'fhir-xml'; bundle: Bundle }
/** One letter of an interchange; an interchange with several is as many documents. */
export interface LetterDocument { kind: 'letter'; format: 'edifact' | 'oioxml'; envelope: Omit<Interchange, 'letters'>; letter: Letter }
export type Document = FhirDocument | LetterDocument;

export interface TextLimits {
  /** Characters of text; above it the file is refused unread. */
  maxLength: number;
  maxDepth: number;
  /** Elements or values; a file of a million tiny ones would keep the reader busy for minutes. */
  maxItems: number;
}
/** 150 MB on disk is the largest a network may bring; deeper than 64 is no FHIR message. */
export const defaultLimits: TextLimits = { maxLength: 150 * 1024 * 1024, maxDepth: 64, maxItems: 200_000 };

export type ParseResult = { document: FhirDocument; issues: Issue[] } | { document?: undefined; issues: [Issue, ...Issue[]] };

export interface Format {
  id: 'fhir-json' | 'fhir-xml';
  title: string;
  contentType: string;
  /** Whether the first characters look like this format. Cheap, never throws. */
  sniff(head: string): boolean;
  /** Never throws. Text issues (`source: 'text'`) say line and column. `document` is absent when nothing can be read. */
  parse(text: string, limits?: TextLimits): ParseResult;
  write(document: FhirDocument): string;
}
