/**
 * The simulated organisations at work. Each is a small client of its own: it takes its mail, acknowledges it by the rules,
 * answers, and writes by its script. It does what it promised after an abrupt end too, and stops the moment a real client takes its place.
 */
import { toInstant, isRejection, type Organisation, type Outcome } from '../../../../shared/messages';
import type { Interchange } from '../../../../shared/formats/letter/tree';
import type { Verdict } from '../../../../shared/standards/standard';
import type { Log } from '../../../mailroom/ports/network';
import { sha256Of } from '../../../node/hash';
import type { TrainingRequest } from '../../../node/training-requests';
import type { Listed } from '../hub/hub';
import type { Operation } from '../hub/store';
import { seededRandom } from '../seeded-random';
import { formatOf, keyOf, organisationByGln, organisations, receivesOf } from '../organisations';
import { write } from './compose';
import { perform, playerOf, scriptFor, type Stage } from './director';
import { readMessage, type Read } from './languages';
import { letterVerdict, readLetters, receiptFor, refusalOf, verdictsIn, viewOf, type LettersRead } from './letters/reception';
import { Outbox } from './outbox';
import { answerTo, verdictOf } from './reaction';
import { answerRules, silentOrganisations, verdictRules } from './reactions';
import type { AnswerRule, Timing } from './script';
import { simulationKeys, type Outgoing, type Run, type SeenLetter, type SeenMessage } from './state';

/** More than this waiting for a client means that nobody reads; its script pauses. */
const PATIENT_UP_TO = 25;
const WAIT_MS = 25_000;

interface EngineOptions extends Stage { log: Log; timing: Timing }

export class Simulation {
  private readonly outbox: Outbox;
  private readonly ends = new Map<string, AbortController>();
  private readonly reading: Promise<void>[] = [];
  private readonly timers = new Map<string, () => void>();
  private readonly unlisten: () => void;
  private closed = false;
  private working = 0;

  private constructor(private readonly options: EngineOptions) {
    this.outbox = new Outbox(options);
    this.unlisten = options.hub.onClaim((gln) => { this.claimed(gln); });
  }

  static async start(options: EngineOptions): Promise<Simulation> {
    const simulation = new Simulation(options);
    await simulation.outbox.resume();
    for (const { gln } of organisations()) {
      if (options.hub.isClaimed(gln)) await simulation.begin(gln); else simulation.read(gln);
    }
    return simulation;
  }

  /** Nothing is being read, written or sent at this moment; what waits for its time does not count. */
  get idle(): boolean { return this.working === 0 && this.outbox.idle; }

  async close(): Promise<void> {
    this.closed = true;
    this.unlisten();
    for (const end of this.ends.values()) end.abort();
    for (const cancel of this.timers.values()) cancel();
    await Promise.allSettled(this.reading);
    await this.outbox.close();
  }

  /**
   * Writes FHIR messages out of the role's conversations to one client or to all of this hub in turn, for tests and demonstrations.
   * Resolves with their ids when they are safe. With a `request` id the same asking counts once, also after an abrupt end.
   */
  async write(asked: TrainingRequest & { request?: string }): Promise<string[]> {
    const { hub, clock } = this.options;
    const doneKey = asked.request === undefined ? undefined : simulationKeys.request(asked.request);
    const before = doneKey === undefined ? undefined : await hub.store.get<string[]>(doneKey);
    if (before) return before;
    const fraction = asked.seed === undefined ? () => this.options.random.fraction() : seededRandom(asked.seed).fraction;
    const clients = (asked.to === undefined ? hub.claimed : [asked.to]).filter((gln) => organisationByGln(gln));
    const isClaimed = (gln: string) => hub.isClaimed(gln);
    const pools = clients.map((client) => {
      const { inbox, ongoing } = scriptFor(organisationByGln(client)!.role);
      const pool = [...inbox.filter((step) => step.kind === undefined && step.to === 'client').map((step) => [step]), ...ongoing.filter((steps) => steps.every((step) => step.kind !== 'letter'))];
      return { client, pool: pool.filter((steps) => playerOf(steps[0]!.from, client, isClaimed)) };
    }).filter(({ pool }) => pool.length > 0);
    const outgoing: Outgoing[] = [];
    while (pools.length > 0 && outgoing.length < asked.messages) {
      const { client, pool } = pools[outgoing.length % pools.length]!;
      const steps = pool[Math.floor(fraction() * pool.length)]!.map((step) => ({ ...step, minutesAgo: 0, afterSeconds: 0 }));
      outgoing.push(...perform(steps, client, clock.now(), this.options).slice(0, asked.messages - outgoing.length));
      // Thousands are written in one go; the process must stay responsive meanwhile.
      if (outgoing.length % 20 === 0) await new Promise<void>((resolve) => { setImmediate(resolve); });
    }
    const ids = outgoing.map((each) => each.id);
    await this.put(outgoing, doneKey === undefined ? [] : [{ type: 'put', key: doneKey, value: ids }]);
    return ids;
  }

