/** The thread reader, its files and its print. */
export const reader = {
  toolbar: 'Handlinger for beskeden', reply: 'Besvar', replyNew: 'Ny besked', readOnly: 'Beskeden kan kun læses: den er skrevet i en ældre version. Skriv en ny besked i stedet for at svare.', forward: 'Videresend', forwardChosen_one: 'Videresend {{count}} valgt besked', forwardChosen_other: 'Videresend {{count}} valgte beskeder', choose: 'Vælg beskeder til videresendelse', chosen: 'Valgt til videresendelse', stopChoosing: 'Afslut valg',
  handled: 'Behandlet', unhandle: 'Ikke behandlet', assign: 'Tildel', snooze: 'Udsæt', print: 'Udskriv', more: 'Flere handlinger', original: 'Se original', technical: 'Tekniske oplysninger', note: 'Notat', unread: 'Markér som ulæst',
  inThread_one: '{{count}} besked i tråden', inThread_other: '{{count}} beskeder i tråden',
  activity: { 'new-message': 'Ny besked', 'reply-message': 'Svar i tråd', 'forward-message': 'Videresendt', 'modified-message': 'Rettet', 'retract-message': 'Annulleret', other: 'Besked' },
  from: 'Fra', to: 'Til', specificSender: 'specifik afsender:', specificRecipient: 'specifik modtager:', priority: 'Prioritet', episode: 'Forløb', late: 'Ankommet forsinket (+{{duration}})', receivedAt: 'hentet {{time}}', sentAt: 'sendt {{time}}', team: 'team',
  noText: 'Beskeden har ingen tekst.', unsigned: 'Uden underskrift', unknownTime: 'Uden tidspunkt', answers: 'Svarer på {{who}}, {{time}}', answersPlain: 'Svarer på {{who}}', answersLetter: 'Svarer på brevet fra {{who}}, {{time}}', answersUnknown: 'Svarer på en besked, som ikke er modtaget her', fresh: 'Nyt svar', freshNew: 'Ny', own: 'Sendt herfra',
  showAll: 'Vis alt ({{length}} tegn)', showLess: 'Vis mindre', controls_one: '{{count}} usynligt styretegn er gjort synligt', controls_other: '{{count}} usynlige styretegn er gjort synlige',
  parallel: 'Der er flere svar på samme besked. Læs dem alle, før du svarer.',
  format: 'Format: {{format}}',
  attachment: {
    list: 'Vedhæftede filer', open: 'Vis', save: 'Gem', created: '{{time}}', missing: 'Filen kan ikke vises endnu', missingText: 'Beskeden henviser til “{{title}}”, som ikke er modtaget. Vi viser den her, når den kommer.', lying: 'Indholdet passer ikke til filtypen', lyingText: 'Filen vises ikke. Gem den kun, hvis du kender afsenderen.', refused: 'Filtypen kan ikke vises. Gem filen for at åbne den.',
    linkTitle: 'Vil du åbne {{host}}?', linkText: 'Linket fører ud af Sektorpost. Åbn det kun, hvis du kender afsenderen.', linkBad: 'Adressen kan ikke åbnes: {{url}}', openLink: 'Åbn link', copyLink: 'Kopiér adresse', untitled: 'Uden titel', failed: 'Filen kunne ikke vises', failedText: 'Den kan være beskadiget. Gem den, og åbn den i et andet program.', saved: 'Filen er gemt', saveFailed: 'Filen kunne ikke gemmes', size: '{{type}} · {{size}}', tooLarge: 'Billedet er for stort til at blive vist. Gem filen for at åbne den.',
  },
  viewer: { label: '{{title}}', page: 'Side {{page}} af {{pages}}', next: 'Næste side', previous: 'Forrige side', zoomIn: 'Større', zoomOut: 'Mindre', fit: 'Tilpas', close: 'Luk', save: 'Gem fil', loading: 'Åbner filen …' },
  dialog: {
    in: 'modtaget', out: 'sendt',
    technicalTitle: 'Tekniske oplysninger', technicalText: 'Indeholder ingen CPR og intet klinisk indhold.', copyReport: 'Kopiér fejlrapport', message: 'Besked', thread: 'Tråd', bundle: 'Afsendelse', standard: 'Standard', receivedAt: 'Modtaget', sentAt: 'Sendt', attempts: 'Forsøg', acknowledgement: 'Kvittering', sender: 'Afsender', receiver: 'Modtager', format: 'Format',
    noteTitle: 'Notat', noteLabel: 'Internt notat til beskeden', noteHint: 'Notatet bliver her hos jer og sendes ikke.', noteSave: 'Gem notat',
  },
  noteBy: 'Internt notat', loading: 'Åbner beskeden …', gone: 'Beskeden findes ikke her', goneText: 'Den kan være slettet, fordi dens opbevaringstid er udløbet. Gå tilbage til listen.',
  paper: { page: 'Side', of: 'af', printed: 'Udskrevet {{time}} af {{organisation}}', format: 'Oprindeligt format: {{format}}', training: 'Øvelsesbesked fra øvelsesnetværket. Må ikke bruges til behandling.', attachments: 'Vedhæftede filer', heading: 'Udskrift af besked' },
} as const;
