/** The parts of a letter's form, what each asks for, and how a part stands. Pure. */
import type { Draft, Issue } from '../../../../shared/messages';
import { checkDraft as checkDischarge } from '../../../../shared/standards/discharge-letter/draft-check';
import { checkDraft as checkPlan } from '../../../../shared/standards/rehabilitation-plan/draft-check';

export type LetterKind = 'plan' | 'discharge';

export interface Part { id: string; /** Beginnings of the paths of its fields. */ fields: readonly string[] }
export const parts: Readonly<Record<LetterKind, readonly Part[]>> = {
  plan: [
    { id: 'type', fields: ['plan.type', 'plan.discharged', 'plan.startEarliest', 'plan.deadlineText'] }, { id: 'ability', fields: ['plan.ability'] }, { id: 'need', fields: ['plan.need'] },
    { id: 'stay', fields: ['plan.admitted', 'plan.health', 'plan.diagnoses', 'plan.control'] }, { id: 'consent', fields: ['plan.consent', 'plan.information', 'plan.safety', 'plan.practical'] },
    { id: 'contact', fields: ['plan.region', 'plan.municipality', 'plan.relatives'] }, { id: 'receivers', fields: ['receiver', 'plan.practice', 'plan.copies', 'plan.finalStatusTo', 'sendAs'] }, { id: 'signature', fields: ['signature', 'plan.coWriters'] },
  ],
  discharge: [
    { id: 'dates', fields: ['discharge.kind', 'discharge.start', 'discharge.end', 'discharge.manner', 'discharge.corrects'] }, { id: 'followUp', fields: ['discharge.followUp', 'discharge.recommendation'] }, { id: 'diagnoses', fields: ['discharge.diagnoses', 'discharge.cave'] },
    { id: 'course', fields: ['discharge.course', 'discharge.information', 'discharge.prevention', 'discharge.planned'] }, { id: 'medicine', fields: ['discharge.medicine'] },
    { id: 'receivers', fields: ['receiver', 'discharge.copy', 'sendAs'] }, { id: 'signature', fields: ['signature', 'discharge.dictatedBy', 'discharge.responsible'] },
  ],
};

export const isIn = (path: string, part: Part): boolean => part.fields.some((field) => path.startsWith(field));

const place = (kind: LetterKind, path: string): number => { const at = parts[kind].findIndex((part) => isIn(path, part)); return path === 'patient' ? -1 : at < 0 ? parts[kind].length : at; };

/** Errors first, each in the order of the form. What the mailroom adds about a field already spoken of is not said twice. */
export function letterIssues(kind: LetterKind, draft: Draft, heard: readonly Issue[] = []): Issue[] {
  const own = kind === 'plan' ? checkPlan(draft) : checkDischarge(draft, undefined);
  // Whether the corrected letter is here, only the mailroom knows.
  const here = own.filter(({ rule }) => rule !== 'corrects-unknown');
  const ways = draft.sendAs === undefined ? [sendAsMissing] : [];
  const more = [...ways, ...heard].filter((issue) => issue.severity !== 'information' && !here.some(({ rule, path }) => rule === issue.rule && path === issue.path));
  const all = [...here, ...more].filter((issue, index, list) => list.findIndex(({ rule, path }) => rule === issue.rule && path === issue.path) === index);
  return all.sort((a, b) => Number(a.severity === 'warning') - Number(b.severity === 'warning') || place(kind, a.path) - place(kind, b.path));
}

const sendAsMissing: Issue = { severity: 'error', rule: 'send-as', path: 'sendAs', source: 'policy', message: 'Vælg, hvordan brevet skal sendes.', messageEn: 'Choose how the letter is sent.' };

export type Standing = 'ok' | 'warn' | 'bad' | 'open';

/** `shown`: what a person has been told. A part that lacks something nobody has spoken of yet is open. */
export function standingOf(part: Part, all: readonly Issue[], shown: readonly Issue[]): Standing {
  const told = shown.filter(({ path }) => isIn(path, part));
  if (told.some(({ severity }) => severity !== 'warning')) return 'bad';
  if (told.length > 0) return 'warn';
  return all.some(({ path }) => isIn(path, part)) ? 'open' : 'ok';
}
