/** A work item opened: what happened, what it means, and the next steps with the safest first. */
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DeliveryEvent } from '../../../shared/messages';
import { useAccess, useArchive, useThread, type WorkItem } from '../../archive';
import { Button } from '../../ui/Button';
import { Icon } from '../../ui/Icon';
import { announce } from '../../ui/LiveRegion';
import { Note } from '../../ui/Note';
import { Scroll } from '../../ui/Pane';
import { RadioCards } from '../../ui/RadioCards';
import { TextField } from '../../ui/TextField';
import { toast } from '../../ui/Toast';
import { Toolbar, ToolbarGap, ToolButton } from '../../ui/Toolbar';
import { deliveryLook } from '../shared/delivery';
import { navigate } from '../shared/navigation';
import { PatientBanner } from '../shared/PatientBanner';
import { plainLine } from '../shared/plain-text';
import { useKeyOf } from '../shared/shortcuts';
import { AssignMenu } from '../shared/ThreadMenus';
import { ReceiptClock } from '../shared/ReceiptClock';
import { clockSeconds, duration, sentenceTime } from '../shared/times';
import { useNow } from '../shared/useNow';
import { errorWords, useLanguage } from '../shared/words';
import { reasonText, stepsFor, type StepId } from './steps';
import { Technical } from './Technical';
import { codeWords, looks } from './WorkRow';
import styles from './needs-action.module.css';

export function WorkDetail({ item, step, onStep, onSolved, onReport }: { item: WorkItem; step: StepId; onStep(step: StepId): void; /** The person is done with it by key or button. */ onSolved(): void; onReport(how: 'copy' | 'save'): void }) {
  const { t } = useTranslation(['work', 'access']);
  const { administrator } = useAccess();
  const { t: tc } = useTranslation('common');
  const thread = useThread(item.threadId);
  const patient = thread?.messages.find((m) => m.messageId === item.messageId)?.view.patient ?? thread?.messages[0]?.view.patient;
  const solvedKey = useKeyOf('handled');
  const open = () => { if (item.threadId !== undefined) void navigate('inbox', item.threadId); };
  return (
    <>
      {item.kind === 'quarantine' ? null : <PatientBanner patient={patient} />}
      <Toolbar label={t('toolbar')}>
        {thread ? <AssignMenu rows={[thread.row]} /> : null}
        {item.kind === 'waiting-retry' ? null : <ToolButton icon="check" label={t('solved')} kbd={solvedKey} onPress={onSolved} />}
        <ToolbarGap />
        {item.quarantine && administrator ? <ToolButton icon="file-text" label={t('access:raw.open')} onPress={() => { void navigate('raw', `held:${item.id}`); }} /> : null}
        {item.threadId === undefined ? null : <ToolButton icon="file-text" label={t('openMessage')} onPress={open} />}
      </Toolbar>
      <Scroll label={tc('frame.reader')}>
        <div className={styles.body}>
          <WhatHappened item={item} />
          {item.kind === 'waiting-retry' && item.messageId !== undefined ? <ReceiptClock messageId={item.messageId} step={item.events.length} /> : null}
          <NextStep key={item.id} item={item} step={step} onStep={onStep} onOpen={open} onReport={onReport} />
          {item.events.length ? <History events={item.events} /> : null}
          <section className={styles.report} aria-label={t('report')}>
            <p className={styles.hint}>{t(`reportTo.${item.kind}`)}</p>
            <div className={styles.go}>
              <Button size="s" icon="clipboard-list" onPress={() => { onReport('copy'); }}>{t('steps.copy')}</Button>
              <Button size="s" icon="download" onPress={() => { onReport('save'); }}>{t('reportSave')}</Button>
            </div>
          </section>
          <Technical item={item} />
        </div>
      </Scroll>
    </>
  );
}

function WhatHappened({ item }: { item: WorkItem }) {
  const { t } = useTranslation('work');
  const { t: te } = useTranslation('errors');
  const language = useLanguage();
  const name = plainLine(item.counterpart ?? '') || item.counterpartGln || '';
  const tone = looks[item.kind].tone;
  if (item.kind === 'quarantine') {
    const words = codeWords(te, item.quarantine?.reason);
    return <Note level={2} tone="mute" icon={looks.quarantine.icon} title={t('note.quarantine')}><p>{words?.what}</p><p>{t(`note.answered.${item.quarantine?.answered ?? 'nothing'}`)}</p></Note>;
  }
  if (item.kind === 'late') return <Note level={2} tone="wait" title={t('note.late', { duration: duration(item.lateByMinutes ?? 0, language) })}><p>{t('note.lateText')}</p></Note>;
  const reason = reasonText(item);
  const refusal = item.kind === 'failed' ? item.events.at(-1)?.refusal : undefined;
  const failure = item.kind === 'failed' ? codeWords(te, item.events.at(-1)?.reason) : undefined;
  return (
    <Note level={2} tone={tone} icon={looks[item.kind].icon} title={t(`note.${item.kind}`, { name })}>
      {item.kind === 'rejected' ? <p>{reason ? t('note.reason', { text: plainLine(reason) }) : t('note.noReason')}</p> : null}
      {failure ? <p>{failure.what}</p> : null}
      {refusal ? <p>{t(`note.refusal.${refusal.by}`, { text: plainLine(refusal.text) })}</p> : null}
      <p>{t(`note.${item.kind}Text`)}</p>
    </Note>
  );
}

