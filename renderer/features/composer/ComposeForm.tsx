/** The fields of a message in reading order. */
import { useState } from 'react';
import { Button as Pressable } from 'react-aria-components';
import type { AttachmentView, Contact, Draft, MessageRecord, Organisation, RegisterHit } from '../../../shared/messages';
import { categories } from '../../../shared/standards/medcom/codes';
import { cx } from '../../ui/cx';
import { Icon } from '../../ui/Icon';
import { Select } from '../../ui/Select';
import { TextArea } from '../../ui/TextArea';
import { TextField } from '../../ui/TextField';
import { hasPriority, withCategory } from '../shared/drafts';
import { RoleField } from '../shared/RoleField';
import { useTexts } from '../shared/words';
import { Files } from './AttachedFiles';
import { PartyField, ReceiverField, hasKind } from './ReceiverFields';
import { Earlier, ForwardChoice } from './ThreadParts';
import type { CarriedSegment } from './thread';
import type { Attachments } from './useAttachments';
import type { FieldRefs } from './useFieldRefs';
import type { Field } from './validate';
import styles from './composer.module.css';

/** From here on the length is worth knowing, and a pasted record note is better attached (CC-S-25). */
const LONG_TEXT = 1000;

export interface ComposeFormProps {
  draft: Draft;
  change(edit: (draft: Draft) => Draft): void;
  contacts: readonly Contact[];
  registered: readonly RegisterHit[];
  onSearchReceiver: ((text: string) => void) | undefined;
  onRegistered: ((gln: string) => Promise<unknown>) | undefined;
  contact: Contact | undefined;
  organisation: Organisation | undefined;
  messages: readonly MessageRecord[];
  segments: readonly CarriedSegment[];
  earlierFiles: readonly AttachmentView[];
  attachments: Attachments;
  travel: number;
  shortOf(field: Field): string | undefined;
  onLeave(field: Field): void;
  refs: FieldRefs;
}

