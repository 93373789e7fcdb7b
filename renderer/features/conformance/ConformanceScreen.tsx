/** Files judged as if they had been received, and the rules they are judged by. Nothing here is received, answered or archived. */
import { useEffect, useMemo, useRef, useState } from 'react';
import { useDrop } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { useAccess } from '../../archive';
import { Button } from '../../ui/Button';
import { EmptyState } from '../../ui/EmptyState';
import { FilterTabs } from '../../ui/FilterTabs';
import { Kbd } from '../../ui/Kbd';
import { announce } from '../../ui/LiveRegion';
import { PaneHead } from '../../ui/Pane';
import { Select } from '../../ui/Select';
import { Waiting } from '../../ui/Progress';
import { toast } from '../../ui/Toast';
import type { VirtualGridHandle } from '../../ui/VirtualGrid';
import { navigate, useRoute } from '../shared/navigation';
import { useKeyOf, useShortcut } from '../shared/shortcuts';
import { Withheld } from '../shared/Withheld';
import { ConvertFile } from './ConvertFile';
import { DropBar } from './DropBar';
import { filesOf } from './dropped';
import { FileList } from './FileList';
import { FindingList, type FindingListHandle } from './FindingList';
import { findingsOf, groupFindings, isLetter, outcomeOf, packageWords } from './findings';
import { isPending, MOST_FILES } from './judging';
import { MessageTree, type MessageTreeHandle } from './MessageTree';
import { Grounds, Underway, Undecided, Verdict } from './Outcome';
import { Packages } from './Packages';
import { ReportMenu } from './ReportMenu';
import { countWords } from './report';
import { useJudging } from './useJudging';
import { usePackages } from './usePackages';
import styles from './conformance.module.css';

const PACKAGES = 'packages';
const BUILT_IN = 'built-in';

export function ConformanceScreen() {
  const { t } = useTranslation('conformance');
  const { clinical, administrator } = useAccess();
  return clinical || administrator ? <Conformance /> : <main className={styles.screen}><Withheld what="conformance" title={t('title')} /></main>;
}

