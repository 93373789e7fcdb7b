/** Files on their way from a page, a chunk at a time. Unfinished ones belong to their connection and go with it, or at the next start. */
import { createHash, type Hash } from 'node:crypto';
import { open, rm, type FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import { CHUNK_BYTES, CodedError } from '../../../shared/contract';
import { detectContentType } from '../../../shared/fhir/content-type';
import { makeDirectory } from '../../node/files';
import type { Originals } from './store';

export interface Uploads {
  begin(connection: number, bytes: number): Promise<string>;
  /** Chunks in order, each at the offset where the last one ended; a repeated chunk is passed over. Errors: `bad-arguments`, `not-found`. */
  put(connection: number, uploadId: string, offset: number, bytes: Uint8Array): Promise<number>;
  /** Moves the file to the content store. Errors: `bad-arguments` when bytes are missing, `not-found`. */
  end(connection: number, uploadId: string): Promise<{ sha256: string; detectedType?: string }>;
  forget(connection: number): Promise<void>;
}

/** As many files as a message may carry, twice. */
const MAX_OPEN = 20;
const HEAD_BYTES = 4096;

interface Upload { connection: number; path: string; handle: FileHandle; hash: Hash; declared: number; received: number; head: Buffer; busy: Promise<unknown> }

export async function openUploads(directory: string, originals: Originals, newId: () => string): Promise<Uploads> {
  await rm(directory, { recursive: true, force: true });
  await makeDirectory(directory);
  const uploads = new Map<string, Upload>();

  function find(connection: number, uploadId: string): Upload {
    const upload = uploads.get(uploadId);
    if (upload?.connection !== connection) throw new CodedError('not-found');
    return upload;
  }
  async function drop(uploadId: string, upload: Upload): Promise<void> {
    uploads.delete(uploadId);
    await upload.busy.catch(() => undefined);
    await upload.handle.close();
    await rm(upload.path, { force: true });
  }
  /** Chunks of one file are written one after another, however fast they come. */
  async function inTurn<T>(upload: Upload, run: () => Promise<T>): Promise<T> {
    const mine = upload.busy.catch(() => undefined).then(run);
    upload.busy = mine;
    return mine;
  }

  return {
    async begin(connection, bytes) {
      if ([...uploads.values()].filter((upload) => upload.connection === connection).length >= MAX_OPEN) throw new CodedError('bad-arguments', { at: 'uploads' });
      const uploadId = newId();
      const path = join(directory, uploadId);
      uploads.set(uploadId, { connection, path, handle: await open(path, 'wx', 0o600), hash: createHash('sha256'), declared: bytes, received: 0, head: Buffer.alloc(0), busy: Promise.resolve() });
      return uploadId;
    },
    async put(connection, uploadId, offset, bytes) {
      const upload = find(connection, uploadId);
      return inTurn(upload, async () => {
        if (offset + bytes.length <= upload.received) return upload.received;
        if (offset !== upload.received || bytes.length > CHUNK_BYTES || offset + bytes.length > upload.declared) throw new CodedError('bad-arguments', { at: 'offset' });
        for (let done = 0; done < bytes.length;) done += (await upload.handle.write(bytes, done, bytes.length - done, offset + done)).bytesWritten;
        upload.hash.update(bytes);
        if (upload.head.length < HEAD_BYTES) upload.head = Buffer.concat([upload.head, bytes.subarray(0, HEAD_BYTES - upload.head.length)]);
        upload.received += bytes.length;
        return upload.received;
      });
    },
    async end(connection, uploadId) {
      const upload = find(connection, uploadId);
      await upload.busy.catch(() => undefined);
      if (upload.received !== upload.declared) throw new CodedError('bad-arguments', { at: 'length' });
      uploads.delete(uploadId);
      await upload.handle.close();
      const sha256 = upload.hash.digest('hex');
      await originals.adopt('content', upload.path, sha256);
      const detectedType = detectContentType(upload.head);
      return detectedType === undefined ? { sha256 } : { sha256, detectedType };
    },
    async forget(connection) {
      for (const [uploadId, upload] of uploads) if (upload.connection === connection) await drop(uploadId, upload);
    },
  };
}
