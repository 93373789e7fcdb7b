/** The draft as a reader shows it, so that a person sees what the other side will see. */
import type { AttachmentView, Contact, Draft, Organisation } from '../../../shared/messages';
import { Icon } from '../../ui/Icon';
import { Note } from '../../ui/Note';
import { bytesText } from '../shared/times';
import { useTexts } from '../shared/words';
import { sendable, typeWord } from './files';
import { Earlier } from './ThreadParts';
import type { CarriedSegment } from './thread';
import { contactName, patientName, patientNumbers, roleText } from './words';
import styles from './composer.module.css';

export interface PreviewProps { draft: Draft; sender: Organisation | undefined; contact: Contact | undefined; segments: readonly CarriedSegment[]; earlierFiles: readonly AttachmentView[] }

export function Preview({ draft, sender, contact, segments, earlierFiles }: PreviewProps) {
  const { t, language } = useTexts('compose');
  const party = (name: string | undefined, person: Draft['specificRecipient']) => [name ?? '', person ? [person.name, person.role].filter(Boolean).join(', ') : ''].filter(Boolean).join(' · ');
  const files = sendable(draft.attachments);
  return (
    <article className={styles.preview} tabIndex={0} aria-label={t('asReceiver.title')}>
      <Note icon="eye" title={t('asReceiver.title')}><p>{t('asReceiver.note')}</p></Note>
      <div className={styles.previewBand}>{draft.patient ? <><span className={styles.twoName}>{patientName(draft.patient)}</span><span className={styles.twoCpr}>{patientNumbers(draft.patient)}</span></> : t('common:unknownPatient')}</div>
      <dl className={styles.previewFacts}>
        <dt>{t('asReceiver.from')}</dt><dd>{party(sender && contactName(sender), draft.specificSender)}</dd>
        <dt>{t('asReceiver.to')}</dt><dd>{party(contact && contactName(contact), draft.specificRecipient)}</dd>
        <dt>{t('asReceiver.category')}</dt><dd>{draft.category ? t(`common:category.${draft.category}`, { defaultValue: draft.category }) : ''}</dd>
        {draft.topic ? <><dt>{t('asReceiver.topic')}</dt><dd>{draft.topic}</dd></> : null}
        {draft.priority ? <><dt>{t('asReceiver.priority')}</dt><dd>{t(`common:priority.${draft.priority}`)}</dd></> : null}
      </dl>
      <section className={styles.segment}>
        <header><span className={styles.org}>{sender?.name}</span><span className={styles.when}>{t('asReceiver.timeLater')}</span></header>
        <div className={styles.sig}>{[draft.signature.name, roleText(draft.signature.role), draft.signature.phone].filter(Boolean).join(', ')}</div>
        <div className={styles.previewText}>{draft.text || t('asReceiver.noText')}</div>
        {files.length ? <ul className={styles.previewFiles}>{files.map((file) => <li key={file.id}><Icon name={file.url !== undefined ? 'link' : 'paperclip'} size="s" />{file.title} <span className={styles.soft}>{file.url ?? [typeWord(file.contentType), bytesText(file.bytes ?? 0, language)].join(' · ')}</span></li>)}</ul> : null}
      </section>
      {segments.length ? <Earlier segments={segments} kind={draft.kind} /> : null}
      {earlierFiles.length ? <ul className={styles.previewFiles}>{earlierFiles.map((file) => <li key={file.id}><Icon name="paperclip" size="s" />{file.title}</li>)}</ul> : null}
    </article>
  );
}
