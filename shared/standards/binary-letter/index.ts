/** Binary letters (BIN01): files that another letter refers to by their identifiers. They are shown with that letter. */
import type { LetterDocument } from '../../formats/format';
import { elementAt, elementsAt, valueAt } from '../../formats/letter/access';
import type { AttachmentView, TextLetterView } from '../../messages';
import { contentTypeOf, letterMessage, letterStandard } from '../medcom/letter-standard';
import { headOf, objectKey, partyAt, patientOf } from '../medcom/letters';

interface BinaryObject { identifier: string; title: string; contentType: string; bytes: Uint8Array | undefined }

function objectsOf({ letter: { root } }: LetterDocument): BinaryObject[] {
  return elementsAt(root, 'BinaryObject').map((object, index) => {
    const content = elementAt(object, 'Object_Base64Encoded')?.content;
    const extension = valueAt(object, 'ObjectExtensionCode');
    return { identifier: objectKey(valueAt(object, 'ObjectIdentifier') ?? '').slice(0, 256) || `object-${index + 1}`, title: `Bilag ${index + 1}`, contentType: contentTypeOf(extension), bytes: content?.kind === 'bytes' ? content.bytes : undefined };
  });
}

/** The files as they travelled; what is packed is still packed. */
export const binaryContents = (document: LetterDocument): { identifier: string; bytes: Uint8Array }[] => objectsOf(document).flatMap(({ identifier, bytes }) => (bytes ? [{ identifier, bytes }] : []));

export const binaryLetter = letterStandard({
  id: 'binary-letter', title: { da: 'Bilag til brev', en: 'Files for a letter' }, versions: ['XB0131X'], acknowledged: true,
  is: ({ root }) => root.name === 'BinaryLetter',
  view(document) {
    const { root, version, unplaced } = document.letter;
    const [sender, receiver, patient] = [partyAt(root, 'Sender'), partyAt(root, 'Receiver'), patientOf(root)];
    const packed = objectsOf(document).filter(({ bytes }) => bytes?.[0] === 0x1f && bytes[1] === 0x8b).length;
    const letter: TextLetterView = {
      form: 'text', head: headOf(root, version), ...(sender && { sender }), ...(receiver && { receiver }), copies: [], ...(patient && { patient }), references: [], unplaced: unplaced.map(({ text }) => text), showing: packed > 0 ? [{ how: 'approximated', what: 'file-packed', count: packed, clinical: false }] : [], sections: [],
    };
    const attachments = objectsOf(document).map(({ identifier, title, contentType, bytes }): AttachmentView => ({ id: identifier, title, contentType, hasContent: bytes !== undefined, ...(bytes ? { bytes: bytes.length } : {}) }));
    return letterMessage('binary-letter', document, { letter, text: valueAt(root, 'Contents') ?? '', attachments }, patient);
  },
});
