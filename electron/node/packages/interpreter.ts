/**
 * fhirpath.js behind our own compiler: what a loaded package asks for and the compiler does not offer (the clock, units, a few
 * rare functions). It is slow and large, so it is fetched only when a rule needs it. Nothing is fetched from a network, nothing is
 * printed, and whatever it can't do or doesn't know is told as undecided, never as a breach.
 */
import { unsafeNarrative } from '../../../shared/fhir/narrative';
import type { Surroundings } from '../../../shared/fhir/validation/types';
import type { Interpreter } from '../../../shared/standards/loaded-guide';

class CannotTell extends Error {}

interface Running { around: Surroundings }
type UserFunction = (values: readonly unknown[], argument: string) => unknown[];
/** fhirpath.js types its results as `any`; this is what is used of them. */
type Compiled = (focus: unknown, variables: Record<string, unknown>) => unknown;

const known = (answer: boolean | undefined, what: string): boolean => {
  if (answer === undefined) throw new CannotTell(what);
  return answer;
};

const noLongerThan = (text: string): string => text.replace(/\s+/g, ' ').slice(0, 160);

export async function loadInterpreter(): Promise<Interpreter> {
  const [{ default: fhirpath }, { default: r4 }] = await Promise.all([import('fhirpath'), import('fhirpath/fhir-context/r4')]);
  // Rules run one at a time, so that what they may ask for can stand here.
  let running: Running | undefined;
  const around = (): Surroundings => {
    if (!running) throw new CannotTell('outside a rule');
    return running.around;
  };
  const dataOf = (node: unknown): unknown => fhirpath.util.valData(node) as unknown;
  const one = (values: readonly unknown[]): unknown => { if (values.length > 1) throw new CannotTell('more than one value'); return dataOf(values[0]); };
  const functions: Record<string, { fn: UserFunction; arity: Record<number, string[]>; internalStructures: true }> = {
    resolve: { fn: (values) => values.flatMap((value) => { const found = around().resolve(dataOf(value)); return found ? [found.resource] : []; }), arity: { 0: [] }, internalStructures: true },
    conformsTo: { fn: (values, profile) => (values.length === 0 ? [] : [known(around().conformsTo(one(values), profile), profile)]), arity: { 1: ['String'] }, internalStructures: true },
    memberOf: { fn: (values, set) => (values.length === 0 ? [] : [known(around().memberOf(one(values), set), set)]), arity: { 1: ['String'] }, internalStructures: true },
    htmlChecks: { fn: (values) => values.map((value) => { const div = dataOf(value); return typeof div === 'string' && unsafeNarrative(div) === undefined; }), arity: { 0: [] }, internalStructures: true },
  };
  // The library's own type knows only functions of its nodes.
  const options = { userInvocationTable: functions, traceFn: () => undefined } as object;

  return (expression, tell) => {
    let run: Compiled;
    try {
      run = fhirpath.compile(expression, r4, options) as Compiled;
    } catch {
      return undefined;
    }
    return (focus, surroundings) => {
      const before = running;
      running = { around: surroundings };
      try {
        const values = run(focus, { resource: surroundings.resource, rootResource: surroundings.resource });
        if (!Array.isArray(values)) throw new CannotTell('an answer that has to be waited for');
        // As our compiler has it: anything but nothing or false meets the rule.
        return values.length > 1 || (values.length === 1 && values[0] !== false);
      } catch (error) {
        tell(noLongerThan(error instanceof Error ? error.message : 'unknown'));
        return true;
      } finally { running = before; }
    };
  };
}
