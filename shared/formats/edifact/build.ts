/** Builds a letter's tree from values that come in the order of EDIFACT; afterwards its children stand in the order of the schemas. */
import { childrenOf, parentElement } from '../letter/access';
import type { LetterElement, LetterPlace } from '../letter/tree';
import { schemaPlace } from './maps';

type Content = LetterElement['content'];

/** The last element at the path, made where there is none. */
export function reach(from: LetterElement, path: string): LetterElement {
  if (path === '.') return from;
  let here = from;
  for (const name of path.split('/')) {
    let next = childrenOf(here).findLast((child) => child.name === name);
    if (!next) childrenOf(here).push(next = parentElement(name, []));
    here = next;
  }
  return here;
}

/** A new element at the path, behind others of its name. */
export function append(from: LetterElement, path: string, content: Content = { kind: 'elements', children: [] }, place?: LetterPlace): LetterElement {
  const at = path.lastIndexOf('/');
  const parent = at === -1 ? from : reach(from, path.slice(0, at));
  const made: LetterElement = { name: path.slice(at + 1), ...(place && { place }), content };
  childrenOf(parent).push(made);
  return made;
}

/** Elements without anything in them go, the others take the schemas' order. */
export function settle(element: LetterElement): LetterElement {
  if (element.content.kind !== 'elements') return element;
  const children = element.content.children.map(settle).filter(({ content }) => content.kind !== 'elements' || content.children.length > 0);
  return { ...element, content: { kind: 'elements', children: children.sort((a, b) => schemaPlace(a.name) - schemaPlace(b.name)) } };
}
