/**
 * What keeps a draft from being sent, and what a person should know first, in the order of the form. The mailroom has the last
 * word (`messages.check`); this is the part that can be said at once, without it. Words are `compose:check.<id>`.
 */
import type { Contact, Draft, Issue } from '../../../shared/messages';
import { isPatientIdValid } from '../../../shared/identifiers';
import { LIMIT_BYTES, LIMIT_FILES_CONVERTED, WARN_BYTES } from './files';

export const fields = ['patient', 'receiver', 'specificRecipient', 'specificSender', 'forward', 'category', 'topic', 'priority', 'text', 'attachments', 'name', 'role', 'phone'] as const;
export type Field = (typeof fields)[number];

export interface Finding {
  /** Key of the words, or `issue` when the mailroom found it and brings its own. */
  id: string;
  /** Unique among the findings of a draft. */
  key: string;
  field: Field;
  severity: 'error' | 'warning';
  params?: Record<string, string | number>;
  issue?: { rule: string; message: string; messageEn: string };
  /** Attachments that removing would put right. */
  removable?: { id: string; title: string }[];
  /** What one press can put right. */
  repair?: 'clean-text' | 'new-thread';
}

export interface Surroundings {
  contacts: readonly Contact[];
  /** Bytes that will travel, files and carried content included. */
  travel: number;
  /** Attachment ids on their way into the store. */
  uploading: ReadonlySet<string>;
}

/** What neither a FHIR string nor XML can hold: control characters but tab and line breaks, halves of characters, two non-characters. */
const forbidden = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;
export const hasForbidden = (text: string): boolean => { forbidden.lastIndex = 0; return forbidden.test(text); };
export const cleaned = (text: string): string => text.replace(forbidden, '');

/** Digits, `+` and `-`, with spaces that are dropped on the way (author contact's rule). */
const phoneShape = /^\+?[\d][\d -]*$/;

export function check(draft: Draft, { contacts, travel, uploading }: Surroundings): Finding[] {
  const found: Finding[] = [];
  const add = (severity: Finding['severity'], field: Field, id: string, more: Partial<Finding> = {}) => { found.push({ id, key: id, field, severity, ...more }); };
  const error = (field: Field, id: string, more?: Partial<Finding>) => { add('error', field, id, more); };
  const warning = (field: Field, id: string, more?: Partial<Finding>) => { add('warning', field, id, more); };

  const { patient } = draft;
  if (!patient?.ids.length) error('patient', 'patient-missing');
  else if (patient.ids.some(({ value, type }) => !isPatientIdValid(value, type))) error('patient', 'patient-invalid');
  else if (patient.deceased && draft.category !== 'decease') warning('patient', 'patient-deceased');

  const receiver = contacts.find(({ gln }) => gln === draft.receiver);
  if (!draft.receiver) error('receiver', 'receiver-missing');
  else if (!receiver) error('receiver', 'receiver-unknown');
  else if (receiver.readiness === 'never-acknowledged') warning('receiver', 'receiver-never');
  else if (receiver.readiness === 'none') warning('receiver', 'receiver-none');
  else if (receiver.readiness === 'converted') warning('receiver', 'receiver-converted', { params: { limit: LIMIT_FILES_CONVERTED } });

  if (draft.specificRecipient && !draft.specificRecipient.name.trim()) error('specificRecipient', 'person-nameless');
  if (draft.specificSender && !draft.specificSender.name.trim()) error('specificSender', 'person-nameless', { key: 'sender-nameless' });
  if (draft.kind === 'forward' && draft.forwardMessageIds?.length === 0) error('forward', 'forward-nothing');

  if (!draft.category) error('category', 'category-missing');
  if (draft.category === 'other' && !draft.topic?.trim()) error('topic', 'topic-missing');
  if (draft.topic && hasForbidden(draft.topic)) error('topic', 'topic-forbidden');
  if (!draft.text.trim()) error('text', draft.kind === 'forward' ? 'reason-missing' : 'text-missing', { key: 'text-missing' });
  else if (hasForbidden(draft.text)) error('text', 'text-forbidden', { repair: 'clean-text' });

  const refused = draft.attachments.filter((file) => file.refused !== undefined);
  if (refused.length) error('attachments', 'files-refused', { params: { count: refused.length }, removable: refused.map(({ id, title }) => ({ id, title })) });
  const usable = draft.attachments.filter((file) => file.refused === undefined);
  if (usable.some(({ id }) => uploading.has(id))) error('attachments', 'files-uploading');
  const lost = usable.filter((file) => file.url === undefined && file.sha256 === undefined && !uploading.has(file.id));
  if (lost.length) error('attachments', 'files-lost', { params: { count: lost.length }, removable: lost.map(({ id, title }) => ({ id, title })) });
  if (usable.some(({ title }) => !title.trim())) error('attachments', 'files-untitled');
  if (receiver?.readiness === 'converted' && usable.length > LIMIT_FILES_CONVERTED) error('attachments', 'files-many', { params: { count: usable.length, limit: LIMIT_FILES_CONVERTED } });
  const megabytes = Math.ceil(travel / 1_000_000);
  if (travel > LIMIT_BYTES) error('attachments', 'size-over', { params: { megabytes } });
  else if (travel > WARN_BYTES) warning('attachments', 'size-large', { params: { megabytes } });

  if (!draft.signature.name.trim()) error('name', 'name-missing');
  else if (!/\S\s+\S/.test(draft.signature.name.trim())) error('name', 'name-half');
  if (!draft.signature.role) error('role', 'role-missing');
  if (!draft.signature.phone.trim()) error('phone', 'phone-missing');
  else if (!phoneShape.test(draft.signature.phone.trim())) error('phone', 'phone-invalid');

  return inFormOrder(found);
}

