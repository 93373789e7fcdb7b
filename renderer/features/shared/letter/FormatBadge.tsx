import type { MessageRecord } from '../../../../shared/messages';
import { Button as AriaButton } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { Icon } from '../../../ui/Icon';
import { Tag } from '../../../ui/Tag';
import { plainLine } from '../plain-text';
import { formatName, isProjectDraft } from './format-name';
import styles from './letter.module.css';

/** The original format as an outlined tag; with `onPress` it opens the original. What no standard is published for says so beside it. */
export function FormatBadge({ record, label, onPress }: { record: Pick<MessageRecord, 'format' | 'view'>; /** What pressing does, read aloud. */ label?: string | undefined; onPress?: (() => void) | undefined }) {
  const { t } = useTranslation('letters');
  const name = plainLine(formatName(record));
  const draft = isProjectDraft(record) ? <Tag tone="warn" icon="info">{t('projectDraft')}</Tag> : null;
  if (!onPress) return <>{draft}<Tag tone="line" icon="file-text">{name}</Tag></>;
  return <>{draft}<AriaButton className={styles.badge ?? ''} onPress={onPress} aria-label={label === undefined ? name : `${label}: ${name}`}><Icon name="file-text" size="xs" />{name}</AriaButton></>;
}
