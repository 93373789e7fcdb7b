/** Acknowledgement (Kvittering): the receiver's verdict on a message. */
import type { Document } from '../../formats/format';
import type { Issue } from '../../messages';
import { guideOf, judgeBy } from '../guides';
import type { AcknowledgingStandard } from '../standard';
import { stampMessage } from '../medcom/building';
import { openMessage } from '../medcom/message';
import { acknowledge } from './compose';
import { currentVersion, id, title } from './facts';
import { acknowledgementOf, recognise, view } from './read';

const validate = (document: Document, version: string): Issue[] => judgeBy(guideOf(id, version, document), document).issues;

export const acknowledgement: AcknowledgingStandard = {
  id, title, projectDraft: false, writes: [currentVersion], reads: [currentVersion], acknowledged: false,
  recognise, validate, view, acknowledge, stamp: stampMessage,
  envelopeName: (document) => ({ name: `MCM:FCTL#${acknowledgementOf(openMessage(document)).code}`, version: '2.0.0' }),
};
