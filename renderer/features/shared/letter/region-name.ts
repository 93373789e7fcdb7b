/** Several letters of a thread may stand open below each other: a landmark says which of them it belongs to, or a screen reader lists the same name twice. */
import { createContext, use } from 'react';

/** What the letter is called beside the others; undefined for the newest, which goes without saying. */
export const LetterCalled = createContext<string | undefined>(undefined);

/** Makes the name of a part of the screen its own letter's. */
export function useRegionName(): (label: string) => string {
  const called = use(LetterCalled);
  return (label) => (called === undefined ? label : `${label} (${called})`);
}
