/** Letters of types that are read as text (referrals, reports, prescriptions, bookings …): header facts, and everything they say in its order. */
import { childrenOf, elementsAt } from '../../formats/letter/access';
import type { Letter, LetterElement } from '../../formats/letter/tree';
import { readReceipt } from '../../formats/letter/receipts';
import { textRun, type LetterSection, type TextLetterView, type TextRun } from '../../messages';
import { sectionsOf } from '../medcom/letter-sections';
import { letterMessage, letterStandard, sectionsText } from '../medcom/letter-standard';
import { formattingShowing, senderShowing, unplacedShowing } from '../medcom/letter-showing';
import { headOf, partiesAt, partyAt, patientOf, referencesOf } from '../medcom/letters';

/** Shown by the head of the screen; their values are not said again. */
const shown: ReadonlySet<string> = new Set(['Letter', 'Sender', 'Receiver', 'CCReceiver', 'Patient', 'Reference']);

/** `ClinicalInformation` → `Clinical information`: the schema's own words, for want of Danish ones. */
const words = (name: string): string => name.replace(/([a-z])([A-Z])/g, (_, before: string, next: string) => `${before} ${next.toLowerCase()}`).replaceAll('_', ' ');

/** Every value below an element, one line each, formatted text as it stands. */
function runsBelow(element: LetterElement): TextRun[] {
  const { content, name } = element;
  if (content.kind === 'formatted') return content.runs;
  if (content.kind === 'value') return content.text === '' ? [] : [textRun(`${words(name)}: ${content.text}\n`)];
  if (content.kind === 'bytes') return [];
  return content.children.flatMap(runsBelow);
}

function sections(root: LetterElement): LetterSection[] {
  return childrenOf(root).filter(({ name }) => !shown.has(name)).flatMap((child): LetterSection[] => {
    const formatted = elementsAt(child, 'Text01');
    if (child.name === 'ClinicalInformation' && formatted.length > 0) return formatted.flatMap(({ content }) => (content.kind === 'formatted' ? sectionsOf(content.runs) : []));
    const runs = runsBelow(child);
    return runs.length > 0 ? [{ heading: words(child.name), runs }] : [];
  });
}

function textView({ version, root, unplaced }: Letter): TextLetterView {
  const [sender, receiver, patient] = [partyAt(root, 'Sender'), partyAt(root, 'Receiver'), patientOf(root)];
  return {
    form: 'text', head: headOf(root, version), ...(sender && { sender }), ...(receiver && { receiver }), copies: partiesAt(root, 'CCReceiver'), ...(patient && { patient }),
    references: referencesOf(root), unplaced: unplaced.map(({ text }) => text), sections: sections(root),
    showing: [{ how: 'text-only', what: 'type-as-text', detail: headOf(root, version).type ?? version, clinical: true }, ...senderShowing(sender), ...formattingShowing(root), ...unplacedShowing(unplaced)],
  };
}

/** The last in the registry: whatever no other standard of letters knows. */
export const otherLetter = letterStandard({
  id: 'other-letter', title: { da: 'Brev', en: 'Letter' }, versions: [], acknowledged: true,
  is: (letter) => readReceipt(letter) === undefined,
  view(document) {
    const letter = textView(document.letter);
    return letterMessage('other-letter', document, { letter, text: sectionsText(letter.sections) }, letter.patient);
  },
});
