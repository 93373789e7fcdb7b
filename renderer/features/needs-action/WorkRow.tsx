/** One work item in the list: who, what, why, how long, and whose it is. */
import { useTranslation } from 'react-i18next';
import type { Instant } from '../../../shared/messages';
import type { WorkItem } from '../../archive';
import { Avatar } from '../../ui/Avatar';
import { Icon } from '../../ui/Icon';
import { mainId } from '../shared/PatientBanner';
import { formatCpr } from '../../../shared/identifiers';
import { plainLine } from '../shared/plain-text';
import { clock, duration, rowTime, sentenceTime, type Language } from '../shared/times';
import { errorWords, standardWords, useLanguage, useTexts } from '../shared/words';
import { CodedError, errorCodeSchema } from '../../../shared/contract';
import { queuedAt, reasonText, sentAt } from './steps';
import styles from './needs-action.module.css';

type Translate = (key: string, values?: Record<string, unknown>) => string;

export const looks: Record<WorkItem['kind'], { icon: string; tone: 'bad' | 'warn' | 'wait' | 'mute' }> = {
  rejected: { icon: 'octagon-x', tone: 'bad' }, failed: { icon: 'octagon-x', tone: 'bad' }, overdue: { icon: 'alarm-clock', tone: 'bad' },
  'waiting-retry': { icon: 'rotate-ccw', tone: 'warn' }, quarantine: { icon: 'shield-alert', tone: 'mute' }, late: { icon: 'message-square-text', tone: 'wait' },
};

const minutesBetween = (from: Instant, to: Instant): number => Math.max(0, Math.floor((Date.parse(to) - Date.parse(from)) / 60_000));

/** A code of the contract as its sentence; anything else says nothing. */
export function codeWords(te: Translate, code: string | undefined): { what: string; next: string } | undefined {
  const known = errorCodeSchema.safeParse(code);
  return known.success ? errorWords(te, new CodedError(known.data)) : undefined;
}

/** Every text of a row, in one place, so that eyes and ears get the same. */
export function rowTexts(item: WorkItem, now: Instant, language: Language, t: Translate, tc: Translate, te: Translate) {
  const type = tc(standardWords(item.standard ?? 'care-communication').short);
  const name = plainLine(item.counterpart ?? '') || item.counterpartGln || tc('unknownOrganisation');
  const outgoing = item.kind !== 'late' && item.kind !== 'quarantine';
  const sent = sentAt(item);
  const started = sent ?? queuedAt(item) ?? item.at;
  const attempts = t('row.attempts', { count: item.attempt ?? 1 });
  const why = {
    rejected: () => plainLine(reasonText(item) ?? '') || t('group.rejectedText'),
    failed: () => codeWords(te, item.events.at(-1)?.reason)?.what ?? t('group.failedText'),
    overdue: () => attempts,
    'waiting-retry': () => (item.nextAt ? `${attempts}. ${t('row.next', { time: sentenceTime(item.nextAt, now, language) })}` : attempts),
    quarantine: () => codeWords(te, item.quarantine?.reason)?.what ?? '',
    late: () => [item.category ? tc(`category.${item.category}`, { defaultValue: item.category }) : '', plainLine(item.topic ?? '')].filter(Boolean).join(' · '),
  }[item.kind]();
  return {
    name: item.kind === 'quarantine' ? t('row.hidden') : plainLine(item.patientName ?? '') || tc('unknownPatient'),
    cpr: item.kind === 'quarantine' ? t('row.noCpr') : item.patientIds?.length ? formatCpr(mainId(item.patientIds)) : '',
    what: item.kind === 'quarantine' ? (item.counterpartGln ? t('row.fromGln', { gln: item.counterpartGln }) : t('row.fromUnknown')) : t(outgoing ? 'row.to' : 'row.from', { type, name }),
    why,
    clock: item.kind === 'late' ? `+${duration(item.lateByMinutes ?? 0, language)}` : item.kind === 'overdue' || item.kind === 'waiting-retry' ? duration(minutesBetween(started, now), language) : rowTime(item.at, now, language),
    detail: item.kind === 'late' ? t('row.sentLate', { time: clock(item.at, language) }) : item.kind === 'quarantine' ? '' : item.kind === 'rejected' || item.kind === 'failed' ? t('row.ago', { duration: duration(minutesBetween(item.at, now), language) }) : t(sent === undefined ? 'row.queued' : 'row.sent', { time: rowTime(started, now, language) }),
    owner: item.assignee ? t('row.owner', { initials: item.assignee }) : t('row.nobody'),
  };
}

export function WorkRow({ item, now }: { item: WorkItem; now: Instant }) {
  const { t } = useTranslation('work');
  const { t: tc } = useTexts('common');
  const { t: te } = useTranslation('errors');
  const language = useLanguage();
  const texts = rowTexts(item, now, language, t, tc, te);
  const look = looks[item.kind];
  return (
    <div className={styles.row}>
      <span className={styles[look.tone]}><Icon name={look.icon} /></span>
      <span className={styles.two}><span className={styles.name}>{texts.name}</span><span className={styles.cpr}>{texts.cpr}</span></span>
      <span className={styles.two}><span className={styles.what}>{texts.what}</span><span className={styles.why}>{texts.why}</span></span>
      <span className={styles.clock}><span>{texts.clock}</span><span>{texts.detail}</span></span>
      {item.assignee ? <Avatar initials={item.assignee} label={texts.owner} outline small /> : <span className={styles.nobody} aria-hidden="true">–</span>}
    </div>
  );
}
