/** What an interchange of letters is answered with: one receipt for what came through, where one was asked for, and one for what is refused. */
import type { LetterDocument } from '../../shared/formats/format';
import type { FiledInterchange } from '../../shared/formats/letter/file';
import { isReceipt, wantsPositive, type Receipt, type Refusal } from '../../shared/formats/letter/receipts';
import type { Letter } from '../../shared/formats/letter/tree';
import { letterIdOf, versionOf } from '../../shared/standards/medcom/letter-standard';
import { headOf } from '../../shared/standards/medcom/letters';
import type { Acknowledging } from './acknowledgements';
import type { Source } from './incoming';
import type { Batch } from './ledger/ledger';

/** One letter with what is to be said of it; `refusal` absent for one that came through. */
export interface Answered { letter: Letter; refusal?: Refusal | undefined; again: boolean }

/** The receipt's place in the list of what we answered, by what it says. */
export interface Answers { accepted: string | undefined; refused: string | undefined }

/** Letters that a receipt has room for. */
const MOST_LETTERS = 99;

/**
 * Adds the receipts to the batch that records the verdicts. `whole`: why the envelope itself is refused.
 * Nobody can be answered who has no location number, no envelope number, or sent a receipt: a receipt is never answered.
 */
export function oweReceipts(acknowledging: Acknowledging, batch: Batch, source: Source, format: LetterDocument['format'], { envelope, letters }: FiledInterchange, answered: readonly Answered[], whole: Refusal | undefined, self: string): Answers {
  const nothing: Answers = { accepted: undefined, refused: undefined };
  const receiver = [envelope.sender, source.senderGln].find((gln) => gln !== undefined && /^\d{13}$/.test(gln));
  if (receiver === undefined || envelope.identifier === '' || letters.some(({ letter }) => isReceipt(letter)) || (answered.length === 0 && !whole)) return nothing;
  const { identifier, sender } = envelope;
  // A receipt must name a receiver, also where the envelope named none.
  const about = { identifier, sender, receiver: envelope.receiver === '' ? self : envelope.receiver };
  const named = ({ letter }: Answered): Receipt['letters'][number] => ({ identifier: headOf(letter.root, letter.version).identifier, version: versionOf({ kind: 'letter', format, envelope, letter }) });
  const owe = (says: Receipt, of: readonly Answered[]): string | undefined => acknowledging.oweReceipt(batch, {
    says, format, receiver, of: letterIdOf(sender, says.letters[0]?.identifier ?? identifier).slice(0, 256), duplicate: of.length > 0 && of.every(({ again }) => again),
  });
  const [accepted, refused] = [answered.filter(({ refusal }) => !refusal), answered.filter(({ refusal }) => refusal)];
  const wanted = wantsPositive({ ...envelope, letters: letters.map(({ letter }) => letter) });
  return {
    accepted: wanted && accepted.length > 0 ? owe({ kind: 'positive', envelope: about, letters: accepted.slice(0, MOST_LETTERS).map(named) }, accepted) : undefined,
    refused: whole ? owe({ kind: 'negative', envelope: about, refusal: whole, letters: refused.slice(0, MOST_LETTERS).map(named) }, refused)
      : refused.length > 0 ? owe({ kind: 'negative', envelope: about, letters: refused.slice(0, MOST_LETTERS).map((one) => ({ ...named(one), refusal: one.refusal! })) }, refused) : undefined,
  };
}
