/** Which message of a thread may be answered. */
import type { MessageView } from '../../messages';
import { answerableIds } from '../thread';
import { answerableVersions, id } from './facts';
import { isAnswerableLetter } from './letter-answer';

/** Whether a message's history can be carried on at all, in a reply or a forward. */
export const canBeCarriedOn = ({ standard, version }: MessageView): boolean => standard === id && answerableVersions.includes(version);

/** Replying needs payload identifiers throughout, which came with 4.0; older messages are read only. */
export function answerable(thread: MessageView[], messageId: string): boolean {
  const message = thread.find((view) => view.messageId === messageId);
  // A letter begins a conversation of its own, and each of its copies is a letter: nobody else's answer stands in the way.
  if (message?.letter) return isAnswerableLetter(message);
  if (!message || !canBeCarriedOn(message)) return false;
  return answerableIds(thread.filter(({ standard, threadId }) => standard === id && threadId === message.threadId)).includes(messageId);
}
