/** What the search field of the title bar finds, in all folders: one hit per conversation, newest first. */
import { useCallback, useEffect, useId, useMemo, useRef, useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { formatCpr } from '../../../shared/identifiers';
import type { Instant } from '../../../shared/messages';
import { useArchive, useSearch, type SearchHit } from '../../archive';
import { useSearchDesk } from '../../desk/search';
import { Button } from '../../ui/Button';
import { cx } from '../../ui/cx';
import { EmptyState } from '../../ui/EmptyState';
import { Icon } from '../../ui/Icon';
import { announce } from '../../ui/LiveRegion';
import { PaneHead } from '../../ui/Pane';
import { Waiting } from '../../ui/Progress';
import { VirtualGrid, type VirtualGridHandle } from '../../ui/VirtualGrid';
import { navigate } from '../shared/navigation';
import { mainId } from '../shared/PatientBanner';
import { plainLine } from '../shared/plain-text';
import { useShortcut } from '../shared/shortcuts';
import { rowTime, type Language } from '../shared/times';
import { useNow } from '../shared/useNow';
import { categoryLabel, standardWords, useLanguage, useTexts } from '../shared/words';
import { highlight } from './highlight';
import styles from './search.module.css';

type Translate = (key: string, values?: Record<string, unknown>) => string;
const idOf = (hit: SearchHit) => hit.threadId;
/** As many as the archive answers with; more means that the words are too few. */
const LIMIT = 50;
/** Said aloud only when the person has stopped typing. */
const QUIET_MS = 800;

function hitTexts({ row, field, snippet }: SearchHit, now: Instant, language: Language, t: Translate, tc: Translate) {
  return {
    name: plainLine(row.patientName) || tc('unknownPatient'), number: plainLine(mainId(row.patientIds)),
    about: [tc(standardWords(row.standard).short), plainLine(row.counterpart) || tc('unknownOrganisation'), row.category ? categoryLabel(tc, row.category) : '', plainLine(row.topic ?? '')].filter(Boolean).join(' · '),
    field: t(`field.${field}`), snippet: snippet ? highlight(snippet) : [], time: rowTime(row.lastAt, now, language),
  };
}

export function SearchScreen() {
  const { t } = useTranslation('search');
  const { t: tc } = useTexts('common');
  const language = useLanguage();
  const now = useNow();
  const titleId = useId();
  const query = useSearchDesk((desk) => desk.query).trim();
  const { hits, searching } = useSearch(query);
  const [chosen, setChosen] = useState<string>();
  const grid = useRef<VirtualGridHandle>(null);
  const keys = useMemo(() => hits.map(idOf), [hits]);
  const at = chosen === undefined ? -1 : keys.indexOf(chosen);
  const active = at >= 0 ? chosen : keys[0];

  const move = (by: 1 | -1) => {
    const next = keys[at < 0 ? (by === 1 ? 0 : -1) : at + by];
    if (next === undefined) return;
    setChosen(next);
    grid.current?.focus(next);
  };
  useShortcut('next', () => { move(1); });
  useShortcut('previous', () => { move(-1); });

  // From the search field, Enter and the down arrow lead into the hits.
  useEffect(() => {
    const toHits = (event: globalThis.KeyboardEvent) => {
      if ((event.key !== 'Enter' && event.key !== 'ArrowDown') || !(event.target instanceof Element) || !event.target.closest('search')) return;
      event.preventDefault();
      grid.current?.focus();
    };
    document.addEventListener('keydown', toHits);
    return () => { document.removeEventListener('keydown', toHits); };
  }, []);

  const result = searching || query === '' ? '' : hits.length ? t('count', { count: hits.length }) : t('empty.title');
  useEffect(() => {
    if (!result) return undefined;
    const timer = setTimeout(() => { announce(result); }, QUIET_MS);
    return () => { clearTimeout(timer); };
  }, [result, query]);

  const { commands } = useArchive();
  useEffect(() => {
    if (searching || query === '') return undefined;
    // That somebody searched, once they have stopped typing; never for what.
    const timer = setTimeout(() => { commands.looked({ action: 'searched' }); }, QUIET_MS);
    return () => { clearTimeout(timer); };
  }, [commands, searching, query]);

  const clear = () => {
    useSearchDesk.getState().setQuery('');
    void navigate('inbox');
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || event.defaultPrevented) return;
    event.preventDefault();
    clear();
  };
  const nameOf = useCallback((hit: SearchHit) => {
    const texts = hitTexts(hit, now, language, t, tc);
    return `${[[texts.name, [...texts.number].join(' ')].filter(Boolean).join(', '), texts.about, texts.time, texts.field, texts.snippet.map((part) => part.text).join('')].filter(Boolean).join('. ')}.`;
  }, [now, language, t, tc]);

  return (
    <main className={styles.screen} aria-labelledby={titleId} onKeyDown={onKeyDown} data-pane="list">
      <PaneHead title={query ? t('titleFor', { query: plainLine(query) }) : t('title')} titleId={titleId} detail={result}>
        {query ? <Button size="s" kbd="Esc" onPress={clear}>{t('clear')}</Button> : null}
      </PaneHead>
      {hits.length >= LIMIT && !searching ? <p className={styles.tip}>{t('many', { count: LIMIT })}</p> : null}
      {hits.length ? (
        <VirtualGrid
          ref={grid} label={t('title')} rows={hits} total={hits.length} rowHeight={76} keyOf={idOf} nameOf={nameOf} renderRow={(hit, state) => <Hit hit={hit} open={state.active} now={now} />}
          activeKey={active} onActive={setChosen} onOpen={(threadId) => { void navigate('inbox', threadId); }}
        />
      ) : query === ''
        ? <EmptyState icon="search" title={t('start.title')}>{t('start.text')}</EmptyState>
        : searching ? <Waiting>{t('searching')}</Waiting> : <EmptyState icon="search" title={t('empty.title')} action={<Button size="s" kbd="Esc" onPress={clear}>{t('clear')}</Button>}>{t([...query].length < 2 ? 'empty.short' : 'empty.text', { query: plainLine(query) })}</EmptyState>}
    </main>
  );
}

function Hit({ hit, open, now }: { hit: SearchHit; open: boolean; now: Instant }) {
  const { t } = useTranslation('search');
  const { t: tc } = useTexts('common');
  const language = useLanguage();
  const texts = hitTexts(hit, now, language, t, tc);
  return (
    <div className={cx(styles.row, open && styles.open)}>
      <Icon name={standardWords(hit.row.standard).icon} className={styles.type} />
      <div className={styles.lines}>
        <div className={styles.first}><span className={styles.name}>{texts.name}</span><span className={styles.cpr}>{formatCpr(texts.number)}</span><time className={styles.time} dateTime={hit.row.lastAt}>{texts.time}</time></div>
        <div className={styles.line}><span className={styles.about}>{texts.about}</span></div>
        <div className={styles.line}>
          <span className={styles.field}>{texts.field}</span>
          <span className={styles.snippet}>{texts.snippet.map((part, index) => (part.match ? <mark key={index}>{part.text}</mark> : <span key={index}>{part.text}</span>))}</span>
        </div>
      </div>
    </div>
  );
}
