/** The question before a message goes: patient and receiver side by side, because nothing can be taken back. */
import { useEffect, useRef, type KeyboardEvent } from 'react';
import type { Contact, Draft } from '../../../shared/messages';
import { Button } from '../../ui/Button';
import { Dialog } from '../../ui/Dialog';
import { Kbd } from '../../ui/Kbd';
import { Note } from '../../ui/Note';
import { bytesText } from '../shared/times';
import { useTexts } from '../shared/words';
import { sendable, typeWord } from './files';
import { patientName, patientNumbers, roleText } from './words';
import styles from './composer.module.css';

/** Keys are ignored this long after opening, so that a held Ctrl+Enter can't pass through. */
export const GUARD_MS = 300;

export interface SendConfirmationProps {
  isOpen: boolean;
  draft: Draft;
  contact: Contact | undefined;
  offline: boolean;
  acknowledgementMinutes: number;
  onBack(): void;
  onSend(): void;
}

/** Keys of a dialog that asks before sending: none counts right after it opened, and the chord sends whichever button has focus. */
export function useSendGuard(isOpen: boolean, onSend: () => void): (event: KeyboardEvent) => void {
  const openedAt = useRef(0);
  useEffect(() => { if (isOpen) openedAt.current = performance.now(); }, [isOpen]);
  return (event: KeyboardEvent) => {
    const sends = event.key === 'Enter' && (event.ctrlKey || event.metaKey);
    const early = event.nativeEvent.repeat || event.nativeEvent.timeStamp - openedAt.current < GUARD_MS;
    if (event.key === 'Tab' || (!early && !sends)) return;
    event.preventDefault();
    event.stopPropagation();
    // Whichever button has focus: the chord means send.
    if (!early) onSend();
  };
}

export function SendConfirmation(props: SendConfirmationProps) {
  const { isOpen, onBack, onSend } = props;
  const { t } = useTexts('compose');
  const guard = useSendGuard(isOpen, onSend);
  return (
    <Dialog isOpen={isOpen} onClose={onBack} role="alertdialog" title={t('confirm.title')} onKeyDownCapture={guard} aside={t(props.offline ? 'confirm.queued' : 'confirm.expects', { minutes: props.acknowledgementMinutes })} footer={<Buttons {...props} />}>
      {isOpen ? <Facts {...props} /> : null}
    </Dialog>
  );
}

function Buttons({ onBack, onSend }: SendConfirmationProps) {
  const { t } = useTexts('compose');
  return (
    <>
      <Button onPress={onBack}>{t('confirm.back')} <Kbd>Esc</Kbd></Button>
      <Button variant="primary" icon="send-horizontal" autoFocus aria-keyshortcuts="Control+Enter" onPress={onSend}>{t('confirm.send')} <span><Kbd>Ctrl</Kbd> <Kbd>↵</Kbd></span></Button>
    </>
  );
}

function Facts({ draft, contact, offline }: SendConfirmationProps) {
  const { t, language } = useTexts('compose');
  const files = sendable(draft.attachments).map((file) => (file.url !== undefined ? t('confirm.linkItem', { title: file.title }) : t('confirm.fileItem', { title: file.title, type: typeWord(file.contentType) ?? '', size: bytesText(file.bytes ?? 0, language) })));
  const role = roleText(draft.signature.role);
  return (
    <>
      <div className={styles.two}>
        <div className={styles.twoPatient}>
          <div className={styles.twoLabel}>{t('confirm.patient')}</div>
          <div className={styles.twoName}>{draft.patient ? patientName(draft.patient) : ''}</div>
          <div className={styles.twoCpr}>{draft.patient ? patientNumbers(draft.patient) : ''}</div>
        </div>
        <div>
          <div className={styles.twoLabel}>{t('confirm.receiver')}</div>
          <div className={styles.twoOrg}>{contact?.name}</div>
          <div className={styles.soft}>{[contact?.unit, draft.specificRecipient?.name].filter(Boolean).join(' · ')}</div>
        </div>
      </div>
      <dl className={styles.confirmFacts}>
        <dt>{t('confirm.category')}</dt><dd>{[draft.category ? t(`common:category.${draft.category}`, { defaultValue: draft.category }) : '', draft.topic].filter(Boolean).join(' · ')}</dd>
        {draft.priority ? <><dt>{t('confirm.priority')}</dt><dd>{t(`common:priority.${draft.priority}`)}</dd></> : null}
        <dt>{t('confirm.files')}</dt><dd>{files.length ? files.join(', ') : t('confirm.noFiles')}</dd>
        {draft.kind === 'forward' ? <><dt>{t('confirm.forwarded')}</dt><dd>{draft.forwardMessageIds ? `${t('forward.chosen')} (${draft.forwardMessageIds.length})` : t('forward.whole')}</dd></> : null}
        <dt>{t('confirm.signature')}</dt><dd>{t('confirm.signed', { name: draft.signature.name, role: 'code' in (draft.signature.role ?? {}) ? role.toLocaleLowerCase(language) : role, phone: draft.signature.phone })}</dd>
      </dl>
      {contact?.readiness === 'none' ? <Note tone="bad" title={t('check.receiver-none.title')}><p>{t('check.receiver-none.why')}</p></Note> : null}
      {offline ? <Note tone="wait" icon="wifi-off"><p>{t('confirm.offline')}</p></Note> : null}
      <Note tone="warn"><p>{t('confirm.final')}</p></Note>
    </>
  );
}
