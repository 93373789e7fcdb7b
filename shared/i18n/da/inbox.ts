/** The lists of threads. */
export const inbox = {
  unread_one: '{{count}} ulæst', unread_other: '{{count}} ulæste', marked_one: '{{count}} markeret', marked_other: '{{count}} markerede',
  threads_one: '{{count}} tråd', threads_other: '{{count}} tråde',
  filter: { label: 'Filtre', all: 'Alle', unread: 'Ulæste', attachments: 'Med filer', late: 'Forsinket', more: 'Flere filtre', category: 'Kategori', anyCategory: 'Alle kategorier', categoryOn: 'Kategori: {{category}}', clear: 'Fjern filter' },
  order: { newest: 'Sortering: nyeste først', oldest: 'Sortering: ældste først' },
  group: { day: 'Vis pr. dag', patient: 'Vis pr. patient', citizen: 'Vis pr. borger' },
  to: 'til {{name}}', reply: 'Svar', forwarded: 'Videresendt', unreadWord: 'Ulæst', hasFiles: 'Har filer', assignedTo: 'Tildelt {{initials}}', snoozedUntil: 'Udsat til {{time}}', deceased: 'Død',
  select: { clear: 'Fjern markering', actions: 'Handlinger for det markerede' },
  action: { handled: 'Behandlet', unhandle: 'Ikke behandlet', assign: 'Tildel', snooze: 'Udsæt', read: 'Markér som læst', unread: 'Markér som ulæst' },
  done: {
    handled_one: 'Beskeden er behandlet', handled_other: '{{count}} beskeder er behandlet', unhandled_one: 'Beskeden er tilbage i indbakken', unhandled_other: '{{count}} beskeder er tilbage i indbakken',
    assigned_one: 'Tildelt {{initials}}', assigned_other: '{{count}} beskeder er tildelt {{initials}}', unassigned_one: 'Ikke længere tildelt nogen', unassigned_other: '{{count}} beskeder er ikke længere tildelt',
    snoozed_one: 'Udsat til {{time}}', snoozed_other: '{{count}} beskeder er udsat til {{time}}', woken: 'Vises igen nu', undone: 'Fortrudt', failed: 'Det lykkedes ikke',
  },
  assign: { title: 'Tildel', me: 'Mig ({{initials}})', nobody: 'Ingen', label: 'Hvem skal se på den?' },
  snooze: { title: 'Udsæt', label: 'Hvornår skal den vises igen?', hours: 'Om 3 timer', tomorrow: 'I morgen kl. 08:00', monday: 'Mandag kl. 08:00', week: 'Om en uge', stop: 'Vis igen nu' },
  empty: {
    inbox: 'Indbakken er tom', inboxText: 'Sidst hentet kl. {{time}}. Nye beskeder kommer af sig selv.', inboxNever: 'Ikke hentet endnu', inboxNeverText: 'Der har ikke været forbindelse siden installationen. Det betyder ikke, at der ingen beskeder er.', seeConnection: 'Se forbindelse',
    mine: 'Ingen beskeder er tildelt dig', mineText: 'Tildel en besked til dig selv med Tildel.', unassigned: 'Alle beskeder er fordelt', unassignedText: 'Beskeder uden ansvarlig vises her.', handled: 'Ingen behandlede beskeder endnu', handledText: 'Det, du markerer som behandlet, samles her.',
    filtered: 'Ingen beskeder passer', filteredText: 'Ingen beskeder i mappen passer til filteret.', clear: 'Fjern filter',
  },
  noSelection: 'Vælg en besked i listen', noSelectionText: 'Brug pilene eller {{next}} og {{previous}}, og tryk Enter for at åbne.', noSelectionPlain: 'Brug pilene, og tryk Enter for at åbne.',
} as const;
