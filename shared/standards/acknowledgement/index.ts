/** Acknowledgement (Kvittering): the receiver's verdict on a message. */
import type { Document } from '../../formats/format';
import type { Issue } from '../../messages';
import { guideOf, judgeBy } from '../guides';
import type { AcknowledgingStandard } from '../standard';
import { stampMessage } from '../medcom/building';
import { eventCodes } from '../medcom/codes';
import { envelopeNameOf } from '../medcom/envelope-names';
import { openMessage } from '../medcom/message';
import { acknowledge } from './compose';
import { currentVersion, id, title } from './facts';
import { acknowledgementOf, recognise, view } from './read';

const validate = (document: Document, version: string): Issue[] => judgeBy(guideOf(id, version, document), document).issues;

export const acknowledgement: AcknowledgingStandard = {
  id, title, projectDraft: false, writes: [currentVersion], reads: [currentVersion], acknowledged: false,
  recognise, validate, view, acknowledge, stamp: stampMessage,
  envelopeName: (document) => envelopeNameOf(eventCodes.acknowledgement, acknowledgementOf(openMessage(document)).code),
};
