/** The letter as it came, byte for byte: to compare with, and to be saved as a file. */
import { useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useArchive } from '../../../archive';
import { Button } from '../../../ui/Button';
import { Dialog } from '../../../ui/Dialog';
import { Note } from '../../../ui/Note';
import { Waiting } from '../../../ui/Progress';
import { download } from '../../shared/download';
import { extensionOf } from '../../shared/letter/extension';
import { formatName } from '../../shared/letter/format-name';
import { plainLine, plainPieces } from '../../shared/plain-text';
import { bytesText } from '../../shared/times';
import { useLanguage } from '../../shared/words';
import { errorWords } from '../../shared/words';
import { letterFileName, type LetterRecord } from './letters';
import styles from './letters.module.css';

/** More than this is laid out as text by no reader; the file has the rest. */
const SHOWN = 200_000;

/** EDIFACT is written in ISO-8859-1; XML says its own, and is nearly always one of these two. */
export function decoded(bytes: Uint8Array, format: string): { text: string; encoding: string } {
  if (format !== 'edifact') {
    try { return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), encoding: 'UTF-8' }; } catch { /* the other one */ }
  }
  return { text: new TextDecoder('iso-8859-1').decode(bytes), encoding: 'ISO-8859-1' };
}

export function OriginalDialog({ record, onClose }: { record: LetterRecord; onClose(): void }) {
  const { t } = useTranslation('letters');
  const { t: te } = useTranslation('errors');
  const language = useLanguage();
  const { commands } = useArchive();
  const [blob, setBlob] = useState<Blob>();
  const [content, setContent] = useState<{ text: string; encoding: string }>();
  const [error, setError] = useState<unknown>();
  const { original, format, view } = record;
  useEffect(() => {
    let gone = false;
    commands.bytesOf(original).then(async (found) => {
      const head = decoded(new Uint8Array(await found.slice(0, SHOWN).arrayBuffer()), format);
      if (!gone) { setBlob(found); setContent(head); }
    }).catch((problem: unknown) => { if (!gone) setError(problem); });
    return () => { gone = true; };
  }, [commands, original, format]);
  const shown = useMemo(() => content && plainPieces(content.text).pieces.map((piece) => (piece.kind === 'text' ? piece.text : `[${piece.code}]`)).join(''), [content]);
  const save = () => {
    if (!blob) return;
    commands.looked({ action: 'raw-saved', messageIds: [record.messageId], citizen: view.patient?.ids, threadId: view.threadId });
    download(blob, `${letterFileName(record)}.${extensionOf(format)}`);
  };
  const words = error === undefined ? undefined : errorWords(te, error);
  return (
    <Dialog isOpen onClose={onClose} title={t('source.title', { format: plainLine(formatName(record)) })} size="wide" footer={<><Button onPress={onClose}>{t('source.close')}</Button><Button icon="download" isDisabled={!blob} onPress={save}>{t('source.save')}</Button></>}>
      <p className={styles.sourceNote}>{t('source.note')}{content ? ` ${t('source.encoding', { encoding: content.encoding })}.` : ''}</p>
      {words ? <Note tone="bad" title={t('source.failed')}>{words.what} {words.next}</Note> : shown === undefined ? <Waiting>{t('source.loading')}</Waiting> : <pre className={styles.source} tabIndex={0} role="region" aria-label={t('source.label')}>{shown}</pre>}
      {blob && blob.size > SHOWN ? <p className={styles.sourceNote}>{t('source.long', { size: bytesText(SHOWN, language) })}</p> : null}
    </Dialog>
  );
}
