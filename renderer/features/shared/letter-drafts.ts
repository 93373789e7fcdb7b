/** A message becomes the beginning of a letter, and back: patient, receiver and signature stay, and so does what was written in either. */
import { emptyDischarge, emptyPlan, type Draft, type Instant, type MessageRecord } from '../../../shared/messages';
import { correctionOf } from '../../../shared/standards/discharge-letter/correction';
import { startNew, type DraftContext } from './drafts';

export type DraftKind = 'message' | 'plan' | 'discharge';
const standards = { message: 'care-communication', plan: 'rehabilitation-plan', discharge: 'discharge-letter' } as const satisfies Record<DraftKind, string>;

export const draftKindOf = ({ standard }: Pick<Draft, 'standard'>): DraftKind => (standard === standards.plan ? 'plan' : standard === standards.discharge ? 'discharge' : 'message');

export function asKind(draft: Draft, kind: DraftKind, now: Instant): Draft {
  const next: Draft = { ...draft, standard: standards[kind], updatedAt: now };
  if (kind === 'plan') next.plan ??= emptyPlan();
  if (kind === 'discharge') next.discharge ??= emptyDischarge();
  if (kind === 'message') delete next.sendAs;
  return next;
}

/** Only what was sent from here is ours to correct. */
export const isCorrectable = ({ direction, view }: Pick<MessageRecord, 'direction' | 'view'>): boolean => direction === 'out' && correctionOf(view) !== undefined;

/** The letter that replaces a sent discharge summary: everything as it was sent, to the same receiver, signed by who corrects it. */
export function startCorrection(context: DraftContext, { direction, view, format }: MessageRecord): Draft | undefined {
  const discharge = direction === 'out' ? correctionOf(view) : undefined;
  if (!discharge) return undefined;
  const receiver = view.receivers[0]?.gln;
  const draft = startNew(context, { ...(view.patient ? { patient: view.patient } : {}), ...(receiver === undefined ? {} : { receiver }) });
  // A correction in another format would not be taken for one.
  return { ...draft, standard: standards.discharge, discharge, sendAs: format === 'edifact' || format === 'oioxml' ? 'letter' : 'fhir-draft' };
}
