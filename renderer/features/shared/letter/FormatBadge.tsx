import type { MessageRecord } from '../../../../shared/messages';
import { Button as AriaButton } from 'react-aria-components';
import { Icon } from '../../../ui/Icon';
import { Tag } from '../../../ui/Tag';
import { plainLine } from '../plain-text';
import { formatName } from './format-name';
import styles from './letter.module.css';

/** The original format as an outlined tag; with `onPress` it opens the original. */
export function FormatBadge({ record, label, onPress }: { record: Pick<MessageRecord, 'format' | 'view'>; /** What pressing does, read aloud. */ label?: string | undefined; onPress?: (() => void) | undefined }) {
  const name = plainLine(formatName(record));
  if (!onPress) return <Tag tone="line" icon="file-text">{name}</Tag>;
  return <AriaButton className={styles.badge ?? ''} onPress={onPress} aria-label={label === undefined ? name : `${label}: ${name}`}><Icon name="file-text" size="xs" />{name}</AriaButton>;
}
