/** Delivery states as people see them: words, tone and icon from one table. */
import { useTranslation } from 'react-i18next';
import { deliveryStates, type DeliveryState, type Instant, type Tone } from '../../../shared/messages';
import { StateTag, Tag } from '../../ui/Tag';
import { sentenceTime } from './times';
import { useNow } from './useNow';
import { useLanguage } from './words';

const underway: ReadonlySet<DeliveryState> = new Set(['transmitting', 'handed-over', 'at-receiver', 'queued']);

/** Sent more than once and still under way: the first attempt had no answer. */
const isResent = (state: DeliveryState, attempt: number): boolean => attempt > 1 && underway.has(state);

export function deliveryLook(state: DeliveryState, attempt = 1): { tone: Tone; icon: string } {
  return isResent(state, attempt) ? { tone: 'warn', icon: 'rotate-ccw' } : deliveryStates[state];
}

type Translate = (key: string, values?: Record<string, unknown>) => string;
/** One word for a list. `t` of namespace delivery. */
export const deliveryShort = (t: Translate, state: DeliveryState, attempt = 1): string =>
  isResent(state, attempt) ? t('short.resent', { count: attempt - 1 }) : t(`short.${state}`);

/** State on a row: icon and word. */
export function DeliveryState({ state, attempt = 1 }: { state: DeliveryState; attempt?: number | undefined }) {
  const { t } = useTranslation('delivery');
  const { tone, icon } = deliveryLook(state, attempt);
  return <StateTag tone={tone} icon={icon}>{deliveryShort(t, state, attempt)}</StateTag>;
}

/** State in full, as a tag. `at` is when the state began. */
export function DeliveryTag({ state, attempt = 1, at }: { state: DeliveryState; attempt?: number | undefined; at?: Instant | undefined }) {
  const { t } = useTranslation('delivery');
  const language = useLanguage();
  const now = useNow();
  const { tone, icon } = deliveryLook(state, attempt);
  const text = isResent(state, attempt) ? t('full.waiting-resend', { count: attempt - 1 }) : t(`full.${state}`, { time: at ? sentenceTime(at, now, language) : '' });
  return <Tag tone={tone} icon={icon}>{text.trim()}</Tag>;
}
