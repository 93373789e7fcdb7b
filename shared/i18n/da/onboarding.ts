/** First start: five steps, the training network chosen beforehand. */
export const onboarding = {
  steps: 'Trin', step: 'Trin {{number}} af {{total}}', next: 'Fortsæt', back: 'Tilbage', begin: 'Begynd', done: 'færdig', training: 'Øvelsesnetværk', trainingOnly: 'Kun testpersoner',
  password: {
    step: 'Adgangskode', title: 'Vælg en adgangskode', text: 'Du bruger den, når Sektorpost låses op på denne computer. Den kan ikke hentes frem igen, hvis du glemmer den.', label: 'Adgangskode', repeat: 'Gentag adgangskode', show: 'Vis adgangskode', hide: 'Skjul adgangskode', hint: 'Mindst 8 tegn. Flere ord er bedre end svære tegn.',
    short: 'Skriv mindst 8 tegn', long: 'Skriv højst 200 tegn', different: 'De to adgangskoder er ikke ens', disk: 'Sektorpost krypterer ikke data på denne computer. Jeres organisation skal sørge for, at disken er krypteret.',
  },
  workplace: {
    step: 'Arbejdssted', title: 'Hvor skal Sektorpost bruges?', text: 'Valget bestemmer, hvilke beskeder I kan modtage og sende. Det kan ændres senere under Indstillinger.', roles: 'Arbejdssted',
    'general-practice': 'Almen praksis', 'general-practiceText': 'Korrespondancer med kommuner, sygehuse og andre praksis, med kvitteringer.', municipality: 'Kommune', municipalityText: 'Korrespondancer med almen praksis og sygehuse, fordelt på enheder og personer, med kvitteringer.',
    findPractice: 'Find jeres praksis', findMunicipality: 'Find jeres enhed', placeholder: 'Søg på navn, adresse eller lokationsnummer', location: 'lokationsnr. {{gln}}', none: 'Ingen fundet. Prøv en del af navnet.', hint: 'Søger blandt øvelsesnetværkets organisationer, som følger med programmet. Ingen netforbindelse er nødvendig.', missing: 'Vælg en organisation fra listen', clear: 'Ryd', loading: 'Henter organisationer …',
  },
  network: {
    step: 'Forbindelse', title: 'Hvilket netværk?', text: 'Øvelsesnetværket er valgt på forhånd. Her kan alt prøves, før I kobles på et rigtigt netværk.', label: 'Netværk', training: 'Øvelsesnetværk — kun testpersoner', trainingText: 'Prøv alt med officielle testpersoner. Intet sendes til rigtige modtagere.',
  },
  you: {
    step: 'Dine oplysninger', title: 'Hvem er du?', text: 'Navn, rolle og telefon står som underskrift under det, du skriver. Telefonen kan rettes i hver besked.', choose: 'Vælg person', other: 'En anden', otherText: 'Skriv selv navn, rolle og telefon', name: 'Navn', role: 'Rolle', phone: 'Telefon', initials: 'Initialer', initialsHint: 'To eller tre bogstaver', rolePlaceholder: 'Vælg eller skriv', clearRole: 'Fjern rolle',
    nameMissing: 'Skriv dit navn', roleMissing: 'Vælg eller skriv en rolle', phoneMissing: 'Skriv et nummer, modtageren kan ringe til', phoneInvalid: 'Kun cifre, + og -', initialsMissing: 'Skriv to eller tre bogstaver',
  },
  test: {
    step: 'Afprøv', title: 'Klar til at begynde', text: 'Vi kontrollerer, at alt er på plads på denne computer.', store: 'Postrummet svarer', organisation: '{{name}} er fundet', network: 'Forbindelse til {{network}}', offline: 'Åbnes, når du begynder. Er der ingen forbindelse, gemmes alt og sendes senere.', waiting: 'Kontrollerer …', summary: 'Det har du valgt', role: 'Arbejdssted', organisationLabel: 'Organisation', person: 'Underskrift', networkLabel: 'Netværk', working: 'Gør klar …', failed: 'Sektorpost kunne ikke gøres klar', testMessage: 'Når du begynder, kommer de første øvelsesbeskeder af sig selv. Besvar en af dem for at afprøve hele vejen.',
  },
} as const;
