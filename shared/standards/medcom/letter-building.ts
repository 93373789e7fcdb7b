/**
 * Parts from which letters are composed: parties, patient, dates and formatted text in the shape of MedCom's letters. Names of a
 * letter have 35 characters a line; a longer one goes on in the next name element, so that nothing of it is lost to a person who reads it.
 */
import { parentElement, valueElement } from '../../formats/letter/access';
import type { LetterElement, TextRun } from '../../formats/letter/tree';
import { joinedRuns, textRun, type Draft, type DraftTime, type LetterDraftParty, type Organisation } from '../../messages';

const LINE = 35;

/** Line breaks as letters have them; what neither EDIFACT nor XML keeps (tabs, blanks around lines' ends) becomes a blank or goes. */
export const tidy = (text: string): string => text.replace(/\r\n?/g, '\n').replaceAll('\t', ' ').replace(/ +$/gm, '').replace(/^\n+|\n+$/g, '').trim();

export interface Part { heading: string; text: string; /** In lines of equal letters: a table. */ fixed?: boolean }

/** Headings in bold with their text below and an empty line between; parts without text are left out unless `keep` says so. */
export function headedText(parts: readonly Part[], keep: (part: Part) => boolean = () => false): TextRun[] {
  const said = parts.map((part) => ({ ...part, text: part.fixed ? part.text : tidy(part.text) })).filter((part) => part.text !== '' || keep(part));
  return joinedRuns(said.flatMap(({ heading, text, fixed }, index) => [
    textRun(`${heading}\n`, { style: 'bold' }), ...(text === '' ? [] : [textRun(`${text}\n`, { font: fixed ? 'fixed' : 'proportional' })]), ...(index < said.length - 1 ? [textRun('\n')] : []),
  ]));
}

export const formatted = (name: string, runs: readonly TextRun[]): LetterElement[] => (runs.length === 0 ? [] : [{ name, content: { kind: 'formatted', runs: [...runs] } }]);
export const formattedText = (name: string, text: string): LetterElement[] => { const said = tidy(text); return said === '' ? [] : formatted(name, [textRun(said)]); };

/** An element for a value that is said; nothing otherwise. */
export const value = (name: string, text: string | undefined, most?: number): LetterElement[] => {
  const said = (text ?? '').replace(/\s+/g, ' ').trim();
  return said === '' ? [] : [valueElement(name, most === undefined ? said : said.slice(0, most).trim())];
};
export const parent = (name: string, children: readonly LetterElement[]): LetterElement[] => (children.length === 0 ? [] : [parentElement(name, [...children])]);

/** At blanks into lines of at most 35 characters; a longer word is cut. */
function linesOf(text: string): string[] {
  const lines: string[] = [];
  for (let word of text.replace(/\s+/g, ' ').trim().split(' ')) {
    for (; word.length > LINE; word = word.slice(LINE)) lines.push(word.slice(0, LINE));
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= LINE) lines[lines.length - 1] = `${last} ${word}`;
    else if (word !== '') lines.push(word);
  }
  return lines;
}

/** The name in up to three elements, then the unit where there is room; a department that is written behind a comma gets an element of its own. */
function nameElements(name: string, unit = ''): LetterElement[] {
  const names = ['OrganisationName', 'DepartmentName', 'UnitName'];
  const apart = [...name.split(','), ...unit.split(',')].flatMap(linesOf);
  return (apart.length <= names.length ? apart : [...linesOf(name), ...linesOf(unit)]).slice(0, names.length).map((line, index) => valueElement(names[index]!, line));
}

/** `Testvej 4, 2. tv., 5220 Odense SØ` as street, suburb, town and postal code. */
export function addressElements(address: string | undefined): LetterElement[] {
  const parts = (address ?? '').split(',').map((part) => part.replace(/\s+/g, ' ').trim()).filter((part) => part !== '');
  const townAt = parts.findLastIndex((part) => /^\d{4}\s/.test(part));
  const [, code = '', town = ''] = /^(\d{4})\s+(.*)$/.exec(townAt < 0 ? '' : parts[townAt]!) ?? [];
  const [street, ...rest] = parts.filter((_, index) => index !== townAt);
  return [...value('StreetName', street, LINE), ...value('SuburbName', rest.join(', '), LINE), ...value('DistrictName', town, LINE), ...value('PostCodeIdentifier', code)];
}

/** An organisation by its location number, which is the one number that we know of everybody. `phone` only where the letter has room for it. */
export function organisationElements({ gln, name, unit, address, phone }: Pick<Organisation, 'gln' | 'name' | 'unit' | 'address'> & { phone?: string }): LetterElement[] {
  return [
    valueElement('EANIdentifier', gln), valueElement('Identifier', gln), valueElement('IdentifierCode', 'lokationsnummer'),
    ...nameElements(name, unit), ...addressElements(address), ...value('TelephoneSubscriberIdentifier', phone, 25),
  ];
}

export function partyElements({ gln, name, phone }: LetterDraftParty, more: { ean: boolean; phone: boolean }): LetterElement[] {
  return [
    ...(gln === undefined ? [] : [...(more.ean ? [valueElement('EANIdentifier', gln)] : []), valueElement('Identifier', gln), valueElement('IdentifierCode', 'lokationsnummer')]),
    ...nameElements(name), ...(more.phone ? value('TelephoneSubscriberIdentifier', phone, 25) : []),
  ];
}

/** Given names and the last word as the family name. */
export function personName(name: string): LetterElement[] {
  const words = name.trim().split(/\s+/).filter((word) => word !== '');
  const [family, given] = [words.at(-1), words.slice(0, -1).join(' ')];
  return [...value('PersonSurnameName', family), ...value('PersonGivenName', given)];
}

/** Number, name and address. A number that is no CPR is written as the replacement it is. */
export function patientElements(patient: NonNullable<Draft['patient']>): LetterElement[] {
  const id = patient.ids.find(({ type }) => type === 'cpr') ?? patient.ids[0];
  return [
    ...value(id?.type === 'cpr' ? 'CivilRegistrationNumber' : 'AlternativeIdentifier', id?.value),
    ...value('PersonSurnameName', patient.family, 70), ...value('PersonGivenName', patient.given.join(' '), 70), ...addressElements(patient.address),
  ];
}

export const timeElement = (name: string, at: DraftTime | undefined): LetterElement[] => (at ? [parentElement(name, [valueElement('Date', at.date), ...value('Time', at.time)])] : []);
