/** Messages begun and not sent. */
export const drafts = {
  title: 'Kladder', count_one: '{{count}} kladde', count_other: '{{count}} kladder', list: 'Kladder, nyeste først', noPatient: 'Ingen borger valgt', noPatient_patient: 'Ingen patient valgt', noReceiver: 'ingen modtager', to: 'til {{receiver}}', noText: 'Ingen tekst endnu',
  kind: { new: 'Ny', reply: 'Svar', forward: 'Videresend' }, files_one: '{{count}} fil', files_other: '{{count}} filer', remove: 'Slet kladde', open: 'Åbn kladde', removed: 'Kladden er slettet', undo: 'Fortryd', by: 'af {{name}}',
  empty: { title: 'Ingen kladder', text: 'Det, du begynder på, gemmes her af sig selv, til du sender det eller kasserer det.', start: 'Ny besked' },
} as const;
