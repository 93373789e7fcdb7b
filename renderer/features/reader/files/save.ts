import { download } from '../../shared/download';
import { fileName } from './kind';

/** Lets the person save a file; the ending follows the content. */
export async function saveBlob(blob: Blob, title: string, exactName?: string): Promise<void> {
  const head = new Uint8Array(await blob.slice(0, 4096).arrayBuffer());
  download(blob, exactName ?? fileName(title, head));
}
