/** Files of three letters as a hospital's own system would write them: a discharge summary, a correspondence, and a binary letter with a file. */
import { binary, binaryContent, correspondence, discharge, edifact, latin1, type LetterSource } from '../fixtures/edifact-letters';
import { binaryLetter, correspondence as correspondenceXml, dischargeLetter, envelope, message, namespaces } from '../fixtures/oioxml';
import { sha256Of } from '../../electron/node/hash';

/** `mark`: words that nobody else wrote, for a letter with text; `file`: the hash of the bytes it carries. */
export interface FiledText { identifier: string; mark?: string; file?: string }
interface WrittenFile { bytes: Uint8Array; name: string; version: string; contentType: string; letters: FiledText[] }
/** `serial` names the letters, `envelope` this try to send them: letters keep their numbers, envelopes never do. */
interface FileOrder { format: 'edifact' | 'oioxml'; serial: number; envelope: string; sender: string; receiver: string }

const padded = (serial: number, digits: number): string => String(serial).padStart(digits, '0');
/** The fixtures' writer of EDIFACT counts the last figure up from letter to letter. */
const numberOf = (serial: number, place: number): string => `B26${padded(serial, 9)}${place}`;
const marks = (serial: number): [string, string] => [`Mærke ${serial} fra sygehuset`, `Spørgsmål ${serial} om æøå`];
const objectOf = (serial: number): string => `317C2E58F6C14D798828${padded(serial, 12)}`;

/** @throws when the fixture no longer holds the words: without them a test would look for nothing. */
function put(text: string, from: string, to: string): string {
  if (!text.includes(from)) throw new Error(`the letter does not hold ${from}`);
  return text.replaceAll(from, to);
}
const inLetter = (letter: LetterSource, from: string, to: string): LetterSource => {
  if (!letter.segments.some((segment) => segment.includes(from))) throw new Error(`the letter does not hold ${from}`);
  return { ...letter, segments: letter.segments.map((segment) => segment.replaceAll(from, to)) };
};

function inEdifact({ serial, envelope: id, sender, receiver }: FileOrder): WrittenFile {
  const [first, second] = marks(serial);
  const content = `${binaryContent}${serial}`;
  const own = (letter: LetterSource, ...changes: [string, string][]): LetterSource => ({
    ...changes.reduce((changed, [from, to]) => inLetter(changed, from, to), inLetter(letter, `RFF+SRI:${letter.id!}`, `RFF+SRI:${numberOf(serial, 1)}`)), id: numberOf(serial, 1),
  });
  const letters = [
    own(discharge, ['Tidligere journal', first], ['0123456789abcdef0123456789abcdef', padded(serial, 32)]),
    own(correspondence, ['Kan borgeren træne?', second]),
    own(binary, ['317C2E58F6C14D798828EFDAF221283E', objectOf(serial)], [binaryContent, content], [`+${binaryContent.length}:14:1`, `+${content.length}:14:1`], [`UNP+${binaryContent.length}+`, `UNP+${content.length}+`]),
  ];
  return {
    bytes: latin1(edifact(letters, { id, sender, receiver })), name: 'DIS01', version: 'D0133L', contentType: 'application/edifact',
    letters: [{ identifier: numberOf(serial, 1), mark: first }, { identifier: numberOf(serial, 2), mark: second }, { identifier: numberOf(serial, 3), file: sha256Of(latin1(content)) }],
  };
}

/** The letter of a file of one, with its namespace at its own root. */
const letterOf = (xml: string): string => {
  const [, namespace, inner] = /<Emessage xmlns="([^"]+)">.*<\/Envelope>(.*)<\/Emessage>/s.exec(xml) ?? [];
  if (namespace === undefined || inner === undefined) throw new Error('not a file of one letter');
  return inner.replace(/^<(\w+)/, `<$1 xmlns="${namespace}"`);
};

function inXml({ serial, envelope: id, sender, receiver }: FileOrder): WrittenFile {
  const [first, second] = marks(serial);
  const content = Buffer.from(`%PDF-1.4 ${serial}`, 'utf8');
  const letters = [
    put(put(dischargeLetter({ text: first }), '0123456789abcdef0123456789abcdef', padded(serial, 32)), 'B2611180001', numberOf(serial, 1)),
    put(correspondenceXml({ text: second }), 'B2611180001', numberOf(serial, 2)),
    put(put(binaryLetter({ base64: content.toString('base64'), size: content.length }), '317C2E58-F6C1-4D79-8828-EFDAF221283E', `317C2E58-F6C1-4D79-8828-${padded(serial, 12)}`), 'B2611180001', numberOf(serial, 3)),
  ].map((xml) => put(put(letterOf(xml), '5790001382445', sender), '5790000121526', receiver));
  return {
    bytes: Buffer.from(message(namespaces.v2005, `${envelope({ id })}${letters.join('')}`), 'utf8'), name: 'XDIS01', version: 'XD0133L', contentType: 'application/xml',
    letters: [{ identifier: numberOf(serial, 1), mark: first }, { identifier: numberOf(serial, 2), mark: second }, { identifier: numberOf(serial, 3), file: sha256Of(content) }],
  };
}

export const writtenFile = (order: FileOrder): WrittenFile => (order.format === 'edifact' ? inEdifact(order) : inXml(order));
