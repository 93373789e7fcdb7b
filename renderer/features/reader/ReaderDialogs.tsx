/** Technical details and the internal note of a message. */
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Technical } from '../../../shared/contract';
import type { MessageRecord } from '../../../shared/messages';
import { useArchive, useSessionCommands } from '../../archive';
import { Button } from '../../ui/Button';
import { Dialog } from '../../ui/Dialog';
import { Note } from '../../ui/Note';
import { TextArea } from '../../ui/TextArea';
import { toast } from '../../ui/Toast';
import { errorWords } from '../shared/words';
import styles from './ReaderDialogs.module.css';

/** Ids and times only: no numbers, names or text of a person (they may be sent to a vendor). */
function reportOf(record: MessageRecord, technical: Technical | undefined): [string, string][] {
  return [
    ['message', record.messageId], ['thread', record.view.threadId ?? '–'], ['bundle', record.view.bundleId], ['standard', `${record.view.standard} ${record.view.version}`], ['format', record.format],
    ['sender', record.view.sender.gln ?? '–'], ['receiver', record.view.receivers[0]?.gln ?? '–'], ['sentAt', record.view.sentAt ?? '–'], ['receivedAt', record.at],
    ...(technical?.attempts ?? []).map((attempt): [string, string] => ['attempts', `${attempt.attempt} · ${attempt.at} · ${attempt.bundleId} · ${attempt.handedOverAt ?? '–'}`]),
    ...(technical?.acknowledgements ?? []).map((answer): [string, string] => ['acknowledgement', `${answer.code} · ${answer.at} · ${answer.messageId}`]),
  ];
}

export function TechnicalDialog({ record, onClose }: { record: MessageRecord; onClose(): void }) {
  const { t } = useTranslation('reader');
  const { t: tc } = useTranslation('common');
  const { technical: read } = useSessionCommands();
  const [technical, setTechnical] = useState<Technical>();
  useEffect(() => {
    let gone = false;
    // Without a line to the mailroom the facts that the archive has are shown alone.
    read(record.messageId).then((found) => { if (!gone) setTechnical(found); }, () => undefined);
    return () => { gone = true; };
  }, [read, record.messageId]);
  const report = reportOf(record, technical);
  const copy = () => {
    void navigator.clipboard.writeText(report.map(([key, value]) => `${key}: ${value}`).join('\n')).then(() => { toast({ text: tc('copied') }); });
  };
  return (
    <Dialog isOpen onClose={onClose} title={t('dialog.technicalTitle')} size="wide" footer={<><Button onPress={onClose}>{t('viewer.close')}</Button><Button icon="copy" onPress={copy}>{t('dialog.copyReport')}</Button></>}>
      <p className={styles.lead}>{t('dialog.technicalText')}</p>
      <dl className={styles.facts}>{report.map(([key, value], index) => <div key={index} className={styles.fact}><dt>{t(`dialog.${key}`)}</dt><dd>{value}</dd></div>)}</dl>
    </Dialog>
  );
}

export function NoteDialog({ record, note, hint, onClose }: { record: MessageRecord; note: string; /** What the note is for, where it is more than any note. */ hint?: string | undefined; onClose(): void }) {
  const { t } = useTranslation('reader');
  const { t: tc } = useTranslation('common');
  const { t: te } = useTranslation('errors');
  const { commands } = useArchive();
  const [text, setText] = useState(note);
  const [error, setError] = useState<unknown>();
  const save = () => { commands.note(record.messageId, text.trim()).then(onClose, setError); };
  return (
    <Dialog isOpen onClose={onClose} title={t('dialog.noteTitle')} closesOutside={false} footer={<><Button onPress={onClose}>{tc('cancel')}</Button><Button variant="primary" onPress={save}>{t('dialog.noteSave')}</Button></>}>
      {error ? <Note tone="bad" role="alert" title={errorWords(te, error).what}>{errorWords(te, error).next}</Note> : null}
      <TextArea label={t('dialog.noteLabel')} hint={[hint, t('dialog.noteHint')].filter(Boolean).join(' ')} value={text} onChange={setText} rows={5} maxLength={4000} autoFocus />
    </Dialog>
  );
}
