/** PDF pages on a canvas: no scripts, no links, no forms, no wasm. */
import { GlobalWorkerOptions, getDocument, type PDFDocumentLoadingTask, type PDFDocumentProxy } from 'pdfjs-dist';

/** One worker for all documents; the file is bundled with the page, so that the page's policy lets it run. */
let started = false;
function start(): void {
  if (started) return;
  started = true;
  GlobalWorkerOptions.workerPort = new Worker(new URL('pdfjs-dist/build/pdf.worker.min.mjs', import.meta.url), { type: 'module' });
}

export interface OpenPdf { document: PDFDocumentProxy; close(): Promise<void> }

export async function openPdf(blob: Blob): Promise<OpenPdf> {
  start();
  const task: PDFDocumentLoadingTask = getDocument({ data: new Uint8Array(await blob.arrayBuffer()), useWasm: false, enableXfa: false, stopAtErrors: false, maxImageSize: 60_000_000 });
  return { document: await task.promise, close: () => task.destroy() };
}

/** Draws a page `width` CSS pixels wide (before zoom). Returns a function that stops the drawing. */
export function drawPage(document: PDFDocumentProxy, number: number, canvas: HTMLCanvasElement, width: number, onDone: (error?: unknown) => void): () => void {
  let stopped = false;
  let cancel = () => { stopped = true; };
  const draw = async () => {
    const page = await document.getPage(number);
    const density = Math.min(2, window.devicePixelRatio || 1);
    const base = page.getViewport({ scale: 1 });
    const viewport = page.getViewport({ scale: (width / base.width) * density });
    canvas.width = Math.floor(viewport.width);
    canvas.height = Math.floor(viewport.height);
    if (stopped) return;
    const task = page.render({ canvas, viewport });
    cancel = () => { stopped = true; task.cancel(); };
    await task.promise;
  };
  draw().then(() => { onDone(); }, (error: unknown) => { if (!stopped) onDone(error); });
  return () => { cancel(); };
}
