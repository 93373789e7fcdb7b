/** From a file's bytes to its documents and what they are; shared by the commands that look at files. Never throws. */
import { letterDocuments, letterFormatOf, type LetterFormat } from '../../../shared/formats/letter/formats';
import { formatOf } from '../../../shared/formats/registry';
import type { Document } from '../../../shared/formats/format';
import type { Issue } from '../../../shared/messages';
import { recognise, unsupportedKind, type Recognised, type Unsupported } from '../../../shared/standards/registry';
import { decodeText } from '../../node/decode';
import { issuesByLetter } from './letter-issues';

export interface Opened {
  /** Which letter of an interchange that holds several, from 1; absent for the only one. */
  part?: number;
  /** Format by the text's first characters; absent when it looks like none. */
  format: string | undefined;
  document: Document | undefined;
  recognised: Recognised | undefined;
  /** Set when there is a document that no standard here handles. */
  unsupported: Unsupported | undefined;
  /** Findings of decoding and parsing. */
  issues: Issue[];
}

const notAMessage: Issue = {
  severity: 'fatal', rule: 'not-a-message', path: '', source: 'text',
  message: 'Filen er ikke en meddelelse: den er hverken en FHIR-meddelelse i JSON eller XML eller et brev i EDIFACT eller OIO-XML.',
  messageEn: 'The file is no message: it is neither a FHIR message in JSON or XML nor a letter in EDIFACT or OIO-XML.',
};

/** What the file holds: at least one entry, and one for each letter where there are several. */
export function openParts(bytes: Uint8Array): [Opened, ...Opened[]] {
  const letters = letterFormatOf(bytes);
  return letters ? openLetters(letters, bytes) : [openMessage(bytes)];
}

function openLetters(format: LetterFormat, bytes: Uint8Array): [Opened, ...Opened[]] {
  const { interchanges, issues } = format.read(bytes);
  const documents = interchanges.flatMap((interchange) => letterDocuments(format.id, interchange));
  const told = issuesByLetter(documents, issues);
  const [first, ...rest] = documents.map((document, index): Opened => ({
    ...(documents.length > 1 ? { part: index + 1 } : {}), format: format.id, document, recognised: recognise(document), unsupported: undefined, issues: told[index]!,
  }));
  return first ? [first, ...rest] : [{ format: format.id, document: undefined, recognised: undefined, unsupported: undefined, issues }];
}

function openMessage(bytes: Uint8Array): Opened {
  const decoded = decodeText(bytes);
  const nothing = { document: undefined, recognised: undefined, unsupported: undefined };
  if (decoded.text === undefined) return { ...nothing, format: undefined, issues: decoded.issues };
  const format = formatOf(decoded.text);
  if (!format) return { ...nothing, format: undefined, issues: [notAMessage] };
  const parsed = format.parse(decoded.text);
  if (!parsed.document) return { ...nothing, format: format.id, issues: parsed.issues };
  const recognised = recognise(parsed.document);
  const unsupported = recognised ? undefined : unsupportedKind(parsed.document);
  const none = unsupported?.kind === 'not-a-message' ? [notAMessage] : [];
  return { format: format.id, document: parsed.document, recognised, unsupported, issues: [...parsed.issues, ...none] };
}

/** Why a sound message is not handled, as a finding. */
export function unsupportedIssue({ recognised, unsupported }: Opened): Issue | undefined {
  const issue = (rule: string, message: string, messageEn: string): Issue => ({ severity: 'information', rule, path: '', message, messageEn, source: 'policy' });
  if (recognised?.version === 'unknown') {
    const { title } = recognised.standard;
    return issue('unknown-version', `${title.da} findes her i en version, som dette program ikke kender.`, `${title.en} is here in a version that this program does not know.`);
  }
  if (unsupported?.kind === 'document') return issue('unknown-standard', 'Filen er et FHIR-dokument. Dokumenter læses ikke af dette program.', 'The file is a FHIR document. Documents are not read by this program.');
  return unsupported?.kind === 'message' ? issue('unknown-standard', `Meddelelsestypen kan ikke modtages: ${unsupported.title.da}.`, `This type of message cannot be received: ${unsupported.title.en}.`) : undefined;
}
