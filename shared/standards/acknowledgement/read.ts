/** An acknowledgement as the sender of the acknowledged message reads it. Total. */
import type { Document } from '../../formats/format';
import type { AcknowledgementCode, MessageView, Outcome } from '../../messages';
import { destinationsOf, senderOf } from '../medcom/header';
import { items, obj, objs, str, strAt } from '../medcom/loose';
import { declaredProfiles, eventCode, openMessage, type Message } from '../medcom/message';
import { instantOf } from '../medcom/parties';
import { activityOf, chainOf, currentProvenance, linkOf, messageIdOf } from '../medcom/provenance';
import { eventCodes } from '../medcom/codes';
import { profiles } from '../medcom/urls';
import { currentVersion, id as standard, responseCodes } from './facts';

/** No acknowledgement says its version; 2.0 is the only one in use. */
export function recognise(document: Document): string | undefined {
  const message = openMessage(document);
  const event = eventCode(message);
  const known = event === undefined ? declaredProfiles(message.header?.resource).includes(profiles.acknowledgementHeader) : event === eventCodes.acknowledgement;
  return known ? currentVersion : undefined;
}

export function outcomesOf(message: Message): Outcome[] {
  const response = obj(message.header?.resource.response);
  const named = message.resolve(response.details);
  const found = named?.type === 'OperationOutcome' ? [named] : message.all('OperationOutcome');
  return found.flatMap(({ resource }) => objs(resource.issue)).map((issue) => {
    const details = obj(issue.details);
    const optional = { code: str(issue.code), details: strAt(details, 'coding', 'code'), text: str(details.text) ?? str(issue.diagnostics) ?? strAt(details, 'coding', 'display') };
    return { severity: str(issue.severity) ?? 'error', ...Object.fromEntries(Object.entries(optional).filter(([, value]) => value !== undefined)) };
  });
}

/** The verdict; a response code that is none of the three is read as the worst. */
export function acknowledgementOf(message: Message): { of: string; code: AcknowledgementCode; outcomes: Outcome[] } {
  const response = obj(message.header?.resource.response);
  const code = responseCodes.find((known) => known === response.code) ?? 'fatal-error';
  // A sender may write the reference form; the bare id is what it must be compared as.
  return { of: (str(items(response.identifier)[0]) ?? '').replace(/^.*MessageHeader\//, ''), code, outcomes: outcomesOf(message) };
}

export function view(document: Document, version: string): MessageView {
  const message = openMessage(document);
  const own = currentProvenance(message);
  const sentAt = instantOf(own?.resource.occurredDateTime) ?? instantOf(own?.resource.recorded) ?? instantOf(message.bundle.timestamp);
  const acknowledgement = acknowledgementOf(message);
  const answers = own === undefined ? undefined : linkOf(message, own).answers;
  return {
    standard, version, activity: activityOf(own) ?? 'acknowledgement',
    messageId: (messageIdOf(message) ?? str(message.bundle.id) ?? 'unknown').slice(0, 256), bundleId: str(message.bundle.id) ?? '',
    ...(sentAt !== undefined && { sentAt }),
    sender: senderOf(message) ?? {}, receivers: destinationsOf(message).map(({ organisation }) => organisation ?? {}),
    segments: [], attachments: [], chain: chainOf(message),
    ...(answers !== undefined && { answers }),
    acknowledgement,
  };
}
