/** Files of a segment: a card each, with a preview where the content may be shown. Enter opens, Ctrl+S saves. */
import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { AttachmentView, MessageRecord, PageAction } from '../../../shared/messages';
import { useArchive } from '../../archive';
import { Button as AriaButton } from 'react-aria-components';
import { Button } from '../../ui/Button';
import { cx } from '../../ui/cx';
import { Dialog } from '../../ui/Dialog';
import { Icon } from '../../ui/Icon';
import { toast } from '../../ui/Toast';
import { VisuallyHidden } from '../../ui/VisuallyHidden';
import { plainLine } from '../shared/plain-text';
import { bytesText, shortTime } from '../shared/times';
import { useLanguage } from '../shared/words';
import { openLink, safeUrl } from './files/links';
import { saveBlob } from './files/save';
import { useFileLook } from './files/useFileLook';
import { Viewer } from './files/Viewer';
import styles from './Attachments.module.css';

/** A preview draws the whole file once; above this size the icon does. */
const THUMB_BYTES = 15_000_000;

/** @param record the message they came with; absent when it was never received here */
export function Attachments({ files, record }: { files: readonly AttachmentView[]; record?: MessageRecord | undefined }) {
  const { t } = useTranslation('reader');
  return (
    <ul className={styles.list} aria-label={t('attachment.list')}>
      {files.map((file) => <li key={file.id}>{file.url !== undefined && !file.hasContent ? <LinkCard file={file} /> : <FileCard file={file} record={record} />}</li>)}
    </ul>
  );
}

function useWords(file: AttachmentView) {
  const { t } = useTranslation('reader');
  const { t: tc } = useTranslation('common');
  const language = useLanguage();
  const title = plainLine(file.title) || t('attachment.untitled');
  const made = file.created && !Number.isNaN(Date.parse(file.created)) ? new Date(file.created).toISOString() : file.at;
  const type = file.contentType ? tc(`fileType.${file.contentType}`, { defaultValue: plainLine(file.contentType) }) : tc('fileType.unknown');
  const facts = [type, ...(file.bytes === undefined ? [] : [bytesText(file.bytes, language)]), ...(made ? [shortTime(made, language)] : [])].join(' · ');
  const signature = [file.author, file.phone].filter((part) => part !== undefined).map(plainLine).filter(Boolean).join(' · ');
  return { title, facts, signature };
}

function FileCard({ file, record }: { file: AttachmentView; record: MessageRecord | undefined }) {
  const { t } = useTranslation('reader');
  const { title, facts, signature } = useWords(file);
  const [open, setOpen] = useState(false);
  const { blob, look, url, error } = useFileLook(file);
  const missing = !file.hasContent || error !== undefined;
  const blocked = look?.look === 'none' ? look.why : file.lyingContentType ? 'lying' : undefined;
  const { commands } = useArchive();
  const looked = (action: PageAction) => { commands.looked({ action, messageIds: record ? [record.messageId] : [], citizen: record?.view.patient?.ids, threadId: record?.view.threadId, attachment: file.id }); };
  const save = () => {
    if (!blob) return;
    looked('attachment-saved');
    saveBlob(blob, file.title).then(() => { toast({ text: t('attachment.saved') }); }, () => { toast({ text: t('attachment.saveFailed') }); });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 's') { event.preventDefault(); event.stopPropagation(); save(); }
  };
  if (missing) {
    return (
      <div className={styles.card}>
        <span className={styles.thumb}><Icon name="image" size="l" /></span>
        <div className={styles.words}><div className={styles.title}>{t('attachment.missing')}</div><div className={styles.fact}>{t('attachment.missingText', { title })}</div></div>
      </div>
    );
  }
  if (blocked) {
    return (
      <div className={styles.card} onKeyDown={onKeyDown}>
        <span className={styles.thumbWarn}><Icon name="shield-alert" size="l" /></span>
        <div className={styles.words}>
          <div className={styles.title}>{title}</div><div className={styles.fact}>{facts}</div>
          <div className={styles.warn}>{blocked === 'lying' ? `${t('attachment.lying')}. ${t('attachment.lyingText')}` : blocked === 'refused' ? t('attachment.refused') : t('attachment.tooLarge')}</div>
          <Button size="s" icon="download" isDisabled={!blob} onPress={save}>{t('attachment.save')}</Button>
        </div>
      </div>
    );
  }
  return (
    <div className={styles.holder} onKeyDownCapture={onKeyDown}>
      <AriaButton className={styles.card} onPress={() => { setOpen(true); looked('attachment-opened'); }} aria-keyshortcuts="Control+S">
        <span className={styles.thumb}>{(file.bytes ?? 0) <= THUMB_BYTES && look ? <Thumb look={look.look} url={url} blob={blob} /> : <Icon name="file-text" size="l" />}</span>
        <span className={styles.words}><VisuallyHidden>{t('attachment.open')}</VisuallyHidden><span className={styles.title}>{title}</span><span className={styles.fact}>{facts}</span><span className={styles.fact}>{signature}</span></span>
      </AriaButton>
      {open ? <Viewer title={title} blob={blob} look={look} url={url} onSave={save} onClose={() => { setOpen(false); }} /> : null}
    </div>
  );
}

