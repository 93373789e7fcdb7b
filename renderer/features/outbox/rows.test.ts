import { describe, expect, it } from 'vitest';
import { deliveryStateSchema, type DeliveryEvent } from '../../../shared/messages';
import type { SentRow } from '../../archive';
import { joinPages } from './pages';
import { actionsFor, firstSentAt, historyOf, rowName } from './rows';

const row: SentRow = {
  messageId: 'm', threadId: 't', patientName: 'Bruno Test Elmer', patientIds: [{ type: 'cpr', value: '2509479989' }], receiver: 'Odense Kommune (test)', category: 'nursing', topic: 'Sår på ben',
  at: '2026-11-19T07:41:00.000Z', state: 'accepted', attempt: 1, lastEventAt: '2026-11-19T07:42:00.000Z', attachments: 0,
};
const event = (n: number, at: string, state: DeliveryEvent['state'], more: Partial<DeliveryEvent> = {}): DeliveryEvent => ({ messageId: 'm', n, at, state, attempt: 1, ...more });
const key = (name: string, values?: Record<string, unknown>) => (values?.name ? `til ${values.name as string}` : name);

describe('sent messages', () => {
  it('are named by state, person, receiver, category and topic, with the number as digits', () => {
    const name = rowName(row, '2026-11-19T08:00:00.000Z', 'da', { t: key, common: key, delivery: key });
    expect(name).toBe('short.accepted. correspondence. Bruno Test Elmer, 2 5 0 9 4 7 9 9 8 9. til Odense Kommune (test). category.nursing. Sår på ben. 08:41.');
  });
  it('can be cancelled only before they left, and never sent again after a rejection', () => {
    for (const state of deliveryStateSchema.options) {
      expect(actionsFor(state, false).includes('cancel'), state).toBe(state === 'queued');
      expect(actionsFor(state, false).includes('resend'), state).toBe(state === 'overdue' || state === 'waiting-retry');
      expect(actionsFor(state, false).includes('correct'), state).toBe(['rejected', 'failed', 'cancelled'].includes(state));
    }
    expect(actionsFor('overdue', true)).toEqual([]);
  });
  it('show every event in order, with seconds, and the day where it changes', () => {
    const lines = historyOf([event(2, '2026-11-19T22:59:58.000Z', 'handed-over'), event(1, '2026-11-19T22:59:57.000Z', 'queued', { attempt: 0 }), event(3, '2026-11-19T23:29:58.000Z', 'handed-over', { attempt: 2, nextAt: '2026-11-20T00:00:00.000Z' })], 'da');
    expect(lines.map(({ n, time, day }) => [n, time, day])).toEqual([[1, '23:59:57', '19. nov.'], [2, '23:59:58', undefined], [3, '00:29:58', '20. nov.']]);
    expect(lines.map(({ attempt }) => attempt)).toEqual([undefined, undefined, 2]);
  });
  it('name the next attempt only while it is still to come, and a time of sending only once something left', () => {
    const waits = event(2, '2026-11-19T07:00:01.000Z', 'waiting-retry', { nextAt: '2026-11-19T07:05:00.000Z' });
    const queued = event(1, '2026-11-19T07:00:00.000Z', 'queued', { attempt: 0 });
    expect(historyOf([queued, waits], 'da').map(({ nextAt }) => nextAt)).toEqual([undefined, waits.nextAt]);
    const gone = [queued, waits, event(3, '2026-11-19T07:05:00.000Z', 'handed-over', { attempt: 2 }), event(4, '2026-11-19T07:05:02.000Z', 'accepted', { attempt: 2 })];
    expect(historyOf(gone, 'da').map(({ nextAt }) => nextAt)).toEqual([undefined, undefined, undefined, undefined]);
    expect(firstSentAt([queued, waits])).toBeUndefined();
    expect(firstSentAt(gone)).toBe('2026-11-19T07:05:00.000Z');
  });
  it('repeat what the receiver wrote without hidden characters, and keep codes of ours apart', () => {
    const [line, failed] = historyOf([
      event(1, '2026-11-19T07:00:00.000Z', 'rejected', { reason: 'fatal-error', acknowledgement: { code: 'fatal-error', messageId: 'a', outcomes: [{ severity: 'error', details: 'Ukendt\u202e borger' }, { severity: 'error' }] } }),
      event(2, '2026-11-19T07:00:01.000Z', 'failed', { reason: 'network-refused' }),
    ], 'da');
    expect(line).toMatchObject({ verdict: 'fatal-error', outcomes: ['Ukendt\ufffd borger'] });
    expect(line!.reason).toBeUndefined();
    expect(failed!.reason).toBe('network-refused');
  });
});

describe('pages of acknowledgements', () => {
  it('join without doubles where they overlap', () => {
    const a = { messageId: 'a', at: '2' }, b = { messageId: 'b', at: '1' }, again = { messageId: 'a', at: '1' };
    expect(joinPages([a, b], [b, again])).toEqual([a, b, again]);
  });
});
