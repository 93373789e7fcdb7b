/** What the search field finds. */
export const search = {
  title: 'Søgning', titleFor: 'Søgning: {{query}}', clear: 'Ryd søgning', searching: 'Søger i alle beskeder …', count_one: '{{count}} samtale fundet', count_other: '{{count}} samtaler fundet', many: 'De {{count}} nyeste vises. Skriv flere ord for at finde ældre.',
  field: { name: 'Fundet i navn', cpr: 'Fundet i CPR', text: 'Fundet i tekst', topic: 'Fundet i emne', organisation: 'Fundet i organisation', title: 'Fundet i filnavn' },
  start: { title: 'Søg i alle beskeder', text: 'Skriv et navn, et CPR-nummer, en afsender eller ord fra teksten i feltet øverst.' },
  empty: { title: 'Ingen beskeder passer', text: 'Du søgte på “{{query}}” i alle mapper. Kontrollér stavningen, eller søg på CPR.', short: 'Du søgte på “{{query}}”. Skriv mindst to bogstaver.' },
} as const;
