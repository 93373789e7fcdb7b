/** Ids and times for a fault report: nothing about the patient, nothing of the content. */
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Technical as Facts } from '../../../shared/contract';
import { useAccess, useSessionCommands, type WorkItem } from '../../archive';
import { useLanguage } from '../shared/words';
import styles from './needs-action.module.css';

const short = (id: string): string => (id.length > 20 ? `${id.slice(0, 8)}…${id.slice(-4)}` : id);

/** The report's lines, also used when it is copied. */
export function reportLines(item: WorkItem, facts: Facts | undefined): [string, string][] {
  const lines: [string, string][] = [['kind', item.kind], ['at', item.at]];
  if (item.quarantine) {
    lines.push(['quarantine', short(item.quarantine.id)], ['reason', item.quarantine.reason], ['answered', item.quarantine.answered], ['bytes', String(item.quarantine.bytes)]);
    if (item.quarantine.senderGln) lines.push(['sender', item.quarantine.senderGln]);
    for (const issue of item.quarantine.issues.slice(0, 20)) lines.push(['rule', `${issue.rule} ${issue.path}`.trim()]);
  }
  if (!facts) return lines;
  lines.push(['message', facts.messageId], ['standard', `${facts.standard} ${facts.version} ${facts.format}`]);
  if (facts.waiting) lines.push(['waiting', `${Math.ceil(facts.waiting.remainingMs / 60_000)} min${facts.waiting.held ? ', resends stopped' : `, resends left ${facts.waiting.resendsLeft}`}`]);
  for (const event of item.events) if (event.reason) lines.push(['event', `${event.at} ${event.state} ${event.reason}`]);
  if (facts.threadId) lines.push(['thread', facts.threadId]);
  if (facts.senderGln) lines.push(['sender', facts.senderGln]);
  if (facts.receiverGln) lines.push(['receiver', facts.receiverGln]);
  for (const a of facts.attempts) lines.push([`attempt ${a.attempt}`, `${a.at} bundle ${a.bundleId} envelope ${a.envelopeId}${a.handedOverAt ? ` handed over ${a.handedOverAt}` : ''}`]);
  for (const a of facts.acknowledgements) lines.push(['acknowledgement', `${a.at} ${a.code} ${a.messageId}`]);
  return lines;
}

export function Technical({ item }: { item: WorkItem }) {
  const { t } = useTranslation('work');
  const english = useLanguage() === 'en';
  // What is wrong may quote what is written.
  const { administrator } = useAccess();
  const { technical } = useSessionCommands();
  const [facts, setFacts] = useState<Facts>();
  const load = () => { if (item.messageId && !facts) technical(item.messageId).then(setFacts, () => undefined); };
  return (
    <details className={styles.technical} onToggle={(event) => { if (event.currentTarget.open) load(); }}>
      <summary>{t('technical')}</summary>
      <dl className={styles.ids}>{reportLines(item, facts).map(([key, value], index) => [<dt key={`k${index}`}>{key}</dt>, <dd key={`v${index}`}>{value}</dd>])}</dl>
      {administrator && item.quarantine?.issues.length ? <ul className={styles.faults}>{item.quarantine.issues.slice(0, 10).map((issue, index) => <li key={index}>{english ? issue.messageEn : issue.message}</li>)}</ul> : null}
    </details>
  );
}
