/**
 * Any direction that makes sense, with a loss for every field that the result does not say as the original does. What a target can
 * hold comes back equal: the losses are found by reading what was written, so the promise is kept by construction.
 */
import type { Document, FhirDocument, LetterDocument } from '../formats/format';
import { recognise } from '../standards/registry';
import { correspondenceToFhir, fhirToCorrespondence } from './correspondence';
import { dischargeToDraft, dischargeToLetter, planToDraft, planToLetter } from './drafts';
import { refusal } from './losses';
import type { ConvertContext, Conversion, ConvertedFile, Loss, Made, Target } from './types';
import { writeAs } from './write';

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

function made(document: Document, to: Target, context: ConvertContext): Made {
  const known = recognise(document);
  if (document.kind === 'letter' && isLetterFormat(to)) return { documents: [document], losses: [] };
  if (document.kind === 'fhir' && !isLetterFormat(to)) return { documents: [document], losses: [] };
  const direction = known && directions[known.standard.id];
  const refused = (): Made => refusal('convert-no-direction', known?.standard.title.da ?? 'Beskeden');
  if (document.kind === 'letter') {
    if (known?.standard.id === 'letter-receipt') return refusal('convert-receipt');
    if (known?.standard.id === 'binary-letter') return refusal('convert-file-letter');
    return direction?.toFhir ? direction.toFhir(document, context) : refused();
  }
  return direction?.toLetter && isLetterFormat(to) ? direction.toLetter(document, context, to) : refused();
}

/** Never alters the document. Never throws for what it says. */
export function convert(document: Document, to: Target, context: ConvertContext): Conversion {
  const result = made(document, to, context);
  if (result.refused) return result;
  const files: ConvertedFile[] = [];
  const losses: Loss[] = [...result.losses];
  for (const each of result.documents) {
    const written = writeAs(each, to);
    if (written.refused) return written;
    files.push(written.file);
    losses.push(...written.losses);
  }
  const [first, ...rest] = files;
  return { files: [first!, ...rest], losses };
}
