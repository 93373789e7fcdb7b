/** Patients (citizens, in a municipality) found by name or number, each with all that has been written about the person. */
import { useCallback, useId, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatCpr } from '../../../shared/identifiers';
import type { Instant } from '../../../shared/messages';
import { usePatient, usePatients, type PatientRow } from '../../archive';
import { Button } from '../../ui/Button';
import { EmptyState } from '../../ui/EmptyState';
import { cx } from '../../ui/cx';
import { Icon } from '../../ui/Icon';
import { PaneFilters, PaneHead } from '../../ui/Pane';
import { TextField } from '../../ui/TextField';
import { VirtualGrid } from '../../ui/VirtualGrid';
import { useRoute } from '../shared/navigation';
import { mainId } from '../shared/PatientBanner';
import { plainLine } from '../shared/plain-text';
import { TwoPane, useRowCursor } from '../shared/TwoPane';
import { rowTime } from '../shared/times';
import { useNow } from '../shared/useNow';
import { useLanguage, usePatientWord, useTexts } from '../shared/words';
import { PatientDetail } from './PatientDetail';
import styles from './patients.module.css';

const keyOf = (row: PatientRow) => row.patientKey;
/** As many as the archive gives at once; more are reached by searching. */
const LIMIT = 50;

export function PatientsScreen() {
  const { t } = useTranslation('patients');
  const { t: tc } = useTexts('common');
  const word = usePatientWord();
  const language = useLanguage();
  const now = useNow();
  const { id } = useRoute();
  const [query, setQuery] = useState('');
  const titleId = useId();
  // A number is stored without its hyphen.
  const rows = usePatients(query.replace(/^\s*(\d{6})-(\w{4})\s*$/, '$1$2'));
  const keys = useMemo(() => rows.map(keyOf), [rows]);
  const cursor = useRowCursor(keys, id);
  const listed = rows.find((row) => row.patientKey === cursor.key);
  const asked = usePatient(listed ? undefined : cursor.key);
  const current = listed ?? asked ?? undefined;
  const nameOf = useCallback((row: PatientRow) => `${[
    [plainLine(row.name) || tc('unknownPatient'), [...plainLine(mainId(row.ids))].join(' ')].filter(Boolean).join(', '), t('threads', { count: row.threads }), t('latest', { time: rowTime(row.lastAt, now, language) }),
  ].join('. ')}.`, [now, language, t, tc]);
  const searching = query.trim() !== '';
  const detail = searching ? t('found', { count: rows.length }) : rows.length >= LIMIT ? t('newest', { count: LIMIT }) : rows.length ? t(`count.${word}`, { count: rows.length }) : '';
  return (
    <TwoPane
      cursor={cursor} titleId={titleId} detailLabel={tc(word)}
      list={(
        <>
          <PaneHead title={tc(`nav.${word}s`)} titleId={titleId} detail={detail} />
          <PaneFilters><div className={styles.search}><TextField label={t('search')} labelPlacement="hidden" icon="search" placeholder={t('search')} value={query} onChange={setQuery} clearLabel={t('clear')} type="search" autoComplete="off" /></div></PaneFilters>
          {rows.length ? (
            <VirtualGrid
              ref={cursor.grid} label={tc(`nav.${word}s`)} rows={rows} total={rows.length} keyOf={keyOf} nameOf={nameOf}
              renderRow={(row, state) => <PatientRowView row={row} open={state.open} now={now} />}
              activeKey={cursor.key} onActive={cursor.choose} openKey={cursor.key} onOpen={cursor.enter}
            />
          ) : searching
            ? <EmptyState icon="search" title={t(`empty.filtered.${word}`)} action={<Button size="s" onPress={() => { setQuery(''); }}>{t('clear')}</Button>}>{t('empty.filteredText')}</EmptyState>
            : <EmptyState icon="contact-round" title={t(`empty.none.${word}`)}>{t(`empty.noneText.${word}`)}</EmptyState>}
        </>
      )}
      detail={current ? <PatientDetail key={current.patientKey} patient={current} /> : <EmptyState icon="contact-round" title={t(`noSelection.${word}`)} />}
    />
  );
}

function PatientRowView({ row, open, now }: { row: PatientRow; open: boolean; now: Instant }) {
  const { t } = useTranslation('patients');
  const { t: tc } = useTexts('common');
  const language = useLanguage();
  return (
    <div className={cx(styles.row, open && styles.open)}>
      <Icon name="contact-round" className={styles.type} />
      <div className={styles.lines}>
        <div className={styles.first}>
          <span className={styles.name}>{plainLine(row.name) || tc('unknownPatient')}</span><span className={styles.cpr}>{formatCpr(plainLine(mainId(row.ids)))}</span>
          <time className={styles.time} dateTime={row.lastAt}>{rowTime(row.lastAt, now, language)}</time>
        </div>
        <div className={styles.second}><span className={styles.about}>{[t('threads', { count: row.threads }), row.view.address ? plainLine(row.view.address) : '', row.view.deceased ? tc('deceased') : ''].filter(Boolean).join(' · ')}</span></div>
      </div>
    </div>
  );
}
