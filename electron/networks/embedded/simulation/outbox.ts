/** Sends what simulated organisations have to say: repeats attempts, sends again when nobody acknowledges, gives up in the end. */
import type { ParcelHeader } from '../../../../shared/envelopes/parcel';
import { danishTime } from '../../../../shared/fhir/datetime';
import { toInstant, type AcknowledgementCode, type Instant } from '../../../../shared/messages';
import { envelopeNumber } from '../../../../shared/standards/medcom/letter-standard';
import type { Clock, Log, Random } from '../../../mailroom/ports/network';
import { sha256Of } from '../../../node/hash';
import type { Hub } from '../hub/hub';
import type { Operation } from '../hub/store';
import { writeMessage, type Languages } from './languages';
import { dispatched } from './letters/file';
import type { Timing } from './script';
import { outgoingOf, simulationKeys, type Outgoing } from './state';

interface OutboxOptions { hub: Hub; languages: Languages; clock: Clock; random: Random; log: Log; timing: Timing }

export class Outbox {
  private readonly timers = new Map<string, () => void>();
  /** One thing at a time for each message: an acknowledgement may arrive while its message is still being sent. */
  private readonly busy = new Map<string, Promise<void>>();
  private closed = false;

  constructor(private readonly options: OutboxOptions) {}

  async resume(): Promise<void> {
    for (const { id, dueAt } of await outgoingOf(this.options.hub.store)) this.schedule(id, dueAt);
  }

  /** What to commit for these to be sent; call `schedule` for each afterwards. */
  operations(outgoing: Outgoing[]): Operation[] {
    return outgoing.map((each) => ({ type: 'put', key: simulationKeys.outgoing(each.id), value: each }));
  }

  schedule(id: string, dueAt: number): void {
    if (this.closed) return;
    this.timers.get(id)?.();
    const wait = Math.max(0, dueAt - this.options.clock.now().getTime());
    this.timers.set(id, this.options.clock.after(wait, () => { this.timers.delete(id); void this.alone(id, () => this.dispatch(id)); }));
  }

  /** An acknowledgement came. False when it is of nothing that waits for one: a repetition, or a message of somebody else. */
  async acknowledged(id: string, code: AcknowledgementCode): Promise<void> {
    await this.alone(id, async () => {
      const { hub, clock, log, timing } = this.options;
      const outgoing = await hub.store.get<Outgoing>(simulationKeys.outgoing(id));
      if ((outgoing?.kind !== 'message' && outgoing?.kind !== 'letter') || outgoing.dispatches === 0) return;
      if (code === 'transient-error' && outgoing.dispatches <= timing.resends) {
        await this.keep({ ...outgoing, awaiting: false, dueAt: clock.now().getTime() + 60_000 });
        return;
      }
      if (code !== 'ok') log.warn('simulation.refused', { code, dispatches: outgoing.dispatches });
      await this.drop(id);
    });
  }

  get idle(): boolean { return this.busy.size === 0; }

  async close(): Promise<void> {
    this.closed = true;
    for (const cancel of this.timers.values()) cancel();
    this.timers.clear();
    await Promise.allSettled(this.busy.values());
  }

  private async dispatch(id: string): Promise<void> {
    const { hub, clock, random, log, timing } = this.options;
    if (this.closed) return;
    const outgoing = await hub.store.get<Outgoing>(simulationKeys.outgoing(id));
    if (!outgoing) return;
    // A real client has become this organisation. What it owed is its counterpart's to ask for again.
    if (hub.isClaimed(outgoing.from)) return this.drop(id);
    const now = clock.now();
    if (outgoing.awaiting && hub.waiting(outgoing.to) > 0) return this.keep({ ...outgoing, dueAt: now.getTime() + timing.acknowledgementMinutes * 60_000 });
    if (outgoing.dispatches > timing.resends) {
      log.warn('simulation.unacknowledged', { dispatches: outgoing.dispatches });
      return this.drop(id);
    }
    const attempt = outgoing.attempt ?? { bundleId: random.uuid(), envelopeId: random.uuid(), at: outgoing.dispatches === 0 && outgoing.writtenAt !== undefined ? outgoing.writtenAt : toInstant(now) };
    const trying: Outgoing = { ...outgoing, awaiting: false, attempt };
    if (!outgoing.attempt) await hub.store.commit(this.operations([trying]));
    const { bytes, ...named } = this.written(outgoing, attempt);
    const header: ParcelHeader = { envelopeId: attempt.envelopeId, sender: outgoing.from, receiver: outgoing.to, ...named, length: bytes.length, sha256: sha256Of(bytes), at: attempt.at };
    const result = await hub.send(header, bytes);
    if (result.outcome === 'retry') return this.keep({ ...trying, dueAt: now.getTime() + (result.afterMs ?? 2000) });
    if (result.outcome === 'stop') { log.warn('simulation.stopped', { code: result.code }); return this.drop(id); }
    if (outgoing.kind === 'acknowledgement' || outgoing.kind === 'receipt') return this.drop(id);
    return this.keep({ ...outgoing, attempt: undefined, awaiting: true, dispatches: outgoing.dispatches + 1, dueAt: now.getTime() + timing.acknowledgementMinutes * 60_000 });
  }

  /** The bytes of one dispatch and what its envelope says of them. */
  private written(outgoing: Outgoing, { bundleId, at }: { bundleId: string; at: Instant }): { bytes: Uint8Array } & Pick<ParcelHeader, 'contentType' | 'name' | 'version'> {
    const { languages } = this.options;
    if ('file' in outgoing) {
      const { name, version } = outgoing;
      return { ...dispatched(languages.letters, outgoing, envelopeNumber(bundleId), danishTime(at)), name, version };
    }
    const standard = outgoing.kind === 'message' ? languages.careCommunication : languages.acknowledgement;
    const document = standard.stamp({ kind: 'fhir', format: outgoing.format, bundle: outgoing.bundle }, bundleId, at);
    return { ...writeMessage(languages, document, outgoing.format), ...standard.envelopeName(document) };
  }

  private async keep(outgoing: Outgoing): Promise<void> {
    await this.options.hub.store.commit(this.operations([outgoing]));
    this.schedule(outgoing.id, outgoing.dueAt);
  }

  private async drop(id: string): Promise<void> {
    this.timers.get(id)?.();
    this.timers.delete(id);
    await this.options.hub.store.commit([{ type: 'del', key: simulationKeys.outgoing(id) }]);
  }

  private alone(id: string, run: () => Promise<void>): Promise<void> {
    const next = (this.busy.get(id) ?? Promise.resolve()).then(run).catch((error: unknown) => {
      this.options.log.error('simulation.outbox', { kind: error instanceof Error ? error.name : 'unknown' });
      // The record is still there: look again instead of forgetting it until the next start.
      if (!this.closed) this.schedule(id, this.options.clock.now().getTime() + 5000);
    });
    this.busy.set(id, next);
    return next.finally(() => { if (this.busy.get(id) === next) this.busy.delete(id); });
  }
}