export const inFormOrder = (found: readonly Finding[]): Finding[] =>
  [...found].sort((a, b) => Number(a.severity === 'warning') - Number(b.severity === 'warning') || fields.indexOf(a.field) - fields.indexOf(b.field));

/** The form's field for a path of the mailroom's findings (`signature.phone`, `attachments[2].title`). */
export function fieldOf(path: string): Field {
  const last = path.replace(/^signature\./, '');
  return fields.find((field) => last === field || last.startsWith(`${field}[`) || last.startsWith(`${field}.`))
    ?? ({ signature: 'name', forwardMessageIds: 'forward', size: 'attachments' } as Record<string, Field>)[path] ?? 'text';
}

/** The mailroom's findings that say something new: what the form already says about a field is not said twice. */
export function merge(own: readonly Finding[], issues: readonly Issue[]): Finding[] {
  const said = (severity: Finding['severity'], field: Field) => own.some((finding) => finding.field === field && (finding.severity === 'error' || severity === 'warning'));
  const more = issues.filter(({ severity }) => severity !== 'information').flatMap((issue, index): Finding[] => {
    const field = fieldOf(issue.path);
    const severity = issue.severity === 'warning' ? 'warning' : 'error';
    if (said(severity, field)) return [];
    return [{ id: 'issue', key: `issue:${index}:${issue.rule}`, field, severity, issue: { rule: issue.rule, message: issue.message, messageEn: issue.messageEn }, ...(issue.rule === 'thread-sor-changed' ? { repair: 'new-thread' as const } : {}) }];
  });
  return inFormOrder([...own, ...more]);
}

/** Groups of the form that have no error, for the one line that says what is in order. */
export function inOrder(found: readonly Finding[]): ('receiver' | 'category' | 'text' | 'files' | 'signature')[] {
  // Nobody is told that a receiver is in order who probably can't take the message.
  const bad = new Set(found.filter(({ severity, id }) => severity === 'error' || id === 'receiver-none').map(({ field }) => field));
  const groups = { receiver: ['receiver', 'specificRecipient'], category: ['category', 'topic', 'priority'], text: ['text'], files: ['attachments'], signature: ['name', 'role', 'phone'] } as const;
  return (Object.keys(groups) as (keyof typeof groups)[]).filter((group) => !groups[group].some((field) => bad.has(field)));
}
