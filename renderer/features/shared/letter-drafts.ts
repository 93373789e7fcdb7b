/** A message becomes the beginning of a letter, and back: patient, receiver and signature stay, and so does what was written in either. */
import { emptyDischarge, emptyPlan, type Draft, type Instant } from '../../../shared/messages';

export type DraftKind = 'message' | 'plan' | 'discharge';
const standards: Readonly<Record<DraftKind, string>> = { message: 'care-communication', plan: 'rehabilitation-plan', discharge: 'discharge-letter' };

export const draftKindOf = ({ standard }: Pick<Draft, 'standard'>): DraftKind => (standard === standards.plan ? 'plan' : standard === standards.discharge ? 'discharge' : 'message');

export function asKind(draft: Draft, kind: DraftKind, now: Instant): Draft {
  const next: Draft = { ...draft, standard: standards[kind], updatedAt: now };
  if (kind === 'plan') next.plan ??= emptyPlan();
  if (kind === 'discharge') next.discharge ??= emptyDischarge();
  if (kind === 'message') delete next.sendAs;
  return next;
}
