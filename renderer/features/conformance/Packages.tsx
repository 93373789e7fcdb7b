/** The packages of published rules: those built in, and those a person has loaded beside them. */
import { useEffect, useRef, useState } from 'react';
import { FileTrigger, useDrop } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { PackageFacts } from '../../../shared/contract';
import type { Issue } from '../../../shared/messages';
import { useAccess, useArchive } from '../../archive';
import { Button } from '../../ui/Button';
import { cx } from '../../ui/cx';
import { EmptyState } from '../../ui/EmptyState';
import { announce } from '../../ui/LiveRegion';
import { Note } from '../../ui/Note';
import { Scroll } from '../../ui/Pane';
import { StateTag, Tag } from '../../ui/Tag';
import { toast } from '../../ui/Toast';
import { dayLong } from '../shared/times';
import { errorWords, useLanguage } from '../shared/words';
import { filesOf } from './dropped';
import { packageWords, sentencesOf } from './findings';
import { PackageDetail } from './PackageDetail';
import type { PackageList } from './usePackages';
import styles from './packages.module.css';

/** So long the file of a removed package stays in the store: longer than the offer to undo stands. */
const UNDO_MS = 60_000;

type Outcome = { kind: 'adding' } | { kind: 'error'; error: unknown } | { kind: 'refused'; name: string; issues: readonly Issue[] } | { kind: 'added'; name: string; issues: readonly Issue[] };

export function Packages({ packages: { list, error, reload } }: { packages: PackageList }) {
  const { t } = useTranslation('conformance');
  const { t: te } = useTranslation('errors');
  const { t: tc } = useTranslation('common');
  const { commands } = useArchive();
  const { administrator } = useAccess();
  const language = useLanguage();
  const [outcome, setOutcome] = useState<Outcome>();
  const [opened, setOpened] = useState<string>();
  const root = useRef<HTMLDivElement>(null);

  // What is no package of ours has no business in the store; a failure to take it out again does no harm.
  const forget = (sha256: string) => { commands.forgetJudged(sha256).catch(() => undefined); };
  /** Resolves true when it was loaded. */
  const add = async (sha256: string, file: string, overrides?: Record<string, string>): Promise<boolean> => {
    const addition = await commands.addPackage(sha256, file, overrides);
    await reload();
    const name = addition.package ? packageWords(addition.package.id) : file;
    setOutcome({ kind: addition.package ? 'added' : 'refused', name, issues: addition.issues });
    announce(t(addition.package ? 'pack.added' : 'pack.refused', { name }), addition.package ? 'polite' : 'alert');
    if (addition.package) setOpened(addition.package.id);
    else forget(sha256);
    return addition.package !== undefined;
  };
  const guarded = (work: () => Promise<unknown>) => { work().catch((problem: unknown) => { setOutcome({ kind: 'error', error: problem }); }); };
  const upload = (files: readonly File[]) => {
    guarded(async () => {
      setOutcome({ kind: 'adding' });
      // One that is refused stops the rest, so that its reason is not overwritten by the next one's.
      for (const file of files) if (!await add((await commands.putFile(file, undefined, { keep: false })).sha256, file.name)) return;
    });
  };
  const { dropProps, isDropTarget } = useDrop({ ref: root, getDropOperation: () => 'copy', isDisabled: !administrator, onDrop: ({ items }) => { void filesOf(items, 20).then((files) => { if (files.length) upload(files); }); } });

  const remove = (facts: PackageFacts) => {
    guarded(async () => {
      const details = await commands.packageDetails(facts.id);
      const overrides = Object.fromEntries(details.dependencies.flatMap(({ name, state, used }) => (state === 'overridden' && used !== undefined ? [[name, used]] : [])));
      await commands.removePackage(facts.id);
      setOutcome(undefined);
      await reload();
      const { sha256 } = facts;
      const leave = setTimeout(() => { if (sha256 !== undefined) forget(sha256); }, UNDO_MS);
      toast({ text: t('pack.removed', { name: packageWords(facts.id) }), ...(sha256 === undefined ? {} : { undo: { label: tc('undo'), run: () => { clearTimeout(leave); guarded(() => add(sha256, facts.file ?? facts.name, overrides)); } } }) });
    });
  };

  return (
    <section ref={root} {...dropProps} className={styles.pane} aria-label={t('pack.title')} data-pane="reader">
      <Scroll label={t('pack.list')} className={styles.scroll}>
        <div className={cx(styles.body, isDropTarget && styles.over)}>
          <div className={styles.head}>
            <h2 className={styles.title}>{t('pack.title')}</h2>
            {administrator ? <FileTrigger acceptedFileTypes={['.tgz', 'application/gzip']} onSelect={(chosen) => { if (chosen?.length) upload([...chosen]); }}><Button icon="plus" isDisabled={outcome?.kind === 'adding'}>{t('pack.add')}</Button></FileTrigger> : null}
          </div>
          <p className={styles.lead}>{t('pack.lead')}</p>
          {outcome ? <OutcomeNote outcome={outcome} /> : null}
          {error !== undefined && !list ? <Note tone="bad" role="alert">{errorWords(te, error).what} {errorWords(te, error).next}</Note> : null}
          {list?.length === 0 ? <EmptyState icon="layers" title={t('pack.none')}>{t('pack.noneText')}</EmptyState> : null}
          {list?.length ? (
            <ul className={styles.list} aria-label={t('pack.list')}>
              {list.map((facts) => {
                const name = packageWords(facts.id);
                const isOpen = opened === facts.id;
                return (
                  <li key={facts.id} className={styles.item}>
                    <div className={styles.row}>
                      <div className={styles.names}><span className={styles.name}>{name}</span><span className={styles.id}>{facts.id}</span></div>
                      <Tag tone={facts.source === 'loaded' ? 'accent' : 'line'}>{facts.source === 'loaded' ? (facts.addedAt === undefined ? t('pack.loaded') : t('pack.loadedAt', { date: dayLong(facts.addedAt, language) })) : t('pack.builtIn')}</Tag>
                      <span className={styles.counts}>{t('pack.profiles', { count: facts.profiles })} · {t('pack.valueSets', { count: facts.valueSets })}</span>
                      {facts.missing.length ? <StateTag tone="warn" icon="triangle-alert">{t('pack.missing', { count: facts.missing.length })}</StateTag> : <StateTag tone="ok" icon="circle-check">{t('pack.complete')}</StateTag>}
                      <div className={styles.actions}>
                        {administrator && facts.source === 'loaded' ? <Button size="s" variant="quiet" aria-label={t('pack.removeOf', { name })} onPress={() => { remove(facts); }}>{t('pack.remove')}</Button> : null}
                        <Button size="s" aria-label={t('pack.detailsOf', { name })} aria-expanded={isOpen} onPress={() => { setOpened(isOpen ? undefined : facts.id); }}>{t('pack.details')}</Button>
                      </div>
                    </div>
                    {isOpen ? <Opened facts={facts} all={list} onReplace={(overrides) => { const { sha256 } = facts; if (sha256 !== undefined) guarded(() => add(sha256, facts.file ?? facts.name, overrides)); }} /> : null}
                  </li>
                );
              })}
            </ul>
          ) : null}
        </div>
      </Scroll>
    </section>
  );
}

