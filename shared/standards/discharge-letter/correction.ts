/**
 * A sent discharge summary → the draft of the letter that corrects it. The way back from `compose.ts`: fields from their elements,
 * texts from the headings that were written; what stands under any other heading goes to the course with its heading, so nothing is lost.
 */
import { dischargeDiagnosisRoleSchema, emptyDischarge, type DischargeDraft, type DraftTime, type LetterDraftParty, type LetterParty, type LetterTime, type MessageView } from '../../messages';
import { plainText } from '../medcom/letter-sections';
import { doctorWords, headings, medicineTable } from './compose';

const timeOf = ({ date, time }: LetterTime): DraftTime => ({ date, ...(time === undefined ? {} : { time: time.slice(0, 'hh:mm'.length) }) });
function partyOf({ gln, identifier, scheme, names }: LetterParty): LetterDraftParty {
  const number = gln ?? (scheme === 'lokationsnummer' ? identifier : undefined);
  return { name: names.join(', '), ...(number === undefined ? {} : { gln: number }) };
}
const joined = (before: string, more: string): string => [before, more].filter((text) => text !== '').join('\n');

/** Rows of the table that `medicineTable` makes, by the columns of its head; undefined for anything that is not wholly such a table. */
function medicineIn(text: string): DischargeDraft['medicine'] | undefined {
  const [head = '', ...lines] = text.split('\n').map((line) => line.trimEnd());
  const starts = [...head.matchAll(/\S+/g)].map(({ index }) => index);
  const rows = lines.map((line) => {
    const [name = '', strength = '', dose = '', purpose = ''] = starts.map((start, column) => line.slice(start, starts[column + 1]).trim());
    return { name, strength, dose, purpose };
  });
  return medicineTable(rows) === [head, ...lines].join('\n') ? rows : undefined;
}

/** The one way from heading to field; true where the text was taken. */
function take(discharge: DischargeDraft, heading: string, text: string): boolean {
  const fields = ['cave', 'course', 'information', 'medicineInformation', 'prevention', 'planned', 'manner'] as const;
  const field = fields.find((name) => headings[name] === heading) ?? (heading === headings.remark ? 'recommendation' : undefined);
  if (field) { discharge[field] = joined(discharge[field], text); return true; }
  if (heading === headings.medicine) {
    const rows = medicineIn(text);
    if (rows) discharge.medicine.push(...rows);
    return rows !== undefined;
  }
  if (heading !== headings.doctors) return false;
  const rest = text.split('\n').filter((line) => {
    const who = (['dictatedBy', 'responsible'] as const).find((name) => line.startsWith(`${doctorWords[name]}: `));
    if (who) discharge[who] = line.slice(doctorWords[who].length + 2);
    return !who;
  });
  discharge.course = joined(discharge.course, rest.join('\n'));
  return true;
}

/** Undefined for a message that is no discharge summary of a kind that is written here, or that was withdrawn. */
export function correctionOf({ messageId, letter, status }: Pick<MessageView, 'messageId' | 'letter' | 'status'>): DischargeDraft | undefined {
  if (letter?.form !== 'discharge' || status === 'cancelled') return undefined;
  const { kind, start, end, recommendation, head, copies: [copy] } = letter;
  if (kind === 'correspondence' || kind === 'other') return undefined;
  const discharge: DischargeDraft = {
    ...emptyDischarge(), kind, corrects: messageId, ...(head.episode === undefined ? {} : { episode: head.episode }), ...(start && { start: timeOf(start) }), ...(end && { end: timeOf(end) }),
    // Letters of others have more words for a further diagnosis; the form has one.
    diagnoses: letter.diagnoses.map(({ role, code, text }) => ({ role: dischargeDiagnosisRoleSchema.safeParse(role).data ?? 'bidiagnose', code, text })),
    followUp: recommendation !== undefined, recommendation: recommendation ? plainText(recommendation.runs) : '',
    ...(copy ? { copy: partyOf(copy) } : {}),
  };
  for (const { heading = '', runs } of letter.texts.flatMap(({ sections }) => sections)) {
    const text = plainText(runs);
    if (!take(discharge, heading, text)) discharge.course = joined(discharge.course, joined(heading, text));
  }
  return discharge;
}
