/** What the governance asks of acknowledgements and no profile states. */
import type { Issue } from '../../messages';
import { at, obj, referenceTarget, str } from '../medcom/loose';
import type { Message } from '../medcom/message';
import { activityOf, currentProvenance, messageIdOf, targetOf } from '../medcom/provenance';
import { proseError } from '../medcom/rule-kit';
import { chainRules } from '../medcom/rules';

export function textRules(message: Message): Issue[] {
  return [...chainRules(message, new Set(['acknowledgement'])), ...provenanceRules(message), ...outcomeRules(message)];
}

/** Exactly two Provenances: the acknowledged message's, and the one by which this message acknowledges it. */
function provenanceRules(message: Message): Issue[] {
  const count = message.all('Provenance').length;
  const issues = count === 0 || count === 2 ? [] : [proseError('medcom-acknowledgement-provenances', 'Bundle', `Kvitteringen har ${count} Provenance; der skal være to: den kvitterede meddelelses og dens egen.`, `The acknowledgement has ${count} Provenances; there must be two: the acknowledged message's and its own.`)];
  const current = currentProvenance(message);
  if (!current || targetOf(current) !== messageIdOf(message)) return issues;
  if (activityOf(current) !== 'acknowledgement') {
    issues.push(proseError('medcom-activity', `${current.path}.activity`, 'Kvitteringens egen historik siger ikke, at den er en kvittering.', 'The acknowledgement\'s own history does not say that it is one.'));
  }
  const answered = referenceTarget(at(current.resource, 'entity', 'what'))?.id;
  const acknowledged = str(obj(message.header?.resource.response).identifier);
  if (answered !== undefined && acknowledged !== undefined && answered !== acknowledged) {
    issues.push(proseError('medcom-acknowledgement-target', `${current.path}.entity[0].what`, 'Kvitteringens historik nævner en anden meddelelse end den, der kvitteres for.', 'The acknowledgement\'s history names another message than the one it acknowledges.'));
  }
  return issues;
}

/** The reason that a negative acknowledgement gives must be there to be read. */
function outcomeRules(message: Message): Issue[] {
  const { details } = obj(message.header?.resource.response);
  return details === undefined || message.resolve(details)?.type === 'OperationOutcome' ? []
    : [proseError('medcom-acknowledgement-details', `${message.header!.path}.response.details`, 'Kvitteringens begrundelse (OperationOutcome) er ikke med i meddelelsen.', 'The acknowledgement\'s OperationOutcome is not in the message.')];
}
