/** First start: five steps, the training network chosen beforehand. */
export const onboarding = {
  steps: 'Steps', step: 'Step {{number}} of {{total}}', next: 'Continue', back: 'Back', begin: 'Begin', done: 'done', training: 'Training network', trainingOnly: 'Test persons only',
  password: {
    step: 'Password', title: 'Choose a password', text: 'You use it to unlock Sektorpost on this computer. It cannot be recovered if you forget it.', label: 'Password', repeat: 'Repeat password', show: 'Show password', hide: 'Hide password', hint: 'At least 8 characters. Several words are better than odd characters.',
    short: 'Write at least 8 characters', long: 'Write at most 200 characters', different: 'The two passwords differ', disk: 'Sektorpost does not encrypt data on this computer. Your organisation must make sure that the disk is encrypted.',
  },
  workplace: {
    step: 'Workplace', title: 'Where will Sektorpost be used?', text: 'The choice decides which messages you can receive and send. It can be changed later in Settings.', roles: 'Workplace',
    'general-practice': 'General practice', 'general-practiceText': 'Correspondence with municipalities, hospitals and other practices, with acknowledgements.', municipality: 'Municipality', municipalityText: 'Correspondence with general practice and hospitals, shared among units and persons, with acknowledgements.',
    findPractice: 'Find your practice', findMunicipality: 'Find your unit', placeholder: 'Search by name, address or location number', location: 'location no. {{gln}}', none: 'None found. Try part of the name.', hint: 'Searches the training network’s organisations, which come with the program. No connection is needed.', missing: 'Choose an organisation from the list', clear: 'Clear', loading: 'Fetching organisations …',
  },
  network: {
    step: 'Connection', title: 'Which network?', text: 'The training network is chosen beforehand. Everything can be tried here before you join a real network.', label: 'Network', training: 'Training network — test persons only', trainingText: 'Try everything with official test persons. Nothing is sent to real receivers.',
  },
  you: {
    step: 'Your details', title: 'Who are you?', text: 'Name, role and phone are the signature under what you write. The phone number can be changed in each message.', choose: 'Choose person', other: 'Somebody else', otherText: 'Write name, role and phone yourself', name: 'Name', role: 'Role', phone: 'Phone', initials: 'Initials', initialsHint: 'Two or three letters', rolePlaceholder: 'Choose or write', clearRole: 'Remove role',
    nameMissing: 'Write your name', roleMissing: 'Choose or write a role', phoneMissing: 'Write a number that the receiver can call', phoneInvalid: 'Only digits, + and -', initialsMissing: 'Write two or three letters',
  },
  test: {
    step: 'Try it', title: 'Ready to begin', text: 'We check that everything is in place on this computer.', store: 'The mailroom answers', organisation: '{{name}} is found', network: 'Connection to {{network}}', offline: 'Opened when you begin. Without a connection everything is saved and sent later.', waiting: 'Checking …', summary: 'Your choices', role: 'Workplace', organisationLabel: 'Organisation', person: 'Signature', networkLabel: 'Network', working: 'Getting ready …', failed: 'Sektorpost could not be made ready', testMessage: 'When you begin, the first training messages arrive by themselves. Answer one of them to try the whole way.',
  },
} as const;
