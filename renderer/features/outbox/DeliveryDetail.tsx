/** A sent message: who and what, how it stands, what can be done, and everything that happened to it. */
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CodedError, errorCodeSchema } from '../../../shared/contract';
import { deliveryStates, type DeliveryEvent } from '../../../shared/messages';
import { useAccess, useArchive, useContacts, useThread, type SentRow } from '../../archive';
import { Icon } from '../../ui/Icon';
import { announce } from '../../ui/LiveRegion';
import { Note } from '../../ui/Note';
import { Scroll } from '../../ui/Pane';
import { toast } from '../../ui/Toast';
import { Toolbar, ToolbarGap, ToolButton } from '../../ui/Toolbar';
import { deliveryLook } from '../shared/delivery';
import { navigate } from '../shared/navigation';
import { PatientBanner } from '../shared/PatientBanner';
import { plainLine } from '../shared/plain-text';
import { ReceiptClock } from '../shared/ReceiptClock';
import { fullTime, sentenceTime } from '../shared/times';
import { useNow } from '../shared/useNow';
import { categoryLabel, errorWords, standardWords, useLanguage, useTexts } from '../shared/words';
import { actionsFor, firstSentAt, historyOf, type HistoryLine, type SentAction } from './rows';
import styles from './outbox.module.css';

const noEvents: readonly DeliveryEvent[] = [];
const actionIcons: Record<SentAction, string> = { cancel: 'x', resend: 'rotate-ccw', correct: 'square-pen' };

export function DeliveryDetail({ row }: { row: SentRow }) {
  const { t } = useTranslation('outbox');
  const { t: tc } = useTexts('common');
  const { t: td } = useTranslation('delivery');
  const { t: te } = useTranslation('errors');
  const language = useLanguage();
  const now = useNow();
  const { commands } = useArchive();
  const { clinical } = useAccess();
  const thread = useThread(row.threadId);
  const contact = useContacts().find(({ gln }) => gln === row.receiverGln);
  const { messageId } = row;
  const view = thread?.messages.find((message) => message.messageId === messageId)?.view;
  const events = thread?.deliveries[messageId] ?? noEvents;
  const ended = events.at(-1)?.note !== undefined;
  const sent = firstSentAt(events);

  const [problem, setProblem] = useState<unknown>();
  const words = problem === undefined ? undefined : errorWords(te, problem);
  const correct = async () => { const draft = await commands.copyToDraft(messageId); await navigate('compose', draft.id); };
  const run: Record<SentAction, () => Promise<void>> = {
    correct,
    async resend() { await commands.resend(messageId); announce(t('done.resent')); },
    async cancel() {
      await commands.cancel(messageId);
      // Nothing written is lost: the text is one press away as a draft.
      toast({ text: t('done.cancelled'), undo: { label: t('action.toDraft'), run: () => { correct().catch(setProblem); } } });
    },
  };
  const to = plainLine(row.receiver) || row.receiverGln || tc('unknownOrganisation');
  const { tone, icon } = deliveryLook(row.state, row.attempt);
  // Sent again after silence looks and reads differently from the first time.
  const state = icon === deliveryStates[row.state].icon ? td(`full.${row.state}`, { time: sentenceTime(row.lastEventAt, now, language) }) : td('full.waiting-resend', { count: row.attempt - 1 });
  return (
    <>
      <PatientBanner patient={view?.patient ?? (row.patientName ? { ids: row.patientIds, name: row.patientName, deceased: false } : undefined)} />
      <Toolbar label={t('toolbar')}>
        {actionsFor(row.state, ended).filter((action) => clinical || action !== 'correct').map((action) => <ToolButton key={action} icon={actionIcons[action]} label={t(`action.${action}`)} onPress={() => { setProblem(undefined); run[action]().catch(setProblem); }} />)}
        <ToolbarGap />
        <ToolButton icon="file-text" label={t('action.open')} onPress={() => { void navigate('inbox', row.threadId); }} />
      </Toolbar>
      <Scroll label={t('detail')}>
        <div className={styles.body}>
          <h2 className={styles.title} tabIndex={-1} data-detail-title>{plainLine(row.topic ?? '') || (row.category ? categoryLabel(tc, row.category) : tc(standardWords(row.standard ?? 'care-communication').long))}</h2>
          <dl className={styles.facts}>
            <dt>{t('fact.to')}</dt><dd>{to}{contact?.phone ? <span className={styles.quiet}> · {tc('phoneShort', { phone: contact.phone })}</span> : null}</dd>
            {row.category ? <><dt>{t('fact.category')}</dt><dd>{categoryLabel(tc, row.category)}</dd></> : null}
            <dt>{t('fact.queued')}</dt><dd>{fullTime(row.at, language)}</dd>
            {sent === undefined ? null : <><dt>{t('fact.sent')}</dt><dd>{fullTime(sent, language)}</dd></>}
            {row.attachments ? <><dt>{t('fact.files')}</dt><dd>{t('row.files', { count: row.attachments })}</dd></> : null}
          </dl>
          {words ? <Note tone="bad" role="alert" title={words.what}><p>{words.next}</p></Note> : null}
          <Note level={3} tone={tone} icon={icon} title={state}>
            <p>{ended ? t('ended') : td(`next.${row.state}`)}</p>
            {row.state === 'overdue' && contact?.phone ? <p>{t('call', { phone: contact.phone })}</p> : null}
          </Note>
          <ReceiptClock messageId={messageId} step={events.length} />
          <History events={events} loading={thread === undefined} />
        </div>
      </Scroll>
    </>
  );
}

