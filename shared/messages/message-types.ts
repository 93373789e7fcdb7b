/**
 * Message types as organisation registers write them, in one spelling, and what follows for a message that we would send.
 * Registers name a type by MedCom's type code (`FDIS91`), by the VANS name (`MCM:FDIS91#other`), by the document id of the
 * endpoint register (`urn:dk:medcom:fhir:carecommunication-message::5.0`) or by its English name.
 */
import type { LetterFormatId, Readiness } from './organisation';

/** The FHIR types, by every name they go under; the right side is the name of our standard. */
const fhirNames: Readonly<Record<string, string>> = {
  fdis91: 'care-communication', carecommunication: 'care-communication', carecommunicationmessage: 'care-communication',
  fdis20: 'hospital-notification', hospitalnotification: 'hospital-notification', hospitalnotificationmessage: 'hospital-notification',
  fctl: 'acknowledgement', acknowledgement: 'acknowledgement', acknowledgementmessage: 'acknowledgement',
  homecareobservation: 'home-care-observation', homecareobservationmessage: 'home-care-observation',
};

/** What a VANS operator converts our message to: the OIO-XML and EDIFACT types of the same meaning. */
const converted: Readonly<Record<string, readonly string[]>> = {
  'care-communication': ['XDIS91', 'DIS91'],
  'hospital-notification': ['XDIS20', 'XDIS17', 'DIS20', 'DIS17'],
};

const LONGEST = 80;
/** Document ids are longer than what is kept of a name that nobody knows. */
const LONGEST_READ = 400;

/** `care-communication 5.0` for a FHIR type this client knows, with its version where one is given; anything else as it was written, in single spaces. */
export function messageTypeOf(written: string): string {
  const text = written.replace(/\s+/g, ' ').trim().slice(0, LONGEST_READ);
  // The statistics postfix of a VANS name (`#other`) is about one message, not about the type.
  const joined = text.replace(/#[A-Za-z][\w-]*/g, ' ').replace(/(?<=[a-z])-(?=[a-z])/gi, '');
  const words = [...joined.matchAll(/v?\d+(?:\.\d+)*(?![A-Za-z0-9])|[A-Za-z][A-Za-z0-9]*/gi)].map(([word]) => word.toLowerCase());
  const at = words.findIndex((word) => Object.hasOwn(fhirNames, word));
  if (at < 0) return text.slice(0, LONGEST);
  const version = words.slice(at + 1).map((word) => /^v?(\d+(?:\.\d+)*)$/.exec(word)?.[1]).find((found) => found !== undefined);
  const name = fhirNames[words[at]!]!;
  return version === undefined ? name : `${name} ${version}`;
}

/** `5` and `5.0` and `5.0.2` are one version; `5.1` is another. */
function sameVersion(a: string, b: string): boolean {
  const [left, right] = [a.split('.'), b.split('.')];
  return left.slice(0, Math.min(left.length, right.length)).every((part, index) => part === right[index]);
}

/** Readiness as far as a register can tell it; that a receiver never answers is something only we know. */
export type RegisteredReadiness = Exclude<Readiness, 'never-acknowledged'>;

/**
 * How a receiver stands with a message of this standard and version. `receives`: types in the spelling of `messageTypeOf`;
 * undefined where the register says nothing. The FHIR type without a version is no promise: that stays unknown.
 */
export function readinessFor(receives: readonly string[] | undefined, standard: string, version: string): RegisteredReadiness {
  if (receives === undefined) return 'unknown';
  const own = receives.map((type) => type.split(' ')).filter(([name]) => name === standard).map(([, found]) => found);
  if (own.some((found) => found !== undefined && sameVersion(found, version))) return 'fhir';
  const names = new Set(receives.flatMap((type) => type.toUpperCase().split(/[^A-Z0-9]+/)));
  if ((converted[standard] ?? []).some((name) => names.has(name))) return 'converted';
  return own.includes(undefined) ? 'unknown' : 'none';
}

/** Letters that we write: plans, and discharge summaries by what they end (a stay, an outpatient course, a visit to the emergency department). */
export type LetterType = 'GGOP' | 'XDIS01' | 'XDIS02' | 'XDIS03';

/** Further names under which registers list a letter: version codes, and the names without a number. */
const letterNames: Readonly<Record<LetterType, { oioxml: RegExp; edifact?: RegExp }>> = {
  // Plans exist in XML only, under names with and without the statistical number.
  GGOP: { oioxml: /^X?G?GOP(1|2|3|01|02|03|100)?$/ },
  XDIS01: { oioxml: /^(XDIS01|XD01\d\dL)$/, edifact: /^(DIS01|D01\d\dL)$/ },
  XDIS02: { oioxml: /^(XDIS02|XD02\d\dL)$/, edifact: /^(DIS02|D02\d\dL)$/ },
  XDIS03: { oioxml: /^(XDIS03|XD03\d\dL)$/, edifact: /^(DIS03|D03\d\dL)$/ },
};

/**
 * The format in which a receiver takes a letter, by the types it is registered for; undefined where it takes it in neither. XML is
 * preferred where both are there: it holds every character.
 */
export function letterFormatFor(receives: readonly string[], type: LetterType): LetterFormatId | undefined {
  const names = receives.flatMap((written) => written.toUpperCase().replace(/#[A-Z][\w-]*/g, ' ').split(/[^A-Z0-9]+/));
  const { oioxml, edifact } = letterNames[type];
  if (names.some((name) => oioxml.test(name))) return 'oioxml';
  return edifact && names.some((name) => edifact.test(name)) ? 'edifact' : undefined;
}
