/** The lists of threads. */
export const inbox = {
  unread_one: '{{count}} unread', unread_other: '{{count}} unread', marked_one: '{{count}} marked', marked_other: '{{count}} marked',
  threads_one: '{{count}} thread', threads_other: '{{count}} threads',
  filter: { label: 'Filters', all: 'All', unread: 'Unread', attachments: 'With files', late: 'Late', more: 'More filters', category: 'Category', anyCategory: 'All categories', categoryOn: 'Category: {{category}}', clear: 'Remove filter' },
  order: { newest: 'Order: newest first', oldest: 'Order: oldest first' },
  group: { day: 'Show by day', patient: 'Show by patient', citizen: 'Show by citizen' },
  to: 'to {{name}}', reply: 'Reply', forwarded: 'Forwarded', unreadWord: 'Unread', hasFiles: 'Has files', assignedTo: 'Assigned to {{initials}}', snoozedUntil: 'Snoozed until {{time}}', deceased: 'Deceased',
  select: { clear: 'Clear marks', actions: 'Actions for what is marked' },
  action: { handled: 'Handled', unhandle: 'Not handled', assign: 'Assign', snooze: 'Snooze', read: 'Mark as read', unread: 'Mark as unread' },
  done: {
    handled_one: 'The message is handled', handled_other: '{{count}} messages are handled', unhandled_one: 'The message is back in the inbox', unhandled_other: '{{count}} messages are back in the inbox',
    assigned_one: 'Assigned to {{initials}}', assigned_other: '{{count}} messages are assigned to {{initials}}', unassigned_one: 'No longer assigned to anybody', unassigned_other: '{{count}} messages are no longer assigned',
    snoozed_one: 'Snoozed until {{time}}', snoozed_other: '{{count}} messages are snoozed until {{time}}', woken: 'Shown again now', undone: 'Undone', failed: 'That did not work',
  },
  assign: { title: 'Assign', me: 'Me ({{initials}})', nobody: 'Nobody', label: 'Who should look at it?' },
  snooze: { title: 'Snooze', label: 'When should it be shown again?', hours: 'In 3 hours', tomorrow: 'Tomorrow at 08:00', monday: 'Monday at 08:00', week: 'In a week', stop: 'Show again now' },
  empty: {
    inbox: 'The inbox is empty', inboxText: 'Last fetched at {{time}}. New messages come by themselves.', inboxNever: 'Not fetched yet', inboxNeverText: 'There has been no connection since the installation. That does not mean that there are no messages.', seeConnection: 'See connection',
    mine: 'No messages are assigned to you', mineText: 'Assign a message to yourself with Assign.', unassigned: 'All messages are assigned', unassignedText: 'Messages without an owner are shown here.', handled: 'No handled messages yet', handledText: 'What you mark as handled is collected here.',
    filtered: 'No messages match', filteredText: 'No messages in the folder match the filter.', clear: 'Remove filter',
  },
  noSelection: 'Choose a message in the list', noSelectionText: 'Use the arrows or {{next}} and {{previous}}, and press Enter to open.', noSelectionPlain: 'Use the arrows, and press Enter to open.',
} as const;
