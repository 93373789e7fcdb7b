/** Every message sent from here, and beside them the acknowledgements that we have sent to others. */
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useArchiveState, useSent } from '../../archive';
import { EmptyState } from '../../ui/EmptyState';
import { FilterTabs } from '../../ui/FilterTabs';
import { PaneFilters } from '../../ui/Pane';
import { Acknowledgements } from './Acknowledgements';
import { DeliveryList } from './DeliveryList';

type SentTab = 'messages' | 'acknowledgements';

export function SentScreen() {
  const { t } = useTranslation('outbox');
  const [tab, setTab] = useState<SentTab>('messages');
  const tabs = (
    <PaneFilters>
      <FilterTabs<SentTab> label={t('tab.label')} value={tab} onChange={setTab} tabs={(['messages', 'acknowledgements'] as const).map((id) => ({ id, label: t(`tab.${id}`) }))} />
    </PaneFilters>
  );
  return tab === 'messages' ? <SentMessages>{tabs}</SentMessages> : <Acknowledgements>{tabs}</Acknowledgements>;
}

function SentMessages({ children }: { children: React.ReactNode }) {
  const { t } = useTranslation('outbox');
  const page = useSent();
  const rebuilding = useArchiveState().state === 'rebuilding';
  return (
    <DeliveryList
      title={t('sent')} detail={page.total ? t('count', { count: page.total }) : ''} page={page}
      empty={rebuilding ? <EmptyState icon="database" title={t('empty.rebuilding')}>{t('empty.rebuildingText')}</EmptyState> : <EmptyState icon="mail-check" title={t('empty.sent')}>{t('empty.sentText')}</EmptyState>}
    >
      {children}
    </DeliveryList>
  );
}
