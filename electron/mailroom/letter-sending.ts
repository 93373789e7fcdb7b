/**
 * How a draft of a letter goes: as the letter in the format that its receiver takes, or as a CareCommunication with the plan as text
 * and a PDF. Decided anew at each try from the draft and the receiver alone, with the draft's own time, so that a try after a crash
 * makes the same file.
 */
import { CodedError } from '../../shared/contract';
import { replaced } from '../../shared/formats/edifact/characters';
import { letterFormatFor, type Contact, type Draft, type Issue, type LetterFormatId, type LetterType, type LetterView, type Organisation } from '../../shared/messages';
import type { FhirDocument, LetterDocument } from '../../shared/formats/format';
import { letterTypeOf } from '../../shared/standards/discharge-letter/compose';
import { dischargeToFhir } from '../../shared/standards/discharge-letter/fhir';
import { paperOf } from '../../shared/standards/letter-paper';
import { providerOn } from '../../shared/standards/rehabilitation-plan/deadline';
import { planToFhir } from '../../shared/standards/rehabilitation-plan/fhir';
import type { ComposeContext } from '../../shared/standards/standard';
import type { Room } from './room';

/** What is composed, in the words of its standard. */
export interface Going { draft: Draft; letterFormat?: LetterFormatId; /** Makes the composed letter into this project's FHIR draft. */ asFhir?(letter: LetterDocument, context: ComposeContext): FhirDocument }

export interface LetterSending {
  /** What the choice of way and receiver makes impossible or doubtful. Empty for drafts that are no letters. */
  issues(draft: Draft, receiver: Contact): Issue[];
  /** The draft that is composed. Throws `draft-incomplete` for what its check refuses. */
  going(draft: Draft, receiver: Contact): Promise<Going>;
  /** The PDF of a draft, in the content store. CodedError `draft-incomplete`. */
  pdf(draft: Draft, receiver: Contact | undefined): Promise<{ sha256: string; bytes: number; title: string }>;
}

export const isLetterDraft = ({ standard }: Draft): boolean => standard === 'rehabilitation-plan' || standard === 'discharge-letter';

const issue = (severity: Issue['severity'], rule: string, path: string, message: string, messageEn: string): Issue => ({ severity, rule, path, message, messageEn, source: 'policy' });

export const letterTypeIn = ({ discharge }: Draft): LetterType => (discharge ? letterTypeOf(discharge) : 'GGOP');

/** Name of the correspondence and of its file. */
function topicOf({ plan, discharge }: Draft): string {
  if (plan) return plan.type ? `Genoptræningsplan (${plan.type})` : 'Genoptræningsplan';
  return discharge?.corrects === undefined ? 'Epikrise' : 'Epikrise (rettet)';
}

/** Plans go to the municipality, or to who provides that type on the day of discharge. */
function isTaker({ plan, updatedAt }: Draft, { role }: Contact): boolean {
  if (!plan?.type || role === 'municipality') return true;
  const provider = providerOn(plan.type, plan.discharged?.date ?? updatedAt.slice(0, 10));
  return provider !== 'municipality' && role !== 'general-practice';
}

