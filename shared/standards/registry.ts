/** The only list of standards. A new one is a folder and a line here. */
import type { Document } from '../formats/format';
import { acknowledgement } from './acknowledgement';
import { binaryLetter } from './binary-letter';
import { careCommunication } from './care-communication';
import { correspondenceLetter, dischargeLetter } from './discharge-letter';
import { letterReceipt } from './letter-receipt';
import { eventCodes } from './medcom/codes';
import { str } from './medcom/loose';
import { eventCode, openMessage } from './medcom/message';
import { otherLetter } from './other-letter';
import { rehabilitationPlan } from './rehabilitation-plan';
import type { AcknowledgingStandard, ComposingStandard, Standard } from './standard';

export { acknowledgement, careCommunication };

/** Letters that no other knows are read as text, so that one stands last. */
export const standards: readonly Standard[] = [careCommunication, acknowledgement, dischargeLetter, correspondenceLetter, rehabilitationPlan, binaryLetter, letterReceipt, otherLetter];

/** Standards in which a person can write. */
export const composingStandards: readonly ComposingStandard[] = [careCommunication, rehabilitationPlan, dischargeLetter];

/** The standard by which received messages are answered. */
export const acknowledgingStandard: AcknowledgingStandard = acknowledgement;

export interface Recognised { standard: Standard; version: string }

/** The standard and version of a document; undefined when it is of none that is built (see `unsupportedKind`). Version `unknown`: of the standard, but nobody knows which. */
export function recognise(document: Document): Recognised | undefined {
  for (const standard of standards) {
    const version = standard.recognise(document);
    if (version !== undefined) return { standard, version };
  }
  return undefined;
}

export const standardById = (id: string): Standard | undefined => standards.find((standard) => standard.id === id);
export const composingStandardById = (id: string): ComposingStandard | undefined => composingStandards.find((standard) => standard.id === id);

/** Published message standards that are known by their event code and not handled (yet): id and shown name. */
const unsupportedEvents: Readonly<Record<string, { id: string; title: { da: string; en: string } }>> = {
  [eventCodes.hospitalNotification]: { id: 'hospital-notification', title: { da: 'Advis om sygehusophold', en: 'Hospital notification' } },
  [eventCodes.homeCareObservation]: { id: 'home-care-observation', title: { da: 'Kommunale prøvesvar', en: 'Home care observation' } },
  [eventCodes.empty]: { id: 'empty-message', title: { da: 'Tom meddelelse', en: 'Empty message' } },
};

/** What a document is that no standard here handles; a sender of such a message is told that the type cannot be received. */
export type Unsupported =
  | { kind: 'message'; id: string | undefined; event: string | undefined; title: { da: string; en: string } }
  | { kind: 'document' }
  | { kind: 'not-a-message' };

export function unsupportedKind(document: Document): Unsupported {
  const message = openMessage(document);
  const event = eventCode(message);
  if (message.header) {
    const known = event === undefined ? undefined : unsupportedEvents[event];
    return { kind: 'message', id: known?.id, event, title: known?.title ?? { da: 'Ukendt meddelelsestype', en: 'Unknown message type' } };
  }
  const type = str(message.bundle.type);
  return type === 'document' ? { kind: 'document' } : { kind: 'not-a-message' };
}
