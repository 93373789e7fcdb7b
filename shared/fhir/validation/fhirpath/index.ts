/**
 * Published FHIRPath rules to functions, synchronously and without eval. What an expression may ask for is FHIRPath N1 with FHIR's
 * additions, less clock, units and terminology servers; all that the published profiles use. Where the standard and the HL7
 * validator differ, the validator decides what is a breach:
 * - a rule is met unless the result is empty or false;
 * - `.value` on a primitive is the primitive itself;
 * - `matches` searches anywhere in the text.
 */
import type { Invariant, Surroundings } from '../types';
import { compile } from './compile';
import { Refusal } from './lexer';
import { typed, type Collection, type Node } from './nodes';
import { parse } from './parser';
import type { Code } from './scope';
import { Temporal } from './temporal';
import { CannotTell, Fault } from './values';

export interface Unsupported { unsupported: string }

export type Outcome =
  | { kind: 'values'; values: readonly unknown[] }
  /** The data makes the expression senseless. The rule isn't met. */
  | { kind: 'fault'; what: string }
  /** What decides isn't known. Neither met nor broken. */
  | { kind: 'cannot-tell'; what: string };

export interface CompileOptions {
  /** FHIR type of the element that carries the rule, `Identifier`; needed for what has no type of its own and asks for one. */
  type?: string;
  /** Told of evaluations that came to no answer: they count as met and belong in the list of what wasn't evaluated. */
  cannotTell?: (what: string) => void;
  /** Told of evaluations that count as not met because the expression and the data don't fit. */
  fault?: (what: string) => void;
}

/** Items that one evaluation may look at, about half a second of work. Published rules on a Bundle of 1000 entries need a tenth. */
const BUDGET = 300_000;

const compiled = new Map<string, Code | Unsupported>();
const MAX_KEPT = 2000;

/** Compiles once for each text; the oldest half is forgotten when packages bring ever more of them. */
function codeOf(expression: string): Code | Unsupported {
  const known = compiled.get(expression);
  if (known) return known;
  let code: Code | Unsupported;
  try {
    code = compile(parse(expression));
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    code = { unsupported: error.what };
  }
  if (compiled.size >= MAX_KEPT) for (const old of [...compiled.keys()].slice(0, MAX_KEPT / 2)) compiled.delete(old);
  compiled.set(expression, code);
  return code;
}

function run(code: Code, focus: Node, around: Surroundings): Collection {
  const self = [focus];
  return code(self, { around, resource: typed(around.resource), context: self, self, budget: { left: BUDGET } });
}

function outcome(code: Code, focus: unknown, around: Surroundings, type: string | undefined): Outcome {
  try {
    return { kind: 'values', values: run(code, typed(focus, type), around).map(({ value }) => (value instanceof Temporal ? value.text : value)) };
  } catch (error) {
    if (error instanceof Fault) return { kind: 'fault', what: error.what };
    if (error instanceof CannotTell) return { kind: 'cannot-tell', what: error.what };
    // Data nested thousands of levels deep; it is refused elsewhere, and here it must not end the program.
    if (error instanceof RangeError) return { kind: 'cannot-tell', what: 'nested too deeply' };
    throw error;
  }
}

/** Values of an expression on one element, as JSON; undefined for a primitive that has only extensions. */
export function evaluate(expression: string, focus: unknown, around: Surroundings, type?: string): Outcome | Unsupported {
  const code = codeOf(expression);
  return 'unsupported' in code ? code : outcome(code, focus, around, type);
}

/** The rule as a function; `unsupported` names what it asks for and isn't offered, so that the caller can say so or use another engine. */
export function compileInvariant(expression: string, options: CompileOptions = {}): Invariant | Unsupported {
  const code = codeOf(expression);
  if ('unsupported' in code) return code;
  const { type, cannotTell, fault } = options;
  return (focus, around) => {
    const found = outcome(code, focus, around, type);
    if (found.kind === 'values') return found.values.length > 1 || (found.values.length === 1 && found.values[0] !== false);
    (found.kind === 'fault' ? fault : cannotTell)?.(found.what);
    return found.kind === 'cannot-tell';
  };
}
