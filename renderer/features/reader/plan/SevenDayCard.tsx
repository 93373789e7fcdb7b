/** The seven days as eight cells, in words and with a sign; indicative, and never a hindrance. */
import { useTranslation } from 'react-i18next';
import type { PlanDecision, RehabilitationPlanView } from '../../../../shared/messages';
import { DAYS_TO_START, daysBetween, latestStartOf, nextProviderLine, providerLineOn } from '../../../../shared/standards/rehabilitation-plan/deadline';
import { Button } from '../../../ui/Button';
import { Tag } from '../../../ui/Tag';
import { dayText, lights, standingOf } from '../../shared/plan-days';
import { plainLine } from '../../shared/plain-text';
import { useLanguage } from '../../shared/words';
import type { Decide } from './usePlanDecision';
import styles from './plan.module.css';

const cells = Array.from({ length: DAYS_TO_START + 1 }, (_, index) => index);
const cellKind = (left: number, index: number): 'past' | 'now' | 'coming' => {
  const today = DAYS_TO_START - left;
  return index < today ? 'past' : index === today ? 'now' : 'coming';
};

export interface SevenDayCardProps { letter: RehabilitationPlanView; decision: PlanDecision; today: string; /** Undefined where nobody here decides. */ decide: Decide | undefined; onOffer(): void; onDay(): void }

export function SevenDayCard({ letter, decision, today, decide, onOffer, onDay }: SevenDayCardProps) {
  const { t } = useTranslation('plans');
  const language = useLanguage();
  const day = (text: string): string => dayText(text, today, language);
  const { type, deadline } = letter;
  const discharged = letter.stay.expectedEnd?.date;
  const { plannedStart, offered } = decision;
  const latest = latestStartOf({ discharge: discharged, plannedStart });
  const last = latest?.latestStart;
  const standing = standingOf({ type, discharged, latestStart: last, offered }, today);
  const left = last === undefined ? undefined : daysBetween(today, last);
  const from = latest?.from === 'plan' ? plannedStart : discharged;
  const tag = () => {
    if (standing.kind === 'offered') return <Tag tone={standing.late ? 'warn' : 'ok'} icon={standing.late ? 'triangle-alert' : 'check-check'}>{t(standing.late ? 'seven.offeredLate' : 'seven.offeredIn', { day: day(standing.day) })}</Tag>;
    if (standing.kind === 'elsewhere') return <Tag icon="building-2">{t(`provider.${standing.provider}`)}</Tag>;
    if (standing.kind === 'unknown') return <Tag tone="warn" icon="calendar-clock">{t('seven.unknown')}</Tag>;
    const { daysLeft, light } = standing.days;
    return <Tag {...lights[light]}>{daysLeft < 0 ? t('seven.over', { count: -daysLeft }) : daysLeft === 0 ? t('seven.today') : t('seven.left', { count: daysLeft })}</Tag>;
  };
  const proposal = deadline.proposal !== undefined && deadline.proposal !== plannedStart ? deadline.proposal : undefined;
  return (
    <section className={styles.card} aria-label={t('seven.title')}>
      <div className={styles.cardHead}><h3 className={styles.h3}>{t('seven.title')}</h3>{tag()}</div>
      {last !== undefined && left !== undefined && from !== undefined ? (
        <>
          <div className={styles.cells} aria-hidden="true">{cells.map((index) => <span key={index} className={styles.cell} data-day={cellKind(left, index)} data-last={index === DAYS_TO_START ? '' : undefined} />)}</div>
          <div className={styles.ends}><span>{t(latest?.from === 'plan' ? 'seven.from' : from > today ? 'seven.leaves' : 'seven.discharged', { day: day(from) })}</span><span>{day(last)}</span></div>
          <p className={styles.small}>{type === 'specialiseret' ? t('seven.noChoice') : t(left < 0 ? 'seven.passed' : 'seven.choice', { day: day(last) })}</p>
        </>
      ) : <p className={styles.small}>{t('seven.noDay')}</p>}
      {decide && offered === undefined ? <div className={styles.buttons}><Button size="s" icon="calendar-clock" onPress={onOffer}>{t('offer')}</Button></div> : null}
      {decide && offered !== undefined ? <div className={styles.buttons}><Button size="s" icon="calendar-clock" onPress={onOffer}>{t('changeOffer')}</Button></div> : null}
      {deadline.text !== '' || decide ? (
        <div className={styles.written}>
          {deadline.text === '' ? null : <p>{t('seven.written', { text: plainLine(deadline.text) })}</p>}
          {plannedStart === undefined ? decide ? <p>{t(deadline.text === '' ? 'seven.later' : 'seven.ask')}</p> : null : <p>{t('seven.counted', { day: day(plannedStart) })}</p>}
          {decide ? (
            <div className={styles.buttons}>
              {proposal === undefined || plannedStart !== undefined ? null : <Button size="s" icon="check" onPress={() => { decide({ plannedStart: proposal }, t('seven.set', { day: day(proposal) })); }}>{t('seven.confirm', { day: day(proposal) })}</Button>}
              <Button size="s" onPress={onDay}>{t('seven.other')}</Button>
              {plannedStart === undefined ? null : <Button size="s" onPress={() => { decide({ plannedStart: undefined }, t('seven.cleared')); }}>{t('seven.clear')}</Button>}
            </div>
          ) : null}
        </div>
      ) : null}
    </section>
  );
}

/** Who provides the training, from the dated table; agreements may differ, so it says where it is read. */
export function ProviderCard({ letter, today }: { letter: RehabilitationPlanView; today: string }) {
  const { t } = useTranslation('plans');
  const language = useLanguage();
  const { type } = letter;
  const line = type === undefined ? undefined : providerLineOn(type, today);
  if (type === undefined || !line) return null;
  const next = nextProviderLine(type, today);
  const source = (next ?? line).source;
  return (
    <section className={styles.card} aria-label={t('provider.title')}>
      <h3 className={styles.h3}>{t('provider.title')}</h3>
      <p className={styles.small}>{next ? t('provider.until', { day: dayText(next.from, today, language), provider: t(`provider.${line.provider}`) }) : t(`provider.${line.provider}`)}</p>
      {next ? <p className={styles.small}>{t('provider.since', { day: dayText(next.from, today, language), provider: t(`provider.${next.provider}`) })}</p> : null}
      <p className={styles.small}>{t('provider.source', { source: t(`provider.sources.${source}`) })}</p>
    </section>
  );
}
