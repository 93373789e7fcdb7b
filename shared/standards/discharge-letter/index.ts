/** Discharge summaries: XDIS01, 02, 03 and the letters of the same shape (13, 17, 20 …), in EDIFACT and OIO-XML. */
import type { DischargeLetterView } from '../../messages';
import { letterMessage, letterStandard, sectionsText, versionOf } from '../medcom/letter-standard';
import { dischargeLetterView, isDischargeLetter } from './view';

const correspondence: ReadonlySet<string> = new Set(['ClinicalEmail', 'AdministrativeEmail']);

/** What is said, the recommendation first. */
export const dischargeText = ({ recommendation, texts }: DischargeLetterView): string =>
  sectionsText([...(recommendation ? [recommendation] : []), ...texts.flatMap(({ sections }) => sections)]);

export const dischargeLetter = letterStandard({
  id: 'discharge-letter', title: { da: 'Epikrise', en: 'Discharge summary' }, versions: ['XD0133L', 'XD0233L', 'XD0333L'], acknowledged: true,
  is: (letter) => isDischargeLetter(letter) && !correspondence.has(letter.root.name),
  view(document) {
    const letter = dischargeLetterView(document.letter, versionOf(document));
    return letterMessage('discharge-letter', document, { letter, text: dischargeText(letter) }, letter.patient);
  },
});

/** Correspondence between people in the old formats (XDIS91). */
export const correspondenceLetter = letterStandard({
  id: 'correspondence-letter', title: { da: 'Korrespondancebrev', en: 'Correspondence letter' }, versions: ['XD9134L'], acknowledged: true,
  is: (letter) => correspondence.has(letter.root.name),
  view(document) {
    const letter = dischargeLetterView(document.letter, versionOf(document));
    return letterMessage('correspondence-letter', document, {
      letter, text: dischargeText(letter), ...(letter.subject === undefined ? {} : { topic: letter.subject }), ...(letter.priority === 'høj_prioritet' ? { priority: 'asap' } : {}),
    }, letter.patient);
  },
});
