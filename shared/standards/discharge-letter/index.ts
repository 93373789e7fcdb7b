/** Discharge summaries: XDIS01, 02, 03 and the letters of the same shape (13, 17, 20 …), in EDIFACT and OIO-XML. */
import type { DischargeLetterView } from '../../messages';
import { letterField, type LetterFields } from '../medcom/letter-drafts';
import { letterMessage, letterStandard, sectionsText, stampEither, versionOf } from '../medcom/letter-standard';
import { dischargeDraftIssues } from '../medcom/letter-fhir/rules';
import { withDraft } from '../medcom/letter-fhir/standard';
import type { ComposingStandard } from '../standard';
import { compose } from './compose';
import { checkDraft } from './draft-check';
import { dischargeFromFhir, isDischargeDraft, reportIn } from './fhir';
import { dischargeLetterView, isDischargeLetter } from './view';

const correspondence: ReadonlySet<string> = new Set(['ClinicalEmail', 'AdministrativeEmail']);

/** What is said, the recommendation first. */
export const dischargeText = ({ recommendation, texts }: DischargeLetterView): string =>
  sectionsText([...(recommendation ? [recommendation] : []), ...texts.flatMap(({ sections }) => sections)]);

/** Fields of the form by the elements that were made from them. */
const fields: LetterFields = {
  Receiver: 'receiver', CCReceiver: 'discharge.copy', Patient: 'patient', Admission: 'discharge.start', OutPatientFirstVisit: 'discharge.start', CasualtyWardFirstVisit: 'discharge.start',
  Discharge: 'discharge.end', OutPatientLastVisit: 'discharge.end', CasualtyWardLastVisit: 'discharge.end', Diagnose: 'discharge.diagnoses', ClinicalInformation: 'discharge.course',
  // EDIFACT names what it had to change by the element alone.
  Text01: 'discharge.course', DiagnoseCode: 'discharge.diagnoses', DiagnoseText: 'discharge.diagnoses', PersonSurnameName: 'patient', PersonGivenName: 'patient',
};

const letters: ComposingStandard = {
  ...letterStandard({
    id: 'discharge-letter', title: { da: 'Epikrise', en: 'Discharge summary' }, versions: ['XD0133L', 'XD0233L', 'XD0333L'], acknowledged: true,
    is: (letter) => isDischargeLetter(letter) && !correspondence.has(letter.root.name),
    view(document) {
      const letter = dischargeLetterView(document.letter, versionOf(document));
      return letterMessage('discharge-letter', document, { letter, text: dischargeText(letter) }, letter.patient);
    },
  }),
  checkDraft: (draft, original) => checkDraft(draft, original?.view), compose, stamp: stampEither,
  draftField: (path) => letterField(path, fields),
  // It is answered with a CareCommunication, or corrected by a new letter.
  answerable: () => false,
};

/** The recommendation has a section of its own in the draft, so it is no guess there. */
export const dischargeLetter = withDraft(letters, {
  is: isDischargeDraft, read: dischargeFromFhir, issues: (document) => dischargeDraftIssues(document, reportIn(document)),
  coded: (letter) => (letter.form === 'discharge' && letter.recommendation ? { ...letter, recommendation: { ...letter.recommendation, certainty: 'coded' } } : letter),
}, 'EPIKRISE');

/** Correspondence between people in the old formats (XDIS91). */
export const correspondenceLetter = letterStandard({
  id: 'correspondence-letter', title: { da: 'Korrespondancebrev', en: 'Correspondence letter' }, versions: ['XD9134L'], acknowledged: true,
  is: (letter) => correspondence.has(letter.root.name),
  view(document) {
    const letter = dischargeLetterView(document.letter, versionOf(document));
    return letterMessage('correspondence-letter', document, {
      letter, text: dischargeText(letter), ...(letter.subject === undefined ? {} : { topic: letter.subject }), ...(letter.priority === 'høj_prioritet' ? { priority: 'asap' } : {}),
    }, letter.patient);
  },
});