function History({ events, loading }: { events: readonly DeliveryEvent[]; loading: boolean }) {
  const { t } = useTranslation('outbox');
  const { t: td } = useTranslation('delivery');
  const language = useLanguage();
  const lines = historyOf(events, language);
  return (
    <section aria-label={td('track.label')}>
      <h3 className={styles.h3}>{td('track.label')}</h3>
      {lines.length ? <ol className={styles.steps}>{lines.map((line) => <HistoryItem key={line.n} line={line} />)}</ol> : <p className={styles.quiet}>{loading ? '' : t('noEvents')}</p>}
    </section>
  );
}

function HistoryItem({ line }: { line: HistoryLine }) {
  const { t } = useTranslation('outbox');
  const { t: td } = useTranslation('delivery');
  const { t: te } = useTranslation('errors');
  const language = useLanguage();
  const now = useNow();
  const known = errorCodeSchema.safeParse(line.reason);
  return (
    <li className={styles[line.tone]}>
      <Icon name={line.icon} />
      <span>
        {t(line.held === undefined ? `event.${line.state}` : line.held ? 'event.held' : 'event.resumed')}{line.attempt ? <span className={styles.quiet}> · {td('track.attempt', { count: line.attempt })}</span> : null}
        {line.verdict ? <div className={styles.quiet}>{t(`verdict.${line.verdict}`)}</div> : null}
        {line.outcomes.length ? line.outcomes.map((text, index) => <div key={index}>{t('outcome', { text })}</div>) : line.verdict && line.verdict !== 'ok' ? <div className={styles.quiet}>{t('noOutcome')}</div> : null}
        {known.success ? <div className={styles.quiet}>{errorWords(te, new CodedError(known.data)).what}</div> : null}
        {line.refusal ? <div className={styles.quiet}>{td(`track.refusal.${line.refusal.by}`, { text: line.refusal.text })}</div> : null}
        {line.note ? <div className={styles.quiet}>{td('track.note', { note: line.note })}</div> : null}
        {line.nextAt ? <div className={styles.quiet}>{td('track.nextTry', { time: sentenceTime(line.nextAt, now, language) })}</div> : null}
      </span>
      <time dateTime={line.at}>{line.day ? <span className={styles.day}>{line.day} </span> : null}{line.time}</time>
    </li>
  );
}
