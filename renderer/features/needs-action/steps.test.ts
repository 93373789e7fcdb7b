import { describe, expect, it } from 'vitest';
import type { WorkItem } from '../../archive';
import { filterItems, openCount, queuedAt, reasonText, sentAt, stepsFor } from './steps';

const item = (over: Partial<WorkItem>): WorkItem => ({ id: '1', kind: 'rejected', at: '2026-11-19T07:00:00.000Z', events: [], ...over });

describe('work items', () => {
  it('offer the safest step first, and never the same message again after a rejection', () => {
    expect(stepsFor(item({ kind: 'rejected' }))).toEqual(['correct', 'call', 'close']);
    expect(stepsFor(item({ kind: 'rejected' }))).not.toContain('resend');
    expect(stepsFor(item({ kind: 'overdue' }))[0]).toBe('call');
    expect(stepsFor(item({ kind: 'quarantine' }))).toEqual(['copy', 'close']);
    expect(stepsFor(item({ kind: 'quarantine', counterpartPhone: '1' }))).toEqual(['copy', 'call', 'close']);
  });
  it('stand in groups, oldest first inside each', () => {
    const items = [item({ id: 'l', kind: 'late' }), item({ id: 'b', at: '2026-11-19T08:00:00.000Z' }), item({ id: 'a' }), item({ id: 'q', kind: 'quarantine' })];
    expect(filterItems(items, 'all', undefined).map((i) => i.id)).toEqual(['a', 'b', 'q', 'l']);
  });
  it('are mine or nobody’s by initials; quarantine belongs to no clinician', () => {
    const items = [item({ id: 'm', assignee: 'MP' }), item({ id: 'n' }), item({ id: 'q', kind: 'quarantine' })];
    expect(filterItems(items, 'mine', 'MP').map((i) => i.id)).toEqual(['m']);
    expect(filterItems(items, 'mine', undefined)).toEqual([]);
    expect(filterItems(items, 'unassigned', 'MP').map((i) => i.id)).toEqual(['n']);
  });
  it('were sent when they were handed over, not when Send was pressed', () => {
    const events = [{ messageId: '1', n: 1, at: '2026-11-19T07:00:00.000Z', state: 'queued' as const, attempt: 0 }, { messageId: '1', n: 2, at: '2026-11-19T09:00:00.000Z', state: 'handed-over' as const, attempt: 1 }];
    expect([sentAt(item({ events })), queuedAt(item({ events }))]).toEqual(['2026-11-19T09:00:00.000Z', '2026-11-19T07:00:00.000Z']);
    expect(sentAt(item({ events: events.slice(0, 1) }))).toBeUndefined();
  });
  it('count what waits for a person, late ones apart', () => { expect(openCount([item({}), item({ kind: 'late' }), item({ kind: 'quarantine' })])).toBe(2); });
  it('give the newest reason the other side wrote', () => {
    const event = (n: number, text?: string) => ({ messageId: '1', n, at: '2026-11-19T07:00:00.000Z', state: 'rejected' as const, attempt: 1, ...(text === undefined ? {} : { acknowledgement: { code: 'fatal-error' as const, messageId: 'a', outcomes: [{ severity: 'error', text }] } }) });
    expect(reasonText(item({ events: [event(1, 'gammel'), event(2, 'ny'), event(3)] }))).toBe('ny');
    expect(reasonText(item({}))).toBeUndefined();
  });
});
