/** What a letter says beside its fields: its envelope, and content that no field holds. */
import type { LetterDocument } from '../formats/format';
import type { Loss } from './types';

export function unplaced({ letter }: LetterDocument): Loss[] {
  return letter.unplaced.map(({ place, text }) => ({
    path: 'segment' in place ? `${text.slice(0, 3)}[${place.segment}]` : `${place.line}:${place.column}`, kept: 'dropped' as const,
    what: 'Brevet har indhold uden for felterne, som ikke er med i resultatet. Originalen er bevaret.', whatEn: 'The letter has content outside its fields that the result does not hold. The original is kept.',
  }));
}

/** `back`: the letter as the written message says it; undefined where nothing came back. */
export function envelopeLosses({ envelope }: LetterDocument, back: LetterDocument | undefined): Loss[] {
  const same = back?.envelope.identifier === envelope.identifier && back.envelope.sent.date === envelope.sent.date && back.envelope.sent.time === envelope.sent.time;
  return same ? [] : [{ path: 'Envelope', kept: 'dropped', what: 'Kuvertens nummer eller tidspunkt kan ikke skrives, som det var.', whatEn: 'The number or time of the envelope cannot be written as it was.' }];
}
