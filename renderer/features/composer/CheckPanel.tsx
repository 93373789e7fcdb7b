/** The aside: what stops the message, what to read first, and what the receiver can take. */
import { Button as Pressable } from 'react-aria-components';
import type { Contact, Instant } from '../../../shared/messages';
import { cx } from '../../ui/cx';
import { Icon } from '../../ui/Icon';
import { Kbd } from '../../ui/Kbd';
import { Tag, type TagTone } from '../../ui/Tag';
import { useTypesInWords } from '../shared/message-types';
import { clockSeconds, dayLong, shortTime } from '../shared/times';
import { isOld } from '../shared/register';
import { useNow } from '../shared/useNow';
import { useTexts } from '../shared/words';
import type { Findings } from './useFindings';
import { inOrder, type Field, type Finding } from './validate';
import styles from './composer.module.css';

export interface CheckPanelProps {
  findings: Findings;
  checkedAt: Instant | undefined;
  onGo(field: Field): void;
  onRemove(attachmentId: string): void;
  onRepair(finding: Finding): void;
}

export function CheckPanel({ findings, checkedAt, onGo, onRemove, onRepair }: CheckPanelProps) {
  const { t, language } = useTexts('compose');
  const list = (words: string[]) => new Intl.ListFormat(language, { type: 'conjunction' }).format(words);
  const { all, shown, errors, warnings } = findings;
  if (!shown.length) {
    const missing = all.filter(({ severity }) => severity === 'error').map(({ field }) => t(`panel.field.${field}`));
    if (missing.length) {
      return (
        <section className={styles.card}>
          <div className={styles.cardHead}><h2>{t('panel.progress')}</h2><Tag icon="file-pen">{t('panel.draft')}</Tag></div>
          <p className={styles.cardText}>{t('panel.missing', { list: list([...new Set(missing)]) })}</p>
        </section>
      );
    }
    return (
      <section className={styles.card}>
        <div className={styles.cardHead}><h2>{t('panel.ready')}</h2><Tag tone="ok" icon="circle-check">{t('panel.none')}</Tag></div>
        <p className={styles.cardText}>{checkedAt ? t('panel.checked', { time: clockSeconds(checkedAt, language) }) : t('panel.unchecked')}</p>
      </section>
    );
  }
  const order = inOrder(all);
  const sentence = list(order.map((group) => t(`panel.group.${group}`)));
  return (
    <section className={cx(styles.card, errors.length ? styles.cardBad : styles.cardWarn)} aria-label={t('panel.region')}>
      <div className={styles.cardHead}>
        <h2>{t(errors.length ? 'panel.blocked' : 'panel.warnings')}</h2>
        {errors.length ? <Tag tone="bad" icon="octagon-x">{t('panel.errors', { count: errors.length })}</Tag> : <Tag tone="warn" icon="triangle-alert">{t('panel.warningCount', { count: warnings.length })}</Tag>}
      </div>
      <ul className={styles.checks}>
        {shown.map((finding, index) => (
          <li key={finding.key} className={finding.severity === 'error' ? styles.bad : styles.warn}>
            <Icon name={finding.severity === 'error' ? 'octagon-x' : 'triangle-alert'} />
            <div>
              <div className={styles.medium}>{finding.issue ? (language === 'da' ? finding.issue.message : finding.issue.messageEn) : t(`check.${finding.id}.title`, finding.params ?? {})}</div>
              {finding.issue ? null : <div className={styles.soft}>{t(`check.${finding.id}.why`, finding.params ?? {})}</div>}
              <div className={styles.checkLinks}>
                {finding.removable?.map(({ id, title }) => <Pressable key={id} className={styles.link ?? ''} onPress={() => { onRemove(id); }}><Icon name="x" size="s" />{t('panel.remove', { title })}</Pressable>)}
                {finding.repair ? <Pressable className={styles.link ?? ''} onPress={() => { onRepair(finding); }}><Icon name="check" size="s" />{t(finding.repair === 'new-thread' ? 'panel.newThread' : 'panel.repair')}</Pressable> : null}
                {finding.removable?.length || finding.repair ? null : <Pressable className={styles.link ?? ''} onPress={() => { onGo(finding.field); }}><Icon name="arrow-right" size="s" />{t('panel.goto')}{index === 0 ? <Kbd>F8</Kbd> : null}</Pressable>}
              </div>
            </div>
          </li>
        ))}
        {order.length ? <li className={styles.ok}><Icon name="circle-check" /><div className={styles.soft}>{t('panel.order', { count: order.length, list: sentence.charAt(0).toLocaleUpperCase(language) + sentence.slice(1) })}</div></li> : null}
      </ul>
    </section>
  );
}

const tones: Record<Contact['readiness'], { tone: TagTone; icon: string }> = {
  fhir: { tone: 'ok', icon: 'circle-check' }, converted: { tone: 'wait', icon: 'layers' }, none: { tone: 'bad', icon: 'octagon-x' }, unknown: { tone: 'mute', icon: 'info' }, 'never-acknowledged': { tone: 'warn', icon: 'triangle-alert' },
};

/** What is known of the receiver, with its source and date; unknown is said as unknown. */
export function ReceiverCard({ contact }: { contact: Contact }) {
  const { t, language } = useTexts('compose');
  const reads = useTypesInWords()(contact.receives);
  const { tone, icon } = tones[contact.readiness];
  const now = useNow();
  return (
    <section className={styles.card}>
      <div className={styles.cardHead}><h2>{t('card.title')}</h2><Tag tone={tone} icon={icon}>{t(`card.readiness.${contact.readiness}`)}</Tag></div>
      <dl className={styles.facts}>
        <dt>{t('card.reads')}</dt><dd>{reads || t('card.notKnown')}</dd>
        <dt>{t('card.format')}</dt><dd>{t(`card.formats.${contact.format}`)}</dd>
        <dt>{t('card.source')}</dt><dd>{contact.sourceDate ? t('card.sourceDated', { source: contact.source, date: dayLong(contact.sourceDate, language) }) : contact.source}</dd>
        <dt>{t('card.last')}</dt><dd>{contact.lastAcceptedAt ? t('card.lastAccepted', { time: shortTime(contact.lastAcceptedAt, language) }) : t('card.never')}</dd>
        <dt>{t('card.acknowledges')}</dt><dd>{contact.sent ? t('card.ratio', { acknowledged: contact.acknowledged, sent: contact.sent }) : t('card.ratioNone')}</dd>
      </dl>
      {contact.readiness === 'converted' ? <p className={styles.cardText}>{t('card.convertedNote')}</p> : null}
      {contact.readiness === 'none' ? <p className={styles.cardText}>{t('card.noneNote')}</p> : null}
      {contact.sourceDate && isOld(contact.sourceDate, now) ? <p className={styles.cardText}>{t('card.old')}</p> : null}
    </section>
  );
}

export function UrgentNote({ contact }: { contact: Contact | undefined }) {
  const { t } = useTexts('compose');
  return (
    <div className={styles.urgent}>
      <Icon name="phone" />
      <div><p>{contact?.phone ? t('card.urgentPhone', { name: contact.unit || contact.name, phone: contact.phone.replaceAll(' ', '\u00a0') }) : t('card.urgent')}</p><p>{t('card.purpose')}</p></div>
    </div>
  );
}
