/** Writing one message: form, checks, and the way to Send. Knows no store; everything it needs is passed in. */
import { useCallback, useEffect, useMemo, useRef, useState, type ReactNode } from 'react';
import type { Contact, Draft, Instant, Issue, MessageRecord, NetworkStatus, Organisation, RegisterHit } from '../../../shared/messages';
import type { PatientRow } from '../../archive/types';
import { Button } from '../../ui/Button';
import { cx } from '../../ui/cx';
import { Icon } from '../../ui/Icon';
import { announce } from '../../ui/LiveRegion';
import { Note } from '../../ui/Note';
import { ToolButton } from '../../ui/Toolbar';
import { inNewThread } from '../shared/drafts';
import { clockSeconds } from '../shared/times';
import { useTexts } from '../shared/words';
import { CheckPanel, ReceiverCard, UrgentNote } from './CheckPanel';
import { ComposeForm } from './ComposeForm';
import { travelBytes } from './files';
import { PatientBar } from './PatientBar';
import { Preview } from './Preview';
import { DiscardDialog, SendBar } from './SendBar';
import { SendConfirmation } from './SendConfirmation';
import { arrivedSince, basis, filesOf, segmentsOf } from './thread';
import { useAttachments } from './useAttachments';
import { useDraftEditor, type SaveState } from './useDraftEditor';
import { useFieldRefs } from './useFieldRefs';
import { useFindings } from './useFindings';
import { useSending } from './useSending';
import { cleaned, type Field } from './validate';
import styles from './composer.module.css';

export interface ComposerPorts {
  saveDraft(draft: Draft): Promise<void>;
  removeDraft(id: string): Promise<void>;
  putFile(file: Blob, onProgress?: (sent: number) => void): Promise<{ sha256: string; detectedType?: string }>;
  checkDraft(draft: Draft): Promise<{ issues: Issue[]; travelBytes: number }>;
  send(draft: Draft): Promise<{ submitted: boolean; issues: Issue[] }>;
  now(): Instant;
  newId(): string;
}

export interface ComposerProps {
  initial: Draft;
  ports: ComposerPorts;
  contacts: readonly Contact[];
  /** What the organisation register has for the receiver that is looked for; a chosen one is put among `contacts`. */
  registered?: readonly RegisterHit[];
  onSearchReceiver?: ((text: string) => void) | undefined;
  onRegistered?: ((gln: string) => Promise<unknown>) | undefined;
  patients: readonly PatientRow[];
  onSearchPatients(text: string): void;
  /** Messages of the thread that is answered or forwarded, oldest first. */
  messages: readonly MessageRecord[];
  organisation: Organisation | undefined;
  network: Pick<NetworkStatus, 'state'> | undefined;
  acknowledgementMinutes: number;
  /** The draft is saved (or was blank and is gone): back to where the person was. */
  onClose(): void;
  onSent(): void;
  onOpenThread?: (() => void) | undefined;
  onBlankClosed(draft: Draft): Promise<void>;
  /** The choice of what is written, for a message that is new. */
  kindMenu?: ReactNode;
}

const noFiles: ReadonlySet<string> = new Set();
const none: readonly RegisterHit[] = [];

