/** The register of receivers as a list: found by words, in groups of like organisations. Pure. */
import type { AuthorRole, Contact, OrganisationRole, Readiness } from '../../../shared/messages';

export const contactName = ({ name, unit }: Pick<Contact, 'name' | 'unit'>): string => (unit ? `${name}, ${unit}` : name);
export const roleText = (role: AuthorRole): string => ('text' in role ? role.text : role.display);

const roleOrder: readonly OrganisationRole[] = ['municipality', 'general-practice', 'hospital', 'other'];

export const readinessLook: Record<Readiness, { tone: 'ok' | 'wait' | 'mute' | 'warn' | 'bad'; icon: string }> = {
  fhir: { tone: 'ok', icon: 'circle-check' }, converted: { tone: 'wait', icon: 'layers' }, none: { tone: 'bad', icon: 'octagon-x' }, unknown: { tone: 'mute', icon: 'info' }, 'never-acknowledged': { tone: 'warn', icon: 'triangle-alert' },
};

const fold = (text: string): string => text.toLocaleLowerCase('da').normalize('NFC');
const compare = new Intl.Collator('da').compare;

/** Entries that hold every word, in name, unit, number, address, person or (`roleName`) kind of organisation; grouped by kind, then by name. */
export function findContacts(contacts: readonly Contact[], query: string, roleName: (role: OrganisationRole) => string): Contact[] {
  const words = fold(query).split(/[\s,·]+/).filter(Boolean);
  const textOf = (contact: Contact) => fold([contact.name, contact.unit, contact.gln, contact.sor, contact.address, roleName(contact.role), ...contact.persons.map((person) => person.name)].join(' '));
  return contacts
    .filter((contact) => { const text = textOf(contact); return words.every((word) => text.includes(word)); })
    .sort((a, b) => roleOrder.indexOf(a.role) - roleOrder.indexOf(b.role) || compare(contactName(a), contactName(b)) || compare(a.gln, b.gln));
}
