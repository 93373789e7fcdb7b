/** What came of one file: the verdict with the guide it was judged by, and below the findings what could not be decided. */
import { useTranslation } from 'react-i18next';
import type { Judgement } from '../../../shared/contract';
import { Button } from '../../ui/Button';
import { cx } from '../../ui/cx';
import { Icon } from '../../ui/Icon';
import { Note } from '../../ui/Note';
import { Waiting } from '../../ui/Progress';
import { errorWords, useLanguage } from '../shared/words';
import { outcomeLook } from './FileList';
import { guideWords, isLetter, outcomeOf, packageWords } from './findings';
import type { JudgedFile } from './judging';
import { countWords, verdictWords } from './report';
import styles from './conformance.module.css';

export function Verdict({ judgement }: { judgement: Judgement }) {
  const { t } = useTranslation('conformance');
  const language = useLanguage();
  const outcome = outcomeOf(judgement);
  const { icon, tone } = outcomeLook[outcome];
  const guide = guideWords(judgement, language);
  const by = outcome === 'sound' ? (guide === undefined ? t('byBase') : t('byGuide', { guide })) : guide;
  const facts = [by, outcome === 'unsupported' ? t('verdict.unsupportedText') : countWords(judgement, t)].filter(Boolean).join(' · ');
  return (
    <section className={cx(styles.verdict, styles[`ground-${tone}`])} aria-label={t('report.result')} data-verdict={outcome}>
      <span className={styles[tone]}><Icon name={icon} size="xl" /></span>
      {/* One heading: without its guide, "no errors found" would say too much. */}
      <h2 className={styles.verdictTitle}>{outcome === 'sound' ? t('outcome.sound') : verdictWords(judgement, outcome, language, t)} <span className={styles.verdictFacts}>{facts}</span></h2>
      {judgement.answer ? (
        <div className={styles.answer}>{t('answer.lead')}<br /><span className={cx(styles.answerWord, styles[judgement.answer === 'ok' ? 'ok' : 'bad'])}>{t(`answer.${judgement.answer}`)}</span> {isLetter(judgement) ? null : <span className={styles.id}>{judgement.answer}</span>}</div>
      ) : null}
    </section>
  );
}

/** Instead of a verdict: what is under way, or why there is none. */
export function Underway({ file, onAgain }: { file: JudgedFile; onAgain(): void }) {
  const { t } = useTranslation('conformance');
  const { t: te } = useTranslation('errors');
  if (file.step !== 'failed') return <Waiting>{file.step === 'uploading' ? t('uploading', { percent: Math.round((file.share ?? 0) * 100) }) : t(file.step === 'waiting' ? 'waiting' : 'judging')}</Waiting>;
  const { what, next } = file.error === 'empty' ? { what: te('text-empty.what'), next: '' } : file.error === 'too-large' ? { what: t('tooLarge'), next: '' } : errorWords(te, file.error);
  const hopeless = file.error === 'empty' || file.error === 'too-large';
  return <Note tone="warn" title={t('failed')} level={2} {...(hopeless ? {} : { action: <Button size="s" onPress={onAgain}>{t('again')}</Button> })}>{what} {next}</Note>;
}

/** Rules that nobody could check: said, so that silence is never taken for praise. */
export function Undecided({ judgement }: { judgement: Judgement }) {
  const { t } = useTranslation('conformance');
  const { notEvaluated } = judgement;
  if (!notEvaluated.length) return null;
  return (
    <details className={styles.undecided}>
      <summary><Icon name="chevron-right" size="s" className={styles.turning} /><span className={styles.h2}>{t('undecidedTitle')}</span><span className={styles.soft}>{notEvaluated.length}</span></summary>
      <p className={styles.soft}>{t('undecidedText')}</p>
      <ul className={styles.undecidedList}>
        {notEvaluated.map(({ kind, what, path, reason }, index) => (
          <li key={index}><div>{t(`undecidedKind.${kind}`)} <span className={styles.id}>{what}</span></div><div className={styles.place}>{path}</div><div className={styles.soft} lang="en">{reason}</div></li>
        ))}
      </ul>
    </details>
  );
}

/** What was checked with, and that it is no approval. */
export function Grounds({ judgement }: { judgement: Judgement }) {
  const { t } = useTranslation('conformance');
  const names = judgement.packages.map(({ id, source }) => (source === 'loaded' ? t('loadedMark', { name: packageWords(id) }) : packageWords(id)));
  const checked = judgement.verdict === 'unsupported' ? '' : names.length ? t('checkedWith', { packages: names.join(', ') }) : t('checkedBuiltIn');
  return <p className={styles.grounds}>{checked} {t('notApproval')} {t('notReceived')}</p>;
}
