/**
 * THE table of organisations on the training network. All are invented and named as test; the GLN prefix 5799999 is used by
 * nobody here but this network, and the SOR codes are made up. A client may be any of them; the rest are simulated.
 */
import type { AuthorRole, Contact, Instant, Organisation, Person, Readiness, FhirFormat } from '../../../shared/messages';

const authorised = 'http://medcomfhir.dk/ig/terminology/CodeSystem/medcom-core-PractitionerRolesAutorisationsregistret';
const administrative = 'http://medcomfhir.dk/ig/terminology/CodeSystem/medcom-core-PractitionerRolesSKSadministrativ';

/** Author roles of MedCom's two role lists, and plain text where no list has the word. */
const roles = {
  doctor: { system: authorised, code: 'laege', display: 'Læge' },
  gp: { system: administrative, code: 'speciallaegeipraksis', display: 'Speciallæge i praksis' },
  consultant: { system: administrative, code: 'overlaege', display: 'Overlæge' },
  nurse: { system: authorised, code: 'sygeplejerske', display: 'Sygeplejerske' },
  assistant: { system: authorised, code: 'socialogsundhedsassistent', display: 'Social- og sundhedsassistent' },
  secretary: { system: administrative, code: 'laegesekretaer', display: 'Lægesekretær' },
  physiotherapist: { system: authorised, code: 'fysioterapeut', display: 'Fysioterapeut' },
  occupational: { system: authorised, code: 'ergoterapeut', display: 'Ergoterapeut' },
  assessor: { text: 'Visitator' },
} satisfies Record<string, AuthorRole>;

const person = (name: string, role: AuthorRole, phone: string): Person => {
  const words = name.split(' ');
  return { name, role, phone, initials: `${words[0]!.charAt(0)}${words.at(-1)!.charAt(0)}`.toUpperCase() };
};

interface Entry extends Organisation {
  /** Short name by which scripts and rules mean this unit. */
  key: string;
  readiness: Readiness;
  format: FhirFormat;
  receives: string[];
  /** How letters number this unit, and its speciality in MedCom's list; a GLN where no such number is given. */
  number?: LetterNumber;
}

/** `scheme` is the letters' own word (`sygehusafdelingsnummer`, `ydernummer`, `kommunenummer`, `lokationsnummer`). */
interface LetterNumber { identifier: string; scheme: string; speciality?: string }

const careCommunication = ['care-communication 5.0', 'acknowledgement 2.0'];
/** Letters as registers spell them: `X` before a type says OIO-XML. Plans exist in XML only. */
const receipts = ['CTL01', 'CTL02', 'CTL03'];
const discharges = ['DIS01', 'DIS02', 'DIS03'];
const edifact = (...types: string[]): string[] => [...types, ...receipts];
const oioxml = (...types: string[]): string[] => [...types, ...receipts].map((type) => `X${type}`);
const plan = 'GGOP100';

