/**
 * Any direction that makes sense, with a loss for every field that the result does not say as the original does. What a target can
 * hold comes back equal: the losses are found by reading what was written, so the promise is kept by construction.
 */
import type { Document, FhirDocument, LetterDocument } from '../formats/format';
import { isRehabilitationPlan } from '../standards/rehabilitation-plan/view';
import { recognise, unsupportedKind } from '../standards/registry';
import { correspondenceToFhir, fhirToCorrespondence } from './correspondence';
import { dischargeToDraft, dischargeToLetter, planToDraft, planToLetter } from './drafts';
import { refusal } from './losses';
import { planAsCorrespondence } from './plan-correspondence';
import type { ConvertContext, Conversion, ConvertedFile, Loss, Made, Target, Title } from './types';
import { writeAs, type WrittenFile } from './write';

export { refuse } from './losses';
export { refusalCodes } from './types';
export type { Conversion, ConvertContext, ConvertedFile, Loss, Refusal, Target } from './types';

const isLetterFormat = (to: Target): to is LetterDocument['format'] => to === 'edifact' || to === 'oioxml';

/** Directions between a letter and the FHIR message of the same meaning, by the standard's id. */
interface Direction {
  toFhir?(document: LetterDocument, context: ConvertContext): Made;
  toLetter?(document: FhirDocument, context: ConvertContext, to: LetterDocument['format']): Made;
}
const directions: Readonly<Record<string, Direction>> = {
  'discharge-letter': { toFhir: dischargeToDraft, toLetter: dischargeToLetter },
  'correspondence-letter': { toFhir: correspondenceToFhir },
  'care-communication': { toLetter: fhirToCorrespondence },
  'rehabilitation-plan': { toFhir: planToDraft, toLetter: planToLetter },
};

const message: Title = { da: 'Beskeden', en: 'The message' };

/** What the message is called in both languages; a letter that is only read has its type for a name. */
function titleOf(document: Document): Title {
  if (document.kind === 'letter') return { da: `Brevtypen ${document.letter.version}`, en: `The letter type ${document.letter.version}` };
  const other = unsupportedKind(document);
  return recognise(document)?.standard.title ?? (other?.kind === 'message' ? other.title : message);
}

interface Form { document: Document; losses: Loss[] }

function made(document: Document, to: Target, context: ConvertContext): Made {
  const known = recognise(document);
  if (document.kind === 'letter' && isLetterFormat(to)) return { documents: [document], losses: [] };
  if (document.kind === 'fhir' && !isLetterFormat(to)) return { documents: [document], losses: [] };
  const direction = known && directions[known.standard.id];
  const refused = (): Made => refusal('convert-no-direction', titleOf(document));
  if (document.kind === 'letter') {
    if (known?.standard.id === 'letter-receipt') return refusal('convert-receipt');
    if (known?.standard.id === 'binary-letter') return refusal('convert-file-letter');
    return direction?.toFhir ? direction.toFhir(document, context) : refused();
  }
  return direction?.toLetter && isLetterFormat(to) ? direction.toLetter(document, context, to) : refused();
}

/** A letter in the forms that the target has for it, the best first. */
function formsOf(document: Document, to: Target): readonly [Form, ...Form[]] {
  return document.kind === 'letter' && to === 'edifact' && isRehabilitationPlan(document.letter)
    ? [planAsCorrespondence(document, 'kept'), planAsCorrespondence(document, 'left')] : [{ document, losses: [] }];
}

/** In the first form that can be written; refused with what the last one lacks. */
function written(document: Document, to: Target): WrittenFile {
  const [first, ...others] = formsOf(document, to);
  const write = ({ document: form, losses }: Form): WrittenFile => {
    const file = writeAs(form, to);
    return file.refused ? file : { ...file, losses: [...losses, ...file.losses] };
  };
  return others.reduce((best, form) => (best.refused ? write(form) : best), write(first));
}

/** Never alters the document. Never throws for what it says. */
export function convert(document: Document, to: Target, context: ConvertContext): Conversion {
  const result = made(document, to, context);
  if (result.refused) return result;
  const files: ConvertedFile[] = [];
  const losses: Loss[] = [...result.losses];
  for (const each of result.documents) {
    const file = written(each, to);
    if (file.refused) return file;
    files.push(file.file);
    losses.push(...file.losses);
  }
  const [first, ...rest] = files;
  return { files: [first!, ...rest], losses };
}
