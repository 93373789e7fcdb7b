import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { useLayoutEffect, useRef, useState, useSyncExternalStore, type KeyboardEvent, type ReactNode } from 'react';
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

const TABBABLE = 'a[href], button:not(:disabled), input:not(:disabled), select:not(:disabled), textarea:not(:disabled), [tabindex]:not([tabindex="-1"])';

let openDialogs = 0;
const watchers = new Set<() => void>();
function count(by: 1 | -1): void {
  openDialogs += by;
  for (const watcher of watchers) watcher();
}
const watch = (watcher: () => void) => {
  watchers.add(watcher);
  return () => { watchers.delete(watcher); };
};
/** Whether any dialog stands in front of the page. */
export const useDialogOpen = (): boolean => useSyncExternalStore(watch, () => openDialogs > 0);

/** Mounted only while its dialog is open. Text that is longer than the window and holds nothing to tab to takes focus itself, so that arrow keys scroll it. */
function Body({ title, children }: { title: string; children: ReactNode }) {
  const scroller = useRef<HTMLDivElement>(null);
  const content = useRef<HTMLDivElement>(null);
  const [stop, setStop] = useState(false);
  useLayoutEffect(() => { count(1); return () => { count(-1); }; }, []);
  useLayoutEffect(() => {
    const [outer, inner] = [scroller.current, content.current];
    if (!outer || !inner) return undefined;
    const look = () => { setStop(outer.scrollHeight > outer.clientHeight && inner.querySelector(TABBABLE) === null); };
    const observer = new ResizeObserver(look);
    observer.observe(outer);
    observer.observe(inner);
    look();
    return () => { observer.disconnect(); };
  }, []);
  return <div ref={scroller} className={styles.body} {...(stop ? { tabIndex: 0, role: 'region', 'aria-label': title } : {})}><div ref={content}>{children}</div></div>;
}

/** Holds focus while open and gives it back when closed. */
export function Dialog({ isOpen, onClose, title, role = 'dialog', closesOutside = role === 'dialog', size = 'medium', children, footer, aside, onKeyDownCapture }: DialogProps) {
  return (
    <ModalOverlay isOpen={isOpen} onOpenChange={(open) => { if (!open) onClose(); }} isDismissable={closesOutside} className={styles.scrim ?? ''}>
      <Modal className={cx(styles.modal, size !== 'medium' && styles[size])}>
        <div className={styles.dialog} onKeyDownCapture={onKeyDownCapture}>
          <AriaDialog role={role} className={styles.dialog ?? ''}>
            <Heading slot="title" className={styles.title ?? ''}>{title}</Heading>
            <Body title={title}>{children}</Body>
            {footer ? <footer className={styles.footer}>{aside ? <span className={styles.aside}>{aside}</span> : null}{footer}</footer> : null}
          </AriaDialog>
        </div>
      </Modal>
    </ModalOverlay>
  );
}
