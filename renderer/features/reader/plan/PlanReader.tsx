/** A rehabilitation plan opened: citizen, what the municipality decides, what the hospital wrote, and the messages about it. */
import { useImperativeHandle, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Draft, LetterParty, PlanDecision } from '../../../../shared/messages';
import { useArchive, useSession, type ThreadDetail } from '../../../archive';
import { useThreadDesk } from '../../../desk/threads';
import { Button } from '../../../ui/Button';
import { Menu } from '../../../ui/Menu';
import { Note } from '../../../ui/Note';
import { Tag } from '../../../ui/Tag';
import { ToolButton, Toolbar, ToolbarGap } from '../../../ui/Toolbar';
import { toast } from '../../../ui/Toast';
import type { DraftContext } from '../../shared/drafts';
import { ConversionStrip } from '../../shared/letter/ConversionStrip';
import { FormatBadge } from '../../shared/letter/FormatBadge';
import { navigate } from '../../shared/navigation';
import { PatientBanner } from '../../shared/PatientBanner';
import { dayText } from '../../shared/plan-days';
import { partyName, signerOf, startFinalStatus, startPlanAnswer, startPlanForward } from '../../shared/plan-drafts';
import { plainLine } from '../../shared/plain-text';
import { useKeyOf, useShortcut } from '../../shared/shortcuts';
import { AssignMenu, SnoozeMenu } from '../../shared/ThreadMenus';
import { dayOf, shortTime } from '../../shared/times';
import { useClock, useNow } from '../../shared/useNow';
import { errorWords, useLanguage, usePatientWord } from '../../shared/words';
import { ConvertRecord } from '../ConvertRecord';
import { PrintView } from '../PrintView';
import { NoteDialog, TechnicalDialog } from '../ReaderDialogs';
import { SegmentCard, segmentDomId } from '../SegmentCard';
import { readThread } from '../thread';
import type { ThreadReaderProps } from '../ThreadReader';
import { useOpened } from '../useOpened';
import { FinalStatus } from './FinalStatus';
import { OriginalDialog } from '../letters/OriginalDialog';
import { LevelCard } from './LevelCard';
import { OtherPlans } from './OtherPlans';
import { ContactCard, StayCard } from './PlanCards';
import { DayDialog, OfferDialog } from './PlanDialogs';
import { PlanText } from './PlanText';
import { ProviderCard, SevenDayCard } from './SevenDayCard';
import type { OpenPlan } from './plan';
import { usePlanDecision } from './usePlanDecision';
import styles from './plan.module.css';

const undecided: PlanDecision = {};

