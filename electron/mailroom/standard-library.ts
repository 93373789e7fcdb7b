/** The standards and formats this client is built with. */
import { gunzipSync } from 'node:zlib';
import { readLetterFile } from '../../shared/formats/letter/file';
import { letterFormatById, writeLetter } from '../../shared/formats/letter/formats';
import { formatById, formatOf } from '../../shared/formats/registry';
import { attachmentContents } from '../../shared/standards/attachments';
import { headerFacts } from '../../shared/standards/medcom/header';
import { acknowledgingStandard, composingStandardById, recognise } from '../../shared/standards/registry';
import { decodeText } from '../node/decode';
import type { Library } from './library';

/** No file may grow beyond what a network may bring. */
const UNPACKED_MAX_BYTES = 150 * 1024 * 1024;

/** Some senders pack the files of letters with gzip, which nobody could open. What can't be unpacked stays as it came. */
function unpacked(content: Uint8Array): Uint8Array {
  if (content[0] !== 0x1f || content[1] !== 0x8b) return content;
  try { return gunzipSync(content, { maxOutputLength: UNPACKED_MAX_BYTES }); } catch { return content; }
}

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
    const { bytes, issues } = writeLetter(document);
    if (!bytes) throw new Error(`no form for ${document.letter.version} in ${document.format}`);
    return { bytes, contentType: letterFormatById(document.format).contentType, issues };
  },
  // Read when the first one is made: fonts and all it is most of the worker.
  letterPdf: async (paper, at) => (await import('../node/letter-pdf')).letterPdf(paper, at),
  readLetterFile,
  recognise,
  composing: composingStandardById,
  acknowledging: acknowledgingStandard,
  headerFacts,
  *attachmentContents(document) {
    for (const { identifier, content } of attachmentContents(document)) yield { id: identifier, bytes: typeof content === 'string' ? Buffer.from(content, 'base64') : unpacked(content) };
  },
};
