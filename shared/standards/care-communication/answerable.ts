/** Which message of a thread may be answered. */
import type { MessageView } from '../../messages';
import { answerableIds } from '../thread';
import { answerableVersions, id } from './facts';

/** Replying needs payload identifiers throughout, which came with 4.0; older messages are read only. */
export function answerable(thread: MessageView[], messageId: string): boolean {
  const message = thread.find((view) => view.messageId === messageId);
  if (message?.standard !== id || !answerableVersions.includes(message.version)) return false;
  return answerableIds(thread.filter(({ standard, threadId }) => standard === id && threadId === message.threadId)).includes(messageId);
}
