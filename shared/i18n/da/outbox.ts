/** What we have sent: the outbox, Sent, and the acknowledgements that left from here. */
export const outbox = {
  outbox: 'Udbakke', sent: 'Sendt', count_one: '{{count}} besked', count_other: '{{count}} beskeder', held: { offline: 'sendes, når der er forbindelse', paused: 'sendes, når pausen er slut' },
  row: { to: 'til {{name}}', files_one: '{{count}} fil', files_other: '{{count}} filer' },
  toolbar: 'Handlinger for beskeden', detail: 'Den valgte besked', noSelection: 'Vælg en besked for at se, hvor langt den er nået',
  action: { cancel: 'Annullér', resend: 'Send igen', correct: 'Ret og send som ny', open: 'Åbn besked', toDraft: 'Lav til kladde' },
  done: { cancelled: 'Beskeden er annulleret og bliver ikke sendt.', resent: 'Beskeden er lagt til afsendelse igen' },
  fact: { to: 'Til', category: 'Kategori', queued: 'Lagt i udbakke', sent: 'Sendt første gang', files: 'Filer' },
  ended: 'En person har afsluttet beskeden. Der sker ikke mere.', call: 'Telefon til modtageren: {{phone}}', noEvents: 'Der er ikke registreret noget om beskeden endnu.',
  event: {
    draft: 'Kladde', queued: 'Lagt i udbakke', transmitting: 'Afsendelse begyndt', 'handed-over': 'Afleveret til netværket', 'at-receiver': 'Fremme hos modtageren', 'waiting-retry': 'Sendes igen', overdue: 'Ingen kvittering', failed: 'Kunne ikke sendes', cancelled: 'Annulleret', rejected: 'Afvist af modtageren', accepted: 'Modtaget', held: 'Genafsendelse stoppet af en medarbejder', resumed: 'Genafsendelse genoptaget af en medarbejder',
  },
  verdict: { ok: 'Positiv kvittering: modtagerens system har taget imod beskeden.', 'transient-error': 'Kvittering: modtageren har en forbigående teknisk fejl.', 'fatal-error': 'Kvittering: modtageren kan ikke bruge beskeden.' },
  outcome: 'Modtageren skriver: {{text}}', noOutcome: 'Modtageren har ikke skrevet en begrundelse.',
  tab: { label: 'Vis', messages: 'Beskeder', acknowledgements: 'Afsendte kvitteringer' },
  ack: {
    lead: 'Når I modtager en besked, svarer Sektorpost afsenderen med en kvittering. Her står de kvitteringer, der er sendt, og dem, der mangler at blive sendt.',
    count_one: '{{count}} kvittering', count_other: '{{count}} kvitteringer', refresh: 'Hent igen', more: 'Vis flere', empty: 'Ingen kvitteringer endnu', emptyText: 'Den første sendes, når I har modtaget en besked.', duplicate: 'gentaget svar',
    column: { time: 'Tidspunkt', answer: 'Svar', to: 'Til', state: 'Status', of: 'Besked-id, der svares på' },
    code: { ok: 'Modtaget', 'transient-error': 'Teknisk fejl, send igen', 'fatal-error': 'Afvist' }, state: { owed: 'Venter på at blive sendt', 'handed-over': 'Sendt' },
  },
  empty: {
    outbox: 'Udbakken er tom', outboxText: 'Intet venter på at blive sendt eller på kvittering. Det, der er afsluttet, står under Sendt.', sent: 'Ikke sendt noget endnu', sentText: 'Beskeder, I sender, står her med deres kvittering.',
    rebuilding: 'Oversigten bygges igen', rebuildingText: 'Beskederne kommer her, efterhånden som de er lagt ind. Intet er tabt.',
  },
} as const;
