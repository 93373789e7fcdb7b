/** Letters in the old formats: discharge summaries, correspondence letters and others, in lists and on their own screen. */
export const letters = {
  kind: { inpatient: 'Epikrise', outpatient: 'Ambulant epikrise', casualty: 'Skadestueepikrise', correspondence: 'Korrespondancebrev', other: 'Brev', text: 'Brev', plan: 'Genoptræningsplan' },
  short: { discharge: 'Epikrise', correspondence: 'Korrespondance', plan: 'Genoptræning', letter: 'Brev', file: 'Bilag' },
  title: { inpatient: 'Epikrise, indlæggelse {{when}}', outpatient: 'Epikrise, ambulant forløb {{when}}', casualty: 'Epikrise, skadestue {{when}}', correspondence: 'Korrespondancebrev', other: 'Brev {{when}}' },
  row: { inpatient: 'Indlagt {{when}}', outpatient: 'Ambulant forløb', casualty: 'Skadestue', other: 'Undersøgelse' },
  projectDraft: 'Projektudkast, ikke en MedCom-standard',
  corrected: 'Rettet', cancelled: 'Annulleret', noted: 'Notat', cancelledText: 'Afsenderen har trukket brevet tilbage. Brug ikke oplysningerne.', correctedText: 'Brevet erstatter et tidligere brev.', supersededText: 'Der er kommet et rettet brev. Det nyeste står øverst.', earlier: 'Tidligere brev, {{time}}', newest: 'Nyeste brev', show: 'Vis', hide: 'Skjul',
  approved: 'godkendt {{time}}', fetched: 'hentet {{time}}', toolbar: 'Handlinger for brevet', write: 'Skriv til afdelingen', writeSender: 'Skriv til afsender', correct: 'Ret og send som rettet brev', original: 'Original', note: 'Notat', about: 'Beskeder om brevet',
  recommendation: {
    label: 'Anbefaling om opfølgning', probable: 'Sandsynlig', marked: 'Markeret til opfølgning',
    found: 'Sandsynlig anbefaling: fundet som første overskrift. {{version}} har intet kodet felt.', mark: 'Sandsynlig anbefaling om opfølgning', markCoded: 'Anbefaling om opfølgning', noteHint: 'Skriv et notat, hvis anbefalingen ikke følges, og hvorfor.',
  },
  strip: { title_one: '{{count}} forhold er vist anderledes end i originalen', title_other: '{{count}} forhold er vist anderledes end i originalen', compare: 'Sammenlign med original' },
  how: { 'looked-up': 'Slået op', approximated: 'Tilnærmet', 'text-only': 'Kun som tekst', 'not-shown': 'Kunne ikke vises', 'newer-version': 'Nyere version' },
  showing: {
    'sender-number': 'Afsenders navn, ud fra nummer {{detail}}', 'bold-italic_one': 'Fed + kursiv vist som fed ({{count}} sted)', 'bold-italic_other': 'Fed + kursiv vist som fed ({{count}} steder)', 'fixed-table_one': 'Tabel vist som tekst med fast bredde', 'fixed-table_other': '{{count}} tabeller vist som tekst med fast bredde',
    'cave-text': 'CAVE. Kan ikke bruges i opslag eller advarsler', 'medicine-text': 'Medicin. Kan ikke bruges i opslag eller advarsler', 'no-follow-up-field': 'Anbefaling om opfølgning, fundet på sin overskrift. {{detail}} har intet kodet felt',
    'version-nearest': '{{detail}} er nyere end den offentliggjorte version og læst efter den nærmeste. En mærkning til opfølgning kan mangle her', 'type-as-text': '{{detail}} har ingen egen visning. Alt indhold står som tekst', 'unplaced_one': '{{count}} oplysning har ingen plads i brevet og står nederst, som den blev sendt', 'unplaced_other': '{{count}} oplysninger har ingen plads i brevet og står nederst, som de blev sendt',
    'file-missing_one': '{{count}} bilag er ikke kommet endnu', 'file-missing_other': '{{count}} bilag er ikke kommet endnu', 'file-packed': 'Bilaget er pakket og skal gemmes for at kunne åbnes', findings: 'Brevet har fejl i opbygningen. Se originalen',
  },
  fact: {
    admitted: 'Indlagt', discharged: 'Udskrevet', firstVisit: 'Første besøg', lastVisit: 'Sidste besøg', visit: 'Besøg', examined: 'Undersøgt', from: 'Fra', to: 'Til', contact: 'Kontakt', copies: 'Kopi til', cave: 'CAVE', status: 'Status', referred: 'Henvist', referral: 'Henvisning', relatives: 'Pårørende', occupation: 'Stilling', priority: 'Prioritet', signed: 'Underskrevet {{time}}', phone: 'Tlf. {{phone}}', type: 'Type', number: 'Brevnummer', speciality: 'Speciale', diagnoses: 'Diagnoser og procedurer', uncoded: 'uden kode', noCave: 'Ikke oplyst',
  },
  status: { doed: 'død' },
  role: { main: 'Aktion', 'main-additional': 'Tillæg', bidiagnose: 'Bi', operation: 'Procedure', roentgenundersoegelse: 'Røntgen', henv_diagnose: 'Henvist for', tillaegsdiagnose: 'Tillæg', uspec_diagnose: 'Diagnose', midl_diagnose: 'Foreløbig', skadesmekanisme: 'Skadesmekanisme', other: 'Diagnose' },
  references: 'Bilag og henvisninger', elsewhere: 'Materialet findes, men følger ikke med brevet', unplaced: 'Oplysninger uden plads i brevet', noText: 'Brevet har ingen tekst.',
  changes: { title: 'Rettet siden det tidligere brev', none: 'Brevet er mærket som rettet, men indholdet er det samme.', unknown: 'Brevet er mærket som rettet. Det tidligere brev er ikke modtaget her, så ændringerne kan ikke vises.', removed: 'Fjernet: {{text}}', added: 'Tilføjet: {{text}}', plain: 'Tekst' },
  source: { title: 'Original: {{format}}', note: 'Brevet, som det kom. Intet er ændret.', save: 'Gem som fil', close: 'Luk', loading: 'Henter originalen …', failed: 'Originalen kunne ikke hentes', label: 'Originalens tekst', encoding: 'Tegnsæt: {{encoding}}', long: 'De første {{size}} vises. Gem filen for at se resten.' },
  group: { marked: 'Markeret til opfølgning', unmarked: 'Ikke markeret, kan vente til næste kontakt' },
  tab: { label: 'Slags', all: 'Alle', letters: 'Epikriser', correspondence: 'Korrespondance', plans: 'Genoptræning' },
  head: { letters: 'Epikriser', marked_one: '{{count}} markeret', marked_other: '{{count}} markerede' },
  empty: { letters: 'Ingen epikriser', plans: 'Ingen genoptræningsplaner', correspondence: 'Ingen korrespondance' },
  /** What a receiver is registered for. */
  takes: { discharge: 'epikriser', correspondence: 'korrespondancebreve', plan: 'genoptræningsplaner' },
} as const;
