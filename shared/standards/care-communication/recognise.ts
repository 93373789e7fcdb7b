/** Which version of CareCommunication a document is, if it is one at all. */
import type { Document } from '../../formats/format';
import { eventCodes } from '../medcom/codes';
import { extensionsOf, items, obj, objs, str } from '../medcom/loose';
import { declaredProfiles, eventCode, openMessage, type Message } from '../medcom/message';
import { formerExtensions, profiles } from '../medcom/urls';
import { definition5 } from './facts';

const oldDefinition = /\/medcom-careCommunication-message-definition$/;
/** Guides before 2.0's move lived under this base. */
const formerBase = 'http://medcomfhir.dk/fhir/';

export function recognise(document: Document): string | undefined {
  const message = openMessage(document);
  return isCareCommunication(message) ? versionOf(message) : undefined;
}

/** By event code; a header that has none is still known by its profile, so that it can be refused for what is wrong with it. */
function isCareCommunication(message: Message): boolean {
  const event = eventCode(message);
  if (event !== undefined) return event === eventCodes.careCommunication;
  return declaredProfiles(message.header?.resource).includes(profiles.careCommunicationHeader);
}

/** MessageHeader.definition decides from 4.0 on; before that no message says its version, so its extensions and profiles do. */
export function versionOf(message: Message): string {
  const definition = str(items(obj(message.header?.resource).definition)[0]);
  if (definition !== undefined) return definedVersion(definition);
  if (usesCurrentStructure(message)) return '5.0';
  return communicationsOf(message).some(usesFormerExtensions) || message.resources.some(({ resource }) => declaredProfiles(resource).some((profile) => profile.startsWith(formerBase))) ? '2.x' : '3.0';
}

/** A later major is unknown. A missing, garbled or impossible version is a fault of a message that we do know, and found by its rules. */
function definedVersion(definition: string): string {
  const [canonical = '', version = ''] = definition.split('|');
  const former = oldDefinition.test(canonical);
  if (!former && canonical !== definition5) return '5.0';
  if (Number(/^(\d+)(?:\.|$)/.exec(version)?.[1] ?? 0) > 5) return 'unknown';
  return former ? '4.0' : '5.0';
}

/** Thread identifiers and the guide's own Provenance profile came with 4.0. */
const usesCurrentStructure = (message: Message): boolean =>
  communicationsOf(message).some(({ identifier }) => objs(identifier).length > 0)
  || message.all('Provenance').some(({ resource }) => declaredProfiles(resource).includes(profiles.careCommunicationProvenance));

const communicationsOf = (message: Message) => message.all('Communication').map(({ resource }) => resource);

const usesFormerExtensions = (communication: unknown): boolean =>
  extensionsOf(communication, formerExtensions.sender).length > 0
  || objs(obj(communication).payload).some((payload) => extensionsOf(payload, formerExtensions.date, formerExtensions.author, formerExtensions.contact).length > 0);
