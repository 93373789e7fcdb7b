/** From findings to what an acknowledgement says. */
import { isRejection, type Issue, type Outcome } from '../../messages';
import type { Verdict } from '../standard';

/** MedCom's error codes by finding, most specific first; `MSG_BAD_FORMAT` where none fits. */
const codes: readonly (readonly [RegExp, string])[] = [
  [/^text-(malformed|truncated|not-utf8|empty|duplicate-key|too-deep|doctype|entity|forbidden-character)$/, 'MSG_BAD_SYNTAX'],
  [/^text-too-large$|^message-too-large$/, 'MSG_Element_To_Long'],
  [/^(unknown-standard|unknown-version)$/, 'MSG_RECEIVER_UNABLE_TO_RECEIVE_MSG_TYPE'],
  [/^unknown-receiver$/, 'MSG_Receiver_Identifier_UNKNOWN'],
  [/^parcel-damaged$/, 'MSG_Damaged_durin_transport'],
  [/^bundle-id-reused$/, 'MSG_DUPLICATE_ID'],
  [/^(cpr|x-ecpr|d-ecpr|medcom-uuidv4|uuidv5|min-digits-sor|gln-length|gln-modulus-10)$/, 'MSG_ID_INVALID'],
  [/^base-(type|array|primitive|choice)$/, 'MSG_Datatype_Wrong'],
  [/^base-cardinality$/, 'MSG_RESOURCE_REQUIRED'],
  [/^base-code$|(\.contentType|Communication\.category|Communication\.priority|Provenance\.activity|Encounter\.class)$/, 'MSG_VALUESET_VALUE_UNKNOWN'],
  [/^(medcom-messaging-2|medcom-careCommunication-(2|4|6|8|9|13)|medcom-acknowledgement-1|dk-core-organization-mandatory-identifier|bdl-12)$/, 'MSG_RESOURCE_REQUIRED'],
];

/** By what kind of fault it is: MedCom's code, and FHIR's type of issue. */
const kinds: Record<NonNullable<Issue['fault']>, readonly [details: string, code: string]> = {
  missing: ['MSG_RESOURCE_REQUIRED', 'required'], code: ['MSG_VALUESET_VALUE_UNKNOWN', 'code-invalid'], 'too-long': ['MSG_Element_To_Long', 'too-long'], type: ['MSG_Datatype_Wrong', 'structure'],
};

export const outcomeCodeOf = (rule: string, fault?: Issue['fault']): string => (fault && kinds[fault][0]) ?? codes.find(([shape]) => shape.test(rule))?.[1] ?? 'MSG_BAD_FORMAT';

/** An acknowledgement that listed hundreds of findings would help nobody. */
const MOST = 20;

/**
 * `fatal-error` with the findings by which the published standard refuses the message, else `ok`. Sentences name the place
 * and the fault, never the patient.
 */
export function verdictOf(issues: readonly Issue[]): Verdict {
  const outcomes: Outcome[] = issues.filter(isRejection).slice(0, MOST).map(({ rule, path, message, severity, fault }) => ({
    severity, code: fault ? kinds[fault][1] : 'invalid', details: outcomeCodeOf(rule, fault), text: `${message} (${[rule, path].filter((part) => part !== '').join(', ')})`.slice(0, 1000),
  }));
  return outcomes.length > 0 ? { code: 'fatal-error', outcomes } : { code: 'ok', outcomes: [] };
}
