/** One person: the band, and every conversation about the person, newest first, whatever folder it lies in. */
import { useCallback, useEffect, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Instant } from '../../../shared/messages';
import { useAccess, useArchive, useSession, useThreads, type PatientRow, type ThreadRow } from '../../archive';
import { cx } from '../../ui/cx';
import { EmptyState } from '../../ui/EmptyState';
import { Icon } from '../../ui/Icon';
import { Waiting } from '../../ui/Progress';
import { toast } from '../../ui/Toast';
import { Toolbar, ToolButton } from '../../ui/Toolbar';
import { VirtualGrid } from '../../ui/VirtualGrid';
import { DeliveryState, deliveryShort } from '../shared/delivery';
import { startNew } from '../shared/drafts';
import { letterWords } from '../shared/letter/row-words';
import { navigate } from '../shared/navigation';
import { PatientBanner } from '../shared/PatientBanner';
import { plainLine } from '../shared/plain-text';
import { rowTime, type Language } from '../shared/times';
import { useClock, useNow } from '../shared/useNow';
import { categoryLabel, errorWords, standardWords, useLanguage } from '../shared/words';
import styles from './patients.module.css';

type Translate = (key: string, values?: Record<string, unknown>) => string;
const idOf = (row: ThreadRow) => row.threadId;

/** The words of a conversation in this list; the person is in the band above. */
function threadTexts(row: ThreadRow, now: Instant, language: Language, t: Translate, tc: Translate, td: Translate, tl: Translate) {
  const letter = row.letter && letterWords(row.letter, tl, language);
  const other = plainLine(row.counterpart) || tc('unknownOrganisation');
  return {
    icon: letter?.icon ?? standardWords(row.standard).icon,
    title: letter ? [letter.kind, letter.about].filter(Boolean).join(', ') : plainLine(row.topic ?? '') || (row.category ? categoryLabel(tc, row.category) : tc(standardWords(row.standard).long)),
    other: t(row.lastDirection === 'out' ? 'row.to' : 'row.from', { name: other }),
    messages: t('row.messages', { count: row.messages }),
    where: [letter?.state ?? '', letter?.mark ?? '', row.unread > 0 ? t('row.unread') : '', row.handledAt ? t('row.handled') : '', row.assignee ? t('row.assigned', { initials: row.assignee }) : ''].filter(Boolean),
    state: row.lastDirection === 'out' && row.delivery ? deliveryShort(td, row.delivery, row.attempt) : '',
    time: rowTime(row.lastAt, now, language),
  };
}

export function PatientDetail({ patient }: { patient: PatientRow }) {
  const { t } = useTranslation('patients');
  const { t: tc } = useTranslation('common');
  const { t: td } = useTranslation('delivery');
  const { t: tl } = useTranslation('letters');
  const { t: te } = useTranslation('errors');
  const language = useLanguage();
  const now = useNow();
  const clock = useClock();
  const { commands } = useArchive();
  const { clinical } = useAccess();
  const { patientKey } = patient;
  const ids = useRef(patient.ids);
  useEffect(() => { commands.looked({ action: 'patient-opened', citizen: ids.current }); }, [commands, patientKey]);
  const user = useSession()?.user;
  const page = useThreads({ folder: 'inbox', patientKey: patient.patientKey });
  const [active, setActive] = useState<string>();
  const titleId = useId();
  const nameOf = useCallback((row: ThreadRow) => {
    const texts = threadTexts(row, now, language, t, tc, td, tl);
    return `${[...texts.where, texts.title, texts.other, texts.messages, texts.state, texts.time].filter(Boolean).join('. ')}.`;
  }, [now, language, t, tc, td, tl]);
  const write = async () => {
    if (!user) return;
    const draft = startNew({ id: crypto.randomUUID(), now: clock(), user }, { patient: patient.view });
    await commands.saveDraft(draft);
    await navigate('compose', draft.id);
  };
  const fail = (error: unknown) => { const { what, next } = errorWords(te, error); toast({ text: `${what} ${next}` }); };
  return (
    <>
      <PatientBanner patient={patient.view} />
      {clinical ? <Toolbar label={t('toolbar')}><ToolButton icon="square-pen" label={t('write')} onPress={() => { write().catch(fail); }} /></Toolbar> : null}
      <section className={styles.threads} aria-labelledby={titleId}>
        <h2 id={titleId} className={styles.h2} tabIndex={-1} data-detail-title>{t('conversations')}<span className={styles.count}>{page.total || ''}</span></h2>
        {page.rows.length ? (
          <VirtualGrid
            label={t('conversations')} rows={page.rows} total={page.total} keyOf={idOf} nameOf={nameOf} renderRow={(row) => <Thread row={row} now={now} />}
            activeKey={active} onActive={setActive} onOpen={(threadId) => { void navigate('inbox', threadId); }} hasMore={page.hasMore} onLoadMore={page.loadMore}
          />
        ) : page.loading ? <Waiting>{tc('loading')}</Waiting> : <EmptyState icon="message-square-text" title={t('empty.threads')} />}
      </section>
    </>
  );
}

function Thread({ row, now }: { row: ThreadRow; now: Instant }) {
  const { t } = useTranslation('patients');
  const { t: tc } = useTranslation('common');
  const { t: td } = useTranslation('delivery');
  const { t: tl } = useTranslation('letters');
  const language = useLanguage();
  const texts = threadTexts(row, now, language, t, tc, td, tl);
  return (
    <div className={cx(styles.row, row.unread > 0 && styles.unread)}>
      <Icon name={texts.icon} className={styles.type} />
      <div className={styles.lines}>
        <div className={styles.first}><span className={styles.name}>{texts.title}</span><time className={styles.time} dateTime={row.lastAt}>{texts.time}</time></div>
        <div className={styles.second}>
          <span className={styles.about}>{[...texts.where, texts.other, texts.messages].join(' · ')}</span>
          {row.lastDirection === 'out' && row.delivery ? <span className={styles.sign}><DeliveryState state={row.delivery} attempt={row.attempt} /></span> : null}
        </div>
      </div>
    </div>
  );
}
