/** What kind of unit an organisation is, by the words that registers use for its type (Danish and English). */
import type { OrganisationRole } from './organisation';

/** In this order: a dentist's clinic is no general practice, and a municipal hospital unit is a hospital's. */
const rules: readonly (readonly [RegExp, OrganisationRole])[] = [
  [/tandl|special|fysio|kirop|psykolog|fodterap|dyrl|apotek|pharmac|dent|bosted|plejehjem.*privat/i, 'other'],
  [/almen|praktiserende|l[æa]e?gepraksis|l[æa]e?gehus|l[æa]e?geklinik|general (medical )?pract|^gp\b|family medicine/i, 'general-practice'],
  [/sygehus|hospital|sygehusafdeling|klinisk enhed|ambulatorium|psykiatri/i, 'hospital'],
  [/kommun|municipal|hjemmepleje|sygepleje|plejecenter|akutteam|visitation/i, 'municipality'],
];

/** `other` for what no rule knows: better plain than wrong. */
export const roleOfType = (type: string): OrganisationRole => rules.find(([words]) => words.test(type))?.[1] ?? 'other';
