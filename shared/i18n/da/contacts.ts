/** The address book. */
export const contacts = {
  title: 'Adressebog', count_one: '{{count}} modtager', count_other: '{{count}} modtagere', search: 'Søg navn, nummer eller person', clear: 'Ryd søgning', detail: 'Modtager', toolbar: 'Handlinger for modtageren', noSelection: 'Vælg en modtager',
  write: 'Skriv til', copyPhone: 'Kopiér telefonnummer', phoneCopied: 'Telefonnummeret er kopieret', reach: 'Kontakt', persons: 'Personer', noPersons: 'Ingen personer er oplyst. Skriv til enheden.', receives: 'Kan modtage', unknown: 'Ukendt',
  row: { gln: 'lokationsnr. {{gln}}' },
  group: { municipality: 'Kommuner', 'general-practice': 'Almen praksis', hospital: 'Sygehuse', other: 'Andre' },
  role: { municipality: 'Kommune', 'general-practice': 'Almen praksis', hospital: 'Sygehus', other: 'Anden organisation' },
  short: { fhir: 'Klar', converted: 'Konverteres', none: 'Kan ikke modtage', unknown: 'Ukendt', 'never-acknowledged': 'Aldrig kvitteret' },
  readiness: { fhir: 'Klar til FHIR', converted: 'Konverteres af VANS', none: 'Kan ikke modtage beskeden', unknown: 'Ukendt', 'never-acknowledged': 'Har aldrig kvitteret' },
  readinessText: {
    fhir: 'Modtageren læser beskeden i det format, den sendes i.', converted: 'Modtageren får beskeden i et ældre format. Send højst 10 filer.', none: 'Registret siger, at modtageren ikke tager imod denne slags besked. Ring eller find en anden vej.', unknown: 'Vi ved ikke, om modtageren kan læse beskeden. Hold øje med kvitteringen.', 'never-acknowledged': 'Der er sendt beskeder hertil uden svar. Ring, hvis det haster.',
  },
  fact: { phone: 'Telefon', address: 'Adresse', gln: 'Lokationsnr.', sor: 'SOR-kode', takes: 'Beskedtyper', source: 'Kilde', last: 'Senest', acknowledges: 'Kvitterer' },
  source: '{{source}}, {{date}}', sourceUndated: '{{source}}, dato ukendt', lastAccepted: 'Modtaget {{time}}', neverAccepted: 'Intet modtaget endnu', ratio: '{{acknowledged}} af {{sent}}, seneste 30 dage', ratioNone: 'Intet sendt de seneste 30 dage',
  standard: { 'care-communication': 'Korrespondance', acknowledgement: 'Kvittering', 'hospital-notification': 'Advis om sygehusophold', 'home-care-observation': 'Kommunalt prøvesvar' },
  format: { label: 'Beskeder hertil skrives som', hint: 'Indholdet er det samme. Skift kun, hvis modtageren beder om det.', 'fhir-json': 'FHIR JSON', 'fhir-xml': 'FHIR XML', saved: 'Gemt: beskeder hertil skrives som {{format}}' },
  empty: { none: 'Adressebogen er ikke hentet endnu', noneText: 'Den hentes, når der er forbindelse til postrummet.', filtered: 'Ingen modtagere passer', filteredText: 'Du søgte på “{{query}}”. Prøv en del af navnet eller lokationsnummeret.' },
  searchBoth: 'Søg i adressebogen og organisationsregistret',
  register: {
    group_one: 'Organisationsregistret ({{count}})', group_other: 'Organisationsregistret ({{count}})', inRegister: 'Fra organisationsregistret', add: 'Læg i adressebogen', added: '{{name}} er lagt i adressebogen', none: 'Intet eget',
    through: 'Beskeder går til enheden over', throughText: 'Enheden har ikke sit eget lokationsnummer. Beskeden sendes til {{name}} med enheden som modtagerteam.',
    unreachable: 'Der kan ikke sendes beskeder hertil', unreachableText: 'Hverken enheden eller en enhed over den har et lokationsnummer i registret.', nothing: 'Ingen beskedtyper er tilmeldt', old: 'mere end 30 dage gammelt',
    absent: 'Der er ikke importeret noget organisationsregister.', open: 'Importér et organisationsregister',
  },
} as const;
