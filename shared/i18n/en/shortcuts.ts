/** The keyboard map in words. */
export const shortcuts = {
  title: 'Shortcuts', intro: 'Single letters work while you are not typing in a field. They can be changed or switched off in Settings.', switchedOff: 'switched off', then: 'then', settings: 'Settings',
  group: { move: 'Move', message: 'The message', go: 'Go to', write: 'Write', program: 'The program' },
  action: {
    next: 'Next', previous: 'Previous', 'next-in-thread': 'Next message in the thread', 'previous-in-thread': 'Previous message in the thread', mark: 'Mark', 'next-pane': 'Next pane', search: 'Search', 'search-anywhere': 'Search, also while typing',
    reply: 'Reply', forward: 'Forward', handled: 'Handled, and go to the next', assign: 'Assign', snooze: 'Snooze', note: 'Note', original: 'Original', patient: 'Open citizen', patient_patient: 'Open patient', 'plan-basic': 'Plan: basic level', 'plan-advanced': 'Plan: advanced level', 'offer-start': 'Plan: offer start', print: 'Print', undo: 'Undo', 'new-message': 'New message', send: 'Send',
    'next-error': 'Next error', 'previous-error': 'Previous error', 'go-inbox': 'Inbox', 'go-needs-action': 'Needs action', 'go-mine': 'Mine', 'go-plans': 'Rehabilitation', 'go-outbox': 'Outbox', 'go-drafts': 'Drafts', 'go-patients': 'Citizens', 'go-patients_patient': 'Patients', 'go-conformance': 'Conformance', help: 'All shortcuts', lock: 'Lock',
  },
  fixed: { enter: 'Open; again: into the message', escape: 'One level back. Never loses text', arrows: 'Next, previous', 'shift-arrows': 'Mark several', widths: 'Width of the pane' },
} as const;
