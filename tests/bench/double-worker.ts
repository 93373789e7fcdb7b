/** A worker for the real browser host whose mailroom is the double: as many invented messages as the benchmark wants, and nobody has to validate them first. */
import { relayInWorker, type FromWorker, type ToWorker } from '../../electron/node/relay';
import { mailroomDouble } from '../doubles/mailroom';
import { makeMessages } from '../doubles/records';

const count = Number(process.env['SEKTORPOST_BENCH_MESSAGES']);
const profileId = `bench-${count}`;
const mailroom = mailroomDouble({ profileId });
mailroom.addAll(makeMessages({ count }).items);
const post = (message: FromWorker): void => { if (process.connected) process.send?.(message, undefined, undefined, () => undefined); };
const relay = relayInWorker(post, ({ port }) => { mailroom.serve(port); });
process.on('message', (message: ToWorker) => { if (message.t === 'shutdown') process.exit(0); relay.receive(message); });
process.on('disconnect', () => { process.exit(0); });
post({ t: 'ready', profileId });
