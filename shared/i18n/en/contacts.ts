/** The address book. */
export const contacts = {
  title: 'Address book', count_one: '{{count}} receiver', count_other: '{{count}} receivers', search: 'Search name, number or person', clear: 'Clear search', detail: 'Receiver', toolbar: 'Actions for the receiver', noSelection: 'Choose a receiver',
  write: 'Write to', copyPhone: 'Copy telephone number', phoneCopied: 'The telephone number is copied', reach: 'Contact', persons: 'Persons', noPersons: 'No persons are given. Write to the unit.', receives: 'Can receive', unknown: 'Unknown',
  row: { gln: 'location no. {{gln}}' },
  group: { municipality: 'Municipalities', 'general-practice': 'General practice', hospital: 'Hospitals', other: 'Others' },
  role: { municipality: 'Municipality', 'general-practice': 'General practice', hospital: 'Hospital', other: 'Other organisation' },
  short: { fhir: 'Ready', converted: 'Converted', none: 'Cannot receive', unknown: 'Unknown', 'never-acknowledged': 'Never acknowledged' },
  readiness: { fhir: 'Ready for FHIR', converted: 'Converted by VANS', none: 'Cannot receive the message', unknown: 'Unknown', 'never-acknowledged': 'Has never acknowledged' },
  readinessText: {
    fhir: 'The receiver reads the message in the format it is sent in.', converted: 'The receiver gets the message in an older format. Send at most 10 files.', none: 'According to the register the receiver does not take this kind of message. Call, or find another way.', unknown: 'We do not know whether the receiver can read the message. Watch for the acknowledgement.', 'never-acknowledged': 'Messages have been sent here without an answer. Call if it is urgent.',
  },
  fact: { phone: 'Telephone', address: 'Address', gln: 'Location no.', sor: 'SOR code', takes: 'Message types', source: 'Source', last: 'Latest', acknowledges: 'Acknowledges' },
  source: '{{source}}, {{date}}', sourceUndated: '{{source}}, date unknown', lastAccepted: 'Received {{time}}', neverAccepted: 'Nothing received yet', ratio: '{{acknowledged}} of {{sent}}, last 30 days', ratioNone: 'Nothing sent in the last 30 days',
  standard: { 'care-communication': 'Correspondence', acknowledgement: 'Acknowledgement', 'hospital-notification': 'Notification of hospital stay', 'home-care-observation': 'Municipal test result' },
  format: { label: 'Messages to them are written as', hint: 'The content is the same. Change it only if the receiver asks for it.', 'fhir-json': 'FHIR JSON', 'fhir-xml': 'FHIR XML', saved: 'Saved: messages to them are written as {{format}}' },
  empty: { none: 'The address book has not been fetched yet', noneText: 'It is fetched when there is a connection to the mailroom.', filtered: 'No receivers match', filteredText: 'You searched for “{{query}}”. Try part of the name or the location number.' },
  searchBoth: 'Search the address book and the organisation register',
  register: {
    group_one: 'Organisation register ({{count}})', group_other: 'Organisation register ({{count}})', inRegister: 'From the organisation register', add: 'Add to the address book', added: '{{name}} is in the address book', none: 'None of its own',
    through: 'Messages go to the unit above', throughText: 'The unit has no location number of its own. The message is sent to {{name}} with the unit as the receiving team.',
    unreachable: 'Messages cannot be sent here', unreachableText: 'Neither the unit nor a unit above it has a location number in the register.', nothing: 'No message types are registered', old: 'more than 30 days old',
    absent: 'No organisation register has been imported.', open: 'Import an organisation register',
  },
} as const;
