/** The municipality's own choice for general rehabilitation; the hospital's plan has no field for it. */
import { useTranslation } from 'react-i18next';
import type { PlanDecision } from '../../../../shared/messages';
import { Icon } from '../../../ui/Icon';
import { Kbd } from '../../../ui/Kbd';
import { RadioCards } from '../../../ui/RadioCards';
import { Tag } from '../../../ui/Tag';
import { useKeyOf, useShortcut } from '../../shared/shortcuts';
import type { Decide } from './usePlanDecision';
import styles from './plan.module.css';

type Level = NonNullable<PlanDecision['level']>;

export function LevelCard({ level, decide }: { level: Level | undefined; decide: Decide }) {
  const { t } = useTranslation('plans');
  const choose = (next: Level) => { if (next !== level) decide({ level: next }, t('level.done', { level: t(`level.${next}`) })); };
  useShortcut('plan-basic', () => { choose('basal'); });
  useShortcut('plan-advanced', () => { choose('avanceret'); });
  const keys: Record<Level, string | undefined> = { basal: useKeyOf('plan-basic'), avanceret: useKeyOf('plan-advanced') };
  const title = t(level ? 'level.chosenTitle' : 'level.title');
  return (
    <section className={styles.card} aria-label={title}>
      <div className={styles.cardHead}>
        <h3 className={styles.h3}>{title}</h3>
        {level ? <Tag tone="ok" icon="circle-check">{t(`level.${level}`)}</Tag> : <Tag tone="warn" icon="triangle-alert">{t('level.none')}</Tag>}
      </div>
      <RadioCards<Level>
        label={title} hideLabel compact value={level} onChange={choose}
        cards={(['basal', 'avanceret'] as const).map((id) => ({ id, title: t(`level.${id}`), description: t(`level.${id}Text`), tag: keys[id] === undefined ? null : <Kbd>{keys[id]}</Kbd> }))}
      />
      <p className={styles.hint}><Icon name="info" size="s" />{t('level.note')}</p>
    </section>
  );
}