  private claimed(gln: string): void {
    this.ends.get(gln)?.abort();
    this.ends.delete(gln);
    void this.work(() => this.begin(gln)).catch((error: unknown) => { this.failed('begin', error); });
  }

  /** The first inbox, once; then conversation after conversation. */
  private async begin(gln: string): Promise<void> {
    const { hub, clock } = this.options;
    const role = organisationByGln(gln)?.role;
    if (this.closed || !role) return;
    let run = await hub.store.get<Run>(simulationKeys.run(gln));
    if (!run) {
      const now = clock.now();
      const outgoing = perform(scriptFor(role).inbox, gln, now, this.options);
      run = { startedAt: toInstant(now), next: 0, nextAt: now.getTime() + this.between(this.options.timing.pause) };
      await this.put(outgoing, [{ type: 'put', key: simulationKeys.run(gln), value: run }]);
    }
    this.later(gln, run);
  }

  private later(gln: string, run: Run): void {
    if (this.closed) return;
    this.timers.get(gln)?.();
    this.timers.set(gln, this.options.clock.after(Math.max(0, run.nextAt - this.options.clock.now().getTime()), () => {
      void this.work(() => this.converse(gln, run)).catch((error: unknown) => { this.failed('converse', error); });
    }));
  }

  private async converse(gln: string, run: Run): Promise<void> {
    const { hub, clock, timing } = this.options;
    const role = organisationByGln(gln)?.role;
    if (this.closed || !role) return;
    const now = clock.now();
    const { ongoing } = scriptFor(role);
    const patient = hub.waiting(gln) <= PATIENT_UP_TO;
    const outgoing = patient ? perform(ongoing[run.next % ongoing.length]!, gln, now, this.options) : [];
    const next: Run = { ...run, next: run.next + (patient ? 1 : 0), nextAt: now.getTime() + this.between(timing.pause) };
    await this.put(outgoing, [{ type: 'put', key: simulationKeys.run(gln), value: next }]);
    this.later(gln, next);
  }

  private read(gln: string): void {
    const end = new AbortController();
    this.ends.set(gln, end);
    this.reading.push(this.pump(gln, end.signal));
  }

  private async pump(gln: string, signal: AbortSignal): Promise<void> {
    const { hub, clock } = this.options;
    let after = 0;
    while (!signal.aborted) {
      try {
        const { entries } = await hub.poll(gln, { after, waitMs: WAIT_MS, signal });
        for (const entry of entries) {
          if (signal.aborted) return;
          await this.work(() => this.receive(gln, entry));
          after = entry.ready;
        }
      } catch (error) {
        if (signal.aborted) return;
        this.failed('receive', error);
        await new Promise<void>((resolve) => { const cancel = clock.after(2000, resolve); signal.addEventListener('abort', () => { cancel(); resolve(); }, { once: true }); });
      }
    }
  }

