// A worker that only echoes: the hosts' tests see through it what was relayed. Arguments: --profile DIR, and by the profile's
// name how it behaves: "refuses" can't start, "crashes" dies at a call named crash.
import { basename } from 'node:path';

const profile = process.argv[process.argv.indexOf('--profile') + 1];
const trusted = new Map();
process.on('disconnect', () => { process.exit(0); });
process.on('message', (message) => {
  if (message.t === 'shutdown') process.exit(0);
  if (message.t === 'open') trusted.set(message.connection, message.trusted);
  if (message.t !== 'frame') return;
  const { meta, bytes } = message.frame;
  if (meta.name === 'crash') process.kill(process.pid, 'SIGKILL');
  const result = { name: meta.name, args: meta.args, trusted: trusted.get(message.connection), bytes: bytes?.length ?? 0, pid: process.pid };
  process.send({ t: 'frame', connection: message.connection, frame: bytes ? { meta: { t: 'ok', id: meta.id, result }, bytes: bytes.map((b) => 255 - b) } : { meta: { t: 'ok', id: meta.id, result } } });
});
if (basename(profile).startsWith('refuses')) process.send({ t: 'fatal', code: 'profile-newer', params: { schema: 9 } }, () => { process.exit(2); });
else process.send({ t: 'ready', profileId: basename(profile) });
