/** Profile rules of Acknowledgement 2.0. */
import { checkStructure } from '../../fhir/structure';
import type { Document } from '../../formats/format';
import type { Issue } from '../../messages';
import { activityCodes, eventCodes, outcomeCodeSystem } from '../medcom/codes';
import { obj, str } from '../medcom/loose';
import { openMessage, type Message } from '../medcom/message';
import { checkElements, invariantError, placesAt, profileError, proseError, type ElementRule } from '../medcom/rule-kit';
import { bundleRules, chainRules, headerRules, messagingOrganizations, organizationRules, provenanceElements } from '../medcom/rules';
import { codeSystems } from '../medcom/urls';
import { issueTypes, responseCodes, severities } from './facts';

export function validate(document: Document): Issue[] {
  const message = openMessage(document);
  return [
    ...checkStructure(document.bundle), ...bundleRules(message), ...bundleInvariants(message),
    ...headerRules(message, { event: eventCodes.acknowledgement, extra: responseElements }),
    ...messagingOrganizations(message).flatMap((found) => organizationRules(found, 'messaging')),
    ...message.all('Provenance').flatMap((found) => checkElements(message, found, 'Provenance', provenance)),
    ...outcomeRules(message), ...chainRules(message, new Set(['acknowledgement'])), ...proseRules(message),
  ];
}

const responseElements: readonly ElementRule[] = [
  { path: 'response', min: 1, max: 1 }, { path: 'response.identifier', min: 1, max: 1 }, { path: 'response.code', min: 1, codes: new Set(responseCodes) }, { path: 'response.details', max: 1 },
];

const provenance: readonly ElementRule[] = [...provenanceElements, { path: 'activity.coding', max: 1 }, { path: 'activity.coding.system', min: 1 }, { path: 'activity.coding.code', codes: activityCodes }];

const formerDetails: ReadonlySet<string> = new Set(['message-development-error', 'message-delivery-error']);

function bundleInvariants(message: Message): Issue[] {
  const issues: Issue[] = [];
  if (message.resources.find(({ entry }) => entry === 0)?.type !== 'MessageHeader') {
    issues.push(invariantError('medcom-acknowledgement-2', 'Bundle.entry[0]', 'Kvitteringens første del skal være dens hoved (MessageHeader).', 'The acknowledgement\'s first entry must be its MessageHeader.'));
  }
  const code = str(obj(message.header?.resource.response).code);
  if (code !== undefined && code !== 'ok' && message.all('OperationOutcome').length === 0) {
    issues.push(invariantError('medcom-acknowledgement-1', 'Bundle', 'En negativ kvittering skal sige, hvad der er galt (OperationOutcome).', 'A negative acknowledgement must say what is wrong (OperationOutcome).'));
  }
  return issues;
}

/** The binding of the details is required; the two codes of the set before it are in published messages and stay readable. */
function outcomeRules(message: Message): Issue[] {
  const details = message.header?.resource.response;
  const named = message.resolve(obj(details).details);
  const issues: Issue[] = [];
  if (obj(details).details !== undefined && named?.type !== 'OperationOutcome') {
    issues.push(profileError('profile-MessageHeader.response.details', `${message.header!.path}.response.details`, 'Kvitteringens begrundelse (OperationOutcome) er ikke med i meddelelsen.', 'The acknowledgement\'s OperationOutcome is not in the message.'));
  }
  for (const found of message.all('OperationOutcome')) {
    issues.push(...checkElements(message, found, 'OperationOutcome', [
      { path: 'issue', min: 1 }, { path: 'issue.severity', min: 1, codes: severities }, { path: 'issue.code', min: 1, codes: issueTypes }, { path: 'issue.details', max: 1 },
    ]));
    for (const { value, path } of placesAt({ value: found.resource, path: found.path }, 'issue.details.coding')) {
      const coding = obj(value);
      if ((coding.system === codeSystems.acknowledgementIssueDetails && formerDetails.has(str(coding.code) ?? '')) || (str(coding.code) !== undefined && outcomeCodeSystem.get(str(coding.code)!) === coding.system)) continue;
      issues.push(profileError('profile-OperationOutcome.issue.details.coding', path, 'Kvitteringens fejlkode er ikke en af standardens.', 'The acknowledgement\'s error code is none of the standard\'s.'));
    }
  }
  return issues;
}

/** MedCom's governance: exactly two Provenances, and the one that acknowledges names the same message as the response. */
function proseRules(message: Message): Issue[] {
  const count = message.all('Provenance').length;
  return count === 0 || count === 2 ? [] : [proseError('medcom-acknowledgement-provenances', 'Bundle', `Kvitteringen har ${count} Provenance; der skal være to: den kvitterede meddelelses og dens egen.`, `The acknowledgement has ${count} Provenances; there must be two: the acknowledged message's and its own.`)];
}
