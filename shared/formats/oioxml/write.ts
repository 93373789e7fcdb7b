/** Interchange → OIO-XML bytes, in the order of the schema and the namespace of the version. */
import { encodeBase64 } from '../../fhir/base64';
import type { Issue } from '../../messages';
import { parentElement, valueElement } from '../letter/access';
import type { LetterWritten } from '../letter/format';
import type { Interchange, Letter, LetterElement } from '../letter/tree';
import { codePoint } from '../whole-text';
import { encode, type LetterEncoding } from './bytes';
import { checkElement, checkLetter, reporter } from './check';
import { writeFormatted } from './formatted';
import { firstOfEach, letterIssue } from './issues';
import type { ContentShape, ElementParticle, LetterShape, TypeShape } from './shapes';
import { envelopeOf, sameFamily, shapeOf } from './versions';

/** Characters that XML can't hold at all, halves of characters among them. */
const unwritable = /[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/** The plan's second namespace has a prefix, as in MedCom's sample. */
const prefixes: Readonly<Record<string, string>> = { 'urn:oio:medcom:municipality:1.0.0': 'mm100' };

class Writer {
  readonly parts: string[] = [];
  readonly issues: Issue[] = [];
  /** Namespaces that have a prefix in force. */
  private readonly declared = new Map<string, string>();

  constructor(private readonly main: string) {
    if (main.startsWith('urn:')) for (const [uri, prefix] of Object.entries(prefixes)) if (uri !== main) this.declared.set(uri, prefix);
  }

  open(): void {
    const others = Array.from(this.declared, ([uri, prefix]) => ` xmlns:${prefix}="${uri}"`).join('');
    this.parts.push(`<Emessage xmlns="${this.main}"${others}>`);
  }

  element(element: LetterElement, shape: ContentShape | undefined, namespace: string, scope: string, path: string): void {
    const prefix = namespace === scope ? '' : this.declared.get(namespace);
    const name = prefix ? `${prefix}:${element.name}` : element.name;
    const inner = prefix === undefined ? namespace : scope;
    this.parts.push('<', name, prefix === undefined ? ` xmlns="${escapeAttribute(namespace)}"` : '', '>');
    this.content(element, shape, inner, path, namespace);
    this.parts.push('</', name, '>');
  }

  private content({ content }: LetterElement, shape: ContentShape | undefined, scope: string, path: string, namespace: string): void {
    switch (content.kind) {
      case 'value': this.parts.push(this.escape(content.text, path)); return;
      case 'bytes': this.parts.push(encodeBase64(content.bytes)); return;
      case 'formatted': {
        const formatting = shape?.kind === 'formatted' ? shape.namespace : namespace;
        const prefix = formatting === scope ? '' : `${this.declared.get(formatting) ?? ''}:`;
        const written = writeFormatted(content.runs, { breakable: shape?.kind === 'formatted' && shape.breakable, prefix: prefix === ':' ? '' : prefix, escape: (text) => this.escape(text, path) });
        if (written.lost) this.issues.push(letterIssue('letter-style-lost', { path }));
        this.parts.push(written.xml);
        return;
      }
      case 'elements': this.children(content.children, shape?.kind === 'elements' ? shape.type : undefined, scope, path, namespace);
    }
  }

  private children(children: readonly LetterElement[], type: TypeShape | undefined, scope: string, path: string, parent: string): void {
    const order = (element: LetterElement): number => type?.slots.get(element.name)?.order ?? Infinity;
    const sorted = type ? children.toSorted((a, b) => Math.sign(order(a) - order(b)) || 0) : children;
    for (const child of sorted) {
      const particle = type?.slots.get(child.name)?.particle;
      this.element(child, particle?.content, namespaceOf(child, particle, parent), scope, `${path}.${child.name}`);
    }
  }

  private escape(text: string, path: string): string {
    const found = text.match(unwritable);
    if (found) this.issues.push(letterIssue('letter-character', { path, detail: [...new Set(found.map((letter) => codePoint(letter.charCodeAt(0))))].join(', ') }));
    return text.replace(unwritable, '\ufffd').replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('\r', '&#13;');
  }
}

const escapeAttribute = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');

/** As read where that is of the same family, since senders of plans mix its releases; by the facts otherwise. */
function namespaceOf(element: LetterElement, particle: ElementParticle | undefined, parent: string): string {
  if (!particle) return element.namespace ?? parent;
  return element.namespace !== undefined && sameFamily(element.namespace, particle.namespace) ? element.namespace : particle.namespace;
}

/** Its parts are of its own namespace. */
function envelopeElement({ sent, identifier, acknowledgement }: Interchange): LetterElement {
  return parentElement('Envelope', [
    parentElement('Sent', [valueElement('Date', sent.date), valueElement('Time', sent.time)]),
    valueElement('Identifier', identifier), valueElement('AcknowledgementCode', acknowledgement),
  ]);
}

/** The shape to write by; letters without facts are written as they were read. Undefined for what we only read. */
function written({ version, root }: Letter): { shape?: LetterShape; namespace: string } | undefined {
  const found = shapeOf({ version, root: root.name, ...(root.namespace !== undefined && { namespace: root.namespace }) });
  if (found) return found.nearest ? undefined : { shape: found.shape, namespace: namespaceOf(root, found.shape.root, found.shape.namespace) };
  return root.namespace === undefined ? undefined : { namespace: root.namespace };
}

/**
 * `encoding` is declared and used; characters it lacks are written as references, so nothing is lost. Without one, plans are
 * written in UTF-8 and the rest in ISO-8859-1, as in MedCom's samples. Never throws.
 */
export function writeOioXml(interchange: Interchange, options: { encoding?: LetterEncoding } = {}): LetterWritten {
  const letters = interchange.letters.map((letter) => ({ letter, target: written(letter) }));
  const refused = letters.find(({ target }) => !target);
  if (refused) return { issues: [letterIssue('letter-not-written', { path: refused.letter.root.name, what: refused.letter.version || refused.letter.root.name })] };
  const main = letters[0]?.target?.namespace;
  if (main === undefined) return { issues: [letterIssue('letter-none', { path: 'Emessage', severity: 'fatal' })] };
  const encoding = options.encoding ?? (main.startsWith('urn:') ? 'UTF-8' : 'ISO-8859-1');
  const writer = new Writer(main);
  writer.parts.push(`<?xml version="1.0" encoding="${encoding}"?>\n`);
  writer.open();
  const { particle, inferred } = envelopeOf(main);
  const envelope = envelopeElement(interchange);
  checkElement(envelope, particle, 'Envelope', reporter(writer.issues, { nearest: false, inferred }));
  writer.element(envelope, undefined, main.startsWith('urn:') ? particle.namespace : main, main, 'Envelope');
  for (const { letter, target } of letters) {
    const { root, unplaced } = letter;
    if (target!.shape) writer.issues.push(...checkLetter(root, target!.shape));
    writer.element(root, target!.shape?.root.content, target!.namespace, main, root.name);
    if (unplaced.length > 0) writer.issues.push(letterIssue('letter-not-carried', { path: root.name, what: String(unplaced.length) }));
  }
  writer.parts.push('</Emessage>\n');
  return { bytes: encode(writer.parts.join(''), encoding), issues: firstOfEach(writer.issues) };
}
