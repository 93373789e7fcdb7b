/** The question before a letter goes: patient and receiver side by side, and the way it takes. */
import type { Contact, Draft } from '../../../../shared/messages';
import { Button } from '../../../ui/Button';
import { Dialog } from '../../../ui/Dialog';
import { Kbd } from '../../../ui/Kbd';
import { Note } from '../../../ui/Note';
import { useTexts } from '../../shared/words';
import { useSendGuard } from '../SendConfirmation';
import { patientName, patientNumbers, roleText } from '../words';
import styles from '../composer.module.css';
import type { LetterKind } from './parts';

export interface LetterConfirmationProps { isOpen: boolean; kind: LetterKind; draft: Draft; contact: Contact | undefined; offline: boolean; onBack(): void; onSend(): void }

export function LetterConfirmation({ isOpen, kind, draft, contact, offline, onBack, onSend }: LetterConfirmationProps) {
  const { t, language } = useTexts('letter-drafts');
  const { t: tCompose } = useTexts('compose');
  const guard = useSendGuard(isOpen, onSend);
  const role = roleText(draft.signature.role);
  return (
    <Dialog
      isOpen={isOpen} onClose={onBack} role="alertdialog" title={t(kind === 'discharge' && draft.discharge?.corrects !== undefined ? 'confirm.correction' : `confirm.${kind}`)} onKeyDownCapture={guard} aside={t(offline ? 'confirm.queued' : 'confirm.expects')}
      footer={<><Button onPress={onBack}>{tCompose('confirm.back')} <Kbd>Esc</Kbd></Button><Button variant="primary" icon="send-horizontal" autoFocus aria-keyshortcuts="Control+Enter" onPress={onSend}>{tCompose('confirm.send')} <span><Kbd>Ctrl</Kbd> <Kbd>↵</Kbd></span></Button></>}
    >
      <div className={styles.two}>
        <div className={styles.twoPatient}><div className={styles.twoLabel}>{tCompose('confirm.patient')}</div><div className={styles.twoName}>{draft.patient ? patientName(draft.patient) : ''}</div><div className={styles.twoCpr}>{draft.patient ? patientNumbers(draft.patient) : ''}</div></div>
        <div><div className={styles.twoLabel}>{tCompose('confirm.receiver')}</div><div className={styles.twoOrg}>{contact?.name}</div><div className={styles.soft}>{contact?.unit}</div></div>
      </div>
      <dl className={styles.confirmFacts}>
        <dt>{t('confirm.letter')}</dt><dd>{kind === 'plan' && draft.plan?.type ? t(`plan.types.${draft.plan.type}.title`) : t(`title.${kind}`)}</dd>
        <dt>{t('confirm.way')}</dt><dd>{t(`confirm.ways.${draft.sendAs ?? 'letter'}`)}</dd>
        <dt>{tCompose('confirm.signature')}</dt><dd>{tCompose('confirm.signed', { name: draft.signature.name, role: role.toLocaleLowerCase(language), phone: draft.signature.phone })}</dd>
      </dl>
      {draft.sendAs === 'fhir-draft' ? <Note tone="warn"><p>{t('ways.fhirText')}</p></Note> : null}
      {offline ? <Note tone="wait" icon="wifi-off"><p>{tCompose('confirm.offline')}</p></Note> : null}
      <Note tone="warn"><p>{tCompose('confirm.final')}</p></Note>
    </Dialog>
  );
}
