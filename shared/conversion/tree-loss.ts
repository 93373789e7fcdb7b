/** What one letter tree says that another does not, whatever made the difference: the losses of a conversion are read off, not believed. */
import { childrenOf } from '../formats/letter/access';
import type { LetterElement } from '../formats/letter/tree';

export interface Missing { /** Element names with `/` between, `[n]` from 1 where several stand side by side. */ path: string; text: string }

/** Names and contents without places and namespaces, for comparing. */
function bare({ name, content }: LetterElement): unknown {
  if (content.kind === 'elements') return [name, content.children.map(bare)];
  return [name, content.kind, content.kind === 'bytes' ? Array.from(content.bytes).join(',') : content.kind === 'value' ? content.text : content.runs];
}
/** Cheap for what differs early; bytes are compared by value. */
const same = (a: LetterElement, b: LetterElement): boolean => JSON.stringify(bare(a)) === JSON.stringify(bare(b));

const textOf = ({ content }: LetterElement): string =>
  (content.kind === 'value' ? content.text : content.kind === 'formatted' ? content.runs.map(({ text }) => text).join('') : '');

function leavesOf(element: LetterElement, path: string): Missing[] {
  if (element.content.kind !== 'elements') return [{ path, text: textOf(element) }];
  return numbered(element).flatMap(({ child, name }) => leavesOf(child, `${path}/${name}`));
}

function numbered(element: LetterElement): { child: LetterElement; name: string }[] {
  const children = childrenOf(element);
  const counts = new Map<string, number>();
  for (const { name } of children) counts.set(name, (counts.get(name) ?? 0) + 1);
  const seen = new Map<string, number>();
  return children.map((child) => {
    const index = (seen.get(child.name) ?? 0) + 1;
    seen.set(child.name, index);
    return { child, name: counts.get(child.name)! > 1 ? `${child.name}[${index}]` : child.name };
  });
}

/** Leaves of `before` that `after` does not have in the same place with the same content. Siblings that are equal are paired first, the rest in their order. */
export function missingFrom(before: LetterElement, after: LetterElement, path: string = before.name): Missing[] {
  if (before.content.kind !== 'elements' || after.content.kind !== 'elements') return same(before, after) ? [] : leavesOf(before, path);
  const rest = [...childrenOf(after)];
  const take = (fits: (one: LetterElement) => boolean): LetterElement | undefined => {
    const index = rest.findIndex(fits);
    return index === -1 ? undefined : rest.splice(index, 1)[0];
  };
  const open = numbered(before).filter(({ child }) => !take((one) => one.name === child.name && same(one, child)));
  return open.flatMap(({ child, name }) => {
    const partner = take((one) => one.name === child.name);
    return partner ? missingFrom(child, partner, `${path}/${name}`) : leavesOf(child, `${path}/${name}`);
  });
}

/** Everything a tree says, for finding out whether a text stands somewhere else. */
export function wordsOf(element: LetterElement): string {
  return element.content.kind === 'elements' ? childrenOf(element).map(wordsOf).join('\n') : textOf(element);
}