export function Composer(props: ComposerProps) {
  const { initial, ports, contacts, messages, network, onClose, onSent } = props;
  const { t, language } = useTexts('compose');
  const editor = useDraftEditor(initial, ports.saveDraft, ports.now);
  const { draft, change } = editor;
  const attachments = useAttachments(editor, ports, (what, title) => { announce(t(`announce.${what}`, { title })); });
  const carried = useMemo(() => basis(draft, messages), [draft, messages]);
  const earlierFiles = useMemo(() => (draft.kind === 'new' ? [] : filesOf(carried)), [draft.kind, carried]);
  const segments = useMemo(() => (draft.kind === 'new' ? [] : segmentsOf(carried)), [draft.kind, carried]);
  const travel = useMemo(() => travelBytes(
    [...draft.attachments.filter(({ refused }) => refused === undefined), ...(draft.kind === 'forward' ? earlierFiles : [])].map(({ bytes }) => bytes ?? 0),
    [draft.text, ...segments.map(({ segment }) => segment.text)].join(''),
  ), [draft.attachments, draft.kind, draft.text, earlierFiles, segments]);
  const uploadingKeys = [...attachments.uploading.keys()].join('\n');
  const uploading = useMemo(() => (uploadingKeys ? new Set(uploadingKeys.split('\n')) : noFiles), [uploadingKeys]);
  const surroundings = useMemo(() => ({ contacts, travel, uploading }), [contacts, travel, uploading]);
  const findings = useFindings(draft, surroundings);
  const contact = contacts.find(({ gln }) => gln === draft.receiver);
  const { refs, focus } = useFieldRefs();

  const [checked, setChecked] = useState<{ draft: Draft; at: Instant }>();
  const [preview, setPreview] = useState(false);
  const [discarding, setDiscarding] = useState(false);

  // Where writing begins: the first thing that is missing, or else the text.
  const beginAt = useRef<Field>(!initial.patient ? 'patient' : !initial.receiver ? 'receiver' : !initial.category ? 'category' : 'text');
  useEffect(() => { focus(beginAt.current); }, [focus]);

  const go = useCallback((field: Field) => { setPreview(false); focus(field); }, [focus]);
  const sending = useSending({
    editor, ports, findings, blocks: ({ severity }) => severity === 'error', keyOf: ({ key }) => key, go: (finding) => { go(finding?.field ?? 'text'); }, blockedWords: (count) => t('announce.blocked', { count }),
    onChecked: (about) => { setChecked({ draft: about, at: ports.now() }); }, onSent, onClose, onBlankClosed: props.onBlankClosed,
  });
  const blocked = findings.errors.length;
  const offline = network !== undefined && network.state !== 'online';
  const newer = draft.kind === 'new' ? [] : arrivedSince(messages, draft.createdAt, draft.answers);
  const shortOf = (field: Field): string | undefined => {
    const finding = findings.errors.find((entry) => entry.field === field);
    if (!finding) return undefined;
    return finding.issue ? (language === 'en' ? finding.issue.messageEn : finding.issue.message) : t(`check.${finding.id}.short`, finding.params ?? {});
  };

  return (
    <div className={styles.composer} onBlur={sending.onBlur} onKeyDownCapture={sending.onKeyDownCapture}>
      <PatientBar
        patient={draft.patient} locked={draft.kind !== 'new'} found={props.patients} onSearch={props.onSearchPatients} error={shortOf('patient')} inputRef={refs.patient} onBlur={() => { findings.leave('patient'); }}
        onPatient={(patient) => { change((old) => ({ ...old, patient })); setTimeout(() => { focus('receiver'); }); }}
      />
      <div className={styles.toolbar}>
        <h1 className={styles.heading}>{t(draft.finalStatusOf === undefined ? `title.${draft.kind}` : 'title.finalStatus')}</h1>
        {props.kindMenu}
        <span className={styles.gap} />
        <Saved save={editor.save} updatedAt={draft.updatedAt} />
        <ToolButton icon={preview ? 'square-pen' : 'list-tree'} label={t(preview ? 'edit' : 'preview')} pressed={preview} onPress={() => { setPreview(!preview); }} />
        <ToolButton icon="x" label={t('discard')} iconOnly onPress={() => { setDiscarding(true); }} />
      </div>
      <div className={styles.columns}>
        {preview
          ? <Preview draft={draft} sender={props.organisation} contact={contact} segments={segments} earlierFiles={earlierFiles} />
          : (
            <ComposeForm
              draft={draft} change={change} contacts={contacts} registered={props.registered ?? none} onSearchReceiver={props.onSearchReceiver} onRegistered={props.onRegistered} contact={contact} organisation={props.organisation} messages={messages} segments={segments} earlierFiles={earlierFiles} attachments={attachments} travel={travel} shortOf={shortOf} onLeave={findings.leave} refs={refs}
            />
          )}
        <aside className={styles.aside} aria-label={t('asideLabel')}>
          <CheckPanel findings={findings} checkedAt={checked?.draft === draft ? checked.at : undefined} onGo={go} onRemove={attachments.remove} onRepair={({ repair }) => { change((old) => (repair === 'new-thread' ? inNewThread(old) : { ...old, text: cleaned(old.text) })); }} />
          {contact ? <ReceiverCard contact={contact} /> : null}
          <UrgentNote contact={contact} />
        </aside>
      </div>
      {newer.length || sending.fault ? (
        <div className={styles.above}>
          {newer.length ? <Note tone="wait" icon="mail-open" title={t('parallel.title')} role="status" action={props.onOpenThread ? <Button size="s" onPress={props.onOpenThread}>{t('parallel.open')}</Button> : undefined}><p>{t('parallel.text')}</p></Note> : null}
          {sending.fault ? <Note tone="bad" title={t('sendFailed')} role="alert"><p>{sending.fault.what} {sending.fault.next}</p></Note> : null}
        </div>
      ) : null}
      <SendBar sending={sending} blocked={blocked ? t('fix', { count: blocked }) : undefined} warnings={findings.warnings.length} offline={offline}>{t('irrevocable')}</SendBar>
      <SendConfirmation isOpen={sending.step === 'asking'} draft={draft} contact={contact} offline={offline} acknowledgementMinutes={props.acknowledgementMinutes} onBack={sending.back} onSend={sending.sendNow} />
      <DiscardDialog isOpen={discarding} onClose={() => { setDiscarding(false); }} onDiscard={sending.discard} />
    </div>
  );
}

export function Saved({ save, updatedAt }: { save: SaveState; updatedAt: Instant }) {
  const { t, language } = useTexts('compose');
  const bad = save.state === 'failed';
  const text = save.state === 'failed' ? t('saveFailed') : save.state === 'dirty' ? t('unsaved') : save.state === 'saving' ? t('saving') : t('saved', { time: clockSeconds(save.state === 'saved' ? save.at : updatedAt, language) });
  return <span className={cx(styles.status, bad && styles.statusBad)} role={bad ? 'alert' : 'status'}><Icon name={bad ? 'triangle-alert' : 'hard-drive'} size="s" />{text}</span>;
}
