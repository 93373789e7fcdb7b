/** Writing a rehabilitation plan or a discharge summary: parts, form, checks, and the way to Send. Knows no store. */
import { useCallback, useEffect, useMemo, useRef, useState, type FocusEvent, type KeyboardEvent, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { letterFormatFor, type Draft, type LetterType } from '../../../../shared/messages';
import { letterTypeOf } from '../../../../shared/standards/discharge-letter/compose';
import { Button } from '../../../ui/Button';
import { cx } from '../../../ui/cx';
import { Dialog } from '../../../ui/Dialog';
import { Icon } from '../../../ui/Icon';
import { Kbd } from '../../../ui/Kbd';
import { announce } from '../../../ui/LiveRegion';
import { Note } from '../../../ui/Note';
import { ToolButton } from '../../../ui/Toolbar';
import { useShortcut } from '../../shared/shortcuts';
import { errorWords, useTexts } from '../../shared/words';
import { Saved, type ComposerProps } from '../Composer';
import { PatientBar } from '../PatientBar';
import { ReceiverField } from '../ReceiverFields';
import { useDraftEditor } from '../useDraftEditor';
import styles from '../composer.module.css';
import { DischargeForm } from './DischargeForm';
import { Ties, type FormTies } from './fields';
import { LetterChecks, SendWays } from './LetterAside';
import { LetterConfirmation } from './LetterConfirmation';
import { PaperPreview } from './PaperPreview';
import { parts, standingOf, type LetterKind } from './parts';
import { PlanForm } from './PlanForm';
import { SectionRefs } from './Section';
import { useLetterFindings } from './useLetterFindings';
import own from './letter.module.css';

export interface LetterComposerProps extends Pick<ComposerProps, 'initial' | 'ports' | 'contacts' | 'registered' | 'onSearchReceiver' | 'onRegistered' | 'patients' | 'onSearchPatients' | 'network' | 'onClose' | 'onSent' | 'onBlankClosed'> {
  kind: LetterKind;
  training: boolean;
  /** The draft's PDF. */
  paper(draft: Draft): Promise<Blob>;
  kindMenu?: ReactNode;
}

const marks = { ok: { icon: 'circle-check', tone: styles.ok }, warn: { icon: 'triangle-alert', tone: styles.warn }, bad: { icon: 'octagon-x', tone: styles.bad }, open: { icon: 'circle', tone: own.open } } as const;
const noHits: NonNullable<ComposerProps['registered']> = [];

export function LetterComposer(props: LetterComposerProps) {
  const { initial, ports, contacts, kind, training, network, onClose, onSent } = props;
  const { t, language } = useTexts('letter-drafts');
  const { t: tCompose } = useTexts('compose');
  const { t: tError } = useTranslation('errors');
  const editor = useDraftEditor(initial, ports.saveDraft, ports.now);
  const { draft, change, flush, stop, latest } = editor;
  const findings = useLetterFindings(kind, draft);
  const { leave, revealAll, shown, all } = findings;
  const [step, setStep] = useState<'writing' | 'checking' | 'asking' | 'sending'>('writing');
  const [fault, setFault] = useState<{ what: string; next: string }>();
  const [warned, setWarned] = useState<string>();
  const [isPreview, setPreview] = useState(false);
  const [isDiscarding, setDiscarding] = useState(false);
  const contact = contacts.find(({ gln }) => gln === draft.receiver);
  const type: LetterType = kind === 'plan' ? 'GGOP' : draft.discharge ? letterTypeOf(draft.discharge) : 'XDIS01';

  const fields = useRef(new Map<string, HTMLElement>());
  const sections = useRef(new Map<string, HTMLElement>());
  const sectionRef = useCallback((id: string) => (element: HTMLElement | null) => { if (element) sections.current.set(id, element); else sections.current.delete(id); }, []);
  const fieldRef = useCallback((path: string) => (element: HTMLElement | null) => { if (element) fields.current.set(path, element); else fields.current.delete(path); }, []);
  const go = useCallback((path: string) => {
    setPreview(false);
    const move = (): void => {
      // A finding may speak of a row, or of the list that it stands in.
      const element = fields.current.get(path) ?? fields.current.get(`${path}.code`) ?? fields.current.get(path.replace(/\[\d+\].*$/, ''));
      element?.scrollIntoView({ block: 'nearest' });
      element?.focus();
    };
    requestAnimationFrame(move);
  }, []);
  const toSection = (id: string): void => {
    setPreview(false);
    requestAnimationFrame(() => { const section = sections.current.get(id); section?.scrollIntoView({ block: 'start' }); section?.querySelector<HTMLElement>('input, textarea, button')?.focus({ preventScroll: true }); });
  };
  const ties = useMemo((): FormTies => ({
    errorOf(path) { const issue = shown.find((one) => one.path === path && one.severity !== 'warning'); return issue && (language === 'en' ? issue.messageEn : issue.message); },
    onLeave: leave, refOf: fieldRef,
  }), [shown, language, leave, fieldRef]);

  // Where the receiver takes the letter itself, that is the first choice; a person may take another.
  const offered = contact ? letterFormatFor(contact.receives, type) ? 'letter' : 'care-communication' : undefined;
  useEffect(() => {
    if (offered !== undefined) change((old) => (old.sendAs === undefined || (old.sendAs === 'letter' && offered !== 'letter') ? { ...old, sendAs: offered } : old));
  }, [offered, change]);

  const at = useRef(-1);
  const jump = (by: 1 | -1): void => {
    const list = shown.length > 0 ? shown : all;
    if (shown.length === 0) revealAll();
    if (list.length === 0) return;
    at.current = (at.current + by + list.length) % list.length;
    go(list[at.current]!.path);
  };
  const block = (count: number, path: string): void => {
    setStep('writing');
    at.current = 0;
    announce(t('panel.blockedSay', { count }), 'alert');
    go(path);
  };
  const requestSend = async (): Promise<void> => {
    if (step !== 'writing') return;
    setFault(undefined);
    revealAll();
    const wrong = all.filter(({ severity }) => severity !== 'warning');
    if (wrong.length > 0) { block(wrong.length, wrong[0]!.path); return; }
    setStep('checking');
    await flush();
    const about = latest();
    let heard: typeof all;
    try {
      heard = findings.hear(about, (await ports.checkDraft(about)).issues);
    } catch (error) { setFault(errorWords(tError, error)); setStep('writing'); return; }
    const errors = heard.filter(({ severity }) => severity !== 'warning');
    if (errors.length > 0) { block(errors.length, errors[0]!.path); return; }
    // Warnings ask once.
    const asked = heard.map(({ rule, path }) => `${rule} ${path}`).join();
    if (asked !== '' && asked !== warned) { setWarned(asked); setStep('writing'); return; }
    setStep('asking');
  };
  const sendNow = async (): Promise<void> => {
    if (step !== 'asking') return;
    setStep('sending');
    try {
      const answer = await ports.send(latest());
      if (answer.submitted) { stop(); onSent(); return; }
      const errors = findings.hear(latest(), answer.issues).filter(({ severity }) => severity !== 'warning');
      block(errors.length, errors[0]?.path ?? 'patient');
    } catch (error) { setFault(errorWords(tError, error)); setStep('writing'); }
  };
  const close = async (): Promise<void> => { await flush(); await props.onBlankClosed(latest()); onClose(); };
  const discard = async (): Promise<void> => { stop(); await ports.removeDraft(draft.id); onClose(); };

  useShortcut('send', (event) => { if (!event.repeat) void requestSend(); }, step === 'writing');
  useShortcut('next-error', () => { jump(1); });
  useShortcut('previous-error', () => { jump(-1); });
  const closeRef = useRef(close);
  useEffect(() => { closeRef.current = close; });
  useEffect(() => {
    const onKey = (event: globalThis.KeyboardEvent): void => {
      if (event.key !== 'Escape' || event.defaultPrevented || document.querySelector('[role="dialog"],[role="alertdialog"],[role="listbox"]')) return;
      event.preventDefault();
      void closeRef.current();
    };
    window.addEventListener('keydown', onKey);
    return () => { window.removeEventListener('keydown', onKey); };
  }, []);
  const chord = (event: KeyboardEvent<HTMLElement>): void => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || !event.currentTarget.contains(event.target as Node)) return;
    event.preventDefault();
    event.stopPropagation();
    if (!event.nativeEvent.repeat) void requestSend();
  };
  const left = (event: FocusEvent): void => { if (!event.currentTarget.contains(event.relatedTarget)) void flush(); };

  const blocked = shown.filter(({ severity }) => severity !== 'warning').length;
  const asks = blocked === 0 && warned !== undefined && shown.length > 0;
  const offline = network !== undefined && network.state !== 'online';
  const list = parts[kind].map((part) => ({ ...part, standing: standingOf(part, all, shown) }));
  const Form = kind === 'plan' ? PlanForm : DischargeForm;
  const receiverField = (
    <ReceiverField contacts={contacts} registered={props.registered ?? noHits} onSearch={props.onSearchReceiver} onRegistered={props.onRegistered} value={draft.receiver} error={ties.errorOf('receiver')} inputRef={fieldRef('receiver')} onBlur={() => { leave('receiver'); }} onChange={(gln) => { change((old) => ({ ...old, receiver: gln })); }} />
  );
  return (
    <div className={styles.composer} onBlur={left} onKeyDownCapture={chord}>
      <PatientBar patient={draft.patient} locked={false} found={props.patients} onSearch={props.onSearchPatients} error={ties.errorOf('patient')} inputRef={fieldRef('patient')} onBlur={() => { leave('patient'); }} onPatient={(patient) => { change((old) => ({ ...old, patient })); }} />
      <div className={styles.toolbar}>
        <h1 className={styles.heading}>{t(draft.discharge?.corrects !== undefined && kind === 'discharge' ? 'title.correction' : `title.${kind}`)}</h1>
        {props.kindMenu}
        <span className={styles.gap} />
        <Saved save={editor.save} updatedAt={draft.updatedAt} />
        <ToolButton icon={isPreview ? 'square-pen' : 'list-tree'} label={tCompose(isPreview ? 'edit' : 'preview')} pressed={isPreview} onPress={() => { setPreview(!isPreview); }} />
        <ToolButton icon="x" label={tCompose('discard')} iconOnly onPress={() => { setDiscarding(true); }} />
      </div>
      <div className={own.columns}>
        <nav className={own.parts} aria-label={t(`partsLabel.${kind}`)}>
          {list.map(({ id, standing }) => (
            <button key={id} type="button" className={own.part} onClick={() => { toSection(id); }}>
              <span className={marks[standing].tone}><Icon name={marks[standing].icon} label={t(`standing.${standing}`)} /></span><span>{t(`parts.${kind}.${id}`)}</span>
            </button>
          ))}
        </nav>
        {isPreview ? <PaperPreview key={draft.updatedAt} draft={draft} paper={props.paper} /> : (
          <form className={own.form} aria-label={t(`formLabel.${kind}`)} onSubmit={(event) => { event.preventDefault(); }}>
            <SectionRefs value={sectionRef}><Ties value={ties}><Form draft={draft} change={change} contacts={contacts} receiverField={receiverField} /></Ties></SectionRefs>
          </form>
        )}
        <aside className={styles.aside} aria-label={tCompose('asideLabel')}>
          <LetterChecks all={all} shown={shown} onGo={go} />
          <SendWays draft={draft} type={type} contact={contact} training={training} error={ties.errorOf('sendAs')} groupRef={fieldRef('sendAs')} onChange={(sendAs) => { change((old) => ({ ...old, sendAs })); }} />
        </aside>
      </div>
      {fault ? <div className={styles.above}><Note tone="bad" title={tCompose('sendFailed')} role="alert"><p>{fault.what} {fault.next}</p></Note></div> : null}
      <div className={styles.sendbar}>
        <Button variant="primary" icon="send-horizontal" aria-keyshortcuts="Control+Enter" isDisabled={blocked > 0} reason={blocked > 0 ? t('fix', { count: blocked }) : undefined} onPress={() => { void requestSend(); }}>{tCompose('send')} <span aria-hidden="true"><Kbd>Ctrl</Kbd> <Kbd>↵</Kbd></span></Button>
        <Button aria-keyshortcuts="Escape" onPress={() => { void close(); }}>{tCompose('close')} <Kbd>Esc</Kbd></Button>
        <span className={styles.sendText} role="status">{step === 'checking' ? tCompose('checking') : step === 'sending' ? tCompose('sending') : blocked > 0 ? t('fix', { count: blocked }) : asks ? tCompose('askAgain', { count: shown.length }) : offline ? tCompose('confirm.queued') : ''}</span>
        <span className={styles.gap} />
        <span className={cx(styles.final)}>{t('progress', { done: list.filter(({ standing }) => standing === 'ok').length, count: list.length })}</span>
      </div>
      <LetterConfirmation isOpen={step === 'asking'} kind={kind} draft={draft} contact={contact} offline={offline} onBack={() => { setStep('writing'); }} onSend={() => { void sendNow(); }} />
      <Dialog isOpen={isDiscarding} onClose={() => { setDiscarding(false); }} role="alertdialog" size="narrow" title={tCompose('discardTitle')} footer={<><Button autoFocus onPress={() => { setDiscarding(false); }}>{tCompose('keep')} <Kbd>Esc</Kbd></Button><Button variant="danger" onPress={() => { void discard(); }}>{tCompose('discardNow')}</Button></>}><p>{tCompose('discardText')}</p></Dialog>
    </div>
  );
}
