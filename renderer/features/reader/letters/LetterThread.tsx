/** The letters of a thread: the newest whole, the earlier ones below it to be opened. */
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button as AriaButton } from 'react-aria-components';
import { Icon } from '../../../ui/Icon';
import { LetterCalled } from '../../shared/letter/region-name';
import { plainLine } from '../../shared/plain-text';
import { shortTime } from '../../shared/times';
import { useLanguage } from '../../shared/words';
import type { ThreadDetail } from '../../../archive';
import { segmentDomId } from '../SegmentCard';
import { LetterHead } from './LetterHead';
import type { LetterRecord } from './letters';
import { letterScreens } from './screens';
import styles from './letters.module.css';

interface LetterThreadProps { letters: readonly LetterRecord[]; marks: ThreadDetail['marks']; /** False for a file from a disk: it was never fetched. */ received?: boolean; onOriginal(record: LetterRecord): void }

export function LetterThread({ letters, marks, received = true, onOriginal }: LetterThreadProps) {
  const [newest, ...earlier] = letters;
  if (!newest) return null;
  return (
    <>
      <Letter letters={letters} at={0} note={marks[newest.messageId]?.note} received={received} onOriginal={onOriginal} />
      {earlier.map((record, index) => <Earlier key={record.messageId} letters={letters} at={index + 1} note={marks[record.messageId]?.note} received={received} onOriginal={onOriginal} />)}
    </>
  );
}

interface OneProps { letters: readonly LetterRecord[]; at: number; note: string | null | undefined; received: boolean; onOriginal(record: LetterRecord): void }

function Letter({ letters, at, note, received, onOriginal }: OneProps) {
  const { t } = useTranslation('reader');
  const record = letters[at]!;
  const Screen = letterScreens[record.view.letter.form];
  const open = () => { onOriginal(record); };
  return (
    <article className={styles.letter} data-letter={record.messageId}>
      <LetterHead record={record} superseded={at > 0} received={received} onOriginal={open} />
      {note ? <div className={styles.own}><Icon name="sticky-note" size="s" /><div><strong>{t('noteBy')}</strong><div className={styles.ownText}>{note}</div></div></div> : null}
      <Screen letters={letters} at={at} onOriginal={open} />
    </article>
  );
}

function Earlier(props: OneProps) {
  const { t } = useTranslation('letters');
  const language = useLanguage();
  const [open, setOpen] = useState(false);
  const id = useId();
  const record = props.letters[props.at]!;
  const called = t('earlier', { time: shortTime(record.view.sentAt ?? record.at, language) });
  return (
    <div className={styles.earlier}>
      <AriaButton id={segmentDomId(record.messageId)} className={styles.earlierToggle ?? ''} aria-expanded={open} aria-controls={id} onPress={() => { setOpen(!open); }}>
        <Icon name={open ? 'chevron-down' : 'chevron-right'} size="s" />{called}<span className={styles.sub2}>{plainLine(record.view.version)}</span>
      </AriaButton>
      <div id={id} hidden={!open}>{open ? <LetterCalled value={called}><Letter {...props} /></LetterCalled> : null}</div>
    </div>
  );
}
