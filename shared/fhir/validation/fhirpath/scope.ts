/** What an expression is evaluated with, and the shape of what it is compiled to. */
import type { Surroundings } from '../types';
import type { Collection, Node } from './nodes';
import { CannotTell } from './values';

export interface Scope {
  readonly around: Surroundings;
  /** %resource */
  readonly resource: Node;
  /** %context: the element that carries the rule. */
  readonly context: Collection;
  /** $this */
  readonly self: Collection;
  /** $index */
  readonly index?: number;
  /** $total */
  readonly total?: Collection;
  /** Items that may still be looked at. Shared by one evaluation. */
  readonly budget: { left: number };
}

export type Code = (input: Collection, scope: Scope) => Collection;

/** Counts work, so that an expression which squares and cubes what it walks over ends. */
export function spend(scope: Scope, items: number): void {
  scope.budget.left -= items;
  if (scope.budget.left < 0) throw new CannotTell('too much work');
}

/** A function as it is called: arguments compiled, and for criteria evaluated anew for every item. */
export type Definition = (args: readonly Code[]) => Code;

/** Evaluates a criterion for one item. */
export const onItem = (code: Code, item: Node, index: number, scope: Scope): Collection => {
  spend(scope, 1);
  const self = [item];
  return code(self, { ...scope, self, index });
};

/** Evaluates an argument that is a value: not on the items to the left of the dot, but on what surrounds the call. */
export const value = (code: Code, scope: Scope): Collection => code(scope.self, scope);
