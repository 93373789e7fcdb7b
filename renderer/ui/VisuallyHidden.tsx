import type { ReactNode } from 'react';
import styles from './VisuallyHidden.module.css';

/** @param as the page's title, where nothing on the page says it to the eye */
export const VisuallyHidden = ({ as: As = 'span', children }: { as?: 'span' | 'h1'; children: ReactNode }) => <As className={styles.hidden}>{children}</As>;
