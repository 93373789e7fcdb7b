/** Saves what was found, without anything of the files' content. */
import { useTranslation } from 'react-i18next';
import { useSession } from '../../archive';
import { Button } from '../../ui/Button';
import { Menu } from '../../ui/Menu';
import { toast } from '../../ui/Toast';
import { download } from '../shared/download';
import { useClock } from '../shared/useNow';
import { useLanguage } from '../shared/words';
import type { JudgedFile } from './judging';
import { nameWords, reportHtml, reportJson, reportName, type ReportFile } from './report';

export function ReportMenu({ files, current }: { files: readonly JudgedFile[]; current: JudgedFile | undefined }) {
  const { t } = useTranslation('conformance');
  const { t: tc } = useTranslation('common');
  const language = useLanguage();
  const clock = useClock();
  const version = useSession()?.version ?? '';
  const ready = (file: JudgedFile): ReportFile[] => {
    const { bytes, sha256, at, judgement } = file;
    return sha256 !== undefined && at !== undefined && judgement ? [{ name: nameWords(file, t), bytes, sha256, at, judgement }] : [];
  };
  const all = files.flatMap(ready);
  const one = current ? ready(current) : [];
  if (!all.length) return <Button size="s" icon="download" isDisabled reason={t('report.none')}>{t('report.button')}</Button>;
  const save = (id: string) => {
    const at = clock();
    const ending = id.endsWith('Json') ? 'json' : 'html';
    const facts = { program: tc('product'), version, at, language, files: id.startsWith('file') ? one : all };
    const content = ending === 'json' ? reportJson(facts, t('report.hidden')) : reportHtml(facts, t);
    download(new Blob([content]), reportName(t('report.fileName'), at, ending));
    toast({ text: t('report.saved') });
  };
  const entries = [...(one.length ? ['fileHtml', 'fileJson'] : []), ...(all.length > 1 ? ['allHtml', 'allJson'] : [])];
  return <Menu label={t('report.menu')} trigger={<Button size="s" icon="download">{t('report.button')}</Button>} groups={[{ id: 'report', entries: entries.map((id) => ({ id, label: t(`report.${id}`) })) }]} onAction={save} />;
}