function NextStep({ item, step, onStep, onOpen, onReport }: { item: WorkItem; step: StepId; onStep(step: StepId): void; onOpen(): void; onReport(how: 'copy' | 'save'): void }) {
  const { t } = useTranslation('work');
  const { t: te } = useTranslation('errors');
  const { commands } = useArchive();
  const { clinical } = useAccess();
  const language = useLanguage();
  const now = useNow();
  const [note, setNote] = useState('');
  const [missing, setMissing] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  // A copy of the text is content; everything else about a message on its way is not.
  const steps = stepsFor(item).filter((id) => clinical || id !== 'correct');
  const shown = useRef(step);
  useEffect(() => {
    // Chosen now, not merely found chosen: looking at a task moves no focus.
    if (step === 'close' && shown.current !== 'close') field.current?.focus();
    shown.current = step;
  }, [step]);

  const texts: Record<StepId, [string, string]> = {
    correct: [t('steps.correct'), t('steps.correctText')],
    call: [t(item.kind === 'late' || item.kind === 'quarantine' ? 'steps.callSender' : 'steps.call'), [plainLine(item.counterpart ?? ''), item.counterpartPhone ?? t('steps.noPhone')].filter(Boolean).join(': ')],
    resend: [t('steps.resend'), t('steps.resendText')],
    close: [t(item.kind === 'overdue' ? 'steps.closeOverdue' : item.kind === 'quarantine' ? 'steps.closeQuarantine' : 'steps.close'), t(item.kind === 'quarantine' ? 'steps.closeQuarantineText' : 'steps.closeText')],
    wait: [t('steps.wait'), item.nextAt ? t('steps.waitText', { time: sentenceTime(item.nextAt, now, language) }) : t('steps.waitSoon')],
    read: [t('steps.read'), t('steps.readText')],
    copy: [t('steps.copy'), t('steps.copyText')],
  };
  const failed = (error: unknown) => { const { what, next } = errorWords(te, error); toast({ text: `${what} ${next}` }); };
  const run = async () => {
    const { messageId } = item;
    if (step === 'read' || step === 'wait') { onOpen(); return; }
    if (step === 'copy') { onReport('copy'); return; }
    if (step === 'call') { if (item.counterpartPhone) { await navigator.clipboard.writeText(item.counterpartPhone); toast({ text: t('phoneCopied') }); } return; }
    if (step === 'close') {
      if (!note.trim()) { setMissing(true); field.current?.focus(); return; }
      await (item.kind === 'quarantine' ? commands.closeQuarantined(item.id, note.trim()) : commands.closeMessage(item.id, note.trim()));
      announce(t('done'));
      return;
    }
    if (messageId === undefined) return;
    if (step === 'correct') { const draft = await commands.copyToDraft(messageId); await navigate('compose', draft.id); return; }
    await commands.resend(messageId);
    announce(t('resent'));
  };
  return (
    <form onSubmit={(event) => { event.preventDefault(); run().catch(failed); }}>
      <RadioCards label={t('steps.label')} compact cards={steps.map((id) => ({ id, title: texts[id][0], description: texts[id][1] }))} value={step} onChange={onStep} />
      {step === 'close' ? <TextField label={t('reason')} value={note} onChange={(value) => { setNote(value); setMissing(false); }} error={missing ? t('reasonMissing') : undefined} inputRef={field} maxLength={2000} /> : null}
      <div className={styles.go}>
        <Button type="submit" variant="primary" isDisabled={step === 'call' && item.counterpartPhone === undefined}>{t(`button.${step}`)}</Button>
        {item.kind === 'rejected' || item.kind === 'failed' ? <span className={styles.hint}>{t('notAgain')}</span> : null}
      </div>
    </form>
  );
}

function History({ events }: { events: readonly DeliveryEvent[] }) {
  const { t } = useTranslation('work');
  const { t: td } = useTranslation('delivery');
  const language = useLanguage();
  const tracks: Partial<Record<DeliveryEvent['state'], string>> = { queued: 'queued', 'handed-over': 'handedOver', rejected: 'rejected', 'waiting-retry': 'retry', overdue: 'overdue', failed: 'failed', cancelled: 'cancelled', accepted: 'received' };
  const shown = events.filter((event) => tracks[event.state] !== undefined);
  return (
    <section aria-label={t('history')}>
      <h2 className={styles.h3}>{t('history')}</h2>
      <ol className={styles.steps}>
        {shown.map((event) => (
          <li key={event.n}>
            <Icon name={event.state === 'queued' ? 'file-pen' : event.state === 'handed-over' ? 'server' : deliveryLook(event.state).icon} />
            <span>{td(`track.${tracks[event.state] ?? 'waiting'}`)}{event.attempt > 1 && event.state === 'handed-over' ? <span className={styles.quiet}> · {td('track.attempt', { count: event.attempt })}</span> : null}{event.note ? <div className={styles.quiet}>{td('track.note', { note: plainLine(event.note) })}</div> : null}</span>
            <time dateTime={event.at}>{clockSeconds(event.at, language)}</time>
          </li>
        ))}
      </ol>
    </section>
  );
}
