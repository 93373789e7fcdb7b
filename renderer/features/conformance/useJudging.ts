import { useEffect, useMemo, useSyncExternalStore } from 'react';
import { useArchive } from '../../archive';
import { useClock } from '../shared/useNow';
import { createJudging, type JudgedFile, type Judging } from './judging';

/** The files of the screen that is shown; they go with it. */
export function useJudging(): { judging: Judging; files: readonly JudgedFile[] } {
  const { commands } = useArchive();
  const now = useClock();
  const judging = useMemo(() => createJudging({ put: (file, onProgress) => commands.putFile(file, onProgress, { keep: false }), judge: (sha256, packages, part) => commands.judge(sha256, packages, part), forget: (sha256) => commands.forgetJudged(sha256), now }), [commands, now]);
  const files = useSyncExternalStore(judging.subscribe, () => judging.files);
  useEffect(() => () => { judging.clear(); }, [judging]);
  return { judging, files };
}
