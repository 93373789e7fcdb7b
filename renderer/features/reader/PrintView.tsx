/** What goes on paper: black on white, name and CPR on every page, the original format named. Made only while printing. */
import { useEffect, useRef, useState } from 'react';
import { createPortal, flushSync } from 'react-dom';
import { useTranslation } from 'react-i18next';
import { formatCpr } from '../../../shared/identifiers';
import type { OrganisationView, PartyView } from '../../../shared/messages';
import { useArchive, useNetwork, useSession, type ThreadDetail } from '../../archive';
import { cx } from '../../ui/cx';
import { lettersOf } from './letters/letters';
import { LetterPaper } from './letters/LetterPaper';
import { formatName } from '../shared/letter/format-name';
import { OrganisationName } from '../shared/OrganisationName';
import { sortedIds } from '../shared/PatientBanner';
import { plainLine, plainPieces } from '../shared/plain-text';
import { bytesText, fullTime } from '../shared/times';
import { useClock } from '../shared/useNow';
import { categoryLabel, standardWords, useLanguage, useTexts } from '../shared/words';
import { readThread } from './thread';
import styles from './PrintView.module.css';

/** Mounted beside an open thread; the browser's own print command gives the same paper. */
export function PrintView({ detail }: { detail: ThreadDetail }) {
  const [printing, setPrinting] = useState(false);
  const { commands } = useArchive();
  const latest = useRef(detail);
  useEffect(() => { latest.current = detail; });
  useEffect(() => {
    const before = () => {
      flushSync(() => { setPrinting(true); });
      const { messages, row } = latest.current;
      commands.looked({ action: 'printed', messageIds: messages.map(({ messageId }) => messageId), citizen: row.patientIds, threadId: row.threadId });
    };
    const after = () => { setPrinting(false); };
    window.addEventListener('beforeprint', before);
    window.addEventListener('afterprint', after);
    return () => { window.removeEventListener('beforeprint', before); window.removeEventListener('afterprint', after); };
  }, [commands]);
  return printing ? createPortal(<Paper detail={detail} />, document.body) : null;
}

export function Paper({ detail }: { detail: ThreadDetail }) {
  const { t } = useTranslation('reader');
  const { t: tc } = useTexts('common');
  const { t: td } = useTranslation('delivery');
  const language = useLanguage();
  const clock = useClock();
  const session = useSession();
  const training = useNetwork()?.training ?? false;
  const { letters, others } = lettersOf(detail);
  const thread = readThread(letters.length > 0 ? { ...detail, messages: others } : detail);
  const [letter] = letters;
  const newest = letter ?? thread.newest;
  if (!newest) return null;
  const { view } = newest;
  const patient = view.patient;
  const who = [plainLine(patient?.name ?? '') || tc('unknownPatient'), ...sortedIds(patient?.ids ?? []).map((id) => formatCpr(plainLine(id.value)))];
  const parties = (organisation: OrganisationView | undefined, party: PartyView | undefined) => { const person = plainLine(party?.name ?? party?.role ?? ''); return <><OrganisationName of={[organisation]} plain />{person ? `, ${person}` : ''}</>; };
  return (
    <div className={cx(styles.paper, language === 'da' ? styles.pagesDa : styles.pagesEn)} data-print>
      <table className={styles.table}>
        <thead><tr><td><div className={styles.header}><strong>{who[0]}</strong><span>{who.slice(1).join(' · ')}</span>{patient?.deceased ? <span>{tc('deceased')}</span> : null}</div></td></tr></thead>
        <tbody><tr><td>
          {training ? <p className={styles.training}>{t('paper.training')}</p> : null}
          {letter ? <LetterPaper letters={letters} /> : <>
          <h1 className={styles.title}>{view.topic ? plainLine(view.topic) : view.category ? categoryLabel(tc, view.category) : tc(standardWords(view.standard).long)}</h1>
          <dl className={styles.facts}>
            <dt>{t('from')}</dt><dd>{parties(view.sender, view.specificSender)}</dd>
            <dt>{t('to')}</dt><dd>{view.receivers.map((receiver, index) => <span key={index}>{index > 0 ? '; ' : ''}{parties(receiver, view.specificRecipient)}</span>)}</dd>
            {view.category ? <><dt>{tc(standardWords(view.standard).long)}</dt><dd>{categoryLabel(tc, view.category)}</dd></> : null}
            {view.priority ? <><dt>{t('priority')}</dt><dd>{tc(`priority.${view.priority}`, { defaultValue: view.priority })}</dd></> : null}
          </dl>
          </>}
          {thread.segments.map((item) => (
            <section key={item.id} className={styles.segment}>
              <div className={styles.segmentHead}><strong><OrganisationName of={[item.segment.organisation, item.record?.view.sender]} plain /></strong><span>{item.segment.at ? fullTime(item.segment.at, language) : t('unknownTime')}</span></div>
              <div className={styles.signature}>{[item.segment.author, item.segment.role, item.segment.phone].filter((part) => part !== undefined).map(plainLine).join(', ')}</div>
              <div className={styles.text}>{plainPieces(item.segment.text).pieces.map((piece, n) => (piece.kind === 'text' ? piece.text : <bdi key={n}>[{piece.code}]</bdi>))}</div>
              {item.attachments.length ? <ul className={styles.files}><li>{t('paper.attachments')}:</li>{item.attachments.map((file) => <li key={file.id}>{plainLine(file.title)}{file.contentType ? ` (${tc(`fileType.${file.contentType}`, { defaultValue: file.contentType })}${file.bytes === undefined ? '' : `, ${bytesText(file.bytes, language)}`})` : ''}{file.url ? ` ${file.url}` : ''}</li>)}</ul> : null}
              {item.own && item.deliveries.length ? <div className={styles.signature}>{td(`short.${item.deliveries.at(-1)!.state}`)}: {fullTime(item.deliveries.at(-1)!.at, language)}</div> : null}
            </section>
          ))}
          <p className={styles.end}>{t('paper.format', { format: formatName(newest) })}. {t('paper.printed', { time: fullTime(clock(), language), organisation: session?.organisation?.name ?? '' })}</p>
        </td></tr></tbody>
      </table>
    </div>
  );
}
