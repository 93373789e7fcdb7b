/** FHIRPath's functions on texts and numbers, and between them. */
import type { FunctionTable } from './functions';
import { system, temporalOf, truth, type Collection, type Node } from './nodes';
import { compilePattern, type Pattern } from './pattern';
import { spend, value, type Code, type Scope } from './scope';
import { parseTemporal } from './temporal';
import { asInteger, asNumber, asText, CannotTell, Fault, single } from './values';

const nothing: Collection = [];
/** Longer texts aren't searched: no rule that is meant seriously is about one. */
const LONGEST = 100_000;

/** No expression makes a longer text. */
export const LONGEST_TEXT = 10_000_000;

type Primitive = string | number | boolean;
const result = (found: Primitive | undefined): Collection => (found === undefined ? nothing : [system(found)]);

/** On a text, with as many arguments as given; nothing in, nothing out. */
const onText = (min: number, max: number, apply: (text: string, args: readonly Collection[]) => Primitive | undefined) =>
  ({ min, max, make: (args: readonly Code[]): Code => (input: Collection, scope: Scope) => {
    const text = asText(input);
    return text === undefined ? nothing : result(apply(text, args.map((arg) => value(arg, scope))));
  } });

/** On a text and another text; an empty argument gives nothing. */
const onTexts = (apply: (text: string, other: string) => Primitive | undefined) => onText(1, 1, (text, [arg]) => {
  const other = asText(arg!);
  return other === undefined ? undefined : apply(text, other);
});

const onNumber = (min: number, max: number, apply: (number: number, arg: number | undefined) => number) =>
  ({ min, max, make: ([arg]: readonly Code[]): Code => (input: Collection, scope: Scope) => {
    const number = asNumber(input);
    const other = arg ? asNumber(value(arg, scope)) : undefined;
    if (number === undefined || (arg && other === undefined)) return nothing;
    const found = apply(number, other);
    return Number.isFinite(found) ? [system(found)] : nothing;
  } });

function substring(text: string, [start, length]: readonly Collection[]): string | undefined {
  const from = asInteger(start!);
  if (from === undefined || from < 0 || from >= text.length) return undefined;
  const count = length === undefined ? undefined : asInteger(length);
  return count === undefined ? text.slice(from) : text.slice(from, from + Math.max(0, count));
}

const pieces = (texts: readonly string[], scope: Scope): Collection => { spend(scope, texts.length); return texts.map(system); };

const patterns = new Map<string, Pattern | undefined>();
const MAX_PATTERNS = 500;

/** Patterns are few and used over and over; kept for all expressions. */
export function patternOf(source: string): Pattern | undefined {
  if (!patterns.has(source)) {
    if (patterns.size >= MAX_PATTERNS) patterns.clear();
    patterns.set(source, compilePattern(source));
  }
  return patterns.get(source);
}

function matches(text: string, source: string): boolean {
  const pattern = patternOf(source);
  if (!pattern) throw new CannotTell('regular expression');
  const found = text.length > LONGEST ? undefined : pattern.found(text);
  if (found === undefined) throw new CannotTell('text too long for a regular expression');
  return found;
}

const conversion = (convert: (node: Node) => Primitive | undefined) => ({
  to: { min: 0, max: 0, make: (): Code => (input: Collection) => { const node = single(input); return node ? result(convert(node)) : nothing; } },
  convertsTo: { min: 0, max: 0, make: (): Code => (input: Collection) => { const node = single(input); return node ? truth(convert(node) !== undefined) : nothing; } },
});

const boolean = conversion(({ value: from }) => {
  if (typeof from === 'boolean') return from;
  if (typeof from === 'number') return from === 1 ? true : from === 0 ? false : undefined;
  if (typeof from !== 'string') return undefined;
  const word = from.toLowerCase();
  return ['true', 't', 'yes', 'y', '1', '1.0'].includes(word) ? true : ['false', 'f', 'no', 'n', '0', '0.0'].includes(word) ? false : undefined;
});

const integer = conversion(({ value: from }) => {
  if (typeof from === 'boolean') return from ? 1 : 0;
  if (typeof from === 'number') return Number.isInteger(from) ? from : undefined;
  return typeof from === 'string' && /^[+-]?\d{1,15}$/.test(from) ? Number(from) : undefined;
});

const decimal = conversion(({ value: from }) => {
  if (typeof from === 'boolean') return from ? 1 : 0;
  if (typeof from === 'number') return from;
  return typeof from === 'string' && /^[+-]?\d{1,30}(\.\d{1,30})?$/.test(from) ? Number(from) : undefined;
});

