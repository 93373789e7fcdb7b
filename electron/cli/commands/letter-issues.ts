/** Which finding belongs to which letter of a file with several. */
import { childrenOf } from '../../../shared/formats/letter/access';
import type { LetterElement, LetterPlace } from '../../../shared/formats/letter/tree';
import type { LetterDocument } from '../../../shared/formats/format';
import type { Issue } from '../../../shared/messages';

function firstPlace(element: LetterElement): LetterPlace | undefined {
  if (element.place) return element.place;
  for (const child of childrenOf(element)) {
    const place = firstPlace(child);
    if (place) return place;
  }
  return undefined;
}

/** Segment, or line and column as one number that grows with them. */
const positionOf = (place: LetterPlace): number => ('segment' in place ? place.segment : place.line * 1e7 + place.column);

function positionOfIssue({ path, line, column }: Issue, inSegments: boolean): number | undefined {
  if (!inSegments) return line === undefined ? undefined : line * 1e7 + (column ?? 0);
  const number = /^\w+\[(\d+)\]/.exec(path)?.[1];
  return number === undefined ? undefined : Number(number);
}

const envelopes = /^(?:UNA|UNB|UNZ)\[/;

/**
 * A finding within a letter is told with that letter only; one about the envelope, or without a place, with every letter that
 * travels in it, since an envelope is taken or refused whole.
 */
export function issuesByLetter(documents: readonly LetterDocument[], issues: readonly Issue[]): Issue[][] {
  const starts = documents.map(({ letter: { root } }) => firstPlace(root));
  return documents.map((_, index) => issues.filter((issue) => {
    const start = starts[index];
    if (!start || envelopes.test(issue.path)) return true;
    const at = positionOfIssue(issue, 'segment' in start);
    const first = starts.find((place) => place !== undefined);
    if (at === undefined || (first && at < positionOf(first))) return true;
    const next = starts.slice(index + 1).find((place) => place !== undefined);
    return at >= positionOf(start) && (!next || at < positionOf(next));
  }));
}
