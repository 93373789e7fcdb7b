/** The two days that a municipality writes: the first contact that is offered, and the later start that the plan sets in words. Neither is ever refused. */
import { useState, type KeyboardEvent, type SyntheticEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { PlanDecision, RehabilitationPlanView } from '../../../../shared/messages';
import { latestStartOf } from '../../../../shared/standards/rehabilitation-plan/deadline';
import { Button } from '../../../ui/Button';
import { DateField } from '../../../ui/DateField';
import { Dialog } from '../../../ui/Dialog';
import { Note } from '../../../ui/Note';
import { dayText } from '../../shared/plan-days';
import { plainLine } from '../../shared/plain-text';
import { useLanguage } from '../../shared/words';
import type { Decide } from './usePlanDecision';
import styles from './plan.module.css';

interface Props { letter: RehabilitationPlanView; decision: PlanDecision; today: string; decide: Decide; onClose(): void }

/** The parts of a date are no inputs, and Enter in one of them submits nothing by itself. */
function submitsByEnter(event: KeyboardEvent<HTMLFormElement>): void {
  if (event.key !== 'Enter' || !(event.target instanceof Element) || event.target.getAttribute('role') !== 'spinbutton') return;
  event.preventDefault();
  event.stopPropagation();
  event.currentTarget.requestSubmit();
}

export function OfferDialog({ letter, decision, today, decide, onClose }: Props) {
  const { t } = useTranslation('plans');
  const { t: tc } = useTranslation('common');
  const language = useLanguage();
  const [day, setDay] = useState(decision.offered);
  const [asked, setAsked] = useState(false);
  const discharged = letter.stay.expectedEnd?.date;
  const last = latestStartOf({ discharge: discharged, plannedStart: decision.plannedStart })?.latestStart;
  const save = (event?: SyntheticEvent) => {
    event?.preventDefault();
    setAsked(true);
    if (day === undefined) return;
    onClose();
    decide({ offered: day }, t('offerDialog.done', { day: dayText(day, today, language) }));
  };
  return (
    <Dialog
      isOpen onClose={onClose} title={t('offerDialog.title')} size="narrow" closesOutside={false}
      footer={<><Button onPress={onClose}>{tc('cancel')}</Button><Button variant="primary" onPress={() => { save(); }}>{t('offerDialog.save')}</Button></>}
      aside={decision.offered === undefined ? undefined : <Button variant="quiet" onPress={() => { onClose(); decide({ offered: undefined }, t('offerDialog.undone')); }}>{t('offerDialog.remove')}</Button>}
    >
      <form className={styles.form} onSubmit={save} onKeyDownCapture={submitsByEnter}>
        <DateField label={t('offerDialog.label')} hint={t('offerDialog.hint')} size="l" value={day} onChange={setDay} autoFocus error={asked && day === undefined ? t('offerDialog.missing') : undefined} />
        <div role="status">
          {day !== undefined && last !== undefined && day > last ? <Note tone="warn" title={t('offerDialog.late', { day: dayText(last, today, language) })}><p>{t(letter.type === 'specialiseret' ? 'offerDialog.lateHospital' : 'offerDialog.lateText')}</p></Note> : null}
          {day !== undefined && discharged !== undefined && day < discharged ? <Note tone="warn" title={t('offerDialog.early')} /> : null}
          {letter.type === 'almen' && decision.level === undefined ? <Note title={t('offerDialog.noLevel')} /> : null}
        </div>
      </form>
    </Dialog>
  );
}

export function DayDialog({ letter, decision, today, decide, onClose }: Props) {
  const { t } = useTranslation('plans');
  const { t: tc } = useTranslation('common');
  const language = useLanguage();
  const [day, setDay] = useState(decision.plannedStart ?? letter.deadline.proposal);
  const [asked, setAsked] = useState(false);
  const save = (event?: SyntheticEvent) => {
    event?.preventDefault();
    setAsked(true);
    if (day === undefined) return;
    onClose();
    decide({ plannedStart: day }, t('seven.set', { day: dayText(day, today, language) }));
  };
  return (
    <Dialog
      isOpen onClose={onClose} title={t('day.title')} size="narrow" closesOutside={false}
      footer={<><Button onPress={onClose}>{tc('cancel')}</Button><Button variant="primary" onPress={() => { save(); }}>{t('day.save')}</Button></>}
    >
      <form className={styles.form} onSubmit={save} onKeyDownCapture={submitsByEnter}>
        {letter.deadline.text === '' ? null : <p>{t('day.written', { text: plainLine(letter.deadline.text) })}</p>}
        <DateField label={t('day.label')} hint={t('day.hint')} size="l" value={day} onChange={setDay} autoFocus error={asked && day === undefined ? t('day.missing') : undefined} />
      </form>
    </Dialog>
  );
}
