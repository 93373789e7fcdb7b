/** The thread reader, its files and its print. */
export const reader = {
  toolbar: 'Actions for the message', reply: 'Reply', replyNew: 'New message', readOnly: 'The message can only be read: it is written in an older version. Write a new message instead of answering.', forward: 'Forward', forwardChosen_one: 'Forward {{count}} chosen message', forwardChosen_other: 'Forward {{count}} chosen messages', choose: 'Choose messages to forward', chosen: 'Chosen for forwarding', stopChoosing: 'Stop choosing',
  handled: 'Handled', unhandle: 'Not handled', assign: 'Assign', snooze: 'Snooze', print: 'Print', more: 'More actions', original: 'See original', technical: 'Technical details', note: 'Note', unread: 'Mark as unread',
  inThread_one: '{{count}} message in the thread', inThread_other: '{{count}} messages in the thread',
  activity: { 'new-message': 'New message', 'reply-message': 'Reply in thread', 'forward-message': 'Forwarded', 'modified-message': 'Corrected', 'retract-message': 'Cancelled', other: 'Message' },
  from: 'From', to: 'To', specificSender: 'specific sender:', specificRecipient: 'specific recipient:', priority: 'Priority', episode: 'Episode', late: 'Arrived late (+{{duration}})', receivedAt: 'fetched {{time}}', sentAt: 'sent {{time}}', team: 'team',
  noText: 'The message has no text.', unsigned: 'Without signature', unknownTime: 'Without time', answers: 'Answers {{who}}, {{time}}', answersPlain: 'Answers {{who}}', answersLetter: 'Answers the letter from {{who}}, {{time}}', answersUnknown: 'Answers a message that was not received here', fresh: 'New reply', freshNew: 'New', own: 'Sent from here',
  showAll: 'Show all ({{length}} characters)', showLess: 'Show less', controls_one: '{{count}} invisible control character has been made visible', controls_other: '{{count}} invisible control characters have been made visible',
  parallel: 'There are several replies to the same message. Read them all before you answer.',
  format: 'Format: {{format}}',
  attachment: {
    list: 'Attached files', open: 'Show', save: 'Save', created: '{{time}}', missing: 'The file can\'t be shown yet', missingText: 'The message refers to “{{title}}”, which has not been received. We show it here when it comes.', lying: 'The content does not match the file type', lyingText: 'The file is not shown. Save it only if you know the sender.', refused: 'This file type can\'t be shown. Save the file to open it.',
    linkTitle: 'Open {{host}}?', linkText: 'The link leads out of Sektorpost. Open it only if you know the sender.', linkBad: 'The address can\'t be opened: {{url}}', openLink: 'Open link', copyLink: 'Copy address', untitled: 'Untitled', failed: 'The file could not be shown', failedText: 'It may be damaged. Save it and open it in another program.', saved: 'The file has been saved', saveFailed: 'The file could not be saved', size: '{{type}} · {{size}}', tooLarge: 'The picture is too large to be shown. Save the file to open it.',
  },
  viewer: { label: '{{title}}', page: 'Page {{page}} of {{pages}}', next: 'Next page', previous: 'Previous page', zoomIn: 'Larger', zoomOut: 'Smaller', fit: 'Fit', close: 'Close', save: 'Save file', loading: 'Opening the file …' },
  dialog: {
    in: 'received', out: 'sent',
    technicalTitle: 'Technical details', technicalText: 'Holds no CPR numbers and no clinical content.', copyReport: 'Copy fault report', message: 'Message', thread: 'Thread', bundle: 'Dispatch', standard: 'Standard', receivedAt: 'Received', sentAt: 'Sent', attempts: 'Attempts', acknowledgement: 'Acknowledgement', sender: 'Sender', receiver: 'Receiver', format: 'Format',
    noteTitle: 'Note', noteLabel: 'Internal note on the message', noteHint: 'The note stays with you and is not sent.', noteSave: 'Save note',
  },
  noteBy: 'Internal note', loading: 'Opening the message …', gone: 'The message is not here', goneText: 'It may have been deleted because its retention time is over. Go back to the list.',
  paper: { page: 'Page', of: 'of', printed: 'Printed {{time}} by {{organisation}}', format: 'Original format: {{format}}', training: 'Training message from the training network. Must not be used for treatment.', attachments: 'Attached files', heading: 'Print of message' },
} as const;
