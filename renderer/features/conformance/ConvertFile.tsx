/** A judged file in another format. The result is saved by whoever asked for it; nothing is received or sent. */
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAccess } from '../../archive';
import { Button } from '../../ui/Button';
import { ConvertDialog } from '../shared/ConvertDialog';
import { outcomeOf } from './findings';
import type { JudgedFile } from './judging';

/** Converting shows what a message says, so it is for who may read messages. */
export function ConvertFile({ file }: { file: JudgedFile | undefined }) {
  const { t } = useTranslation('convert');
  const { clinical } = useAccess();
  const [converting, setConverting] = useState<JudgedFile>();
  if (!clinical || !file) return null;
  const { judgement, sha256 } = file;
  const outcome = judgement && outcomeOf(judgement);
  const reason = sha256 === undefined || outcome === undefined ? t('notYet') : outcome === 'unreadable' || judgement?.format === undefined ? t('faulty') : undefined;
  return (
    <>
      <Button size="s" icon="file-text" isDisabled={reason !== undefined} reason={reason} onPress={() => { setConverting(file); }}>{t('menu')}</Button>
      {converting?.sha256 === undefined ? null : (
        <ConvertDialog
          of={{ sha256: converting.sha256, ...(converting.part ? { part: converting.part.number - 1 } : {}) }} format={converting.judgement?.format ?? ''} original={{ sha256: converting.sha256 }}
          name={`${converting.name.replace(/\.[^.]*$/, '') || 'besked'}${converting.part ? `-${converting.part.number}` : ''}`} onClose={() => { setConverting(undefined); }}
        />
      )}
    </>
  );
}
