/** A standard of letters that also takes its FHIR draft: shown by the same screens, since it is read back into the same letter. */
import type { Document, FhirDocument, LetterDocument } from '../../../formats/format';
import type { Issue, LetterView, MessageView } from '../../../messages';
import type { Standard } from '../../standard';
import { headerFacts } from '../header';
import { draftVersion } from './names';

export interface DraftReading {
  is(document: Document): document is FhirDocument;
  /** Undefined where nothing of the draft is in it. */
  read(document: FhirDocument): LetterDocument | undefined;
  issues(document: FhirDocument): Issue[];
  /** What the draft has a field for and the letter has not. */
  coded(letter: LetterView): LetterView;
}

/** The head's version says that it is a draft; ids, sender and receivers are those of the FHIR message. */
function draftView(view: MessageView, document: FhirDocument, coded: DraftReading['coded']): MessageView {
  const { messageId, bundleId, sender, receiver } = headerFacts(document);
  const id = messageId ?? view.messageId;
  const { letter } = view;
  return {
    ...view, version: draftVersion, messageId: id.slice(0, 256), bundleId: bundleId ?? view.bundleId, ...(sender && { sender: { ...view.sender, ...sender } }), ...(receiver && { receivers: [{ ...view.receivers[0], ...receiver }] }),
    segments: view.segments.map((segment) => ({ ...segment, id: id.slice(0, 256), messageId: id.slice(0, 256) })),
    ...(letter && { letter: coded({ ...letter, head: { ...letter.head, version: draftVersion } }) }),
  };
}

export function withDraft<S extends Standard>(standard: S, draft: DraftReading, name: string): S {
  return {
    ...standard, reads: [...standard.reads, draftVersion],
    recognise: (document: Document) => (draft.is(document) ? draftVersion : standard.recognise(document)),
    validate: (document: Document, version: string) => (draft.is(document) ? draft.issues(document) : standard.validate(document, version)),
    view(document: Document, version: string) {
      const letter = draft.is(document) ? draft.read(document) : undefined;
      return letter && draft.is(document) ? draftView(standard.view(letter, version), document, draft.coded) : standard.view(document, version);
    },
    envelopeName: (document: Document) => (draft.is(document) ? { name: `PROJEKTUDKAST:${name}`, version: '0.1' } : standard.envelopeName(document)),
  };
}
