/** `simulate`: asks a training hub for messages from its simulated organisations, for tests and demonstrations. */
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { defaultProfileDirectory } from '../../node/profile-paths';
import { hubOfNetworkFile, hubOfProfile, leaveRequest, takeAnswer, trainingRequest } from '../../node/training-requests';
import { CannotRun, type CliCommand } from '../command';
import { fill } from '../words';

interface SimulateOptions {
  /** Folder of a profile that has a training network of its own. */
  profile?: string;
  /** `network.json` of a shared training network; beats `profile`. */
  network?: string;
  messages: number;
  seed?: number;
  to?: string;
  /** How long a running hub may take, in milliseconds. */
  waitMs?: number;
}

/** `left`: nobody has the hub open now; the messages are written when it next starts. */
type SimulateResult = { outcome: 'written'; written: number } | { outcome: 'left' } | { outcome: 'no-hub' };

export async function simulate(options: SimulateOptions): Promise<SimulateResult> {
  const hub = options.network === undefined ? hubOfProfile(resolve(options.profile ?? defaultProfileDirectory())) : hubOfNetworkFile(resolve(options.network));
  if (!existsSync(hub)) return { outcome: 'no-hub' };
  const { messages, seed, to } = options;
  const id = await leaveRequest(hub, { messages, ...(seed === undefined ? {} : { seed }), ...(to === undefined ? {} : { to }) });
  const tries = Math.ceil((options.waitMs ?? 5000 + messages * 20) / 100);
  for (let i = 0; i < tries; i++) {
    const answer = await takeAnswer(hub, id);
    if (answer) return { outcome: 'written', written: answer.written };
    await wait(100);
  }
  return { outcome: 'left' };
}

const text = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);
const number = (value: unknown): number | undefined => (typeof value === 'string' ? Number(value) : undefined);

export const simulateCommand: CliCommand = {
  options: { profile: { type: 'string' }, network: { type: 'string' }, messages: { type: 'string' }, seed: { type: 'string' }, to: { type: 'string' }, json: { type: 'boolean' } },
  takes: 'none',
  usage: '(--profile DIR | --network FILE) [--messages N] [--seed S] [--to GLN] [--json]',
  async run({ values, out, talk, words }) {
    const asked = trainingRequest({ messages: number(values.messages) ?? 10, seed: number(values.seed), to: text(values.to) });
    if ('wrong' in asked) throw new CannotRun(fill(words.simulateBad, { name: asked.wrong }));
    const result = await simulate({ ...asked.request, ...(text(values.profile) === undefined ? {} : { profile: text(values.profile)! }), ...(text(values.network) === undefined ? {} : { network: text(values.network)! }) });
    if (result.outcome === 'no-hub') throw new CannotRun(words.simulateNoHub);
    if (values.json) await out.json(result);
    if (result.outcome === 'left') { talk(words.simulateLeft); return 0; }
    talk(fill(words.simulateWritten, { count: result.written }));
    return result.written === asked.request.messages ? 0 : 1;
  },
};
