/** What we answer a message, and why: decided on the document alone, before anything is written. */
import type { ErrorCode } from '../../shared/contract';
import type { Document } from '../../shared/formats/format';
import { isRejection, type Issue } from '../../shared/messages';
import { verdictOf } from '../../shared/standards/acknowledgement/verdict';
import type { HeaderFacts, Standard, Verdict } from '../../shared/standards/standard';
import type { Library } from './library';

export interface Judgement {
  verdict: Verdict;
  /** Why it may not be shown; absent for a message that may. */
  reason?: ErrorCode;
  issues: Issue[];
  standard?: Standard;
  version?: string;
}

const ACKNOWLEDGEMENT_EVENT = 'acknowledgement-message';

/** R11: whatever calls itself an acknowledgement is never answered, valid or not, known version or not. */
export const isAcknowledgement = (library: Library, document: Document, facts: HeaderFacts): boolean =>
  facts.event === ACKNOWLEDGEMENT_EVENT || library.recognise(document)?.standard.acknowledged === false;

const refuse = (reason: ErrorCode, code: string, details: string, text: string, textEn: string): Judgement => ({
  verdict: { code: 'fatal-error', outcomes: [{ severity: 'error', code, details, text }] }, reason,
  issues: [{ severity: 'error', rule: reason, path: '', message: text, messageEn: textEn, source: 'policy' }],
});

export const localFault = (): Judgement => ({
  verdict: { code: 'transient-error', outcomes: [{ severity: 'error', code: 'exception', details: 'MSG_LOCAL_FAIL', text: 'Teknisk fejl hos modtageren. Meddelelsen kan sendes igen.' }] },
  reason: 'internal',
  issues: [{ severity: 'error', rule: 'internal', path: '', source: 'policy', message: 'Teknisk fejl i klienten under modtagelsen. Den prøver igen ved næste start.', messageEn: 'A technical error in the client while receiving. It tries again at the next start.' }],
});

export const reusedBundle = (): Judgement =>
  refuse('bundle-id-reused', 'duplicate', 'MSG_DUPLICATE_ID', 'Bundle.id er brugt før til en anden meddelelse og må aldrig genbruges.', 'Bundle.id was used before for another message and may never be reused.');

/** May throw on what no validator foresaw; the caller answers that as a fault of our own. */
export function judge(library: Library, document: Document, textIssues: Issue[], facts: HeaderFacts, self: string): Judgement {
  const found = library.recognise(document);
  const answerable = !isAcknowledgement(library, document, facts);
  if (answerable && facts.receiver?.gln !== self) {
    return facts.receiver?.gln === undefined
      ? refuse('unknown-receiver', 'required', 'MSG_Receiver_Identifier_MISSING', 'Meddelelsen nævner ingen modtager med lokationsnummer.', 'The message names no receiver with a location number.')
      : refuse('unknown-receiver', 'not-found', 'MSG_Receiver_Identifier_UNKNOWN', 'Meddelelsens modtager er ikke denne organisation.', 'The receiver of the message is not this organisation.');
  }
  if (!found) {
    return refuse('unknown-standard', 'not-supported', 'MSG_RECEIVER_UNABLE_TO_RECEIVE_MSG_TYPE', 'Modtageren kan ikke modtage denne meddelelsestype.', 'The receiver cannot take this message type.');
  }
  const { standard, version } = found;
  if (version === 'unknown' || !standard.reads.includes(version)) {
    return { ...refuse('unknown-version', 'not-supported', 'MSG_RECEIVER_UNABLE_TO_RECEIVE_MSG_TYPE', 'Modtageren kan ikke modtage denne version af meddelelsestypen.', 'The receiver cannot take this version of the message type.'), standard };
  }
  const issues = [...textIssues, ...standard.validate(document, version)];
  const rejections = issues.filter(isRejection);
  if (rejections.length === 0) return { verdict: { code: 'ok', outcomes: [] }, issues, standard, version };
  return { verdict: verdictOf(rejections), reason: 'message-invalid', issues: rejections, standard, version };
}
