/** One text segment: who, when, what it answers, the text, its files, and for our own how far it has come. */
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useOrganisationNames } from '../../archive';
import { cx } from '../../ui/cx';
import { Icon } from '../../ui/Icon';
import { Note } from '../../ui/Note';
import { Tag } from '../../ui/Tag';
import { deliveryLook, deliveryShort } from '../shared/delivery';
import { OrganisationName } from '../shared/OrganisationName';
import { plainLine } from '../shared/plain-text';
import { clockSeconds, dayOf, duration, fullTime, shortTime } from '../shared/times';
import { useNow } from '../shared/useNow';
import { errorWords, useLanguage } from '../shared/words';
import { Attachments } from './Attachments';
import { PlainText } from './PlainText';
import { trackOf, type ReaderSegment } from './thread';
import type { DeliveryEvent } from '../../../shared/messages';
import styles from './SegmentCard.module.css';

export interface SegmentCardProps {
  item: ReaderSegment;
  target: ReaderSegment | undefined;
  fresh: boolean;
  /** Whoever is logged in may not read text: who and when remain. */
  withheld?: boolean;
  flashing: boolean;
  /** Shown smaller, since it has been read. */
  seen: boolean;
  onJump(id: string): void;
  choosing?: { chosen: boolean; onToggle(): void } | undefined;
}

export const segmentDomId = (id: string): string => `segment-${id.replace(/[^\w-]/g, '_')}`;

export function SegmentCard({ item, target, withheld = false, fresh, flashing, seen, onJump, choosing }: SegmentCardProps) {
  const { t } = useTranslation('reader');
  const { t: td } = useTranslation('delivery');
  const { t: tc } = useTranslation('common');
  const language = useLanguage();
  const { segment, record, own, letter } = item;
  const nameOf = useOrganisationNames();
  const time = segment.at ? fullTime(segment.at, language) : t('unknownTime');
  const signature = [[segment.author, segment.role].filter((part) => part !== undefined).map(plainLine).join(', '), segment.phone ? plainLine(segment.phone) : ''].filter(Boolean).join(' · ');
  const answered = target?.segment;
  const id = segmentDomId(item.id);
  return (
    <article id={id} className={cx(styles.segment, own && styles.own, fresh && styles.fresh, flashing && styles.flashing)} aria-labelledby={`${id}-org ${id}-time`} tabIndex={-1} data-segment={item.id}>
      <header className={styles.head}>
        {choosing ? <input type="checkbox" className={styles.choose} checked={choosing.chosen} onChange={choosing.onToggle} aria-label={t('chosen')} /> : null}
        <span id={`${id}-org`} className={styles.organisation}><OrganisationName of={[segment.organisation, record?.view.sender]} /></span>
        {fresh ? <Tag tone="new" className={styles.headTag}>{t(target || letter || item.answersUnknown ? 'fresh' : 'freshNew')}</Tag> : null}
        {record?.lateByMinutes ? <Tag tone="wait" icon="clock" className={styles.headTag}>{td('late', { duration: duration(record.lateByMinutes, language) })}</Tag> : null}
        <time id={`${id}-time`} className={styles.when} dateTime={segment.at}>{time}</time>
      </header>
      <div className={styles.by}>
        <span className={styles.signature}>{signature || t('unsigned')}</span>
        {answered && target ? (
          <button type="button" className={styles.answers} onClick={() => { onJump(target.id); }}>
            <Icon name="corner-down-right" size="s" />
            <span>{answered.at ? t('answers', { who: plainLine(answered.author ?? (nameOf(answered.organisation).text || tc('unknown'))), time: shortTime(answered.at, language) }) : t('answersPlain', { who: plainLine(answered.author ?? (nameOf(answered.organisation).text || tc('unknown'))) })}</span>
          </button>
        ) : letter && !withheld ? (
          <button type="button" className={styles.answers} onClick={() => { onJump(letter.messageId); }}>
            <Icon name="corner-down-right" size="s" />
            <span>{t('answersLetter', { who: nameOf(letter.view.sender).text || tc('unknown'), time: shortTime(letter.view.sentAt ?? letter.at, language) })}</span>
          </button>
        ) : item.answersUnknown ? <span className={styles.unknown}><Icon name="corner-down-right" size="s" />{t('answersUnknown')}</span> : null}
      </div>
      {withheld ? null : segment.text.trim() ? <PlainText text={segment.text} small={seen} /> : <p className={styles.noText}>{t('noText')}</p>}
      {item.attachments.length ? <Attachments files={item.attachments} record={record} /> : null}
      {item.note ? <Note icon="sticky-note" title={t('noteBy')} role="note" className={styles.note}><PlainText text={item.note} small /></Note> : null}
      {own && item.deliveries.length ? <Track events={item.deliveries} /> : null}
    </article>
  );
}

function Track({ events }: { events: readonly DeliveryEvent[] }) {
  const { t } = useTranslation('delivery');
  const { t: te } = useTranslation('errors');
  const language = useLanguage();
  const now = useNow();
  const [whole, setWhole] = useState(false);
  const last = events.at(-1);
  const stamp = (at: string) => (dayOf(at) === dayOf(now) || dayOf(at) === dayOf(events[0]!.at) ? clockSeconds(at, language) : shortTime(at, language));
  const reason = last?.reason && ['rejected', 'failed', 'overdue', 'waiting-retry'].includes(last.state) ? errorWords(te, Object.assign(new Error(), { code: last.reason, params: {} })) : undefined;
  const details = last?.acknowledgement?.outcomes.map((outcome) => plainLine(outcome.details ?? outcome.text ?? '')).filter(Boolean) ?? [];
  return (
    <div className={styles.delivery}>
      <ol className={styles.track} aria-label={t('track.label')}>
        {trackOf(events).map((step) => (
          <li key={step.key} className={cx(styles.step, step.tone && styles[step.tone])}>
            <Icon name={step.icon} size="s" />
            {step.key === 'retry' && step.at ? t('track.nextTry', { time: clockSeconds(step.at, language) }) : t(`track.${step.key}`)}
            {step.attempt ? <span>({t('track.attempt', { count: step.attempt })})</span> : null}
            {step.at && step.key !== 'retry' ? <time dateTime={step.at}>{stamp(step.at)}</time> : null}
          </li>
        ))}
        {events.length > 4 ? <li className={styles.more}><button type="button" className={styles.toggle} aria-expanded={whole} onClick={() => { setWhole(!whole); }}>{t(whole ? 'track.hideHistory' : 'track.history')}</button></li> : null}
      </ol>
      {reason && last?.state !== 'accepted' ? <p className={styles.reason}>{details.length ? details.join(' ') : reason.what} {t(`next.${last!.state}`)}</p> : null}
      {last?.note ? <p className={styles.reason}>{t('track.note', { note: plainLine(last.note) })}</p> : null}
      {whole ? (
        <ol className={styles.history} aria-label={t('track.historyTitle')}>
          {events.map((event) => <li key={event.n}><time dateTime={event.at}>{stamp(event.at)}</time><Icon name={deliveryLook(event.state).icon} size="s" />{deliveryShort(t, event.state)}{event.attempt > 0 ? <span>({t('track.attempt', { count: event.attempt })})</span> : null}</li>)}
        </ol>
      ) : null}
    </div>
  );
}
