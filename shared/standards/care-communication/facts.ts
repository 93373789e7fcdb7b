/** What the CareCommunication guide fixes, for each version that can be read. */
import { isUrnUuid } from '../../identifiers';
import { attachmentContentTypes } from '../../fhir/content-type';

export const id = 'care-communication';
export const title = { da: 'Korrespondancemeddelelse', en: 'Care communication' };

/** Written, and read with the rules of that version. */
export const currentVersion = '5.0';
/** `2.x`: the 2.0 and 2.1 guides leave no trace in a message by which they could be told apart. */
export const readableVersions = ['5.0', '4.0', '3.0', '2.x'] as const;
/** Versions with payload identifiers throughout, without which a history cannot be continued. */
export const answerableVersions: readonly string[] = ['5.0', '4.0'];

export const definition5 = 'http://medcomfhir.dk/ig/messagedefinitions/MessageDefinition/MedComCareCommunicationMessageDefinition';
export const definition4 = 'http://medcomfhir.dk/ig/carecommunication/medcom-careCommunication-message-definition|4.0.0';
/** medcom-carecommunication-definition-url in its repaired form: the published 5.0.2 leaves the bar unescaped, so that any major passes. */
export const definition5Shape = /^http:\/\/medcomfhir\.dk\/ig\/messagedefinitions\/MessageDefinition\/MedComCareCommunicationMessageDefinition[|]5[.][0-9]{1,2}$/;

export const activities: ReadonlySet<string> = new Set(['new-message', 'reply-message', 'forward-message']);
export const mimeTypes: ReadonlySet<string> = new Set(attachmentContentTypes);

/** Categories that demand a topic, and the only one that takes a priority (medcom-careCommunication-6 and -5). */
export const categoryWithTopic = 'other';
export const categoryWithPriority = 'regarding-referral';

/** medcom-uuidv4 anchored: what we write and accept for thread and payload identifiers. */
export const isPayloadId = isUrnUuid;

/** Largest whole message, envelope included, and where a warning begins (governance and clinical guideline). Decimal megabytes: the smaller reading. */
export const maxTravelBytes = 100_000_000;
export const warnTravelBytes = 50_000_000;
/** Base64 in the resource and again in the envelope. */
export const travelFactor = 16 / 9;
