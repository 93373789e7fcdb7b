/** The access log: who looked at what. A citizen may be shown these words, so they are plain. */
export const access = {
  title: 'Access log', lead: 'Who saw and did what. The log cannot be edited here, and changes to its files are found.',
  filter: 'Filters', citizen: 'Citizen’s CPR number', citizenInvalid: 'Write a CPR or replacement number', user: 'User', anyUser: 'All users', event: 'Event', anyAction: 'All events', from: 'From date', to: 'To date', dateInvalid: 'Write the date as 2026-11-22',
  find: 'Show', clear: 'Clear filters', count_one: '{{count}} line', count_other: '{{count}} lines', more: 'Show more', empty: 'No lines match', emptyText: 'Change the filters to see other lines.', loading: 'Reading the log …',
  who: 'Who has seen {{number}}', whoAlso: 'Lines with {{numbers}} are included, because the numbers stand together in a message.',
  export: 'Download', exportCsv: 'Spreadsheet (CSV)', exportJson: 'For a program (JSON)', exported_one: '{{count}} line is downloaded', exported_other: '{{count}} lines are downloaded', exportNote: 'The file contains CPR numbers. Keep it where only the right people can read it.',
  check: 'Check the log', checking: 'Checking …', sound: 'The log is whole', soundText_one: '{{count}} line is checked. Nothing is changed, removed or swapped.', soundText_other: '{{count}} lines are checked. Nothing is changed, removed or swapped.', broken: 'The log is not as it was written',
  brokenText: 'Keep a copy of the profile folder, and contact the vendor. New lines are still written.',
  fault: { changed: 'Line {{n}} ({{month}}) is changed, or the one after it is.', missing: 'Line {{n}} ({{month}}) is missing.', order: 'Line {{n}} ({{month}}) stands in the wrong place.', cut: 'From line {{n}} ({{month}}) on, the end is cut off.', added: 'Line {{n}} ({{month}}) was added without the program.', unreadable: 'Line {{n}} ({{month}}) cannot be read.' },
  column: { time: 'Time', who: 'Who', what: 'What', citizen: 'Citizen', details: 'Details' },
  by: { program: 'The command line', nobody: 'Sektorpost', removed: 'Removed user' },
  messages_one: '{{count}} message', messages_other: '{{count}} messages', noCitizen: 'No citizen', toldAt: 'written to the log {{time}}', thread: 'Thread', message: 'Message', attachment: 'File', noAccess: 'The access log is for administrators', noAccessText: 'Ask an administrator here to look it up.',
  action: {
    'thread-opened': 'Opened conversation', 'patient-opened': 'Opened the citizen’s page', 'draft-opened': 'Opened draft', 'attachment-opened': 'Opened file', 'attachment-saved': 'Saved file', printed: 'Printed', searched: 'Searched in messages', 'raw-saved': 'Saved raw message',
    'file-opened': 'Opened message from file', 'raw-opened': 'Opened raw message', 'quarantine-opened': 'Opened message in quarantine', 'read-by-program': 'Program read messages', sent: 'Sent', replied: 'Replied', forwarded: 'Forwarded',
    login: 'Logged in', 'login-failed': 'Wrong password', lock: 'Locked', 'user-added': 'Added user', 'user-removed': 'Removed user', 'roles-changed': 'Changed roles', 'password-changed': 'Changed password',
    'log-viewed': 'Viewed the access log', 'log-exported': 'Downloaded the access log', 'log-checked': 'Checked the access log', 'log-broken': 'Found the access log changed',
  },
  csv: { n: 'Line', time: 'Time', user: 'User', role: 'Role', organisation: 'Location number', action: 'Event', citizen: 'Citizen', messages: 'Messages' },
  raw: {
    title: 'Raw message', lead: 'As it was {{kind}}, byte for byte. Here it is only broken into lines, and long files are shortened.', received: 'received', sent: 'sent', quarantine: 'received and held back', save: 'Save the original', saved: 'The original is saved', text: 'Text', tree: 'Tree', view: 'View', findings: 'Found', noFindings: 'No errors found', cut_one: '{{count}} character at the end is left out. Save the file to see it all.', cut_other: '{{count}} characters at the end are left out. Save the file to see it all.',
    noAccess: 'Raw messages are for administrators', noAccessText: 'Ask an administrator to open it if that is needed.', logged: 'That you opened it stands in the access log.', open: 'Open raw message', size: '{{count}} bytes', back: 'Back', held: 'Held back',
  },
  withheld: { title: 'The text is shown to clinical staff only', text: 'You can see who wrote when, and how the delivery went.', drafts: 'Drafts are shown to clinical staff only', compose: 'Messages are written by clinical staff', file: 'Messages from files are shown to clinical staff only', ask: 'If you need it, an administrator can give you the role Clinical under Settings › Users.', conformance: 'Checking files needs the role Clinical or Administrator' },
} as const;
