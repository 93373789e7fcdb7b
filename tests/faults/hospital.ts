/** A hospital whose own system writes letters: posts files of three, sends them again under a new envelope until it is told, and notes what it is told. */
import { setTimeout as pause } from 'node:timers/promises';
import { readLetterFile } from '../../shared/formats/letter/file';
import { readReceipt, type Receipt } from '../../shared/formats/letter/receipts';
import type { Organisation } from '../../shared/messages';
import { sha256Of } from '../../electron/node/hash';
import type { Line } from './hub';
import { writtenFile, type FiledText } from './interchanges';
import type { Chance } from './random';

export interface PostedLetter extends FiledText {
  messageId: string;
  /** Hashes of the files it travelled in. */
  sent: ReadonlySet<string>;
  /** What receipts have said of it. */
  said: ReadonlySet<Receipt['kind']>;
}

export interface Hospital {
  /** A file of three letters, in one of the two old formats by turns. */
  post(receiver: string): void;
  posted(receiver: string): readonly PostedLetter[];
  /** Letters of which nobody has told anything yet. */
  unanswered(): number;
  stop(): Promise<void>;
}

interface Posting { serial: number; format: 'edifact' | 'oioxml'; receiver: string; letters: PostedLetter[]; sent: Set<string>; said: Map<string, Set<Receipt['kind']>>; /** Of the process. */ lastAt: number }

const EVERY_MS = 150;
/** Longer than the hub holds a parcel back, so that what is sent again was probably lost. */
const PATIENCE_MS = 4000;

export function startHospital({ self, line, chance, say }: { self: Organisation; line: Line; chance: Chance; say(line: string): void }): Hospital {
  const postings: Posting[] = [];
  const perReceiver = new Map<string, number>();
  const stopped = new AbortController();
  let envelopes = 0;

  const isAnswered = ({ said }: Posting): boolean => [...said.values()].every((kinds) => kinds.size > 0);

  async function send(posting: Posting): Promise<void> {
    const number = String(++envelopes).padStart(13, '0');
    const { bytes, name, version, contentType } = writtenFile({ format: posting.format, serial: posting.serial, envelope: `K${number}`, sender: self.gln, receiver: posting.receiver });
    const sha256 = sha256Of(bytes);
    posting.sent.add(sha256);
    posting.lastAt = performance.now();
    const header = { envelopeId: `${self.gln}-${number}`, sender: self.gln, receiver: posting.receiver, name, version, contentType, length: bytes.length, sha256, at: '2026-03-02T08:00:00.000Z' };
    while (!stopped.signal.aborted && !await line.send({ header, bytes })) await pause(100 + chance.below(200));
  }

  function take(bytes: Uint8Array): void {
    for (const { letter } of (readLetterFile(bytes)?.interchanges ?? []).flatMap(({ letters }) => letters)) {
      const receipt = readReceipt(letter);
      if (!receipt) continue;
      for (const { identifier } of receipt.letters) for (const { said } of postings) said.get(identifier)?.add(receipt.kind);
    }
  }

  async function collect(): Promise<void> {
    for (const { id, header, bytes } of await line.fetch(self.gln)) {
      if (!bytes) throw new Error('a receipt as large as a film');
      if (sha256Of(bytes) !== header.sha256) { await line.reject(self.gln, id); continue; }
      take(bytes);
      await line.confirm(self.gln, [id]);
    }
  }

  async function run(): Promise<void> {
    while (!stopped.signal.aborted) {
      await collect();
      for (const posting of postings) if (posting.sent.size === 0 || (!isAnswered(posting) && performance.now() - posting.lastAt > PATIENCE_MS)) await send(posting);
      await pause(EVERY_MS);
    }
  }
  // What it leaves undone is counted as lost.
  const running = run().catch((error: unknown) => { say(`the hospital went away: ${error instanceof Error ? error.message : String(error)}`); });

  return {
    post(receiver) {
      const turn = perReceiver.get(receiver) ?? 0;
      perReceiver.set(receiver, turn + 1);
      const serial = postings.length + 1;
      const format = turn % 2 === 0 ? 'edifact' : 'oioxml';
      const { letters } = writtenFile({ format, serial, envelope: 'K', sender: self.gln, receiver });
      const [sent, said] = [new Set<string>(), new Map(letters.map(({ identifier }) => [identifier, new Set<Receipt['kind']>()]))];
      postings.push({ serial, format, receiver, sent, said, lastAt: 0, letters: letters.map((letter) => ({ ...letter, messageId: `${self.gln}#${letter.identifier}`, sent, said: said.get(letter.identifier)! })) });
    },
    posted: (receiver) => postings.filter((posting) => posting.receiver === receiver).flatMap(({ letters }) => letters),
    unanswered: () => postings.filter((posting) => !isAnswered(posting)).length * 3,
    async stop() { stopped.abort(); await running; },
  };
}
