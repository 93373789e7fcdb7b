/** Whether the counters of an EDIFACT file are right, told by code of its own: what the reader under test accepts is counted again here. */

const clean = (text: string): string => text.replaceAll(/[\r\n]/g, '');

/** Segments as raw text and what follows a UNO, by the plain rules of the syntax; undefined for what is no EDIFACT. */
function rawSegments(bytes: Uint8Array): { raw: string; fields: string[][] }[] | undefined {
  const text = Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');
  const segments: { raw: string; fields: string[][] }[] = [];
  let [component, element, release, terminator] = [':', '+', '?', "'"];
  for (let at = 0; ;) {
    while (at < text.length && /[ \t\r\n]/.test(text[at]!)) at += 1;
    if (at >= text.length) return segments;
    if (text.startsWith('UNA', at)) {
      [component, element, , release, , terminator] = text.slice(at + 3, at + 9).split('') as [string, string, string, string, string, string];
      at += 9;
      continue;
    }
    if (segments.at(-1)?.fields[0]?.[0] === 'UNZ') [component, element, release, terminator] = [':', '+', '?', "'"];
    const fields: string[][] = [['']];
    const from = at;
    const add = (character: string) => { const parts = fields.at(-1)!; parts.push(`${parts.pop() ?? ''}${character}`); };
    for (; at < text.length && text[at] !== terminator; at++) {
      const character = text[at]!;
      if (character === '\r' || character === '\n') continue;
      if (character === release && release !== ' ') {
        do at += 1; while (text[at] === '\r' || text[at] === '\n');
        add(text[at] ?? '');
      } else if (character === element) fields.push(['']);
      else if (character === component) fields.at(-1)!.push('');
      else add(character);
    }
    if (at >= text.length) return undefined;
    segments.push({ raw: clean(text.slice(from, at)), fields });
    at += 1;
    if (fields[0]![0] !== 'UNO') continue;
    const size = Number(fields[4]?.[0]);
    const closes = (after: number): boolean => /^[\r\n]*UNP/.test(text.slice(after, after + 50));
    if (!closes(at + size)) at += text[at] === '\r' && text[at + 1] === '\n' ? 2 : 1;
    if (!closes(at + size)) return undefined;
    at += size;
  }
}

/** What is wrong with the counters and numbers; undefined when they are right. */
export function brokenCounter(bytes: Uint8Array): string | undefined {
  const segments = rawSegments(bytes);
  if (!segments) return 'no end';
  let envelope: string | undefined;
  let letters = 0;
  let letter: { id: string; from: number } | undefined;
  for (const [index, { raw, fields }] of segments.entries()) {
    const field = (at: number, part = 0): string => fields[at]?.[part] ?? '';
    const tag = field(0);
    if (tag === 'UNB') {
      if (envelope !== undefined) return `UNB within an interchange: ${raw}`;
      envelope = field(5);
      letters = 0;
    } else if (tag === 'UNH') {
      if (letter) return `UNH within a letter: ${raw}`;
      letter = { id: field(1), from: index };
      letters += 1;
    } else if (tag === 'UNT') {
      if (!letter || field(2) !== letter.id || field(1) !== String(index - letter.from + 1)) return `UNT: ${raw}`;
      letter = undefined;
    } else if (tag === 'UNZ') {
      if (envelope === undefined || letter || field(2) !== envelope || field(1) !== String(letters)) return `UNZ: ${raw}`;
      envelope = undefined;
    }
  }
  return envelope !== undefined || letter ? 'no UNZ' : undefined;
}