  /** All consequences are on the disk before the parcel is confirmed; a crash between the two meets them as seen. */
  private async receive(gln: string, { id, header }: Listed): Promise<void> {
    const { hub, languages, log } = this.options;
    const bytes = await hub.read(gln, id);
    if (!bytes) return;
    if (bytes.length !== header.length || sha256Of(bytes) !== header.sha256) return hub.reject(gln, id, 'parcel-damaged');
    const read = readMessage(languages, bytes);
    if (!read) {
      const letters = readLetters(languages.letters, bytes);
      if (!letters || letters.interchanges.length === 0) log.warn('simulation.unreadable', { bytes: bytes.length });
      else for (const interchange of letters.interchanges) await this.takeLetter(gln, letters, interchange);
    } else if (read.standard.id === languages.acknowledgement.id) {
      const { acknowledgement } = read.standard.view(read.document, read.version);
      if (acknowledgement) await this.outbox.acknowledged(acknowledgement.of, acknowledgement.code);
    } else {
      await this.take(gln, header.sender, read);
    }
    await hub.confirm(gln, [id]);
  }

  private async take(gln: string, senderGln: string, read: Read): Promise<void> {
    const { hub, languages, clock, random, timing } = this.options;
    const self = organisationByGln(gln);
    const key = keyOf(gln);
    if (!self || key === undefined || silentOrganisations.includes(key)) return;
    const { document, standard, version } = read;
    const view = standard.view(document, version);
    const seenKey = simulationKeys.seen(gln, view.messageId);
    const seen = await hub.store.get<SeenMessage>(seenKey);
    const count = ((await hub.store.get<number>(simulationKeys.count(gln))) ?? 0) + (seen ? 0 : 1);
    let verdict: Verdict;
    if (seen && seen.code !== 'transient-error') {
      verdict = seen;
    } else {
      const faults = version === 'unknown' ? [unknownVersion] : standard.validate(document, version).filter(isRejection).slice(0, 5).map((issue): Outcome => ({ severity: 'error', code: 'invalid', details: 'MSG_BAD_FORMAT', text: issue.message }));
      verdict = faults.length > 0 ? { code: 'fatal-error', outcomes: faults } : verdictOf(verdictRules, view, key, count, seen?.refused ?? 0);
    }
    const now = clock.now();
    const due = now.getTime() + this.between(timing.acknowledge);
    const acknowledgement = languages.acknowledgement.acknowledge(document, verdict, { now: toInstant(now), newId: () => random.uuid(), self });
    const outgoing: Outgoing[] = [{
      id: acknowledgement.messageId, kind: 'acknowledgement', from: gln, to: senderGln, bundle: acknowledgement.bundle, format: formatOf(gln), dueAt: due, dispatches: 0, awaiting: false,
    }];
    const firstTime = !seen || seen.code === 'transient-error';
    // Only people are answered: two scripts would go on for ever.
    if (firstTime && verdict.code === 'ok' && hub.isClaimed(senderGln) && view.chain.length <= timing.deepestAnswer) outgoing.push(...this.answers(self, key, senderGln, read));
    const record: SeenMessage = { code: verdict.code, outcomes: verdict.outcomes, refused: (seen?.refused ?? 0) + (verdict.code === 'transient-error' ? 1 : 0) };
    await this.put(outgoing, [{ type: 'put', key: seenKey, value: record }, { type: 'put', key: simulationKeys.count(gln), value: count }]);
  }