const text = conversion((node) => {
  const time = temporalOf(node);
  return time ? time.text : typeof node.value === 'string' || typeof node.value === 'number' || typeof node.value === 'boolean' ? String(node.value) : undefined;
});

/** Dates and times keep their text; the conversion only says of what kind it is. */
const temporalConversion = (accept: (kind: string) => boolean, cut: boolean) => {
  const convert = (input: Collection) => {
    const node = single(input);
    const time = node && (temporalOf(node) ?? (typeof node.value === 'string' ? parseTemporal(node.value) : undefined));
    if (!time || !accept(time.kind)) return undefined;
    return cut && time.kind === 'DateTime' ? parseTemporal(time.text.replace(/T.*$/, '')) : time;
  };
  return {
    to: { min: 0, max: 0, make: (): Code => (input: Collection) => { const found = convert(input); return found ? [system(found)] : nothing; } },
    convertsTo: { min: 0, max: 0, make: (): Code => (input: Collection) => (input.length === 0 ? nothing : truth(convert(input) !== undefined)) },
  };
};

const date = temporalConversion((kind) => kind !== 'Time', true);
const dateTime = temporalConversion((kind) => kind !== 'Time', false);
const time = temporalConversion((kind) => kind === 'Time', false);

export const textFunctions: FunctionTable = {
  startsWith: onTexts((own, other) => own.startsWith(other)),
  endsWith: onTexts((own, other) => own.endsWith(other)),
  contains: onTexts((own, other) => own.includes(other)),
  indexOf: onTexts((own, other) => own.indexOf(other)),
  lastIndexOf: onTexts((own, other) => own.lastIndexOf(other)),
  matches: onTexts(matches),
  matchesFull: onTexts((own, source) => matches(own, `^(?:${source})$`)),
  substring: onText(1, 2, substring),
  upper: onText(0, 0, (own) => own.toUpperCase()),
  lower: onText(0, 0, (own) => own.toLowerCase()),
  trim: onText(0, 0, (own) => own.trim()),
  length: onText(0, 0, (own) => own.length),
  replace: onText(2, 2, (own, [from, to]) => {
    const [pattern, substitute] = [asText(from!), asText(to!)];
    if (pattern === undefined || substitute === undefined) return undefined;
    if (own.length * (substitute.length + 1) > LONGEST_TEXT) throw new CannotTell('too much work');
    return pattern === '' ? [...own].join(substitute) : own.replaceAll(pattern, () => substitute);
  }),
  toChars: { min: 0, max: 0, make: () => (input, scope) => pieces([...(asText(input) ?? '')], scope) },
  split: { min: 1, max: 1, make: ([arg]) => (input, scope) => {
    const [own, separator] = [asText(input), asText(value(arg!, scope))];
    return own === undefined || separator === undefined ? nothing : pieces(own.split(separator), scope);
  } },
  join: { min: 0, max: 1, make: ([arg]) => (input, scope) => {
    const separator = arg ? asText(value(arg, scope)) : '';
    const words = input.filter((item) => item.value !== undefined).map((item) => asText([item])!);
    if (input.length === 0 || separator === undefined) return nothing;
    if (words.reduce((sum, word) => sum + word.length + separator.length, 0) > LONGEST_TEXT) throw new CannotTell('text too long');
    return [system(words.join(separator))];
  } },
  toBoolean: boolean.to, convertsToBoolean: boolean.convertsTo,
  toInteger: integer.to, convertsToInteger: integer.convertsTo,
  toDecimal: decimal.to, convertsToDecimal: decimal.convertsTo,
  toString: text.to, convertsToString: text.convertsTo,
  toDate: date.to, convertsToDate: date.convertsTo,
  toDateTime: dateTime.to, convertsToDateTime: dateTime.convertsTo,
  toTime: time.to, convertsToTime: time.convertsTo,
  abs: onNumber(0, 0, Math.abs),
  ceiling: onNumber(0, 0, Math.ceil),
  floor: onNumber(0, 0, Math.floor),
  truncate: onNumber(0, 0, Math.trunc),
  sqrt: onNumber(0, 0, Math.sqrt),
  round: onNumber(0, 1, (number, digits = 0) => {
    if (digits < 0 || digits > 30) throw new Fault('round');
    const scale = 10 ** digits;
    return Math.round(number * scale) / scale;
  }),
  power: onNumber(1, 1, (number, exponent) => number ** exponent!),
};
