/** Messages begun and not sent: newest first, opened with Enter, deleted with a way back. */
import { useMemo, useRef, type KeyboardEvent } from 'react';
import { GridList, GridListItem, type Key } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { Contact, Draft, Instant } from '../../../shared/messages';
import { formatCpr } from '../../../shared/identifiers';
import { useAccess, useArchive, useContacts, useDrafts, useSession } from '../../archive';
import { Button, IconButton } from '../../ui/Button';
import { EmptyState } from '../../ui/EmptyState';
import { Icon } from '../../ui/Icon';
import { PaneHead } from '../../ui/Pane';
import { toast } from '../../ui/Toast';
import { newDraft } from '../shared/drafts';
import { navigate } from '../shared/navigation';
import { useShortcut } from '../shared/shortcuts';
import { rowTime } from '../shared/times';
import { useClock, useNow } from '../shared/useNow';
import { Withheld } from '../shared/Withheld';
import { categoryLabel, useLanguage, useTexts } from '../shared/words';
import styles from './drafts.module.css';

const kindIcons = { new: 'file-pen', reply: 'reply', forward: 'forward' } as const;

export function DraftsScreen() {
  const { t } = useTranslation('drafts');
  return useAccess().clinical ? <Drafts /> : <Withheld what="drafts" title={t('title')} />;
}

function Drafts() {
  const { t } = useTranslation('drafts');
  const { commands } = useArchive();
  const stored = useDrafts();
  const contacts = useContacts();
  const user = useSession()?.user;
  const clock = useClock();
  const drafts = useMemo(() => [...stored].sort((a, b) => b.updatedAt.localeCompare(a.updatedAt)), [stored]);
  const start = async () => {
    if (!user) return;
    const draft = newDraft({ id: crypto.randomUUID(), now: clock(), user });
    await commands.saveDraft(draft);
    await navigate('compose', draft.id);
  };
  const remove = async (draft: Draft) => {
    await commands.removeDraft(draft.id);
    toast({ text: t('removed'), undo: { label: t('undo'), kbd: 'Ctrl+Z', run: () => { void commands.saveDraft(draft); } } });
  };
  return (
    <div className={styles.page}>
      <PaneHead title={t('title')} detail={drafts.length ? t('count', { count: drafts.length }) : undefined} />
      {drafts.length ? <DraftList drafts={drafts} contacts={contacts} onOpen={(id) => { void navigate('compose', id); }} onRemove={(draft) => { void remove(draft); }} /> : (
        <div className={styles.empty}><EmptyState icon="file-pen" title={t('empty.title')} action={<Button variant="primary" icon="square-pen" onPress={() => { void start(); }}>{t('empty.start')}</Button>}>{t('empty.text')}</EmptyState></div>
      )}
    </div>
  );
}

export interface DraftListProps { drafts: readonly Draft[]; contacts: readonly Contact[]; onOpen(id: string): void; onRemove(draft: Draft): void }

export function DraftList({ drafts, contacts, onOpen, onRemove }: DraftListProps) {
  const { t } = useTranslation('drafts');
  const now = useNow();
  const list = useRef<HTMLDivElement>(null);
  const byId = (key: Key) => drafts.find(({ id }) => id === key);
  // j and k do what the arrows do, wherever on the screen the focus is.
  const move = (by: 1 | -1) => {
    const rows = [...(list.current?.querySelectorAll<HTMLElement>('[role="row"]') ?? [])];
    const at = rows.findIndex((row) => row.contains(document.activeElement));
    rows[Math.max(0, Math.min(rows.length - 1, at + by))]?.focus();
  };
  useShortcut('next', () => { move(1); });
  useShortcut('previous', () => { move(-1); });
  const onKeyDown = (event: KeyboardEvent) => {
    const key = event.key === 'Delete' && event.target instanceof Element ? event.target.closest('[data-key]')?.getAttribute('data-key') : undefined;
    const draft = key ? byId(key) : undefined;
    if (!draft) return;
    event.preventDefault();
    onRemove(draft);
  };
  return (
    <div className={styles.listBox} onKeyDown={onKeyDown}>
      <GridList ref={list} aria-label={t('list')} className={styles.list ?? ''} items={drafts} onAction={(key) => { onOpen(String(key)); }}>
        {(draft) => <Row draft={draft} receiver={contacts.find(({ gln }) => gln === draft.receiver)} now={now} onRemove={() => { onRemove(draft); }} />}
      </GridList>
    </div>
  );
}

function Row({ draft, receiver, now, onRemove }: { draft: Draft; receiver: Contact | undefined; now: Instant; onRemove(): void }) {
  const { t } = useTexts('drafts');
  const { t: common } = useTranslation('common');
  const language = useLanguage();
  const { patient } = draft;
  const name = patient ? [...patient.given, patient.family].join(' ') : t('noPatient');
  const number = patient?.ids[0]?.value;
  const to = receiver ? t('to', { receiver: [receiver.name, receiver.unit].filter(Boolean).join(', ') }) : t('noReceiver');
  const about = draft.topic ?? (draft.category ? categoryLabel(common, draft.category) : undefined);
  const words = draft.text.trim().replace(/\s+/g, ' ').slice(0, 160);
  return (
    <GridListItem id={draft.id} textValue={[t(`kind.${draft.kind}`), name, to, about].filter(Boolean).join('. ')} className={styles.row ?? ''}>
      <Icon name={kindIcons[draft.kind]} className={styles.icon} />
      <div>
        <div className={styles.line}><span className={styles.name}>{name}</span>{number ? <span className={styles.cpr}>{formatCpr(number)}</span> : null}<time className={styles.time} dateTime={draft.updatedAt}>{rowTime(draft.updatedAt, now, language)}</time></div>
        <div className={`${styles.line} ${styles.second}`}>
          <span className={styles.kind}>{t(`kind.${draft.kind}`)}</span><span className={styles.cut}>{[to, about, words || t('noText')].filter(Boolean).join(' · ')}</span>
          {draft.attachments.length ? <Icon name="paperclip" size="s" label={t('files', { count: draft.attachments.length })} /> : null}
        </div>
      </div>
      <IconButton icon="trash-2" label={t('remove')} onPress={onRemove} />
    </GridListItem>
  );
}
