/** A message's own bytes beside what is wrong with them, for an administrator. Never part of the inbox: something held back is shown here only (D15). */
import { useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CodedError, errorCodeSchema, type RawMessage } from '../../../shared/contract';
import { useAccess, useArchive } from '../../archive';
import { Button } from '../../ui/Button';
import { EmptyState } from '../../ui/EmptyState';
import { FilterTabs } from '../../ui/FilterTabs';
import { Note } from '../../ui/Note';
import { PaneHead } from '../../ui/Pane';
import { Waiting } from '../../ui/Progress';
import { toast } from '../../ui/Toast';
import { download } from '../shared/download';
import { goBack } from '../shared/navigation';
import { plainPieces } from '../shared/plain-text';
import { fullTime } from '../shared/times';
import { errorWords, useLanguage } from '../shared/words';
import { FindingList, type FindingListHandle } from './FindingList';
import { findingsOf, groupFindings } from './findings';
import { MessageTree, type MessageTreeHandle } from './MessageTree';
import { Verdict } from './Outcome';
import styles from './conformance.module.css';

const HELD = 'held:';

/** @param id MessageHeader.id, or `held:` and the id of something held back */
export function RawScreen({ id }: { id: string | undefined }) {
  const { t } = useTranslation('access');
  const { t: te } = useTranslation('errors');
  const { administrator } = useAccess();
  const { commands } = useArchive();
  const [raw, setRaw] = useState<RawMessage>();
  const [problem, setProblem] = useState<unknown>();
  const asked = useRef<string>(undefined);
  useEffect(() => {
    // Asked once: each asking is a look that stands in the access log.
    if (!administrator || id === undefined || asked.current === id) return;
    asked.current = id;
    commands.rawMessage(id.startsWith(HELD) ? { quarantineId: id.slice(HELD.length) } : { messageId: id }).then(setRaw, setProblem);
  }, [administrator, commands, id]);
  const words = problem === undefined ? undefined : errorWords(te, problem);
  return (
    <main className={styles.screen}>
      {!administrator ? <><PaneHead title={t('raw.title')} line /><EmptyState icon="lock" title={t('raw.noAccess')}>{t('raw.noAccessText')}</EmptyState></>
        : words ? <><PaneHead title={t('raw.title')} line /><EmptyState icon="triangle-alert" title={words.what}>{words.next}</EmptyState></>
          : raw ? <Raw raw={raw} /> : <><PaneHead title={t('raw.title')} line />{id === undefined ? null : <Waiting>{t('loading')}</Waiting>}</>}
    </main>
  );
}

function Raw({ raw }: { raw: RawMessage }) {
  const { t } = useTranslation('access');
  const { t: tk } = useTranslation('conformance');
  const { t: te } = useTranslation('errors');
  const language = useLanguage();
  const { commands } = useArchive();
  const [view, setView] = useState<'text' | 'tree'>('text');
  const [chosen, setChosen] = useState(0);
  const groups = useMemo(() => groupFindings(raw.judgement.issues), [raw]);
  const all = useMemo(() => findingsOf(groups), [groups]);
  const text = useMemo(() => plainPieces(raw.text).pieces.map((piece) => (piece.kind === 'text' ? piece.text : `[${piece.code}]`)).join(''), [raw]);
  const found = useRef<FindingListHandle>(null);
  const tree = useRef<MessageTreeHandle>(null);
  const reason = errorCodeSchema.safeParse(raw.reason);
  const nodes = raw.judgement.tree;
  const save = async () => {
    const blob = await commands.bytesOf(raw.sha256);
    commands.looked({ action: 'raw-saved', messageIds: raw.messageId === undefined ? [] : [raw.messageId] });
    download(blob, `${raw.sha256.slice(0, 12)}.${raw.format === 'fhir-xml' ? 'xml' : raw.format === 'fhir-json' ? 'json' : 'txt'}`);
    toast({ text: t('raw.saved') });
  };
  return (
    <>
      <PaneHead title={t('raw.title')} detail={[fullTime(raw.at, language), t('raw.size', { count: raw.bytes })].join(' · ')} line>
        {nodes?.length ? <FilterTabs<'text' | 'tree'> label={t('raw.view')} tabs={[{ id: 'text', label: t('raw.text') }, { id: 'tree', label: t('raw.tree') }]} value={view} onChange={setView} /> : null}
        <Button size="s" icon="download" onPress={() => { save().catch((error: unknown) => { toast({ text: errorWords(te, error).what }); }); }}>{t('raw.save')}</Button>
        <Button size="s" onPress={() => { void goBack('conformance'); }}>{t('raw.back')}</Button>
      </PaneHead>
      <div className={styles.body}>
        <section className={styles.left} aria-label={t('raw.findings')} data-pane="reader" data-scroller>
          <Note icon="lock" title={t('raw.lead', { kind: t(`raw.${raw.kind}`) })}><p>{t('raw.logged')}</p></Note>
          {reason.success ? <Note tone="warn" title={t('raw.held')}><p>{errorWords(te, new CodedError(reason.data)).what}</p></Note> : null}
          <Verdict judgement={raw.judgement} />
          {all.length
            ? <FindingList ref={found} groups={groups} chosen={chosen} onChoose={setChosen} onEnter={() => { setView('tree'); tree.current?.focus(); }} />
            : <p className={styles.soft}>{t('raw.noFindings')}</p>}
        </section>
        <section className={styles.right} aria-label={tk('tree.label')} data-pane="aside">
          {view === 'tree' && nodes?.length
            ? <MessageTree ref={tree} nodes={nodes} findings={all} chosen={all.length ? chosen : undefined} onChoose={(at) => { setChosen(at); found.current?.show(at); }} onLeave={() => { found.current?.focus(chosen); }} />
            : <pre className={styles.rawText} tabIndex={0} role="region" aria-label={t('raw.text')}>{text}{raw.cut ? `\n\n${t('raw.cut', { count: raw.cut })}` : ''}</pre>}
        </section>
      </div>
    </>
  );
}
