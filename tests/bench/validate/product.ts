/** What happens to a received message between its text and its verdict; bundled alone, so that a fresh process loads what the product loads. */
import type { Bundle } from 'fhir/r4';
import { fhirJson } from '../../../shared/formats/fhir-json';
import { fhirXml } from '../../../shared/formats/fhir-xml';
import type { FhirDocument } from '../../../shared/formats/format';
import { isRejection, type Issue } from '../../../shared/messages';
import { validateDocument } from '../../../shared/standards/guides';
import { prepare as prepareStandards } from '../../../shared/standards/prepare';

const refused = (issues: readonly Issue[]): boolean => issues.some(isRejection);

export const documentOf = (bundle: unknown): FhirDocument => ({ kind: 'fhir', format: 'fhir-json', bundle: bundle as Bundle });

/** True: accepted. Of a message that is parsed, as the peers get it. */
export const judge = (document: FhirDocument): boolean => !refused(validateDocument(document)?.issues ?? []);

/** From the text to the verdict, with everything that JSON.parse hides. */
export function judgeText(text: string): boolean {
  const parsed = fhirJson.parse(text);
  return parsed.document !== undefined && !refused(parsed.issues) && judge(parsed.document);
}

/** What the worker does at its start, before a message comes. */
export const prepare = (): void => { prepareStandards([fhirJson, fhirXml], '2026-03-02T09:00:00.000Z'); };
