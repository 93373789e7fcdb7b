/** The receipt clock in a person's hands (D3), with virtual time and a network in the test's hands. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Client, until } from '../../tests/doubles/client';
import { Wire } from '../../tests/doubles/wire';
import { municipality, practice } from '../../tests/fixtures/care-communication';
import type { Parcel } from '../../shared/envelopes/parcel';

let wire: Wire;
let gp: Client;
const MINUTE = 60_000;
const isAck = (parcel: Parcel) => parcel.header.name.startsWith('MCM:FCTL');
const messagesTried = () => wire.tried.filter((parcel) => !isAck(parcel));
const noAcks = () => { wire.decide = (parcel) => (isAck(parcel) ? 'lose' : 'deliver'); };

beforeEach(async () => {
  wire = new Wire([practice, municipality]);
  gp = await new Client(wire, practice, { seed: 1 }).start();
});
afterEach(async () => { await gp.end(); });

describe('stopping what would be sent again by itself', () => {
  it('D3: a person stops sending again; the clock runs on, and what comes of it is theirs', async () => {
    noAcks();
    const id = await gp.send('Stop her');
    await gp.becomes(id, 'handed-over');
    gp.clock.advance(10 * MINUTE);
    expect((await gp.call('messages.technical', { messageId: id })).waiting).toEqual({ remainingMs: 20 * MINUTE, held: false, resendsLeft: 2 });
    wire.setOnline(false);
    gp.clock.advance(300 * MINUTE);
    // Our own outage is no silence of the other side.
    expect((await gp.call('messages.technical', { messageId: id })).waiting).toMatchObject({ remainingMs: 20 * MINUTE });
    wire.setOnline(true);
    await gp.call('messages.hold', { messageId: id, held: true });
    await gp.call('messages.hold', { messageId: id, held: true });
    await gp.restart();
    gp.clock.advance(21 * MINUTE);
    await gp.becomes(id, 'overdue');
    expect(gp.shown.history(id).slice(-2)).toMatchObject([{ state: 'handed-over', held: true }, { state: 'overdue', reason: 'resends-stopped', attempt: 1 }]);
    expect(messagesTried()).toHaveLength(1);
    await expect(gp.call('messages.hold', { messageId: id, held: false })).rejects.toMatchObject({ code: 'not-resendable' });
    await gp.call('messages.resend', { messageId: id });
    await gp.becomes(id, 'handed-over');
    await gp.call('messages.hold', { messageId: id, held: false });
    gp.clock.advance(31 * MINUTE);
    await until(() => messagesTried().length === 3);
  });

  it('D3: what is already on its way to the network can no longer be stopped', async () => {
    noAcks();
    const id = await gp.send('Stop før linjen');
    await gp.becomes(id, 'handed-over');
    wire.decide = (parcel) => (isAck(parcel) ? 'lose' : { outcome: 'retry', code: 'network-offline' });
    gp.clock.advance(31 * MINUTE);
    await until(async () => (await gp.state(id)) === 'transmitting');
    await expect(gp.call('messages.hold', { messageId: id, held: true })).rejects.toMatchObject({ code: 'not-resendable' });
  });
});
