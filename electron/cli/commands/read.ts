/** `read --json`: the normalised view of one file (command line contract). */
import type { Issue, MessageView, OrganisationView } from '../../../shared/messages';
import { openFile, unsupportedIssue } from './open';

export interface ReadResult {
  /** One line of output. Fields that a standard does not have are absent; on failure it holds `file` and `issues`. */
  json: Record<string, unknown>;
  exitCode: 0 | 1;
}

export function readFile(path: string, bytes: Uint8Array): ReadResult {
  const opened = openFile(bytes);
  const { recognised, document, format } = opened;
  const unsupported = unsupportedIssue(opened);
  if (!document || !recognised || unsupported) {
    const issues: Issue[] = [...opened.issues, ...(unsupported ? [unsupported] : [])];
    return { exitCode: 1, json: present({ file: path, format, standard: recognised?.standard.id ?? idOf(opened), version: recognised?.version, issues }) };
  }
  const view = recognised.standard.view(document, recognised.version);
  const raw = { format, bytes: bytes.length };
  return { exitCode: 0, json: { file: path, ...normalised(view, format), raw } };
}

const idOf = ({ unsupported }: ReturnType<typeof openFile>): string | undefined => (unsupported?.kind === 'message' ? unsupported.id : undefined);

const present = (fields: Record<string, unknown>): Record<string, unknown> => Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));

const organisation = (view: OrganisationView | undefined) => view && present({ gln: view.gln, sor: view.sor, name: view.name });

/** The contract's fields and no others, so that two writings of one message give the same line but for file, format and raw. */
function normalised(view: MessageView, format: string | undefined): Record<string, unknown> {
  const { patient, acknowledgement } = view;
  return present({
    standard: view.standard, version: view.version, format, activity: view.activity, messageId: view.messageId, bundleId: view.bundleId, threadId: view.threadId, sentAt: view.sentAt,
    sender: organisation(view.sender), receivers: view.receivers.map(organisation),
    patient: patient && { ids: patient.ids.map(({ type, value }) => ({ type, value })), name: patient.name, deceased: patient.deceased },
    category: view.category, topic: view.topic, priority: view.priority,
    ...(acknowledgement ? { status: acknowledgement.code, outcomes: acknowledgement.outcomes, answers: acknowledgement.of } : {
      segments: view.segments.map(({ id, text, author, role, phone, organisation: from, at }) => present({ id, text, author, role, phone, organisation: organisation(from), at })),
      attachments: view.attachments.map(({ id, title, contentType, bytes, hasContent, url }) => present({ id, title, contentType, bytes, hasContent, url })),
      answers: view.answers,
    }),
  });
}
