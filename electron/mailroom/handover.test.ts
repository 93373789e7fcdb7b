/** What may be left out when work is handed over, and what must not: it would be taken for handed over. */
import { describe, expect, it } from 'vitest';
import { CodedError, type ErrorCode } from '../../shared/contract';
import { createHandover } from './handover';
import { KeyedLock } from './keyed-lock';
import { rebuildPage } from './rebuild';
import type { Room } from './room';

/** One message waits; whatever is read of it fails. */
function roomWhere(code: ErrorCode): { room: Room; notices: string[] } {
  const notices: string[] = [];
  const work = { id: '00000000000001', value: { kind: 'message', direction: 'in', messageId: 'm' } };
  const room = {
    locks: new KeyedLock(), notice: (_level: string, told: string) => { notices.push(told); },
    ledger: { lastHandover: 1, count: () => 1, get: () => { throw new CodedError(code); }, range: async (_table: unknown, { after }: { after?: string } = {}) => (after === undefined || after < work.id ? [work] : []) },
  } as unknown as Room;
  return { room, notices };
}

describe('what cannot be read', () => {
  it.each(['disk-full', 'bridge-closed'] as const)('is asked for again when the reason may pass: %s', async (code) => {
    const { room, notices } = roomWhere(code);
    await expect(createHandover(room).take(0, 10)).rejects.toMatchObject({ code });
    await expect(rebuildPage(room, undefined, 10)).rejects.toMatchObject({ code });
    expect(notices).toEqual([]);
  });

  it.each([['not-found', 'originals-missing'], ['profile-damaged', 'originals-missing'], ['unknown-standard', 'unknown-standard']] as const)('is left out and told of when it never will be: %s', async (code, told) => {
    const { room, notices } = roomWhere(code);
    expect(await createHandover(room).take(0, 10)).toEqual({ items: [], last: 1 });
    expect((await rebuildPage(room, undefined, 10)).messages).toEqual([]);
    expect(notices).toEqual([told, told]);
  });
});
