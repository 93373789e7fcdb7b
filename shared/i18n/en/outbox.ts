/** What we have sent: the outbox, Sent, and the acknowledgements that left from here. */
export const outbox = {
  outbox: 'Outbox', sent: 'Sent', count_one: '{{count}} message', count_other: '{{count}} messages', held: { offline: 'sent when there is a connection', paused: 'sent when the pause is over' },
  row: { to: 'to {{name}}', files_one: '{{count}} file', files_other: '{{count}} files' },
  toolbar: 'Actions for the message', detail: 'The chosen message', noSelection: 'Choose a message to see how far it has come',
  action: { cancel: 'Cancel', resend: 'Send again', correct: 'Correct and send as new', open: 'Open message', toDraft: 'Make it a draft' },
  done: { cancelled: 'The message is cancelled and will not be sent.', resent: 'The message is on its way again' },
  fact: { to: 'To', category: 'Category', queued: 'Put in the outbox', sent: 'First sent', files: 'Files' },
  ended: 'Somebody has closed the message. Nothing more happens.', call: 'Telephone of the receiver: {{phone}}', noEvents: 'Nothing has been recorded about the message yet.',
  event: {
    draft: 'Draft', queued: 'Put in the outbox', transmitting: 'Sending began', 'handed-over': 'Handed over to the network', 'at-receiver': 'Has reached the receiver', 'waiting-retry': 'Will be sent again', overdue: 'No acknowledgement', failed: 'Could not be sent', cancelled: 'Cancelled', rejected: 'Rejected by the receiver', accepted: 'Received', held: 'Sending again stopped by a member of staff', resumed: 'Sending again resumed by a member of staff',
  },
  verdict: { ok: 'Positive acknowledgement: the receiver’s system has accepted the message.', 'transient-error': 'Acknowledgement: the receiver has a passing technical fault.', 'fatal-error': 'Acknowledgement: the receiver cannot use the message.' },
  outcome: 'The receiver writes: {{text}}', noOutcome: 'The receiver has given no reason.',
  tab: { label: 'Show', messages: 'Messages', acknowledgements: 'Acknowledgements sent' },
  ack: {
    lead: 'When you receive a message, Sektorpost answers its sender with an acknowledgement. Here are those that have been sent, and those still to be sent.',
    count_one: '{{count}} acknowledgement', count_other: '{{count}} acknowledgements', refresh: 'Fetch again', more: 'Show more', empty: 'No acknowledgements yet', emptyText: 'The first is sent when you have received a message.', duplicate: 'answer repeated',
    column: { time: 'Time', answer: 'Answer', to: 'To', state: 'State', of: 'Id of the message answered' },
    code: { ok: 'Received', 'transient-error': 'Technical fault, send again', 'fatal-error': 'Rejected' }, state: { owed: 'Waiting to be sent', 'handed-over': 'Sent' },
  },
  empty: {
    outbox: 'The outbox is empty', outboxText: 'Nothing waits to be sent or acknowledged. What has come to its end is under Sent.', sent: 'Nothing sent yet', sentText: 'Messages you send stand here with their acknowledgement.',
    rebuilding: 'The overview is being rebuilt', rebuildingText: 'Messages appear here as they are put in. Nothing is lost.',
  },
} as const;
