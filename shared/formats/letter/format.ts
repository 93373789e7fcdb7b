/** A letter format writes the letter tree into the bytes of a file and reads it back: EDIFACT or OIO-XML. */
import type { Issue } from '../../messages';
import type { Interchange } from './tree';

export interface LetterLimits {
  /** Bytes of the file; above it the file is refused unread. */
  maxBytes: number;
  maxDepth: number;
  /** Elements or segments. */
  maxItems: number;
}
/** 150 MB on disk is the largest a network may bring; the deepest published letter has 11 levels. */
export const defaultLetterLimits: LetterLimits = { maxBytes: 150 * 1024 * 1024, maxDepth: 48, maxItems: 200_000 };

/** `interchange` is absent when nothing can be read; the first issue then says why. */
export type LetterRead = { interchange: Interchange; issues: Issue[] } | { interchange?: undefined; issues: [Issue, ...Issue[]] };

/** `bytes` are absent when the letter can't be written at all; issues name what the receiver will find wrong, and what could not be carried. */
export interface LetterWritten { bytes?: Uint8Array; issues: Issue[] }
