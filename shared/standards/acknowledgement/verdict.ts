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
  [/^base-code$|(\.contentType|Communication\.category|Communication\.priority|Provenance\.activity|Encounter\.class)$/, 'MSG_VALUESET_VALUE_UNKNOWN'],
  [/^(medcom-messaging-2|medcom-careCommunication-(2|4|6|8|9|13)|medcom-acknowledgement-1|dk-core-organization-mandatory-identifier|bdl-12)$/, 'MSG_RESOURCE_REQUIRED'],
];

export const outcomeCodeOf = (rule: string): string => codes.find(([shape]) => shape.test(rule))?.[1] ?? 'MSG_BAD_FORMAT';

/**
 * `fatal-error` with every finding by which the published standard refuses the message, else `ok`. Sentences name the place
 * and the fault, never the patient.
 */
export function verdictOf(issues: readonly Issue[]): Verdict {
  const outcomes: Outcome[] = issues.filter(isRejection).map(({ rule, path, message, severity }) => ({
    severity, code: 'invalid', details: outcomeCodeOf(rule), text: `${message} (${[rule, path].filter((part) => part !== '').join(', ')})`,
  }));
  return outcomes.length > 0 ? { code: 'fatal-error', outcomes } : { code: 'ok', outcomes: [] };
}
