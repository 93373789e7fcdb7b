/** A letter's tree into segments, by the table of its type. What finds no place is told, element by element. */
import { childrenOf, elementAt, elementsAt } from '../letter/access';
import type { Letter, LetterElement } from '../letter/tree';
import { replaced } from './characters';
import type { EdifactRule } from './faults';
import type { GroupRule, LetterMap, SegmentRule } from './maps';
import { fill, type Slot, type Template } from './template';
import { FTX_IN_A_GROUP, grouped, MOST_GROUPS, wrap, type FtxLines } from './text';

export interface WrittenSegment { elements: string[][]; binary?: Uint8Array }
export type Tell = (rule: EdifactRule, path: string, detail: string) => void;

/** What the frames of the interchange say: written there, not in the letter. */
const inFrames = ['Letter/Identifier', 'Letter/VersionCode', 'Letter/TypeCode', 'Sender/EANIdentifier', 'Receiver/EANIdentifier'];

export class LetterWriter {
  readonly #root: LetterElement;
  readonly #segments: WrittenSegment[] = [];
  readonly #counters = new Map<string, number>();
  readonly #written = new Set<LetterElement>();
  readonly #replaced = new Map<LetterElement, string>();

  constructor(private readonly map: LetterMap, private readonly letter: Letter, private readonly tell: Tell) { this.#root = letter.root; }

  /** Segments between UNH and UNT. */
  write(): WrittenSegment[] {
    const { map } = this;
    for (const path of map.receipt ? [...inFrames, 'Letter/StatisticalCode'] : inFrames) for (const element of elementsAt(this.#root, path)) this.#written.add(element);
    for (const rule of map.header) this.#segment(rule, this.#root);
    for (let index = 0; index < map.groups.length; index++) {
      const group = map.groups[index]!;
      // The letters of a refused interchange each follow the interchange; other groups of one trigger follow each other.
      for (const [place, node] of this.#nodes(group).entries()) this.#group(group, node, place);
    }
    this.#tellUnwritten(this.#root, this.#root.name);
    for (const { text } of this.letter.unplaced) this.tell('edifact-not-carried', '', text.slice(0, 3));
    return this.#segments;
  }

  #nodes(group: GroupRule): LetterElement[] {
    if (group.when !== undefined && !elementAt(this.#root, group.when)) return [];
    const nodes = elementsAt(this.#root, group.node);
    const alone = group.segments.some(({ first, template }) => first === true && this.#fillable(template));
    return nodes.length === 0 && alone ? [{ name: group.node, content: { kind: 'elements', children: [] } }] : nodes;
  }

  #fillable(template: Template): boolean {
    return fill(template, (slot) => (slot.path.startsWith('/') && elementAt(this.#root, slot.path.slice(1)) ? [''] : undefined), 0) !== undefined;
  }

  #group(group: GroupRule, node: LetterElement, place: number): void {
    if (!group.together || place === 0) this.#trigger(group, node);
    if (group.sets !== undefined) this.#mark(elementAt(this.#root, group.sets));
    for (const rule of group.segments) {
      if (rule.first === true && place > 0) continue;
      const nodes = rule.node === undefined ? [node] : elementsAt(node, rule.node);
      nodes.forEach((one, index) => {
        if (index >= rule.most) return;
        if (rule.text !== undefined) this.#text(group, rule, one, rule.text);
        else this.#segment(rule, one);
      });
    }
  }

  #mark(element: LetterElement | undefined): void {
    if (element) this.#written.add(element);
  }

  #count(tag: string): number {
    const count = (this.#counters.get(tag) ?? 0) + 1;
    this.#counters.set(tag, count);
    return count;
  }

  #trigger(group: GroupRule, node: LetterElement): void {
    const { trigger, binary } = group;
    const count = this.#count(trigger.tag);
    const content = binary === undefined ? undefined : elementAt(node, binary);
    if (binary !== undefined && content?.content.kind !== 'bytes') {
      this.tell('edifact-not-writable', `${this.#root.name}/${group.node}/${binary}`, binary);
      return;
    }
    const bytes = content?.content.kind === 'bytes' ? content.content.bytes : undefined;
    // What stands there must be the size of what follows, whatever the letter said.
    const elements = fill(trigger, (slot) => (bytes && slot.path === 'OriginalObjectSize' ? (this.#mark(elementAt(node, slot.path)), [String(bytes.length)]) : this.#value(slot, node)), count);
    if (!elements) return;
    this.#mark(content);
    this.#segments.push({ elements, ...(bytes && { binary: bytes }) });
    if (bytes) this.#segments.push({ elements: [['UNP'], [String(bytes.length)], [String(count)]] });
  }

  #segment(rule: SegmentRule, node: LetterElement): void {
    if (rule.when !== undefined && !elementAt(node, rule.when)) return;
    if (rule.unless !== undefined && elementAt(node, rule.unless)) return;
    // A closing segment is written with what it closes.
    if (rule.template.tag === 'UNP') return;
    if (rule.sets !== undefined) this.#mark(elementAt(node, rule.sets));
    const elements = fill(rule.template, (slot) => this.#value(slot, node), this.#counters.get('S01') ?? 0);
    if (elements) this.#segments.push({ elements });
  }

  #value(slot: Slot, node: LetterElement): readonly string[] | undefined {
    const [from, path] = slot.path.startsWith('/') ? [this.#root, slot.path.slice(1)] : [node, slot.path];
    const element = elementAt(from, path);
    if (!element) return undefined;
    const parts = slot.codec.write(element.content);
    if (!parts) return undefined;
    this.#mark(element);
    for (const child of childrenOf(element)) this.#mark(child);
    const written = parts.map((part) => this.#characters(element, slot.path, part.replaceAll(/[\r\n]+/g, ' ')));
    const { content } = element;
    if (slot.longest !== undefined && content.kind === 'value' && content.text.length > slot.longest) this.tell('edifact-value-long', slot.path, `${content.text.length} / ${slot.longest}`);
    return written.every((part) => part === '') ? undefined : written;
  }

  #characters(element: LetterElement, path: string, text: string): string {
    const { text: written, replacements } = replaced(text);
    if (replacements.length > 0 && !this.#replaced.has(element)) {
      const list = replacements.map(({ character, written: instead }) => `${character} → ${instead === '' ? '""' : instead}`).join(', ');
      this.#replaced.set(element, list);
      this.tell('edifact-characters', path, list);
    }
    return written;
  }

  #text(group: GroupRule, rule: SegmentRule, node: LetterElement, path: string): void {
    const element = elementAt(node, path);
    if (element?.content.kind !== 'formatted') {
      // A reason may have a code and no words.
      const alone = rule.template.hasSlots ? fill(rule.template, (slot) => this.#value(slot, node), 0) : undefined;
      if (alone) this.#segments.push({ elements: alone });
      return;
    }
    const runs = element.content.runs.map((run) => ({ ...run, text: this.#characters(element, path, run.text) }));
    const lines = wrap(runs, (loss) => { this.tell('edifact-text-changed', path, loss); });
    const start = fill(rule.template, (slot) => this.#value(slot, node), 0);
    if (!start) return;
    this.#mark(element);
    const ftx = ({ code, components }: FtxLines): WrittenSegment => ({ elements: [start[0]!, start[1]!, [code], [''], components] });
    // A receipt has room for one.
    const groups = rule.most === 1 ? [lines.slice(0, 1)] : grouped(lines);
    if (rule.most === 1 && lines.length > 1) this.tell('edifact-text-cut', path, `${lines.length} / 1`);
    if (groups.length > 1) this.tell('edifact-text-divided', path, String(groups.length));
    groups.forEach((segments, index) => {
      if (index > 0) this.#trigger(group, node);
      this.#segments.push(...segments.map(ftx));
    });
    const all = this.#counters.get('text') ?? 0;
    this.#counters.set('text', all + groups.length);
    if (rule.most > 1 && all + groups.length > MOST_GROUPS) this.tell('edifact-text-too-long', path, `${all + groups.length} × ${FTX_IN_A_GROUP} FTX, ${MOST_GROUPS} × ${FTX_IN_A_GROUP}`);
  }

  #tellUnwritten(element: LetterElement, path: string): void {
    const { content } = element;
    if (content.kind === 'elements' && !this.#written.has(element)) {
      for (const child of content.children) this.#tellUnwritten(child, `${path}/${child.name}`);
      return;
    }
    const empty = (content.kind === 'value' && content.text === '') || (content.kind === 'formatted' && content.runs.length === 0);
    if (!this.#written.has(element) && !empty) this.tell('edifact-dropped', path, path.slice(path.indexOf('/') + 1));
  }
}
