/** What an expression is evaluated with, and the shape of what it is compiled to. */
import type { Surroundings } from '../types';
import type { Collection, Node } from './nodes';
import { CannotTell, equalNodes, isPlain } from './values';

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

/** Each value once, in the order of its first appearance. Objects are compared one by one, and that counts. */
export function distinct(collection: Collection, scope: Scope): Node[] {
  const found: Node[] = [];
  const others: Node[] = [];
  const plain = new Set<unknown>();
  for (const node of collection) {
    // Most collections are texts; looking these up keeps a long one from taking time in the square of its length.
    if (isPlain(node)) {
      if (plain.has(node.value)) continue;
      plain.add(node.value);
    } else {
      spend(scope, others.length);
      if (others.some((other) => equalNodes(other, node) === true)) continue;
      others.push(node);
    }
    found.push(node);
  }
  return found;
}

/** Evaluates a criterion for one item. */
export const onItem = (code: Code, item: Node, index: number, scope: Scope): Collection => {
  spend(scope, 1);
  const self = [item];
  return code(self, { ...scope, self, index });
};

/** Evaluates an argument that is a value: not on the items to the left of the dot, but on what surrounds the call. */
export const value = (code: Code, scope: Scope): Collection => code(scope.self, scope);
