/**
 * Reception of letters. One file may hold several, in one interchange or more: each is judged and shown for itself, and all that the file brings is
 * written in one batch, so that a crash repeats it whole or not at all. Receipts for letters of ours go each in a batch of its own before it: what is
 * repeated finds them known.
 */
import type { LetterDocument } from '../../shared/formats/format';
import { sameElement } from '../../shared/formats/letter/access';
import type { FiledInterchange, FiledLetter, LetterFile } from '../../shared/formats/letter/file';
import { isReceipt, type Refusal } from '../../shared/formats/letter/receipts';
import type { Issue, MessageView } from '../../shared/messages';
import { letterId } from '../../shared/standards/medcom/letter-standard';
import { headOf, partyAt } from '../../shared/standards/medcom/letters';
import type { Acknowledging } from './acknowledgements';
import type { Dispatching } from './dispatch';
import { lateness, putHeld, putShown, type Source } from './incoming';
import type { Batch } from './ledger/ledger';
import { oweReceipts, type Answered } from './letter-answers';
import { createLetterReceipts } from './letter-receipts';
import { numberMissing, numberReused, refusedContent, refusedEnvelope, refusedLetter, verdictOf, type LetterRefusal } from './letter-verdict';
import { readOriginal, storeAttachments, underId, withContent } from './reading';
import { tables, type SeenRecord, type StoredAttachment } from './records';
import { short, type Room } from './room';
import { localFault } from './verdict';

export interface LetterReceiving {
  /** Throws when our own disk or ledger fails. */
  process(file: LetterFile, source: Source): Promise<void>;
}

interface Surroundings {
  acknowledging: Acknowledging; dispatching: Dispatching;
  /** Adds the answer to the network's own envelope to the batch; returns what to do after the commit. */
  answerEnvelope(batch: Batch, source: Source): () => void;
  /** Keeps a file of which nothing can be said to anybody. */
  unreadable(source: Source, reason: string, issues: readonly Issue[]): Promise<void>;
  onArrived(): void;
}

interface Entry extends FiledLetter { document: LetterDocument; id: string }

/** What becomes of one letter. `seen` is written; one that is known stays as it was but for its count. */
type Outcome = { entry: Entry } & (
  | { kind: 'shown'; seen: SeenRecord; view: MessageView; attachments: StoredAttachment[] }
  | { kind: 'known'; seen: SeenRecord; refusal?: Refusal | undefined }
  | { kind: 'refused'; seen?: SeenRecord; refused: LetterRefusal }
  | { kind: 'failed'; seen: SeenRecord });

const MOST = 256;

