/** One thread as a list shows it: who, CPR and time on the first line; what, from whom and about what on the second. */
import { useTranslation } from 'react-i18next';
import type { ThreadRow } from '../../archive';
import { Avatar } from '../../ui/Avatar';
import { cx } from '../../ui/cx';
import { Icon } from '../../ui/Icon';
import { StateTag } from '../../ui/Tag';
import type { RowState } from '../../ui/VirtualGrid';
import { formatCpr } from '../../../shared/identifiers';
import type { Instant } from '../../../shared/messages';
import { DeliveryState, deliveryShort } from '../shared/delivery';
import { FollowUpMark } from '../shared/letter/FollowUpMark';
import { letterWords } from '../shared/letter/row-words';
import { mainId } from '../shared/PatientBanner';
import { plainLine } from '../shared/plain-text';
import { clock, rowTime, type Language } from '../shared/times';
import { categoryLabel, standardWords, useLanguage, useTexts } from '../shared/words';
import styles from './ThreadRowView.module.css';

type Translate = (key: string, values?: Record<string, unknown>) => string;

const topicOf = (row: ThreadRow, tc: Translate): string[] => [...(row.category ? [categoryLabel(tc, row.category)] : []), ...(row.topic ? [plainLine(row.topic)] : [])];

/** What the row is about when its newest message is a letter. An answer written later is correspondence, and still shows the letter's mark. */
const letterNow = (row: ThreadRow): ThreadRow['letter'] => (row.standard === 'care-communication' ? undefined : row.letter);

/** The row's name for assistive technology; digits apart, so that a number is read as digits. `tl`: texts of letters. */
export function rowName(row: ThreadRow, now: Instant, language: Language, t: Translate, tc: Translate, td: Translate, tl: Translate): string {
  const letter = letterNow(row);
  const words = letter && letterWords(letter, tl, language);
  const mark = row.letter ? letterWords(row.letter, tl, language).mark : '';
  const outgoing = row.lastDirection === 'out';
  const parts = [
    ...(row.unread > 0 ? [t('unreadWord')] : []),
    ...(row.lastActivity === 'reply-message' ? [t('reply')] : row.lastActivity === 'forward-message' ? [t('forwarded')] : []),
    words?.kind ?? tc(standardWords(row.standard).short),
    [plainLine(row.patientName) || tc('unknownPatient'), [...mainId(row.patientIds)].join(' ')].filter(Boolean).join(', ') + (row.deceased ? `, ${t('deceased')}` : ''),
    outgoing ? t('to', { name: plainLine(row.counterpart) }) : plainLine(row.counterpart),
    ...(words ? [words.about, words.state] : []), mark, ...topicOf(row, tc), rowTime(row.lastAt, now, language),
    ...(outgoing && row.delivery ? [deliveryShort(td, row.delivery, row.attempt)] : []),
    ...(row.lateByMinutes ? [td('lateShort')] : []), ...(row.attachments > 0 ? [t('hasFiles')] : []), ...(row.assignee ? [t('assignedTo', { initials: row.assignee })] : []),
  ];
  return `${parts.filter(Boolean).join('. ')}.`;
}

/** Under a head that names the day the time of day says more than the day again. */
export function ThreadRowView({ row, state, now, underDay }: { row: ThreadRow; state: RowState; now: Instant; underDay: boolean }) {
  const { t } = useTranslation('inbox');
  const { t: tc } = useTexts('common');
  const { t: td } = useTranslation('delivery');
  const language = useLanguage();
  const { t: tl } = useTranslation('letters');
  const letter = letterNow(row);
  const own = letter && letterWords(letter, tl, language);
  const words = standardWords(row.standard);
  const outgoing = row.lastDirection === 'out';
  const counterpart = plainLine(row.counterpart) || tc('unknownOrganisation');
  // The topic says more than the category; there is seldom room for both.
  const about = own?.about || topicOf(row, tc).at(-1);
  return (
    <div className={cx(styles.row, row.unread > 0 && styles.unread, state.open && styles.open)}>
      {state.marked ? <span className={styles.mark}><Icon name="check" size="xs" /></span> : <span className={styles.dot} />}
      <Icon name={own?.icon ?? words.icon} className={styles.type} />
      <div className={styles.lines}>
        <div className={styles.first}>
          <span className={styles.name}>{plainLine(row.patientName) || tc('unknownPatient')}</span>
          <span className={styles.cpr}>{formatCpr(plainLine(mainId(row.patientIds)))}</span>
          {row.deceased ? <span className={styles.deceased}>{t('deceased')}</span> : null}
          <time className={styles.time} dateTime={row.lastAt}>{underDay ? clock(row.lastAt, language) : rowTime(row.lastAt, now, language)}</time>
        </div>
        <div className={styles.second}>
          <span className={styles.what}>
            {row.lastActivity === 'reply-message' ? <Icon name="reply" size="s" /> : row.lastActivity === 'forward-message' ? <Icon name="forward" size="s" /> : null}
            {own?.kind ?? tc(words.short)}
          </span>
          <span className={styles.dotSep}>·</span>
          <span className={styles.counterpart}>{outgoing ? t('to', { name: counterpart }) : counterpart}</span>
          {about === undefined ? null : <><span className={styles.dotSep}>·</span><span className={styles.about}>{about}</span></>}
          <span className={styles.signs}>
            {row.lateByMinutes ? <StateTag tone="wait" icon="clock">{td('lateShort')}</StateTag> : null}
            {outgoing && row.delivery ? <DeliveryState state={row.delivery} attempt={row.attempt} /> : null}
            {row.attachments > 0 ? <Icon name="paperclip" size="s" /> : null}
            {row.letter?.cancelled ? <StateTag tone="bad" icon="octagon-x">{tl('cancelled')}</StateTag> : row.letter?.corrected ? <StateTag tone="wait" icon="rotate-ccw">{tl('corrected')}</StateTag> : null}
            {row.letter?.noted ? <StateTag tone="ok" icon="check-check">{tl('noted')}</StateTag> : null}
            {row.assignee ? <Avatar initials={row.assignee} outline small /> : null}
            {row.letter?.mark ? <FollowUpMark mark={row.letter.mark} /> : null}
          </span>
        </div>
      </div>
    </div>
  );
}
