/** Sent messages, newest first, with the one under the cursor beside them. The outbox and Sent are the same list of other rows. */
import { useCallback, useId, useMemo, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Instant } from '../../../shared/messages';
import type { Paged, SentRow } from '../../archive';
import { cx } from '../../ui/cx';
import { EmptyState } from '../../ui/EmptyState';
import { Icon } from '../../ui/Icon';
import { PaneHead } from '../../ui/Pane';
import { Waiting } from '../../ui/Progress';
import { VirtualGrid, type RowState } from '../../ui/VirtualGrid';
import { DeliveryState } from '../shared/delivery';
import { TwoPane, useRowCursor } from '../shared/TwoPane';
import { dayHead, dayOf } from '../shared/times';
import { useNow } from '../shared/useNow';
import { standardWords, useLanguage, useTexts } from '../shared/words';
import { DeliveryDetail } from './DeliveryDetail';
import { rowName, rowTexts } from './rows';
import styles from './outbox.module.css';

const idOf = (row: SentRow) => row.messageId;
const dayKey = (row: SentRow) => dayOf(row.at);

interface DeliveryListProps { title: string; detail: string; page: Paged<SentRow>; empty: ReactNode; /** Between the head and the rows. */ children?: ReactNode }

export function DeliveryList({ title, detail, page, empty, children }: DeliveryListProps) {
  const { t } = useTranslation('outbox');
  const { t: tc } = useTexts('common');
  const { t: td } = useTranslation('delivery');
  const language = useLanguage();
  const now = useNow();
  const titleId = useId();
  const keys = useMemo(() => page.rows.map(idOf), [page.rows]);
  const cursor = useRowCursor(keys);
  const current = page.rows.find((row) => row.messageId === cursor.key);
  const nameOf = useCallback((row: SentRow) => rowName(row, now, language, { t, common: tc, delivery: td }), [now, language, t, tc, td]);
  const renderHead = useCallback((day: string) => {
    const { relation, text } = dayHead(day, now, language);
    return <span className={styles.headText}>{relation === 'other' ? text.charAt(0).toUpperCase() + text.slice(1) : tc(relation, { day: text })}</span>;
  }, [now, language, tc]);
  return (
    <TwoPane
      cursor={cursor} titleId={titleId} detailLabel={t('detail')}
      list={(
        <>
          <PaneHead title={title} titleId={titleId} detail={detail} />
          {children}
          {page.rows.length === 0 ? page.loading ? <Waiting>{tc('loading')}</Waiting> : empty : (
            <VirtualGrid
              ref={cursor.grid} label={title} rows={page.rows} total={page.total} keyOf={idOf} nameOf={nameOf} groupOf={dayKey} renderHead={renderHead}
              renderRow={(row, state) => <SentRowView row={row} state={state} now={now} />}
              activeKey={cursor.key} onActive={cursor.choose} openKey={cursor.key} onOpen={cursor.enter} hasMore={page.hasMore} onLoadMore={page.loadMore}
            />
          )}
        </>
      )}
      detail={current ? <DeliveryDetail key={current.messageId} row={current} /> : <EmptyState icon="send-horizontal" title={t('noSelection')} />}
    />
  );
}

function SentRowView({ row, state, now }: { row: SentRow; state: RowState; now: Instant }) {
  const { t } = useTranslation('outbox');
  const { t: tc } = useTexts('common');
  const { t: td } = useTranslation('delivery');
  const language = useLanguage();
  const texts = rowTexts(row, now, language, { t, common: tc, delivery: td });
  return (
    <div className={cx(styles.row, state.open && styles.open)}>
      <Icon name={standardWords(row.standard ?? 'care-communication').icon} className={styles.type} />
      <div className={styles.lines}>
        <div className={styles.first}><span className={styles.name}>{texts.name}</span><span className={styles.cpr}>{texts.cpr}</span><time className={styles.time} dateTime={row.at}>{texts.time}</time></div>
        <div className={styles.second}>
          <span className={styles.to}>{texts.to}</span>{texts.topic || texts.category ? <span className={styles.about}>· {texts.topic || texts.category}</span> : null}
          <span className={styles.signs}>{row.attachments > 0 ? <Icon name="paperclip" size="s" /> : null}<DeliveryState state={row.state} attempt={row.attempt} /></span>
        </div>
      </div>
    </div>
  );
}
