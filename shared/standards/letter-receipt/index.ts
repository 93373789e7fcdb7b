/** Receipts for letters (CTL01, 02, 03): what became of an envelope and of the letters in it. Never answered, never a letter to read. */
import { readReceipt } from '../../formats/letter/receipts';
import type { AcknowledgementCode, MessageView } from '../../messages';
import { letterIdOf, letterMessage, letterStandard } from '../medcom/letter-standard';
import { headOf } from '../medcom/letters';
import { refusalOutcome } from './words';

export const letterReceipt = letterStandard({
  id: 'letter-receipt', title: { da: 'Kvittering for brev', en: 'Receipt for a letter' }, versions: ['XC0130Q', 'XC0230Q', 'XC0330Q'], acknowledged: false,
  is: (letter) => readReceipt(letter) !== undefined,
  view(document): MessageView {
    const { letter } = document;
    const receipt = readReceipt(letter)!;
    const base = letterMessage('letter-receipt', document, { letter: { form: 'text', head: headOf(letter.root, letter.version), copies: [], references: [], unplaced: letter.unplaced.map(({ text }) => text), showing: [], sections: [] }, text: '' }, undefined);
    const refused = receipt.letters.find(({ refusal }) => refusal);
    const refusal = receipt.refusal ?? refused?.refusal;
    const code: AcknowledgementCode = receipt.kind === 'positive' ? 'ok' : 'fatal-error';
    return {
      ...base,
      acknowledgement: { of: letterIdOf(receipt.envelope.sender, (refused ?? receipt.letters[0])?.identifier ?? receipt.envelope.identifier), code, outcomes: refusal ? [refusalOutcome(refusal)] : [] },
    };
  },
});

export { refusalOutcome, refusalText } from './words';
