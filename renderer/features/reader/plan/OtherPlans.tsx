/** Further plans of the same citizen: beside each other, with a note of one's own about which of them counts. No plan changes another. */
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PlanDecision } from '../../../../shared/messages';
import { latestStartOf } from '../../../../shared/standards/rehabilitation-plan/deadline';
import { plainText } from '../../../../shared/standards/medcom/letter-sections';
import { useArchive, usePlansOf, useThread } from '../../../archive';
import { Button } from '../../../ui/Button';
import { Dialog } from '../../../ui/Dialog';
import { Note } from '../../../ui/Note';
import { navigate } from '../../shared/navigation';
import { dayText } from '../../shared/plan-days';
import { partyName } from '../../shared/plan-drafts';
import { plainLine } from '../../shared/plain-text';
import { dayOf } from '../../shared/times';
import { useUndoable } from '../../shared/useUndoable';
import { useLanguage } from '../../shared/words';
import { newestPlan, othersOf, type OpenPlan } from './plan';
import styles from './plan.module.css';

interface Side extends OpenPlan { decision: PlanDecision; handled: boolean }

export function OtherPlans({ patientKey, side, note, today }: { patientKey: string; side: Side; note: string; today: string }) {
  const { t } = useTranslation('plans');
  const others = othersOf(usePlansOf(patientKey), side.record);
  const [open, setOpen] = useState(false);
  if (others.length === 0) return null;
  return (
    <>
      <Note className={styles.note} title={t('other.title', { count: others.length })} action={<Button size="s" onPress={() => { setOpen(true); }}>{t('other.compare')}</Button>}><p>{t('other.text')}</p></Note>
      {open ? <Beside threadId={others[0]!.threadId} side={side} note={note} today={today} onClose={() => { setOpen(false); }} /> : null}
    </>
  );
}

function Beside({ threadId, side, note, today, onClose }: { threadId: string; side: Side; note: string; today: string; onClose(): void }) {
  const { t } = useTranslation('plans');
  const { t: tc } = useTranslation('common');
  const language = useLanguage();
  const { commands } = useArchive();
  const act = useUndoable();
  const detail = useThread(threadId);
  const plan = detail ? newestPlan(detail) : undefined;
  const { messageId } = side.record;
  const other: Side | undefined = plan && detail ? { ...plan, decision: detail.marks[plan.record.messageId]?.plan ?? {}, handled: detail.row.handledAt !== undefined } : undefined;
  const day = (text: string | undefined): string => (text === undefined ? '' : dayText(text, today, language));
  const sentOf = ({ record }: Side): string => day(dayOf(record.view.sentAt ?? record.at));
  const rows: [string, (one: Side) => string][] = [
    ['sent', sentOf], ['sender', ({ letter }) => (letter.sender ? partyName(letter.sender) : '')], ['type', ({ letter }) => (letter.type ? t(`type.${letter.type}`) : t('row.noType'))],
    ['level', ({ letter, decision }) => (decision.level ? t(`level.${decision.level}`) : letter.type === 'almen' ? t('other.notDecided') : '')], ['discharged', ({ letter }) => day(letter.stay.expectedEnd?.date)],
    ['deadline', ({ letter, decision }) => day(latestStartOf({ discharge: letter.stay.expectedEnd?.date, plannedStart: decision.plannedStart })?.latestStart)], ['offered', ({ decision }) => day(decision.offered)],
    ['diagnosis', ({ letter }) => letter.diagnoses.map(({ text, code }) => `${text} ${code}`).join(', ')], ['need', ({ letter }) => plainText(letter.need).trim()], ['status', ({ decision, handled }) => (handled ? t('other.handled') : decision.finalStatus?.length ? t('row.told') : '')],
  ];
  const write = (kind: 'replacesNote' | 'parallelNote') => {
    if (!other) return;
    onClose();
    const text = [note, t(`other.${kind}`, { day: sentOf(other) })].filter(Boolean).join('\n');
    void act(() => commands.note(messageId, text), t('other.noted'), () => commands.note(messageId, note));
  };
  return (
    <Dialog
      isOpen onClose={onClose} title={t('other.dialog', { name: plainLine(side.record.view.patient?.name ?? '') })} size="wide" aside={t('other.hint')}
      footer={<><Button onPress={() => { write('parallelNote'); }}>{t('other.parallel')}</Button><Button onPress={() => { write('replacesNote'); }}>{t('other.replaces')}</Button><Button onPress={() => { onClose(); void navigate('plans', threadId); }}>{t('other.open')}</Button><Button variant="primary" onPress={onClose}>{tc('close')}</Button></>}
    >
      <table className={styles.beside}>
        <colgroup><col /><col /><col /></colgroup>
        <thead><tr><td /><th scope="col">{t('other.this')}</th><th scope="col">{t('other.another')}</th></tr></thead>
        <tbody>{rows.map(([name, text]) => <tr key={name}><th scope="row">{t(`other.${name}`)}</th><td>{plainLine(text(side))}</td><td>{other ? plainLine(text(other)) : ''}</td></tr>)}</tbody>
      </table>
    </Dialog>
  );
}
