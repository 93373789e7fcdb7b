/**
 * Takes the base64 of large attachments out of XML before it is parsed, and puts it back after: an XML parser looks at every
 * character, four seconds for 100 MB, where a search for the closing quote takes none. Only runs of base64 letters in a
 * `value` attribute are lifted, which cannot hide markup, the end of a comment or a second attribute.
 */

const SHORTEST = 8192;
const base64Run = /^[A-Za-z0-9+/= ]*$/;

export interface Lifted {
  text: string;
  /** The attribute value itself, or what was lifted from it. */
  restore(value: string): string;
  /** Offset in the original text of an offset in the shortened one. */
  originalOffset(offset: number): number;
}

/** Whether the slice is base64 throughout, asked in pieces so that no regular expression runs over 100 MB at once. */
function isRun(text: string, start: number, end: number): boolean {
  for (let at = start; at < end; at += 65_536) if (!base64Run.test(text.slice(at, Math.min(at + 65_536, end)))) return false;
  return true;
}

export function liftLargeValues(text: string): Lifted {
  let token = 'lifted';
  while (text.includes(`${token}.`)) token += '_';
  const parts: string[] = [];
  const values = new Map<string, string>();
  /** Where each cut lies in the shortened text, and how much longer the original is from there on. */
  const cuts: { at: number; extra: number }[] = [];
  let copied = 0;
  let length = 0;
  const opening = /\bvalue\s{0,8}=\s{0,8}(["'])/g;
  for (let match = opening.exec(text); match; match = opening.exec(text)) {
    const start = opening.lastIndex;
    // A look at the first letters keeps the search for the quote from running over the whole text again and again.
    if (!isRun(text, start, Math.min(start + SHORTEST, text.length))) continue;
    const end = text.indexOf(match[1]!, start);
    if (end === -1) break;
    if (end - start < SHORTEST || !isRun(text, start, end)) continue;
    const name = `${token}.${values.size}`;
    values.set(name, text.slice(start, end));
    parts.push(text.slice(copied, start), name);
    length += start - copied + name.length;
    cuts.push({ at: length, extra: end - start - name.length });
    copied = end;
    opening.lastIndex = end;
  }
  if (values.size === 0) return { text, restore: (value) => value, originalOffset: (offset) => offset };
  parts.push(text.slice(copied));
  return {
    text: parts.join(''),
    restore: (value) => values.get(value) ?? value,
    originalOffset: (offset) => cuts.reduce((sum, { at, extra }) => (offset >= at ? sum + extra : sum), offset),
  };
}