export function createLetterReceiving(room: Room, { acknowledging, dispatching, answerEnvelope, unreadable, onArrived }: Surroundings): LetterReceiving {
  const { ledger, library, locks } = room;
  const receipts = createLetterReceipts(room, { acknowledging, dispatching });
  const self = (): string => room.self().gln;

  const entryOf = (format: LetterFile['format'], envelope: FiledInterchange['envelope'], filed: FiledLetter): Entry => {
    const document: LetterDocument = { kind: 'letter', format, envelope, letter: filed.letter };
    return { ...filed, document, id: letterId(document).slice(0, MOST) };
  };
  /** A corrected letter may come under the number of the one it corrects. */
  const correctedId = ({ id, document }: Entry): string => `${id}#${document.envelope.identifier}`.slice(0, MOST);

  /** In one order for everybody, so that two files never wait for each other. */
  const underLocks = (ids: Iterable<string>, work: () => Promise<void>): Promise<void> =>
    [...new Set(ids)].sort().reduceRight<() => Promise<void>>((inner, id) => () => locks.run(`seen:${id}`, inner), work)();

  async function sameAsBefore(entry: Entry, before: SeenRecord): Promise<boolean> {
    if (before.format !== 'edifact' && before.format !== 'oioxml') return false;
    try {
      const earlier = await readOriginal(room, 'received', before.original, before.part);
      return earlier.kind === 'letter' && sameElement(earlier.letter.root, entry.letter.root);
    } catch {
      // Its original is gone or damaged, which the start has told: its number is all that is left to know it by.
      return true;
    }
  }

  const seenOf = ({ document, part }: Entry, messageId: string, source: Source): SeenRecord => {
    const { root } = document.letter;
    const known = library.recognise(document);
    const [sender, receiver] = [partyAt(root, 'Sender')?.gln ?? document.envelope.sender, partyAt(root, 'Receiver')?.gln ?? document.envelope.receiver];
    return {
      messageId, bundleId: document.envelope.identifier, format: document.format, at: source.at, original: source.original, part, kind: 'quarantine', attachments: [], duplicates: 0,
      ...(known ? { standard: known.standard.id, version: known.version } : {}), ...(sender === '' ? {} : { senderGln: sender }), ...(receiver === '' ? {} : { receiverGln: receiver }),
    };
  };

  const known = (entry: Entry, seen: SeenRecord): Outcome => {
    const [said] = seen.verdict?.outcomes ?? [];
    return { kind: 'known', entry, seen, ...(seen.kind === 'quarantine' ? { refusal: { code: (said?.code as Refusal['code'] | undefined) ?? 'ikke_specificeret', text: said?.details ?? '' } } : {}) };
  };

  /** `here`: what this file brought before. */
  async function decide(entry: Entry, whole: LetterRefusal | undefined, source: Source, here: ReadonlyMap<string, Entry>): Promise<Outcome | undefined> {
    const { document, part } = entry;
    if (headOf(document.letter.root, document.letter.version).identifier === '') return { kind: 'refused', entry, refused: whole ?? numberMissing() };
    let messageId = entry.id;
    for (const candidate of [entry.id, correctedId(entry)]) {
      messageId = candidate;
      const twin = here.get(candidate);
      const before = ledger.get(tables.seen, candidate);
      const taken = twin !== undefined || before?.kind === 'message' || before?.kind === 'acknowledgement';
      if (before?.kind === 'quarantine' && before.verdict?.code !== 'transient-error' && before.original === source.original && (before.part ?? 0) === part) return known(entry, before);
      if (!taken) break;
      if (twin) {
        // The same letter twice in one file is one letter.
        if (sameElement(twin.letter.root, document.letter.root)) return undefined;
      } else if (await sameAsBefore(entry, before!)) return known(entry, before!);
      const { corrected, cancelled } = headOf(document.letter.root, document.letter.version);
      if (candidate !== entry.id || !(corrected || cancelled)) return { kind: 'refused', entry, refused: whole ?? numberReused() };
    }
    const seen = seenOf(entry, messageId, source);
    const refused = whole ?? refusedLetter(document, entry.issues, self());
    if (refused) return { kind: 'refused', entry, refused, seen: { ...seen, verdict: refusedVerdict(refused) } };
    return show(entry, seen, source);
  }

  /** The words of the refusal are kept whole, for the answer to a copy. */
  const refusedVerdict = (refused: LetterRefusal): NonNullable<SeenRecord['verdict']> => {
    const { code, outcomes } = verdictOf(refused);
    return { code, outcomes: outcomes.map((outcome) => ({ ...outcome, details: refused.refusal.text })) };
  };

  async function show(entry: Entry, seen: SeenRecord, source: Source): Promise<Outcome> {
    const { document } = entry;
    try {
      const { standard, version } = library.recognise(document)!;
      const plain = underId(standard.view(document, version), seen.messageId);
      const attachments = await storeAttachments(room, document, plain);
      return {
        kind: 'shown', entry, view: withContent(plain, attachments), attachments,
        seen: { ...seen, kind: 'message', attachments, verdict: verdictOf(undefined), ...lateness(room, plain, source.at), ...(plain.threadId === undefined ? {} : { threadId: plain.threadId }) },
      };
    } catch (error) {
      // Our own disk is tried again by whoever brought the file; a mistake of our own code would only come again.
      if (error instanceof Error && 'code' in error) throw error;
      room.log.error('view-failed', { message: short(seen.messageId), error: error instanceof Error ? error.name : 'unknown' });
      return { kind: 'failed', entry, seen: { ...seen, verdict: localFault().verdict } };
    }
  }

  function put(batch: Batch, outcome: Outcome, source: Source, answers: { accepted: string | undefined; refused: string | undefined }): void {
    const answeredBy = (id: string | undefined) => (id === undefined ? {} : { acknowledgement: id });
    if (outcome.kind === 'shown') return putShown(batch, { ...outcome.seen, ...answeredBy(answers.accepted) }, outcome.view, outcome.attachments);
    if (outcome.kind === 'known') {
      batch.put(tables.seen, outcome.seen.messageId, { ...outcome.seen, duplicates: outcome.seen.duplicates + 1 });
      return;
    }
    const { entry, seen } = outcome;
    if (outcome.kind === 'failed') {
      const fault = localFault();
      batch.put(tables.seen, seen!.messageId, seen!).put(tables.transient, seen!.messageId, { messageId: seen!.messageId });
      putHeld(batch, source, { id: seen!.messageId, reason: fault.reason!, issues: fault.issues, answered: 'nothing', senderGln: seen!.senderGln });
      return;
    }
    if (seen) batch.put(tables.seen, seen.messageId, { ...seen, ...answeredBy(answers.refused) }).remove(tables.transient, seen.messageId);
    // A number that is another letter's, or none, names nothing here: the bytes do.
    putHeld(batch, source, {
      id: seen?.messageId ?? `${source.original}#${entry.part}`, reason: outcome.refused.reason, issues: outcome.refused.issues, answered: answers.refused === undefined ? 'nothing' : 'fatal-error', senderGln: seen?.senderGln,
    });
  }

  const answeredOf = (outcome: Outcome): Answered | undefined => {
    if (outcome.kind === 'failed') return undefined;
    return { letter: outcome.entry.letter, again: outcome.kind === 'known', refusal: outcome.kind === 'refused' ? outcome.refused.refusal : outcome.kind === 'known' ? outcome.refusal : undefined };
  };

  async function processLocked(file: LetterFile, entries: ReadonlyMap<FiledInterchange, Entry[]>, source: Source): Promise<void> {
    const here = new Map<string, Entry>();
    const decided: { interchange: FiledInterchange; whole: LetterRefusal | undefined; outcomes: Outcome[] }[] = [];
    for (const [interchange, letters] of entries) {
      const whole = refusedEnvelope(interchange);
      const outcomes: Outcome[] = [];
      for (const entry of letters) {
        if (isReceipt(entry.letter)) { await receipts.take(entry, source, whole ?? refusedContent(entry.issues)); continue; }
        const outcome = await decide(entry, whole, source, here);
        if (!outcome) { room.log.info('letter-twice', { letter: entry.id.slice(-8), part: entry.part }); continue; }
        // Tried again by ourselves: what was decided then stands, and nobody is told again.
        if (source.retry && (outcome.kind === 'known' || outcome.kind === 'failed' || (outcome.kind === 'refused' && outcome.seen === undefined))) continue;
        if (outcome.kind === 'shown') here.set(outcome.seen.messageId, entry);
        outcomes.push(outcome);
      }
      decided.push({ interchange, whole, outcomes });
    }
    await room.step('in:after-attachments');
    const batch = ledger.batch().put(tables.originals, `received/${source.original}`, { of: [...entries.values()].flat()[0]?.id ?? source.original });
    const kicks: string[] = [];
    for (const { interchange, whole, outcomes } of decided) {
      const answers = oweReceipts(acknowledging, batch, source, file.format, interchange, outcomes.flatMap((outcome) => answeredOf(outcome) ?? []), source.retry ? undefined : whole?.refusal, self());
      for (const outcome of outcomes) put(batch, outcome, source, answers);
      if (interchange.letters.length === 0 && whole) putHeld(batch, source, { id: source.original, reason: whole.reason, issues: whole.issues, answered: answers.refused === undefined ? 'nothing' : 'fatal-error', senderGln: interchange.envelope.sender === '' ? undefined : interchange.envelope.sender });
      kicks.push(...[answers.accepted, answers.refused].filter((id) => id !== undefined));
    }
    const after = answerEnvelope(batch, source);
    await room.step('in:before-ledger');
    await batch.commit();
    after();
    for (const id of kicks) acknowledging.kick(id);
    for (const { kind, entry } of decided.flatMap(({ outcomes }) => outcomes)) {
      room.log.info('letter', { letter: entry.id.slice(-8), outcome: kind, part: entry.part });
      if (kind === 'shown') onArrived();
    }
  }

  return {
    async process(file, source) {
      if (file.interchanges.length === 0) return unreadable(source, file.issues[0]?.rule ?? 'not-a-message', file.issues);
      const entries = new Map(file.interchanges.map((interchange) => [interchange, interchange.letters.map((filed) => entryOf(file.format, interchange.envelope, filed))]));
      await underLocks([...entries.values()].flat().flatMap((entry) => [entry.id, correctedId(entry)]), () => processLocked(file, entries, source));
    },
  };
}
