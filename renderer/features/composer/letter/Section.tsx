/** One part of the form, under its name. */
import { createContext, use, type ReactNode } from 'react';
import { useTexts } from '../../shared/words';
import type { LetterKind } from './parts';
import styles from './letter.module.css';

/** Puts the part where the list of parts can lead to it. */
export const SectionRefs = createContext<(id: string) => (element: HTMLElement | null) => void>(() => () => undefined);

export function Section({ kind, id, children }: { kind: LetterKind; id: string; children: ReactNode }) {
  const { t } = useTexts('letter-drafts');
  const refOf = use(SectionRefs);
  const title = t(`parts.${kind}.${id}`);
  return <section ref={refOf(id)} className={styles.section} aria-label={title}><h2>{title}</h2>{children}</section>;
}
