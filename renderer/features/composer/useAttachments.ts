/** Files on their way from the person's disk into the mailroom's store, and what is refused on the way. */
import { useCallback, useEffect, useRef, useState } from 'react';
import type { ErrorCode } from '../../../shared/contract';
import type { DraftAttachment, Instant } from '../../../shared/messages';
import { HEAD_BYTES, judge, titleOf } from './files';
import type { DraftEditor } from './useDraftEditor';

export interface AttachmentPorts {
  putFile(file: Blob, onProgress?: (sent: number) => void): Promise<{ sha256: string; detectedType?: string }>;
  newId(): string;
}

export interface Attachments {
  /** Share saved so far (0 to 1) of each file on its way, by attachment id. */
  uploading: ReadonlyMap<string, number>;
  add(files: readonly File[]): void;
  addLink(url: string, title: string): void;
  remove(id: string): void;
  rename(id: string, title: string): void;
}

const modified = (file: File): Instant | undefined => (Number.isFinite(file.lastModified) && file.lastModified > 0 ? new Date(file.lastModified).toISOString() : undefined);

/** `said` hears of every file taken or refused, for assistive technology. */
export function useAttachments(editor: DraftEditor, { putFile, newId }: AttachmentPorts, said: (what: 'attached' | 'refused', title: string) => void): Attachments {
  const [uploading, setUploading] = useState<ReadonlyMap<string, number>>(new Map());
  const gone = useRef(new Set<string>());
  const ports = useRef({ putFile, newId, said });
  useEffect(() => { ports.current = { putFile, newId, said }; });
  const { change } = editor;

  const progress = useCallback((id: string, share: number | undefined) => {
    setUploading((before) => {
      const next = new Map(before);
      if (share === undefined) next.delete(id); else next.set(id, share);
      return next;
    });
  }, []);
  const edit = useCallback((id: string, patch: Partial<DraftAttachment>) => {
    change((draft) => ({ ...draft, attachments: draft.attachments.map((file) => (file.id === id ? { ...file, ...patch } : file)) }));
  }, [change]);

  const take = useCallback(async (file: File) => {
    const head = new Uint8Array(await file.slice(0, HEAD_BYTES).arrayBuffer());
    const id = ports.current.newId();
    const verdict = judge(file, head);
    const created = modified(file);
    const base: DraftAttachment = { id, title: titleOf(file.name), bytes: file.size, ...(created ? { created } : {}) };
    const append = (attachment: DraftAttachment) => { change((draft) => ({ ...draft, attachments: [...draft.attachments, attachment] })); };
    if ('refused' in verdict) {
      append({ ...base, title: file.name, refused: verdict.refused });
      ports.current.said('refused', file.name);
      return;
    }
    append({ ...base, contentType: verdict.contentType });
    progress(id, 0);
    try {
      const stored = await ports.current.putFile(file, (sent) => { progress(id, file.size ? sent / file.size : 1); });
      if (gone.current.has(id)) return;
      // The mailroom has seen all of the file; its word outranks the first bytes.
      const lying = stored.detectedType !== undefined && stored.detectedType !== verdict.contentType;
      edit(id, lying ? { title: file.name, refused: 'attachment-lying' satisfies ErrorCode } : { sha256: stored.sha256 });
      ports.current.said(lying ? 'refused' : 'attached', base.title);
    } catch {
      if (!gone.current.has(id)) edit(id, { title: file.name, refused: 'attachment-missing' satisfies ErrorCode });
    } finally {
      progress(id, undefined);
    }
  }, [change, edit, progress]);

  const add = useCallback((files: readonly File[]) => {
    // One after another: each is copied whole through one bridge, and the order stays the person's.
    void files.reduce((before, file) => before.then(() => take(file)), Promise.resolve());
  }, [take]);
  const addLink = useCallback((url: string, title: string) => {
    change((draft) => ({ ...draft, attachments: [...draft.attachments, { id: ports.current.newId(), title, url }] }));
    ports.current.said('attached', title);
  }, [change]);
  const remove = useCallback((id: string) => {
    gone.current.add(id);
    change((draft) => ({ ...draft, attachments: draft.attachments.filter((file) => file.id !== id) }));
  }, [change]);
  const rename = useCallback((id: string, title: string) => { edit(id, { title }); }, [edit]);
  return { uploading, add, addLink, remove, rename };
}
