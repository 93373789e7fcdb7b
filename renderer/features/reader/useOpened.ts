/** What follows from opening a thread: it is read after a moment, and the access log is told of each message that was shown. */
import { useEffect, useRef } from 'react';
import type { MessageRecord } from '../../../shared/messages';
import { useArchive, type ThreadDetail } from '../../archive';

/** Long enough that a thread passed over on the way down a list is not taken as read. */
const READ_AFTER = 1000;

/** @param unreadIds messages nobody has read yet @param about the message that says whom it is about */
export function useOpened(detail: ThreadDetail, unreadIds: readonly string[], about: MessageRecord | undefined): void {
  const { commands } = useArchive();
  const reads = detail.withheld !== true;
  // Ids of letters may hold anything but a line feed.
  const unread = unreadIds.join('\n');
  useEffect(() => {
    // Whoever may not read the text has not read it for the others.
    if (!unread || !reads) return undefined;
    const timer = setTimeout(() => { if (document.visibilityState === 'visible') commands.markRead(unread.split('\n'), true).catch(() => undefined); }, READ_AFTER);
    return () => { clearTimeout(timer); };
  }, [unread, reads, commands]);

  // Each message is a look of its own: the thread's when it is opened, and what comes while it is.
  const looked = useRef<ReadonlySet<string>>(new Set());
  const patientIds = about?.view.patient?.ids;
  useEffect(() => {
    const ids = detail.messages.map(({ messageId }) => messageId);
    const fresh = ids.filter((id) => !looked.current.has(id));
    if (!reads || fresh.length === 0) return;
    looked.current = new Set(ids);
    commands.looked({ action: 'thread-opened', messageIds: fresh, citizen: patientIds, threadId: detail.row.threadId });
  }, [commands, reads, detail.messages, detail.row.threadId, patientIds]);
}
