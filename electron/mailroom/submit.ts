/** From a draft to a message: checked, composed, validated, durable. From here on it is the mailroom's to deliver. */
import { CodedError } from '../../shared/contract';
import type { Contact, Draft, Issue, MessageView, OrganisationView } from '../../shared/messages';
import { isRejection, letterFormatFor } from '../../shared/messages';
import type { Document } from '../../shared/formats/format';
import type { ComposeContext, Composed, ComposingStandard } from '../../shared/standards/standard';
import { createLetterSending, isLetterDraft, letterTypeIn } from './letter-sending';
import { nameAttachments, readDocument, readOriginal, viewOf, withContent } from './reading';
import { move } from './delivery';
import { tables, type HandoverWork, type SentRecord } from './records';
import { short, type Room } from './room';

export interface Submission { submitted: boolean; messageId?: string; threadId?: string; issues: Issue[] }

export interface Submitting {
  /** Idempotent by draft id. Errors: `disk-full`. What keeps the draft back comes as issues. */
  submit(draft: Draft, user: string | undefined): Promise<Submission>;
  check(draft: Draft): Promise<{ issues: Issue[]; travelBytes: number }>;
  /** The PDF of a letter that is being written, as the receiver of the correspondence gets it. Errors: `draft-incomplete`. */
  pdf(draft: Draft): Promise<{ sha256: string; bytes: number }>;
}

/** 100 MB with its envelope (CC-S-36). */
const MESSAGE_MAX_BYTES = 100 * 1024 * 1024;
const ENVELOPE_BYTES = 64 * 1024;
/** Up to here a draft is weighed by composing it with its files; above, the files are reckoned. */
const WEIGHED_BYTES = 2 * 1024 * 1024;

const blocks = (issue: Issue): boolean => issue.severity === 'fatal' || issue.severity === 'error';

const problem = (rule: string, path: string, message: string, messageEn: string): Issue => ({ severity: 'error', rule, path, message, messageEn, source: 'policy' });
const predecessorMissing = () => problem('predecessor-missing', 'answers', 'Beskeden, der besvares eller videresendes, findes ikke længere her. Skriv en ny besked i stedet.', 'The message being answered or forwarded is no longer here. Write a new message instead.');
const receiverMissing = () => problem('receiver-missing', 'receiver', 'Vælg en modtager, som netværket kender.', 'Choose a receiver that the network knows.');
const attachmentMissing = () => problem('attachment-missing', 'attachments', 'Et bilag er ikke længere i klienten. Fjern det, og vedhæft filen igen.', 'An attachment is no longer in the client. Remove it and attach the file again.');
const tooLarge = (megabytes: number) => problem('message-too-large', 'attachments', `Beskeden fylder ${megabytes} MB, og grænsen er 100 MB. Fjern en fil, eller gør den mindre.`, `The message takes ${megabytes} MB and the limit is 100 MB. Remove an attachment or make it smaller.`);

/** What a standard throws when it can't compose, as a finding; undefined for everything else, which is a mistake of ours. */
function refusalOf(error: unknown): Issue | undefined {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'predecessor-missing') return predecessorMissing();
  if (code === 'attachment-missing') return attachmentMissing();
  if (code === 'not-answerable') return problem('not-answerable', 'answers', 'Beskeden kan ikke besvares eller videresendes. Skriv en ny besked i stedet.', 'The message cannot be answered or forwarded. Write a new message instead.');
  if (code === 'draft-incomplete') return problem('draft-incomplete', '', 'Kladden mangler noget, før den kan sendes.', 'The draft lacks something before it can be sent.');
  return undefined;
}

/** FHIR messages go in the receiver's format; a letter was composed in it. */
const inFormat = (document: Document, { format }: Contact): Document => (document.kind === 'fhir' ? { ...document, format } : document);

interface Predecessor { document: Document; view: MessageView; /** Who it was exchanged with, and who we were, as it names them. */ counterpart: OrganisationView | undefined; own: OrganisationView | undefined }

