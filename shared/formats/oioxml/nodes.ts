/** XML as a tree of elements and text with places, and nothing that XML means beyond that. Refuses what no letter is. */
import { SaxesParser } from 'saxes';
import type { Issue } from '../../messages';
import type { LetterLimits } from '../letter/format';
import type { LetterPlace } from '../letter/tree';
import { textIssue, type TextRule } from '../text-issues';
import { letterIssue } from './issues';

export interface XmlElement {
  name: string;
  namespace: string;
  place: LetterPlace;
  /** Attributes that say something: neither declarations of namespaces nor those of XML Schema. */
  attributes: { name: string; value: string }[];
  children: (XmlElement | string)[];
  /** The element as written. */
  source(): string;
}

class Refusal extends Error {
  constructor(readonly issue: Issue) { super(issue.rule); }
}

const schemaInstance = 'http://www.w3.org/2001/XMLSchema-instance';

/** Places are asked for in the order of the text, so each line is counted once. */
class Lines {
  private line = 1;
  private start = 0;
  constructor(private readonly text: string) {}

  at(offset: number): { line: number; column: number } {
    for (let next = this.text.indexOf('\n', this.start); next !== -1 && next < offset; next = this.text.indexOf('\n', this.start)) {
      this.line += 1;
      this.start = next + 1;
    }
    return { line: this.line, column: offset - this.start + 1 };
  }
}

/** Attachments shorter than this are left to the parser. */
const LARGE = 64 * 1024;
const base64Runs = /^[A-Za-z0-9+/=\s]*$/;
const PIECE = 1024 * 1024;
/** What stands before the name in an opening tag; behind a closing one the text is nobody's. */
const openingTag = /^<(?:[\w.-]+:)?$/;

function isBase64(text: string, from: number, to: number): boolean {
  for (let at = from; at < to; at += PIECE) if (!base64Runs.test(text.slice(at, Math.min(to, at + PIECE)))) return false;
  return true;
}

/**
 * The text without its large attachments: an XML parser looks at every character, where a search for the next tag takes none.
 * `contents` says what stood at an offset of the text that is left; `original` takes such an offset back.
 */
function withoutAttachments(text: string): { text: string; contents: ReadonlyMap<number, string>; original(offset: number): number } {
  const opening = 'Object_Base64Encoded>';
  const parts: string[] = [];
  const contents = new Map<number, string>();
  const cuts: { at: number; length: number }[] = [];
  let kept = 0;
  let from = 0;
  for (let found = text.indexOf(opening); found !== -1; found = text.indexOf(opening, found + 1)) {
    const start = found + opening.length;
    const end = text.indexOf('<', start);
    if (end - start < LARGE || !openingTag.test(text.slice(text.lastIndexOf('<', found), found)) || !isBase64(text, start, end)) continue;
    parts.push(text.slice(from, start));
    kept += start - from;
    contents.set(kept, text.slice(start, end));
    cuts.push({ at: kept, length: end - start });
    from = end;
  }
  parts.push(text.slice(from));
  return { text: parts.join(''), contents, original: (offset) => cuts.reduce((sum, { at, length }) => (at < offset ? sum + length : sum), offset) };
}

/** A document type is refused before the parser sees it: it stands before the first element, after comments and the declaration. */
const doctype = /^(?:\s|<\?(?:[^?]|\?(?!>))*\?>|<!--(?:[^-]|-(?!->))*-->)*<!(?:DOCTYPE|ENTITY)/i;

function build(whole: string, limits: LetterLimits): XmlElement {
  const { text, contents, original } = withoutAttachments(whole);
  const parser = new SaxesParser({ xmlns: true, position: true });
  const lines = new Lines(whole);
  const open: XmlElement[] = [];
  let root: XmlElement | undefined;
  let items = 0;
  let ended = false;
  const refuse = (issue: Issue): never => { throw new Refusal(issue); };
  const at = (): { text: string; offset: number } => ({ text: whole, offset: original(parser.position) });
  const words = (said: string): void => { if (said !== '') open.at(-1)?.children.push(said); };
  parser.on('error', (error) => {
    const what = error.message.replace(/^\d+:\d+: /, '').replace(/\.$/, '');
    const rule: TextRule = ended ? 'text-truncated' : what.includes('entity') ? 'text-entity' : 'text-malformed';
    refuse(textIssue(rule, { detail: what, at: at() }));
  });
  parser.on('doctype', () => refuse(letterIssue('letter-doctype', { place: lines.at(original(parser.position)) })));
  parser.on('opentag', (tag) => {
    if (open.length >= limits.maxDepth) refuse(textIssue('text-too-deep', { detail: String(limits.maxDepth), at: at() }));
    if (++items > limits.maxItems) refuse(textIssue('text-too-many', { detail: String(limits.maxItems), at: at() }));
    const start = text.lastIndexOf('<', parser.position - 1);
    let end = start;
    const attributes = Object.values(tag.attributes).filter(({ prefix, name, uri }) => prefix !== 'xmlns' && name !== 'xmlns' && uri !== schemaInstance).map(({ name, value }) => ({ name, value }));
    const element: XmlElement = { name: tag.local, namespace: tag.uri, place: lines.at(original(start)), attributes, children: [], source: () => whole.slice(original(start), end) };
    const content = contents.get(parser.position);
    if (content !== undefined) element.children.push(content);
    ends.set(element, (position) => { end = original(position); });
    open.at(-1)?.children.push(element);
    root ??= element;
    open.push(element);
  });
  const ends = new WeakMap<XmlElement, (position: number) => void>();
  parser.on('closetag', () => { ends.get(open.pop()!)!(parser.position); });
  parser.on('text', words);
  parser.on('cdata', words);
  parser.write(text);
  ended = true;
  parser.close();
  return root ?? refuse(textIssue('text-truncated', { at: at() }));
}

/** The outermost element, or the one finding that kept the text from being read. Never throws. */
export function readNodes(text: string, limits: LetterLimits): { root: XmlElement } | { root?: undefined; issue: Issue } {
  if (doctype.test(text.slice(0, 4096))) return { issue: letterIssue('letter-doctype', { place: new Lines(text).at(text.indexOf('<!')) }) };
  try {
    return { root: build(text, limits) };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { issue: error.issue };
  }
}
