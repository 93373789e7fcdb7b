import { useEffect, useState } from 'react';
import type { AttachmentView } from '../../../../shared/messages';
import { useFile } from '../../../archive';
import { lookOf, type FileLook } from './kind';

const HEAD = 262_144;

/** Content of a file, what it may be shown as, and an address for pictures. Undefined parts are still on their way. */
export function useFileLook(attachment: AttachmentView): { blob?: Blob; look?: FileLook; url?: string; error?: string } {
  const { blob, error } = useFile(attachment.sha256);
  const [known, setKnown] = useState<{ blob: Blob; look: FileLook; url?: string }>();
  const { contentType, lyingContentType } = attachment;
  useEffect(() => {
    if (!blob) return undefined;
    let gone = false;
    let url: string | undefined;
    void blob.slice(0, HEAD).arrayBuffer().then((buffer) => {
      if (gone) return;
      const look = lookOf(new Uint8Array(buffer), { contentType, lyingContentType });
      // The address carries the type that the bytes have, so that nothing else can be made of it.
      if (look.look === 'image') url = URL.createObjectURL(new Blob([blob], { type: look.type }));
      setKnown({ blob, look, ...(url ? { url } : {}) });
    });
    return () => {
      gone = true;
      if (url) URL.revokeObjectURL(url);
    };
  }, [blob, contentType, lyingContentType]);
  const current = known && known.blob === blob ? known : undefined;
  return { ...(blob ? { blob } : {}), ...(current ? { look: current.look } : {}), ...(current?.url ? { url: current.url } : {}), ...(error ? { error } : {}) };
}
