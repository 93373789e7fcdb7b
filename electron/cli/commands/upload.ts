/** Puts a file into the mailroom's store in chunks, so that a large one never lies in memory whole. */
import { open } from 'node:fs/promises';
import { parse } from 'node:path';
import { CHUNK_BYTES, type BridgeClient } from '../../../shared/contract';
import type { DraftAttachment } from '../../../shared/messages';

/** `id` and `now` name the attachment in its draft. Errors of the bridge and of the file system come through. */
export async function uploadAttachment(client: BridgeClient, path: string, id: string, now: string): Promise<DraftAttachment> {
  const file = await open(path, 'r');
  try {
    const { size } = await file.stat();
    const { uploadId } = await client.call('bytes.begin', { bytes: size });
    for (let offset = 0; offset < size;) {
      const { buffer, bytesRead } = await file.read(new Uint8Array(Math.min(CHUNK_BYTES, size - offset)), 0, Math.min(CHUNK_BYTES, size - offset), offset);
      // The file shrank while it was read: `bytes.end` will refuse what lacks bytes.
      if (bytesRead === 0) break;
      await client.callWithBytes('bytes.put', { uploadId, offset }, buffer.subarray(0, bytesRead));
      offset += bytesRead;
    }
    const { sha256, detectedType } = await client.call('bytes.end', { uploadId });
    return { id, title: parse(path).name, ...(detectedType ? { contentType: detectedType } : {}), bytes: size, sha256, created: now };
  } finally {
    await file.close();
  }
}
