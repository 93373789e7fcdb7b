/** The municipality's decision about one plan, and changing a part of it with an offer to undo. */
import { useCallback } from 'react';
import type { PlanDecision } from '../../../../shared/messages';
import { useArchive } from '../../../archive';
import { useUndoable } from '../../shared/useUndoable';

/** Parts that become undefined are taken out. */
export type DecisionChange = { [Part in 'level' | 'plannedStart' | 'offered']?: PlanDecision[Part] | undefined };

export function changed(decision: PlanDecision, change: DecisionChange): PlanDecision {
  return Object.fromEntries(Object.entries({ ...decision, ...change }).filter(([, value]) => value !== undefined));
}

export type Decide = (change: DecisionChange, text: string) => void;

export function usePlanDecision(messageId: string, decision: PlanDecision): Decide {
  const { commands } = useArchive();
  const act = useUndoable();
  return useCallback((change, text) => { void act(() => commands.decidePlan(messageId, changed(decision, change)), text, () => commands.decidePlan(messageId, decision)); }, [act, commands, messageId, decision]);
}
