/** What still fits the words that are typed, while those of the newest word are looked for. Pure. */
import type { RegisterHit } from '../../../shared/messages';
import { foldText } from '../../../shared/messages/search-words';
import type { PatientRow } from '../types';

/** Each word that was typed begins one of the text's; digits alone are one number, however they are grouped. */
function fits(text: string, search: string): boolean {
  const number = search.replace(/[\s.-]/g, '');
  const own = foldText(text);
  return (/^\d{8,}$/.test(number) ? [number] : foldText(search)).every((word) => own.some((one) => one.startsWith(word)));
}

/**
 * Persons found by an earlier text, without those who don't fit the present one. A list that shows them for a moment longer
 * is one from which fast typing takes the wrong person.
 */
export const patientsStillFound = (rows: readonly PatientRow[], search: string): PatientRow[] => rows.filter(({ name, ids }) => fits([name, ...ids.map(({ value }) => value)].join(' '), search));

/** The same of receivers: by all that the register's own search looks at. */
export const entriesStillFound = (hits: readonly RegisterHit[], search: string): RegisterHit[] => hits.filter(({ name, unit, address, type, sor, gln }) => fits([name, unit, address, type, sor, gln ?? ''].join(' '), search));
