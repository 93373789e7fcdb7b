import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import type { KeyboardEvent, ReactNode } from 'react';
import { cx } from './cx';
import styles from './Dialog.module.css';

export interface DialogProps {
  isOpen: boolean;
  onClose(): void;
  title: string;
  /** `alertdialog` for what must be answered; it does not close on a click outside. */
  role?: 'dialog' | 'alertdialog';
  /** False where something is written that a click outside would lose. */
  closesOutside?: boolean;
  size?: 'narrow' | 'medium' | 'wide';
  children?: ReactNode;
  /** Buttons, right-aligned, and a quiet line left of them. */
  footer?: ReactNode;
  aside?: ReactNode;
  /** Before any control inside sees the key. */
  onKeyDownCapture?(event: KeyboardEvent): void;
}

/** Holds focus while open and gives it back when closed. */
export function Dialog({ isOpen, onClose, title, role = 'dialog', closesOutside = role === 'dialog', size = 'medium', children, footer, aside, onKeyDownCapture }: DialogProps) {
  return (
    <ModalOverlay isOpen={isOpen} onOpenChange={(open) => { if (!open) onClose(); }} isDismissable={closesOutside} className={styles.scrim ?? ''}>
      <Modal className={cx(styles.modal, size !== 'medium' && styles[size])}>
        <div className={styles.dialog} onKeyDownCapture={onKeyDownCapture}>
          <AriaDialog role={role} className={styles.dialog ?? ''}>
            <Heading slot="title" className={styles.title ?? ''}>{title}</Heading>
            <div className={styles.body}>{children}</div>
            {footer ? <footer className={styles.footer}>{aside ? <span className={styles.aside}>{aside}</span> : null}{footer}</footer> : null}
          </AriaDialog>
        </div>
      </Modal>
    </ModalOverlay>
  );
}
