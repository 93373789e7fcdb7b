/** Faults that the training network makes on purpose, so that people and machines can see what happens then. */
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { noFaults, type FaultPlan } from '../../../shared/contract';
import { useSessionCommands } from '../../archive';
import { Button } from '../../ui/Button';
import { Note } from '../../ui/Note';
import { Waiting } from '../../ui/Progress';
import { faultKinds, isQuiet, MAX_DELAY_SECONDS, percentOf, secondsOf, shareOf } from './faults';
import { NumberField, Section } from './parts';
import { useSaving } from './saving';
import styles from './settings.module.css';

export function FaultsSection() {
  const { t } = useTranslation('settings');
  const { t: tc } = useTranslation('common');
  const { faults } = useSessionCommands();
  const { run, view } = useSaving();
  const [plan, setPlan] = useState<FaultPlan>();
  useEffect(() => {
    let stale = false;
    void run(async () => { const read = await faults(); if (!stale) setPlan(read); }, '');
    return () => { stale = true; };
  }, [faults, run]);
  const save = (next: FaultPlan) => run(async () => { setPlan(await faults(next)); });
  return (
    <Section title={t('section.faults')} lead={t('faults.lead')} outcome={view}>
      {plan ? (
        <>
          {isQuiet(plan) ? null : <Note tone="warn" title={t('faults.on')}><p>{t('faults.onText')}</p></Note>}
          <div className={styles.faults}>
            {faultKinds.map((kind) => <NumberField key={kind} label={t(`faults.${kind}`)} hint={t(`faults.${kind}Text`)} value={percentOf(plan[kind])} min={0} max={100} onCommit={(percent) => { void save({ ...plan, [kind]: shareOf(percent) }); }} />)}
            <NumberField label={t('faults.delaySeconds')} hint={t('faults.delaySecondsText')} value={secondsOf(plan.delayMs)} min={0} max={MAX_DELAY_SECONDS} onCommit={(seconds) => { void save({ ...plan, delayMs: seconds * 1000 }); }} />
          </div>
          <div className={styles.actions}><Button icon="undo-2" onPress={() => { void save(noFaults); }}>{t('faults.none')}</Button></div>
        </>
      ) : view ? null : <Waiting>{tc('loading')}</Waiting>}
    </Section>
  );
}
