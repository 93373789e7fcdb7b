/** The organisation register: what stands, how old it is, and what a file would change before it is taken over. */
import { useRef, useState } from 'react';
import { FileTrigger, isFileDropItem, useDrop } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { CodedError } from '../../../shared/contract';
import type { RegisterFacts, RegisterPreview } from '../../../shared/messages';
import { useAccess, useArchive, useRegister } from '../../archive';
import { Button } from '../../ui/Button';
import { cx } from '../../ui/cx';
import { Dialog } from '../../ui/Dialog';
import { announce } from '../../ui/LiveRegion';
import { Note } from '../../ui/Note';
import { daysSince, isOld } from '../shared/register';
import { dayLong, fullTime } from '../shared/times';
import { useNow } from '../shared/useNow';
import { errorWords, useLanguage } from '../shared/words';
import { Section } from './parts';
import { RegisterChanges, type RegisterChoice } from './RegisterChanges';
import styles from './settings.module.css';

type Step = { kind: 'reading'; file: string } | { kind: 'deciding'; file: string; preview: RegisterPreview; modifiedAt: number } | { kind: 'taking' } | { kind: 'failed'; file: string; error: unknown };

export function RegisterSection() {
  const { t } = useTranslation('settings');
  const { t: te } = useTranslation('errors');
  const { commands } = useArchive();
  const register = useRegister();
  const { administrator } = useAccess();
  const [step, setStep] = useState<Step>();
  const [removing, setRemoving] = useState(false);
  const [done, setDone] = useState('');
  const zone = useRef<HTMLDivElement>(null);
  const busy = step?.kind === 'reading' || step?.kind === 'taking';

  const look = async (file: File) => {
    setDone('');
    setStep({ kind: 'reading', file: file.name });
    let sha256: string | undefined;
    try {
      ({ sha256 } = await commands.putFile(file, undefined, { keep: false }));
      setStep({ kind: 'deciding', file: file.name, preview: await commands.previewRegister(sha256), modifiedAt: file.lastModified });
    } catch (error) {
      setStep({ kind: 'failed', file: file.name, error });
      if (sha256 !== undefined) commands.forgetJudged(sha256).catch(() => undefined);
    }
  };
  const dismiss = (sha256: string) => {
    setStep(undefined);
    commands.forgetJudged(sha256).catch(() => undefined);
  };
  const take = async (preview: RegisterPreview, file: string, { source, snapshotAt }: RegisterChoice) => {
    setStep({ kind: 'taking' });
    try {
      const facts = await commands.importRegister({ sha256: preview.sha256, file: file.slice(-200), source, snapshotAt, ...(preview.base === undefined ? {} : { base: preview.base }) });
      setStep(undefined);
      const said = t('register.taken', { count: facts.snapshot?.entries ?? 0 });
      setDone(said);
      announce(said);
    } catch (error) { setStep({ kind: 'failed', file, error }); }
  };
  const remove = async () => {
    setRemoving(false);
    try {
      await commands.removeRegister();
      setDone(t('register.removed'));
      announce(t('register.removed'));
    } catch (error) { setStep({ kind: 'failed', file: '', error }); }
  };
  const canDrop = administrator && !busy && step?.kind !== 'deciding';
  const { dropProps, isDropTarget } = useDrop({
    ref: zone, isDisabled: !canDrop, getDropOperation: () => 'copy',
    onDrop: ({ items }) => { const [first] = items.filter(isFileDropItem); if (first) void first.getFile().then(look); },
  });
  const failed = step?.kind === 'failed' ? errorWords(te, step.error) : undefined;

  return (
    <Section title={t('section.register')} lead={t('register.lead')} outcome={done ? <p className={styles.saved}>{done}</p> : undefined}>
      <Standing register={register} />
      {failed ? <Note tone="bad" role="alert" title={step?.kind === 'failed' && step.file ? t('register.failed', { file: step.file }) : t('notSaved')}><p>{failed.what} {failed.next}</p></Note> : null}
      {step?.kind === 'deciding'
        ? <RegisterChanges key={step.preview.sha256} preview={step.preview} file={step.file} modifiedAt={step.modifiedAt} onTake={(choice) => { void take(step.preview, step.file, choice); }} onDismiss={() => { dismiss(step.preview.sha256); }} />
        : administrator
          ? (
            <div ref={zone} {...dropProps} className={cx(styles.zone, isDropTarget && styles.zoneOver)}>
              <p>{busy ? t(step.kind === 'reading' ? 'register.reading' : 'register.taking') : t('register.drop')}</p>
              <div className={styles.actions}>
                <FileTrigger acceptedFileTypes={['.csv', '.txt', '.json', '.xml', 'text/csv', 'application/json', 'application/xml']} onSelect={(chosen) => { const [file] = chosen ?? []; if (file) void look(file); }}>
                  <Button icon="plus" isDisabled={busy}>{t('register.choose')}</Button>
                </FileTrigger>
                {register?.state === 'ready' || register?.state === 'damaged' ? <Button variant="quiet" isDisabled={busy} onPress={() => { setRemoving(true); }}>{t('register.remove')}</Button> : null}
              </div>
              <p className={styles.hint}>{t('register.columns')}</p>
            </div>
          )
          : <p className={styles.hint}>{t('register.administratorOnly')}</p>}
      <Dialog isOpen={removing} onClose={() => { setRemoving(false); }} role="alertdialog" size="narrow" title={t('register.removeTitle')} footer={<><Button autoFocus onPress={() => { setRemoving(false); }}>{t('register.keep')}</Button><Button variant="danger" onPress={() => { void remove(); }}>{t('register.removeNow')}</Button></>}>
        <p>{t('register.removeText')}</p>
      </Dialog>
    </Section>
  );
}

