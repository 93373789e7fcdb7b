/** The list of what needs a person: rejected, unanswered, quarantined and late messages. */
export const work = {
  title: 'Kræver handling', open_one: '{{count}} åben', open_other: '{{count}} åbne', late_one: '{{count}} ankommet forsinket', late_other: '{{count}} ankommet forsinket',
  filter: { label: 'Filter', all: 'Alle', mine: 'Mine', unassigned: 'Ikke tildelt' },
  clock: 'Uret tæller ikke, når I er offline',
  group: {
    rejected: 'Afvist', failed: 'Ikke sendt', overdue: 'Ingen kvittering', 'waiting-retry': 'Sendes igen', quarantine: 'Karantæne', late: 'Ankommet forsinket',
    rejectedText: 'Modtageren kan ikke bruge indholdet', failedText: 'Netværket kan ikke tage imod beskeden', overdueText: 'Alle forsøg er brugt', 'waiting-retryText': 'Sker af sig selv; hold øje', quarantineText: 'Vises aldrig i indbakken', lateText: 'De ældste først',
  },
  row: { to: '{{type}} til {{name}}', from: '{{type}} fra {{name}}', hidden: 'Indhold skjult', noCpr: 'ingen CPR læst', fromGln: 'Besked fra lokationsnr. {{gln}}', fromUnknown: 'Besked fra ukendt afsender', attempts_one: 'Sendt {{count}} gang', attempts_other: 'Sendt {{count}} gange', next: 'Næste forsøg {{time}}', ago: 'for {{duration}} siden', sent: 'afsendt {{time}}', queued: 'i udbakke siden {{time}}', sentLate: 'sendt {{time}}', nobody: 'Ikke tildelt', owner: 'Ansvarlig: {{initials}}' },
  toolbar: 'Handlinger for opgaven', assign: 'Tildel', solved: 'Løst', openMessage: 'Åbn besked', report: 'Fejlrapport', reportCopied: 'Fejlrapporten er kopieret. Den indeholder ingen CPR og intet klinisk indhold.', reportSave: 'Gem fejlrapport', reportSaved: 'Fejlrapporten er gemt. Den indeholder ingen CPR og intet klinisk indhold.',
  reportTo: {
    rejected: 'Send den til jeres leverandør: modtagerens system siger, at indholdet er forkert.', failed: 'Send den til jeres netværksoperatør eller leverandør: netværket tog ikke imod beskeden.', overdue: 'Send den til jeres netværksoperatør og til modtagerens it-afdeling: der mangler en kvittering.', 'waiting-retry': 'Vent, til forsøgene er brugt. Derefter er den til modtagerens it-afdeling.',
    late: 'Send den til jeres netværksoperatør: beskeden var længe undervejs.', quarantine: 'Send den til afsenderens it-afdeling eller leverandør: deres besked kan ikke læses efter standarden.',
  },
  note: {
    refusal: { network: 'Netværkets egen tekst: {{text}}', receiver: 'Modtagersystemets egen tekst: {{text}}' }, rejected: 'Afvist af {{name}}', rejectedText: 'Beskeden er ikke læst af nogen.', failed: 'Kunne ikke sendes til {{name}}', failedText: 'Beskeden er ikke forladt denne computer.',
    overdue: 'Ingen kvittering fra {{name}}', overdueText: 'Vi ved ikke, om beskeden er nået frem. Kontakt modtageren ad anden vej.', 'waiting-retry': 'Sendes igen til {{name}}', 'waiting-retryText': 'Du behøver ikke gøre noget endnu.',
    late: 'Ankommet {{duration}} forsinket', lateText: 'Læs beskeden først: indholdet kan haste.', quarantine: 'Beskeden vises ikke', reason: 'Begrundelse fra modtageren: {{text}}', noReason: 'Modtageren har ikke skrevet en begrundelse.',
    answered: { 'fatal-error': 'Afsenderen har fået besked om, at den ikke kan bruges.', 'transient-error': 'Afsenderen har fået besked om at sende igen.', envelope: 'Netværket er bedt om at sende den igen.', nothing: 'Afsenderen kunne ikke få besked.' },
  },
  steps: {
    label: 'Næste skridt', correct: 'Ret og send som ny besked', correctText: 'Vi kopierer teksten til en ny kladde. Kontrollér CPR og modtager.', call: 'Ring til modtageren', callSender: 'Ring til afsenderen', noPhone: 'Telefonnummeret er ukendt',
    resend: 'Send samme besked igen', resendText: 'Uændret. Modtageren ser den kun én gang.', close: 'Afslut uden at sende', closeOverdue: 'Afslut: afklaret ad anden vej', closeText: 'Du skriver en begrundelse. Den gemmes i loggen.', closeQuarantine: 'Afslut: afklaret med afsenderen', closeQuarantineText: 'Du skriver en begrundelse. Originalen bliver gemt.', wait: 'Vent', waitText: 'Vi sender igen af os selv {{time}}.', waitSoon: 'Vi sender igen af os selv.', read: 'Læs beskeden', readText: 'Åbner den i tråden.', copy: 'Kopiér fejlrapport', copyText: 'Til leverandøren. Uden CPR og klinisk indhold.',
  },
  button: { correct: 'Lav ny kladde', call: 'Kopiér nummer', resend: 'Send igen', close: 'Afslut', wait: 'Åbn besked', read: 'Åbn besked', copy: 'Kopiér' },
  reason: 'Begrundelse', reasonMissing: 'Skriv en begrundelse', phoneCopied: 'Nummeret er kopieret', notAgain: 'Samme besked sendes ikke igen af sig selv', done: 'Opgaven er løst', resent: 'Beskeden er sendt igen', marked: 'Markeret som læst',
  history: 'Forløb', technical: 'Tekniske oplysninger til fejlmelding', rules_one: '{{count}} fejl', rules_other: '{{count}} fejl',
  empty: 'Intet kræver handling', emptyText: 'Alle sendte beskeder er modtaget eller på vej, og intet er holdt tilbage.', emptyFiltered: 'Ingen opgaver her', emptyFilteredText: 'Skift filter for at se resten.', noSelection: 'Vælg en opgave for at se næste skridt',
} as const;