function Thumb({ look, url, blob }: { look: string; url?: string | undefined; blob?: Blob | undefined }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const [failed, setFailed] = useState(false);
  useEffect(() => {
    const target = canvas.current;
    if (!blob || !target || look === 'image') return undefined;
    let gone = false;
    let end = () => { gone = true; };
    const fail = () => { if (!gone) setFailed(true); };
    if (look === 'pdf') {
      import('../shared/pdf').then(async ({ openPdf, drawPage }) => {
        const pdf = await openPdf(blob);
        if (gone) { void pdf.close(); return; }
        const stop = drawPage(pdf.document, 1, target, 64, (error) => { if (error) fail(); void pdf.close(); });
        end = () => { gone = true; stop(); };
      }, fail).catch(fail);
    } else import('./files/tiff').then(async ({ openTiff }) => { const pages = await openTiff(blob); if (!gone) pages.draw(1, target); }, fail).catch(fail);
    return () => { end(); };
  }, [look, blob]);
  if (failed) return <Icon name="file-text" size="l" />;
  if (look === 'image') return url ? <img src={url} alt="" className={styles.picture} onError={() => { setFailed(true); }} /> : null;
  return <canvas ref={canvas} className={cx(styles.picture, look === 'pdf' && styles.sheet)} />;
}

/** A link leads out of the program: it is shown whole and opened only after a question. */
function LinkCard({ file }: { file: AttachmentView }) {
  const { t } = useTranslation('reader');
  const { t: tc } = useTranslation('common');
  const { title, signature } = useWords(file);
  const [asking, setAsking] = useState(false);
  const url = safeUrl(file.url ?? '');
  return (
    <div className={styles.card}>
      <span className={styles.thumb}><Icon name="link" size="l" /></span>
      <div className={styles.words}>
        <div className={styles.title}>{title}</div>
        {url ? <button type="button" className={styles.link} onClick={() => { setAsking(true); }}>{url.href}</button> : <div className={styles.warn}>{t('attachment.linkBad', { url: plainLine(file.url ?? '') })}</div>}
        <div className={styles.fact}>{signature}</div>
      </div>
      {url ? (
        <Dialog
          isOpen={asking} onClose={() => { setAsking(false); }} title={t('attachment.linkTitle', { host: url.host })} role="alertdialog"
          footer={<><Button onPress={() => { setAsking(false); }} autoFocus>{tc('cancel')}</Button><Button onPress={() => { void navigator.clipboard.writeText(url.href); setAsking(false); }}>{t('attachment.copyLink')}</Button><Button variant="primary" onPress={() => { openLink(url); setAsking(false); }}>{t('attachment.openLink')}</Button></>}
        >
          <p>{t('attachment.linkText')}</p><p className={styles.address}>{url.href}</p>
        </Dialog>
      ) : null}
    </div>
  );
}
