/** Two real workers and a hub: how many messages a second become accepted, and what a worker weighs after a thousand. */
import { spawn } from 'node:child_process';
import { createServer, request, Agent } from 'node:http';
import { once } from 'node:events';
import { join } from 'node:path';
import { openWorld, type World } from '../faults/world';
import { run } from '../faults/scripts';
import { sure } from '../faults/mailroom-process';
import { pause } from '../faults/random';
import { statesOf } from '../faults/verdict';
import { median, RUNS, times, type Benchmark } from './measure';

const MESSAGES = 200;
const AT_ONCE = 8;

async function atOnce(count: number, work: (index: number) => Promise<unknown>): Promise<void> {
  let next = 0;
  await Promise.all(Array.from({ length: AT_ONCE }, async () => { for (let index = next++; index < count; index = next++) await work(index); }));
}

/** Messages a second from the first submit to the last `accepted`. */
async function roundTrips({ gp }: World): Promise<number> {
  const before = gp.person.accepted.length;
  const begun = performance.now();
  await atOnce(MESSAGES, () => gp.person.send([]));
  const sent = gp.person.accepted.slice(before).map(({ messageId }) => messageId);
  for (;;) {
    const states = statesOf((await gp.archive.shown()).events);
    if (sent.every((id) => states.get(id) === 'accepted')) return MESSAGES / ((performance.now() - begun) / 1000);
    await pause(20);
  }
}

/** The same bytes there and the answer's bytes back over a bare loopback connection that nobody stores anything of. */
async function bareExchange(messageBytes: number, answerBytes: number): Promise<number> {
  const answer = Buffer.alloc(answerBytes, 0x20);
  const server = createServer((incoming, response) => { incoming.resume(); incoming.once('end', () => { response.writeHead(200, { 'content-length': answer.length }).end(answer); }); });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no address');
  const agent = new Agent({ keepAlive: true });
  const body = Buffer.alloc(messageBytes, 0x20);
  const begun = performance.now();
  await atOnce(MESSAGES, () => new Promise<void>((resolve, reject) => {
    const outgoing = request({ host: '127.0.0.1', port: address.port, method: 'PUT', agent, headers: { 'content-length': body.length } }, (incoming) => { incoming.resume(); incoming.once('end', () => { resolve(); }); });
    outgoing.once('error', reject);
    outgoing.end(body);
  }));
  const perSecond = MESSAGES / ((performance.now() - begun) / 1000);
  agent.destroy();
  server.close();
  return perSecond;
}

/** Resident memory in megabytes. */
const memoryOf = async (pid: number): Promise<number> => Number((await run('ps', ['-o', 'rss=', '-p', String(pid)])).out.trim()) / 1024;

async function bareNode(): Promise<number> {
  const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { stdio: 'ignore' });
  try { await pause(1000); return await memoryOf(child.pid!); } finally { child.kill('SIGKILL'); }
}

export const roundTripAndMemory: Benchmark = async function* ({ root, say }) {
  const world = await openWorld({ root, script: join(root, 'dist', 'worker', 'index.js'), seed: 1, say });
  try {
    // One to have everything compiled and connected.
    await world.gp.person.send([]);
    const rates = await times(RUNS, () => roundTrips(world));
    const { attempts } = await sure(world.gp.mailroom, 'messages.technical', { messageId: world.gp.person.accepted.at(-1)!.messageId });
    // An acknowledgement is about as long as a short message.
    const bytes = attempts[0]!.bytes;
    const bare = await times(RUNS, () => bareExchange(bytes, bytes));
    yield { name: 'round-trip', value: median(rates), unit: 'messages/s', better: 'higher', runs: RUNS, peer: 'a bare loopback HTTP exchange of the same bytes', peerValue: median(bare) };
    yield { name: 'memory-mailroom', value: await memoryOf(world.town.mailroom.pid!), unit: 'MB', better: 'lower', runs: 1, peer: 'a bare Node process', peerValue: await bareNode() };
  } finally { await world.close(); }
};
