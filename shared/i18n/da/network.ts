/** Choosing a network, at first start and in Settings. */
export const network = {
  'vans-folder': 'VANS-mappe', 'vans-folderText': 'En mappe, som jeres VANS-leverandørs program læser og skriver i. Kræver en aftale med leverandøren.', embedded: 'Øvelsesnetværk — kun testpersoner',
  unlisted: 'Vi står ikke på listen og bruger vores egen VANS-mappe', unlistedOnly: 'Kræver en organisation fra listen',
  folder: 'Mappe', folderHint: 'Hele stien, fx D:\\VANS\\laegehuset. Sektorpost laver mapperne out, in, sent, received og failed i den.', ownName: 'Organisationens navn', ownUnit: 'Enhed', ownUnitHint: 'Kan udelades', ownGln: 'Lokationsnummer (GLN)', ownSor: 'SOR-kode', ownPhone: 'Telefon',
  folderMissing: 'Skriv mappens sti', ownNameMissing: 'Skriv organisationens navn', ownGlnInvalid: 'Skriv 13 cifre. Det sidste skal passe med de andre', ownSorInvalid: 'Skriv SOR-koden, mindst 11 cifre', ownPhoneInvalid: 'Kun cifre, + og -',
  change: 'Skift netværk', changeText: 'Det, der er på vej, sendes på det nye netværk. Beskeder fra øvelsesnetværket bliver liggende her, så brug en ny profil til rigtig post.', changeTo: 'Netværk', try: 'Prøv mappen', works: 'Mappen kan bruges', changed: 'Netværket er skiftet', unproved: 'Forbindelsen er ikke afprøvet med en leverandør og ikke godkendt.',
} as const;
