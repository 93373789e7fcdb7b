/** Which persons still fit what is typed, while the store is looking for those of the newest word. Pure. */
import { foldText } from '../../../shared/messages/search-words';
import type { PatientRow } from '../types';

/**
 * Persons found by an earlier text, without those who don't fit the present one. A list that shows them for a moment longer
 * is one from which fast typing takes the wrong person.
 */
export function stillFound(rows: readonly PatientRow[], search: string): PatientRow[] {
  const asked = foldText(search);
  return rows.filter(({ name, ids }) => {
    const own = foldText([name, ...ids.map(({ value }) => value)].join(' '));
    return asked.every((word) => own.some((one) => one.startsWith(word)));
  });
}
