/** Letters as files on their way: written once when they are composed, given a new envelope at each dispatch. */
import type { LetterDocument } from '../../../../../shared/formats/format';
import { letterDocuments, type LetterFormat } from '../../../../../shared/formats/letter/formats';
import type { Interchange } from '../../../../../shared/formats/letter/tree';
import { envelopeNumber } from '../../../../../shared/standards/medcom/letter-standard';
import type { Standard } from '../../../../../shared/standards/standard';
import type { Languages } from '../languages';
import type { OutgoingLetter } from '../state';

type Letters = Languages['letters'];

function formatOf({ formats }: Letters, id: LetterFormat['id']): LetterFormat {
  const format = formats.find((each) => each.id === id);
  if (!format) throw new RangeError(`no letter format ${id}`);
  return format;
}

export function standardOf({ standards }: Letters, document: LetterDocument): Standard | undefined {
  return standards.find((standard) => standard.recognise(document) !== undefined);
}

/** What to keep of a composed interchange. @throws RangeError when it can't be written without a fault: a mistake in a script, found by its test. */
export function letterFile(letters: Letters, id: LetterFormat['id'], interchange: Interchange): Pick<OutgoingLetter, 'format' | 'file' | 'name' | 'version'> {
  const { bytes, issues } = formatOf(letters, id).write(interchange);
  const [document] = letterDocuments(id, interchange);
  const envelope = document && standardOf(letters, document)?.envelopeName(document);
  const fault = issues.find(({ severity }) => severity === 'fatal' || severity === 'error');
  if (!bytes || !envelope || fault) throw new RangeError(`a letter that can't be written as ${id}: ${fault?.rule ?? ''} ${fault?.path ?? ''}`);
  return { format: id, file: Buffer.from(bytes).toString('base64'), ...envelope };
}

/** The same letter in an envelope of its own. `identifier` has 1 to 14 characters. */
export function dispatched(letters: Letters, { format: id, file }: Pick<OutgoingLetter, 'format' | 'file'>, identifier: string, sent: Interchange['sent']): { bytes: Uint8Array; contentType: string } {
  const format = formatOf(letters, id);
  const [interchange] = format.read(Buffer.from(file, 'base64')).interchanges;
  const { bytes } = interchange ? format.write({ ...interchange, identifier, sent }) : {};
  if (!bytes) throw new RangeError('a kept letter that can no longer be written');
  return { bytes, contentType: format.contentType };
}

/** Number of a letter (`B`) or of a receipt's letter (`C`): 14 characters, as few collisions as an envelope's number has. */
export const letterNumber = (prefix: 'B' | 'C', uuid: string): string => prefix + envelopeNumber(uuid).slice(1);
