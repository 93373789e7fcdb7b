/** A message's text indented for reading. Nothing is parsed: what is written twice, in an odd order or wrongly stays as it is. */

/** A file's content is no reading matter: of longer strings this much is shown, with how many characters there are. */
const MOST_STRING = 400;
const STEP = '  ';

const shorten = (text: string): string => (text.length > MOST_STRING ? `${text.slice(0, MOST_STRING / 2)} […${text.length} tegn/characters…] ${text.slice(-40)}` : text);

/** What is neither JSON nor XML stays as it is. */
export const pretty = (text: string): string => (/^\s*</.test(text) ? prettyXml(text) : /^\s*[{[]/.test(text) ? prettyJson(text) : text);

function prettyJson(text: string): string {
  const out: string[] = [];
  let depth = 0;
  const line = () => `\n${STEP.repeat(Math.min(depth, 60))}`;
  const tokens = text.matchAll(/"(?:[^"\\]|\\.)*"?|[{}[\],:]|[^\s{}[\],:"]+/g);
  let previous = '';
  for (const [token] of tokens) {
    if (token === '}' || token === ']') { depth = Math.max(0, depth - 1); if (previous !== '{' && previous !== '[') out.push(line()); out.push(token); }
    else {
      if (previous === '{' || previous === '[' || previous === ',') out.push(line());
      out.push(token === ':' ? ': ' : shorten(token));
      if (token === '{' || token === '[') depth += 1;
    }
    previous = token;
  }
  return out.join('');
}

function prettyXml(text: string): string {
  const out: string[] = [];
  let depth = 0;
  /** An element that holds text only stays on its line. */
  let open = false;
  let inLine = false;
  const line = () => { if (out.length) out.push(`\n${STEP.repeat(Math.min(depth, 60))}`); };
  for (const [token] of text.matchAll(/<!--[^]*?(?:-->|$)|<!\[CDATA\[[^]*?(?:\]\]>|$)|<[^>]*>?|[^<]+/g)) {
    if (token.startsWith('</')) { depth = Math.max(0, depth - 1); if (!inLine && !open) line(); out.push(token); open = false; inLine = false; continue; }
    if (token.startsWith('<') && !token.startsWith('<![CDATA[')) {
      line();
      out.push(shorten(token));
      const opens = !/^<[?!]/.test(token) && !token.endsWith('/>');
      if (opens) depth += 1;
      open = opens;
      inLine = false;
      continue;
    }
    if (!token.trim()) continue;
    if (!open) line();
    out.push(shorten(token.trim()));
    inLine = open;
    open = false;
  }
  return out.join('');
}
