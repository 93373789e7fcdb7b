/** Delivery states. `full` is the sentence, `short` the word in a list, `next` what the person who sees it can do. Never "læst". */
export const delivery = {
  full: {
    draft: 'Kladde', queued: 'I udbakke, venter på forbindelse', transmitting: 'Sendes nu', 'handed-over': 'Afsendt, afventer kvittering', 'at-receiver': 'Fremme hos modtageren, afventer kvittering',
    'waiting-retry': 'Teknisk fejl hos modtager – sendes igen', 'waiting-resend': 'Ingen kvittering – sendt igen ({{count}})', overdue: 'Ingen kvittering. Kontakt ad anden vej', failed: 'Kunne ikke sendes', cancelled: 'Annulleret før afsendelse', rejected: 'Afvist af modtageren', accepted: 'Modtaget {{time}}',
  },
  short: {
    draft: 'Kladde', queued: 'I udbakke', transmitting: 'Sendes', 'handed-over': 'Afventer', 'at-receiver': 'Afventer', 'waiting-retry': 'Sendes igen', resent: 'Sendt igen ({{count}})', overdue: 'Ingen kvittering', failed: 'Ikke sendt', cancelled: 'Annulleret', rejected: 'Afvist', accepted: 'Modtaget',
  },
  next: {
    draft: 'Skriv færdig, og send.', queued: 'Sendes af sig selv, når der er forbindelse.', transmitting: 'Vent et øjeblik.', 'handed-over': 'Du behøver ikke gøre noget. Vi holder øje med kvitteringen.', 'at-receiver': 'Du behøver ikke gøre noget. Vi holder øje med kvitteringen.',
    'waiting-retry': 'Du behøver ikke gøre noget. Vi sender igen af os selv.', overdue: 'Ring til modtageren, eller send igen.', failed: 'Ret beskeden, og send den som ny.', cancelled: 'Beskeden er ikke sendt.', rejected: 'Ret beskeden, og send den som ny, eller ring.', accepted: 'Modtagerens system har taget imod beskeden.',
  },
  track: {
    refusal: { network: 'Netværkets egen tekst: {{text}}', receiver: 'Modtagersystemets egen tekst: {{text}}' }, label: 'Leveringsforløb', sent: 'Sendt', handedOver: 'Afleveret til netværket', received: 'Modtaget', rejected: 'Afvist, endeligt svar', waiting: 'Afventer kvittering', queued: 'I udbakke', retry: 'Sendes igen', overdue: 'Ingen kvittering', failed: 'Kunne ikke sendes', cancelled: 'Annulleret',
    attempt: 'forsøg {{count}}', history: 'Vis hele forløbet', hideHistory: 'Skjul forløbet', historyTitle: 'Hele forløbet', nextTry: 'Næste forsøg {{time}}', note: 'Begrundelse: {{note}}',
  },
  clock: {
    running_one: 'Kvittering ventes inden {{count}} minut, senest {{time}}', running_other: 'Kvittering ventes inden {{count}} minutter, senest {{time}}', still_one: 'Uret står stille, mens I er offline. {{count}} minut er tilbage', still_other: 'Uret står stille, mens I er offline. {{count}} minutter er tilbage',
    again_one: 'Kommer den ikke, sender vi den samme besked igen af os selv, {{count}} gang endnu.', again_other: 'Kommer den ikke, sender vi den samme besked igen af os selv, op til {{count}} gange endnu.', held: 'Genafsendelse er stoppet. Kommer kvitteringen ikke, får du en opgave under Kræver handling.', yours: 'Kommer den ikke, får du en opgave under Kræver handling. Vi sender ikke flere gange af os selv.',
    stop: 'Stop genafsendelse', resume: 'Genoptag genafsendelse', stopped: 'Genafsendelse er stoppet', resumed: 'Genafsendelse er genoptaget',
  },
  late: 'Ankommet forsinket (+{{duration}})', lateShort: 'Forsinket',
} as const;
