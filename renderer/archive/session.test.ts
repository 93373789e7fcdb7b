/** What the mailroom found while no page was there must reach the first person who logs in. */
import { describe, expect, it } from 'vitest';
import type { BridgeClient } from '../../shared/contract';
import { watchSession } from './session';

const session = (state: string) => ({ state, network: { state: 'online' }, users: [] });
const settled = () => new Promise((resolve) => { setTimeout(resolve, 0); });

describe('findings from before the page', () => {
  it('are shown once somebody is logged in, the grave ones as grave', async () => {
    const listeners = new Map<string, (data: unknown) => void>();
    const asked: string[] = [];
    const bridge = {
      on: (name: string, listener: (data: unknown) => void) => { listeners.set(name, listener); return () => undefined; },
      async call(name: string) {
        asked.push(name);
        return name === 'session.get' ? session('locked') : { findings: [{ code: 'ledger-gap', at: '', params: { count: 2 } }, { code: 'originals-missing', at: '', params: { count: 1 } }] };
      },
    } as unknown as BridgeClient;
    const watch = watchSession(bridge);
    await settled();
    expect(asked).toEqual(['session.get']);
    listeners.get('session')!(session('open'));
    listeners.get('session')!(session('open'));
    await settled();
    expect(asked).toEqual(['session.get', 'health.get']);
    expect(watch.notices.get().map(({ code, level, params }) => [code, level, params])).toEqual([['ledger-gap', 'warn', { count: 2 }], ['originals-missing', 'bad', { count: 1 }]]);
    watch.stop();
  });
});
