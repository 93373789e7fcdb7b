/** Settings are saved at once. What was saved is said politely; what was not is said in the page, with what to do. */
import { useCallback, useMemo, useRef, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Settings } from '../../../shared/messages';
import { useSession, useSessionCommands } from '../../archive';
import { Icon } from '../../ui/Icon';
import { announce } from '../../ui/LiveRegion';
import { Note } from '../../ui/Note';
import { errorWords } from '../shared/words';
import styles from './settings.module.css';

interface Saving {
  /** Resolves true when it went well. `done` is what is said then; '' says nothing. */
  run(work: () => Promise<unknown>, done?: string): Promise<boolean>;
  /** What came of the newest attempt; nothing before the first. */
  view: ReactNode;
}

export function useSaving(): Saving {
  const { t } = useTranslation('settings');
  const { t: te } = useTranslation('errors');
  const [outcome, setOutcome] = useState<{ done: string } | { error: unknown }>();
  const newest = useRef(0);
  const run = useCallback(async (work: () => Promise<unknown>, done?: string) => {
    const own = ++newest.current;
    try {
      await work();
      const text = done ?? t('saved');
      if (own === newest.current) setOutcome(text ? { done: text } : undefined);
      if (text) announce(text);
      return true;
    } catch (error) {
      setOutcome({ error });
      return false;
    }
  }, [t]);
  return useMemo(() => {
    if (!outcome) return { run, view: null };
    if ('done' in outcome) return { run, view: <p className={styles.saved}><Icon name="check" size="s" />{outcome.done}</p> };
    const { what, next } = errorWords(te, outcome.error);
    return { run, view: <Note tone="bad" role="alert" title={t('notSaved')}><p>{what} {next}</p></Note> };
  }, [run, outcome, t, te]);
}

interface SettingsForm { settings: Settings | undefined; save(change: Partial<Settings>): Promise<boolean>; view: ReactNode }

export function useSettings(): SettingsForm {
  const settings = useSession()?.settings;
  const { updateSettings } = useSessionCommands();
  const { run, view } = useSaving();
  const save = useCallback((change: Partial<Settings>) => run(() => updateSettings(change)), [run, updateSettings]);
  return { settings, save, view };
}
