/**
 * Receipts for letters: CTL01 from a VANS operator, CTL02 and CTL03 from the receiving system, as letter trees that EDIFACT and OIO-XML are written from.
 * A positive receipt is sent when the envelope asked for it, a negative one always; no receipt asks for a receipt (legacy formats, section 8.4).
 */
import { textRun, type Issue } from '../../messages';
import { elementAt, elementsAt, parentElement, valueAt, valueElement } from './access';
import type { Interchange, Letter, LetterElement, TextRun } from './tree';

export type RefuseCode = 'ikke_specificeret' | 'ukendt_lokationsnummer' | 'problem_med_modtagerID' | 'problem_med_version' | 'syntaksfejl';
export interface Refusal { code: RefuseCode; /** Lines with `\n` between them; empty when nothing is said. */ text: string }
export type ReceiptKind = 'negative-vans' | 'negative' | 'positive';

export interface Receipt {
  kind: ReceiptKind;
  /** Of the envelope that was received: its number and its location numbers, sender and receiver as they stood there. */
  envelope: { identifier: string; sender: string; receiver: string };
  /** Why the envelope as a whole was refused. */
  refusal?: Refusal;
  /** `version` as the letter had it: `D0133L` in EDIFACT, `XD0133L` in XML. */
  letters: { identifier: string; version: string; refusal?: Refusal }[];
}

const kinds: Readonly<Record<ReceiptKind, { root: string; version: string; type: string }>> = {
  'negative-vans': { root: 'NegativeVansReceipt', version: 'XC0130Q', type: 'XCTL01' },
  negative: { root: 'NegativeReceipt', version: 'XC0230Q', type: 'XCTL02' },
  positive: { root: 'PositiveReceipt', version: 'XC0330Q', type: 'XCTL03' },
};

/** Letters that a receipt has room for. */
const MOST_LETTERS = 99;
/** One FTX of five lines, broken where blanks are: what every receiver can show. */
const LONGEST_REASON = 300;

const plainText = (text: string): TextRun[] => [textRun(text)];

function refusalElements(refusal: Refusal | undefined): LetterElement[] {
  if (!refusal) return [];
  const code = valueElement('RefuseCode', refusal.code);
  // A line ends with its break in EDIFACT, and so it does in the twin.
  return refusal.text === '' ? [code] : [code, { name: 'RefuseText', content: { kind: 'formatted', runs: plainText(`${refusal.text}\n`) } }];
}

const party = (name: string, ean: string): LetterElement => parentElement(name, [valueElement('EANIdentifier', ean)]);

/** What was received, in the words of a receipt for it. `format` decides how the versions are spelled. */
export function receiptOf(received: Interchange, format: 'edifact' | 'oioxml', refusal?: Refusal): Receipt {
  const { identifier, sender, receiver } = received;
  return {
    kind: refusal ? 'negative' : 'positive', envelope: { identifier, sender, receiver }, ...(refusal && { refusal }),
    letters: received.letters.slice(0, MOST_LETTERS).map(({ version, root }) => ({ identifier: valueAt(root, 'Letter/Identifier') ?? '', version: format === 'edifact' ? version.replace(/^X/, '') : version })),
  };
}

/** Whether the sender of an envelope waits for a positive receipt: never for a receipt. */
export const wantsPositive = (received: Interchange): boolean => received.acknowledgement === 'pluspositivkvitt' && !received.letters.some(isReceipt);

export interface ReceiptIds { /** 1 to 14 characters each. */ envelope: string; letter: string; sent: Interchange['sent'] }

