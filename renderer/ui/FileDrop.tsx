import { Button, DropZone, FileTrigger, isFileDropItem, type DropZoneProps } from 'react-aria-components';
import type { ReactNode, Ref } from 'react';
import { Icon } from './Icon';
import styles from './FileDrop.module.css';

type DropEvent = Parameters<NonNullable<DropZoneProps['onDrop']>>[0];

export interface FileDropProps {
  /** The files already there, above the buttons. */
  children?: ReactNode;
  /** More beside the button (add link, size). */
  beside?: ReactNode;
  buttonLabel: string;
  /** Shown over the area while files are held above it. */
  dropText: string;
  onFiles(files: File[]): void;
  className?: string | undefined;
  buttonRef?: Ref<HTMLButtonElement>;
}

/** Files by button or by dropping; pasted files come in too. What may be attached is judged by the caller, who can say why not. */
export function FileDrop({ children, beside, buttonLabel, dropText, onFiles, className, buttonRef }: FileDropProps) {
  const drop = async ({ items }: DropEvent) => {
    const files = await Promise.all(items.filter(isFileDropItem).map((item) => item.getFile()));
    if (files.length) onFiles(files);
  };
  return (
    <DropZone className={styles.zone ?? ''} data-drop-text={dropText} aria-label={dropText} onDrop={(event) => { void drop(event); }} getDropOperation={() => 'copy'}>
      {children}
      <div className={className}>
        <FileTrigger allowsMultiple onSelect={(list) => { if (list?.length) onFiles([...list]); }}>
          <Button ref={buttonRef ?? null} className={styles.link ?? ''}><Icon name="paperclip" size="s" />{buttonLabel}</Button>
        </FileTrigger>
        {beside}
      </div>
    </DropZone>
  );
}
