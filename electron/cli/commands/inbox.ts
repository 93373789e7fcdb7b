/** `inbox`: what a profile has received, oldest first. Reads only: nothing is marked as read or handed over. */
import type { BridgeClient } from '../../../shared/contract';
import type { Marks, MessageRecord } from '../../../shared/messages';
import type { CliCommand, ExitCode } from '../command';
import { profileOptions, withMailroom } from '../mailroom';
import { fill } from '../words';

const PAGE = 500;

export interface Received { message: MessageRecord; marks?: Marks }

/** All received messages but acknowledgements, oldest first, with what people decided about them. */
export async function received(client: BridgeClient): Promise<Received[]> {
  const messages: MessageRecord[] = [];
  const marks = new Map<string, Marks>();
  let cursor: string | undefined;
  do {
    const page = await client.call('rebuild.page', cursor === undefined ? { limit: PAGE } : { cursor, limit: PAGE });
    for (const message of page.messages) if (message.direction === 'in' && message.view.standard !== 'acknowledgement') messages.push(message);
    for (const mark of page.marks) marks.set(mark.messageId, { ...marks.get(mark.messageId), ...mark });
    ({ cursor } = page);
  } while (cursor !== undefined);
  messages.sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
  return messages.map((message) => { const mark = marks.get(message.messageId); return mark ? { message, marks: mark } : { message }; });
}

export const inbox: CliCommand = {
  options: { ...profileOptions, json: { type: 'boolean' } },
  takes: 'none',
  usage: '--profile DIR [--json]',
  run: (context) => withMailroom<ExitCode>(context, async (client) => {
    const { out, values, talk, words } = context;
    const all = await received(client);
    for (const { message, marks } of all) {
      if (out.closed) break;
      const { view } = message;
      if (values.json) {
        await out.json({ ...view, at: message.at, format: message.format, original: message.original, read: marks?.read === true, handled: typeof marks?.handledAt === 'string', ...(message.lateByMinutes ? { lateByMinutes: message.lateByMinutes } : {}) });
      } else {
        await out.line([message.at, marks?.read ? ' ' : '*', view.sender.name ?? view.sender.gln ?? '?', view.patient?.name ?? '', view.topic ?? view.category ?? '', view.messageId].join('\t'));
      }
    }
    talk(all.length === 0 ? words.inboxEmpty : fill(words.inboxCount, { count: all.length }));
    return 0;
  }),
};
