/** Attachments: what goes along, what can't, and how much there is. */
import { useState, type Ref } from 'react';
import { Button as Pressable } from 'react-aria-components';
import type { AttachmentView, DraftAttachment } from '../../../shared/messages';
import { Button, IconButton } from '../../ui/Button';
import { cx } from '../../ui/cx';
import { Dialog } from '../../ui/Dialog';
import { FieldError } from '../../ui/FieldError';
import { FileDrop } from '../../ui/FileDrop';
import { Icon } from '../../ui/Icon';
import { Meter } from '../../ui/Meter';
import { TextField } from '../../ui/TextField';
import { bytesText, type Language } from '../shared/times';
import { useTexts } from '../shared/words';
import { LIMIT_BYTES, LIMIT_FILES_CONVERTED, WARN_BYTES, parseLink, sendable, typeWord } from './files';
import type { Attachments } from './useAttachments';
import { refusalKey } from './words';
import styles from './composer.module.css';

export interface FilesProps {
  files: readonly DraftAttachment[];
  attachments: Attachments;
  /** Bytes that will travel, and whether the number of files counts for this receiver. */
  travel: number;
  counted: boolean;
  error: string | undefined;
  /** Files of the thread, and how they go along. */
  earlier: readonly AttachmentView[];
  earlierWay: 'reference' | 'content';
  onBlur(): void;
  buttonRef: Ref<HTMLButtonElement>;
}

export function Files({ files, attachments, travel, counted, error, earlier, earlierWay, onBlur, buttonRef }: FilesProps) {
  const { t, language } = useTexts('compose');
  const [linking, setLinking] = useState(false);
  const used = (travel / 1_000_000).toLocaleString(language === 'da' ? 'da-DK' : 'en-GB', { maximumFractionDigits: 1 });
  const count = sendable(files).length;
  const tone = travel > LIMIT_BYTES || (counted && count > LIMIT_FILES_CONVERTED) ? 'bad' : travel > WARN_BYTES ? 'warn' : 'ok';
  return (
    <>
      <FileDrop
        className={styles.fileBar ?? ''} buttonLabel={t('files.attach')} dropText={t('files.drop')} onFiles={attachments.add} buttonRef={buttonRef}
        beside={(
          <>
            <Pressable className={styles.link ?? ''} onPress={() => { setLinking(true); }}><Icon name="link" size="s" />{t('files.link')}</Pressable>
            <Meter label={t('files.sizeLabel')} value={travel} max={LIMIT_BYTES} tone={tone} text={counted ? t('files.sizeCount', { used, count, limit: LIMIT_FILES_CONVERTED }) : t('files.size', { used })} />
          </>
        )}
      >
        {files.length ? <ul className={styles.files} aria-label={t('files.label')}>{files.map((file) => <FileLine key={file.id} file={file} attachments={attachments} language={language} onBlur={onBlur} />)}</ul> : null}
      </FileDrop>
      {error ? <FieldError>{error}</FieldError> : null}
      {earlier.length ? (
        <div>
          <div className={styles.soft}>{t('files.earlier')} · {t(earlierWay === 'reference' ? 'files.earlierReply' : 'files.earlierForward')}</div>
          <ul className={styles.previewFiles}>
            {earlier.map((file) => <li key={file.id}><Icon name={file.url ? 'link' : file.contentType?.startsWith('image/') ? 'image' : 'file-text'} size="s" /><span className={styles.grow}>{file.title}</span>{file.bytes === undefined ? null : <span className={styles.fileSide}>{bytesText(file.bytes, language)}</span>}</li>)}
          </ul>
        </div>
      ) : null}
      <LinkDialog isOpen={linking} onClose={() => { setLinking(false); }} onLink={attachments.addLink} />
    </>
  );
}

function FileLine({ file, attachments, language, onBlur }: { file: DraftAttachment; attachments: Attachments; language: Language; onBlur(): void }) {
  const { t } = useTexts('compose');
  const share = attachments.uploading.get(file.id);
  const lost = file.refused === undefined && file.url === undefined && file.sha256 === undefined && share === undefined;
  const refused = file.refused !== undefined || lost;
  const icon = refused ? 'octagon-x' : file.url !== undefined ? 'link' : file.contentType?.startsWith('image/') ? 'image' : 'file-text';
  return (
    <li className={cx(styles.file, refused && styles.fileRefused)}>
      <Icon name={icon} />
      <span className={styles.fileMain}>
        {refused
          ? <span><span className={styles.medium}>{file.title}</span> <span className={styles.soft}>{t(`files.refused.${lost ? 'lost' : refusalKey(file)}`)}</span></span>
          : (
            <>
              <input className={styles.fileTitle} aria-label={t('files.title', { title: file.title })} value={file.title} maxLength={200} onChange={(event) => { attachments.rename(file.id, event.target.value); }} onBlur={onBlur} />
              <span className={styles.soft}>{file.url !== undefined ? t('files.linkWord') : typeWord(file.contentType)}</span>
            </>
          )}
      </span>
      <span className={styles.fileSide}>{share === undefined ? (file.bytes === undefined ? '' : bytesText(file.bytes, language)) : t('files.uploading', { percent: Math.round(share * 100) })}</span>
      <IconButton icon="x" className={styles.fileX} label={t('files.remove', { title: file.title })} onPress={() => { attachments.remove(file.id); }} />
    </li>
  );
}

function LinkDialog({ isOpen, onClose, onLink }: { isOpen: boolean; onClose(): void; onLink(url: string, title: string): void }) {
  const { t } = useTexts('compose');
  const [address, setAddress] = useState('');
  const [title, setTitle] = useState('');
  const [asked, setAsked] = useState(false);
  const url = parseLink(address);
  const close = () => { setAddress(''); setTitle(''); setAsked(false); onClose(); };
  const add = () => {
    setAsked(true);
    if (url === undefined || !title.trim()) return;
    onLink(url, title.trim());
    close();
  };
  return (
    <Dialog isOpen={isOpen} onClose={close} title={t('files.linkTitle')} size="narrow" footer={<><Button onPress={close}>{t('patient.cancel')}</Button><Button variant="primary" onPress={add}>{t('files.linkAdd')}</Button></>}>
      <form className={styles.choice} onSubmit={(event) => { event.preventDefault(); add(); }}>
        <TextField label={t('files.linkAddress')} hint={t('files.linkHint')} type="url" autoFocus value={address} onChange={setAddress} error={asked && url === undefined ? t('files.linkBad') : undefined} />
        <TextField label={t('files.linkName')} value={title} onChange={setTitle} maxLength={200} error={asked && !title.trim() ? t('files.linkNameMissing') : undefined} />
        <button type="submit" hidden />
      </form>
    </Dialog>
  );
}
