/** The foot of every composer: Send, put aside, what is going on; and the question before a draft is thrown away. */
import type { ReactNode } from 'react';
import { Button } from '../../ui/Button';
import { Dialog } from '../../ui/Dialog';
import { Kbd } from '../../ui/Kbd';
import { useTexts } from '../shared/words';
import type { Sending } from './useSending';
import styles from './composer.module.css';

interface SendBarProps {
  sending: Sending;
  /** Why it can't be sent; undefined when nothing that is shown keeps it back. */
  blocked: string | undefined;
  /** Warnings that are shown. */
  warnings: number;
  offline: boolean;
  /** At the far end. */
  children: ReactNode;
}

export function SendBar({ sending: { step, hasAsked, requestSend, close }, blocked, warnings, offline, children }: SendBarProps) {
  const { t } = useTexts('compose');
  const asks = blocked === undefined && hasAsked && warnings > 0;
  return (
    <div className={styles.sendbar} data-sendbar>
      <Button variant="primary" icon="send-horizontal" aria-keyshortcuts="Control+Enter" isDisabled={blocked !== undefined} reason={blocked} onPress={requestSend}>{t('send')} <span aria-hidden="true"><Kbd>Ctrl</Kbd> <Kbd>↵</Kbd></span></Button>
      <Button aria-keyshortcuts="Escape" onPress={close}>{t('close')} <Kbd>Esc</Kbd></Button>
      <span className={styles.sendText} role="status">{step === 'checking' ? t('checking') : step === 'sending' ? t('sending') : blocked ?? (asks ? t('askAgain', { count: warnings }) : offline ? t('confirm.queued') : '')}</span>
      <span className={styles.gap} />
      <span className={styles.final}>{children}</span>
    </div>
  );
}

export function DiscardDialog({ isOpen, onClose, onDiscard }: { isOpen: boolean; onClose(): void; onDiscard(): void }) {
  const { t } = useTexts('compose');
  return (
    <Dialog isOpen={isOpen} onClose={onClose} role="alertdialog" size="narrow" title={t('discardTitle')} footer={<><Button autoFocus onPress={onClose}>{t('keep')} <Kbd>Esc</Kbd></Button><Button variant="danger" onPress={onDiscard}>{t('discardNow')}</Button></>}>
      <p>{t('discardText')}</p>
    </Dialog>
  );
}
