/** A message file opened from a disk or a stick. */
export const file = {
  title: 'Åbn beskedfil', text: 'Når netværket eller et journalsystem er nede, kan en besked komme på en USB-nøgle. Her kan den læses og kontrolleres.', notReceived: 'Filen bliver kun vist. Den er ikke modtaget, og afsenderen får ingen kvittering.',
  choose: 'Vælg en fil', drop: 'Slip filen her', reading: 'Læser filen …', another: 'Åbn en anden fil', part: 'Brev i filen', partNumber: 'Brev {{number}} af {{count}}',
  sound: 'Beskeden følger standarden', broken: 'Beskeden følger ikke standarden', brokenText_one: '{{count}} fejl. Brug ikke indholdet, før afsenderen har bekræftet det.', brokenText_other: '{{count}} fejl. Brug ikke indholdet, før afsenderen har bekræftet det.', unreadable: 'Filen kan ikke læses som en besked', unsupported: 'Filen er ikke en beskedtype, som Sektorpost kan vise',
  findings: 'Fundet i filen', more_one: 'og {{count}} mere', more_other: 'og {{count}} mere', line: 'linje {{line}}, tegn {{column}}', tooLarge: 'Filen er større end 160 MB og kan ikke åbnes.',
} as const;
