/** Does something, confirms it and offers to undo it; says why it did not work. */
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { announce } from '../../ui/LiveRegion';
import { toast } from '../../ui/Toast';
import { useKeyOf } from './shortcuts';
import { errorWords } from './words';

export function useUndoable(): (run: () => Promise<void>, text: string, undo: () => Promise<void>) => Promise<void> {
  const { t } = useTranslation('inbox');
  const { t: te } = useTranslation('errors');
  const { t: tc } = useTranslation('common');
  const undoKey = useKeyOf('undo');
  return useCallback(async (run, text, undo) => {
    const fail = (error: unknown) => {
      const { what, next } = errorWords(te, error);
      toast({ text: `${t('done.failed')}. ${what} ${next}` });
    };
    try {
      await run();
      const back = () => { undo().then(() => { announce(t('done.undone')); }, fail); };
      toast({ text, undo: { label: tc('undo'), kbd: undoKey, run: back } });
    } catch (error) { fail(error); }
  }, [t, te, tc, undoKey]);
}
