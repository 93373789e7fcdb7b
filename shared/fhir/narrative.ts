/** Narratives: the readable XHTML a resource carries. Ours are written here; received ones are judged, and read as plain text only. */
import type { Narrative } from 'fhir/r4';
import { SaxesParser } from 'saxes';

export const xhtmlNamespace = 'http://www.w3.org/1999/xhtml';

/** What XML 1.0 cannot hold, not even escaped. */
 
const notXml = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

const escapes: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escaped = (text: string): string => text.replace(notXml, '').replace(/[&<>"]/g, (letter) => escapes[letter]!);

/** A narrative of label and value lines. Values without content are left out; line breaks in a value are kept. */
export function narrative(rows: readonly (readonly [label: string, value: string | undefined])[]): Narrative {
  const lines = rows.flatMap(([label, value]) =>
    value === undefined || value.trim() === '' ? [] : [`<p><b>${escaped(label)}:</b> ${escaped(value).replace(/\r\n|\r|\n/g, '<br/>')}</p>`]);
  // txt-2: a narrative without content is not allowed.
  return { status: 'generated', div: `<div xmlns="${xhtmlNamespace}">${lines.length > 0 ? lines.join('') : '<p>-</p>'}</div>` };
}

/** Elements and attributes that FHIR allows in a narrative (txt-1). */
const elements = new Set('a abbr acronym b big blockquote br caption cite code col colgroup dd dfn div dl dt em h1 h2 h3 h4 h5 h6 hr i img li ol p pre q samp small span strong sub sup table tbody td tfoot th thead tr tt ul var'.split(' '));
const attributes = new Set('abbr accesskey align alt axis bgcolor border cellhalign cellpadding cellspacing cellvalign char charoff charset cite class colspan compact coords dir frame headers height href hreflang hspace id lang longdesc name nowrap rel rev rowspan rules scope shape span src start style summary tabindex title type valign value vspace width xml:lang xml:space xmlns'.split(' '));
const blocks = new Set('blockquote br caption dd div dl dt h1 h2 h3 h4 h5 h6 hr li ol p pre table tr ul'.split(' '));

/** Named characters that HTML has and XML lacks; real systems write these in JSON narratives. */
const namedCharacters: Record<string, string> = {
  nbsp: '\u00a0', aring: 'å', Aring: 'Å', aelig: 'æ', AElig: 'Æ', oslash: 'ø', Oslash: 'Ø', eacute: 'é', uuml: 'ü', ouml: 'ö', auml: 'ä', deg: '°', micro: 'µ', middot: '·',
  sect: '§', laquo: '«', raquo: '»', frac12: '½', plusmn: '±', times: '×', ndash: '–', mdash: '—', hellip: '…', bull: '•', lsquo: '‘', rsquo: '’', ldquo: '“', rdquo: '”', euro: '€', copy: '©', reg: '®', le: '≤', ge: '≥',
};

export type NarrativeFault = 'not-well-formed' | 'too-deep' | 'not-a-div' | 'namespace' | 'empty' | 'doctype' | 'entity' | 'instruction' | `element ${string}` | `attribute ${string}` | `address ${string}`;

const MAX_DEPTH = 200;
/** No real style is longer, and looking for comments in it takes time in the square of its length. */
const LONGEST_STYLE = 2000;

/** Scheme of an address as a browser would read it: control characters and blanks in it are skipped. */
function schemeOf(address: string): string | undefined {
   
  return /^([a-z][a-z0-9+.-]*):/i.exec(address.replace(/[\u0000-\u0020\u007f-\u009f]/g, ''))?.[1]?.toLowerCase();
}

function addressFault(element: string, attribute: string, value: string): NarrativeFault | undefined {
  const scheme = schemeOf(value);
  if (scheme === undefined || ['http', 'https', 'mailto', 'tel', 'urn'].includes(scheme)) return undefined;
   
  const image = /^data:image\/(png|gif|jpe?g|bmp);/i.test(value.replace(/[\u0000-\u0020]/g, ''));
  return scheme === 'data' && element === 'img' && attribute === 'src' && image ? undefined : `address ${scheme}`;
}

function attributeFault(element: string, name: string, value: string): NarrativeFault | undefined {
  if (name.startsWith('xmlns:')) return undefined;
  if (!attributes.has(name)) return `attribute ${name.slice(0, 40)}`;
  if (name === 'href' || name === 'src' || name === 'cite' || name === 'longdesc') return addressFault(element, name, value);
  if (name === 'style' && (value.length > LONGEST_STYLE || /expression\s*\(|url\s*\(|javascript:|behavior\s*:|@import|-moz-binding/i.test(value.replace(/\\|\/\*.*?\*\//g, '')))) return 'attribute style';
  return undefined;
}

class Refusal extends Error {
  readonly fault: NarrativeFault;
  constructor(fault: NarrativeFault) { super(fault); this.fault = fault; }
}

const tag = /<(\/?)([a-z][a-z0-9]*)([^<>]*)>/y;
const attribute = /\s+([A-Za-z][A-Za-z:-]*)\s*=\s*(?:"([^"<]*)"|'([^'<]*)')/y;
const unusual = /[&\u0000-\u0008\u000b\u000c\u000e-\u001f\ud800-\uffff]/;
const isUnusual = (text: string): boolean => unusual.test(text) || text.includes(']]>');
/** None of these can hide anything: no letter, no digit, no control character. */
const entity = /&(?:amp|lt|gt|quot|apos|#160);/g;
const bare = (text: string): string => (text.includes('&') ? text.replace(entity, '') : text);

/** The attributes of one tag as far as they are plainly written and allowed; undefined for any other. */
function plainAttributes(element: string, text: string, plain: boolean): { namespace: string | undefined; closed: boolean } | undefined {
  attribute.lastIndex = 0;
  let end = 0;
  let namespace: string | undefined;
  const names: string[] = [];
  for (let match = attribute.exec(text); match; match = attribute.exec(text)) {
    const [, name = '', double, single] = match;
    const value = double ?? single!;
    if ((!plain && isUnusual(bare(value))) || names.includes(name) || name.startsWith('xmlns:') || attributeFault(element, name, value) !== undefined) return undefined;
    names.push(name);
    if (name === 'xmlns') namespace = value;
    end = attribute.lastIndex;
  }
  const rest = text.slice(end).trim();
  return rest === '' || rest === '/' ? { namespace, closed: rest === '/' } : undefined;
}

const SLASH = 0x2f;
const CLOSE = 0x3e;
const noAttributes = { namespace: undefined, closed: false };
/** How nearly every narrative begins. */
const usualStart = `<div xmlns="${xhtmlNamespace}">`;

/** Name of a tag without attributes that begins at `at`, such as `<p>`; undefined for any other. */
function bareTag(div: string, at: number): string | undefined {
  let end = at + 1;
  let code = div.charCodeAt(end);
  if (code < 0x61 || code > 0x7a) return undefined;
  do code = div.charCodeAt(++end); while ((code >= 0x61 && code <= 0x7a) || (code >= 0x30 && code <= 0x39));
  return code === CLOSE ? div.slice(at + 1, end) : undefined;
}

/**
 * Whether a narrative is allowed beyond doubt, by a scan that takes a tenth of a parser's time. False means only that it has
 * to be parsed: comments, prefixes, rare entities, anything unusual.
 */
function plainlySafe(div: string): boolean {
  // Most narratives hold nothing unusual anywhere, so that no part of them needs a look of its own.
  const plain = !isUnusual(div);
  const open: string[] = [];
  let content = false;
  let at = 0;
  let started = false;
  if (div.startsWith(usualStart)) {
    open.push('div');
    at = usualStart.length;
    started = true;
  }
  while (at < div.length) {
    const next = div.indexOf('<', at);
    // Within plain content that has words already, there is nothing to learn from more of them.
    if (next !== at && !(plain && content && open.length > 0)) {
      const words = div.slice(at, next === -1 ? div.length : next);
      if (words.trim() !== '') {
        if (open.length === 0) return false;
        if (plain) content = true;
        else {
          const text = bare(words);
          if (isUnusual(text)) return false;
          content ||= text.trim() !== '';
        }
      }
    }
    if (next === -1) break;
    const inner = open.length > 0 ? open[open.length - 1] : undefined;
    if (inner !== undefined && div.charCodeAt(next + 1) === SLASH && div.startsWith(inner, next + 2) && div.charCodeAt(next + 2 + inner.length) === CLOSE) {
      open.pop();
      at = next + 3 + inner.length;
      continue;
    }
    const simple = started && open.length > 0 && open.length < MAX_DEPTH ? bareTag(div, next) : undefined;
    if (simple !== undefined) {
      if (!elements.has(simple)) return false;
      content ||= simple === 'img';
      open.push(simple);
      at = next + simple.length + 2;
      continue;
    }
    tag.lastIndex = next;
    const match = tag.exec(div);
    if (!match) return false;
    at = tag.lastIndex;
    const [, closing, name = '', text = ''] = match;
    if (closing === '/') {
      if (open.pop() !== name || text.trim() !== '') return false;
      continue;
    }
    if (open.length === 0 && (started || name !== 'div')) return false;
    const found = elements.has(name) && open.length < MAX_DEPTH ? text === '' ? noAttributes : plainAttributes(name, text, plain) : undefined;
    if (!found || (found.namespace ?? (started ? xhtmlNamespace : '')) !== xhtmlNamespace) return false;
    started = true;
    content ||= name === 'img';
    if (!found.closed) open.push(name);
  }
  return started && open.length === 0 && content;
}

/**
 * Why a received narrative is not allowed (FHIR rules txt-1 and txt-2); undefined when it is. Everything outside FHIR's list
 * of elements and attributes is refused, so script, event attributes, frames and forms need no list of their own.
 */
export const unsafeNarrative = (div: string): NarrativeFault | undefined => (plainlySafe(div) ? undefined : parsedFault(div));

/** The same by a parser: slower, and the last word. */
export function parsedFault(div: string): NarrativeFault | undefined {
  const parser = new SaxesParser({ xmlns: true, position: false });
  Object.assign(parser.ENTITIES, namedCharacters);
  let depth = 0;
  let content = false;
  const refuse = (fault: NarrativeFault): never => { throw new Refusal(fault); };
  parser.on('error', () => refuse('not-well-formed'));
  parser.on('doctype', () => refuse('doctype'));
  parser.on('processinginstruction', () => refuse('instruction'));
  parser.on('xmldecl', () => refuse('instruction'));
  parser.on('text', (text) => { content ||= depth > 0 && /\S/.test(text); });
  parser.on('cdata', (text) => { content ||= depth > 0 && /\S/.test(text); });
  parser.on('opentag', ({ local, uri, attributes: found }) => {
    if (depth === 0 && local !== 'div') refuse('not-a-div');
    if (uri !== xhtmlNamespace) refuse('namespace');
    if (!elements.has(local)) refuse(`element ${local.slice(0, 40)}`);
    if (++depth > MAX_DEPTH) refuse('too-deep');
    for (const { name, value } of Object.values(found)) {
      const fault = attributeFault(local, name, value);
      if (fault) refuse(fault);
    }
    content ||= local === 'img';
  });
  parser.on('closetag', () => { depth -= 1; });
  try {
    parser.write(div).close();
  } catch (error) {
    if (error instanceof Refusal) return error.fault;
    throw error;
  }
  return content ? undefined : 'empty';
}

/** The words of a narrative without markup, blocks on lines of their own; what can be read of a broken one. */
export function plainText(div: string): string {
  const parser = new SaxesParser({ xmlns: false, position: false });
  Object.assign(parser.ENTITIES, namedCharacters);
  const words: string[] = [];
  let hidden = 0;
  const local = (name: string) => name.slice(name.indexOf(':') + 1).toLowerCase();
  const mute = (name: string) => name === 'script' || name === 'style';
  const boundary = (name: string) => {
    if (blocks.has(name)) words.push('\n');
    else if (name === 'td' || name === 'th') words.push(' ');
  };
  parser.on('error', () => undefined);
  parser.on('text', (text) => { if (hidden === 0) words.push(text.replace(/\s+/g, ' ')); });
  parser.on('cdata', (text) => { if (hidden === 0) words.push(text.replace(/\s+/g, ' ')); });
  parser.on('opentag', ({ name }) => { if (mute(local(name))) hidden += 1; boundary(local(name)); });
  parser.on('closetag', ({ name }) => { if (mute(local(name))) hidden -= 1; boundary(local(name)); });
  parser.write(div).close();
  return words.join('').split('\n').map((line) => line.replace(/\s+/g, ' ').trim()).filter((line) => line !== '').join('\n');
}
