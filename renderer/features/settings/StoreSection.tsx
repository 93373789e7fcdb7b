/** What lies on this computer, whether it is well, and building the overview again from the originals. */
import { useCallback, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CodedError, type Health } from '../../../shared/contract';
import { useArchive, useSessionCommands } from '../../archive';
import { Button } from '../../ui/Button';
import { Note } from '../../ui/Note';
import { ProgressBar } from '../../ui/Progress';
import { bytesText, fullTime } from '../shared/times';
import { errorWords, useLanguage } from '../shared/words';
import { Group, Section } from './parts';
import { useSaving } from './saving';
import styles from './settings.module.css';

export function StoreSection() {
  const { t } = useTranslation('settings');
  const { t: te } = useTranslation('errors');
  const language = useLanguage();
  const { health } = useSessionCommands();
  const { commands, state } = useArchive();
  const { run, view } = useSaving();
  const [facts, setFacts] = useState<Health>();
  const [problem, setProblem] = useState<unknown>();
  const look = useCallback(() => health().then((found) => { setFacts(found); setProblem(undefined); }, setProblem), [health]);
  useEffect(() => { void look(); }, [look]);
  const number = new Intl.NumberFormat(language === 'da' ? 'da-DK' : 'en-GB');
  const rebuilding = state.state === 'rebuilding';
  const words = problem === undefined ? undefined : errorWords(te, problem);
  return (
    <Section title={t('section.store')} lead={t('store.lead')} outcome={view}>
      {words ? <Note tone="bad" role="alert" title={words.what} action={<Button size="s" onPress={() => { void look(); }}>{t('store.again')}</Button>}><p>{words.next}</p></Note> : null}
      {facts ? (
        <>
          <dl className={styles.facts}>
            <dt>{t('store.messages')}</dt><dd>{number.format(facts.messages)}</dd>
            <dt>{t('store.originals')}</dt><dd>{number.format(facts.originals)}</dd>
            <dt>{t('store.free')}</dt><dd>{facts.freeBytes === undefined ? t('store.freeUnknown') : facts.freeBytes >= 1_000_000_000 ? t('store.gigabytes', { count: Math.floor(facts.freeBytes / 1_000_000_000) }) : bytesText(facts.freeBytes, language)}</dd>
          </dl>
          <Group title={t('store.findings')}>
            {facts.findings.length
              ? <ul className={styles.findings}>{facts.findings.map((finding) => { const said = errorWords(te, new CodedError(finding.code, finding.params)); return <li key={`${finding.code}${finding.at}`}><Note tone="warn" title={said.what}><p>{said.next}</p><p className={styles.hint}>{fullTime(finding.at, language)}</p></Note></li>; })}</ul>
              : <Note tone="ok" title={t('store.well')}><p>{t('store.wellText')}</p></Note>}
          </Group>
        </>
      ) : null}
      <Group title={t('store.rebuild')}>
        <p className={styles.hint}>{t('store.rebuildText')}</p>
        {rebuilding ? <><ProgressBar label={t('store.progress')} done={state.done} total={state.total} /><p>{t('store.done', { done: number.format(state.done), total: number.format(state.total) })}</p></> : null}
        <div className={styles.actions}><Button icon="database" isDisabled={rebuilding} reason={rebuilding ? t('store.under') : undefined} onPress={() => { void run(() => commands.rebuild(), t('store.rebuilt')); }}>{t('store.rebuild')}</Button></div>
      </Group>
    </Section>
  );
}
