/** The functions that FHIR adds to FHIRPath. */
import { unsafeNarrative } from '../../narrative';
import type { FunctionTable } from './functions';
import { child, isComplex, truth, typed, type Collection, type Node } from './nodes';
import { spend, value, type Code, type Scope } from './scope';
import { asText, CannotTell, single } from './values';

const nothing: Collection = [];

const extensions = (input: Collection): Node[] => {
  const found: Node[] = [];
  for (const item of input) child(item, 'extension', found);
  return found;
};

function resolved(input: Collection, scope: Scope): Node[] {
  spend(scope, input.length);
  return input.flatMap(({ value: reference }) => {
    const found = scope.around.resolve(reference);
    return found ? [typed(found.resource, found.type)] : [];
  });
}

/** A question to the surroundings about a single item; with none or several the HL7 validator says no. */
const question = (ask: (item: Node, argument: string, scope: Scope) => boolean | undefined) =>
  ({ min: 1, max: 1, make: ([arg]: readonly Code[]): Code => (input: Collection, scope: Scope) => {
    const argument = asText(value(arg!, scope));
    if (argument === undefined) return nothing;
    if (input.length !== 1) return truth(false);
    const answer = ask(input[0]!, argument, scope);
    if (answer === undefined) throw new CannotTell(argument);
    return truth(answer);
  } });

export const fhirFunctions: FunctionTable = {
  extension: { min: 1, max: 1, make: ([arg]) => (input, scope) => {
    const url = asText(value(arg!, scope));
    return url === undefined ? nothing : extensions(input).filter((item) => (item.value as { url?: unknown } | null)?.url === url);
  } },
  hasValue: { min: 0, max: 0, make: () => (input) => truth(input.length === 1 && !isComplex(input[0]!) && input[0]!.value !== undefined) },
  getValue: { min: 0, max: 0, make: () => (input) => { const item = single(input); return item && !isComplex(item) && item.value !== undefined ? [item] : nothing; } },
  resolve: { min: 0, max: 0, make: () => resolved },
  conformsTo: question((item, canonical, scope) => (isComplex(item) ? scope.around.conformsTo(item.value, canonical) : false)),
  memberOf: question((item, valueSet, scope) => scope.around.memberOf(item.value, valueSet)),
  htmlChecks: { min: 0, max: 0, make: () => (input) => {
    const div = asText(input);
    return truth(div === undefined ? undefined : unsafeNarrative(div) === undefined);
  } },
};
