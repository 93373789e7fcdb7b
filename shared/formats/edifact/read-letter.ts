/** A letter's segments into its tree, by the table of its type. */
import { elementAt, parentElement, valueAt, valueElement } from '../letter/access';
import { joinedRuns } from '../../messages';
import type { Interchange, Letter, LetterElement, LetterPlace, TextRun } from '../letter/tree';
import { append, reach, settle } from './build';
import { isMisread } from './codecs';
import type { EdifactRule, Faults, FaultFacts } from './faults';
import { part, type MessageFrame } from './interchange';
import type { GroupRule, LetterMap, SegmentRule } from './maps';
import { rawSegment, type Segment } from './syntax';
import { matches, valuesOf } from './template';
import { COMPONENTS, styleOf, unknownStyle, unwrap } from './text';

const LONGEST_LINE = 70;
/** FTX+kind+style++lines: the elements that formatted text takes. */
const isText = (element: number): boolean => element === 2 || element === 4;

/** Segments between two triggers. */
interface Instance { trigger: Segment; body: Segment[] }
type Header = Pick<Interchange, 'sender' | 'receiver'>;

/** One group while it is read: its element is made when the first segment finds its place. */
interface OpenGroup { rule: GroupRule; element: LetterElement | undefined; begun: boolean; counts: Map<SegmentRule, number>; furthest: number }

export class LetterReader {
  readonly #root: LetterElement;
  readonly #unplaced: Letter['unplaced'] = [];
  readonly #texts = new Map<LetterElement, { runs: TextRun[]; place: LetterPlace }>();
  readonly #groups = new Map<GroupRule, number>();
  readonly #triggers: ReadonlySet<string>;

  /** `lenient` when the version is not the table's own: what does not fit is told, but refuses nothing. */
  constructor(private readonly map: LetterMap, private readonly frame: MessageFrame, private readonly faults: Faults, private readonly lenient: boolean) {
    this.#root = parentElement(map.root, []);
    this.#triggers = new Set(map.groups.map(({ trigger }) => trigger.tag));
  }

