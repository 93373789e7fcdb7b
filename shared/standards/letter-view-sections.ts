/** A letter's text as headings and what stands below them, whichever kind of letter it is: for readers without screens of their own. */
import type { LetterSection, LetterView } from '../messages';
import { planSections } from './rehabilitation-plan';

/** In the order of the screen, the recommendation of a discharge summary first. Sections without text are left out. */
export function letterSections(letter: LetterView): LetterSection[] {
  switch (letter.form) {
    case 'discharge': return [...(letter.recommendation ? [letter.recommendation] : []), ...letter.texts.flatMap(({ sections }) => sections)].map(({ heading, runs }) => ({ ...(heading === undefined ? {} : { heading }), runs }));
    case 'plan': return planSections(letter);
    case 'text': return letter.sections;
  }
}
