/** What the search field finds. */
export const search = {
  title: 'Search', titleFor: 'Search: {{query}}', clear: 'Clear search', searching: 'Searching all messages …', count_one: '{{count}} conversation found', count_other: '{{count}} conversations found', many: 'The {{count}} newest are shown. Write more words to find older ones.',
  field: { name: 'Found in name', cpr: 'Found in CPR', text: 'Found in text', topic: 'Found in topic', organisation: 'Found in organisation', title: 'Found in file name' },
  start: { title: 'Search all messages', text: 'Write a name, a CPR number, a sender or words of the text in the field at the top.' },
  empty: { title: 'No messages match', text: 'You searched for “{{query}}” in all folders. Check the spelling, or search by CPR.', short: 'You searched for “{{query}}”. Write at least two letters.' },
} as const;
