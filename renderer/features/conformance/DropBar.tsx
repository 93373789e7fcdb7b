import { FileTrigger, Button as Pressable } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { cx } from '../../ui/cx';
import { Icon } from '../../ui/Icon';
import { bytesText } from '../shared/times';
import { useLanguage } from '../shared/words';
import type { JudgedFile } from './judging';
import styles from './conformance.module.css';

/** Says where files can be dropped (anywhere on the screen) and offers the button that does the same. */
export function DropBar({ over, only, onFiles }: { /** Files are held above the screen. */ over: boolean; /** The file, while there is just one. */ only: JudgedFile | undefined; onFiles(files: File[]): void }) {
  const { t } = useTranslation('conformance');
  const language = useLanguage();
  return (
    <div className={cx(styles.drop, over && styles.over)}>
      <Icon name="upload" size="l" />
      <div className={styles.dropWords}>
        <div><span className={styles.strong}>{t('drop')}</span> <span className={styles.soft}>{t('dropOr')}</span>{' '}
          <FileTrigger allowsMultiple onSelect={(list) => { if (list?.length) onFiles([...list]); }}><Pressable className={styles.link ?? ''}>{t('choose')}</Pressable></FileTrigger>
        </div>
        <div className={styles.hint}>{t('dropHint')}</div>
      </div>
      {only ? <span className={styles.onlyFile}><span className={styles.onlyName}>{only.name}</span> · {bytesText(only.bytes, language)}</span> : null}
    </div>
  );
}
