/** The acknowledgements we have sent or owe, each with the message it answers (MedCom's requirement of an overview, ACK-10). */
import { useCallback, useEffect, useId, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { CallResult } from '../../../shared/contract';
import { useContacts, useSessionCommands } from '../../archive';
import { Button } from '../../ui/Button';
import { EmptyState } from '../../ui/EmptyState';
import { Note } from '../../ui/Note';
import { PaneHead, Scroll } from '../../ui/Pane';
import { Waiting } from '../../ui/Progress';
import { StateTag, Tag } from '../../ui/Tag';
import { clockSeconds, dayLong } from '../shared/times';
import { errorWords, useLanguage } from '../shared/words';
import { joinPages } from './pages';
import styles from './outbox.module.css';

type Sent = CallResult<'acknowledgements.sent'>[number];
const PAGE = 100;
const looks: Record<Sent['code'], { tone: 'ok' | 'warn' | 'bad'; icon: string }> = {
  ok: { tone: 'ok', icon: 'check-check' }, 'transient-error': { tone: 'warn', icon: 'rotate-ccw' }, 'fatal-error': { tone: 'bad', icon: 'octagon-x' },
};

export function Acknowledgements({ children }: { children: ReactNode }) {
  const { t } = useTranslation('outbox');
  const { t: tc } = useTranslation('common');
  const { t: te } = useTranslation('errors');
  const titleId = useId();
  const { acknowledgementsSent } = useSessionCommands();
  const [list, setList] = useState<{ rows: readonly Sent[]; more: boolean }>();
  const [error, setError] = useState<unknown>();

  const load = useCallback(async (known: readonly Sent[]) => {
    try {
      const page = await acknowledgementsSent(PAGE, known.at(-1)?.at);
      const rows = joinPages(known, page);
      setList({ rows, more: page.length === PAGE && rows.length > known.length });
      setError(undefined);
    } catch (failure) { setError(failure); }
  }, [acknowledgementsSent]);
  useEffect(() => { void load([]); }, [load]);

  const words = error === undefined ? undefined : errorWords(te, error);
  return (
    <main className={styles.page} aria-labelledby={titleId} data-pane="list">
      <PaneHead title={t('sent')} titleId={titleId} detail={list?.rows.length ? t('ack.count', { count: list.rows.length }) : ''}>
        <Button size="s" icon="refresh-cw" onPress={() => { void load([]); }}>{t('ack.refresh')}</Button>
      </PaneHead>
      {children}
      <Scroll label={t('tab.acknowledgements')}>
        <div className={styles.tableBox}>
          <p className={styles.lead}>{t('ack.lead')}</p>
          {words ? <Note tone="bad" role="alert" title={words.what}><p>{words.next}</p></Note> : null}
          {list ? list.rows.length ? <Table rows={list.rows} /> : <EmptyState icon="mail-check" title={t('ack.empty')}>{t('ack.emptyText')}</EmptyState> : words ? null : <Waiting>{tc('loading')}</Waiting>}
          {list?.more ? <div className={styles.more}><Button size="s" onPress={() => { void load(list.rows); }}>{t('ack.more')}</Button></div> : null}
        </div>
      </Scroll>
    </main>
  );
}

function Table({ rows }: { rows: readonly Sent[] }) {
  const { t } = useTranslation('outbox');
  const language = useLanguage();
  const contacts = useContacts();
  const nameOf = (gln: string): string => { const contact = contacts.find((one) => one.gln === gln); return contact ? [contact.name, contact.unit].filter(Boolean).join(', ') : gln; };
  return (
    <table className={styles.table}>
      <thead><tr>{(['time', 'answer', 'to', 'state', 'of'] as const).map((column) => <th key={column} scope="col">{t(`ack.column.${column}`)}</th>)}</tr></thead>
      <tbody>
        {rows.map((row) => (
          <tr key={`${row.messageId} ${row.at}`}>
            <td><time dateTime={row.at}>{dayLong(row.at, language)} {clockSeconds(row.at, language)}</time></td>
            <td><StateTag {...looks[row.code]}>{t(`ack.code.${row.code}`)}</StateTag></td>
            <td>{nameOf(row.receiverGln)}</td>
            <td>{t(`ack.state.${row.state}`)}{row.duplicate ? <> <Tag>{t('ack.duplicate')}</Tag></> : null}</td>
            <td className={styles.id}>{row.of}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
