/** Sections of a letter's text, each under its own heading where it has one. */
import type { LetterSection } from '../../../../shared/messages';
import { plainLine } from '../plain-text';
import { Runs } from './Runs';
import styles from './letter.module.css';

export function LetterText({ sections, level = 3 }: { sections: readonly LetterSection[]; /** Of the headings. */ level?: 3 | 4 }) {
  const Heading = `h${level}` as const;
  return sections.map(({ heading, runs }, index) => (
    <section key={index} className={styles.section}>
      {heading === undefined ? null : <Heading className={styles.heading}>{plainLine(heading)}</Heading>}
      {runs.length > 0 ? <Runs runs={runs} small /> : null}
    </section>
  ));
}
