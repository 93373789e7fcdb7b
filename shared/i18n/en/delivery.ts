/** Delivery states. `full` is the sentence, `short` the word in a list, `next` what the person who sees it can do. Never "read". */
export const delivery = {
  full: {
    draft: 'Draft', queued: 'In the outbox, waiting for connection', transmitting: 'Being sent', 'handed-over': 'Sent, awaiting acknowledgement', 'at-receiver': 'At the receiver, awaiting acknowledgement',
    'waiting-retry': 'Technical fault at the receiver – will be sent again', 'waiting-resend': 'No acknowledgement – sent again ({{count}})', overdue: 'No acknowledgement. Contact them another way', failed: 'Could not be sent', cancelled: 'Cancelled before sending', rejected: 'Rejected by the receiver', accepted: 'Received {{time}}',
  },
  short: {
    draft: 'Draft', queued: 'In outbox', transmitting: 'Sending', 'handed-over': 'Waiting', 'at-receiver': 'Waiting', 'waiting-retry': 'Sending again', resent: 'Sent again ({{count}})', overdue: 'No acknowledgement', failed: 'Not sent', cancelled: 'Cancelled', rejected: 'Rejected', accepted: 'Received',
  },
  next: {
    draft: 'Finish it and send it.', queued: 'Is sent by itself when there is a connection.', transmitting: 'Wait a moment.', 'handed-over': 'You need not do anything. We watch for the acknowledgement.', 'at-receiver': 'You need not do anything. We watch for the acknowledgement.',
    'waiting-retry': 'You need not do anything. We send it again by ourselves.', overdue: 'Call the receiver, or send again.', failed: 'Correct the message and send it as a new one.', cancelled: 'The message was not sent.', rejected: 'Correct the message and send it as a new one, or call.', accepted: 'The receiver\'s system has taken the message.',
  },
  track: {
    refusal: { network: "The network's own text: {{text}}", receiver: "The receiving system's own text: {{text}}" }, label: 'Delivery', sent: 'Sent', handedOver: 'Handed to the network', received: 'Received', rejected: 'Rejected, final answer', waiting: 'Awaiting acknowledgement', queued: 'In outbox', retry: 'Sending again', overdue: 'No acknowledgement', failed: 'Could not be sent', cancelled: 'Cancelled',
    attempt: 'attempt {{count}}', history: 'Show whole history', hideHistory: 'Hide history', historyTitle: 'Whole history', nextTry: 'Next attempt {{time}}', note: 'Reason: {{note}}',
  },
  clock: {
    running_one: 'Acknowledgement expected within {{count}} minute, by {{time}}', running_other: 'Acknowledgement expected within {{count}} minutes, by {{time}}', still_one: 'The clock stands still while you are offline. {{count}} minute is left', still_other: 'The clock stands still while you are offline. {{count}} minutes are left',
    again_one: 'If it does not come, we send the same message again ourselves, {{count}} more time.', again_other: 'If it does not come, we send the same message again ourselves, up to {{count}} more times.', held: 'Sending again is stopped. If the acknowledgement does not come, you get a task under Needs action.', yours: 'If it does not come, you get a task under Needs action. We send no more by ourselves.',
    stop: 'Stop sending again', resume: 'Let it be sent again', stopped: 'Sending again is stopped', resumed: 'It is sent again by itself',
  },
  late: 'Arrived late (+{{duration}})', lateShort: 'Late',
} as const;
