/** Who saw and did what, newest first; with a citizen's number it answers "who has looked at this citizen's messages". For administrators. */
import { useCallback, useEffect, useId, useRef, useState, type SubmitEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { AccessCheck, AccessFilter, AccessPage } from '../../../shared/contract';
import { formatCpr } from '../../../shared/identifiers';
import { accessActions, type AccessRecord } from '../../../shared/messages';
import { useAccess, useArchive, useSession } from '../../archive';
import { Button } from '../../ui/Button';
import { EmptyState } from '../../ui/EmptyState';
import { announce } from '../../ui/LiveRegion';
import { Menu } from '../../ui/Menu';
import { Note } from '../../ui/Note';
import { PaneHead } from '../../ui/Pane';
import { Waiting } from '../../ui/Progress';
import { Select } from '../../ui/Select';
import { TextField } from '../../ui/TextField';
import { toast } from '../../ui/Toast';
import { VirtualGrid } from '../../ui/VirtualGrid';
import { download } from '../shared/download';
import { fullTime } from '../shared/times';
import { accessWords, errorWords, useLanguage } from '../shared/words';
import { anything, filterOf, problemsOf, type FilterDraft } from './filter';
import styles from './access-log.module.css';

const idOf = (record: AccessRecord) => String(record.n);
const ANY = 'any';

export function AccessScreen() {
  const { t } = useTranslation('access');
  const { administrator } = useAccess();
  if (!administrator) return <main className={styles.screen}><PaneHead title={t('title')} line /><EmptyState icon="lock" title={t('noAccess')}>{t('noAccessText')}</EmptyState></main>;
  return <Log />;
}

function Log() {
  const { t } = useTranslation('access');
  const { t: te } = useTranslation('errors');
  const { commands } = useArchive();
  const language = useLanguage();
  const titleId = useId();
  const [filter, setFilter] = useState<AccessFilter>({});
  const [page, setPage] = useState<AccessPage>();
  const [problem, setProblem] = useState<unknown>();
  const [check, setCheck] = useState<AccessCheck | 'running'>();
  const [active, setActive] = useState<string>();
  const newest = useRef(0);

  const fail = useCallback((error: unknown) => { setProblem(error); }, []);
  const find = useCallback((wanted: AccessFilter) => {
    const own = ++newest.current;
    setFilter(wanted);
    setProblem(undefined);
    commands.accessLog(wanted).then((found) => { if (own === newest.current) { setPage(found); announce(t('count', { count: found.total })); } }, fail);
  }, [commands, fail, t]);
  useEffect(() => { find({}); }, [find]);
  const more = () => {
    if (page?.next === undefined) return;
    const own = newest.current;
    commands.accessLog(filter, page.next).then((next) => { if (own === newest.current) setPage((old) => (old ? { ...next, records: [...old.records, ...next.records] } : next)); }, fail);
  };
  const save = (format: 'csv' | 'json') => {
    setProblem(undefined);
    commands.exportAccessLog(filter, format, language).then(({ blob, count }) => {
      download(blob, `${t('title').toLocaleLowerCase().replaceAll(' ', '-')}.${format}`);
      toast({ text: `${t('exported', { count })}. ${t('exportNote')}` });
    }, fail);
  };
  const runCheck = () => {
    setCheck('running');
    commands.checkAccessLog().then((result) => { setCheck(result); announce(t(result.faults.length ? 'broken' : 'sound')); }, (error: unknown) => { setCheck(undefined); fail(error); });
  };
  const words = problem === undefined ? undefined : errorWords(te, problem);
  const opened = page?.records.find((record) => idOf(record) === active);
  return (
    <main className={styles.screen} aria-labelledby={titleId} data-pane="list">
      <PaneHead title={t('title')} titleId={titleId} detail={page ? t('count', { count: page.total }) : ''} line>
        <Button size="s" icon="shield-check" isDisabled={check === 'running'} onPress={runCheck}>{t(check === 'running' ? 'checking' : 'check')}</Button>
        <Menu label={t('export')} trigger={<Button size="s" icon="download">{t('export')}</Button>} groups={[{ id: 'format', entries: [{ id: 'csv', label: t('exportCsv') }, { id: 'json', label: t('exportJson') }] }]} onAction={(id) => { save(id === 'json' ? 'json' : 'csv'); }} />
      </PaneHead>
      <Filters onFind={find} />
      <div className={styles.notes}>
        {words ? <Note tone="bad" role="alert" title={words.what}><p>{words.next}</p></Note> : null}
        {check && check !== 'running' ? <CheckNote check={check} /> : null}
        {page && filter.citizen !== undefined ? <Note icon="user" title={t('who', { number: formatCpr(filter.citizen) })}>{page.numbers.length > 1 ? <p>{t('whoAlso', { numbers: page.numbers.slice(1).map(formatCpr).join(', ') })}</p> : null}</Note> : null}
      </div>
      {!page ? <Waiting>{t('loading')}</Waiting> : page.records.length === 0 ? <EmptyState icon="clipboard-list" title={t('empty')}>{t('emptyText')}</EmptyState> : (
        <div className={styles.columns}>
          <VirtualGrid
            label={t('title')} rows={page.records} total={page.total} rowHeight={52} keyOf={idOf} nameOf={(record) => Object.values(rowWords(record, language, t)).filter(Boolean).join('. ')} renderRow={(record) => <Row record={record} />}
            activeKey={active} onActive={setActive} openKey={active} onOpen={setActive} hasMore={page.next !== undefined} onLoadMore={more}
          />
          {opened ? <Details record={opened} /> : null}
        </div>
      )}
    </main>
  );
}

type Translate = (key: string, values?: Record<string, unknown>) => string;
function rowWords(record: AccessRecord, language: ReturnType<typeof useLanguage>, t: Translate) {
  return {
    time: fullTime(record.at, language), who: record.user ? record.user.name || t('by.removed') : t(`by.${record.by === 'program' ? 'program' : 'nobody'}`),
    what: t(`action.${record.action}`), citizen: record.citizen.length ? record.citizen.map(formatCpr).join(', ') : '', messages: record.messageIds.length ? t('messages', { count: record.messageIds.length }) : '',
  };
}

function Row({ record }: { record: AccessRecord }) {
  const { t } = useTranslation('access');
  const language = useLanguage();
  const texts = rowWords(record, language, t);
  return (
    <div className={styles.row}>
      <time className={styles.time} dateTime={record.at}>{texts.time}</time>
      <span className={styles.who}>{texts.who}</span>
      <span className={styles.what}>{texts.what}<span className={styles.quiet}>{texts.messages ? ` · ${texts.messages}` : ''}</span></span>
      <span className={styles.citizen}>{texts.citizen}</span>
    </div>
  );
}

/** The whole record: ids are what a vendor or a colleague asks for. */
function Details({ record }: { record: AccessRecord }) {
  const { t } = useTranslation('access');
  const { t: tc } = useTranslation('common');
  const language = useLanguage();
  const texts = rowWords(record, language, t);
  return (
    <aside className={styles.details} aria-label={t('column.details')} data-pane="aside" tabIndex={0}>
      <h2 className={styles.h2}>{texts.what}</h2>
      <dl className={styles.facts}>
        <dt>{t('column.time')}</dt><dd>{texts.time}{record.toldAt ? <span className={styles.quiet}> · {t('toldAt', { time: fullTime(record.toldAt, language) })}</span> : null}</dd>
        <dt>{t('column.who')}</dt><dd>{texts.who}{record.role ? <span className={styles.quiet}> · {accessWords(tc, [record.role])}</span> : null}</dd>
        <dt>{t('column.citizen')}</dt><dd>{texts.citizen || t('noCitizen')}</dd>
        {record.threadId === undefined ? null : <><dt>{t('thread')}</dt><dd className={styles.id}>{record.threadId}</dd></>}
        {record.messageIds.map((id) => [<dt key={`t${id}`}>{t('message')}</dt>, <dd key={id} className={styles.id}>{id}</dd>])}
        {record.detail?.attachment === undefined ? null : <><dt>{t('attachment')}</dt><dd className={styles.id}>{record.detail.attachment}</dd></>}
        {record.detail?.name === undefined ? null : <><dt>{t('user')}</dt><dd>{record.detail.name}</dd></>}
        <dt>{t('csv.n')}</dt><dd>{record.n}</dd>
      </dl>
    </aside>
  );
}

function CheckNote({ check }: { check: AccessCheck }) {
  const { t } = useTranslation('access');
  if (check.faults.length === 0) return <Note tone="ok" title={t('sound')}><p>{t('soundText', { count: check.count })}</p></Note>;
  return (
    <Note tone="bad" role="alert" title={t('broken')}>
      <ul className={styles.faults}>{check.faults.map((fault, index) => <li key={index}>{t(`fault.${fault.kind}`, { n: fault.n ?? '–', month: fault.month })}</li>)}</ul>
      <p>{t('brokenText')}</p>
    </Note>
  );
}

function Filters({ onFind }: { onFind(filter: AccessFilter): void }) {
  const { t } = useTranslation('access');
  const users = useSession()?.users ?? [];
  const [draft, setDraft] = useState<FilterDraft>(anything);
  const [tried, setTried] = useState(false);
  const problems = tried ? problemsOf(draft) : {};
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    setTried(true);
    if (Object.keys(problemsOf(draft)).length === 0) onFind(filterOf(draft));
  };
  const errorOf = (field: 'citizen' | 'from' | 'to') => (problems[field] ? t(problems[field]) : undefined);
  return (
    <form className={styles.filters} aria-label={t('filter')} onSubmit={submit}>
      <TextField label={t('citizen')} value={draft.citizen} onChange={(citizen) => { setDraft({ ...draft, citizen }); }} error={errorOf('citizen')} maxLength={20} autoComplete="off" numeric />
      <Select label={t('user')} placeholder={t('anyUser')} value={draft.userId ?? ANY} onChange={(id) => { setDraft({ ...draft, userId: id === ANY ? undefined : id }); }} options={[{ id: ANY, label: t('anyUser') }, ...users.map(({ id, name }) => ({ id, label: name }))]} />
      <Select label={t('event')} placeholder={t('anyAction')} value={draft.action ?? ANY} onChange={(id) => { setDraft({ ...draft, action: accessActions.find((action) => action === id) }); }} options={[{ id: ANY, label: t('anyAction') }, ...accessActions.map((id) => ({ id, label: t(`action.${id}`) }))]} />
      <TextField label={t('from')} value={draft.from} onChange={(from) => { setDraft({ ...draft, from }); }} error={errorOf('from')} placeholder="2026-11-22" maxLength={10} autoComplete="off" numeric />
      <TextField label={t('to')} value={draft.to} onChange={(to) => { setDraft({ ...draft, to }); }} error={errorOf('to')} placeholder="2026-11-22" maxLength={10} autoComplete="off" numeric />
      <div className={styles.go}><Button type="submit" variant="primary" icon="search">{t('find')}</Button><Button onPress={() => { setDraft(anything); setTried(false); onFind({}); }}>{t('clear')}</Button></div>
    </form>
  );
}
