/** Who writes the messages of a run: sends, answers what came, attaches files, and presses Send again when the client died under it. */
import { CodedError } from '../../shared/contract';
import type { Draft, MessageRecord, Organisation } from '../../shared/messages';
import { sha256Of } from '../../electron/node/hash';
import { bruno } from '../fixtures/care-communication';
import type { Mailroom } from './mailroom-process';
import { pause, type Chance } from './random';

/** What a person was told is sent, and what it held. */
export interface Accepted { messageId: string; draft: Draft; files: string[]; /** Of a letter: words that only this one has. */ mark?: string }

/** Writes a letter instead of a message; `mark` is to stand in it. */
export type WriteLetter = (about: { id: string; receiver: string; mark: string }) => Draft;

export interface Person {
  readonly accepted: Accepted[];
  /** The same draft got two different answers. */
  readonly contradictions: string[];
  /** Writes and sends one message; resolves when the mailroom has said yes. */
  send(known: readonly MessageRecord[]): Promise<void>;
}

/** The first bytes of a PDF, so that the type is right; the rest is chance. */
const pdfHead = Buffer.from('%PDF-1.4\n%');

interface PersonOptions { self: Organisation; other: Organisation; mailroom: Mailroom; chance: Chance; writes?: WriteLetter }

export function personOf({ self, other, mailroom, chance, writes }: PersonOptions): Person {
  const accepted: Accepted[] = [];
  const contradictions: string[] = [];
  const signer = self.persons[0]!;
  let serial = 0;

  async function upload(bytes: Uint8Array): Promise<string> {
    const { uploadId } = (await mailroom.once('bytes.begin', { bytes: bytes.length })).result;
    await mailroom.once('bytes.put', { uploadId, offset: 0 }, bytes);
    return (await mailroom.once('bytes.end', { uploadId })).result.sha256;
  }
  /** Anything that the client's death broke off is done again from its beginning, as a person would. */
  async function persist<T>(work: () => Promise<T>): Promise<T> {
    for (;;) {
      try { return await work(); } catch (error) {
        if (!(error instanceof CodedError) || !['bridge-closed', 'disk-full', 'not-found'].includes(error.code)) throw error;
        await pause(error.code === 'disk-full' ? 200 : 20);
      }
    }
  }

  /** A new message or an answer, now and then with a file. */
  async function message(number: number, known: readonly MessageRecord[]): Promise<Draft> {
    const answered = known.length > 0 && chance.happens(0.35) ? chance.pick(known) : undefined;
    const file = chance.happens(0.2) ? Buffer.concat([pdfHead, chance.bytes(200 + chance.below(20_000))]) : undefined;
    const at = '2026-03-02T08:00:00.000Z';
    const draft: Draft = {
      id: `${self.gln}-${number}`, standard: 'care-communication', kind: answered ? 'reply' : 'new', receiver: other.gln, category: answered?.view.category ?? 'nursing', topic: `Emne ${number}`,
      text: `Besked ${number} fra ${self.name}\nÆøå & <b>ikke fed</b> "${chance.below(1_000_000)}"`, attachments: [], signature: { name: signer.name, role: signer.role, phone: signer.phone ?? self.phone },
      createdAt: at, updatedAt: at, createdBy: 'runner',
      ...(answered ? { answers: answered.messageId, threadId: answered.view.threadId } : { patient: bruno }),
    };
    if (file) {
      const sha256 = sha256Of(file);
      const stored = await persist(() => upload(file));
      if (stored !== sha256) contradictions.push(`${draft.id}: uploaded ${sha256.slice(0, 8)}, stored ${stored.slice(0, 8)}`);
      draft.attachments.push({ id: `${draft.id}-file`, title: `Bilag ${number}`, contentType: 'application/pdf', bytes: file.length, sha256, created: at });
    }
    return draft;
  }

  return {
    accepted, contradictions,
    async send(known) {
      const number = ++serial;
      const mark = writes && `Brev ${number} fra ${self.name}, æøå ${chance.below(1_000_000)}`;
      const draft = writes && mark !== undefined ? writes({ id: `${self.gln}-${number}`, receiver: other.gln, mark }) : await message(number, known);
      const ids = new Set<string>();
      const submit = () => persist(async () => {
        const { result } = await mailroom.once('messages.submit', { draft });
        if (!result.submitted || result.messageId === undefined) throw new Error(`a draft was refused: ${result.issues.map((issue) => issue.rule).join(' ')}`);
        ids.add(result.messageId);
        return result.messageId;
      });
      // Now and then a person presses twice.
      const [messageId] = await Promise.all(chance.happens(0.1) ? [submit(), submit()] : [submit()]);
      if (ids.size > 1) contradictions.push(`${draft.id}: ${[...ids].join(' ')}`);
      accepted.push({ messageId, draft, files: draft.attachments.flatMap(({ sha256 }) => sha256 ?? []), ...(mark === undefined ? {} : { mark }) });
    },
  };
}
