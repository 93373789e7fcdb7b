/** CareCommunication (Korrespondancemeddelelse): read in all versions, written in 5.0. */
import type { Document, FhirDocument } from '../../formats/format';
import type { Issue } from '../../messages';
import { guideOf, judgeBy } from '../guides';
import type { ComposingStandard } from '../standard';
import { obj, strAt } from '../medcom/loose';
import { openMessage } from '../medcom/message';
import { stampMessage } from '../medcom/building';
import { eventCodes } from '../medcom/codes';
import { envelopeNameOf } from '../medcom/envelope-names';
import { answerable } from './answerable';
import { compose } from './compose';
import { checkDraft } from './draft-check';
import { draftField } from './draft-field';
import { currentVersion, id, readableVersions, title } from './facts';
import { communicationsOf, view } from './read';
import { recognise } from './recognise';

/** The statistics behind the hash are the message's category. */
const envelopeName = (document: Document): { name: string; version: string } =>
  envelopeNameOf(eventCodes.careCommunication, strAt(obj(communicationsOf(openMessage(document))[0]?.resource), 'category', 'coding', 'code'));

const validate = (document: Document, version: string): Issue[] => judgeBy(guideOf(id, version, document), document).issues;

export const careCommunication: ComposingStandard<FhirDocument> = {
  id, title, projectDraft: false, writes: [currentVersion], reads: [...readableVersions], acknowledged: true,
  recognise, validate, view, envelopeName, checkDraft, draftField, compose, stamp: stampMessage, answerable,
};

export { attachmentContents } from './read';
export { travelBytes } from './draft-check';
export { maxTravelBytes, warnTravelBytes } from './facts';
