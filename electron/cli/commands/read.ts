/** `read --json`: the normalised view of the messages of one file (command line contract). */
import { isRejection, type Issue, type LetterView, type MessageView, type OrganisationView } from '../../../shared/messages';
import { plainText } from '../../../shared/standards/medcom/letter-sections';
import { letterSections } from '../../../shared/standards/letter-view-sections';
import { openParts, unsupportedIssue, type Opened } from './open';

export interface ReadResult {
  /** One line of output. Fields that a standard does not have are absent; on failure it holds `file` and `issues`. */
  json: Record<string, unknown>;
  exitCode: 0 | 1;
}

/** One result for each message or letter of the file. */
export const readParts = (path: string, bytes: Uint8Array): [ReadResult, ...ReadResult[]] => {
  const [first, ...rest] = openParts(bytes).map((opened) => readOpened(path, bytes, opened));
  return [first!, ...rest];
};

function readOpened(path: string, bytes: Uint8Array, opened: Opened): ReadResult {
  const { recognised, document, format, part } = opened;
  const unsupported = unsupportedIssue(opened);
  if (!document || !recognised || unsupported) {
    const issues: Issue[] = [...opened.issues, ...(unsupported ? [unsupported] : [])];
    return { exitCode: 1, json: present({ file: path, part, format, standard: recognised?.standard.id ?? idOf(opened), version: recognised?.version, issues }) };
  }
  const view = recognised.standard.view(document, recognised.version);
  const raw = { format, bytes: bytes.length };
  // A letter that its format refuses is shown as far as it goes, and why it is refused.
  const refused = document.kind === 'letter' && opened.issues.some(isRejection);
  return { exitCode: refused ? 1 : 0, json: present({ file: path, part, ...normalised(view, format), raw, issues: refused ? opened.issues : undefined }) };
}

const idOf = ({ unsupported }: Opened): string | undefined => (unsupported?.kind === 'message' ? unsupported.id : undefined);

const present = (fields: Record<string, unknown>): Record<string, unknown> => Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));

const organisation = (view: OrganisationView | undefined) => view && present({ gln: view.gln, sor: view.sor, name: view.name });

const sections = (letter: LetterView | undefined) => letter && letterSections(letter).map(({ heading, runs }) => present({ heading, text: plainText(runs).trim() }));

/** The contract's fields and no others, so that two writings of one message give the same line but for file, format and raw. */
function normalised(view: MessageView, format: string | undefined): Record<string, unknown> {
  const { patient, acknowledgement } = view;
  return present({
    standard: view.standard, version: view.version, format, activity: view.activity, messageId: view.messageId, bundleId: view.bundleId, threadId: view.threadId, sentAt: view.sentAt,
    sender: organisation(view.sender), receivers: view.receivers.map(organisation),
    patient: patient && { ids: patient.ids.map(({ type, value }) => ({ type, value })), name: patient.name, deceased: patient.deceased },
    category: view.category, topic: view.topic, priority: view.priority, sections: acknowledgement ? undefined : sections(view.letter),
    ...(acknowledgement ? { status: acknowledgement.code, outcomes: acknowledgement.outcomes, answers: acknowledgement.of } : {
      segments: view.segments.map(({ id, text, author, role, phone, organisation: from, at }) => present({ id, text, author, role, phone, organisation: organisation(from), at })),
      attachments: view.attachments.map(({ id, title, contentType, bytes, hasContent, url }) => present({ id, title, contentType, bytes, hasContent, url })),
      status: view.status, answers: view.answers,
    }),
  });
}
