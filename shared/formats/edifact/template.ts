/**
 * A segment of a letter as a line of text that both directions follow, in the notation of MedCom's own tables:
 *
 *   NAD+SSP+{Identifier<17}:{IdentifierCode|party}++{OrganisationName|organisation<35}:…:::~US
 *
 * `SSP` must stand there and says which segment it is; `~US` is written and may be absent; `~SKS/YNR` may also be the second; `!` is not looked at; `{#}` counts.
 * `{Path|codec<longest}` is a value: of the group's element, or of the letter's root with `/` in front. `{=…}` repeats a value that stands elsewhere too,
 * `{*…}` must be one of its codec's for the segment to be this one. An element with values is written only when one of them is there.
 */
import { codecs, type Codec } from './codecs';
import type { Segment } from './syntax';

export interface Slot { kind: 'slot'; path: string; codec: Codec; longest: number | undefined; echo: boolean; key: boolean }
export type Token = { kind: 'empty' | 'counter' | 'ignored' | 'continued' } | { kind: 'key' | 'soft'; texts: readonly string[] } | Slot;
export interface Template { tag: string; /** `elements[0]` is the tag. */ elements: readonly (readonly Token[])[]; hasSlots: boolean }

function token(text: string): Token[] {
  if (text === '') return [{ kind: 'empty' }];
  if (text === '!') return [{ kind: 'ignored' }];
  if (text === '{#}') return [{ kind: 'counter' }];
  if (text.startsWith('~')) return [{ kind: 'soft', texts: text.slice(1).split('/') }];
  const slot = /^\{([=*]?)([^|<}]+)(?:\|(\w+))?(?:<(\d+))?\}$/.exec(text);
  if (!slot) return [{ kind: 'key', texts: [text] }];
  const codec = codecs[slot[3] ?? 'plain'];
  if (!codec) throw new Error(`no codec ${slot[3] ?? ''}`);
  const first: Slot = { kind: 'slot', path: slot[2]!, codec, longest: slot[4] === undefined ? undefined : Number(slot[4]), echo: slot[1] === '=', key: slot[1] === '*' };
  return [first, ...Array.from({ length: codec.span - 1 }, (): Token => ({ kind: 'continued' }))];
}

/** Throws for a template that is none, when the table is loaded. */
export function template(text: string): Template {
  const elements = text.split('+').map((element) => element.split(':').flatMap(token));
  const tag = elements[0]?.[0];
  if (tag?.kind !== 'key') throw new Error(`no tag in ${text}`);
  return { tag: tag.texts[0]!, elements, hasSlots: elements.some((tokens) => tokens.some(({ kind }) => kind === 'slot')) };
}

function partsOf(segment: Segment, element: number, component: number, span: number): string[] {
  const components = segment.elements[element];
  if (span === 1) return [components?.[component] ?? ''];
  const parts: string[] = [];
  for (let index = component; index < component + span; index++) parts.push(components?.[index] ?? '');
  return parts;
}

/** Whether the segment is the one that the template describes: tag, keys, and values that must be known. */
export function matches({ tag, elements }: Template, segment: Segment): boolean {
  return tag === segment.tag && elements.every((tokens, element) => tokens.every((one, component) => {
    if (one.kind === 'key') return segment.elements[element]?.[component] === one.texts[0];
    return one.kind !== 'slot' || !one.key || !('rule' in one.codec.read(partsOf(segment, element, component, one.codec.span)));
  }));
}

export interface Found { slot: Slot; element: number; component: number; parts: string[] }

/** The values of a segment that matches, and the first thing in it that the template has no place for. */
export function valuesOf({ elements }: Template, segment: Segment, isText: (element: number) => boolean): { found: Found[]; beyond?: { element: number; component: number } } {
  const found: Found[] = [];
  let beyond: { element: number; component: number } | undefined;
  for (let element = 1; element < segment.elements.length; element++) {
    if (isText(element)) continue;
    const components = segment.elements[element]!;
    const tokens = elements[element];
    for (let component = 0; component < components.length; component++) {
      const text = components[component]!;
      const one = tokens?.[component] ?? { kind: 'empty' };
      if (one.kind === 'slot') {
        const parts = partsOf(segment, element, component, one.codec.span);
        if (parts.some((part) => part !== '')) found.push({ slot: one, element, component, parts });
      } else if (text !== '' && (one.kind === 'empty' || (one.kind === 'soft' && !one.texts.includes(text)))) beyond ??= { element, component };
    }
  }
  return { found, ...(beyond && { beyond }) };
}

/**
 * The elements of a segment. `valueOf` gives the components of a slot or undefined; undefined when the segment has slots and none is filled, since it would say
 * nothing. What stands for an absent value never fills a segment.
 */
export function fill({ elements, hasSlots }: Template, valueOf: (slot: Slot) => readonly string[] | undefined, counter: number): string[][] | undefined {
  let filled = !hasSlots;
  const written: string[][] = [];
  for (const tokens of elements) {
    const components: string[] = [];
    let slots = 0;
    let any = false;
    let absent = false;
    for (const one of tokens) {
      if (one.kind === 'slot') {
        const { codec } = one;
        const parts = valueOf(one);
        slots += 1;
        any ||= parts !== undefined;
        absent ||= codec.absent !== undefined;
        for (let index = 0; index < codec.span; index++) components.push((parts ?? codec.absent)?.[index] ?? '');
      } else if (one.kind === 'key' || one.kind === 'soft') components.push(one.texts[0]!);
      else if (one.kind === 'counter') components.push(String(counter));
      else if (one.kind !== 'continued') components.push('');
    }
    filled ||= any;
    written.push(slots > 0 && !any && !absent ? [''] : components);
  }
  return filled ? written : undefined;
}
