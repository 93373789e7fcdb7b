/**
 * Which findings a person sees. Nothing is judged while somebody types: a finding appears when its field is left or Send is
 * pressed, goes as soon as it is put right, and does not come back before the field is left again.
 */
import { useCallback, useMemo, useState } from 'react';
import type { Draft, Issue } from '../../../shared/messages';
import { afterPress } from './after-press';
import { check, merge, type Field, type Finding, type Surroundings } from './validate';

interface MailroomWord { draft: Draft; issues: Issue[] }

export interface Findings {
  /** Everything there is to say, shown or not. */
  all: Finding[];
  /** What is shown now, in the order of the form. */
  shown: Finding[];
  errors: Finding[];
  warnings: Finding[];
  leave(field: Field): void;
  revealAll(): void;
  /** What the mailroom said about this very draft; forgotten at the next change. */
  hear(draft: Draft, issues: Issue[]): Finding[];
}

/** Files are judged the moment they are attached: that is no typing. */
const atOnce: ReadonlySet<string> = new Set(['files-refused', 'files-lost', 'files-many', 'size-over', 'size-large', 'patient-deceased', 'receiver-never', 'receiver-none', 'receiver-converted', 'receiver-unknown', 'issue']);

export function useFindings(draft: Draft, surroundings: Surroundings): Findings {
  const [revealed, setRevealed] = useState<ReadonlySet<string>>(new Set());
  const [word, setWord] = useState<MailroomWord>();
  const own = useMemo(() => check(draft, surroundings), [draft, surroundings]);
  const all = useMemo(() => merge(own, word?.draft === draft ? word.issues : []), [own, word, draft]);

  // Put right = forgotten, so that half a word typed later is not called a mistake again.
  const kept = new Set([...revealed].filter((key) => all.some((finding) => finding.key === key)));
  if (kept.size !== revealed.size) setRevealed(kept);

  const shown = all.filter(({ key, id }) => revealed.has(key) || atOnce.has(id));
  const leave = useCallback((field: Field) => {
    afterPress(() => { setRevealed((before) => new Set([...before, ...own.filter((finding) => finding.field === field).map(({ key }) => key)])); });
  }, [own]);
  const revealAll = useCallback(() => { setRevealed(new Set(all.map(({ key }) => key))); }, [all]);
  const hear = useCallback((about: Draft, issues: Issue[]) => {
    setWord({ draft: about, issues });
    return merge(check(about, surroundings), issues);
  }, [surroundings]);
  return { all, shown, errors: shown.filter(({ severity }) => severity === 'error'), warnings: shown.filter(({ severity }) => severity === 'warning'), leave, revealAll, hear };
}
