/** Instead of something that whoever is logged in may not see: said calmly, with who may and what to do. */
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../../ui/EmptyState';
import { PaneHead } from '../../ui/Pane';

type What = 'drafts' | 'compose' | 'file' | 'conformance';

export function Withheld({ what, title }: { what: What; title: string }) {
  const { t } = useTranslation('access');
  return <><PaneHead title={title} line /><EmptyState icon="lock" title={t(`withheld.${what}`)}>{t('withheld.ask')}</EmptyState></>;
}
