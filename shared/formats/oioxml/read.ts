/** OIO-XML bytes → interchange. */
import type { Issue } from '../../messages';
import { valueAt } from '../letter/access';
import { defaultLetterLimits, type LetterLimits, type LetterRead } from '../letter/format';
import type { Interchange, Letter, LetterElement } from '../letter/tree';
import { textIssue } from '../text-issues';
import { codePoint } from '../whole-text';
import { decode } from './bytes';
import { checkElement, checkLetter, reporter } from './check';
import { firstOfEach, letterIssue } from './issues';
import { readNodes, type XmlElement } from './nodes';
import { Placer } from './place';
import { isLetterNamespace, sameFamily, shapeOf, envelopeOf } from './versions';

const elementsIn = (element: XmlElement): XmlElement[] => element.children.filter((child) => typeof child !== 'string');

/** Control characters that XML may not hold, and the two code points that are no characters. */
const forbidden = /[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/;

/** The text of a grandchild before anything is placed: the version decides how. */
function early(element: XmlElement, ...path: string[]): string | undefined {
  let here: XmlElement | undefined = element;
  for (const name of path) here = here && elementsIn(here).find((child) => child.name === name);
  return here?.children.filter((child) => typeof child === 'string').join('').trim();
}

function readLetter(element: XmlElement, issues: Issue[]): Letter {
  const { place, namespace } = element;
  const version = early(element, 'Letter', 'VersionCode') ?? '';
  const found = shapeOf({ version, root: element.name, namespace });
  if (!found) {
    issues.push(version === '' ? letterIssue('letter-version-missing', { path: element.name, place }) : letterIssue('letter-as-text', { path: element.name, what: `${element.name} (${version})`, place }));
    const placer = new Placer({ nearest: false, inferred: false });
    const root = placer.asText(element);
    issues.push(...placer.issues);
    return { version, root, unplaced: placer.unplaced };
  }
  const { shape, nearest } = found;
  if (version === '') issues.push(letterIssue('letter-version-missing', { path: element.name, place }));
  else if (nearest) issues.push(letterIssue('letter-newer-version', { path: element.name, what: version, detail: shape.version, place }));
  else if (!sameFamily(namespace, shape.namespace)) issues.push(letterIssue('letter-namespace', { path: element.name, detail: shape.namespace, place }));
  if (element.name !== shape.root.name) issues.push(letterIssue('letter-version-root', { path: element.name, detail: `${shape.version}: ${shape.root.name}`, place }));
  const placer = new Placer({ nearest, inferred: shape.inferred });
  const root = placer.place(element, shape.root, namespace);
  issues.push(...placer.issues, ...checkLetter(root, shape, nearest));
  return { version, root, unplaced: placer.unplaced };
}

function readEnvelope(element: XmlElement, namespace: string, issues: Issue[]): LetterElement {
  const { particle, inferred } = envelopeOf(namespace);
  const placer = new Placer({ nearest: false, inferred });
  const envelope = placer.place(element, particle, element.namespace);
  issues.push(...placer.issues);
  checkElement(envelope, particle, 'Envelope', reporter(issues, { nearest: false, inferred }));
  return envelope;
}

function readMessage(root: XmlElement, issues: Issue[]): Interchange {
  const [first, ...rest] = elementsIn(root);
  const envelopeElement = first?.name === 'Envelope' ? first : undefined;
  if (!envelopeElement) issues.push(letterIssue('letter-missing', { path: 'Emessage.Envelope', place: root.place }));
  const envelope = envelopeElement && readEnvelope(envelopeElement, root.namespace, issues);
  const letters: Letter[] = [];
  for (const element of envelopeElement || !first ? rest : [first, ...rest]) {
    const before = letters.at(-1);
    // What a sender adds for itself stands behind the letter it belongs to.
    if (element.name === 'Local_Elements' && before) before.unplaced.push({ place: element.place, text: element.source() });
    else letters.push(readLetter(element, issues));
  }
  if (letters.length === 0) issues.push(letterIssue('letter-none', { path: 'Emessage', place: root.place }));
  const said = (element: LetterElement | undefined, path: string): string => (element && valueAt(element, path)) ?? '';
  const head = letters[0]?.root;
  return {
    sent: { date: said(envelope, 'Sent/Date'), time: said(envelope, 'Sent/Time') },
    identifier: said(envelope, 'Identifier'),
    acknowledgement: said(envelope, 'AcknowledgementCode') === 'pluspositivkvitt' ? 'pluspositivkvitt' : 'minuspositivkvitt',
    sender: said(head, 'Sender/EANIdentifier'), receiver: said(head, 'Receiver/EANIdentifier'),
    letters,
  };
}

/** Never throws. */
export function readOioXml(bytes: Uint8Array, limits: LetterLimits = defaultLetterLimits): LetterRead {
  if (bytes.length > limits.maxBytes) return { issues: [textIssue('text-too-large', { detail: String(Math.floor(limits.maxBytes / 1024 / 1024)) })] };
  const decoded = decode(bytes);
  if (decoded.text === undefined) return { issues: decoded.issues };
  const { text, issues } = decoded;
  if (text.trim() === '') return { issues: [textIssue('text-empty')] };
  const at = text.search(forbidden);
  if (at !== -1) return { issues: [textIssue('text-forbidden-character', { detail: codePoint(text.charCodeAt(at)), at: { text, offset: at } })] };
  const nodes = readNodes(text, limits);
  if (!nodes.root) return { issues: [nodes.issue] };
  const { root } = nodes;
  if (root.name !== 'Emessage') return { issues: [letterIssue('letter-not-a-letter', { what: root.name, place: root.place })] };
  if (!isLetterNamespace(root.namespace)) issues.push(letterIssue('letter-namespace', { path: 'Emessage', detail: 'http://rep.oio.dk/…/ · urn:oio:medcom:…', place: root.place }));
  const interchange = readMessage(root, issues);
  return { interchange, issues: firstOfEach(issues) };
}
