/** A role is a code of MedCom's lists or a person's own words, never both (medcom-careCommunication-7). */
import { useMemo } from 'react';
import type { AuthorRole } from '../../../shared/messages';
import { authorRoles } from '../../../shared/standards/medcom/roles';
import type { ComboOption } from '../../ui/ComboBox';

export interface RoleOption extends ComboOption { role: AuthorRole }

const options: readonly RoleOption[] = authorRoles.map((role) => ({ id: `${role.system}#${role.code}`, text: role.display, role }));
const fold = (text: string): string => text.trim().toLocaleLowerCase('da');

/** The listed role of exactly this name, or the words themselves; undefined for none. */
export function roleFromText(text: string): AuthorRole | undefined {
  const listed = options.find((option) => fold(option.text) === fold(text));
  return listed?.role ?? (text.trim() ? { text: text.trim() } : undefined);
}

/** Roles that `query` finds, beginnings first. One is `chosen` and nothing typed since: the whole list, to change one's mind in. */
export function findRoles(query: string, chosen: string | undefined): readonly RoleOption[] {
  const wanted = fold(query);
  if (!wanted || wanted === fold(chosen ?? '')) return options;
  const begins = options.filter(({ text }) => fold(text).startsWith(wanted));
  return [...begins, ...options.filter((option) => !begins.includes(option) && fold(option.text).includes(wanted))];
}

export function useRoleField(role: AuthorRole | undefined, query: string): { options: readonly RoleOption[]; selected: RoleOption | undefined } {
  const selected = role && 'code' in role ? options.find(({ id }) => id === `${role.system}#${role.code}`) : undefined;
  const chosen = selected?.text;
  return { options: useMemo(() => findRoles(query, chosen), [query, chosen]), selected };
}
