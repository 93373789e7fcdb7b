/** The envelope of a file that is too broken to be read as XML, so that whoever sent it can be told. */
import type { Interchange } from '../letter/tree';
import { decode } from './bytes';

/** A letter's envelope and sender stand in its first lines. */
const HEAD = 16 * 1024;

/** Undefined for a receipt, which is never answered, and where number or sender can't be found. Never throws. */
export function envelopeOfOioXml(bytes: Uint8Array): Omit<Interchange, 'letters'> | undefined {
  const text = decode(bytes.subarray(0, HEAD)).text;
  if (text === undefined || /<!DOCTYPE/i.test(text) || /<(?:[\w.-]+:)?(?:NegativeVans|Negative|Positive)Receipt[\s>]/.test(text)) return undefined;
  const valueAfter = (from: string, name: string): string => {
    const begin = text.search(new RegExp(`<(?:[\\w.-]+:)?${from}[\\s>]`));
    return begin === -1 ? '' : new RegExp(`<(?:[\\w.-]+:)?${name}(?:\\s[^>]*)?>\\s*([^<&]{1,35}?)\\s*</`).exec(text.slice(begin))?.[1] ?? '';
  };
  const [identifier, sender] = [valueAfter('Envelope', 'Identifier'), valueAfter('Sender', 'EANIdentifier')];
  if (identifier === '' || identifier.length > 14 || sender === '') return undefined;
  return {
    sent: { date: valueAfter('Sent', 'Date'), time: valueAfter('Sent', 'Time') }, identifier, sender, receiver: valueAfter('Receiver', 'EANIdentifier'),
    acknowledgement: valueAfter('Envelope', 'AcknowledgementCode') === 'pluspositivkvitt' ? 'pluspositivkvitt' : 'minuspositivkvitt',
  };
}