export function ComposeForm({ draft, change, contacts, registered, onSearchReceiver, onRegistered, contact, organisation, messages, segments, earlierFiles, attachments, travel, shortOf, onLeave, refs }: ComposeFormProps) {
  const { t, language } = useTexts('compose');
  const [withSender, setWithSender] = useState(draft.specificSender !== undefined);
  const set = (patch: Partial<Draft>) => { change((old) => ({ ...old, ...patch })); };
  const sign = (patch: Partial<Draft['signature']>) => { change((old) => ({ ...old, signature: { ...old.signature, ...patch } })); };
  const left = (field: Field) => () => { onLeave(field); };
  const priority = hasPriority(draft.category);
  const persons = contact?.persons ?? [];
  const colleagues = organisation?.persons ?? [];
  // A file that can't go says so in its own line; only what concerns them all stands below.
  const filesError = draft.attachments.some(({ refused }) => refused !== undefined) ? undefined : shortOf('attachments');
  const long = draft.text.length > LONG_TEXT;
  return (
    <form className={styles.form} aria-label={t('formLabel')} onSubmit={(event) => { event.preventDefault(); }}>
      <div className={styles.row}>
        <ReceiverField contacts={contacts} registered={registered} onSearch={onSearchReceiver} onRegistered={onRegistered} value={draft.receiver} error={shortOf('receiver')} inputRef={refs.receiver} onBlur={left('receiver')} onChange={(gln, team) => { change((old) => ({ ...old, receiver: gln, ...(team === undefined ? gln === old.receiver ? {} : { specificRecipient: undefined } : { specificRecipient: { kind: 'team', name: team } }) })); }} />
      </div>
      <div className={cx(styles.row, hasKind(draft.specificRecipient, persons) && styles.withKind)}>
        <PartyField words="person" persons={persons} party={draft.specificRecipient} onChange={(party) => { set({ specificRecipient: party }); }} error={shortOf('specificRecipient')} inputRef={refs.specificRecipient} onBlur={left('specificRecipient')} />
      </div>
      {draft.kind === 'forward' ? (
        <div className={styles.row} ref={refs.forward} tabIndex={-1}>
          <span className={styles.rowLabel}>{t('forward.label')}</span>
          <ForwardChoice messages={messages} chosen={draft.forwardMessageIds} onChange={(chosen) => { set({ forwardMessageIds: chosen }); }} error={shortOf('forward')} />
        </div>
      ) : null}
      <div className={cx(styles.row, priority ? styles.triple : styles.pair)}>
        <Select label={t('category.label')} labelPlacement="side" placeholder={t('category.placeholder')} options={categories.map(({ code, da, en }) => ({ id: code, label: language === 'da' ? da : en }))} value={draft.category} onChange={(category) => { change((old) => withCategory(old, category)); }} onBlur={left('category')} error={shortOf('category')} isRequired triggerRef={refs.category} />
        <TextField label={t('topic.label')} labelPlacement="hidden" placeholder={t(draft.category === 'other' ? 'topic.required' : 'topic.optional')} value={draft.topic ?? ''} onChange={(topic) => { set({ topic: topic || undefined }); }} maxLength={200} spellCheck="true" onBlur={left('topic')} error={shortOf('topic')} isRequired={draft.category === 'other'} inputRef={refs.topic} />
        {priority ? <Select label={t('priority.label')} labelPlacement="hidden" placeholder={t('priority.placeholder')} value={draft.priority ?? 'none'} onChange={(value) => { set({ priority: value === 'routine' || value === 'asap' ? value : undefined }); }} options={[{ id: 'none', label: t('priority.placeholder') }, { id: 'routine', label: t('common:priority.routine') }, { id: 'asap', label: t('common:priority.asap') }]} error={shortOf('priority')} triggerRef={refs.priority} /> : null}
      </div>
      <div className={cx(styles.row, styles.textRow)}>
        <TextArea label={t('text.label')} labelPlacement="side" value={draft.text} onChange={(text) => { set({ text }); }} spellCheck="true" onBlur={left('text')} error={shortOf('text')} isRequired placeholder={draft.kind === 'forward' ? t('text.reason') : ''} inputRef={refs.text} fill />
        {long ? <><span /><div className={styles.textNotes}><span>{t('text.notes')}</span><span className={styles.number}>{t('text.count', { count: draft.text.length })}</span></div></> : null}
      </div>
      <div className={styles.row}>
        <span className={styles.rowLabel}>{t('files.label')}</span>
        <div className={styles.files}>
          <Files files={draft.attachments} attachments={attachments} travel={travel} counted={contact?.readiness === 'converted'} error={filesError} earlier={earlierFiles} earlierWay={draft.kind === 'forward' ? 'content' : 'reference'} onBlur={left('attachments')} buttonRef={refs.attachments} />
        </div>
      </div>
      <div className={styles.row} role="group" aria-label={t('signature.label')}>
        <span className={styles.rowLabel} aria-hidden="true">{t('signature.label')}</span>
        <div>
          <div className={styles.sign}>
            <TextField label={t('signature.name')} labelPlacement="hidden" placeholder={t('signature.name')} value={draft.signature.name} onChange={(name) => { sign({ name }); }} onBlur={left('name')} error={shortOf('name')} isRequired inputRef={refs.name} autoComplete="off" />
            <RoleField label={t('signature.role')} labelPlacement="hidden" placeholder={t('signature.rolePlaceholder')} clearLabel={t('signature.clearRole')} role={draft.signature.role} onChange={(role) => { sign({ role }); }} onBlur={left('role')} error={shortOf('role')} inputRef={refs.role} />
            <TextField label={t('signature.phone')} labelPlacement="hidden" placeholder={t('signature.phone')} type="tel" numeric value={draft.signature.phone} onChange={(phone) => { sign({ phone }); }} onBlur={left('phone')} error={shortOf('phone')} isRequired inputRef={refs.phone} autoComplete="off" />
          </div>
          <div className={styles.signNote}>
            <span>{t('signature.note')}</span>
            {withSender ? null : <Pressable className={styles.link ?? ''} onPress={() => { setWithSender(true); }}><Icon name="user-plus" size="s" />{t('sender.add')}</Pressable>}
          </div>
        </div>
      </div>
      {withSender ? (
        <div className={cx(styles.row, hasKind(draft.specificSender, colleagues) && styles.withKind)}>
          <PartyField words="sender" persons={colleagues} party={draft.specificSender} onChange={(party) => { set({ specificSender: party }); }} error={shortOf('specificSender')} inputRef={refs.specificSender} onBlur={left('specificSender')} />
        </div>
      ) : null}
      {draft.kind === 'reply' ? <Earlier segments={segments} kind="reply" /> : null}
    </form>
  );
}
