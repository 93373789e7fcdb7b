/** How text becomes searchable words: lower case, Danish letters in their two-letter spelling, numbers without punctuation. */

export const WORD = /[\p{L}\p{N}]+/gu;
/** CPR and replacement numbers, whole or while being typed; the hyphen is dropped so that both spellings find. */
export const NUMBER = /(?<![\p{L}\p{N}])(\d{6})-([\p{L}\p{N}]{1,4})(?![\p{L}\p{N}])/gu;
/** Longer "words" are encoded content or ids; a prefix finds them all the same. */
const MAX_WORD = 32;

const letters: Record<string, string> = { 'æ': 'ae', 'ä': 'ae', 'ø': 'oe', 'ö': 'oe', 'å': 'aa', 'ü': 'ue', 'ß': 'ss', 'þ': 'th', 'ð': 'd' };

/** One character in its searchable spelling; may be two characters long, or none for a combining mark. */
export function foldLetter(letter: string): string {
  const lower = letter.toLowerCase();
  const mapped = letters[lower];
  if (mapped !== undefined) return mapped;
  return lower <= '\u007f' ? lower : lower.normalize('NFD').replace(/\p{M}/gu, '');
}
const PLAIN = /^[a-z0-9]+$/;
export function fold(word: string): string {
  const lower = word.toLowerCase();
  if (PLAIN.test(lower)) return lower.slice(0, MAX_WORD);
  let folded = '';
  for (const letter of word.normalize('NFC')) folded += foldLetter(letter);
  return folded.slice(0, MAX_WORD);
}

/** Words of a text in order, folded; duplicates stay. */
export function foldText(text: string): string[] {
  return (text.normalize('NFC').replace(NUMBER, '$1$2').match(WORD) ?? []).map(fold).filter((word) => word !== '');
}
