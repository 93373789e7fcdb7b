/** Puts the elements of the XML where the facts of the letter expect them; what no fact knows is kept as raw text. */
import { decodeBase64 } from '../../fhir/base64';
import type { Issue } from '../../messages';
import type { Letter, LetterElement } from '../letter/tree';
import { reporter, type Weight } from './check';
import { isFormatting, readFormatted } from './formatted';
import type { XmlElement } from './nodes';
import type { ContentShape, ElementParticle, TypeShape } from './shapes';
import { normalValue } from './values';
import { sameFamily } from './versions';

type Content = LetterElement['content'];

const textIn = (element: XmlElement): string => element.children.filter((child) => typeof child === 'string').join('');
const elementsIn = (element: XmlElement): XmlElement[] => element.children.filter((child) => typeof child !== 'string');

export class Placer {
  readonly issues: Issue[] = [];
  readonly unplaced: Letter['unplaced'] = [];
  private readonly report: ReturnType<typeof reporter>;

  constructor(weight: Weight) {
    this.report = reporter(this.issues, weight);
  }

  /** The element as its fact describes it. `namespace` is the one its letter is in, right or wrong. */
  place(element: XmlElement, particle: ElementParticle, namespace: string, path: string = element.name): LetterElement {
    this.attributes(element, path);
    return { name: element.name, namespace: element.namespace, place: element.place, content: this.content(element, particle.content, namespace, path) };
  }

  private content(element: XmlElement, shape: ContentShape, namespace: string, path: string): Content {
    switch (shape.kind) {
      case 'elements': return { kind: 'elements', children: this.children(element, shape.type, namespace, path) };
      case 'formatted': return this.formatted(element, shape.breakable, path);
      case 'value': return { kind: 'value', text: normalValue(this.soleText(element, path), shape.rule) };
      case 'bytes': {
        const text = this.soleText(element, path);
        const bytes = decodeBase64(text);
        return bytes ? { kind: 'bytes', bytes } : { kind: 'value', text };
      }
    }
  }

  private children(element: XmlElement, type: TypeShape, namespace: string, path: string): LetterElement[] {
    const placed: { order: number; element: LetterElement }[] = [];
    const counts = new Map<string, number>();
    let furthest = -1;
    for (const child of element.children) {
      if (typeof child === 'string') { this.stray(element, child, path); continue; }
      const slot = sameFamily(child.namespace, namespace) ? type.slots.get(child.name) : undefined;
      const index = counts.get(child.name) ?? 0;
      counts.set(child.name, index + 1);
      const at = `${path}.${child.name}${slot && slot.particle.max > 1 ? `[${index}]` : ''}`;
      if (!slot) { this.foreign(child, at); continue; }
      if (slot.order < furthest) this.report('letter-order', { path: at, what: child.name, place: child.place });
      furthest = Math.max(furthest, slot.order);
      placed.push({ order: slot.order, element: this.place(child, slot.particle, namespace, at) });
    }
    return placed.sort((a, b) => a.order - b.order).map((item) => item.element);
  }

  private formatted(element: XmlElement, breakable: boolean, path: string): Content {
    const { runs, faults, collapsed } = readFormatted(element, breakable);
    for (const { rule, element: fault } of faults) {
      this.report(rule, { path, what: fault.name, place: fault.place });
      // Its text stands in the runs; what it was stands here.
      if (rule === 'letter-unknown-element') this.unplaced.push({ place: fault.place, text: fault.source() });
    }
    return { kind: 'formatted', runs, ...(collapsed !== undefined && { collapsed }) };
  }

  /** Where only text may stand. */
  private soleText(element: XmlElement, path: string): string {
    for (const child of elementsIn(element)) this.foreign(child, `${path}.${child.name}`);
    return textIn(element);
  }

  private foreign(element: XmlElement, path: string): void {
    this.report('letter-unknown-element', { path, what: element.name, place: element.place });
    this.unplaced.push({ place: element.place, text: element.source() });
  }

  private stray(element: XmlElement, text: string, path: string): void {
    if (text.trim() === '') return;
    this.report('letter-stray-text', { path, place: element.place });
    this.unplaced.push({ place: element.place, text: text.trim() });
  }

  private attributes(element: XmlElement, path: string): void {
    for (const { name, value } of element.attributes) {
      this.report('letter-unknown-attribute', { path, what: name, place: element.place });
      this.unplaced.push({ place: element.place, text: `${element.name}/@${name}="${value}"` });
    }
  }

  /** A letter without facts: elements as they stand, text with line breaks and styles as formatted text. */
  asText(element: XmlElement): LetterElement {
    this.attributes(element, element.name);
    const inner = elementsIn(element);
    const head = { name: element.name, namespace: element.namespace, place: element.place };
    if (inner.length === 0) return { ...head, content: { kind: 'value', text: normalValue(textIn(element), { kind: 'text', min: 0, max: Infinity }) } };
    if (inner.every(({ name }) => isFormatting(name)) || textIn(element).trim() !== '') return { ...head, content: this.formatted(element, false, element.name) };
    return { ...head, content: { kind: 'elements', children: inner.map((child) => this.asText(child)) } };
  }
}
