/** A conversation opened: patient, actions, what it is about, and every segment in the order it was written. */
import { useCallback, useEffect, useImperativeHandle, useMemo, useRef, useState, type Ref } from 'react';
import { useTranslation } from 'react-i18next';
import type { Draft, MessageRecord } from '../../../shared/messages';
import { useAccess, useArchive, useSession, useThread, type ThreadDetail } from '../../archive';
import { useThreadDesk } from '../../desk/threads';
import { Button } from '../../ui/Button';
import { EmptyState } from '../../ui/EmptyState';
import { Note } from '../../ui/Note';
import { Waiting } from '../../ui/Progress';
import { Menu } from '../../ui/Menu';
import { ToolButton, Toolbar, ToolbarGap, ToolbarLine } from '../../ui/Toolbar';
import { toast } from '../../ui/Toast';
import { startForward, startNew, startReply, startReplyToLetter } from '../shared/drafts';
import { isCorrectable, startCorrection } from '../shared/letter-drafts';
import { navigate } from '../shared/navigation';
import { PatientBanner } from '../shared/PatientBanner';
import { useKeyOf, useShortcut } from '../shared/shortcuts';
import { AssignMenu, SnoozeMenu } from '../shared/ThreadMenus';
import { useClock } from '../shared/useNow';
import { errorWords, useLanguage, usePatientWord } from '../shared/words';
import { LetterThread } from './letters/LetterThread';
import { answerWord, lettersOf, titleText, type LetterRecord } from './letters/letters';
import { OriginalDialog } from './letters/OriginalDialog';
import letterStyles from './letters/letters.module.css';
import { ConvertRecord } from './ConvertRecord';
import { MessageHead } from './MessageHead';
import { PrintView } from './PrintView';
import { NoteDialog, TechnicalDialog } from './ReaderDialogs';
import { SegmentCard, segmentDomId } from './SegmentCard';
import { PlanReader } from './plan/PlanReader';
import { newestPlan } from './plan/plan';
import { readThread } from './thread';
import { useOpened } from './useOpened';
import styles from './ThreadReader.module.css';

export interface ThreadReaderHandle { /** Into the message: the title takes focus. */ focus(): void }
export interface ThreadReaderProps {
  threadId: string;
  /** Handled (or handled again undone): the list beside moves on. */
  onHandled(): void;
  /** Esc: back to the list. */
  onBack(): void;
  ref?: Ref<ThreadReaderHandle>;
}

export function ThreadReader(props: ThreadReaderProps) {
  const { t } = useTranslation('reader');
  const detail = useThread(props.threadId);
  if (detail === null) return <EmptyState icon="message-square-text" title={t('gone')}>{t('goneText')}</EmptyState>;
  // The former thread stays until the next is there, so that a quick step down the list does not blink.
  if (detail === undefined) return <Waiting>{t('loading')}</Waiting>;
  const plan = newestPlan(detail);
  return plan ? <PlanReader key={plan.record.messageId} {...props} detail={detail} plan={plan} /> : <OpenThread key={detail.row.threadId} {...props} detail={detail} />;
}

const counterpartOf = ({ direction, view }: MessageRecord) => { const gln = (direction === 'out' ? view.receivers[0] : view.sender)?.gln; return gln === undefined ? {} : { receiver: gln }; };

