/** Characters that ISO-8859-1 has no letter for, and what is written instead: readable where there is a likeness, `?` where there is none. */

const likenesses: Readonly<Record<string, string>> = {
  '‘': "'", '’': "'", '‚': "'", '‛': "'", '“': '"', '”': '"', '„': '"', '‐': '-', '‑': '-', '‒': '-', '–': '-', '—': '-', '―': '-', '−': '-', '•': '*', '‣': '*', '·': '·', '…': '...', '€': 'EUR', '™': '(TM)', '≤': '<=', '≥': '>=', '≠': '<>', '→': '->', '←': '<-',
  'Œ': 'OE', 'œ': 'oe', 'Š': 'S', 'š': 's', 'Ž': 'Z', 'ž': 'z', 'Ÿ': 'Y', 'ł': 'l', 'Ł': 'L', 'ı': 'i', 'đ': 'd', 'Đ': 'D', '\t': ' ', '\u2009': ' ', '\u202f': ' ', '\u2003': ' ', '\u2002': ' ', '\u200b': '', '\ufeff': '', '\u200e': '', '\u200f': '', '‹': '<', '›': '>', '′': "'", '″': '"',
};

const held = (character: string): boolean => { const code = character.codePointAt(0)!; return (code >= 32 && code < 127) || (code >= 160 && code < 256); };

/** Letters whose accent ISO-8859-1 lacks (ő, ć, ș) lose it. */
function likeness(character: string): string {
  const known = likenesses[character];
  if (known !== undefined) return known;
  const bare = character.normalize('NFD').replaceAll(/[\u0300-\u036f]/g, '');
  return bare !== '' && [...bare].every(held) ? bare : '?';
}

export interface Replacement { character: string; written: string }

/** The text as it can be written, and what was replaced, each character once. Line breaks stay. */
export function replaced(text: string): { text: string; replacements: Replacement[] } {
  if (/^[\n -~\u00a0-\u00ff]*$/.test(text)) return { text, replacements: [] };
  const replacements = new Map<string, string>();
  // Letters with their accents apart are one letter to a reader.
  const written = [...text.replaceAll(/\r\n?/g, '\n').normalize('NFC')].map((character) => {
    if (character === '\n' || held(character)) return character;
    const instead = likeness(character);
    replacements.set(character, instead);
    return instead;
  }).join('');
  return { text: written, replacements: [...replacements].map(([character, instead]) => ({ character, written: instead })) };
}
