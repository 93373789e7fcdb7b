/** The composer with what the archive knows: route `compose`, with a draft's id or without one for a new message. */
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { Draft } from '../../../shared/messages';
import { useAccess, useArchive, useContacts, useDraft, useNetwork, useOrganisationNames, usePatients, useRegisterSearch, useSession, useThread } from '../../archive/hooks';
import { Button } from '../../ui/Button';
import { EmptyState } from '../../ui/EmptyState';
import { Waiting } from '../../ui/Progress';
import { Select } from '../../ui/Select';
import { isBlank, startNew } from '../shared/drafts';
import { asKind, draftKindOf, type DraftKind } from '../shared/letter-drafts';
import { withNames } from '../shared/named';
import { currentRoute, goBack, navigate } from '../shared/navigation';
import { useClock } from '../shared/useNow';
import { Withheld } from '../shared/Withheld';
import { useTexts } from '../shared/words';
import { Composer, type ComposerPorts } from './Composer';
import { LetterComposer } from './letter/LetterComposer';
import styles from './composer.module.css';

const newId = () => crypto.randomUUID();
/** Sending takes a moment: who has gone elsewhere meanwhile stays there. */
const leave = (draftId: string) => {
  const here = currentRoute();
  if (here.view === 'compose' && here.id === draftId) void goBack('inbox');
};

/** Begins a message and opens it; what it is about may be known already. Resolves with the draft's id. */
export function useStartMessage(): (about?: Parameters<typeof startNew>[1], options?: { replace?: boolean }) => Promise<string | undefined> {
  const { commands } = useArchive();
  const user = useSession()?.user;
  const now = useClock();
  return useCallback(async (about, options) => {
    if (!user) return undefined;
    const draft = startNew({ id: newId(), now: now(), user }, about);
    await commands.saveDraft(draft);
    await navigate('compose', draft.id, options);
    return draft.id;
  }, [commands, user, now]);
}

export function ComposeScreen({ draftId }: { draftId?: string | undefined }) {
  const { t } = useTexts('compose');
  return useAccess().clinical ? <Compose draftId={draftId} /> : <Withheld what="compose" title={t('title.new')} />;
}

function Compose({ draftId }: { draftId: string | undefined }) {
  const { t } = useTexts('compose');
  const start = useStartMessage();
  const user = useSession()?.user;
  const stored = useDraft(draftId);
  // The first version read is what the composer begins from; from then on the composer is ahead of the store.
  const [opened, setOpened] = useState<Draft>();
  if (stored && opened?.id !== stored.id) setOpened(stored);
  const begun = useRef(false);
  useEffect(() => {
    // Each visit without a draft begins one; a new message may be asked for while another is open.
    if (draftId !== undefined) begun.current = false;
    if (draftId !== undefined || begun.current || !user) return;
    begun.current = true;
    void start(undefined, { replace: true });
  }, [draftId, start, user]);
  const draft = opened?.id === draftId ? opened : undefined;
  const { commands } = useArchive();
  const looked = useRef<string>(undefined);
  useEffect(() => {
    // A draft that somebody had begun; an empty one shows nothing of anybody.
    if (!draft || looked.current === draft.id || isBlank(draft)) return;
    looked.current = draft.id;
    commands.looked({ action: 'draft-opened', messageIds: draft.answers === undefined ? [] : [draft.answers], citizen: draft.patient?.ids, threadId: draft.threadId });
  }, [commands, draft]);
  if (draft) return <Opened key={`${draft.id} ${draft.standard}`} draft={draft} onKind={(next) => { setOpened(next); }} />;
  if (stored === null && draftId !== undefined) {
    return (
      <div className={styles.missing}>
        <EmptyState icon="file-pen" title={t('gone.title')} action={<><Button variant="primary" onPress={() => { void start(undefined, { replace: true }); }}>{t('gone.start')}</Button> <Button onPress={() => { void navigate('drafts'); }}>{t('gone.drafts')}</Button></>}>{t('gone.text')}</EmptyState>
      </div>
    );
  }
  return <div className={styles.missing}><Waiting>{t('opening')}</Waiting></div>;
}