export function PlanReader({ detail, plan, onHandled, onBack, ref }: ThreadReaderProps & { detail: ThreadDetail; plan: OpenPlan }) {
  const { t } = useTranslation(['plans', 'reader', 'convert']);
  const { t: tc } = useTranslation('common');
  const { t: te } = useTranslation('errors');
  const language = useLanguage();
  const { commands } = useArchive();
  const session = useSession();
  const clock = useClock();
  const today = dayOf(useNow());
  const word = usePatientWord();
  const marked = useThreadDesk((state) => state.marked.size);
  const { record, letter } = plan;
  const { view, messageId } = record;
  const marks = detail.marks[messageId];
  const decision = marks?.plan ?? undecided;
  const own = usePlanDecision(messageId, decision);
  // What a practice gets is a copy, and what was sent from here others decide about.
  const decide = session?.role === 'municipality' && record.direction === 'in' && view.status !== 'cancelled' ? own : undefined;
  const thread = useMemo(() => readThread(detail, detail.messages.filter(({ view: { letter: one } }) => one?.form === 'plan')), [detail]);
  const answers = useMemo(() => thread.segments.filter((item) => item.record === undefined || item.record.view.letter?.form !== 'plan'), [thread]);
  const bySegment = new Map(thread.segments.map((item) => [item.id, item]));
  const root = useRef<HTMLDivElement>(null);
  const [dialog, setDialog] = useState<'technical' | 'note' | 'offer' | 'day' | 'original' | 'convert'>();
  useOpened(detail, thread.unread, record);
  useImperativeHandle(ref, () => ({ focus() { root.current?.querySelector<HTMLElement>('[data-title]')?.focus(); } }));

  const begin = (make: (context: DraftContext) => Draft) => {
    if (!session?.user) return;
    const draft = make({ id: crypto.randomUUID(), now: clock(), user: session.user });
    commands.saveDraft(draft).then(() => navigate('compose', draft.id), (error: unknown) => { toast({ text: errorWords(te, error).what }); });
  };
  const typeWords = letter.type ? t(`typeLong.${letter.type}`) : '';
  const sentDay = dayText(dayOf(view.sentAt ?? record.at), today, language);
  const senderName = letter.sender ? partyName(letter.sender) : view.sender.name ?? '';
  const write = () => { begin((context) => startPlanAnswer(context, record, t('writeTopic'))); };
  const forward = () => { begin((context) => startPlanForward(context, record, t('forwardTopic', { type: typeWords }), t('forwardBody', { number: letter.head.identifier, sender: senderName, sent: sentDay, text: view.segments.map(({ text }) => text).join('\n\n'), interpolation: { escapeValue: false } }))); };
  const tell = (receiver: LetterParty | undefined) => {
    const text = t('status.body', { type: typeWords, level: decision.level ? t('status.levelPart', { level: t(`level.${decision.level}`).toLowerCase() }) : '', sent: sentDay, sender: senderName, offered: decision.offered === undefined ? t('status.notOffered') : dayText(decision.offered, today, language), interpolation: { escapeValue: false } });
    begin((context) => startFinalStatus(context, record, receiver, t('status.topic'), text));
  };
  const openPatient = () => { void navigate('patients', detail.row.patientKey); };
  const openOriginal = () => { setDialog('original'); };
  useShortcut('offer-start', () => { setDialog('offer'); }, decide !== undefined);
  useShortcut('reply', write);
  useShortcut('forward', forward);
  useShortcut('patient', openPatient);
  useShortcut('print', () => { window.print(); });
  useShortcut('original', openOriginal);
  useShortcut('note', () => { setDialog('note'); });
  const keys = { offer: useKeyOf('offer-start'), reply: useKeyOf('reply'), forward: useKeyOf('forward'), handled: useKeyOf('handled'), patient: useKeyOf('patient'), original: useKeyOf('original'), note: useKeyOf('note'), print: useKeyOf('print') };
  const isHandled = detail.row.handledAt !== undefined;
  const discharged = letter.stay.expectedEnd?.date;
  const unknownType = letter.type === undefined && letter.typeText !== '';
  const close = () => { setDialog(undefined); };
  const jump = (id: string) => {
    const element = document.getElementById(segmentDomId(id));
    element?.scrollIntoView({ block: 'nearest' });
    element?.focus({ preventScroll: true });
  };
  return (
    <div ref={root} className={styles.reader} onKeyDown={(event) => { if (event.key === 'Escape' && !event.defaultPrevented) { event.preventDefault(); onBack(); } }}>
      <PatientBanner patient={view.patient}>
        {discharged === undefined ? null : <Tag tone="banner" icon="house">{t(discharged > today ? 'leaving' : 'home', { day: dayText(discharged, today, language) })}</Tag>}
        <Button size="s" kbd={keys.patient} onPress={openPatient}>{tc(word === 'patient' ? 'openPatient' : 'openCitizen')}</Button>
      </PatientBanner>
      <Toolbar label={t('toolbar')}>
        {decide ? <ToolButton icon="calendar-clock" label={t(decision.offered === undefined ? 'offer' : 'changeOffer')} kbd={keys.offer} onPress={() => { setDialog('offer'); }} /> : null}
        <ToolButton icon="reply" label={t('write')} kbd={keys.reply} onPress={write} />
        {marked === 0 ? <AssignMenu rows={[detail.row]} /> : null}
        <ToolButton icon={isHandled ? 'undo-2' : 'check'} label={t(isHandled ? 'reader:unhandle' : 'reader:handled')} kbd={keys.handled} onPress={onHandled} />
        <ToolbarGap />
        <ToolButton icon="file-text" label={t('reader:original')} kbd={keys.original} iconOnly onPress={openOriginal} />
        <ToolButton icon="printer" label={t('reader:print')} kbd={keys.print} iconOnly onPress={() => { window.print(); }} />
        {marked === 0 ? <SnoozeMenu rows={[detail.row]} /> : null}
        <Menu
          label={t('reader:more')} trigger={<ToolButton icon="ellipsis" label={t('reader:more')} iconOnly />}
          groups={[
            { id: 'plan', entries: [...(decide ? [{ id: 'tell', label: t('finalStatus'), icon: 'mail-check' }] : []), { id: 'forward', label: t('forward'), icon: 'forward', kbd: keys.forward }, { id: 'note', label: t('reader:note'), icon: 'sticky-note', kbd: keys.note }] },
            { id: 'technical', entries: [{ id: 'convert', label: t('convert:menu'), icon: 'file-text' }, { id: 'technical', label: t('reader:technical'), icon: 'list-tree' }] },
          ]}
          onAction={(id) => { if (id === 'forward') forward(); else if (id === 'tell') tell(letter.finalStatusTo[0]); else setDialog(id as 'technical' | 'note' | 'convert'); }}
        />
      </Toolbar>
      <div className={styles.scroll} tabIndex={0} role="region" aria-label={tc('frame.reader')} data-scroller>
        <div className={styles.message}>
          <div className={styles.heading}>
            <h2 id={segmentDomId(messageId)} className={styles.title} tabIndex={-1} data-title>{letter.type ? t('heading', { type: typeWords }) : t('headingNoType')}</h2>
            <FormatBadge record={record} />
          </div>
          <p className={styles.from}>{[plainLine(senderName), plainLine(signerOf(letter)), t('fetched', { time: shortTime(record.at, language) })].filter(Boolean).join(' · ')}</p>
          {view.status === 'cancelled' ? <Note tone="bad" className={styles.note} title={t('cancelled')}><p>{t('cancelledText')}</p></Note> : null}
          {letter.type ? null : <Note tone="warn" className={styles.note} title={unknownType ? t('unknownType', { type: plainLine(letter.typeText) }) : t('noType')} action={<Button size="s" icon="reply" onPress={write}>{t('write')}</Button>}><p>{t('noTypeText')}</p></Note>}
          <OtherPlans patientKey={detail.row.patientKey} side={{ record, letter, decision, handled: isHandled }} note={marks?.note ?? ''} today={today} />
          {marks?.note ? <Note icon="sticky-note" className={styles.note} title={t('note')}>{marks.note.split('\n').map((line, index) => <p key={index}>{plainLine(line)}</p>)}</Note> : null}
          {letter.showing.length > 0 ? <div className={styles.note}><ConversionStrip showing={letter.showing} onCompare={openOriginal} /></div> : null}
          <div className={styles.columns}>
            <div className={styles.main}>
              {decide && letter.type === 'almen' ? <LevelCard level={decision.level} decide={decide} /> : null}
              <PlanText letter={letter} />
              {answers.length > 0 ? <section className={styles.section}><h3 className={styles.sectionHead}>{t('correspondence')}</h3>{answers.map((item) => <SegmentCard key={item.id} item={item} withheld={false} target={item.answers === undefined ? undefined : bySegment.get(item.answers)} fresh={false} seen flashing={false} onJump={jump} choosing={undefined} />)}</section> : null}
            </div>
            <div className={styles.aside}>
              <SevenDayCard letter={letter} decision={decision} today={today} decide={decide} onOffer={() => { setDialog('offer'); }} onDay={() => { setDialog('day'); }} />
              {letter.type === 'almen' ? null : <ProviderCard letter={letter} today={today} />}
              <StayCard letter={letter} today={today} />
              <ContactCard letter={letter} />
              {/* Nobody wonders about it for general training: it stands last. */}
              {letter.type === 'almen' ? <ProviderCard letter={letter} today={today} /> : null}
              {decide ? <FinalStatus letter={letter} decision={decision} onWrite={tell} /> : null}
            </div>
          </div>
        </div>
      </div>
      {decide && dialog === 'offer' ? <OfferDialog letter={letter} decision={decision} today={today} decide={decide} onClose={close} /> : null}
      {decide && dialog === 'day' ? <DayDialog letter={letter} decision={decision} today={today} decide={decide} onClose={close} /> : null}
      {dialog === 'original' ? <OriginalDialog record={record} onClose={close} /> : null}
      {dialog === 'convert' ? <ConvertRecord record={record} onClose={close} /> : null}
      {dialog === 'technical' ? <TechnicalDialog record={record} onClose={close} /> : null}
      {dialog === 'note' ? <NoteDialog record={record} note={marks?.note ?? ''} onClose={close} /> : null}
      <PrintView detail={detail} />
    </div>
  );
}
