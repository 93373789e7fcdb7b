/** Every format a letter can be written in. A new one is a folder and a line here. */
import type { Issue } from '../../messages';
import { looksLikeEdifact, readEdifact, writeEdifact } from '../edifact';
import { looksLikeOioXml, readOioXml, writeOioXml } from '../oioxml';
import type { LetterDocument } from '../format';
import type { LetterWritten } from './format';
import type { Interchange } from './tree';

export interface LetterFormat {
  id: 'edifact' | 'oioxml';
  title: string;
  contentType: string;
  /** Whether the first bytes look like this format. Cheap, never throws. */
  sniff(bytes: Uint8Array): boolean;
  /** Never throws. Interchanges in the order of the file, empty when nothing can be read; EDIFACT may have several. */
  read(bytes: Uint8Array): { interchanges: Interchange[]; issues: Issue[] };
  /** Never throws. Without bytes when the letter has no form here; issues say what it loses. */
  write(interchange: Interchange): LetterWritten;
}

const edifact: LetterFormat = { id: 'edifact', title: 'EDIFACT', contentType: 'application/edifact', sniff: looksLikeEdifact, read: readEdifact, write: writeEdifact };

const oioxml: LetterFormat = {
  id: 'oioxml', title: 'OIO-XML', contentType: 'application/xml', sniff: looksLikeOioXml, write: writeOioXml,
  read(bytes) {
    const { interchange, issues } = readOioXml(bytes);
    return { interchanges: interchange ? [interchange] : [], issues };
  },
};

/** Each letter of an interchange as a document of its own. */
export const letterDocuments = (format: LetterFormat['id'], { letters, ...envelope }: Interchange): LetterDocument[] => letters.map((letter) => ({ kind: 'letter', format, envelope, letter }));

/** The bytes of one letter in its own envelope; see `LetterFormat.write`. */
export const writeLetter = ({ format, envelope, letter }: LetterDocument): LetterWritten => letterFormatById(format).write({ ...envelope, letters: [letter] });

export const letterFormatById = (id: LetterFormat['id']): LetterFormat => (id === 'edifact' ? edifact : oioxml);

export const letterFormats: readonly LetterFormat[] = [edifact, oioxml];

/** The format that a file looks like; undefined when it looks like no letter. */
export const letterFormatOf = (bytes: Uint8Array): LetterFormat | undefined => letterFormats.find((format) => format.sniff(bytes));
