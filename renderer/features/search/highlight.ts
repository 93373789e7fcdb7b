/** A hit's snippet in parts, with the match apart. Pure. */
import type { SearchHit } from '../../archive';

interface Part { text: string; match: boolean }

// The same characters that running text never shows; here each becomes one visible sign so that the numbers stay right.
const hidden = /[\u0000-\u001f\u007f-\u009f\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]/g;

/** Numbers outside the text are moved to its ends: they came from stored data. */
export function highlight(snippet: NonNullable<SearchHit['snippet']>): Part[] {
  const text = snippet.text.replace(hidden, (sign) => (/\s/.test(sign) ? ' ' : '\ufffd'));
  const from = Math.max(0, Math.min(text.length, snippet.from));
  const to = Math.max(from, Math.min(text.length, snippet.to));
  return [{ text: text.slice(0, from), match: false }, { text: text.slice(from, to), match: true }, { text: text.slice(to), match: false }].filter((part) => part.text !== '');
}
