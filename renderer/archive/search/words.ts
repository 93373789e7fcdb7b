/** Finding the words of a query in the text a person reads. The spelling of words is the vocabulary's. */
import { fold, foldLetter, NUMBER, WORD } from '../../../shared/messages/search-words';

export { fold, foldText } from '../../../shared/messages/search-words';

/** Where in the original text the first word begins with one of the folded prefixes; the range is the matched beginning. */
export function findPrefix(text: string, prefixes: readonly string[]): { from: number; to: number } | undefined {
  const spans: { from: number; to: number; word: string }[] = [];
  for (const match of text.matchAll(NUMBER)) spans.push({ from: match.index, to: match.index + match[0].length, word: match[0] });
  for (const match of text.matchAll(WORD)) spans.push({ from: match.index, to: match.index + match[0].length, word: match[0] });
  spans.sort((a, b) => a.from - b.from || b.to - a.to);
  for (const span of spans) {
    const hit = prefixes.find((prefix) => fold(span.word.replace('-', '')).startsWith(prefix));
    if (hit !== undefined) return { from: span.from, to: span.from + originalLength(span.word, hit.length) };
  }
  return undefined;
}

/** How many UTF-16 units of the original word make up `folded` searchable characters. */
function originalLength(word: string, folded: number): number {
  let made = 0;
  let length = 0;
  for (const letter of word) {
    if (made >= folded) break;
    made += letter === '-' ? 0 : foldLetter(letter).length;
    length += letter.length;
  }
  return length;
}