  read({ sender, receiver }: Header): Letter {
    const { map, frame } = this;
    const { identifier, version, type, unh } = frame;
    const facts = [valueElement('Identifier', identifier), valueElement('VersionCode', `X${version}`), valueElement(map.receipt ? 'StatisticalCode' : 'TypeCode', `X${type}`)];
    for (const fact of facts) append(this.#root, `Letter/${fact.name}`, fact.content, { segment: unh.number });
    append(this.#root, 'Sender/EANIdentifier', { kind: 'value', text: sender });
    append(this.#root, 'Receiver/EANIdentifier', { kind: 'value', text: receiver });
    if (part(unh, 2) !== map.message) this.#fault('edifact-qualifier-unknown', { segment: unh, element: 2, detail: part(unh, 2) });
    const instances: Instance[] = [];
    const header: Segment[] = [];
    for (const segment of frame.body) {
      if (this.#triggers.has(segment.tag) || /^S\d\d$/.test(segment.tag)) instances.push({ trigger: segment, body: [] });
      else (instances.at(-1)?.body ?? header).push(segment);
    }
    this.#header(header);
    for (const instance of instances) this.#instance(instance);
    this.#finishTexts();
    if (!map.receipt && valueAt(this.#root, 'Letter/StatisticalCode') === undefined) append(this.#root, 'Letter/StatisticalCode', { kind: 'value', text: `X${type}` });
    this.#demand();
    return { version: `X${version}`, root: settle(this.#root), unplaced: this.#unplaced };
  }

  #fault(rule: EdifactRule, facts: FaultFacts): void {
    this.faults.add(rule, this.lenient ? { ...facts, severity: 'warning' } : facts);
  }

  #keep(segment: Segment): void {
    this.#unplaced.push({ place: { segment: segment.number }, text: rawSegment(segment) });
  }

  #header(segments: readonly Segment[]): void {
    const rule: GroupRule = { trigger: { tag: 'UNH', elements: [], hasSlots: false }, node: '.', most: 1, segments: this.map.header, together: false };
    const open: OpenGroup = { rule, element: this.#root, begun: false, counts: new Map(), furthest: -1 };
    for (const segment of segments) if (!this.#place(segment, [open])) this.#unexpected(segment, [rule]);
  }

  #instance({ trigger, body }: Instance): void {
    const candidates = this.map.groups.filter((group) => matches(group.trigger, trigger));
    if (candidates.length === 0) {
      this.#unexpected(trigger, this.map.groups.filter((group) => group.trigger.tag === trigger.tag), true);
      for (const segment of body) this.#keep(segment);
      return;
    }
    // The segment that tells which group it is may not be the first.
    const told = candidates.find(({ segments }) => segments.some((rule) => rule.begins && body.some((segment) => matches(rule.template, segment))));
    if (!told && candidates.every(({ segments }) => segments.some(({ begins }) => begins))) {
      this.#unknownGroup(candidates, trigger, body);
      return;
    }
    const groups: OpenGroup[] = [...(told ? [told] : []), ...candidates.filter((one) => one !== told)].map((rule) => ({ rule, element: undefined, begun: false, counts: new Map(), furthest: -1 }));
    const [first] = groups;
    if (first && first.rule.trigger.hasSlots) this.#values(trigger, first.rule.trigger, this.#begin(first, trigger), undefined);
    if (first && trigger.binary && first.rule.binary !== undefined) append(this.#begin(first, trigger), first.rule.binary, { kind: 'bytes', bytes: trigger.binary });
    for (const segment of body) {
      const at = this.#place(segment, groups);
      if (at) groups.sort((a, b) => Number(b === at) - Number(a === at));
      else this.#unexpected(segment, candidates);
    }
  }

  /** None of its segments says which group it is: nothing of it can be placed. */
  #unknownGroup(candidates: readonly GroupRule[], trigger: Segment, body: readonly Segment[]): void {
    const tags = new Set(candidates.flatMap(({ segments }) => segments.filter(({ begins }) => begins).map(({ template }) => template.tag)));
    const telling = body.find(({ tag }) => tags.has(tag));
    if (telling) this.#fault('edifact-qualifier-unknown', { segment: telling, element: 1, detail: part(telling, 1) || '""' });
    else this.#fault('edifact-value-missing', { segment: trigger, detail: [...tags].join(' / ') });
    for (const segment of body) this.#keep(segment);
  }

  /** The group's element, made with its first segment. */
  #begin(open: OpenGroup, segment: Segment): LetterElement {
    if (open.element) return open.element;
    const { rule } = open;
    const count = (this.#groups.get(rule) ?? 0) + 1;
    this.#groups.set(rule, count);
    if (count > rule.most) this.#fault('edifact-segment-repeated', { segment, detail: segment.tag });
    if (rule.node === '.') open.element = this.#root;
    else open.element = rule.most > 1 || count > 1 ? append(this.#root, rule.node, undefined, { segment: segment.number }) : reach(this.#root, rule.node);
    if (rule.sets !== undefined) append(open.element, rule.sets, { kind: 'value', text: 'true' });
    return open.element;
  }

  /** The first open group with a place for the segment takes it. */
  #place(segment: Segment, groups: readonly OpenGroup[]): OpenGroup | undefined {
    for (const open of groups) {
      const index = open.rule.segments.findIndex((rule) => matches(rule.template, segment));
      if (index === -1) continue;
      const rule = open.rule.segments[index]!;
      if (rule.begins) {
        if (open.begun) Object.assign(open, { element: undefined, counts: new Map(), furthest: -1 });
        open.begun = true;
      }
      const element = this.#begin(open, segment);
      const count = (open.counts.get(rule) ?? 0) + 1;
      open.counts.set(rule, count);
      if (index < open.furthest && !rule.begins) this.faults.add('edifact-segment-order', { segment, detail: segment.tag });
      open.furthest = Math.max(open.furthest, index);
      if (count > rule.most) {
        this.#fault('edifact-segment-repeated', { segment, detail: segment.tag });
        this.#keep(segment);
        return open;
      }
      const node = rule.node === undefined ? element : rule.most > 1 ? append(element, rule.node, undefined, { segment: segment.number }) : reach(element, rule.node);
      this.#values(segment, rule.template, node, rule.text);
      if (rule.sets !== undefined) append(node, rule.sets, { kind: 'value', text: 'true' });
      return open;
    }
    return undefined;
  }

  /** A known tag whose qualifier no rule has is a fault; a tag that is not known here is only kept. */
  #unexpected(segment: Segment, groups: readonly GroupRule[], isTrigger = false): void {
    const rules = isTrigger ? groups.map(({ trigger }) => trigger) : groups.flatMap(({ segments }) => segments.map(({ template }) => template));
    const rule = rules.find(({ tag }) => tag === segment.tag);
    if (rule) {
      const element = Math.max(1, rule.elements.findIndex((tokens, index) => index > 0 && tokens.some((one) => one.kind === 'key' || (one.kind === 'slot' && one.key))));
      this.#fault('edifact-qualifier-unknown', { segment, element, detail: part(segment, element) || '""' });
    } else this.faults.add('edifact-segment-unexpected', { segment, detail: segment.tag });
    this.#keep(segment);
  }

  #values(segment: Segment, template: SegmentRule['template'], node: LetterElement, text: string | undefined): void {
    const { found, beyond } = valuesOf(template, segment, text === undefined ? () => false : isText);
    let raw = beyond !== undefined;
    if (beyond) this.faults.add('edifact-value-unplaced', { segment, element: beyond.element, component: beyond.component + 1, detail: segment.elements[beyond.element]![beyond.component]! });
    for (const { slot, element, component, parts } of found) {
      const at = { segment, element, component: component + 1 };
      if (slot.codec.nothing !== undefined && parts[0] === slot.codec.nothing) continue;
      const content = slot.codec.read(parts);
      if (isMisread(content)) {
        this.#fault(content.rule, { ...at, detail: content.detail });
        raw = true;
        continue;
      }
      const [from, path] = slot.path.startsWith('/') ? [this.#root, slot.path.slice(1)] : [node, slot.path];
      const existing = elementAt(from, path);
      if (existing) {
        if (JSON.stringify(existing.content) === JSON.stringify(content)) continue;
        if (slot.echo) this.faults.add('edifact-values-differ', { ...at, detail: parts.join(':') });
        else this.#fault('edifact-segment-repeated', { ...at, detail: segment.tag });
        raw = true;
        continue;
      }
      if (slot.longest !== undefined && content.kind === 'value' && content.text.length > slot.longest) this.#fault('edifact-value-long', { ...at, detail: `${content.text.length} / ${slot.longest}` });
      append(from, path, content, { segment: segment.number, element });
    }
    if (text !== undefined) this.#text(segment, node, text);
    if (raw) this.#keep(segment);
  }

  #text(segment: Segment, node: LetterElement, path: string): void {
    const lines = segment.elements[4] ?? [];
    const code = part(segment, 2);
    const style = styleOf(code);
    if (!style) this.faults.add('edifact-text-style', { segment, element: 2, detail: code });
    const long = lines.findIndex(({ length }) => length > LONGEST_LINE);
    if (long !== -1) this.#fault('edifact-value-long', { segment, element: 4, component: long + 1, detail: `${lines[long]!.length} / ${LONGEST_LINE}` });
    if (lines.length > COMPONENTS) this.#fault('edifact-value-long', { segment, element: 4, component: COMPONENTS + 1, detail: `${lines.length} / ${COMPONENTS}` });
    const words = unwrap(lines);
    let target = elementAt(node, path);
    if (!target && words === '') return;
    target ??= append(node, path, { kind: 'formatted', runs: [] }, { segment: segment.number });
    const collected = this.#texts.get(target) ?? { runs: [], place: { segment: segment.number } };
    collected.runs.push({ text: words, ...(style ?? unknownStyle) });
    this.#texts.set(target, collected);
  }

  #finishTexts(): void {
    for (const [target, { runs }] of this.#texts) target.content = { kind: 'formatted', runs: joinedRuns(runs) };
  }

  #demand(): void {
    for (const wanted of this.map.required) {
      if (wanted.split('|').some((path) => elementAt(this.#root, path))) continue;
      this.#fault('edifact-value-missing', { segment: this.frame.unh, detail: wanted.replaceAll('|', ' / ') });
    }
  }
}
