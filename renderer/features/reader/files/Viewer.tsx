/** One file, large. Pictures as pictures, PDF and TIFF page by page on a canvas. */
import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../../../ui/EmptyState';
import { Waiting } from '../../../ui/Progress';
import { ToolButton, Toolbar, ToolbarGap, ToolbarLine } from '../../../ui/Toolbar';
import type { FileLook } from './kind';
import type { drawPage as DrawPage, OpenPdf } from '../../shared/pdf';
import type { TiffPages } from './tiff';
import styles from './Viewer.module.css';

interface ViewerProps { title: string; blob?: Blob | undefined; look?: FileLook | undefined; url?: string | undefined; onSave(): void; onClose(): void }

const ZOOMS = [0.5, 0.75, 1, 1.5, 2, 3] as const;
const PAGE_WIDTH = 900;

export function Viewer({ title, blob, look, url, onSave, onClose }: ViewerProps) {
  const { t } = useTranslation('reader');
  const [zoom, setZoom] = useState(2);
  const [page, setPage] = useState(1);
  const [pages, setPages] = useState(1);
  const [failed, setFailed] = useState(false);
  const step = (by: number) => { setPage((old) => Math.max(1, Math.min(pages, old + by))); };
  const onKeyDown = (event: KeyboardEvent) => {
    if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 's') { event.preventDefault(); onSave(); return; }
    if (event.key === 'PageDown' || event.key === 'PageUp') { event.preventDefault(); step(event.key === 'PageDown' ? 1 : -1); } else if (event.key === '+') setZoom((old) => Math.min(ZOOMS.length - 1, old + 1));
    else if (event.key === '-') setZoom((old) => Math.max(0, old - 1));
  };
  const width = PAGE_WIDTH * ZOOMS[zoom]!;
  return (
    <ModalOverlay isOpen onOpenChange={(open) => { if (!open) onClose(); }} isDismissable className={styles.scrim ?? ''}>
      <Modal className={styles.modal ?? ''}>
        <AriaDialog className={styles.dialog ?? ''}>
          <div className={styles.frame} onKeyDown={onKeyDown}>
            <Heading slot="title" className={styles.title ?? ''}>{title}</Heading>
            <Toolbar label={title}>
              {pages > 1 ? <><ToolButton icon="chevron-left" label={t('viewer.previous')} iconOnly isDisabled={page === 1} onPress={() => { step(-1); }} /><span className={styles.pages} aria-live="polite">{t('viewer.page', { page, pages })}</span><ToolButton icon="chevron-right" label={t('viewer.next')} iconOnly isDisabled={page === pages} onPress={() => { step(1); }} /><ToolbarLine /></> : null}
              <ToolButton icon="zoom-out" label={t('viewer.zoomOut')} iconOnly isDisabled={zoom === 0} onPress={() => { setZoom(zoom - 1); }} />
              <ToolButton icon="zoom-in" label={t('viewer.zoomIn')} iconOnly isDisabled={zoom === ZOOMS.length - 1} onPress={() => { setZoom(zoom + 1); }} />
              <ToolbarGap />
              <ToolButton icon="download" label={t('viewer.save')} kbd="Ctrl+S" isDisabled={!blob} onPress={onSave} />
              <ToolButton icon="x" label={t('viewer.close')} kbd="Esc" onPress={onClose} autoFocus />
            </Toolbar>
            <div className={styles.stage} tabIndex={0} role="region" aria-label={title}>
              {failed ? <EmptyState icon="file-text" title={t('attachment.failed')}>{t('attachment.failedText')}</EmptyState>
                : look?.look === 'image' && url ? <img src={url} alt={title} className={styles.image} width={zoom === 2 ? undefined : width} onError={() => { setFailed(true); }} />
                  : look?.look === 'pdf' && blob ? <PdfPage blob={blob} page={page} width={width} onPages={setPages} onFail={() => { setFailed(true); }} title={title} />
                    : look?.look === 'tiff' && blob ? <TiffPage blob={blob} page={page} width={width} onPages={setPages} onFail={() => { setFailed(true); }} title={title} />
                      : <Waiting>{t('viewer.loading')}</Waiting>}
            </div>
          </div>
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}

interface PageProps { blob: Blob; page: number; width: number; title: string; onPages(pages: number): void; onFail(): void }

function PdfPage({ blob, page, width, title, onPages, onFail }: PageProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const [opened, setOpened] = useState<{ pdf: OpenPdf; draw: typeof DrawPage }>();
  const calls = useRef({ onPages, onFail });
  useEffect(() => { calls.current = { onPages, onFail }; });
  useEffect(() => {
    let gone = false;
    let own: OpenPdf | undefined;
    import('../../shared/pdf').then(async ({ openPdf, drawPage }) => {
      own = await openPdf(blob);
      if (gone) { void own.close(); return; }
      calls.current.onPages(own.document.numPages);
      setOpened({ pdf: own, draw: drawPage });
    }).catch(() => { if (!gone) calls.current.onFail(); });
    return () => { gone = true; void own?.close(); };
  }, [blob]);
  useEffect(() => {
    if (!opened || !canvas.current) return undefined;
    return opened.draw(opened.pdf.document, page, canvas.current, width, (error) => { if (error) calls.current.onFail(); });
  }, [opened, page, width]);
  // The drawing is scaled back to its width by the element, since it holds more points on a dense screen.
  return <canvas ref={canvas} className={styles.page} role="img" aria-label={title} style={{ width }} />;
}

function TiffPage({ blob, page, width, title, onPages, onFail }: PageProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const [pages, setPages] = useState<TiffPages>();
  const calls = useRef({ onPages, onFail });
  useEffect(() => { calls.current = { onPages, onFail }; });
  useEffect(() => {
    let gone = false;
    import('./tiff').then(async ({ openTiff }) => {
      const opened = await openTiff(blob);
      if (gone) return;
      calls.current.onPages(opened.count);
      setPages(opened);
    }).catch(() => { if (!gone) calls.current.onFail(); });
    return () => { gone = true; };
  }, [blob]);
  useEffect(() => {
    if (!pages || !canvas.current) return;
    try { pages.draw(page, canvas.current); } catch { calls.current.onFail(); }
  }, [pages, page]);
  return <canvas ref={canvas} className={styles.page} role="img" aria-label={title} style={{ width }} />;
}
