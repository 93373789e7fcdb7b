/** A message of a conversation in another format, and its original for whoever may have it: letters for all who read them, other messages for administrators (decision 0041). */
import type { MessageRecord } from '../../../shared/messages';
import { useAccess, useArchive } from '../../archive';
import { ConvertDialog } from '../shared/ConvertDialog';
import { isLetter, letterFileName } from './letters/letters';

export function ConvertRecord({ record, onClose }: { record: MessageRecord; onClose(): void }) {
  const { administrator } = useAccess();
  const { commands } = useArchive();
  const { messageId, format, original, view } = record;
  const saved = () => { commands.looked({ action: 'raw-saved', messageIds: [messageId], citizen: view.patient?.ids, threadId: view.threadId }); };
  return (
    <ConvertDialog
      of={{ messageId }} format={format} name={isLetter(record) ? letterFileName(record) : 'besked'} onClose={onClose}
      original={isLetter(record) || administrator ? { sha256: original, onSaved: saved } : undefined}
    />
  );
}
