/** The sentences of losses and refusals. */
import type { Issue } from '../messages';
import type { LetterElement } from '../formats/letter/tree';
import { missingFrom, wordsOf } from './tree-loss';
import type { Loss, Refusal, RefusalCode, Title } from './types';

const refusals: Readonly<Record<RefusalCode, (what: Title) => readonly [da: string, en: string]>> = {
  'convert-no-direction': (what) => [`${what.da} kan ikke omsættes til dette format, fordi der ikke findes en meddelelse med samme betydning. Gem originalen i stedet.`, `${what.en} cannot be converted to this format, since it has no message of the same meaning. Save the original instead.`],
  'convert-no-form': (what) => [`Brevtypen ${what.da} kan dette program ikke skrive i dette format. Vælg et andet format.`, `This program cannot write the letter type ${what.en} in this format. Choose another format.`],
  'convert-unreadable': () => ['Beskeden har fejl og omsættes ikke, fordi noget kunne mangle uden at nogen så det. Originalen er uændret.', 'The message has faults and is not converted, since something might be missing without anybody noticing. The original is unchanged.'],
  'convert-receipt': () => ['En kvittering for et brev omsættes ikke: den gælder den kuvert, den svarer på, og har ingen mening i FHIR.', 'A receipt for a letter is not converted: it is about the envelope that it answers and means nothing in FHIR.'],
  'convert-file-letter': () => ['Et brev med bilag omsættes sammen med det brev, der nævner bilagene, ikke alene.', 'A letter with files is converted together with the letter that names the files, not alone.'],
  'convert-read-as-text': (what) => [`Brevtypen ${what.da} læses kun som tekst, så dens felter kendes ikke og kan ikke skrives. Gem originalen i stedet.`, `The letter type ${what.en} is read as text only, so its fields are not known and cannot be written. Save the original instead.`],
  'convert-newer-version': (what) => [`Brevet er i en version (${what.da}), som ikke er offentliggjort. Det kan læses, men ikke omsættes uden at noget kan gå tabt ubemærket.`, `The letter is in a version (${what.en}) that is not published. It can be read, but not converted without losing something unnoticed.`],
  'convert-not-valid': () => ['Brevet siger noget, som dette format ikke har eller ikke tillader, så resultatet ville blive afvist af den, der får det. Gem originalen i stedet.', 'The letter says something that this format lacks or forbids, so whoever gets the result would refuse it. Save the original instead.'],
  'convert-not-writable': (what) => [what.da, what.en],
};

/** `what`: a type or a version that is spelt alike in both languages, or words that are not. */
export const refusal = (code: RefusalCode, what: Title | string = ''): { refused: Refusal } => {
  const [message, messageEn] = refusals[code](typeof what === 'string' ? { da: what, en: what } : what);
  return { refused: { code, message, messageEn } };
};

/** A message that is itself refused; `reason` is the finding that refuses it, in its words. */
export const refuse = (code: RefusalCode, reason?: Issue): { refused: Refusal } => {
  const { refused } = refusal(code);
  return { refused: reason ? { code, message: `${refused.message} ${reason.message}`, messageEn: `${refused.messageEn} ${reason.messageEn}` } : refused };
};

/** The writer's own reason, in its words. */
export const notWritable = ({ message, messageEn }: Issue): { refused: Refusal } => ({ refused: { code: 'convert-not-writable', message, messageEn } });

/** What a writer tells of what it could not carry; other findings are about the letter itself and were there before. */
const told: Readonly<Record<string, Loss['kept']>> = {
  'edifact-dropped': 'dropped', 'edifact-not-carried': 'dropped', 'edifact-characters': 'text', 'edifact-text-changed': 'text', 'edifact-text-divided': 'text', 'edifact-text-cut': 'dropped', 'edifact-value-long': 'text',
  'letter-not-carried': 'dropped', 'letter-style-lost': 'text', 'letter-character': 'text',
};

const plainPath = (path: string): string => path.replaceAll('.', '/').replaceAll(/\[\d+\]/g, '');
/** `ClinicalInformation[2]/Text01` → `ClinicalInformation/Text01`, without the letter's own name before it. */
const withoutRoot = (path: string): string => plainPath(path).slice(plainPath(path).indexOf('/') + 1);

export function lossesOfWriting(issues: readonly Issue[]): Loss[] {
  return issues.flatMap(({ rule, path, message, messageEn }): Loss[] => {
    const kept = told[rule];
    return kept === undefined ? [] : [{ path: path.replaceAll('.', '/'), what: message, whatEn: messageEn, kept }];
  });
}

const covers = (loss: Loss, path: string): boolean => {
  const [lost, leaf] = [withoutRoot(loss.path), withoutRoot(path)];
  return loss.path !== '' && (leaf === lost || leaf.startsWith(`${lost}/`) || plainPath(path) === plainPath(loss.path) || plainPath(path).endsWith(`/${plainPath(loss.path)}`));
};

/** A field that the result says elsewhere (`said`) or not at all. */
export const fieldLoss = (path: string, said: boolean): Loss => {
  const field = path.slice(path.indexOf('/') + 1);
  return said
    ? { path, kept: 'text', what: `Feltet ${field} har ikke sin egen plads; indholdet står et andet sted eller med en anden formatering.`, whatEn: `The field ${field} has no place of its own; its content stands elsewhere or in another style.` }
    : { path, kept: 'dropped', what: `Feltet ${field} har ingen plads og er ikke med. Originalen er bevaret.`, whatEn: `The field ${field} has no place and is left out. The original is kept.` };
};

/**
 * Every field of `before` that `after` says otherwise or not at all. `told` are the writer's own sentences, which say why: a writer
 * knows the name of the field only, so its sentence is given to each field that it explains. `elsewhere`: more text that was written.
 */
export function lossesBetween(before: LetterElement, after: LetterElement, told: readonly Loss[] = [], elsewhere = ''): Loss[] {
  const words = `${wordsOf(after)}\n${elsewhere}`.replaceAll(/\s+/g, ' ');
  const explained = new Set<Loss>();
  const found = missingFrom(before, after).map(({ path, text }): Loss => {
    const why = told.find((loss) => covers(loss, path));
    if (why) { explained.add(why); return { ...why, path }; }
    return fieldLoss(path, text.trim() !== '' && words.includes(text.trim().replaceAll(/\s+/g, ' ')));
  });
  return [...found, ...told.filter((loss) => !explained.has(loss) && !found.some(({ what, path }) => what === loss.what && covers(loss, path)))];
}