  /** A receipt settles what was sent; any other letter gets one, the same for the same letter for ever. */
  private async takeLetter(gln: string, { format, issues }: LettersRead, interchange: Interchange): Promise<void> {
    const { hub, languages: { letters }, clock, random, timing } = this.options;
    const verdicts = verdictsIn(interchange);
    for (const { id, code } of verdicts) await this.outbox.acknowledged(id, code);
    const key = keyOf(gln);
    const found = viewOf(letters, format, interchange);
    if (verdicts.length > 0 || !found || !found.acknowledged || key === undefined || silentOrganisations.includes(key)) return;
    const seenKey = simulationKeys.seen(gln, found.view.messageId);
    const seen = await hub.store.get<SeenLetter>(seenKey);
    const count = ((await hub.store.get<number>(simulationKeys.count(gln))) ?? 0) + (seen ? 0 : 1);
    const verdict: SeenLetter = seen ?? letterVerdict(refusalOf(issues, found.names, receivesOf(gln)), verdictOf(verdictRules, found.view, key, count, 0));
    const now = clock.now();
    const receipt = receiptFor(letters, { format, interchange, now: toInstant(now), random, dueAt: now.getTime() + this.between(timing.acknowledge), ...(verdict.refusal ? { refusal: verdict.refusal } : {}) });
    await this.put(receipt ? [receipt] : [], [{ type: 'put', key: seenKey, value: verdict }, { type: 'put', key: simulationKeys.count(gln), value: count }]);
  }

  private answers(self: Organisation, key: string, senderGln: string, read: Read): Outgoing[] {
    const view = read.standard.view(read.document, read.version);
    const rule = answerTo(answerRules, view, self, key);
    const receiver = organisationByGln(senderGln);
    if (!rule || !receiver) return [];
    const letters: Outgoing[] = [this.letter('reply', self, receiver, rule, read, 0)];
    if (rule.parallel && self.persons.length > 1) letters.push(this.letter('reply', self, receiver, rule, read, 1));
    if (rule.forwardTo) {
      const further = [playerOf(rule.forwardTo, self.gln, () => false)].find((each) => each && each.gln !== senderGln);
      if (further) letters.push(this.letter('forward', self, further, rule, read, 0));
    }
    return letters;
  }

  private letter(kind: 'reply' | 'forward', self: Organisation, receiver: Organisation, rule: AnswerRule, { document, standard, version }: Read, nth: number): Outgoing {
    const { languages, clock, random, timing } = this.options;
    const view = standard.view(document, version);
    const dueAt = clock.now().getTime() + this.between(timing.answer);
    const at = toInstant(new Date(dueAt));
    const text = kind === 'forward' ? (rule.forwardText ?? rule.texts[0]!) : rule.texts[(nth + Math.floor(random.fraction() * rule.texts.length)) % rule.texts.length]!;
    const written = write(languages.careCommunication, {
      kind, sender: self, receiver, author: self.persons[nth % self.persons.length]!, at, category: view.category ?? 'other', text,
      ...(view.topic === undefined ? {} : { topic: view.topic }), ...(view.priority === 'routine' || view.priority === 'asap' ? { priority: view.priority } : {}),
      ...(kind === 'reply' && rule.attachments ? { attachments: rule.attachments } : {}),
    }, () => random.uuid(), document);
    return { id: written.messageId, kind: 'message', from: self.gln, to: receiver.gln, bundle: written.document.bundle, format: formatOf(self.gln), dueAt, writtenAt: at, dispatches: 0, awaiting: false };
  }

  private async put(outgoing: Outgoing[], also: Operation[]): Promise<void> {
    await this.options.hub.store.commit([...also, ...this.outbox.operations(outgoing)]);
    for (const { id, dueAt } of outgoing) this.outbox.schedule(id, dueAt);
  }

  private async work<T>(run: () => Promise<T>): Promise<T> {
    this.working += 1;
    try { return await run(); } finally { this.working -= 1; }
  }

  /** Milliseconds between two times in seconds. */
  private between([from, to]: [number, number]): number { return Math.round((from + (to - from) * this.options.random.fraction()) * 1000); }

  private failed(where: string, error: unknown): void {
    if (!this.closed) this.options.log.error('simulation.failed', { where, kind: error instanceof Error ? error.name : 'unknown' });
  }
}

const unknownVersion: Outcome = { severity: 'error', code: 'not-supported', details: 'MSG_RECEIVER_UNABLE_TO_RECEIVE_MSG_TYPE', text: 'Meddelelsens version er ukendt for modtageren.' };
