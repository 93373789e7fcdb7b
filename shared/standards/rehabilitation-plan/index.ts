/** Rehabilitation plans (GGOP100). */
import type { LetterSection, RehabilitationPlanView } from '../../messages';
import { plainText } from '../medcom/letter-sections';
import { letterMessage, letterStandard, sectionsText } from '../medcom/letter-standard';
import { isRehabilitationPlan, rehabilitationPlanView } from './view';

const run = (text: string): RehabilitationPlanView['need'] => (text === '' ? [] : [{ text, font: 'proportional', style: 'normal', alignment: 'left' }]);

/** What is said, in the order of the screen; only what is filled. */
export const planSections = (plan: RehabilitationPlanView): LetterSection[] => [
  { heading: 'Behov og potentiale', runs: plan.need }, { heading: 'Funktionsevne ved udskrivelsen', runs: plan.abilitySummary },
  ...plan.ability.areas.filter(({ filled }) => filled), ...plan.ability.other, { heading: 'Frist', runs: run(plan.deadline.text) }, { heading: 'Sikkerhed', runs: plan.safety },
  { heading: 'Praktiske oplysninger', runs: plan.practical }, { heading: 'Helbred', runs: plan.health }, { heading: 'Information til borger og pårørende', runs: plan.information },
  ...plan.excerpts.map(({ type, runs }) => ({ heading: type, runs })),
].filter(({ runs }) => plainText(runs).trim() !== '').map(({ heading, runs }) => ({ ...(heading === undefined ? {} : { heading }), runs }));

const planText = (plan: RehabilitationPlanView): string => sectionsText(planSections(plan));

export const rehabilitationPlan = letterStandard({
  id: 'rehabilitation-plan', title: { da: 'Genoptræningsplan', en: 'Rehabilitation plan' }, versions: ['GGOP100'], acknowledged: true,
  is: isRehabilitationPlan,
  view(document) {
    const letter = rehabilitationPlanView(document.letter);
    return letterMessage('rehabilitation-plan', document, { letter, text: planText(letter) }, letter.patient);
  },
});
