/** Whether the text of an element is what its fact allows. */
import type { LetterRule } from './issues';
import type { ValueRule } from './shapes';

export interface ValueFault { rule: LetterRule; detail?: string }

/** A day of the calendar as `yyyy-mm-dd`. */
export function isDay(text: string): boolean {
  const match = /^(\d{4})-(\d\d)-(\d\d)$/.exec(text);
  if (!match) return false;
  const [year, month, day] = match.slice(1).map(Number) as [number, number, number];
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  return day >= 1 && day <= ([31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1] ?? 0);
}

/** Characters as XML Schema counts them: a letter beyond the first plane is one. */
const lengthOf = (text: string): number => Array.from(text).length;

/** White space around a value is part of it only where the value is free text. */
export function normalValue(text: string, rule: ValueRule): string {
  if (rule.kind === 'date' || rule.kind === 'positive' || (rule.kind === 'fixed' && rule.value === 'true')) return text.trim();
  // A line feed beside the value was put there by who laid out the XML.
  return text.replace(/^[ \t\r]*\n\s*|[ \t\r]*\n\s*$/g, '');
}

export function valueFault(text: string, rule: ValueRule): ValueFault | undefined {
  switch (rule.kind) {
    case 'text': {
      const length = lengthOf(text);
      if (length >= rule.min && length <= rule.max) return undefined;
      return { rule: 'letter-length', detail: rule.min === rule.max ? String(rule.min) : rule.max === Infinity ? `${rule.min}+` : `${rule.min}–${rule.max}` };
    }
    case 'codes':
      if (rule.codes.has(text)) return undefined;
      return { rule: rule.name.startsWith('MedicalSpeciality') ? 'letter-speciality' : 'letter-code' };
    case 'fixed': return text === rule.value ? undefined : { rule: 'letter-fixed', detail: rule.value };
    case 'pattern': return rule.pattern.test(text) ? undefined : { rule: 'letter-pattern' };
    case 'date': return isDay(text) ? undefined : { rule: 'letter-date' };
    case 'positive': return /^\+?0*[1-9]\d*$/.test(text) ? undefined : { rule: 'letter-number' };
  }
}
