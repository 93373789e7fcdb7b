/** Everything that keeps a discharge summary from being sent, and what to think about first (discharge-summary.md section 6). */
import { danishTime } from '../../fhir/datetime';
import type { Draft, Instant, Issue, MessageView } from '../../messages';
import { blocks, DIAGNOSIS_TEXT, forbiddenIn, isBefore, isSksDiagnosis, patientIssues, receiverIssues, signatureIssues, warns } from '../medcom/letter-drafts';

/** What the letter's shape has room for. */
const most = { 'main': 1, 'main-additional': 5, 'other': 50 } as const;

const DAY_MS = 86_400_000;

/** Whole working days between two days, holidays not counted out: the rule is a reminder. */
function workingDays(from: string, to: string): number {
  let count = 0;
  for (let at = Date.parse(`${from}T00:00:00Z`) + DAY_MS; at <= Date.parse(`${to}T00:00:00Z`) && count < 100; at += DAY_MS) {
    const weekday = new Date(at).getUTCDay();
    if (weekday !== 0 && weekday !== 6) count += 1;
  }
  return count;
}

/** Two that are missing must not read the same. */
const momentWords = { stay: { start: ['indlæggelsen', 'admission'], end: ['udskrivelsen', 'discharge'] }, visits: { start: ['første besøg', 'the first visit'], end: ['sidste besøg', 'the last visit'] } } as const;

/** `now` is when it is checked: the draft's last change stands for it where nobody says. `original` is the letter that this one corrects. */
export function checkDraft(draft: Draft, original?: MessageView, now: Instant = draft.updatedAt): Issue[] {
  const { discharge } = draft;
  const said = (text: string): boolean => text.trim() !== '';
  const issues = patientIssues(draft);
  if (!discharge) return [...issues, blocks('discharge-missing', 'discharge', 'Epikrisen er tom.', 'The discharge summary is empty.')];
  const { start, end, followUp, recommendation, diagnoses } = discharge;
  const today = danishTime(now);
  if (!end) issues.push(warns('discharge-end', 'discharge.end', 'Udskrivningsdato mangler.', 'The day of discharge is missing.'));
  if (start && end && isBefore(end, start)) issues.push(blocks('discharge-dates', 'discharge.end', 'Udskrivelsen ligger før indlæggelsen. Ret en af datoerne.', 'Discharge is before admission. Correct one of the dates.'));
  if (end && end.date > today.date) issues.push(warns('discharge-future', 'discharge.end', 'Udskrivningsdatoen ligger i fremtiden.', 'The day of discharge is in the future.'));
  else if (end && workingDays(end.date, today.date) > 3) issues.push(warns('discharge-late', 'discharge.end', 'Der er gået mere end 3 hverdage, siden patienten blev udskrevet.', 'More than 3 working days have passed since discharge.'));
  for (const [name, at] of [['start', start], ['end', end]] as const) {
    const [da, en] = momentWords[discharge.kind === 'inpatient' ? 'stay' : 'visits'][name];
    if (at && at.time === undefined) issues.push(warns('discharge-time', `discharge.${name}`, `Klokkeslættet for ${da} mangler. Epikrisen skal have et, så der står kl. 00:00.`, `The time of ${en} is missing. The letter needs one, so it will say 00:00.`));
  }
  const coded = diagnoses.filter(({ code, text }) => said(code) || said(text));
  diagnoses.forEach(({ role, code, text }, index) => {
    if (!said(code) && !said(text)) return;
    const path = `discharge.diagnoses[${index}]`;
    if (!said(code) || !said(text)) issues.push(blocks('diagnosis-half', path, 'Diagnosen skal have både kode og tekst.', 'The diagnosis needs both code and text.'));
    else if (text.trim().length > DIAGNOSIS_TEXT) issues.push(blocks('diagnosis-long', path, `Diagnosens tekst er på ${text.trim().length} tegn, og der er plads til ${DIAGNOSIS_TEXT}. Forkort den.`, `The text of the diagnosis has ${text.trim().length} characters and there is room for ${DIAGNOSIS_TEXT}. Shorten it.`));
    if (said(code) && role !== 'operation' && role !== 'roentgenundersoegelse' && !isSksDiagnosis(code.toUpperCase())) issues.push(warns('diagnosis-code', path, 'Koden ligner ikke en SKS-diagnosekode (D, et bogstav og to tal).', 'The code does not look like an SKS diagnosis code (D, a letter and two digits).'));
  });
  const count = (roles: readonly string[]): number => coded.filter(({ role }) => roles.includes(role)).length;
  if (count(['main']) > most.main) issues.push(blocks('diagnosis-main', 'discharge.diagnoses', 'Der kan kun være én aktionsdiagnose.', 'There can be only one main diagnosis.'));
  if (count(['main-additional']) > most['main-additional']) issues.push(blocks('diagnosis-many', 'discharge.diagnoses', `Der er plads til ${most['main-additional']} tillægskoder.`, `There is room for ${most['main-additional']} additional codes.`));
  if (coded.length - count(['main', 'main-additional']) > most.other) issues.push(blocks('diagnosis-many', 'discharge.diagnoses', `Der er plads til ${most.other} andre diagnoser.`, `There is room for ${most.other} other diagnoses.`));
  if (followUp && !said(recommendation)) issues.push(warns('follow-up-empty', 'discharge.recommendation', 'Opfølgning hos egen læge er markeret, men anbefalingen er tom.', 'Follow-up at the own practice is ticked, but the recommendation is empty.'));
  if (!followUp && said(recommendation)) issues.push(warns('follow-up-unticked', 'discharge.followUp', 'Der står en anbefaling, men opfølgning er ikke markeret. Så sendes den som en bemærkning.', 'There is a recommendation but follow-up is not ticked. It is then sent as a remark.'));
  const texts = ['recommendation', 'course', 'information', 'medicineInformation', 'prevention', 'planned', 'cave', 'manner'] as const;
  if (!texts.some((field) => said(discharge[field])) && coded.length === 0) issues.push(blocks('discharge-empty', 'discharge.course', 'Epikrisen har hverken tekst eller diagnose. Skriv mindst et resumé af forløbet.', 'The letter has neither text nor diagnosis. Write at least a summary of the course.'));
  for (const field of texts) issues.push(...forbiddenIn(`discharge.${field}`, discharge[field]));
  issues.push(...receiverIssues(draft, ['Modtager mangler. Vælg den praksis, der skal have epikrisen.', 'The receiver is missing. Choose the practice that gets the letter.']));
  if (discharge.copy && discharge.copy.gln === undefined) issues.push(blocks('copy-number', 'discharge.copy', 'Kopimodtageren har intet lokationsnummer. Vælg en fra adressebogen.', 'The receiver of the copy has no location number. Choose one from the address book.'));
  if (discharge.corrects !== undefined && original === undefined) issues.push(warns('corrects-unknown', 'discharge.corrects', 'Det brev, der rettes, findes ikke her. Modtageren kan måske ikke se, hvad der er rettet.', 'The letter being corrected is not here. The receiver may not see what was corrected.'));
  issues.push(...signatureIssues(draft));
  return issues;
}