/** Files that a conversion at the operator takes at most (CC-S-37). */
const FILES_CONVERTED = 10;
const filesMany = (count: number) => problem('files-many', 'attachments', `Modtageren får beskeden konverteret, og så kan højst ${FILES_CONVERTED} filer følge med. Der er ${count}.`, `The receiver gets the message converted, and then at most ${FILES_CONVERTED} files can go along. There are ${count}.`);
const sorChanged = (whose: 'theirs' | 'ours') => problem('thread-sor-changed', 'receiver',
  whose === 'theirs' ? 'Modpartens SOR-kode er en anden end tidligere i samtalen, og så må samtalen ikke fortsætte. Skriv i en ny samtale.' : 'Vores egen SOR-kode er en anden end tidligere i samtalen, og så må samtalen ikke fortsætte. Skriv i en ny samtale.',
  whose === 'theirs' ? 'The other party\'s SOR code is not the one used earlier in the conversation, which may then not go on. Write in a new conversation.' : 'Our own SOR code is not the one used earlier in the conversation, which may then not go on. Write in a new conversation.');
const isOther = (before: string | undefined, now: string): boolean => before !== undefined && before !== '' && before !== now;

export function createSubmitting(room: Room, receiverOf: (gln: string, sor?: string) => Contact | undefined, onSubmitted: (messageId: string) => void, isTraining: () => boolean): Submitting {
  const { ledger, originals, library } = room;
  const letters = createLetterSending(room, isTraining);

  async function predecessorOf(draft: Draft): Promise<Predecessor | undefined> {
    // A letter that corrects another stands alone, but is checked against it.
    const earlier = draft.answers ?? draft.discharge?.corrects;
    if (earlier === undefined) return undefined;
    const seen = ledger.get(tables.seen, earlier);
    const sent = seen?.kind === 'message' ? undefined : ledger.get(tables.sent, earlier);
    if (seen?.kind !== 'message' && !sent) return undefined;
    const document = seen?.kind === 'message' ? await readOriginal(room, 'received', seen.original, seen.part) : await readOriginal(room, 'sent', sent!.composed);
    const view = withKnownFiles(viewOf(library, document));
    const [sender, receiver] = [view.sender, view.receivers.find(({ gln }) => gln === room.self().gln) ?? view.receivers[0]];
    return { document, view, ...(seen?.kind === 'message' ? { counterpart: sender, own: receiver } : { counterpart: view.receivers[0], own: sender }) };
  }

  /** An answer carries the thread's earlier files by name only; those that were sent or received here before are at hand all the same. */
  const withKnownFiles = (view: MessageView): MessageView => ({
    ...view, attachments: view.attachments.map((file) => { const known = file.hasContent ? undefined : ledger.get(tables.payloads, file.id); return known ? { ...file, sha256: known.sha256 } : file; }),
  });

  function standardOf(draft: Draft): ComposingStandard {
    const standard = library.composing(draft.standard);
    if (!standard) throw new CodedError('unknown-standard');
    return standard;
  }

  /** Content is read ahead, because composing is pure. Undefined when a file is gone. */
  async function contents(draft: Draft, predecessor: Predecessor | undefined): Promise<Map<string, string> | undefined> {
    const wanted = new Set<string>();
    for (const { sha256 } of draft.attachments) if (sha256 !== undefined) wanted.add(sha256);
    if (draft.kind === 'forward') for (const { id } of predecessor?.view.attachments ?? []) { const known = ledger.get(tables.payloads, id); if (known) wanted.add(known.sha256); }
    const found = new Map<string, string>();
    for (const sha256 of wanted) {
      const bytes = await originals.read('content', sha256).catch((error: unknown) => { if (error instanceof CodedError) return undefined; throw error; });
      if (!bytes) return undefined;
      found.set(sha256, Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('base64'));
    }
    return found;
  }

  const contextOf = (receiver: Contact, content: Map<string, string>): ComposeContext => ({
    now: room.now(), newId: () => room.random.uuid(), sender: room.self(), receiver,
    contentOf: (sha256) => content.get(sha256),
    attachmentByIdentifier: (identifier) => ledger.get(tables.payloads, identifier),
  });

  /** What the letter's format says of it, at the fields of the form. A text that had to be divided has the same words. */
  const formatIssues = (standard: ComposingStandard, document: Document, draft: Draft, found: readonly Issue[]): Issue[] =>
    found.filter(({ rule }) => rule !== 'edifact-text-divided').map((issue) => ({ ...issue, path: standard.draftField(issue.path, document, draft) ?? issue.path }));

  function ofFormat(draft: Draft, standard: ComposingStandard, receiver: Contact, before: readonly Issue[]): Issue[] {
    const format = draft.sendAs === 'letter' ? letterFormatFor(receiver.receives, letterTypeIn(draft)) : undefined;
    if (format === undefined || before.some(blocks)) return [];
    const { document } = standard.compose(draft, { ...contextOf(receiver, new Map()), letterFormat: format });
    return formatIssues(standard, document, draft, library.write(document).issues ?? []);
  }

  interface Prepared { issues: Issue[]; standard: ComposingStandard; predecessor: Predecessor | undefined; receiver: Contact | undefined }
  async function prepare(draft: Draft): Promise<Prepared> {
    const standard = standardOf(draft);
    const predecessor = await predecessorOf(draft);
    const issues = standard.checkDraft(draft, predecessor);
    if (draft.kind !== 'new' && !predecessor && !issues.some((issue) => issue.rule === 'predecessor-missing')) issues.push(predecessorMissing());
    const receiver = draft.receiver === undefined ? undefined : receiverOf(draft.receiver, draft.kind === 'reply' ? predecessor?.counterpart?.sor : undefined);
    if (!receiver && !issues.some((issue) => issue.path === 'receiver')) issues.push(receiverMissing());
    if (receiver) issues.push(...letters.issues(draft, receiver), ...ofFormat(draft, standard, receiver, issues));
    if (receiver?.readiness === 'converted' && draft.attachments.length > FILES_CONVERTED) issues.push(filesMany(draft.attachments.length));
    // A thread belongs to two SOR codes: names and numbers may be refreshed in it, these may not (CC-S-55).
    if (draft.kind === 'reply' && receiver && isOther(predecessor?.counterpart?.sor, receiver.sor)) issues.push(sorChanged('theirs'));
    else if (draft.kind === 'reply' && isOther(predecessor?.own?.sor, room.self().sor)) issues.push(sorChanged('ours'));
    return { issues, standard, predecessor, receiver };
  }

  function weigh(draft: Draft, { standard, predecessor, receiver }: Prepared, content: Map<string, string>): number {
    if (!receiver) return 0;
    try {
      return library.write(inFormat(standard.compose(draft, contextOf(receiver, content), predecessor?.document).document, receiver)).bytes.length;
    } catch { return 0; }
  }

  async function compose(draft: Draft, prepared: Prepared & { receiver: Contact }): Promise<{ issues: Issue[]; done?: { document: Document; version: string; bytes: Uint8Array; messageId: string; threadId: string; standard: ComposingStandard } }> {
    const { predecessor, receiver } = prepared;
    let composed: Composed;
    let standard = prepared.standard;
    try {
      const { draft: going, letterFormat, asFhir } = await letters.going(draft, receiver);
      standard = standardOf(going);
      const content = await contents(going, predecessor);
      if (!content) return { issues: [attachmentMissing()] };
      const context = contextOf(receiver, content);
      composed = standard.compose(going, { ...context, ...(letterFormat && { letterFormat }) }, predecessor?.document);
      if (asFhir && composed.document.kind === 'letter') {
        const fhir = asFhir(composed.document, context);
        // What is acknowledged is the message, and its number is another than the letter's.
        const { messageId: number } = standard.view(fhir, standard.recognise(fhir) ?? '');
        composed = { document: fhir, messageId: number, threadId: number };
      }
    } catch (error) {
      const issue = refusalOf(error);
      if (!issue) throw error;
      return { issues: [issue] };
    }
    const { messageId, threadId } = composed;
    const document = inFormat(composed.document, receiver);
    const version = standard.recognise(document);
    const refused = version === undefined ? [problem('message-invalid', '', 'Beskeden kunne ikke dannes rigtigt og er ikke sendt.', 'The message could not be composed correctly and was not sent.')] : standard.validate(document, version).filter(isRejection);
    if (version === undefined || refused.length) { room.log.error('own-message-invalid', { standard: standard.id, rules: [...new Set(refused.map((issue) => issue.rule))].slice(0, 5).join(' ') }); return { issues: refused.map((issue) => ({ ...issue, path: standard.draftField(issue.path, document, draft) ?? issue.path })) }; }
    const { bytes, issues = [] } = library.write(document);
    if (issues.some(blocks)) return { issues: formatIssues(standard, document, draft, issues) };
    // Letters are judged while they are read: what would be refused there never leaves (GEN-03).
    const unreadable = document.kind === 'letter' ? readDocument(library, bytes).issues.filter(blocks) : [];
    if (unreadable.length > 0) { room.log.error('own-message-invalid', { standard: standard.id, rules: [...new Set(unreadable.map(({ rule }) => rule))].slice(0, 5).join(' ') }); return { issues: formatIssues(standard, document, draft, unreadable) }; }
    return { issues: [], done: { document, version, bytes, messageId, threadId, standard } };
  }

  return {
    async check(draft) {
      const prepared = await prepare(draft);
      const files = draft.attachments.reduce((sum, { bytes = 0 }) => sum + Math.ceil(bytes / 3) * 4, 0);
      const light = files <= WEIGHED_BYTES;
      const content = light ? ((await contents(draft, prepared.predecessor)) ?? new Map<string, string>()) : new Map<string, string>();
      const travelBytes = (light ? weigh(draft, prepared, content) : weigh({ ...draft, attachments: [] }, prepared, content) + files) + ENVELOPE_BYTES;
      if (travelBytes > MESSAGE_MAX_BYTES && !prepared.issues.some((issue) => issue.rule === 'message-too-large')) prepared.issues.push(tooLarge(Math.ceil(travelBytes / 1024 / 1024)));
      return { issues: prepared.issues, travelBytes };
    },

    async pdf(draft) {
      if (!isLetterDraft(draft)) throw new CodedError('draft-incomplete');
      const { sha256, bytes } = await letters.pdf(draft, draft.receiver === undefined ? undefined : receiverOf(draft.receiver));
      return { sha256, bytes };
    },

    submit: (draft, user) => room.locks.run(`draft:${draft.id}`, async () => {
      const before = ledger.get(tables.submitted, draft.id);
      if (before) return { submitted: true, messageId: before.messageId, ...(before.threadId === undefined ? {} : { threadId: before.threadId }), issues: [] };
      if (room.disk.state === 'full') throw new CodedError('disk-full');
      const prepared = await prepare(draft);
      if (prepared.issues.some(blocks) || !prepared.receiver) return { submitted: false, issues: prepared.issues };
      const receiver = prepared.receiver;
      const { issues, done } = await compose(draft, { ...prepared, receiver });
      if (!done) return { submitted: false, issues };
      const { bytes } = done;
      if (bytes.length + ENVELOPE_BYTES > MESSAGE_MAX_BYTES) return { submitted: false, issues: [tooLarge(Math.ceil(bytes.length / 1024 / 1024))] };

      const { messageId, threadId, document, version, standard } = done;
      const composed = await originals.put('composed', bytes);
      await room.step('out:after-composed');
      const plain = standard.view(document, version);
      const attachments = nameAttachments(library, document, plain);
      const view = withContent(plain, attachments);
      const at = room.now();
      const sent: SentRecord = {
        messageId, threadId, standard: standard.id, version, draftId: draft.id, receiver: receiver.gln, at, composed, format: document.format, attachments,
        state: 'draft', n: 0, due: true, attempts: [], acknowledgements: [], ...(user === undefined ? {} : { sentBy: user }),
      };
      const batch = ledger.batch();
      batch.put(tables.submitted, draft.id, { messageId, threadId }).remove(tables.drafts, draft.id)
        .put(tables.originals, `sent/${composed}`, { of: messageId })
        .put(tables.views, `out/${messageId}`, { messageId, direction: 'out', at, format: document.format, original: composed, view, ...(user === undefined ? {} : { sentBy: user }) })
        .handOver({ kind: 'message', direction: 'out', messageId, state: 'queued' } satisfies HandoverWork);
      for (const { id, sha256 } of attachments) {
        const { contentType, title } = view.attachments.find((attachment) => attachment.id === id) ?? {};
        batch.put(tables.payloads, id, { sha256, ...(contentType === undefined ? {} : { contentType }), ...(title === undefined ? {} : { title }) });
      }
      move(room, batch, sent, { state: 'queued' });
      await batch.commit();
      await room.step('out:after-submit');
      // Not its own failure to report: the message is accepted, and the next start moves the file.
      await originals.accept(composed).catch(() => { room.log.warn('composed-not-moved', { message: short(messageId) }); });
      room.log.info('submitted', { message: short(messageId), bytes: bytes.length });
      onSubmitted(messageId);
      return { submitted: true, messageId, threadId, issues: prepared.issues };
    }),
  };
}
