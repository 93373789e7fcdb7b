/** Persons that somebody has written about: patients for a practice, citizens for a municipality. */
export const patients = {
  count: { patient_one: '{{count}} patient', patient_other: '{{count}} patients', citizen_one: '{{count}} citizen', citizen_other: '{{count}} citizens' }, found_one: '{{count}} found', found_other: '{{count}} found', newest: 'the {{count}} most recent',
  search: 'Search by name or CPR', clear: 'Clear search', threads_one: '{{count}} conversation', threads_other: '{{count}} conversations', latest: 'latest {{time}}', conversations: 'Conversations', toolbar: 'Actions for the person', write: 'New message',
  row: { to: 'to {{name}}', from: 'from {{name}}', messages_one: '{{count}} message', messages_other: '{{count}} messages', unread: 'Unread', handled: 'Handled', assigned: 'Assigned to {{initials}}' },
  noSelection: { patient: 'Choose a patient', citizen: 'Choose a citizen' },
  empty: {
    none: { patient: 'No patients yet', citizen: 'No citizens yet' }, noneText: { patient: 'Patients appear here when you have sent or received a message about them.', citizen: 'Citizens appear here when you have sent or received a message about them.' },
    filtered: { patient: 'No patients match', citizen: 'No citizens match' }, filteredText: 'Try the beginning of the name, or the whole CPR number. Only people somebody has written about can be found here.', threads: 'No conversations in the overview',
  },
} as const;
