/** Beside the form: what keeps the letter back, with a way to each field, and how it is sent. */
import { Button as Pressable } from 'react-aria-components';
import { letterFormatFor, type Contact, type Draft, type Issue, type LetterType, type SendAs } from '../../../../shared/messages';
import { cx } from '../../../ui/cx';
import { Icon } from '../../../ui/Icon';
import { Kbd } from '../../../ui/Kbd';
import { RadioCards } from '../../../ui/RadioCards';
import { Tag } from '../../../ui/Tag';
import { useTexts } from '../../shared/words';
import styles from '../composer.module.css';
import own from './letter.module.css';

export function LetterChecks({ all, shown, onGo }: { all: readonly Issue[]; shown: readonly Issue[]; onGo(path: string): void }) {
  const { t, language } = useTexts('letter-drafts');
  const errors = shown.filter(({ severity }) => severity !== 'warning').length;
  const missing = all.filter(({ severity }) => severity !== 'warning').length;
  if (shown.length === 0) {
    return (
      <section className={styles.card}>
        <div className={styles.cardHead}><h2>{t(missing > 0 ? 'panel.writing' : 'panel.ready')}</h2>{missing > 0 ? <Tag icon="file-pen">{t('panel.draft')}</Tag> : <Tag tone="ok" icon="circle-check">{t('panel.none')}</Tag>}</div>
        <p className={styles.cardText}>{missing > 0 ? t('panel.missing', { count: missing }) : t('panel.readyText')}</p>
      </section>
    );
  }
  return (
    <section className={cx(styles.card, errors > 0 ? styles.cardBad : styles.cardWarn)} aria-label={t('panel.region')}>
      <div className={styles.cardHead}>
        <h2>{t(errors > 0 ? 'panel.blocked' : 'panel.warnings')}</h2>
        {errors > 0 ? <Tag tone="bad" icon="octagon-x">{t('panel.errors', { count: errors })}</Tag> : <Tag tone="warn" icon="triangle-alert">{t('panel.warningCount', { count: shown.length })}</Tag>}
      </div>
      <ul className={styles.checks}>
        {shown.map((issue, index) => (
          <li key={`${issue.rule} ${issue.path}`} className={issue.severity === 'warning' ? styles.warn : styles.bad}>
            <Icon name={issue.severity === 'warning' ? 'triangle-alert' : 'octagon-x'} />
            <div>
              <div>{language === 'en' ? issue.messageEn : issue.message}</div>
              <Pressable className={styles.link ?? ''} onPress={() => { onGo(issue.path); }}><Icon name="arrow-right" size="s" />{t('panel.goto')}{index === 0 ? <Kbd>F8</Kbd> : null}</Pressable>
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}

export interface SendWaysProps { draft: Draft; type: LetterType; contact: Contact | undefined; training: boolean; error: string | undefined; onChange(way: SendAs): void; groupRef(element: HTMLElement | null): void }

/** The ways that this receiver takes; for one that is not offered, why. */
export function SendWays({ draft, type, contact, training, error, onChange, groupRef }: SendWaysProps) {
  const { t } = useTexts('letter-drafts');
  const format = contact && letterFormatFor(contact.receives, type);
  const topic = type === 'GGOP' ? draft.plan?.type ? t('ways.topicPlan', { type: draft.plan.type }) : t('ways.topicPlanOpen') : t('ways.topicDischarge');
  const cards: { id: SendAs; title: string; description: string; isDisabled?: boolean }[] = [
    { id: 'letter', title: t('ways.letter', { type }), description: !contact ? t('ways.noReceiver') : format ? t('ways.letterText', { format: format === 'edifact' ? 'EDIFACT' : 'OIO-XML' }) : t('ways.letterNot'), isDisabled: !format },
    { id: 'care-communication', title: t('ways.message'), description: t('ways.messageText', { category: t(type === 'GGOP' ? 'ways.training' : 'ways.discharge'), topic }) },
    ...(training ? [{ id: 'fhir-draft' as const, title: t('ways.fhir'), description: t('ways.fhirText') }] : []),
  ];
  return (
    <section className={cx(styles.card, error !== undefined && styles.cardBad)} ref={groupRef} tabIndex={-1}>
      <div className={styles.cardHead}><h2>{t(type === 'GGOP' ? 'ways.titlePlan' : 'ways.titleDischarge')}</h2></div>
      <RadioCards compact hideLabel className={own.ways} label={t(type === 'GGOP' ? 'ways.titlePlan' : 'ways.titleDischarge')} cards={cards} value={draft.sendAs} onChange={onChange} />
    </section>
  );
}