/** The snapshot that stands, with its age: what it says was so on that day. */
function Standing({ register }: { register: RegisterFacts | undefined }) {
  const { t } = useTranslation('settings');
  const { t: te } = useTranslation('errors');
  const language = useLanguage();
  const now = useNow();
  if (!register) return null;
  if (register.state === 'damaged' || register.state === 'newer') {
    const { what, next } = errorWords(te, new CodedError(`register-${register.state}`));
    return <Note tone="bad" title={what}><p>{next}</p></Note>;
  }
  const { snapshot } = register;
  if (!snapshot) return <Note tone="mute" title={t('register.none')}><p>{t('register.noneText')}</p></Note>;
  const number = new Intl.NumberFormat(language === 'da' ? 'da-DK' : 'en-GB');
  return (
    <>
      {isOld(snapshot.snapshotAt, now) ? <Note tone="warn" title={t('register.old', { days: daysSince(snapshot.snapshotAt, now) })}><p>{t('register.oldText')}</p></Note> : null}
      <dl className={styles.facts}>
        <dt>{t('register.source')}</dt><dd>{snapshot.source}</dd>
        <dt>{t('register.date')}</dt><dd>{dayLong(snapshot.snapshotAt, language)}</dd>
        <dt>{t('register.entries')}</dt><dd>{t('register.entriesOf', { entries: number.format(snapshot.entries), receivers: number.format(snapshot.receivers) })}</dd>
        <dt>{t('register.imported')}</dt><dd>{snapshot.importedBy ? t('register.importedBy', { time: fullTime(snapshot.importedAt, language), name: snapshot.importedBy }) : fullTime(snapshot.importedAt, language)}</dd>
        {snapshot.file ? <><dt>{t('register.file')}</dt><dd>{snapshot.file}</dd></> : null}
        {snapshot.refused ? <><dt>{t('register.refusedRows')}</dt><dd>{number.format(snapshot.refused)}</dd></> : null}
      </dl>
    </>
  );
}
