/** A message or a file in another format, with what it loses field by field. The message itself is never altered, and nothing is sent. */
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Converted } from '../../../shared/contract';
import { wireFormatSchema, type WireFormat } from '../../../shared/messages';
import { useArchive, useSessionCommands } from '../../archive';
import { Button } from '../../ui/Button';
import { Dialog } from '../../ui/Dialog';
import { Note } from '../../ui/Note';
import { Waiting } from '../../ui/Progress';
import { Select } from '../../ui/Select';
import { Tag } from '../../ui/Tag';
import { toast } from '../../ui/Toast';
import { download } from './download';
import { extensionOf } from './letter/extension';
import { errorWords, useLanguage } from './words';
import styles from './ConvertDialog.module.css';

export type ConvertOf = { messageId: string } | { sha256: string; part?: number };
type Done = Extract<Converted, { files: unknown }>;

export interface ConvertDialogProps {
  of: ConvertOf;
  /** What it is written in now. */
  format: string;
  /** Bytes that the person may save beside the result, and who is told of it. */
  original?: { sha256: string; onSaved?(): void } | undefined;
  /** Of the saved files, without ending. */
  name: string;
  onClose(): void;
}

export function ConvertDialog({ of, format, original, name, onClose }: ConvertDialogProps) {
  const { t } = useTranslation('convert');
  const { t: te } = useTranslation('errors');
  const english = useLanguage() === 'en';
  const { convert } = useSessionCommands();
  const { commands } = useArchive();
  const [to, setTo] = useState<WireFormat>();
  const [running, setRunning] = useState(false);
  const [answer, setAnswer] = useState<{ to: WireFormat; result: Converted }>();
  const [trouble, setTrouble] = useState<string>();
  const fail = (error: unknown) => { const { what, next } = errorWords(te, error); setTrouble(`${what} ${next}`); setRunning(false); };
  const run = () => {
    if (!to) return;
    setRunning(true);
    setTrouble(undefined);
    convert({ of, to }).then((result) => { setAnswer({ to, result }); setRunning(false); }, fail);
  };
  const save = (sha256: string, file: string, onSaved?: () => void) => { commands.bytesOf(sha256).then((blob) => { onSaved?.(); download(blob, file); toast({ text: t('saved') }); }, fail); };
  // An answer that comes after another format was chosen is none.
  const result = answer?.to === to ? answer?.result : undefined;
  const done = result && 'files' in result ? result : undefined;
  return (
    <Dialog
      isOpen onClose={onClose} title={t('title')} size="wide"
      footer={(
        <>
          <Button onPress={onClose}>{t('close')}</Button>
          {original ? <Button icon="download" onPress={() => { save(original.sha256, `${name}-original.${extensionOf(format)}`, original.onSaved); }}>{t('original')}</Button> : null}
          {done ? done.files.map(({ sha256, extension }, index) => (
            // The button that was pressed is gone, and focus with it: Escape must still close.
            <Button key={sha256} autoFocus={index === 0} variant={index === 0 ? 'primary' : 'plain'} icon="download" onPress={() => { save(sha256, `${name}${index === 0 ? '' : `-${index + 1}`}.${extension}`); }}>{index === 0 ? t('save') : t('saveNumbered', { number: index + 1 })}</Button>
          )) : <Button variant="primary" isDisabled={to === undefined || running} onPress={run}>{t('run')}</Button>}
        </>
      )}
    >
      <p className={styles.lead}>{t('text')}</p>
      <Select label={t('target')} placeholder={t('choose')} value={to} onChange={(id) => { setTo(wireFormatSchema.parse(id)); setAnswer(undefined); }} options={wireFormatSchema.options.filter((id) => id !== format).map((id) => ({ id, label: t(id) }))} />
      <div className={styles.result} aria-live="polite">
        {running ? <Waiting>{t('running')}</Waiting> : null}
        {trouble === undefined ? null : <Note tone="bad" role="alert">{trouble}</Note>}
        {result && 'refused' in result ? <Note tone="warn" title={t('refused')}>{english ? result.refused.messageEn : result.refused.message}</Note> : null}
        {done ? <Result done={done} english={english} /> : null}
      </div>
    </Dialog>
  );
}

function Result({ done, english }: { done: Done; english: boolean }) {
  const { t } = useTranslation('convert');
  const { losses, files: [first] } = done;
  const words = { text: t('keptText'), raw: t('keptRaw'), dropped: t('keptDropped') };
  return (
    <>
      {first?.view?.version.startsWith('draft') ? <Note tone="warn" title={t('draft')}>{t('draftText')}</Note> : null}
      {losses.length === 0 ? <Note tone="ok" title={t('lossless')}>{t('losslessText')}</Note> : <Note tone="warn" title={t('losses', { count: losses.length })}>{t('lossesText')}</Note>}
      {losses.length === 0 ? null : (
        <table className={styles.losses} aria-label={t('tableLabel')}>
          <thead><tr><th scope="col">{t('field')}</th><th scope="col">{t('happened')}</th><th scope="col">{t('kept')}</th></tr></thead>
          <tbody>{losses.map(({ path, what, whatEn, kept }, index) => <tr key={index}><td className={styles.path}>{path}</td><td>{english ? whatEn : what}</td><td><Tag tone={kept === 'dropped' ? 'bad' : 'warn'} icon={kept === 'dropped' ? 'octagon-x' : 'triangle-alert'}>{words[kept]}</Tag></td></tr>)}</tbody>
        </table>
      )}
      {first?.view ? <section aria-label={t('preview')} className={styles.preview} tabIndex={0}><h3>{t('preview')}</h3>{first.view.segments.map(({ id, text }) => <p key={id} className={styles.text}>{text}</p>)}</section> : null}
    </>
  );
}
