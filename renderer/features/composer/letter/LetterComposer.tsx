/** Writing a rehabilitation plan or a discharge summary: parts, form, checks, and the way to Send. Knows no store. */
import { useCallback, useEffect, useMemo, useRef, useState, type ReactNode } from 'react';
import { letterFormatFor, type Draft, type Issue, type LetterType } from '../../../../shared/messages';
import { letterTypeOf } from '../../../../shared/standards/discharge-letter/compose';
import { Icon } from '../../../ui/Icon';
import { Note } from '../../../ui/Note';
import { ToolButton } from '../../../ui/Toolbar';
import { useTexts } from '../../shared/words';
import { Saved, type ComposerProps } from '../Composer';
import { PatientBar } from '../PatientBar';
import { ReceiverField } from '../ReceiverFields';
import { DiscardDialog, SendBar } from '../SendBar';
import { useDraftEditor } from '../useDraftEditor';
import { useSending } from '../useSending';
import styles from '../composer.module.css';
import { DischargeForm } from './DischargeForm';
import { Ties, type FormTies } from './fields';
import { LetterChecks, SendWays } from './LetterAside';
import { LetterConfirmation } from './LetterConfirmation';
import { PaperPreview } from './PaperPreview';
import { parts, standingOf, type LetterKind } from './parts';
import { PlanForm } from './PlanForm';
import { SectionRefs } from './Section';
import { keyOf, useLetterFindings } from './useLetterFindings';
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
/** Scrolls what scrolls, and nothing else: `scrollIntoView` moves the window's frame too, by the pixel that a fraction leaves. */
function toTop(element: HTMLElement): void {
  for (let around = element.parentElement; around; around = around.parentElement) {
    if (around.scrollHeight <= around.clientHeight || !/auto|scroll/.test(getComputedStyle(around).overflowY)) continue;
    around.scrollTop += element.getBoundingClientRect().top - around.getBoundingClientRect().top - (parseFloat(getComputedStyle(around).scrollPaddingTop) || 0);
    return;
  }
}
const blocks = ({ severity }: Issue): boolean => severity !== 'warning';

export function LetterComposer(props: LetterComposerProps) {
  const { initial, ports, contacts, kind, training, network, onClose, onSent } = props;
  const { t, language } = useTexts('letter-drafts');
  const { t: tCompose } = useTexts('compose');
  const editor = useDraftEditor(initial, ports.saveDraft, ports.now);
  const { draft, change } = editor;
  const findings = useLetterFindings(kind, draft);
  const { leave, shown, all } = findings;
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
  const toSection = useCallback((id: string): void => {
    setPreview(false);
    requestAnimationFrame(() => { const section = sections.current.get(id); if (section) toTop(section); section?.querySelector<HTMLElement>('input, textarea, button')?.focus({ preventScroll: true }); });
  }, []);
  // Where writing begins, as in any message: with whom it is about, and then at the top of the form.
  const beginAt = useRef(initial.patient ? parts[kind][0]?.id : undefined);
  useEffect(() => { if (beginAt.current === undefined) go('patient'); else toSection(beginAt.current); }, [go, toSection]);
  const ties = useMemo((): FormTies => ({
    errorOf(path) { const issue = shown.find((one) => one.path === path && blocks(one)); return issue && (language === 'en' ? issue.messageEn : issue.message); },
    onLeave: leave, refOf: fieldRef,
  }), [shown, language, leave, fieldRef]);

  // Where the receiver takes the letter itself, that is the first choice; a person may take another.
  const offered = contact ? letterFormatFor(contact.receives, type) ? 'letter' : 'care-communication' : undefined;
  useEffect(() => {
    if (offered !== undefined) change((old) => (old.sendAs === undefined || (old.sendAs === 'letter' && offered !== 'letter') ? { ...old, sendAs: offered } : old));
  }, [offered, change]);

  const sending = useSending({
    editor, ports, findings, blocks, keyOf, go: (issue) => { go(issue?.path ?? 'patient'); }, blockedWords: (count) => t('panel.blockedSay', { count }), onSent, onClose, onBlankClosed: props.onBlankClosed,
  });
  const blocked = shown.filter(blocks).length;
  const offline = network !== undefined && network.state !== 'online';
  const list = parts[kind].map((part) => ({ ...part, standing: standingOf(part, all, shown) }));
  const Form = kind === 'plan' ? PlanForm : DischargeForm;
  const receiverField = (
    <ReceiverField labelPlacement="top" contacts={contacts} registered={props.registered ?? noHits} onSearch={props.onSearchReceiver} onRegistered={props.onRegistered} value={draft.receiver} error={ties.errorOf('receiver')} inputRef={fieldRef('receiver')} onBlur={() => { leave('receiver'); }} onChange={(gln) => { change((old) => ({ ...old, receiver: gln })); }} />
  );
  return (
    <div className={styles.composer} onBlur={sending.onBlur} onKeyDownCapture={sending.onKeyDownCapture}>
      <PatientBar patient={draft.patient} locked={false} found={props.patients} onSearch={props.onSearchPatients} error={ties.errorOf('patient')} inputRef={fieldRef('patient')} onBlur={() => { leave('patient'); }} onPatient={(patient) => { change((old) => ({ ...old, patient })); const [first] = parts[kind]; if (first) toSection(first.id); }} />
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
      {sending.fault ? <div className={styles.above}><Note tone="bad" title={tCompose('sendFailed')} role="alert"><p>{sending.fault.what} {sending.fault.next}</p></Note></div> : null}
      <SendBar sending={sending} blocked={blocked > 0 ? t('fix', { count: blocked }) : undefined} warnings={shown.length} offline={offline}>{t('progress', { done: list.filter(({ standing }) => standing === 'ok').length, count: list.length })}</SendBar>
      <LetterConfirmation isOpen={sending.step === 'asking'} kind={kind} draft={draft} contact={contact} offline={offline} onBack={sending.back} onSend={sending.sendNow} />
      <DiscardDialog isOpen={isDiscarding} onClose={() => { setDiscarding(false); }} onDiscard={sending.discard} />
    </div>
  );
}
