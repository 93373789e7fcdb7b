/** Invariants of base FHIR R4 datatypes. */
import { unsafeNarrative, type NarrativeFault } from '../../narrative';
import type { Loose } from '../types';
import { choiceKey, error, has, hasChoice, hasValue, items, obj, objs, ucum, type BaseInvariant } from './kit';
import { surelyAfter } from './time-span';

/** txt-1 and txt-2 ask about the same narrative one after the other; reading it once is enough. */
let lastDiv: string | undefined;
let lastFault: NarrativeFault | undefined;
function narrativeFault(div: unknown): NarrativeFault | undefined {
  if (typeof div !== 'string') return undefined;
  if (div !== lastDiv) [lastDiv, lastFault] = [div, unsafeNarrative(div)];
  return lastFault;
}

const number = (owner: unknown, name: string): number | undefined => {
  const value = obj(owner)[name];
  return typeof value === 'number' ? value : undefined;
};

const notNegative = (owner: unknown, name: string): boolean => !has(owner, name) || (number(owner, name) ?? -1) >= 0;

/** A quantity with a value has a code, and a unit system is UCUM (age-1, cnt-3, dis-1). */
const measured = (focus: unknown): boolean => (has(focus, 'code') || !has(focus, 'value')) && (!has(focus, 'system') || obj(focus).system === ucum);

/**
 * The low end is not above the high one. Quantities of different units are passed over: nothing here converts units, and
 * "cannot tell" is no breach.
 */
function inOrder(range: Loose): boolean {
  const [low, high] = [obj(range.low), obj(range.high)];
  if (typeof low.value !== 'number' || typeof high.value !== 'number' || low.system !== high.system || low.code !== high.code || (low.code === undefined && low.unit !== high.unit)) return true;
  return low.value <= high.value;
}

const quantity = error('qty-3', (focus) => !has(focus, 'code') || has(focus, 'system'));
const oneOf = (first: string, second: string) => (focus: unknown): boolean => has(focus, first) !== has(focus, second);
const needs = (name: string, other: string) => (focus: unknown): boolean => !has(focus, name) || has(focus, other);

export const datatypeInvariants: Readonly<Record<string, readonly BaseInvariant[]>> = {
  Age: [
    error('age-1', (focus) => measured(focus) && (!hasValue(focus, 'value') || (number(focus, 'value') ?? 0) > 0)),
    quantity,
  ],
  Attachment: [error('att-1', needs('data', 'contentType'))],
  ContactPoint: [error('cpt-2', needs('value', 'system'))],
  Count: [
    error('cnt-3', (focus) => measured(focus) && (!has(focus, 'code') || obj(focus).code === '1') && (!hasValue(focus, 'value') || Number.isInteger(number(focus, 'value')))),
    quantity,
  ],
  'DataRequirement.codeFilter': [error('drq-1', oneOf('path', 'searchParam'))],
  'DataRequirement.dateFilter': [error('drq-2', oneOf('path', 'searchParam'))],
  Distance: [error('dis-1', measured), quantity],
  Duration: [error('drt-1', (focus) => !has(focus, 'code') || (obj(focus).system === ucum && has(focus, 'value'))), quantity],
  Expression: [error('exp-1', (focus) => has(focus, 'expression') || has(focus, 'reference'))],
  Extension: [error('ext-1', (focus) => has(focus, 'extension') !== hasChoice(focus, 'value'))],
  'Narrative.div': [
    error('txt-1', (focus) => [undefined, 'empty'].includes(narrativeFault(focus))),
    error('txt-2', (focus) => narrativeFault(focus) !== 'empty'),
  ],
  Period: [error('per-1', (focus) => !surelyAfter(obj(focus).start, obj(focus).end))],
  Quantity: [quantity],
  Range: [error('rng-2', (focus) => inOrder(obj(focus)))],
  Ratio: [error('rat-1', (focus) => has(focus, 'numerator') === has(focus, 'denominator') && (has(focus, 'numerator') || has(focus, 'extension')))],
  Reference: [
    // `#` alone is the resource that contains the one that refers.
    error('ref-1', (focus, around) => {
      const { reference } = obj(focus);
      if (typeof reference !== 'string' || !reference.startsWith('#') || reference === '#') return true;
      return objs(around.resource.contained).some(({ id }) => id === reference.slice(1)) || around.resolve(focus) !== undefined;
    }),
  ],
  'Timing.repeat': [
    error('tim-1', needs('duration', 'durationUnit')),
    error('tim-2', needs('period', 'periodUnit')),
    error('tim-4', (focus) => notNegative(focus, 'duration')),
    error('tim-5', (focus) => notNegative(focus, 'period')),
    error('tim-6', needs('periodMax', 'period')),
    error('tim-7', needs('durationMax', 'duration')),
    error('tim-8', needs('countMax', 'count')),
    error('tim-9', (focus) => !has(focus, 'offset') || (has(focus, 'when') && items(obj(focus).when).every((when) => !['C', 'CM', 'CD', 'CV'].includes(when as string)))),
    error('tim-10', (focus) => !has(focus, 'timeOfDay') || !has(focus, 'when')),
  ],
  TriggerDefinition: [
    error('trd-1', (focus) => !has(focus, 'data') || !hasChoice(focus, 'timing')),
    error('trd-2', needs('condition', 'data')),
    error('trd-3', (focus) => {
      const { type } = obj(focus);
      return (type !== 'named-event' || has(focus, 'name')) && (type !== 'periodic' || choiceKey(focus, 'timing') !== undefined) && (typeof type !== 'string' || !type.startsWith('data-') || has(focus, 'data'));
    }),
  ],
};
