/** One value of a letter as FHIR has it, and back. A value that would not come back the same is not taken: the reader of losses then states it. */
import { danishInstant, danishTime, isDate, isDateTime, parseDateTime, toFhirDateTime } from '../../../fhir/datetime';
import { elementAt, parentElement, valueElement } from '../../../formats/letter/access';
import type { LetterElement } from '../../../formats/letter/tree';
import { timeAt } from '../letters';

type Content = LetterElement['content'];

export interface Codec {
  /** Undefined: FHIR has no form for it. */
  to(element: LetterElement): unknown;
  from(value: unknown): Content | undefined;
}

const value = (text: string): Content => ({ kind: 'value', text });
const textOf = ({ content }: LetterElement): string | undefined => (content.kind === 'value' ? content.text : undefined);

/** FHIR strings are not empty, and say nothing by blanks alone. */
export const text: Codec = {
  to: (element) => { const said = textOf(element); return said === undefined || said.trim() === '' || said !== said.trim() ? undefined : said; },
  from: (found) => (typeof found === 'string' ? value(found) : undefined),
};

export const code: Codec = { ...text, to: (element) => { const said = text.to(element); return typeof said === 'string' && /^\S+( \S+)*$/.test(said) ? said : undefined; } };

export const wholeNumber: Codec = {
  to: (element) => { const said = textOf(element) ?? ''; return /^(0|[1-9]\d{0,8})$/.test(said) ? Number(said) : undefined; },
  from: (found) => (typeof found === 'number' ? value(String(found)) : undefined),
};

/** An element whose presence is all it says. */
export const present: Codec = {
  to: (element) => (textOf(element) === '' || (element.content.kind === 'elements' && element.content.children.length === 0) ? true : undefined),
  from: (found) => (found === true ? value('') : undefined),
};

export const day: Codec = {
  to: (element) => { const said = textOf(element); return isDate(said) ? said : undefined; },
  from: (found) => (isDate(found) ? value(found as string) : undefined),
};

/** `Date` and `Time` in Danish local time; a day alone stays one. `bare`: the element itself says the date. */
export const time: Codec = {
  to(element) {
    const local = timeAt(parentElement('', [{ ...element, name: 'At' }]), 'At');
    if (!local || elementAt(element, 'TimeWithSec')) return undefined;
    if (local.time === undefined) return isDate(local.date) ? local.date : undefined;
    const instant = danishInstant(local);
    const back = instant === undefined ? undefined : danishTime(instant);
    return instant !== undefined && back?.date === local.date && back.time === local.time ? toFhirDateTime(instant) : undefined;
  },
  from(found) {
    if (typeof found !== 'string' || !isDateTime(found)) return undefined;
    const instant = parseDateTime(found)?.instant;
    if (instant === undefined) return { kind: 'elements', children: [valueElement('Date', found)] };
    const local = danishTime(instant);
    return { kind: 'elements', children: [valueElement('Date', local.date), valueElement('Time', local.time)] };
  },
};
