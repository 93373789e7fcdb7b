/**
 * Headings of a register file and the field each one means. Compared without case, spaces and punctuation, with Danish letters
 * in either spelling, so that "SOR-kode", "sor kode" and "SORKODE" are one. `docs/register.md` shows the table to people.
 */
import { fold } from '../../../shared/messages/search-words';

export const fields = ['sor', 'gln', 'name', 'unit', 'type', 'parent', 'address', 'postalCode', 'city', 'phone', 'receives', 'active'] as const;
export type Field = (typeof fields)[number];

const headings: Record<Field, readonly string[]> = {
  sor: ['SOR', 'SOR-kode', 'SOR kode', 'SOR-id', 'SOR code', 'SOR ID', 'Sorkode', 'Enheds SOR-kode', 'HealthInstitutionSORCode', 'Organisational unit SOR'],
  gln: ['GLN', 'Lokationsnummer', 'Lokationsnr', 'Lokations nr', 'EAN', 'EAN-nummer', 'EAN-lokationsnummer', 'EAN-lokationskode', 'EAN nr', 'Global location number', 'Location number'],
  name: ['Navn', 'Name', 'Organisation', 'Organisationsnavn', 'Organisation name', 'Organization', 'Institution', 'Institutionsnavn', 'Sundhedsinstitution'],
  unit: ['Enhed', 'Enhedsnavn', 'Unit', 'Unit name', 'Afdeling', 'Afsnit', 'Department', 'Sub-unit', 'Underenhed'],
  type: ['Type', 'Enhedstype', 'Organisationstype', 'Institutionstype', 'Organisation type', 'Organization type', 'Unit type'],
  parent: ['Overordnet', 'Overordnet SOR', 'Overordnet SOR-kode', 'Overordnet enhed', 'Parent', 'Parent SOR', 'Parent SOR code', 'Parent unit'],
  address: ['Adresse', 'Address', 'Gade', 'Vej', 'Vejnavn', 'Gadenavn', 'Street', 'Street address', 'Adresselinje'],
  postalCode: ['Postnr', 'Postnummer', 'Postal code', 'Postcode', 'Zip', 'Zip code'],
  city: ['By', 'Postdistrikt', 'City', 'Town'],
  phone: ['Telefon', 'Telefonnummer', 'Tlf', 'Tlf nr', 'Telefonnr', 'Phone', 'Phone number', 'Telephone'],
  receives: ['Modtager', 'Beskedtyper', 'Meddelelsestyper', 'Modtager beskedtyper', 'Kan modtage', 'EDI-meddelelser', 'Standarder', 'Receives', 'Message types', 'Receives message types'],
  active: ['Aktiv', 'Status', 'Active'],
};

const spelling = (heading: string): string => heading.split(/[^\p{L}\p{N}]+/u).map(fold).join('');
const known = new Map(fields.flatMap((field) => headings[field].map((heading): [string, Field] => [spelling(heading), field])));

export interface Columns {
  /** Position of each field's column. */
  at: Partial<Record<Field, number>>;
  unknown: string[];
}

/** A field named twice is taken from its first column. */
export function columnsOf(header: readonly string[]): Columns {
  const at: Partial<Record<Field, number>> = {};
  const unknown: string[] = [];
  for (const [index, heading] of header.entries()) {
    const field = known.get(spelling(heading));
    if (field === undefined) { if (heading.trim() !== '') unknown.push(heading.trim().slice(0, 60)); } else at[field] ??= index;
  }
  return { at, unknown };
}