/** Entries of the register below the address book's own: more is a reason to type another letter. */
const REGISTERED = 12;

function Opened({ draft, onKind }: { draft: Draft; onKind(draft: Draft): void }) {
  const { t } = useTexts('letter-drafts');
  const stored = useDraft(draft.id);
  const now = useClock();
  const { commands } = useArchive();
  const session = useSession();
  const network = useNetwork();
  const contacts = useContacts();
  const [search, setSearch] = useState('');
  const patients = usePatients(search);
  const thread = useThread(draft.kind === 'new' ? undefined : draft.threadId ?? draft.answers);
  const ports = useMemo((): ComposerPorts => ({
    saveDraft: (next) => commands.saveDraft(next), removeDraft: (id) => commands.removeDraft(id), putFile: (file, onProgress) => commands.putFile(file, onProgress),
    checkDraft: (next) => commands.checkDraft(next), send: (next) => commands.send(next), now, newId,
  }), [commands, now]);
  const nameOf = useOrganisationNames();
  const messages = useMemo(() => withNames(thread?.messages ?? [], nameOf), [thread, nameOf]);
  const [receiverSearch, setReceiverSearch] = useState('');
  const { hits } = useRegisterSearch(receiverSearch, REGISTERED);
  const addContact = useCallback((gln: string) => commands.addContact(gln), [commands]);
  // Whoever wrote to us may be known to the register alone: then they are a receiver of ours from the moment we answer.
  const receiver = stored?.receiver ?? draft.receiver;
  const isKnown = contacts.length === 0 || receiver === undefined || contacts.some(({ gln }) => gln === receiver);
  useEffect(() => { if (!isKnown && receiver !== undefined) addContact(receiver).catch(() => undefined); }, [isKnown, receiver, addContact]);
  const threadId = thread?.row.threadId;
  const goBack = () => { leave(draft.id); };
  const kind = draftKindOf(draft);
  const training = (network ?? session?.network)?.training === true;
  const choose = async (next: DraftKind) => {
    // The composer saves what was typed when focus left it; what stands in the store is the newest.
    const changed = asKind(stored ?? draft, next, now());
    await commands.saveDraft(changed);
    onKind(changed);
  };
  const kindMenu = draft.kind === 'new' && draft.finalStatusOf === undefined && draft.discharge?.corrects === undefined
    ? <Select label={t('kinds.label')} labelPlacement="hidden" className={styles.kinds} placeholder={t('kinds.label')} value={kind} options={(['message', 'plan', 'discharge'] as const).map((id) => ({ id, label: t(`kinds.${id}`) }))} onChange={(next) => { if (next !== kind) void choose(next as DraftKind); }} /> : null;
  const onBlankClosed = async (last: Draft) => { if (isBlank(last)) await commands.removeDraft(last.id); };
  if (kind !== 'message') {
    return (
      <LetterComposer
        kind={kind} kindMenu={kindMenu} training={training} initial={draft} ports={ports} paper={commands.letterPdf} contacts={contacts} registered={hits} onSearchReceiver={setReceiverSearch} onRegistered={addContact} patients={patients} onSearchPatients={setSearch}
        network={network ?? session?.network} onClose={goBack} onSent={goBack} onBlankClosed={onBlankClosed}
      />
    );
  }
  return (
    <Composer
      initial={draft} ports={ports} contacts={contacts} registered={hits} onSearchReceiver={setReceiverSearch} onRegistered={addContact} patients={patients} onSearchPatients={setSearch} messages={messages} organisation={session?.organisation} network={network ?? session?.network}
      acknowledgementMinutes={session?.settings.acknowledgementMinutes ?? 30} onClose={goBack} onSent={goBack} onOpenThread={threadId === undefined ? undefined : () => { void navigate('inbox', threadId); }}
      onBlankClosed={onBlankClosed} kindMenu={kindMenu}
    />
  );
}
