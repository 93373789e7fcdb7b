/** FHIR XML, read into the same shape as JSON, so that nobody behind this door asks which one it was. */
import type { Bundle } from 'fhir/r4';
import { SaxesParser, type SaxesTagNS } from 'saxes';
import type { Issue } from '../../messages';
import { defaultLimits, type Format, type ParseResult, type TextLimits } from '../format';
import { textIssue, type TextRule } from '../text-issues';
import { narrativeIssues, refuseText, withoutBom } from '../whole-text';
import { liftLargeValues } from './lift';
import { FhirXmlReader, fhirNamespace } from './read';
import { writeFhirXml } from './write';

class Refusal extends Error {
  constructor(readonly rule: TextRule, readonly offset: number, readonly detail = '') { super(rule); }
}

/** A doubled element or a misplaced one can occur a thousand times; the first ones tell the story. */
const MOST_ISSUES = 20;

/** The XHTML as written, with the declaration of its namespace, which may stand further out. */
function narrativeText(source: string, { name, prefix, uri, attributes }: SaxesTagNS): string {
  const declaration = prefix === '' ? 'xmlns' : `xmlns:${prefix}`;
  const text = source.replaceAll('\r\n', '\n');
  if (declaration in attributes || uri === '') return text;
  return `<${name} ${declaration}="${uri}"${text.slice(name.length + 1)}`;
}

function orderIssue({ path, what }: { path: string; what: string }): Issue {
  return {
    severity: 'error', rule: 'base-order', path, source: 'base',
    message: `Elementet ${what} står på et forkert sted; FHIR kræver en fast rækkefølge i XML. Afsenderens system skal rettes.`,
    messageEn: `The element ${what} stands in the wrong place; FHIR demands a fixed order in XML. The sender's system must be corrected.`,
  };
}

function read(text: string, original: string, limits: TextLimits): { reader: FhirXmlReader; root: { name: string; uri: string } | undefined } {
  const lifted = liftLargeValues(text);
  const reader = new FhirXmlReader(lifted.restore);
  const parser = new SaxesParser({ xmlns: true, position: true });
  let depth = 0;
  let items = 0;
  let root: { name: string; uri: string } | undefined;
  let ended = false;
  let narrative: { depth: number; start: number; tag: SaxesTagNS } | undefined;
  const refuse = (rule: TextRule, detail = ''): never => { throw new Refusal(rule, lifted.originalOffset(parser.position), detail); };
  parser.on('error', (error) => {
    const what = error.message.replace(/^\d+:\d+: /, '').replace(/\.$/, '');
    if (ended) refuse('text-truncated');
    refuse(what.includes('entity') ? 'text-entity' : 'text-malformed', what);
  });
  parser.on('xmldecl', ({ encoding }) => { if (encoding !== undefined && !/^(utf-?8|us-ascii)$/i.test(encoding)) refuse('text-not-utf8', encoding); });
  parser.on('doctype', () => refuse('text-doctype'));
  parser.on('opentag', (tag) => {
    if (++depth > limits.maxDepth) refuse('text-too-deep', String(limits.maxDepth));
    if (++items > limits.maxItems) refuse('text-too-many', String(limits.maxItems));
    root ??= { name: tag.local, uri: tag.uri };
    if (narrative) return;
    if (reader.expectsXhtml(tag.local)) narrative = { depth, start: lifted.text.lastIndexOf('<', parser.position - 1), tag };
    else reader.open({ name: tag.local, namespace: tag.uri, attributes: Object.values(tag.attributes).map(({ local, prefix, uri, value }) => ({ name: prefix === 'xmlns' ? 'xmlns' : local, namespace: uri, value })) });
  });
  parser.on('closetag', () => {
    if (!narrative) reader.close();
    else if (narrative.depth === depth) {
      const source = original.slice(lifted.originalOffset(narrative.start), lifted.originalOffset(parser.position));
      reader.narrative(narrativeText(source, narrative.tag));
      narrative = undefined;
    }
    depth -= 1;
  });
  parser.on('text', (words) => { if (!narrative) reader.text(words); });
  parser.on('cdata', (words) => { if (!narrative) reader.text(words === '' ? 'cdata' : words); });
  parser.write(lifted.text);
  ended = true;
  parser.close();
  return { reader, root };
}

/** A document type is refused before the parser sees it: it stands before the first element, after comments and the declaration. */
const doctype = /^(?:\s|<\?(?:[^?]|\?(?!>))*\?>|<!--(?:[^-]|-(?!->))*-->)*<!(?:DOCTYPE|ENTITY)/i;

function parse(input: string, limits: TextLimits = defaultLimits): ParseResult {
  const refusal = refuseText(input, limits);
  if (refusal) return { issues: [refusal] };
  const text = withoutBom(input);
  if (doctype.test(text.slice(0, 4096))) return { issues: [textIssue('text-doctype', { at: { text, offset: text.indexOf('<!') } })] };
  let found: ReturnType<typeof read>;
  try {
    found = read(text, text, limits);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { issues: [textIssue(error.rule, { detail: error.detail, at: { text, offset: error.offset } })] };
  }
  const { reader, root } = found;
  if (root?.name !== 'Bundle' || root.uri !== fhirNamespace || !reader.root) return { issues: [textIssue('not-a-message')] };
  const bundle = reader.root as unknown as Bundle;
  const issues = [
    ...reader.faults.slice(0, MOST_ISSUES).map(({ path, what }) => textIssue('text-malformed', { severity: 'error', path, detail: what })),
    ...reader.outOfOrder.slice(0, MOST_ISSUES).map(orderIssue),
    ...narrativeIssues(bundle, 'Bundle'),
  ];
  return { document: { kind: 'fhir', format: 'fhir-xml', bundle }, issues };
}

export const fhirXml: Format = {
  id: 'fhir-xml',
  title: 'FHIR XML',
  contentType: 'application/fhir+xml',
  sniff: (head) => /^[\s\ufeff]*</.test(head.slice(0, 1024)),
  parse,
  write: ({ bundle }) => writeFhirXml(bundle),
};
