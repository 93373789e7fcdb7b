/** Looking into a letter tree and building one. Paths are element names with `/` between. */
import type { LetterElement } from './tree';

export const childrenOf = (element: LetterElement): LetterElement[] => (element.content.kind === 'elements' ? element.content.children : []);

/** Every element at the path below; `.` is the element itself. */
export function elementsAt(element: LetterElement, path: string): LetterElement[] {
  if (path === '.') return [element];
  return path.split('/').reduce<LetterElement[]>((found, name) => found.flatMap((one) => childrenOf(one).filter((child) => child.name === name)), [element]);
}

/** The first of them; the readers ask for it a hundred times a letter, so it makes no lists. */
export function elementAt(element: LetterElement, path: string): LetterElement | undefined {
  if (path === '.') return element;
  if (element.content.kind !== 'elements') return undefined;
  const slash = path.indexOf('/');
  const name = slash === -1 ? path : path.slice(0, slash);
  for (const child of element.content.children) {
    if (child.name !== name) continue;
    const found = slash === -1 ? child : elementAt(child, path.slice(slash + 1));
    if (found) return found;
  }
  return undefined;
}

/** Text of the value at the path; undefined where there is none. */
export function valueAt(element: LetterElement, path: string): string | undefined {
  const content = elementAt(element, path)?.content;
  return content?.kind === 'value' ? content.text : undefined;
}

export const valueElement = (name: string, text: string): LetterElement => ({ name, content: { kind: 'value', text } });
export const parentElement = (name: string, children: LetterElement[]): LetterElement => ({ name, content: { kind: 'elements', children } });

const sameBytes = (a: Uint8Array, b: Uint8Array): boolean => a.length === b.length && a.every((byte, at) => byte === b[at]);

/** Whether two elements say the same, wherever they stand and whatever namespace they are in. */
export function sameElement(a: LetterElement, b: LetterElement): boolean {
  if (a.name !== b.name) return false;
  if (a.content.kind === 'elements') {
    const [own, other] = [a.content.children, childrenOf(b)];
    return b.content.kind === 'elements' && own.length === other.length && own.every((child, at) => sameElement(child, other[at]!));
  }
  if (a.content.kind === 'bytes') return b.content.kind === 'bytes' && sameBytes(a.content.bytes, b.content.bytes);
  return JSON.stringify(a.content) === JSON.stringify(b.content);
}
