/** Stands between the page and everybody: shows the lock screen instead of the program while nobody is logged in. */
import { useEffect, useState, type ReactNode } from 'react';
import { useCounts, usePreference, useSession, useSessionCommands } from '../../archive';
import { useClock } from '../shared/useNow';
import { LockScreen } from './LockScreen';
import { useLock } from './useLock';

/** Children are not mounted while locked, so nothing of a patient stays in the page behind the screen. */
export function LockGate({ children }: { children: ReactNode }) {
  const session = useSession();
  const { lock, unlock } = useSessionCommands();
  const clock = useClock();
  const { inboxUnread } = useCounts();
  const [lastUserId, setLastUserId] = usePreference<string>('lock.lastUser', '');
  const open = session?.state === 'open';
  const { lockedAfter } = useLock({ open, afterMinutes: session?.settings.lockAfterMinutes ?? 0, lock, now: () => Date.parse(clock()) });
  const userId = session?.user?.id;
  useEffect(() => { if (userId && userId !== lastUserId) setLastUserId(userId); }, [userId, lastUserId, setLastUserId]);
  // What was unread before it was locked is no news; after a fresh start nothing is known to compare with.
  const [unreadBefore, setUnreadBefore] = useState<number>();
  if (open && unreadBefore !== inboxUnread) setUnreadBefore(inboxUnread);
  if (session?.state !== 'locked') return children;
  return <LockScreen key={lastUserId} session={session} onUnlock={unlock} lastUserId={lastUserId || undefined} lockedAfter={lockedAfter} news={Math.max(0, inboxUnread - (unreadBefore ?? inboxUnread))} />;
}