/** The receipt as an interchange from who received to who sent. `from` is the operator's own number where it is not the receiver that answers. */
export function composeReceipt(receipt: Receipt, { envelope: identifier, letter, sent }: ReceiptIds, from: string = receipt.envelope.receiver): Interchange {
  const { root, version, type } = kinds[receipt.kind];
  const { envelope, refusal, letters } = receipt;
  const negative = receipt.kind !== 'positive';
  const originals = letters.map((one) => parentElement('OriginalLetter', [
    valueElement('OriginalLetterIdentifier', one.identifier), valueElement('OriginalVersionCode', one.version), ...(negative ? refusalElements(one.refusal) : []),
  ]));
  const tree = parentElement(root, [
    parentElement('Letter', [valueElement('Identifier', letter), valueElement('VersionCode', version), valueElement('StatisticalCode', type)]),
    party('Sender', from), party('Receiver', envelope.sender),
    parentElement('OriginalEmessage', [
      valueElement('OriginalEnvelopeIdentifier', envelope.identifier), party('OriginalSender', envelope.sender), party('OriginalReceiver', envelope.receiver),
      ...(negative ? refusalElements(refusal) : []), ...originals,
    ]),
  ]);
  return { sent, identifier, acknowledgement: 'minuspositivkvitt', sender: from, receiver: envelope.sender, letters: [{ version, root: tree, unplaced: [] }] };
}

const codes: ReadonlySet<string> = new Set<RefuseCode>(['ikke_specificeret', 'ukendt_lokationsnummer', 'problem_med_modtagerID', 'problem_med_version', 'syntaksfejl']);
const isRefuseCode = (code: string): code is RefuseCode => codes.has(code);

function refusalIn(element: LetterElement): { refusal?: Refusal } {
  const code = valueAt(element, 'RefuseCode');
  const content = elementAt(element, 'RefuseText')?.content;
  const text = content?.kind === 'formatted' ? content.runs.map((run) => run.text).join('').replace(/\n+$/, '') : '';
  if (code === undefined && text === '') return {};
  return { refusal: { code: code !== undefined && isRefuseCode(code) ? code : 'ikke_specificeret', text } };
}

/** Whether a letter calls itself a receipt, whole or not: it is never answered. */
export const isReceipt = ({ root }: Letter): boolean => Object.values(kinds).some((kind) => kind.root === root.name);

/** Undefined for a letter that is no receipt. */
export function readReceipt({ root }: Letter): Receipt | undefined {
  const kind = (Object.keys(kinds) as ReceiptKind[]).find((one) => kinds[one].root === root.name);
  const original = elementAt(root, 'OriginalEmessage');
  if (!kind || !original) return undefined;
  const value = (path: string): string => valueAt(original, path) ?? '';
  return {
    kind, envelope: { identifier: value('OriginalEnvelopeIdentifier'), sender: value('OriginalSender/EANIdentifier'), receiver: value('OriginalReceiver/EANIdentifier') }, ...refusalIn(original),
    letters: elementsAt(original, 'OriginalLetter').map((letter) => ({ identifier: valueAt(letter, 'OriginalLetterIdentifier') ?? '', version: valueAt(letter, 'OriginalVersionCode') ?? '', ...refusalIn(letter) })),
  };
}

/** Which of MedCom's five codes a finding is, most specific first. */
const codeByRule: readonly (readonly [RegExp, RefuseCode])[] = [
  [/^unknown-receiver$/, 'ukendt_lokationsnummer'],
  [/^receiver-missing$/, 'problem_med_modtagerID'],
  [/^(?:letter-version-missing|letter-version-root|edifact-values-differ)$/, 'problem_med_version'],
  [/^(?:internal|letter-number-reused|letter-number-missing)$/, 'ikke_specificeret'],
];

function refuseCodeOf({ rule, path }: Issue): RefuseCode {
  // Element 3 of UNB is the receiver.
  if (rule === 'edifact-unb-wrong' && /\.3(?:\.|$)/.test(path)) return 'problem_med_modtagerID';
  return codeByRule.find(([shape]) => shape.test(rule))?.[1] ?? 'syntaksfejl';
}

/** Sentences about EDIFACT begin with the segment; of XML the line is told. */
const placed = ({ message, line, column }: Issue): string => (line === undefined || message.startsWith('Segment ') ? message : `Linje ${line}, tegn ${column ?? 1}: ${message}`);

/** Why a letter is refused, in the sender's language: the gravest of its errors. Undefined when it has none. */
export function refusalFor(issues: readonly Issue[]): Refusal | undefined {
  const reason = issues.find(({ severity }) => severity === 'fatal') ?? issues.find(({ severity }) => severity === 'error');
  if (!reason) return undefined;
  const text = placed(reason);
  return { code: refuseCodeOf(reason), text: text.length > LONGEST_REASON ? `${text.slice(0, LONGEST_REASON - 3)}...` : text };
}
