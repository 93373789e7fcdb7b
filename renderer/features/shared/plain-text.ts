/**
 * Text from outside as it may be shown: plain, with line breaks. Characters that are invisible or change the direction of what
 * stands around them are made visible, so that nobody can hide or turn round a dose, a name or a number.
 */
export type Piece = { kind: 'text'; text: string } | { kind: 'control'; code: string };

// C0 but for tab and line feed, C1, direction marks and overrides, invisible separators, tag characters, lone surrogates.
 
const hidden = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff\ufff9-\ufffb\u{e0000}-\u{e007f}\ud800-\udfff]/gu;

/** More than this many chips say no more than that there are many; the rest are shown as replacement characters. */
const MAX_CHIPS = 200;

export function plainPieces(source: string): { pieces: Piece[]; controls: number } {
  const text = source.replace(/\r\n?|[\u0085\u2028\u2029]/g, '\n');
  const pieces: Piece[] = [];
  let controls = 0;
  let from = 0;
  let plain = '';
  for (const match of text.matchAll(hidden)) {
    plain += text.slice(from, match.index);
    from = match.index + match[0].length;
    controls += 1;
    if (controls > MAX_CHIPS) { plain += '\ufffd'; continue; }
    if (plain) pieces.push({ kind: 'text', text: plain });
    plain = '';
    pieces.push({ kind: 'control', code: `U+${match[0].codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}` });
  }
  plain += text.slice(from);
  if (plain) pieces.push({ kind: 'text', text: plain });
  return { pieces, controls };
}

/** One line without anything hidden: for titles, topics and names. */
export const plainLine = (source: string): string => source.replace(hidden, '\ufffd').replace(/\s+/g, ' ').trim();

/** The first `limit` characters, not cutting through one. */
export function beginning(text: string, limit: number): string {
  if (text.length <= limit) return text;
  const end = /[\ud800-\udbff]/.test(text[limit - 1] ?? '') ? limit - 1 : limit;
  return text.slice(0, end);
}
