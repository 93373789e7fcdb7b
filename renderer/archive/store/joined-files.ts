/** Files that a letter refers to and another message carries: their content, by identifier, from whichever message has it. */
import type { AttachmentView, MessageRecord } from '../../../shared/messages';
import type { ArchiveDb } from './schema';

const contentOf = ({ bytes, contentType, sha256, lyingContentType }: AttachmentView): Partial<AttachmentView> => ({
  hasContent: true, ...(sha256 === undefined ? {} : { sha256 }), ...(bytes === undefined ? {} : { bytes }), ...(contentType === undefined ? {} : { contentType }), ...(lyingContentType === undefined ? {} : { lyingContentType }),
});

/** Title and description stay those of the letter; bytes, type and what was found about them are those of the file. */
export async function withJoinedFiles(db: ArchiveDb, records: readonly MessageRecord[]): Promise<MessageRecord[]> {
  const missing = [...new Set(records.flatMap(({ view }) => (view.letter ? view.attachments.filter(({ sha256, url }) => sha256 === undefined && url === undefined).map(({ id }) => id) : [])))];
  if (missing.length === 0) return [...records];
  const refs = (await db.attachmentRefs.bulkGet(missing)).filter((ref) => ref !== undefined);
  const carriers = await db.bodies.bulkGet([...new Set(refs.map(({ messageId }) => messageId))]);
  const files = new Map(carriers.flatMap((body) => body?.view.attachments ?? []).filter(({ sha256 }) => sha256 !== undefined).map((file) => [file.id, file]));
  return records.map((record) => (record.view.letter ? {
    ...record, view: { ...record.view, attachments: record.view.attachments.map((own) => { const file = own.sha256 === undefined ? files.get(own.id) : undefined; return file ? { ...own, ...contentOf(file) } : own; }) },
  } : record));
}
