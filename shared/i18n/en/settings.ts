/** Settings. Each is saved at once; the words say what it does before anybody changes it. */
export const settings = {
  section: { appearance: 'Appearance', shortcuts: 'Keyboard', notifications: 'Notifications', lock: 'Lock', account: 'Account', users: 'Users', network: 'Network', faults: 'Faults of the training network', register: 'Organisation register', store: 'Storage', about: 'About' },
  save: 'Save', saved: 'Saved', notSaved: 'That did not work', numberBetween: 'Write a whole number from {{min}} to {{max}}',
  theme: { label: 'Colours', system: 'As the computer', systemText: 'Follows the computer’s light or dark appearance.', light: 'Light', dark: 'Dark' }, language: 'Language',
  notifications: { on: 'Notify me when new messages arrive', text: 'The notification says only how many there are. It never shows names, CPR numbers or text.' },
  tray: { on: 'Go on in the background when the window is closed', text: 'Messages are then still fetched and sent. Switched off, Sektorpost stops when the window is closed.' },
  keyboard: {
    lead: 'Single letters work only while you are not typing in a field. Everything can be done with buttons too.', single: 'Use single letters as shortcuts', reset: 'Use the usual keys', usual: 'All keys are the usual ones', change: 'Change', changeOf: 'Change the key of {{action}}', newKey: 'New key of {{action}}', press: 'Type one character', keep: 'Keep',
    taken: '“{{key}}” is already used for: {{action}}', prefix: '“g” is used for going to a page, for instance g i', 'not-a-character': 'Type one letter or sign',
  },
  lock: { after: 'Lock the screen when nobody uses it', hint: 'Drafts are saved and messages still fetched while the screen is locked.', never: 'Never', minutes_one: 'After {{count}} minute', minutes_other: 'After {{count}} minutes' },
  password: {
    title: 'Change password', current: 'Present password', next: 'New password', repeat: 'Repeat password', show: 'Show password', hide: 'Hide password', hint: 'At least 8 characters. Several words are better than difficult signs.', short: 'Write at least 8 characters', different: 'The two passwords differ', currentMissing: 'Write your present password', change: 'Change password', changed: 'The password is changed',
  },
  person: {
    name: 'Name', role: 'Role', rolePlaceholder: 'Choose or write', clearRole: 'Remove role', phone: 'Telephone', initials: 'Initials', initialsHint: 'Two to four letters',
    nameMissing: 'Write a name', roleMissing: 'Choose or write a role', phoneMissing: 'Write a number the receiver can call', phoneInvalid: 'Digits, + and - only', initialsInvalid: 'Write two to four letters', initialsTaken: 'Another user has those initials',
  },
  account: { lead: 'Name, role and telephone stand as signature below what you write. What has been sent already does not change.', saved: 'Your details are saved' },
  users: {
    lead: 'Everybody here can log in on this computer. The roles decide what each of them can see and do.', leadOthers: 'Everybody here can log in on this computer. An administrator adds users and changes roles.', you: 'you', add: 'Add user', addButton: 'Add', added: '{{name}} is added', password: 'Password of the new user',
    access: 'Access', accessOf: 'Access of {{name}}', accessMissing: 'Choose at least one role', change: 'Change roles', changeOf: 'Change roles of {{name}}', changed: 'The roles of {{name}} are changed',
    remove: 'Remove', removeOf: 'Remove {{name}}', removed: '{{name}} is removed', removeTitle: 'Do you want to remove {{name}}?', removeText: 'The person can no longer log in. What the person sent, and the lines of the access log, keep the name.', keep: 'Keep',
    about: { clinical: 'Reads and writes messages with text and files.', administrative: 'Sees lists, delivery and acknowledgements, but neither text nor files.', administrator: 'Users, network, quarantine, raw messages and access log.' },
  },
  network: {
    training: 'Training network', trainingText: 'Test persons only. Nothing is sent to real receivers.', status: 'Connection', name: 'Network', state: 'State', online: 'Connected since {{time}}', offline: 'No connection since {{time}}', paused: 'Paused since {{time}}', fetched: 'Last fetched', never: 'Not fetched yet', tries: 'Tries', failed_one: '{{count}} try without luck', failed_other: '{{count}} tries without luck', next: 'Next {{time}}',
    pause: 'Pause', resume: 'Resume', try: 'Try now', isPaused: 'The connection is paused', resumed: 'The connection is resumed', tried: 'The connection has been tried', pauseHint: 'During a pause you can read, write and put in the outbox. Nothing is fetched or sent.',
    receipts: 'Acknowledgements', minutes: 'Minutes without an acknowledgement before sending again', minutesHint: 'The standard is 30 minutes. Time counts only while there is a connection.', resends: 'Send again automatically', resendsHint: 'After that the message comes under Needs action. The receiver sees it only once.', resendsNone: 'Never', resendsTimes_one: '{{count}} time', resendsTimes_other: '{{count}} times',
  },
  faults: {
    lead: 'The training network can make faults on purpose, so that you can see what happens. Each number is per cent of the parcels.', on: 'The training network makes faults on purpose', onText: 'Messages may be late, come twice or be missing until you switch it off.', none: 'No faults',
    loss: 'Lost on the way (%)', lossText: 'The parcel never arrives. It is sent again when the acknowledgement fails to come.', lostResponse: 'The network’s answer is lost (%)', lostResponseText: 'The parcel is taken, but we are not told and send it again.', refusal: 'The network says no (%)', refusalText: 'The parcel is not taken.',
    duplication: 'Comes twice (%)', duplicationText: 'The receiver gets the same parcel twice and must show one only.', reordering: 'Overtaken (%)', reorderingText: 'The parcel is held back a little, so that later ones come first.', corruption: 'Damaged (%)', corruptionText: 'Some signs are destroyed. The receiver must notice.', delay: 'Delayed (%)', delayText: 'The parcel waits as long as the field Delay says.', delaySeconds: 'Delay (seconds)', delaySecondsText: 'How long a delayed parcel waits.',
  },
  register: {
    lead: 'A copy of SOR on this computer. It is used to find receivers and to show the names of senders, also without a connection.', none: 'No register has been imported', noneText: 'Until then only those receivers are known that the network itself tells of.',
    source: 'Source', sourceHint: 'For example SOR or an extract of the region', date: 'Date of the register', dateHint: 'The day the extract is from', dateWrong: 'Choose a day that is not in the future', entries: 'Organisations', entriesOf: '{{entries}}, of which {{receivers}} have a location number of their own', imported: 'Imported', importedBy: '{{time}} by {{name}}', file: 'File', refusedRows: 'Refused rows',
    old: 'The register is {{days}} days old', oldText: 'Organisations change names, numbers and systems. Import a newer extract.',
    drop: 'Drop an extract here, or choose a file: CSV from a spreadsheet, or FHIR (mCSD) as JSON or XML.', choose: 'Choose file', columns: 'A CSV file must have headings. SOR code and Name must be there; Location number, Unit, Unit type, Parent SOR code, Address, Postal code, City, Phone and Receives (message types) are read if they are there.',
    administratorOnly: 'Only an administrator can import or remove the register.', reading: 'Reading the file …', taking: 'Taking the register over …', taken_one: '{{count}} organisation was taken over', taken_other: '{{count}} organisations were taken over', failed: '{{file}} was not taken over',
    changes: '{{file}}: what changes', added: 'New', changed: 'Changed', gone: 'Disappear', unchanged: 'Unchanged', addedList: 'New organisations', changedList: 'Changed organisations', goneList: 'Organisations that disappear', refusedList: 'Refused rows', line: 'Line {{line}}:', entry: 'No. {{line}} in the file:', more_one: 'and {{count}} more', more_other: 'and {{count}} more',
    manyGone: 'Most organisations disappear', manyGoneText: 'If the file is only a part of the register, import the whole extract instead. The file replaces the register.', unknownColumns: 'Columns that are not used: {{columns}}',
    fields: { name: 'name', unit: 'unit', gln: 'location number', type: 'type', parent: 'the unit above', address: 'address', phone: 'phone', receives: 'message types' },
    take: 'Take the register over', dismiss: 'Leave it', remove: 'Remove the register', removed: 'The register was removed', removeTitle: 'Remove the organisation register?', removeText: 'Receivers that only the register knows can no longer be found, and names that were looked up are shown as numbers again. Messages are not touched.', removeNow: 'Remove', keep: 'Keep',
  },
  store: {
    lead: 'All messages are kept as the original files in the mailroom on this computer. The lists are an overview that can be rebuilt.', messages: 'Messages', originals: 'Original files', free: 'Free space', freeUnknown: 'Unknown', gigabytes: '{{count}} GB', findings: 'Check', well: 'Everything is in order', wellText: 'The mailroom was checked at start, and nothing wrong was found.', again: 'Try again',
    rebuild: 'Rebuild the overview', rebuildText: 'Use it if something is missing from a list. It takes some minutes with many messages. Nothing is deleted, and drafts are kept.', progress: 'Progress', done: '{{done}} of {{total}} messages are in', under: 'The overview is being rebuilt', rebuilt: 'The overview is rebuilt',
  },
  about: {
    version: 'Version {{version}}', disk: 'The disk must be encrypted', diskText: 'Sektorpost does not encrypt what is kept on this computer: messages, files and drafts. Your organisation must see to it that the disk is encrypted.',
    approval: 'This version is not approved or certified by MedCom. It is for trials with test persons.', standards: 'Messages are written and read by MedCom’s FHIR standards for correspondence and acknowledgement.',
  },
} as const;