/** Details are asked for anew whenever the package is opened or replaced. */
function Opened({ facts, all, onReplace }: { facts: PackageFacts; all: readonly PackageFacts[]; onReplace(overrides: Record<string, string>): void }) {
  const { commands } = useArchive();
  const { t: te } = useTranslation('errors');
  const [state, setState] = useState<{ details?: Awaited<ReturnType<typeof commands.packageDetails>>; error?: unknown }>({});
  useEffect(() => {
    let stale = false;
    commands.packageDetails(facts.id).then((details) => { if (!stale) setState({ details }); }, (error: unknown) => { if (!stale) setState({ error }); });
    return () => { stale = true; };
  }, [commands, facts]);
  if (state.error !== undefined) return <p className={styles.lead}>{errorWords(te, state.error).what}</p>;
  return state.details ? <PackageDetail details={state.details} all={all} onReplace={onReplace} /> : null;
}

function OutcomeNote({ outcome }: { outcome: Outcome }) {
  const { t } = useTranslation('conformance');
  const { t: te } = useTranslation('errors');
  const language = useLanguage();
  if (outcome.kind === 'adding') return <Note tone="wait">{t('pack.adding')}</Note>;
  if (outcome.kind === 'error') { const { what, next } = errorWords(te, outcome.error); return <Note tone="bad">{what} {next}</Note>; }
  const sentences = outcome.issues.map((issue) => { const { head, rest } = sentencesOf(issue, language); return [head, rest].filter(Boolean).join(' '); });
  const refused = outcome.kind === 'refused';
  return (
    <Note tone={refused ? 'bad' : sentences.length ? 'warn' : 'ok'} title={t(refused ? 'pack.refused' : 'pack.added', { name: outcome.name })} level={3}>
      {sentences.length ? <ul className={styles.sentences}>{sentences.map((sentence, index) => <li key={index}>{sentence}</li>)}</ul> : null}
    </Note>
  );
}
