/** The standards and formats this client is built with. */
import { letterDocuments, letterFormatById, letterFormatOf, writeLetter } from '../../shared/formats/letter/formats';
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
  write(document) {
    if (document.kind === 'fhir') {
      const format = formatById(document.format)!;
      return { bytes: Buffer.from(format.write(document), 'utf8'), contentType: format.contentType };
    }
    const { bytes } = writeLetter(document);
    if (!bytes) throw new Error(`no form for ${document.letter.version} in ${document.format}`);
    return { bytes, contentType: letterFormatById(document.format).contentType };
  },
  readLetters(bytes) {
    const format = letterFormatOf(bytes);
    if (!format) return undefined;
    const { interchanges, issues } = format.read(bytes);
    return { documents: interchanges.flatMap((interchange) => letterDocuments(format.id, interchange)), issues };
  },
  recognise,
  composing: composingStandardById,
  acknowledging: acknowledgingStandard,
  headerFacts,
  *attachmentContents(document) {
    for (const { identifier, content } of attachmentContents(document)) yield { id: identifier, bytes: typeof content === 'string' ? Buffer.from(content, 'base64') : content };
  },
};
