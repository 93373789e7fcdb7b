/** The standards and formats this client is built with. */
import { formatById, formatOf } from '../../shared/formats/registry';
import { attachmentContents } from '../../shared/standards/attachments';
import { headerFacts } from '../../shared/standards/medcom/header';
import { acknowledgingStandard, composingStandardById, recognise } from '../../shared/standards/registry';
import { decodeText } from '../node/decode';
import type { Library } from './library';

export const standardLibrary: Library = {
  decode(bytes) {
    const decoded = decodeText(bytes);
    return decoded.text === undefined ? { issues: decoded.issues } : { text: decoded.text };
  },
  formatOf,
  formatById(id) {
    const format = formatById(id);
    if (!format) throw new Error(`no format ${id}`);
    return format;
  },
  recognise,
  composing: composingStandardById,
  acknowledging: acknowledgingStandard,
  headerFacts,
  *attachmentContents(document) {
    for (const { identifier, base64 } of attachmentContents(document)) yield { id: identifier, bytes: Buffer.from(base64, 'base64') };
  },
};
