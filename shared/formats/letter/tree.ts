/**
 * The letter tree: the content of MedCom's letters, whatever wrote them. EDIFACT and OIO-XML are read into the same
 * tree, so that a pair of the same letter reads equal, and standards never ask which it was. Element names are those of
 * the published XML schemas, the field's own terms; order below a parent is the schema's order.
 */

import type { TextRun } from '../../messages';

/** Where something stands in the file it was read from: line and column from 1, or the number of the EDIFACT segment from 1 and of its element from 0 (the tag). */
export type LetterPlace = { line: number; column: number } | { segment: number; element?: number };

export type { TextRun };

export interface LetterElement {
  name: string;
  /** `urn:` or `http:` namespace as the XML has it; absent for what was read from EDIFACT. Never compared. */
  namespace?: string;
  place?: LetterPlace;
  content:
    | { kind: 'elements'; children: LetterElement[] }
    | { kind: 'value'; text: string }
    /** Normal form: no empty run, and neighbours differ in style. */
    | { kind: 'formatted'; runs: TextRun[]; /** How often two styles stood at once (bold and italic), of which only one could be kept; absent when never. */ collapsed?: number }
    | { kind: 'bytes'; bytes: Uint8Array };
}

/** One letter with its root element (`DischargeLetter`, `PositiveReceipt` …). */
export interface Letter {
  /** Version code as the XML spells it (`XD0133L`, `GGOP100`), whatever the letter was written in. */
  version: string;
  root: LetterElement;
  /** What no table places: whole EDIFACT segments or foreign elements, as text, in the order of the file. Shown, never lost, not written. */
  unplaced: { place: LetterPlace; text: string }[];
}

/** An interchange: the envelope and its letters, in the order of the file. */
export interface Interchange {
  /** Local Danish time without zone: `yyyy-mm-dd` and `hh:mm`. */
  sent: { date: string; time: string };
  /** 1 to 14 characters. */
  identifier: string;
  acknowledgement: 'pluspositivkvitt' | 'minuspositivkvitt';
  /** Location numbers of the envelope as written (EDIFACT has them there; XML in each letter); not always right GLNs. */
  sender: string;
  receiver: string;
  letters: Letter[];
}
