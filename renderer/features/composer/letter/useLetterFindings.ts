/**
 * Which findings of a letter a person sees: those of a field that was left, and all of them after Send was pressed. What is put
 * right goes at once, and is not spoken of again before its field is left.
 */
import { useCallback, useMemo, useRef, useState } from 'react';
import type { Draft, Issue } from '../../../../shared/messages';
import { afterPress } from '../after-press';
import { letterIssues, type LetterKind } from './parts';

export interface LetterFindings { all: Issue[]; shown: Issue[]; leave(path: string): void; revealAll(): void; /** What the mailroom says of this very draft; all findings then. */ hear(draft: Draft, issues: Issue[]): Issue[] }

export const keyOf = ({ rule, path }: Issue): string => `${rule} ${path}`;

export function useLetterFindings(kind: LetterKind, draft: Draft): LetterFindings {
  const [revealed, setRevealed] = useState<ReadonlySet<string>>(new Set());
  const [word, setWord] = useState<{ draft: Draft; issues: Issue[] }>();
  const all = useMemo(() => letterIssues(kind, draft, word?.draft === draft ? word.issues : []), [kind, draft, word]);
  const kept = new Set([...revealed].filter((key) => all.some((issue) => keyOf(issue) === key)));
  if (kept.size !== revealed.size) setRevealed(kept);
  const newest = useRef(all);
  newest.current = all;
  const leave = useCallback((path: string) => {
    // A choice leaves its field in the very event that changes it: judged is what stands afterwards.
    afterPress(() => { setTimeout(() => { setRevealed((before) => new Set([...before, ...newest.current.filter((issue) => issue.path === path || path.startsWith(`${issue.path}.`)).map(keyOf)])); }); });
  }, []);
  const revealAll = useCallback(() => { setRevealed(new Set(newest.current.map(keyOf))); }, []);
  const hear = useCallback((about: Draft, issues: Issue[]) => {
    setWord({ draft: about, issues });
    const heard = letterIssues(kind, about, issues);
    setRevealed(new Set(heard.map(keyOf)));
    return heard;
  }, [kind]);
  return { all, shown: all.filter((issue) => revealed.has(keyOf(issue))), leave, revealAll, hear };
}