function Conformance() {
  const { t } = useTranslation('conformance');
  const route = useRoute();
  const tab = route.view === 'conformance' && route.id === PACKAGES ? PACKAGES : 'files';
  const { judging, files } = useJudging();
  const packages = usePackages();
  const [currentId, setCurrentId] = useState<number>();
  const current = files.find(({ id }) => id === currentId) ?? files[0];
  const judgement = current?.step === 'judged' ? current.judgement : undefined;
  const groups = useMemo(() => groupFindings(judgement?.issues ?? []), [judgement]);
  const all = useMemo(() => findingsOf(groups), [groups]);
  const [looked, setLooked] = useState<{ judgement: typeof judgement; at: number }>();
  const chosen = all.length ? (looked?.judgement === judgement ? looked?.at : undefined) ?? 0 : undefined;

  const root = useRef<HTMLDivElement>(null);
  const list = useRef<VirtualGridHandle>(null);
  const found = useRef<FindingListHandle>(null);
  const tree = useRef<MessageTreeHandle>(null);

  const add = (added: File[]) => {
    if (added.length > MOST_FILES) toast({ text: t('tooMany', { count: MOST_FILES }) });
    setCurrentId(judging.add(added));
  };
  const { dropProps, isDropTarget } = useDrop({ ref: root, getDropOperation: () => 'copy', isDisabled: tab === PACKAGES, onDrop: ({ items }) => { void filesOf(items, MOST_FILES + 1).then((dropped) => { if (dropped.length) add(dropped); }); } });

  useEffect(() => { if (current) judging.needTree(current.id); }, [judging, current]);
  const pending = files.filter(isPending).length;
  const [total, setTotal] = useState(0);
  if (pending === 0 && total !== 0) setTotal(0);
  else if (pending > total) setTotal(pending);
  const wasPending = useRef(0);
  useEffect(() => {
    const before = wasPending.current;
    wasPending.current = pending;
    if (pending > 0 || before === 0) return;
    const [first] = files;
    if (files.length === 1 && first?.judgement) announce(t('announce.one', { name: first.name, outcome: t(`outcome.${outcomeOf(first.judgement)}`), counts: countWords(first.judgement, t) || t('nothingFound') }));
    else announce(t('announce.many', { total: files.length, broken: files.filter((file) => file.judgement && ['broken', 'unreadable'].includes(outcomeOf(file.judgement))).length }));
  }, [pending, files, t]);

  const choose = (at: number) => { setLooked({ judgement, at }); };
  const step = (by: 1 | -1) => {
    if (tab === PACKAGES || chosen === undefined) return;
    const next = (chosen + by + all.length) % all.length;
    choose(next);
    found.current?.focus(next);
  };
  const move = (by: 1 | -1) => {
    const next = files[(current ? files.indexOf(current) : 0) + by] ?? current;
    if (!next) return;
    setCurrentId(next.id);
    list.current?.focus(String(next.id));
  };
  const filesShown = tab === 'files';
  useShortcut('next-error', () => { step(1); }, filesShown);
  useShortcut('previous-error', () => { step(-1); }, filesShown);
  useShortcut('next', () => { move(1); }, filesShown && files.length > 1);
  useShortcut('previous', () => { move(-1); }, filesShown && files.length > 1);
  const nextKey = useKeyOf('next-error');

  const loaded = packages.list?.filter(({ source }) => source === 'loaded') ?? [];
  const [wantedBy, setWantedBy] = useState(BUILT_IN);
  const by = loaded.some(({ id }) => id === wantedBy) ? wantedBy : BUILT_IN;
  // Also when the package goes that files were judged by: what stands here must not seem to be its verdict.
  const judgedBy = useRef(by);
  useEffect(() => {
    if (judgedBy.current === by) return;
    judgedBy.current = by;
    judging.judgeBy(by === BUILT_IN ? [] : [by]);
  }, [judging, by]);

  const issueTotal = judgement ? judgement.counts.errors + judgement.counts.warnings + judgement.counts.information : 0;
  return (
    <main ref={root} {...dropProps} className={styles.screen}>
      <PaneHead title={t('title')} detail={t('lead')} line>
        <FilterTabs label={t('view')} tabs={[{ id: 'files', label: t('files') }, { id: PACKAGES, label: t('packages') }]} value={tab} onChange={(id) => { void navigate('conformance', id === PACKAGES ? id : undefined, { replace: true }); }} />
        {filesShown ? <><ConvertFile file={current} /><ReportMenu files={files} current={current} /></> : null}
      </PaneHead>
      {filesShown ? (
        <div className={styles.body}>
          <section className={styles.left} aria-label={t('files')} data-pane="reader" data-scroller>
            <DropBar over={isDropTarget} only={files.length === 1 ? files[0] : undefined} onFiles={add} />
            {loaded.length ? <div className={styles.by}><Select label={t('by')} labelPlacement="side" placeholder="" options={[{ id: BUILT_IN, label: t('byBuiltIn') }, ...loaded.map(({ id }) => ({ id, label: t('loadedMark', { name: packageWords(id) }) }))]} value={by} onChange={setWantedBy} /></div> : null}
            {files.length > 1 ? (
              <div>
                <div className={styles.listHead}><h2 className={styles.h2}>{t('list')}</h2><span className={styles.soft}>{pending > 0 ? t('checked', { done: files.length - pending, total: files.length }) : files.length}</span><span className={styles.gap} /><Button size="s" variant="quiet" onPress={() => { judging.clear(); }}>{t('clear')}</Button></div>
                <FileList files={files} current={current?.id} onCurrent={setCurrentId} onEnter={() => { if (chosen !== undefined) found.current?.focus(chosen); }} gridRef={list} />
              </div>
            ) : null}
            {!current ? <EmptyState icon="shield-check" title={t('emptyTitle')}>{t('emptyText')}</EmptyState>
              : !judgement ? <Underway file={current} onAgain={() => { judging.again(current.id); }} />
                : (
                  <>
                    <Verdict judgement={judgement} />
                    {all.length ? (
                      <div onKeyDown={(event) => { if (event.key === 'Escape' && files.length > 1) { event.preventDefault(); list.current?.focus(String(current.id)); } }}>
                        <div className={styles.foundHead}><h2 className={styles.h2}>{t('found')}</h2><span className={styles.gap} />{nextKey ? <span className={styles.hint}><Kbd>{nextKey}</Kbd> {t('next')}</span> : null}</div>
                        {issueTotal > all.length ? <p className={styles.gravest}>{t('gravest', { count: all.length, total: issueTotal })}</p> : null}
                        <FindingList key={`${current.id} ${current.at ?? ''}`} ref={found} groups={groups} chosen={chosen} onChoose={choose} onEnter={() => { tree.current?.focus(); }} />
                      </div>
                    ) : null}
                    <Undecided judgement={judgement} />
                    <Grounds judgement={judgement} />
                  </>
                )}
          </section>
          <section className={styles.right} aria-label={t('tree.label')} data-pane="aside">
            {judgement?.tree?.length ? (
              <>
                <MessageTree key={`${current?.id ?? ''} ${current?.at ?? ''}`} ref={tree} nodes={judgement.tree} findings={all} chosen={chosen} onChoose={(at) => { choose(at); found.current?.show(at); }} onLeave={() => { if (chosen !== undefined) found.current?.focus(chosen); }} />
                {judgement.treeCut ? <p className={styles.treeCut}>{t('tree.cut', { count: judgement.treeCut })}</p> : null}
              </>
            ) : current?.judgement && (current.treeGone === true || current.step !== 'judged') ? <Waiting>{t('tree.again')}</Waiting>
              : judgement ? <EmptyState icon="list-tree" title={t('tree.none')}>{t(isLetter(judgement) ? 'tree.noneLetter' : 'tree.noneText')}</EmptyState>
                : <EmptyState icon="list-tree" title={t('tree.empty')}>{t('tree.emptyText')}</EmptyState>}
          </section>
        </div>
      ) : <Packages packages={packages} />}
    </main>
  );
}
