/** Rehabilitation plans (GGOP100). */
import type { LetterSection, RehabilitationPlanView } from '../../messages';
import { plainText } from '../medcom/letter-sections';
import { letterField, type LetterFields } from '../medcom/letter-drafts';
import { letterMessage, letterStandard, sectionsText, stampEither } from '../medcom/letter-standard';
import { planDraftIssues } from '../medcom/letter-fhir/rules';
import { withDraft } from '../medcom/letter-fhir/standard';
import type { ComposingStandard } from '../standard';
import { compose } from './compose';
import { checkDraft } from './draft-check';
import { isPlanDraft, planFromFhir } from './fhir';
import { isRehabilitationPlan, rehabilitationPlanView } from './view';

const run = (text: string): RehabilitationPlanView['need'] => (text === '' ? [] : [{ text, font: 'proportional', style: 'normal', alignment: 'left' }]);

/** What is said, in the order of the screen; only what is filled. */
export const planSections = (plan: RehabilitationPlanView): LetterSection[] => [
  { heading: 'Behov og potentiale', runs: plan.need }, { heading: 'Funktionsevne ved udskrivelsen', runs: plan.abilitySummary },
  ...plan.ability.areas.filter(({ filled }) => filled), ...plan.ability.other, { heading: 'Frist', runs: run(plan.deadline.text) }, { heading: 'Sikkerhed', runs: plan.safety },
  { heading: 'Praktiske oplysninger', runs: plan.practical }, { heading: 'Helbred', runs: plan.health }, { heading: 'Information til borger og pårørende', runs: plan.information },
  ...plan.excerpts.map(({ type, runs }) => ({ heading: type, runs })),
].filter(({ runs }) => plainText(runs).trim() !== '').map(({ heading, runs }) => ({ ...(heading === undefined ? {} : { heading }), runs }));

const planText = (plan: RehabilitationPlanView): string => sectionsText(planSections(plan));

/** Fields of the form by the elements that were made from them. */
const fields: LetterFields = {
  'Sender.SignedBy': 'signature.name', 'Sender.CoWriter': 'plan.coWriters', 'Receiver': 'receiver', 'GPCCReceiver': 'plan.practice', 'CCReceiver': 'plan.copies', 'Patient': 'patient', 'Relatives': 'plan.relatives', 'TypeOfRehabilitationPlan': 'plan.type',
  'InformationForPatientAndRelatives': 'plan.information', 'ConsentInformed': 'plan.consent', 'PracticalInformation': 'plan.practical', 'PatientSafetyAspects': 'plan.safety', 'RehabilitationDeadline': 'plan.deadlineText',
  'CurrentHospitalContact': 'plan.discharged', 'HospitalAmbulatoryControl': 'plan.control', 'PatientHealthSummary': 'plan.health', 'AbilityAtDischargeSummary': 'plan.abilitySummary', 'AbilityAtDischargeExtended': 'plan.ability',
  'RehabilitationNeedAndPotential': 'plan.need', 'ICD10Diagnoses': 'plan.diagnoses', 'ContactCounty': 'plan.region', 'ContactMunicipality': 'plan.municipality', 'FinalResult': 'plan.finalStatusTo',
};

const letters: ComposingStandard = {
  ...letterStandard({
    id: 'rehabilitation-plan', title: { da: 'Genoptræningsplan', en: 'Rehabilitation plan' }, versions: ['GGOP100'], acknowledged: true,
    is: isRehabilitationPlan,
    view(document) {
      const letter = rehabilitationPlanView(document.letter);
      return letterMessage('rehabilitation-plan', document, { letter, text: planText(letter) }, letter.patient);
    },
  }),
  checkDraft, compose, stamp: stampEither,
  draftField: (path) => letterField(path, fields),
  // It is answered with a CareCommunication.
  answerable: () => false,
};

export const rehabilitationPlan = withDraft(letters, { is: isPlanDraft, read: planFromFhir, issues: planDraftIssues, coded: (letter) => letter }, 'GENOPTRAENINGSPLAN');
