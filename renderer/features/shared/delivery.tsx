/** Delivery states as people see them: words, tone and icon from one table. */
import { useTranslation } from 'react-i18next';
import { deliveryStates, type DeliveryState, type Tone } from '../../../shared/messages';
import { StateTag } from '../../ui/Tag';

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
