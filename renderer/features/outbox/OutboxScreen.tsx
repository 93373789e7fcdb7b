/** Everything sent from here that still waits for its end. */
import { useTranslation } from 'react-i18next';
import { useArchiveState, useNetwork, useOutbox } from '../../archive';
import { EmptyState } from '../../ui/EmptyState';
import { DeliveryList } from './DeliveryList';

export function OutboxScreen() {
  const { t } = useTranslation('outbox');
  const page = useOutbox();
  const network = useNetwork();
  const rebuilding = useArchiveState().state === 'rebuilding';
  const detail = page.total === 0 ? '' : [t('count', { count: page.total }), network && network.state !== 'online' ? t(`held.${network.state}`) : ''].filter(Boolean).join(', ');
  return (
    <DeliveryList
      title={t('outbox')} detail={detail} page={page}
      empty={rebuilding ? <EmptyState icon="database" title={t('empty.rebuilding')}>{t('empty.rebuildingText')}</EmptyState> : <EmptyState icon="circle-check" title={t('empty.outbox')}>{t('empty.outboxText')}</EmptyState>}
    />
  );
}
