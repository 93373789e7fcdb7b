/** The PDF as the receiver gets it, drawn page by page. */
import { useEffect, useRef, useState } from 'react';
import type { Draft } from '../../../../shared/messages';
import { Note } from '../../../ui/Note';
import { Waiting } from '../../../ui/Progress';
import type { OpenPdf } from '../../shared/pdf';
import { useTexts } from '../../shared/words';
import styles from './letter.module.css';

export interface PaperPreviewProps { draft: Draft; paper(draft: Draft): Promise<Blob> }

const WIDTH = 620;

export function PaperPreview({ draft, paper }: PaperPreviewProps) {
  const { t } = useTexts('letter-drafts');
  const [opened, setOpened] = useState<OpenPdf | 'incomplete'>();
  const ask = useRef({ draft, paper });
  useEffect(() => {
    let isGone = false;
    let own: OpenPdf | undefined;
    const open = async (): Promise<void> => {
      const [{ openPdf }, blob] = await Promise.all([import('../../shared/pdf'), ask.current.paper(ask.current.draft)]);
      own = await openPdf(blob);
      if (isGone) await own.close(); else setOpened(own);
    };
    open().catch(() => { if (!isGone) setOpened('incomplete'); });
    return () => { isGone = true; void own?.close(); };
  }, []);
  return (
    <article className={styles.paper} tabIndex={0} aria-label={t('preview.title')}>
      <Note icon="eye" title={t('preview.title')}><p>{t('preview.note')}</p></Note>
      {opened === 'incomplete' ? <p>{t('preview.incomplete')}</p> : opened ? Array.from({ length: opened.document.numPages }, (_, index) => <Page key={index} pdf={opened} number={index + 1} />) : <Waiting>{t('preview.making')}</Waiting>}
    </article>
  );
}

function Page({ pdf, number }: { pdf: OpenPdf; number: number }) {
  const { t } = useTexts('letter-drafts');
  const canvas = useRef<HTMLCanvasElement>(null);
  const [text, setText] = useState('');
  useEffect(() => {
    let stop = (): void => undefined;
    let isGone = false;
    void import('../../shared/pdf').then(async ({ drawPage }) => {
      if (isGone || !canvas.current) return;
      stop = drawPage(pdf.document, number, canvas.current, WIDTH, () => undefined);
      const { items } = await (await pdf.document.getPage(number)).getTextContent();
      if (!isGone) setText(items.map((item) => ('str' in item ? `${item.str}${item.hasEOL ? ' ' : ''}` : '')).join(''));
    }).catch(() => undefined);
    return () => { isGone = true; stop(); };
  }, [pdf, number]);
  // What is drawn is read aloud from the file's own text.
  return <canvas ref={canvas} className={styles.page} role="img" aria-label={`${t('preview.page', { number })} ${text}`} />;
}
