/** One row of a register, however it was written, on its way to an entry; and why a row is refused. */
import { isGln, isSor } from '../../../shared/identifiers';
import { messageTypeOf, roleOfType, type RegisterEntry, type RegisterRefusal } from '../../../shared/messages';

/** As read, all text; empty where the source says nothing. */
export interface RawRow {
  line: number;
  sor: string; gln: string; name: string; unit: string; type: string; parent: string; address: string; phone: string;
  /** Message types as written; undefined where the source says nothing about them. */
  receives: readonly string[] | undefined;
}

export type RowReason = 'sor' | 'gln' | 'parent' | 'name' | 'long' | 'twice' | 'gln-twice' | 'csv' | 'cells' | 'inactive';

const sentences: Record<RowReason, readonly [string, string]> = {
  sor: ['SOR-koden mangler eller er forkert. Den skal være mindst 11 cifre.', 'The SOR code is missing or wrong. It must be at least 11 digits.'],
  gln: ['Lokationsnummeret er forkert: det skal være 13 cifre med rigtigt kontrolciffer.', 'The location number is wrong: it must be 13 digits with the right check digit.'],
  parent: ['Den overordnede enheds SOR-kode er forkert.', 'The SOR code of the unit above is wrong.'],
  name: ['Navnet mangler.', 'The name is missing.'],
  long: ['Et felt er for langt.', 'A field is too long.'],
  twice: ['SOR-koden står også i en tidligere række. Den første er brugt.', 'The SOR code is also in an earlier row. The first is used.'],
  'gln-twice': ['Lokationsnummeret bruges også af en anden organisation. Den første er brugt.', 'The location number is also used by another organisation. The first is used.'],
  csv: ['Rækken kan ikke læses: et anførselstegn mangler eller står forkert.', 'The row cannot be read: a quotation mark is missing or misplaced.'],
  cells: ['Rækken har flere felter end overskriften.', 'The row has more fields than the heading.'],
  inactive: ['Enheden er nedlagt i registret.', 'The unit is closed in the register.'],
};

export const refusal = (line: number, reason: RowReason): RegisterRefusal => ({ line, rule: `register-row-${reason}`, message: sentences[reason][0], messageEn: sentences[reason][1] });

/** Control characters and the marks that turn text round have no place in a name; runs of space become one. */
export const clean = (text: string): string =>
  text.replace(/[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g, ' ').replace(/\s+/g, ' ').trim();

const digits = (text: string): string => clean(text).replace(/[\s-]/g, '');
const nobody = /^(ingen|none|intet|-+)$/i;

/** The entry, or why the row is none. Uniqueness is judged over all rows; see `settle`. */
export function entryOf(raw: RawRow): { entry: RegisterEntry; reason?: undefined } | { entry?: undefined; reason: RowReason } {
  const sor = digits(raw.sor);
  if (!isSor(sor) || sor.length > 20) return { reason: 'sor' };
  const gln = digits(raw.gln);
  if (gln !== '' && !isGln(gln)) return { reason: 'gln' };
  const parent = digits(raw.parent);
  if (parent !== '' && (!isSor(parent) || parent.length > 20)) return { reason: 'parent' };
  const [name, unit, type, address, phone] = [clean(raw.name), clean(raw.unit), clean(raw.type), clean(raw.address), clean(raw.phone)];
  if (name === '' && unit === '') return { reason: 'name' };
  if (name.length > 200 || unit.length > 200 || type.length > 120 || address.length > 300 || phone.length > 60) return { reason: 'long' };
  const types = raw.receives?.map(clean).filter(Boolean);
  const receives = types?.length ? [...new Set(types.filter((each) => !nobody.test(each)).map(messageTypeOf))].slice(0, 60) : undefined;
  return {
    entry: {
      sor, name: name || unit, unit: name && unit !== name ? unit : '', type, role: roleOfType(`${type} ${type === '' ? `${name} ${unit}` : ''}`), address, phone,
      ...(gln === '' ? {} : { gln }), ...(parent === '' || parent === sor ? {} : { parent }), ...(receives === undefined ? {} : { receives }),
    },
  };
}
