/** The access log: who looked at what. A citizen may be shown these words, so they are plain. */
export const access = {
  title: 'Adgangslog', lead: 'Hvem der har set og gjort hvad. Loggen kan ikke rettes her, og ændringer i dens filer bliver opdaget.',
  filter: 'Filtre', citizen: 'Borgerens CPR-nummer', citizenInvalid: 'Skriv et CPR- eller erstatningsnummer', user: 'Bruger', anyUser: 'Alle brugere', event: 'Hændelse', anyAction: 'Alle hændelser', from: 'Fra dato', to: 'Til dato', dateInvalid: 'Skriv datoen som 2026-11-22',
  find: 'Vis', clear: 'Ryd filtre', count_one: '{{count}} linje', count_other: '{{count}} linjer', more: 'Vis flere', empty: 'Ingen linjer passer', emptyText: 'Skift filtrene for at se andre linjer.', loading: 'Læser loggen …',
  who: 'Hvem har set {{number}}', whoAlso: 'Linjer med {{numbers}} er med, fordi numrene står sammen i en besked.',
  export: 'Hent', exportCsv: 'Regneark (CSV)', exportJson: 'Til et program (JSON)', exported_one: '{{count}} linje er hentet', exported_other: '{{count}} linjer er hentet', exportNote: 'Filen indeholder CPR-numre. Gem den, hvor kun de rette kan læse den.',
  check: 'Kontrollér loggen', checking: 'Kontrollerer …', sound: 'Loggen er hel', soundText_one: '{{count}} linje er kontrolleret. Intet er ændret, fjernet eller byttet om.', soundText_other: '{{count}} linjer er kontrolleret. Intet er ændret, fjernet eller byttet om.', broken: 'Loggen er ikke, som den blev skrevet',
  brokenText: 'Gem en kopi af profilmappen, og kontakt leverandøren. Nye linjer skrives stadig.',
  fault: { changed: 'Linje {{n}} ({{month}}) er ændret, eller den efter den er det.', missing: 'Linje {{n}} ({{month}}) mangler.', order: 'Linje {{n}} ({{month}}) står et forkert sted.', cut: 'Fra linje {{n}} ({{month}}) er enden skåret af.', added: 'Linje {{n}} ({{month}}) er føjet til uden om programmet.', unreadable: 'Linje {{n}} ({{month}}) kan ikke læses.' },
  column: { time: 'Tidspunkt', who: 'Hvem', what: 'Hvad', citizen: 'Borger', details: 'Detaljer' },
  by: { program: 'Kommandolinjen', nobody: 'Sektorpost', removed: 'Fjernet bruger' },
  messages_one: '{{count}} besked', messages_other: '{{count}} beskeder', noCitizen: 'Ingen borger', toldAt: 'skrevet i loggen {{time}}', thread: 'Tråd', message: 'Besked', attachment: 'Fil', noAccess: 'Adgangsloggen er for administratorer', noAccessText: 'Bed en administrator her om at slå op i den.',
  action: {
    'thread-opened': 'Åbnede samtale', 'patient-opened': 'Åbnede borgerens side', 'draft-opened': 'Åbnede kladde', 'attachment-opened': 'Åbnede fil', 'attachment-saved': 'Gemte fil', printed: 'Udskrev', searched: 'Søgte i beskeder', 'raw-saved': 'Gemte rå besked',
    'file-opened': 'Åbnede besked fra fil', 'raw-opened': 'Åbnede rå besked', 'quarantine-opened': 'Åbnede besked i karantæne', 'read-by-program': 'Program læste beskeder', sent: 'Sendte', replied: 'Svarede', forwarded: 'Videresendte',
    login: 'Loggede ind', 'login-failed': 'Forkert adgangskode', lock: 'Låste', 'user-added': 'Tilføjede bruger', 'user-removed': 'Fjernede bruger', 'roles-changed': 'Skiftede roller', 'password-changed': 'Skiftede adgangskode',
    'log-viewed': 'Så adgangsloggen', 'log-exported': 'Hentede adgangsloggen', 'log-checked': 'Kontrollerede adgangsloggen', 'log-broken': 'Fandt adgangsloggen ændret',
  },
  csv: { n: 'Linje', time: 'Tidspunkt', user: 'Bruger', role: 'Rolle', organisation: 'Lokationsnummer', action: 'Hændelse', citizen: 'Borger', messages: 'Beskeder' },
  raw: {
    title: 'Rå besked', lead: 'Som den blev {{kind}}, byte for byte. Her er den kun brudt i linjer, og lange filer er forkortet.', received: 'modtaget', sent: 'sendt', quarantine: 'modtaget og holdt tilbage', save: 'Gem originalen', saved: 'Originalen er gemt', text: 'Tekst', tree: 'Træ', view: 'Visning', findings: 'Fundet', noFindings: 'Ingen fejl fundet', cut_one: '{{count}} tegn til sidst er udeladt. Gem filen for at se det hele.', cut_other: '{{count}} tegn til sidst er udeladt. Gem filen for at se det hele.',
    noAccess: 'Rå beskeder er for administratorer', noAccessText: 'Bed en administrator om at åbne den, hvis der er brug for det.', logged: 'At du har åbnet den, står i adgangsloggen.', open: 'Åbn rå besked', size: '{{count}} byte', back: 'Tilbage', held: 'Holdt tilbage',
  },
  withheld: { title: 'Teksten vises kun for klinisk personale', text: 'Du kan se, hvem der har skrevet hvornår, og hvordan det er gået med forsendelsen.', drafts: 'Kladder vises kun for klinisk personale', compose: 'Beskeder skrives af klinisk personale', file: 'Beskeder fra filer vises kun for klinisk personale', ask: 'Har du brug for det, kan en administrator give dig rollen Klinisk under Indstillinger › Brugere.', conformance: 'Kontrol af filer kræver rollen Klinisk eller Administrator' },
} as const;
