import { fileName } from './kind';

/** Lets the person save a file; the ending follows the content. */
export async function saveBlob(blob: Blob, title: string, exactName?: string): Promise<void> {
  const head = new Uint8Array(await blob.slice(0, 4096).arrayBuffer());
  const url = URL.createObjectURL(new Blob([blob], { type: 'application/octet-stream' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = exactName ?? fileName(title, head);
  link.click();
  // The download has taken its own hold of the content well before this.
  setTimeout(() => { URL.revokeObjectURL(url); }, 60_000);
}
