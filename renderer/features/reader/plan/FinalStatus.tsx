/** Who is told how it ended, whether they are, and how the delivery of that went. */
import { useTranslation } from 'react-i18next';
import type { LetterParty, PlanDecision, RehabilitationPlanView } from '../../../../shared/messages';
import { useSentMessages, type SentRow } from '../../../archive';
import { Button } from '../../../ui/Button';
import { DeliveryState } from '../../shared/delivery';
import { partyName } from '../../shared/plan-drafts';
import { plainLine } from '../../shared/plain-text';
import { shortTime } from '../../shared/times';
import { useLanguage } from '../../shared/words';
import styles from './plan.module.css';

const nobody: readonly string[] = [];

export function FinalStatus({ letter, decision, onWrite }: { letter: RehabilitationPlanView; decision: PlanDecision; onWrite(receiver: LetterParty | undefined): void }) {
  const { t } = useTranslation('plans');
  const language = useLanguage();
  const sent = useSentMessages(decision.finalStatus ?? nobody);
  const receivers = letter.finalStatusTo;
  const told = (party: LetterParty): SentRow | undefined => sent.findLast((row) => row.receiverGln !== undefined && row.receiverGln === party.gln);
  const others = sent.filter((row) => !receivers.some((party) => party.gln !== undefined && party.gln === row.receiverGln));
  const state = (row: SentRow) => <div className={styles.receiverState}><span>{t('status.sentAt', { time: shortTime(row.at, language) })}</span><DeliveryState state={row.state} attempt={row.attempt} /></div>;
  return (
    <section className={styles.card} aria-label={t('status.title')}>
      <div className={styles.cardHead}><h3 className={styles.h3}>{t('status.title')}</h3></div>
      {receivers.length === 0 ? <p className={styles.small}>{t('status.none')}</p> : null}
      <div>
        {receivers.map((party, index) => {
          const name = plainLine(partyName(party));
          const row = told(party);
          return (
            <div key={index} className={styles.receiver}>
              <span className={styles.receiverName}>{name}</span>
              {row ? state(row) : <div className={styles.receiverState}>{t('status.notSent')}</div>}
              {party.gln === undefined ? <div className={styles.receiverState}>{t('status.unresolved')}</div> : null}
              <div><Button size="s" icon="square-pen" onPress={() => { onWrite(party); }}>{t(row ? 'status.again' : 'status.write', { name })}</Button></div>
            </div>
          );
        })}
        {others.map((row) => <div key={row.messageId} className={styles.receiver}><span className={styles.receiverName}>{plainLine(row.receiver)}</span>{state(row)}</div>)}
      </div>
      {receivers.length === 0 ? <div className={styles.buttons}><Button size="s" icon="square-pen" onPress={() => { onWrite(undefined); }}>{t('status.choose')}</Button></div> : null}
    </section>
  );
}
