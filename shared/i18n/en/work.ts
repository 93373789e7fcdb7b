/** English for `da/work`. */
export const work = {
  title: 'Needs action', open_one: '{{count}} open', open_other: '{{count}} open', late_one: '{{count}} arrived late', late_other: '{{count}} arrived late',
  filter: { label: 'Filter', all: 'All', mine: 'Mine', unassigned: 'Unassigned' },
  clock: 'The clock stands still while you are offline',
  group: {
    rejected: 'Rejected', failed: 'Not sent', overdue: 'No acknowledgement', 'waiting-retry': 'Being sent again', quarantine: 'Quarantine', late: 'Arrived late',
    rejectedText: 'The receiver can’t use the content', failedText: 'The network can’t take the message', overdueText: 'All attempts are used up', 'waiting-retryText': 'Happens by itself; keep an eye on it', quarantineText: 'Never shown in the inbox', lateText: 'Oldest first',
  },
  row: { to: '{{type}} to {{name}}', from: '{{type}} from {{name}}', hidden: 'Content hidden', noCpr: 'no CPR read', fromGln: 'Message from location no. {{gln}}', fromUnknown: 'Message from an unknown sender', attempts_one: 'Sent {{count}} time', attempts_other: 'Sent {{count}} times', next: 'Next attempt {{time}}', ago: '{{duration}} ago', sent: 'sent {{time}}', queued: 'in the outbox since {{time}}', sentLate: 'sent {{time}}', nobody: 'Unassigned', owner: 'Assigned to {{initials}}' },
  toolbar: 'Actions for the task', assign: 'Assign', solved: 'Solved', openMessage: 'Open message', report: 'Fault report', reportCopied: 'The fault report is copied. It holds no CPR and no clinical content.', reportSave: 'Save fault report', reportSaved: 'The fault report is saved. It holds no CPR and no clinical content.',
  reportTo: {
    rejected: 'Send it to your vendor: the receiver\'s system says the content is wrong.', failed: 'Send it to your network operator or vendor: the network did not take the message.', overdue: 'Send it to your network operator and to the receiver\'s IT department: an acknowledgement is missing.', 'waiting-retry': 'Wait until the attempts are used up. Then it is for the receiver\'s IT department.',
    late: 'Send it to your network operator: the message was long on its way.', quarantine: 'Send it to the sender\'s IT department or vendor: their message can\'t be read by the standard.',
  },
  note: {
    refusal: { network: "The network's own text: {{text}}", receiver: "The receiving system's own text: {{text}}" }, rejected: 'Rejected by {{name}}', rejectedText: 'Nobody has read the message.', failed: 'Could not be sent to {{name}}', failedText: 'The message has not left this computer.',
    overdue: 'No acknowledgement from {{name}}', overdueText: 'We do not know whether the message arrived. Contact the receiver another way.', 'waiting-retry': 'Being sent to {{name}} again', 'waiting-retryText': 'You need not do anything yet.',
    late: 'Arrived {{duration}} late', lateText: 'Read the message first: its content may be urgent.', quarantine: 'The message is not shown', reason: 'The receiver’s reason: {{text}}', noReason: 'The receiver gave no reason.',
    answered: { 'fatal-error': 'The sender has been told that it can’t be used.', 'transient-error': 'The sender has been asked to send it again.', envelope: 'The network has been asked to send it again.', nothing: 'The sender could not be told.' },
  },
  steps: {
    label: 'Next step', correct: 'Correct and send as a new message', correctText: 'We copy the text to a new draft. Check CPR and receiver.', call: 'Call the receiver', callSender: 'Call the sender', noPhone: 'The phone number is unknown',
    resend: 'Send the same message again', resendText: 'Unchanged. The receiver sees it only once.', close: 'End without sending', closeOverdue: 'End: settled another way', closeText: 'You write a reason. It is kept in the log.', closeQuarantine: 'End: settled with the sender', closeQuarantineText: 'You write a reason. The original is kept.', wait: 'Wait', waitText: 'We send it again by ourselves {{time}}.', waitSoon: 'We send it again by ourselves.', read: 'Read the message', readText: 'Opens it in its thread.', copy: 'Copy fault report', copyText: 'For your supplier. Without CPR and clinical content.',
  },
  button: { correct: 'Make a new draft', call: 'Copy number', resend: 'Send again', close: 'End', wait: 'Open message', read: 'Open message', copy: 'Copy' },
  reason: 'Reason', reasonMissing: 'Write a reason', phoneCopied: 'The number is copied', notAgain: 'The same message is not sent again by itself', done: 'The task is solved', resent: 'The message is sent again', marked: 'Marked as read',
  history: 'History', technical: 'Technical facts for a fault report', rules_one: '{{count}} fault', rules_other: '{{count}} faults',
  empty: 'Nothing needs action', emptyText: 'Every sent message is received or under way, and nothing is held back.', emptyFiltered: 'No tasks here', emptyFilteredText: 'Change the filter to see the rest.', noSelection: 'Choose a task to see the next step',
} as const;
