/** Syntax of FHIR R4's primitive types. */
import { decodedLength } from './base64';
import { isDate, isDateTime, isInstant, isTime } from './datetime';

/**
 * Anything may be 100 MB long, so long types are judged by searching for what must not be there: a repetition over the whole
 * value could exhaust the stack of the regular expression engine.
 */
const notInCode = /^\s|\s$|\s\s|[^\S ]/;
const blank = /\s/;
const oid = /^urn:oid:[0-2](?:\.(?:0|[1-9]\d*))+$/;
const uuid = /^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

const text = (test: (value: string) => boolean) => (value: unknown): boolean => typeof value === 'string' && test(value);
const whole = (from: number) => (value: unknown): boolean => typeof value === 'number' && Number.isInteger(value) && value >= from && value <= 2_147_483_647;
/** A short text of visible ASCII and nothing else, which most codes and addresses are: neither needs its regular expression then. */
function isPlain(value: string): boolean {
  const { length } = value;
  if (length === 0 || length > 200) return false;
  for (let i = 0; i < length; i++) {
    const code = value.charCodeAt(i);
    if (code < 0x21 || code > 0x7e) return false;
  }
  return true;
}
const isAddress = (value: string): boolean => isPlain(value) || (value !== '' && !blank.test(value));

/** A few hundred addresses that were all right: code systems, profiles and extensions come again and again. */
const known = new Set<string>();
const MOST_KNOWN = 500;

function address(value: unknown): boolean {
  if (typeof value !== 'string') return false;
  if (known.has(value)) return true;
  if (!isAddress(value)) return false;
  if (value.length > 200) return true;
  // Those of one message's own resources would otherwise stay for ever.
  if (known.size >= MOST_KNOWN) known.clear();
  known.add(value);
  return true;
}

function isId(value: unknown): boolean {
  if (typeof value !== 'string') return false;
  const { length } = value;
  if (length === 0 || length > 64) return false;
  for (let i = 0; i < length; i++) {
    const code = value.charCodeAt(i);
    const letter = code | 0x20;
    if ((letter < 0x61 || letter > 0x7a) && (code < 0x30 || code > 0x39) && code !== 0x2d && code !== 0x2e) return false;
  }
  return true;
}

/** Letters, digits and most signs: told apart from blanks at a glance. */
const anyText = (value: unknown): boolean => {
  if (typeof value !== 'string') return false;
  const code = value.charCodeAt(0);
  return (code > 0x20 && code < 0x7f) || /\S/.test(value);
};

const rules: Readonly<Record<string, (value: unknown) => boolean>> = {
  base64Binary: text((value) => (decodedLength(value) ?? 0) > 0),
  boolean: (value) => typeof value === 'boolean',
  canonical: address,
  code: text((value) => isPlain(value) || (value !== '' && !notInCode.test(value))),
  date: isDate,
  dateTime: isDateTime,
  decimal: (value) => typeof value === 'number' && Number.isFinite(value),
  id: isId,
  instant: isInstant,
  integer: whole(-2_147_483_648),
  markdown: anyText,
  oid: text((value) => value.length <= 1000 && oid.test(value)),
  positiveInt: whole(1),
  string: anyText,
  time: isTime,
  unsignedInt: whole(0),
  uri: address,
  url: address,
  uuid: text((value) => value.length <= 100 && uuid.test(value)),
  xhtml: anyText,
};

/** Whether a JSON value of the right JSON type is written as a FHIR type demands: the test of that type; undefined where anything goes. */
export const primitiveTest = (type: string): ((value: unknown) => boolean) | undefined => rules[type];
