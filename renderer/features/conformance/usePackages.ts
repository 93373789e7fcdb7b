import { useCallback, useEffect, useMemo, useState } from 'react';
import type { PackageFacts } from '../../../shared/contract';
import { useArchive } from '../../archive';

export interface PackageList {
  /** undefined while nobody has answered. */
  list: readonly PackageFacts[] | undefined;
  error: unknown;
  reload(): Promise<void>;
}

/** The packages the mailroom can judge by. */
export function usePackages(): PackageList {
  const { commands } = useArchive();
  const [state, setState] = useState<{ list?: readonly PackageFacts[]; error?: unknown }>({});
  const reload = useCallback(async () => {
    try { setState({ list: await commands.packages() }); } catch (error) { setState((old) => ({ ...old, error })); }
  }, [commands]);
  useEffect(() => { void reload(); }, [reload]);
  return useMemo(() => ({ list: state.list, error: state.error, reload }), [state, reload]);
}
