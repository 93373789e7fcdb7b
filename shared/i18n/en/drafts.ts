/** Messages begun and not sent. */
export const drafts = {
  title: 'Drafts', count_one: '{{count}} draft', count_other: '{{count}} drafts', list: 'Drafts, newest first', noPatient: 'No citizen chosen', noPatient_patient: 'No patient chosen', noReceiver: 'no receiver', to: 'to {{receiver}}', noText: 'No text yet',
  kind: { new: 'New', reply: 'Reply', forward: 'Forward' }, files_one: '{{count}} file', files_other: '{{count}} files', remove: 'Delete draft', open: 'Open draft', removed: 'The draft is deleted', undo: 'Undo', by: 'by {{name}}',
  empty: { title: 'No drafts', text: 'What you begin is saved here by itself until you send it or discard it.', start: 'New message' },
} as const;