function OpenThread({ detail, onHandled, onBack, ref }: ThreadReaderProps & { detail: ThreadDetail }) {
  const { t } = useTranslation(['reader', 'access', 'letters']);
  const { t: tconv } = useTranslation('convert');
  const { t: tc } = useTranslation('common');
  const { t: te } = useTranslation('errors');
  const { t: tl } = useTranslation('letters');
  const language = useLanguage();
  const { commands } = useArchive();
  const session = useSession();
  const clock = useClock();
  const word = usePatientWord();
  const marked = useThreadDesk((state) => state.marked.size);
  const thread = useMemo(() => readThread(detail), [detail]);
  const { newest } = thread;
  const { letters, written } = useMemo(() => {
    const found = lettersOf(detail);
    // A letter has a screen of its own; what was written about it stands below as correspondence does.
    return { letters: found.letters, written: found.letters.length > 0 ? readThread({ ...detail, messages: found.others }, found.letters) : thread };
  }, [detail, thread]);
  const [original, setOriginal] = useState<LetterRecord>();
  const root = useRef<HTMLDivElement>(null);
  const [flashing, setFlashing] = useState<string>();
  const [dialog, setDialog] = useState<'technical' | 'note' | 'convert'>();
  const { administrator } = useAccess();
  const reads = detail.withheld !== true;
  const [chosen, setChosen] = useState<ReadonlySet<string>>();

  // What was unread when the thread was opened, or came while it was: these keep their outline after they are read.
  const [fresh, setFresh] = useState<ReadonlySet<string>>(() => new Set(thread.unread));
  useEffect(() => { setFresh((old) => (thread.unread.every((id) => old.has(id)) ? old : new Set([...old, ...thread.unread]))); }, [thread.unread]);
  useOpened(detail, thread.unread, newest);

  useImperativeHandle(ref, () => ({ focus() { root.current?.querySelector<HTMLElement>('[data-title]')?.focus(); } }));

  // Opened for the first time: what is new comes into view, the rest of the thread lies above it.
  const firstFresh = useRef([...fresh][0]);
  useEffect(() => {
    const target = written.segments.find((item) => item.record?.messageId === firstFresh.current);
    if (target && (written.segments.length > 1 || letters.length > 0)) document.getElementById(segmentDomId(target.id))?.scrollIntoView({ block: 'nearest' });
    // Only when opened.
  // eslint-disable-next-line react-hooks/exhaustive-deps
  }, []);

  const jump = useCallback((id: string) => {
    const element = document.getElementById(segmentDomId(id));
    element?.scrollIntoView({ block: 'nearest' });
    element?.focus({ preventScroll: true });
    setFlashing(id);
  }, []);
  useEffect(() => {
    if (flashing === undefined) return undefined;
    const timer = setTimeout(() => { setFlashing(undefined); }, 1000);
    return () => { clearTimeout(timer); };
  }, [flashing]);
  const stepSegment = (by: 1 | -1) => {
    const at = written.segments.findIndex((item) => document.activeElement?.id === segmentDomId(item.id));
    const next = written.segments[at === -1 ? (by === 1 ? 0 : written.segments.length - 1) : at + by];
    if (next) jump(next.id);
  };

  const open = (draft: Draft) => { commands.saveDraft(draft).then(() => navigate('compose', draft.id), (error: unknown) => { toast({ text: errorWords(te, error).what }); }); };
  const begin = (kind: 'reply' | 'forward', messageIds?: string[]) => {
    if (!newest || !session?.user || !reads) return;
    const context = { id: crypto.randomUUID(), now: clock(), user: session.user };
    const source = kind === 'reply' ? written.answerable : written.forwardable;
    const [letter] = letters;
    // Where the thread can't be carried on, a new one is begun with the same patient; the key must not do nothing.
    const draft = source ? kind === 'reply' ? startReply(context, source) : startForward(context, source, messageIds) : letter && kind === 'reply' ? startReplyToLetter(context, letter, titleText(letter.view.letter, language, tl)) : startNew(context, { ...(newest.view.patient ? { patient: newest.view.patient } : {}), ...(kind === 'reply' ? counterpartOf(newest) : {}) });
    open(draft);
  };
  const correct = () => {
    const draft = letters[0] && session?.user && reads ? startCorrection({ id: crypto.randomUUID(), now: clock(), user: session.user }, letters[0]) : undefined;
    if (draft) open(draft);
  };
  const openPatient = () => { void navigate('patients', detail.row.patientKey); };
  const print = () => { if (reads) window.print(); };
  const openOriginal = (record: LetterRecord | undefined) => { if (reads) setOriginal(record); };
  const openRaw = () => {
    if (letters.length > 0) openOriginal(letters[0]);
    else if (newest && administrator) void navigate('raw', newest.messageId);
  };
  const markUnread = () => {
    const ids = detail.messages.filter((record) => record.direction === 'in').map((record) => record.messageId);
    // Closed first: an open thread would be taken as read again.
    onBack();
    commands.markRead(ids.slice(-1), false).catch(() => undefined);
  };

  useShortcut('reply', () => { begin('reply'); });
  useShortcut('forward', () => { begin('forward', chosen?.size ? [...chosen] : undefined); });
  useShortcut('patient', openPatient);
  useShortcut('print', print);
  useShortcut('original', openRaw);
  useShortcut('note', () => { if (reads) setDialog('note'); });
  useShortcut('next-in-thread', () => { stepSegment(1); });
  useShortcut('previous-in-thread', () => { stepSegment(-1); });
  const keys = { reply: useKeyOf('reply'), forward: useKeyOf('forward'), handled: useKeyOf('handled'), patient: useKeyOf('patient'), original: useKeyOf('original'), note: useKeyOf('note'), print: useKeyOf('print') };
  const isHandled = detail.row.handledAt !== undefined;
  const bySegment = new Map(written.segments.map((item) => [item.id, item]));
  const [letter] = letters;
  if (!newest) return <EmptyState icon="message-square-text" title={t('gone')}>{t('goneText')}</EmptyState>;

  const toggle = (messageId: string) => {
    setChosen((old) => {
      const next = new Set(old);
      if (!next.delete(messageId)) next.add(messageId);
      return next;
    });
  };
  return (
    <div ref={root} className={styles.reader} onKeyDown={(event) => { if (event.key === 'Escape' && !event.defaultPrevented) { event.preventDefault(); if (chosen) setChosen(undefined); else onBack(); } }}>
      <PatientBanner patient={newest.view.patient}>
        {newest.view.patient ? <Button size="s" kbd={keys.patient} onPress={openPatient}>{tc(word === 'patient' ? 'openPatient' : 'openCitizen')}</Button> : null}
      </PatientBanner>
      <Toolbar label={t('toolbar')}>
        {reads && !letter ? (
          <>
            <ToolButton icon={thread.answerable ? 'reply' : 'square-pen'} label={t(thread.answerable ? 'reply' : 'replyNew')} kbd={keys.reply} onPress={() => { begin('reply'); }} />
            {thread.forwardable ? <ToolButton icon="forward" label={t('forward')} kbd={keys.forward} onPress={() => { begin('forward', chosen?.size ? [...chosen] : undefined); }} /> : null}
            <ToolbarLine />
          </>
        ) : null}
        <ToolButton icon={isHandled ? 'undo-2' : 'check'} label={t(isHandled ? 'unhandle' : 'handled')} kbd={keys.handled} onPress={onHandled} />
        {reads && letter ? <ToolButton icon="reply" label={t(answerWord(letter, written.answerable))} kbd={keys.reply} iconOnly={isCorrectable(letter)} onPress={() => { begin('reply'); }} /> : null}
        {reads && letter && isCorrectable(letter) ? <ToolButton icon="square-pen" label={t('letters:correct')} onPress={correct} /> : null}
        {marked === 0 ? <><AssignMenu rows={[detail.row]} iconOnly={letter !== undefined} /><SnoozeMenu rows={[detail.row]} iconOnly={letter !== undefined} /></> : null}
        {reads && letter ? <ToolButton icon="file-pen" label={t('note')} kbd={keys.note} onPress={() => { setDialog('note'); }} /> : null}
        <ToolbarGap />
        {reads && letter ? <ToolButton icon="file-text" label={t('letters:original')} kbd={keys.original} onPress={() => { openOriginal(letter); }} /> : null}
        {reads ? <ToolButton icon="printer" label={t('print')} kbd={keys.print} iconOnly onPress={print} /> : null}
        <Menu
          label={t('more')} trigger={<ToolButton icon="ellipsis" label={t('more')} iconOnly />}
          groups={[
            { id: 'message', entries: [...(reads && !letter ? [{ id: 'note', label: t('note'), icon: 'sticky-note', kbd: keys.note }] : []), { id: 'unread', label: t('unread'), icon: 'mail-open' }, ...(reads && !letter ? [{ id: 'choose', label: t(chosen ? 'stopChoosing' : 'choose'), icon: 'forward' }] : [])] },
            { id: 'technical', entries: [...(reads ? [{ id: 'convert', label: tconv('menu'), icon: 'file-text' }] : []), ...(administrator && !letter ? [{ id: 'original', label: t('original'), icon: 'file-text', kbd: keys.original }] : []), { id: 'technical', label: t('technical'), icon: 'list-tree' }] },
          ]}
          onAction={(id) => {
            if (id === 'choose') setChosen(chosen ? undefined : new Set());
            else if (id === 'unread') markUnread();
            else if (id === 'original') openRaw();
            else setDialog(id as 'technical' | 'note' | 'convert');
          }}
        />
      </Toolbar>
      <div className={styles.scroll} tabIndex={0} role="region" aria-label={tc('frame.reader')} data-scroller>
        <div className={styles.message}>
          {letter && reads ? <LetterThread letters={letters} marks={detail.marks} onOriginal={openOriginal} /> : <MessageHead record={newest} count={thread.segments.length} />}
          {reads ? null : <Note icon="lock" title={t('access:withheld.title')} className={styles.parallel}><p>{t('access:withheld.text')}</p></Note>}
          {thread.answerable || !reads || letter ? null : <Note icon="square-pen" title={t('readOnly')} className={styles.parallel} />}
          {letter && reads && written.segments.length > 0 ? <div className={letterStyles.about}><h3 className={letterStyles.aboutHead}>{tl('about')}</h3></div> : null}
          {written.parallel ? <Note tone="wait" title={t('parallel')} className={styles.parallel} /> : null}
          {chosen ? <Note icon="forward" title={t('choose')} className={styles.parallel} action={<Button size="s" variant="primary" isDisabled={chosen.size === 0} onPress={() => { begin('forward', [...chosen]); }}>{t('forwardChosen', { count: chosen.size })}</Button>} /> : null}
          {written.segments.map((item) => (
            <SegmentCard
              key={item.id} item={item} withheld={!reads} target={item.answers === undefined ? undefined : bySegment.get(item.answers)} fresh={item.record !== undefined && !item.own && fresh.has(item.record.messageId)}
              seen={item.record === undefined || !fresh.has(item.record.messageId)} flashing={flashing === item.id} onJump={jump}
              choosing={chosen && item.record ? { chosen: chosen.has(item.record.messageId), onToggle: () => { toggle(item.record!.messageId); } } : undefined}
            />
          ))}
        </div>
      </div>
      {dialog === 'technical' ? <TechnicalDialog record={newest} onClose={() => { setDialog(undefined); }} /> : null}
      {original ? <OriginalDialog record={original} onClose={() => { setOriginal(undefined); }} /> : null}
      {dialog === 'note' ? <NoteDialog record={letter ?? newest} note={detail.marks[(letter ?? newest).messageId]?.note ?? ''} hint={letter ? t('letters:recommendation.noteHint') : undefined} onClose={() => { setDialog(undefined); }} /> : null}
      {dialog === 'convert' ? <ConvertRecord record={letter ?? newest} onClose={() => { setDialog(undefined); }} /> : null}
      {reads ? <PrintView detail={detail} /> : null}
    </div>
  );
}