const table: Entry[] = [
  {
    key: 'hospital-medical', name: 'Prøveby Sygehus (test)', unit: 'Medicinsk Modtageafsnit M1', role: 'hospital',
    gln: '5799999001017', sor: '990010100000101', address: 'Sygehusvej 1, 5000 Prøveby', phone: '65000101',
    persons: [person('Karen Prøvegaard', roles.consultant, '65000111'), person('Ole Forsøgsen', roles.doctor, '65000112'), person('Tina Testrup', roles.nurse, '65000113')],
    readiness: 'fhir', format: 'fhir-json', receives: [...careCommunication, ...oioxml('DIS91', 'BIN01')],
    number: { identifier: '9999010', scheme: 'sygehusafdelingsnummer', speciality: 'intern_medicin_sygehus' },
  },
  {
    key: 'hospital-orthopaedic', name: 'Prøveby Sygehus (test)', unit: 'Ortopædkirurgisk Afdeling O2', role: 'hospital',
    gln: '5799999001024', sor: '990010100000102', address: 'Sygehusvej 1, 5000 Prøveby', phone: '65000102',
    persons: [person('Henrik Testholm', roles.consultant, '65000121'), person('Sanne Eksempelby', roles.nurse, '65000122')],
    readiness: 'fhir', format: 'fhir-json', receives: [...careCommunication, ...edifact('DIS91', 'BIN01')],
    number: { identifier: '9999020', scheme: 'sygehusafdelingsnummer', speciality: 'ortopaedisk_kirurgi_sygehus' },
  },
  {
    key: 'municipality-odense', name: 'Odense Kommune (test)', unit: 'Sygeplejen Syd', role: 'municipality',
    gln: '5799999002014', sor: '990020100000201', address: 'Rådhusstien 2, 5000 Odense C', phone: '65000201',
    persons: [person('Mette Prøve', roles.nurse, '65000211'), person('Birgit Forsøg', roles.assistant, '65000212'), person('Lars Testsen', roles.occupational, '65000213')],
    readiness: 'fhir', format: 'fhir-json', receives: [...careCommunication, ...oioxml('DIS91', 'BIN01'), plan],
    number: { identifier: '461', scheme: 'kommunenummer' },
  },
  {
    key: 'municipality-assens', name: 'Assens Kommune (test)', unit: 'Visitation og Akutteam', role: 'municipality',
    gln: '5799999002021', sor: '990020100000202', address: 'Torvestien 5, 5610 Assens', phone: '65000202',
    persons: [person('Hanne Eksempel', roles.assessor, '65000221'), person('Søren Prøvensen', roles.nurse, '65000222')],
    readiness: 'fhir', format: 'fhir-json', receives: [...careCommunication, ...edifact('DIS91', 'BIN01'), ...oioxml(), plan],
    number: { identifier: '420', scheme: 'kommunenummer' },
  },
  {
    key: 'gp-testgade', name: 'Lægerne Testgade (test)', unit: '', role: 'general-practice',
    gln: '5799999003011', sor: '990030100000301', address: 'Testgade 12, 5000 Odense C', phone: '65000301',
    persons: [person('Anja Eksempel', roles.gp, '65000311'), person('Jens Forsøg', roles.gp, '65000312'), person('Pia Prøvested', roles.nurse, '65000313'), person('Lone Testmann', roles.secretary, '65000314')],
    readiness: 'fhir', format: 'fhir-json', receives: [...careCommunication, ...oioxml(...discharges, 'DIS91', 'BIN01'), ...edifact(...discharges, 'DIS91', 'BIN01'), plan],
    number: { identifier: '999911', scheme: 'ydernummer', speciality: 'almen_medicin' },
  },
  {
    key: 'gp-testvej', name: 'Lægehuset Testvej (test)', unit: '', role: 'general-practice',
    gln: '5799999003028', sor: '990030100000302', address: 'Testvej 8, 5610 Assens', phone: '65000302',
    persons: [person('Morten Prøvelund', roles.gp, '65000321'), person('Ida Forsøgsdal', roles.nurse, '65000322')],
    readiness: 'fhir', format: 'fhir-xml', receives: [...careCommunication, ...edifact(...discharges, 'DIS91', 'BIN01')],
    number: { identifier: '999912', scheme: 'ydernummer', speciality: 'almen_medicin' },
  },
  {
    key: 'physiotherapy', name: 'Fysioterapien Prøvestien (test)', unit: '', role: 'other',
    gln: '5799999004018', sor: '990040100000401', address: 'Prøvestien 3, 5000 Odense C', phone: '65000401',
    persons: [person('Camilla Testberg', roles.physiotherapist, '65000411')],
    readiness: 'fhir', format: 'fhir-xml', receives: [...careCommunication, ...edifact('DIS91')],
    number: { identifier: '999913', scheme: 'ydernummer', speciality: 'fysioterapi' },
  },
  {
    key: 'specialist-converted', name: 'Speciallægeklinikken Prøvehuset (test)', unit: '', role: 'other',
    gln: '5799999004025', sor: '990040100000402', address: 'Prøvehuset 4, 5700 Svendborg', phone: '65000402',
    persons: [person('Niels Forsøgskov', { text: 'Speciallæge i hudsygdomme' }, '65000421')],
    readiness: 'converted', format: 'fhir-json', receives: [...careCommunication, ...oioxml('DIS91')],
    number: { identifier: '999914', scheme: 'ydernummer', speciality: 'dermato_venerologi_praksis' },
  },
  {
    key: 'silent', name: 'Bostedet Stilhed (test)', unit: '', role: 'other',
    gln: '5799999004032', sor: '990040100000403', address: 'Stille Testallé 9, 5600 Faaborg', phone: '65000403',
    persons: [person('Gitte Tavsgaard', { text: 'Pædagog' }, '65000431')],
    readiness: 'never-acknowledged', format: 'fhir-json', receives: careCommunication,
  },
];

const plain = ({ gln, sor, name, unit, role, address, phone, persons }: Entry): Organisation => ({ gln, sor, name, unit, role, address, phone, persons: persons.map((each) => ({ ...each })) });

/** Copies, so that no caller changes the table. */
export const organisations = (): Organisation[] => table.map(plain);

export const organisationByGln = (gln: string): Organisation | undefined => {
  const entry = table.find((each) => each.gln === gln);
  return entry && plain(entry);
};

/** @throws RangeError for a key that the table lacks: a mistake in a script, found by its test. */
export function organisationByKey(key: string): Organisation {
  const entry = table.find((each) => each.key === key);
  if (!entry) throw new RangeError(`no organisation ${key} on the training network`);
  return plain(entry);
}

export const keyOf = (gln: string): string | undefined => table.find((each) => each.gln === gln)?.key;

/** The format a unit of the table prefers to get and writes itself. */
export const formatOf = (gln: string): FhirFormat => table.find((each) => each.gln === gln)?.format ?? 'fhir-json';

/** What a unit takes, in the spelling of registers. */
export const receivesOf = (gln: string): readonly string[] => table.find((each) => each.gln === gln)?.receives ?? [];

/** How a letter numbers a unit. */
export const letterNumberOf = (gln: string): LetterNumber => table.find((each) => each.gln === gln)?.number ?? { identifier: gln, scheme: 'lokationsnummer' };

/** The table was last changed by hand on this day; shown beside each contact. */
const tableDate: Instant = '2026-11-22T00:00:00.000Z';

/** The register of receivers as `self` sees it: everybody else. Counts start at nothing; the mailroom keeps them. */
export const contactsFor = (self: string): Contact[] =>
  table.filter((entry) => entry.gln !== self).map((entry) => ({
    ...plain(entry), readiness: entry.readiness, receives: [...entry.receives], format: entry.format,
    source: 'Øvelsesnetværket', sourceDate: tableDate, acknowledged: 0, sent: 0,
  }));
