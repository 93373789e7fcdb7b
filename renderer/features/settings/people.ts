/** What must be right about a person and a password before the mailroom is asked. Pure; keys of words in namespace `settings`. */
import type { AuthorRole, Person } from '../../../shared/messages';

export interface PersonDraft { name: string; role: AuthorRole | undefined; phone: string; initials: string }
export type PersonProblem = 'nameMissing' | 'roleMissing' | 'phoneMissing' | 'phoneInvalid' | 'initialsInvalid' | 'initialsTaken';

export const noPerson: PersonDraft = { name: '', role: undefined, phone: '', initials: '' };

/** @param taken initials of the other users: two people with the same could not be told apart on a row. */
export function personProblems({ name, role, phone, initials }: PersonDraft, taken: readonly string[]): Partial<Record<keyof PersonDraft, PersonProblem>> {
  const own = initials.trim().toLocaleUpperCase('da');
  return {
    ...(name.trim() ? {} : { name: 'nameMissing' }), ...(role ? {} : { role: 'roleMissing' }),
    ...(!phone.trim() ? { phone: 'phoneMissing' } : /^\+?\d[\d -]{2,}$/.test(phone.trim()) ? {} : { phone: 'phoneInvalid' }),
    ...(!/^\p{L}{2,4}$/u.test(own) ? { initials: 'initialsInvalid' } : taken.includes(own) ? { initials: 'initialsTaken' } : {}),
  };
}

export const personOf = ({ name, role, phone, initials }: PersonDraft): Person | undefined =>
  role && { name: name.trim(), role, phone: phone.trim(), initials: initials.trim().toLocaleUpperCase('da') };

const MIN_PASSWORD = 8;
type PasswordProblem = 'short' | 'different';
export function passwordProblems(password: string, repeat: string): { password?: PasswordProblem; repeat?: PasswordProblem } {
  if (password.length < MIN_PASSWORD) return { password: 'short' };
  return password === repeat ? {} : { repeat: 'different' };
}

/** A whole number between the bounds; undefined when the text is none. */
export function numberIn(text: string, min: number, max: number): number | undefined {
  const trimmed = text.trim();
  if (!/^\d{1,7}$/.test(trimmed)) return undefined;
  const value = Number(trimmed);
  return value >= min && value <= max ? value : undefined;
}
