/** Everything that keeps a plan from being sent, and what to think about first, in the order of the form (rehabilitation-plan.md section 8). */
import type { Draft, Issue } from '../../messages';
import { blocks, forbiddenIn, isBefore, isSksDiagnosis, patientIssues, receiverIssues, signatureIssues, warns } from '../medcom/letter-drafts';

export function checkDraft(draft: Draft): Issue[] {
  const { plan } = draft;
  const said = (text: string): boolean => text.trim() !== '';
  const issues = patientIssues(draft);
  if (!plan) return [...issues, blocks('plan-missing', 'plan', 'Planen er tom.', 'The plan is empty.')];
  const { admitted, discharged, type, practice, consent } = plan;
  if (!type) issues.push(blocks('plan-type', 'plan.type', 'Type mangler. Vælg almen genoptræning, specialiseret genoptræning eller rehabilitering.', 'The type is missing. Choose general, specialised or comprehensive rehabilitation.'));
  if (!discharged) issues.push(warns('plan-discharged', 'plan.discharged', 'Udskrivningsdato mangler. Uden den kan kommunen ikke regne fristen ud.', 'The day of discharge is missing. Without it the municipality cannot reckon the deadline.'));
  if (admitted && discharged && isBefore(discharged, admitted)) issues.push(blocks('plan-dates', 'plan.discharged', 'Udskrivelsen ligger før indlæggelsen. Ret en af datoerne.', 'Discharge is before admission. Correct one of the dates.'));
  if (plan.startEarliest !== undefined && discharged && plan.startEarliest < discharged.date) issues.push(warns('plan-start-early', 'plan.startEarliest', 'Start tidligst ligger før udskrivelsen.', 'The earliest start is before discharge.'));
  if (said(plan.deadlineText) && plan.startEarliest === undefined) issues.push(warns('plan-deadline-date', 'plan.startEarliest', 'Fristen står kun som tekst. Skriv også datoen, så kommunen kan regne fra den.', 'The deadline is text only. Write the date as well, so that the municipality can count from it.'));
  if (!said(plan.abilitySummary)) issues.push(blocks('plan-ability', 'plan.abilitySummary', 'Funktionsevne mangler. Kommunen kan ikke planlægge uden.', 'Functional ability is missing. The municipality cannot plan without it.'));
  if (type === 'rehabilitering' && !plan.ability.some(({ text }) => said(text))) issues.push(warns('plan-ability-extended', 'plan.ability', 'Rehabilitering kræver hele funktionsevnen. Beskriv også områderne hver for sig.', 'Comprehensive rehabilitation needs the whole functional ability. Describe the areas as well.'));
  if (!said(plan.need)) issues.push(blocks('plan-need', 'plan.need', 'Behov for genoptræning mangler. Skriv, hvilke funktionstab træningen skal rettes mod.', 'The need for rehabilitation is missing. Write which losses of function it shall address.'));
  plan.diagnoses.forEach(({ code, text }, index) => {
    if ((said(code) || said(text)) && !isSksDiagnosis(code.toUpperCase())) issues.push(warns('diagnosis-code', `plan.diagnoses[${index}]`, 'Diagnosen har ingen SKS-kode (D, et bogstav og to tal).', 'The diagnosis has no SKS code (D, a letter and two digits).'));
  });
  if (consent !== 'ja') issues.push(warns('plan-consent', 'plan.consent', consent === 'nej' ? 'Borgeren har ikke givet samtykke. Planen må kun sendes, hvis reglerne tillader det.' : 'Samtykke er ikke markeret.', consent === 'nej' ? 'The citizen has not consented. Send the plan only if the rules allow it.' : 'Consent is not marked.'));
  for (const [field, da, en] of [['region', 'Kontakt i regionen', 'The contact in the region'], ['municipality', 'Kontakt i kommunen', 'The contact in the municipality']] as const) {
    if (!plan[field] || !said(plan[field].name)) issues.push(blocks(`plan-${field}`, `plan.${field}`, `${da} mangler. Skriv, hvem man kan spørge.`, `${en} is missing. Write whom to ask.`));
  }
  issues.push(...receiverIssues(draft, ['Modtager mangler. Vælg den kommune, der skal have planen.', 'The receiver is missing. Choose the municipality that gets the plan.']));
  if (practice === undefined) issues.push(warns('plan-practice', 'plan.practice', 'Kopi til egen læge: vælg kopi, eller skriv at borgeren har sagt nej.', 'Copy to the own practice: choose a copy, or say that the citizen declined.'));
  if (plan.finalStatusTo.length > MOST_FINAL) issues.push(blocks('plan-final-many', 'plan.finalStatusTo', `Højst ${MOST_FINAL} kan få slutstatus. Fjern nogle.`, `At most ${MOST_FINAL} can get the final status. Remove some.`));
  issues.push(...signatureIssues(draft));
  for (const field of ['abilitySummary', 'need', 'health', 'information', 'practical', 'safety', 'deadlineText'] as const) issues.push(...forbiddenIn(`plan.${field}`, plan[field]));
  return issues;
}

/** Receivers of the final status that a plan has room for. */
const MOST_FINAL = 5;
