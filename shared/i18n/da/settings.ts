/** Settings. Each is saved at once; the words say what it does before anybody changes it. */
export const settings = {
  section: { appearance: 'Udseende', shortcuts: 'Tastatur', notifications: 'Meddelelser', lock: 'Lås', account: 'Konto', users: 'Brugere', network: 'Netværk', faults: 'Øvelsesnetværkets fejl', register: 'Organisationsregister', store: 'Lager', about: 'Om' },
  save: 'Gem', saved: 'Gemt', notSaved: 'Det lykkedes ikke', numberBetween: 'Skriv et helt tal fra {{min}} til {{max}}',
  theme: { label: 'Farver', system: 'Som computeren', systemText: 'Følger computerens lyse eller mørke visning.', light: 'Lys', dark: 'Mørk' }, language: 'Sprog',
  notifications: { on: 'Giv besked, når der kommer nye beskeder', text: 'Meddelelsen siger kun, hvor mange der er. Den viser aldrig navne, CPR eller tekst.' },
  tray: { on: 'Bliv ved i baggrunden, når vinduet lukkes', text: 'Så hentes og sendes der stadig beskeder. Slås det fra, stopper Sektorpost, når vinduet lukkes.' },
  keyboard: {
    lead: 'Enkelte bogstaver virker kun, når du ikke skriver i et felt. Alt kan også gøres med knapper.', single: 'Brug enkelte bogstaver som genveje', reset: 'Brug de sædvanlige taster', usual: 'Alle taster er de sædvanlige', change: 'Skift', changeOf: 'Skift tast for {{action}}', newKey: 'Ny tast for {{action}}', press: 'Skriv ét tegn', keep: 'Behold',
    taken: '“{{key}}” bruges allerede til: {{action}}', prefix: '“g” bruges til at gå til en side, fx g i', 'not-a-character': 'Skriv ét bogstav eller tegn',
  },
  lock: { after: 'Lås skærmen, når ingen bruger den', hint: 'Kladder gemmes, og beskeder hentes stadig, mens skærmen er låst.', never: 'Aldrig', minutes_one: 'Efter {{count}} minut', minutes_other: 'Efter {{count}} minutter' },
  password: {
    title: 'Skift adgangskode', current: 'Nuværende adgangskode', next: 'Ny adgangskode', repeat: 'Gentag adgangskode', show: 'Vis adgangskode', hide: 'Skjul adgangskode', hint: 'Mindst 8 tegn. Flere ord er bedre end svære tegn.', short: 'Skriv mindst 8 tegn', different: 'De to adgangskoder er ikke ens', currentMissing: 'Skriv din nuværende adgangskode', change: 'Skift adgangskode', changed: 'Adgangskoden er skiftet',
  },
  person: {
    name: 'Navn', role: 'Rolle', rolePlaceholder: 'Vælg eller skriv', clearRole: 'Fjern rolle', phone: 'Telefon', initials: 'Initialer', initialsHint: 'To til fire bogstaver',
    nameMissing: 'Skriv et navn', roleMissing: 'Vælg eller skriv en rolle', phoneMissing: 'Skriv et nummer, modtageren kan ringe til', phoneInvalid: 'Kun cifre, + og -', initialsInvalid: 'Skriv to til fire bogstaver', initialsTaken: 'En anden bruger har de initialer',
  },
  account: { lead: 'Navn, rolle og telefon står som underskrift under det, du skriver. Det, der allerede er sendt, ændres ikke.', saved: 'Dine oplysninger er gemt' },
  users: {
    lead: 'Alle her kan logge ind på denne computer. Rollerne bestemmer, hvad hver enkelt kan se og gøre.', leadOthers: 'Alle her kan logge ind på denne computer. En administrator tilføjer brugere og skifter roller.', you: 'dig', add: 'Tilføj bruger', addButton: 'Tilføj', added: '{{name}} er tilføjet', password: 'Adgangskode til den nye bruger',
    access: 'Adgang', accessOf: 'Adgang for {{name}}', accessMissing: 'Vælg mindst én rolle', change: 'Skift roller', changeOf: 'Skift roller for {{name}}', changed: 'Rollerne for {{name}} er skiftet',
    remove: 'Fjern', removeOf: 'Fjern {{name}}', removed: '{{name}} er fjernet', removeTitle: 'Vil du fjerne {{name}}?', removeText: 'Personen kan ikke logge ind mere. Det, personen har sendt, og linjerne i adgangsloggen bliver stående med navnet.', keep: 'Behold',
    about: { clinical: 'Læser og skriver beskeder med tekst og filer.', administrative: 'Ser lister, forsendelse og kvitteringer, men hverken tekst eller filer.', administrator: 'Brugere, netværk, karantæne, rå beskeder og adgangslog.' },
  },
  network: {
    training: 'Øvelsesnetværk', trainingText: 'Kun testpersoner. Intet sendes til rigtige modtagere.', status: 'Forbindelse', name: 'Netværk', state: 'Tilstand', online: 'Forbundet siden {{time}}', offline: 'Ingen forbindelse siden {{time}}', paused: 'På pause siden {{time}}', fetched: 'Sidst hentet', never: 'Ikke hentet endnu', tries: 'Forsøg', failed_one: '{{count}} forsøg uden held', failed_other: '{{count}} forsøg uden held', next: 'Næste {{time}}',
    pause: 'Sæt på pause', resume: 'Genoptag', try: 'Prøv nu', isPaused: 'Forbindelsen er sat på pause', resumed: 'Forbindelsen er genoptaget', tried: 'Forbindelsen er prøvet', pauseHint: 'Under en pause kan du læse, skrive og lægge i udbakken. Intet hentes eller sendes.',
    receipts: 'Kvitteringer', minutes: 'Minutter uden kvittering, før der sendes igen', minutesHint: 'Standarden er 30 minutter. Tiden tæller kun, når der er forbindelse.', resends: 'Send igen af sig selv', resendsHint: 'Derefter kommer beskeden under Kræver handling. Modtageren ser den kun én gang.', resendsNone: 'Aldrig', resendsTimes_one: '{{count}} gang', resendsTimes_other: '{{count}} gange',
  },
  faults: {
    lead: 'Øvelsesnetværket kan lave fejl med vilje, så I kan se, hvad der sker. Hvert tal er procent af forsendelserne.', on: 'Øvelsesnetværket laver fejl med vilje', onText: 'Beskeder kan blive forsinkede, komme igen eller mangle, til du slår det fra.', none: 'Ingen fejl',
    loss: 'Mistes undervejs (%)', lossText: 'Forsendelsen kommer aldrig frem. Den sendes igen, når kvitteringen udebliver.', lostResponse: 'Svaret fra netværket mistes (%)', lostResponseText: 'Forsendelsen er taget imod, men vi får det ikke at vide og sender den igen.', refusal: 'Netværket siger nej (%)', refusalText: 'Forsendelsen bliver ikke taget imod.',
    duplication: 'Kommer to gange (%)', duplicationText: 'Modtageren får den samme forsendelse to gange og skal kun vise én.', reordering: 'Overhales (%)', reorderingText: 'Forsendelsen holdes kort tilbage, så senere kommer først.', corruption: 'Beskadiges (%)', corruptionText: 'Nogle tegn ødelægges. Modtageren skal opdage det.', delay: 'Forsinkes (%)', delayText: 'Forsendelsen venter den tid, der står i feltet Forsinkelse.', delaySeconds: 'Forsinkelse (sekunder)', delaySecondsText: 'Hvor længe en forsinket forsendelse venter.',
  },
  register: {
    lead: 'En kopi af SOR på denne computer. Den bruges til at finde modtagere og til at vise navne på afsendere, også uden forbindelse.', none: 'Der er ikke importeret noget register', noneText: 'Indtil da kendes kun de modtagere, som netværket selv oplyser.',
    source: 'Kilde', sourceHint: 'Fx SOR eller regionens udtræk', date: 'Registrets dato', dateHint: 'Den dag, udtrækket er fra', dateWrong: 'Vælg en dag, der ikke ligger i fremtiden', entries: 'Organisationer', entriesOf: '{{entries}}, heraf {{receivers}} med eget lokationsnummer', imported: 'Importeret', importedBy: '{{time}} af {{name}}', file: 'Fil', refusedRows: 'Afviste rækker',
    old: 'Registret er {{days}} dage gammelt', oldText: 'Organisationer skifter navn, nummer og system. Importér et nyere udtræk.',
    drop: 'Træk et udtræk hertil, eller vælg en fil: CSV fra et regneark, eller FHIR (mCSD) som JSON eller XML.', choose: 'Vælg fil', columns: 'En CSV-fil skal have overskrifter. SOR-kode og Navn skal være der; Lokationsnummer, Enhed, Enhedstype, Overordnet SOR-kode, Adresse, Postnr, By, Telefon og Modtager (beskedtyper) læses, hvis de er der.',
    administratorOnly: 'Kun en administrator kan importere eller fjerne registret.', reading: 'Filen læses …', taking: 'Registret overtages …', taken_one: '{{count}} organisation er overtaget', taken_other: '{{count}} organisationer er overtaget', failed: '{{file}} blev ikke overtaget',
    changes: '{{file}}: det ændrer sig', added: 'Nye', changed: 'Ændrede', gone: 'Forsvinder', unchanged: 'Uændrede', addedList: 'Nye organisationer', changedList: 'Ændrede organisationer', goneList: 'Organisationer, der forsvinder', refusedList: 'Afviste rækker', line: 'Linje {{line}}:', entry: 'Nr. {{line}} i filen:', more_one: 'og {{count}} til', more_other: 'og {{count}} til',
    manyGone: 'De fleste organisationer forsvinder', manyGoneText: 'Er filen kun en del af registret, så importér hele udtrækket i stedet. Registret erstattes af filen.', unknownColumns: 'Kolonner, der ikke bruges: {{columns}}',
    fields: { name: 'navn', unit: 'enhed', gln: 'lokationsnummer', type: 'type', parent: 'enheden over', address: 'adresse', phone: 'telefon', receives: 'beskedtyper' },
    take: 'Overtag registret', dismiss: 'Lad være', remove: 'Fjern registret', removed: 'Registret er fjernet', removeTitle: 'Fjern organisationsregistret?', removeText: 'Modtagere, der kun kendes fra registret, kan ikke længere findes, og navne, der er slået op, vises igen som numre. Beskeder røres ikke.', removeNow: 'Fjern', keep: 'Behold',
  },
  store: {
    lead: 'Alle beskeder gemmes som de originale filer i postrummet på denne computer. Listerne er en oversigt, der kan bygges igen.', messages: 'Beskeder', originals: 'Originale filer', free: 'Ledig plads', freeUnknown: 'Ukendt', gigabytes: '{{count}} GB', findings: 'Kontrol', well: 'Alt er i orden', wellText: 'Postrummet er kontrolleret ved start, uden at der blev fundet fejl.', again: 'Prøv igen',
    rebuild: 'Byg oversigten igen', rebuildText: 'Brug det, hvis en liste mangler noget. Det tager nogle minutter ved mange beskeder. Intet slettes, og kladder bevares.', progress: 'Fremdrift', done: '{{done}} af {{total}} beskeder er lagt ind', under: 'Oversigten er ved at blive bygget', rebuilt: 'Oversigten er bygget igen',
  },
  about: {
    version: 'Udgave {{version}}', disk: 'Disken skal være krypteret', diskText: 'Sektorpost krypterer ikke det, der gemmes på denne computer. Det gælder beskeder, filer og kladder. Jeres organisation skal sørge for, at disken er krypteret.',
    approval: 'Denne udgave er ikke godkendt eller certificeret af MedCom. Den er til afprøvning med testpersoner.', standards: 'Beskeder skrives og læses efter MedComs FHIR-standarder for korrespondance og kvittering.',
  },
} as const;
