/** Fixed values and patterns, prepared once and compared without allocation. */
import type { Json } from './ir';

export type Test = (value: unknown) => boolean;

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);
const isJsonObject = (value: Json): value is { readonly [key: string]: Json } => typeof value === 'object' && value !== null && !Array.isArray(value);

/** The value holds all that the pattern says, at every depth; items of a pattern's array may stand anywhere in the value's. */
export function patternTest(pattern: Json): Test {
  if (Array.isArray(pattern)) {
    const tests = (pattern as readonly Json[]).map(patternTest);
    return (value) => Array.isArray(value) && tests.every((test) => value.some(test));
  }
  if (!isJsonObject(pattern)) return (value) => value === pattern;
  const tests = Object.entries(pattern).map(([name, part]) => [name, patternTest(part)] as const);
  return (value) => {
    if (!isObject(value)) return false;
    for (const [name, test] of tests) if (!Object.hasOwn(value, name) || !test(value[name])) return false;
    return true;
  };
}

/** The value is exactly the fixed one; the order of properties doesn't matter, that of items does. */
export function fixedTest(fixed: Json): Test {
  if (Array.isArray(fixed)) {
    const tests = (fixed as readonly Json[]).map(fixedTest);
    return (value) => Array.isArray(value) && value.length === tests.length && tests.every((test, index) => test(value[index]));
  }
  if (!isJsonObject(fixed)) return (value) => value === fixed;
  const tests = Object.entries(fixed).map(([name, part]) => [name, fixedTest(part)] as const);
  return (value) => isObject(value) && Object.keys(value).length === tests.length && tests.every(([name, test]) => Object.hasOwn(value, name) && test(value[name]));
}
