/** Sent messages as rows: their words, what can be done about each, and their history line by line. Pure. */
import { formatCpr } from '../../../shared/identifiers';
import { deliveryStates, type AcknowledgementCode, type DeliveryEvent, type DeliveryState, type Instant } from '../../../shared/messages';
import type { SentRow } from '../../archive';
import { deliveryShort } from '../shared/delivery';
import { mainId } from '../shared/PatientBanner';
import { plainLine } from '../shared/plain-text';
import { clockSeconds, dayOf, dayShort, rowTime, type Language } from '../shared/times';
import { categoryLabel, standardWords } from '../shared/words';

type Translate = (key: string, values?: Record<string, unknown>) => string;
interface Words { t: Translate; common: Translate; delivery: Translate }

/** Every text of a row, in one place, so that eyes and ears get the same. */
export function rowTexts(row: SentRow, now: Instant, language: Language, { t, common, delivery }: Words) {
  return {
    type: common(standardWords(row.standard ?? 'care-communication').short),
    name: plainLine(row.patientName) || common('unknownPatient'),
    cpr: formatCpr(plainLine(mainId(row.patientIds))),
    to: t('row.to', { name: plainLine(row.receiver) || row.receiverGln || common('unknownOrganisation') }),
    category: row.category ? categoryLabel(common, row.category) : '',
    topic: plainLine(row.topic ?? ''),
    state: deliveryShort(delivery, row.state, row.attempt),
    time: rowTime(row.at, now, language),
    files: row.attachments > 0 ? t('row.files', { count: row.attachments }) : '',
  };
}

/** The row's name for assistive technology; the number's digits apart, so that it is read as digits. */
export function rowName(row: SentRow, now: Instant, language: Language, words: Words): string {
  const texts = rowTexts(row, now, language, words);
  const who = [texts.name, [...plainLine(mainId(row.patientIds))].join(' ')].filter(Boolean).join(', ');
  return `${[texts.state, texts.type, who, texts.to, texts.category, texts.topic, texts.time, texts.files].filter(Boolean).join('. ')}.`;
}

export type SentAction = 'cancel' | 'resend' | 'correct';

/**
 * What a person may do. Only what has never left this computer can be cancelled; only what waits or has had no answer can be
 * sent again unchanged; what was refused, failed or cancelled goes on as a new message. `ended`: a person has closed it.
 */
export function actionsFor(state: DeliveryState, ended: boolean): SentAction[] {
  if (state === 'queued') return ['cancel'];
  if (state === 'waiting-retry' || state === 'overdue') return ended ? [] : ['resend'];
  return state === 'rejected' || state === 'failed' || state === 'cancelled' ? ['correct'] : [];
}

export interface HistoryLine {
  n: number;
  at: Instant;
  state: DeliveryState;
  icon: string;
  tone: 'ok' | 'wait' | 'warn' | 'bad' | 'mute';
  time: string;
  /** Day, where it is another than that of the line before. */
  day?: string;
  attempt?: number;
  nextAt?: Instant;
  /** A person stopped sending again, or let it go on. */
  held?: boolean;
  note?: string;
  /** Error code of the contract. */
  reason?: string;
  /** Foreign words of whoever refused the envelope. */
  refusal?: { by: 'network' | 'receiver'; text: string };
  verdict?: AcknowledgementCode;
  /** What the receiver wrote, as it wrote it. */
  outcomes: string[];
}

const icons: Partial<Record<DeliveryState, string>> = { queued: 'file-pen', transmitting: 'send-horizontal', 'handed-over': 'server', 'at-receiver': 'mail-check' };

/** When the message first left this computer; absent as long as it never has. Pressing Send is not that. */
export const firstSentAt = (events: readonly DeliveryEvent[]): Instant | undefined => events.filter(({ state }) => state === 'handed-over').map(({ at }) => at).sort()[0];

/** All events, oldest first. The attempt is named where it matters: from the second dispatch on. */
export function historyOf(events: readonly DeliveryEvent[], language: Language): HistoryLine[] {
  let day = '';
  return [...events].sort((a, b) => a.n - b.n).map((event, index): HistoryLine => {
    const own = dayOf(event.at);
    const newDay = own !== day ? dayShort(event.at, language) : undefined;
    day = own;
    const { acknowledgement } = event;
    return {
      n: event.n, at: event.at, state: event.state, icon: event.held === undefined ? icons[event.state] ?? deliveryStates[event.state].icon : 'alarm-clock', tone: deliveryStates[event.state].tone, time: clockSeconds(event.at, language),
      ...(newDay ? { day: newDay } : {}), ...(event.attempt > 1 && event.state !== 'queued' ? { attempt: event.attempt } : {}), // A plan holds until something else has happened.
      ...(event.nextAt && event.state === 'waiting-retry' && event.held !== true && index === events.length - 1 ? { nextAt: event.nextAt } : {}),
      ...(event.held === undefined ? {} : { held: event.held }), ...(event.note ? { note: plainLine(event.note) } : {}), ...(event.refusal ? { refusal: { by: event.refusal.by, text: plainLine(event.refusal.text) } } : {}), ...(event.reason && !acknowledgement ? { reason: event.reason } : {}), ...(acknowledgement ? { verdict: acknowledgement.code } : {}),
      outcomes: (acknowledgement?.outcomes ?? []).map((outcome) => plainLine(outcome.text ?? outcome.details ?? '')).filter(Boolean),
    };
  });
}
