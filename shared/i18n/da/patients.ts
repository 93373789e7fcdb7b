/** Persons that somebody has written about: patients for a practice, citizens for a municipality. */
export const patients = {
  count: { patient_one: '{{count}} patient', patient_other: '{{count}} patienter', citizen_one: '{{count}} borger', citizen_other: '{{count}} borgere' }, found_one: '{{count}} fundet', found_other: '{{count}} fundet', newest: 'de {{count}} seneste',
  search: 'Søg på navn eller CPR', clear: 'Ryd søgning', threads_one: '{{count}} samtale', threads_other: '{{count}} samtaler', latest: 'senest {{time}}', conversations: 'Samtaler', toolbar: 'Handlinger for personen', write: 'Ny besked',
  row: { to: 'til {{name}}', from: 'fra {{name}}', messages_one: '{{count}} besked', messages_other: '{{count}} beskeder', unread: 'Ulæst', handled: 'Behandlet', assigned: 'Tildelt {{initials}}' },
  noSelection: { patient: 'Vælg en patient', citizen: 'Vælg en borger' },
  empty: {
    none: { patient: 'Ingen patienter endnu', citizen: 'Ingen borgere endnu' }, noneText: { patient: 'Patienter kommer på listen, når I har sendt eller modtaget en besked om dem.', citizen: 'Borgere kommer på listen, når I har sendt eller modtaget en besked om dem.' },
    filtered: { patient: 'Ingen patienter passer', citizen: 'Ingen borgere passer' }, filteredText: 'Prøv begyndelsen af navnet, eller hele CPR-nummeret. Kun personer, der er skrevet om, kan findes her.', threads: 'Ingen samtaler i oversigten',
  },
} as const;