export function createLetterSending(room: Pick<Room, 'self' | 'originals' | 'library' | 'random'>, isTraining: () => boolean): LetterSending {
  /** The letter as its receiver would read it. */
  function viewOf(draft: Draft, receiver: Organisation): { letter: LetterView; text: string } {
    const standard = room.library.composing(draft.standard);
    if (!standard) throw new CodedError('unknown-standard');
    const { document } = standard.compose(draft, { now: draft.updatedAt, newId: () => room.random.uuid(), sender: room.self(), receiver, contentOf: () => undefined });
    const { letter, segments } = standard.view(document, standard.recognise(document) ?? '');
    if (!letter) throw new CodedError('draft-incomplete');
    return { letter, text: segments[0]?.text ?? '' };
  }

  const formatName = (draft: Draft, receiver: Contact | undefined): string => {
    if (draft.sendAs === 'fhir-draft') return 'FHIR, projektets eget udkast og ikke en MedCom-standard';
    if (draft.sendAs !== 'letter') return 'korrespondancemeddelelse med PDF';
    const format = receiver && letterFormatFor(receiver.receives, letterTypeIn(draft));
    return `${format === 'edifact' ? 'EDIFACT' : 'OIO-XML'} ${letterTypeIn(draft)}`;
  };

  async function pdf(draft: Draft, receiver: Contact | undefined): Promise<{ sha256: string; bytes: number; title: string }> {
    let letter: LetterView;
    try {
      // A paper without a receiver is still worth looking at.
      ({ letter } = viewOf(draft, receiver ?? { ...room.self(), gln: '', name: 'Ingen modtager valgt', unit: '', address: '', phone: '' }));
    } catch (error) {
      if (error instanceof Error && 'code' in error && error.code === 'draft-incomplete') throw new CodedError('draft-incomplete');
      throw error;
    }
    const bytes = await room.library.letterPdf(paperOf(letter, formatName(draft, receiver)), draft.updatedAt);
    return { sha256: await room.originals.put('content', bytes), bytes: bytes.length, title: topicOf(draft) };
  }

  return {
    pdf,
    issues(draft, receiver) {
      if (!isLetterDraft(draft)) return [];
      const found: Issue[] = [];
      if (!isTaker(draft, receiver)) found.push(issue('error', 'plan-receiver', 'receiver', 'Planen skal sendes til en kommune. Vælg en anden modtager.', 'The plan goes to a municipality. Choose another receiver.'));
      if (draft.sendAs === undefined) found.push(issue('error', 'send-as', 'sendAs', 'Vælg, hvordan brevet skal sendes.', 'Choose how the letter is sent.'));
      if (draft.sendAs === 'letter' && letterFormatFor(receiver.receives, letterTypeIn(draft)) === undefined) found.push(issue('error', 'letter-not-taken', 'sendAs', 'Modtageren kan ikke tage imod brevet. Send det som korrespondance med PDF.', 'The receiver does not take this letter. Send it as correspondence with a PDF.'));
      // Nobody outside knows this project's own draft.
      if (draft.sendAs === 'fhir-draft' && !isTraining()) found.push(issue('error', 'fhir-draft', 'sendAs', 'FHIR-udkastet kan kun sendes på øvelsesnetværket. Vælg en anden måde.', 'The FHIR draft can be sent on the training network only. Choose another way.'));
      if (draft.sendAs === 'care-communication' && receiver.readiness === 'converted') {
        const { replacements } = replaced(JSON.stringify(draft.plan ?? draft.discharge));
        if (replacements.length > 0) found.push(issue('warning', 'letter-characters', 'text', `Modtageren får korrespondancen i et ældre format, og der ændres tegn: ${replacements.map(({ character }) => character).join(' ')}. De står rigtigt i PDF-filen.`, `The receiver gets the correspondence in an older format, which changes characters: ${replacements.map(({ character }) => character).join(' ')}. The PDF has them right.`));
      }
      return found;
    },
    async going(draft, receiver) {
      if (!isLetterDraft(draft)) return { draft };
      if (draft.sendAs === 'fhir-draft') return { draft, asFhir: draft.plan ? planToFhir : dischargeToFhir };
      if (draft.sendAs === 'letter') {
        const letterFormat = letterFormatFor(receiver.receives, letterTypeIn(draft));
        return { draft, ...(letterFormat === undefined ? {} : { letterFormat }) };
      }
      const { text } = viewOf(draft, receiver);
      const file = await pdf(draft, receiver);
      const { id, patient, receiver: gln, specificRecipient, signature, createdAt, updatedAt, createdBy } = draft;
      return {
        draft: {
          id, signature, createdAt, updatedAt, createdBy, ...(patient && { patient }), ...(gln !== undefined && { receiver: gln }), ...(specificRecipient && { specificRecipient }), standard: 'care-communication', kind: 'new', category: draft.plan ? 'training' : 'discharge', topic: file.title, text: text.trim() === '' ? topicOf(draft) : text,
          attachments: [{ id: `${draft.id}-pdf`, title: file.title, contentType: 'application/pdf', bytes: file.bytes, sha256: file.sha256, created: draft.updatedAt }],
        },
      };
    },
  };
}
