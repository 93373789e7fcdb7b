/** Every format a letter can be written in. A new one is a folder and a line here. */
import type { Issue } from '../../messages';
import { looksLikeEdifact, readEdifact, writeEdifact } from '../edifact';
import { looksLikeOioXml, readOioXml, writeOioXml } from '../oioxml';
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

export const letterFormats: readonly LetterFormat[] = [edifact, oioxml];

/** The format that a file looks like; undefined when it looks like no letter. */
export const letterFormatOf = (bytes: Uint8Array): LetterFormat | undefined => letterFormats.find((format) => format.sniff(bytes));
