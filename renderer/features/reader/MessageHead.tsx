/** What the conversation is about, what kind of message it is, from whom and to whom. */
import { useTranslation } from 'react-i18next';
import type { MessageRecord, OrganisationView, PartyView } from '../../../shared/messages';
import { Tag } from '../../ui/Tag';
import { formatName } from '../shared/letter/format-name';
import { OrganisationName } from '../shared/OrganisationName';
import { plainLine } from '../shared/plain-text';
import { duration } from '../shared/times';
import { categoryLabel, standardWords, useLanguage } from '../shared/words';
import styles from './ThreadReader.module.css';

const activities: Record<string, { key: string; icon?: string }> = {
  'new-message': { key: 'new-message' }, 'reply-message': { key: 'reply-message', icon: 'reply' }, 'forward-message': { key: 'forward-message', icon: 'forward' },
  'modified-message': { key: 'modified-message' }, 'retract-message': { key: 'retract-message' },
};

/** @param alone no list beside it: the message names the page */
export function MessageHead({ record, count, alone = false }: { record: MessageRecord; count: number; alone?: boolean }) {
  const { t } = useTranslation('reader');
  const { t: tc } = useTranslation('common');
  const { t: td } = useTranslation('delivery');
  const language = useLanguage();
  const { view } = record;
  const category = view.category ? categoryLabel(tc, view.category) : undefined;
  const activity = activities[view.activity];
  const Title = alone ? 'h1' : 'h2';
  return (
    <>
      <div className={styles.heading}>
        <Title className={styles.title} tabIndex={-1} data-title>{view.topic ? plainLine(view.topic) : category ?? tc(standardWords(view.standard).short)}</Title>
        <span className={styles.count}>{t('inThread', { count })}</span>
      </div>
      <div className={styles.tags}>
        <Tag tone="accent" icon={activity?.icon}>{t(`activity.${activity?.key ?? 'other'}`)}</Tag>
        <Tag>{tc(standardWords(view.standard).long)}</Tag>
        {category ? <Tag icon="tag">{category}</Tag> : null}
        {view.priority ? <Tag tone={view.priority === 'asap' ? 'warn' : 'mute'} icon={view.priority === 'asap' ? 'triangle-alert' : undefined}>{tc(`priority.${view.priority}`, { defaultValue: plainLine(view.priority) })}</Tag> : null}
        {record.lateByMinutes ? <Tag tone="wait" icon="clock">{td('late', { duration: duration(record.lateByMinutes, language) })}</Tag> : null}
        <Tag tone="line" className={styles.format}>{formatName(record)}</Tag>
      </div>
      <dl className={styles.facts}>
        <dt>{t('from')}</dt><dd><Party organisation={view.sender} party={view.specificSender} label={t('specificSender')} /></dd>
        <dt>{t('to')}</dt>
        <dd>{view.receivers.length === 0 ? tc('unknownOrganisation') : view.receivers.map((receiver, index) => <Party key={index} organisation={receiver} party={index === 0 ? view.specificRecipient : undefined} label={t('specificRecipient')} />)}</dd>
        {view.episodeIds?.length ? <><dt>{t('episode')}</dt><dd className={styles.ids}>{view.episodeIds.map(plainLine).join(', ')}</dd></> : null}
      </dl>
    </>
  );
}

function Party({ organisation, party, label }: { organisation: OrganisationView; party: PartyView | undefined; label: string }) {
  const person = party ? [party.name, party.role].filter((part) => part !== undefined).map(plainLine).filter(Boolean).join(', ') : '';
  return <div><OrganisationName of={[organisation]} />{person ? <> · <span className={styles.specific}>{label}</span> {person}</> : null}</div>;
}
