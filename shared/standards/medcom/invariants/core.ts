/** Invariants of medcom.fhir.dk.core 2.0.0 to 4.0.0, document 1.0.1, and of hl7.fhir.dk.core 3.4.0 and later. Keys are `key@hash`; see index.ts. */
import { hasCoding, has, obj } from '../../../fhir/validation/invariants/kit';
import type { Invariant, InvariantTable } from '../../../fhir/validation/types';
import { existsAt, follow, matching } from './kit';

const urnUuid = matching(/urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/);
const urnUuidV5 = matching(/urn:uuid:[a-fA-F0-9]{8}-[a-fA-F0-9]{4}-[5][a-fA-F0-9]{3}-[89aAbB][a-fA-F0-9]{3}-[a-fA-F0-9]{12}/);

export const coreInvariants: InvariantTable = {
  // Published without anchors: any digit or hyphen anywhere will do.
  'medcom-core-contact@3511a49e': matching(/[+]?[-0-9]/),
  'medcom-core-practitionerrole-code-xor-text@561b561c': (focus) => !has(focus, 'code')
    || follow([focus], 'code.coding').some((coding) => has(coding, 'system') && has(coding, 'code')) !== existsAt([focus], 'code.text'),
  'medcom-uuidv4@acdc2160': urnUuid,
  'medcom-uuidv4@0c5d9ef6': urnUuid,
  'uuidv5@e28bd047': urnUuidV5,
  'uuidv5@c7ca071e': urnUuidV5,
  // MedCom Document: a bare UUID anywhere in the value. dk-core publishes another rule under the same key.
  'uuid@1685d77f': matching(/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/),
};

/** Two digits each of day and month; no month has a day it lacks, but 29 February passes in every year. */
const dayAndMonth = '(((0[1-9]|1[0-9]|2[0-9]|3[0-1])(01|03|05|07|08|10|12))|((0[1-9]|1[0-9]|2[0-9]|30)(04|06|09|11))|((0[1-9]|1[0-9]|2[0-9])(02)))';
const centralReplacement = matching(new RegExp(`^${dayAndMonth}[0-9]{2}[17][A-Z]{2}[0-9]$`));
const localReplacement = matching(new RegExp(`^${dayAndMonth}[0-9]{2}[056][A-Z]{2}[0-9]$`));

/** Sum of the leading digits, each times its weight; undefined when one of them is no digit. */
function weighted(value: unknown, weights: readonly number[]): number | undefined {
  if (typeof value !== 'string') return undefined;
  let sum = 0;
  for (const [index, weight] of weights.entries()) {
    const digit = value.charAt(index);
    if (!/^[0-9]$/.test(digit)) return undefined;
    sum += Number(digit) * weight;
  }
  return sum;
}

/** A GLN's thirteenth digit completes its checksum modulo 10. */
const glnChecksum: Invariant = (focus) => {
  const sum = weighted(focus, [1, 3, 1, 3, 1, 3, 1, 3, 1, 3, 1, 3]);
  return sum !== undefined && typeof focus === 'string' && focus.charAt(12) === String((10 - (sum % 10)) % 10);
};

/** CVR numbers are weighted modulo 11. */
const cvrChecksum: Invariant = (focus) => { const sum = weighted(focus, [2, 7, 6, 5, 4, 3, 2, 1]); return sum !== undefined && sum % 11 === 0; };

const identifiedBy = (...systems: readonly string[]): Invariant => (focus) => follow([focus], 'identifier').some((identifier) => systems.includes(obj(identifier).system as string));

const maritalStatus = 'http://terminology.hl7.org/CodeSystem/v3-MaritalStatus';

export const dkCoreInvariants: InvariantTable = {
  'cpr@eeafabb3': matching(new RegExp(`^${dayAndMonth}[0-9]{6}$`)),
  'x-ecpr@eed973aa': centralReplacement,
  'x-ecpr@fc05fb6f': centralReplacement,
  'd-ecpr@25a14aa9': localReplacement,
  'd-ecpr@6e48cbf1': localReplacement,
  'min-digits-sor@2abc7a5b': matching(/^([0-9]){11,}$/),
  'gln-length@d4416b15': matching(/^[0-9]{13}$/),
  'gln-modulus-10@e7e94418': glnChecksum,
  'CVR-length@a638b94f': matching(/^[0-9]{8}$/),
  'CVR-modulus-11@892dc44a': cvrChecksum,
  'authorization-id-format@06d3ce86': matching(/^([b-df-hj-np-tv-zB-DF-HJ-NP-TV-Z0-9]){5}$/),
  'uuid@0c5d9ef6': urnUuid,
  'dk-core-organization-mandatory-identifier@c6351112': identifiedBy('urn:oid:1.2.208.176.1.1', 'https://kombit.dk/sts/organisation', 'urn:oid:2.16.840.1.113883.2.24.1.1'),
  'dk-core-organization-mandatory-identifier@2a063aa5': identifiedBy('urn:oid:1.2.208.176.1.1', 'https://kombit.dk/sts/organisation', 'urn:oid:1.3.198', 'http://cvr.dk'),
  'dk-core-observation-mandatory-units@809a36f4': (focus) => {
    const { valueQuantity } = obj(focus);
    return !has(valueQuantity, 'value') || has(valueQuantity, 'unit') || has(valueQuantity, 'code');
  },
  // Both codes at once; either alone passes, which is not what the sentence beside it says.
  'marital-status-unknown-usage@1c86c9d9': (focus) => !['P', 'A'].every((code) => hasCoding(obj(focus).maritalStatus, maritalStatus, code)),
};
