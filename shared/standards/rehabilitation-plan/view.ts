/** What a person reads in a rehabilitation plan (GGOP100). The municipality's own level (basal, avanceret) is not in the plan and not here. */
import { elementAt, elementsAt, valueAt } from '../../formats/letter/access';
import type { Letter, LetterElement } from '../../formats/letter/tree';
import type { PlanCode, PlanPerson, PlanType, RehabilitationPlanView } from '../../messages';
import { plainText } from '../medcom/letter-sections';
import { headOf, optional, partiesAt, partyAt, patientOf, referencesOf, relativesAt, runsAt, timeAt } from '../medcom/letters';
import { abilityOf } from './ability';
import { dayInText } from './deadline';

export const isRehabilitationPlan = ({ root }: Letter): boolean => root.name === 'RehabilitationPlan';

const types: readonly string[] = ['almen', 'specialiseret', 'rehabilitering'] satisfies PlanType[];
const isPlanType = (text: string): text is PlanType => types.includes(text);

const nameOf = (element: LetterElement): string => [valueAt(element, 'PersonGivenName'), valueAt(element, 'PersonSurnameName')].filter((part) => part !== undefined && part !== '').join(' ');

const personOf = (element: LetterElement): PlanPerson => ({
  name: nameOf(element), ...optional('title', valueAt(element, 'PersonTitle')), ...optional('phone', valueAt(element, 'TelephoneSubscriberIdentifier')),
  ...optional('department', valueAt(element, 'DepartmentName')), ...optional('identifier', valueAt(element, 'Identifier')),
});

const personsAt = (root: LetterElement, path: string): PlanPerson[] => elementsAt(root, path).map(personOf);
const codeOf = (element: LetterElement): PlanCode => ({ code: valueAt(element, 'Code') ?? '', text: valueAt(element, 'Text') ?? '' });

function practiceOf(root: LetterElement): RehabilitationPlanView['practice'] {
  if (elementAt(root, 'GPCCReceiver/Deselected')) return 'deselected';
  const copy = partyAt(root, 'GPCCReceiver/CCReceiver');
  return copy && { copy };
}

function patientWithContacts(root: LetterElement): RehabilitationPlanView['patient'] {
  const patient = patientOf(root);
  if (!patient) return undefined;
  const careOf = elementAt(root, 'Patient/CoAddress');
  return {
    ...patient,
    phones: elementsAt(root, 'Patient/TelephoneSubscriber').map((phone) => ({ number: valueAt(phone, 'TelephoneSubscriberIdentifier') ?? '', ...optional('kind', valueAt(phone, 'TelephoneSubscriberCode')) })),
    ...optional('noPhoneReason', valueAt(root, 'Patient/NoTelephoneReason')), ...optional('email', valueAt(root, 'Patient/EmailAddressIdentifier')),
    ...(careOf && { careOf: { name: nameOf(careOf), address: partyAt(root, 'Patient/CoAddress')?.address ?? [] } }),
  };
}

function excerptsOf(root: LetterElement): RehabilitationPlanView['excerpts'] {
  return elementsAt(root, 'JournalExcerpt').map((excerpt) => {
    const [signedBy] = personsAt(excerpt, 'Signer/SignedBy');
    return { type: valueAt(excerpt, 'TypeOfExcerpt') ?? '', ...(signedBy && { signedBy }), ...optional('date', valueAt(excerpt, 'Signer/Date')), runs: runsAt(excerpt, 'Comment') };
  });
}

function classificationsOf(root: LetterElement): RehabilitationPlanView['classifications'] {
  return elementsAt(root, 'ICFClassifications/ICFClassification').map((one) => {
    const [code, gradient] = [elementAt(one, 'ICFCode'), elementAt(one, 'ICFGradient')];
    return { code: code ? codeOf(code) : { code: '', text: '' }, ...(gradient && { gradient: codeOf(gradient) }) };
  });
}

const trimmed = (root: LetterElement, path: string): string => plainText(runsAt(root, path)).trim();

/** Total on every letter that `isRehabilitationPlan` accepts, whole or not. */
export function rehabilitationPlanView({ version, root, unplaced }: Letter): RehabilitationPlanView {
  const [sender, receiver, region, municipality, location] = ['Sender', 'Receiver', 'ContactCounty', 'ContactMunicipality', 'HospitalAmbulatoryControl/Location'].map((path) => partyAt(root, path));
  const [start, expectedEnd, control] = ['CurrentHospitalContact/Start', 'CurrentHospitalContact/ExpectedEnd', 'HospitalAmbulatoryControl/ExpectedStart'].map((path) => timeAt(root, path));
  const patient = patientWithContacts(root);
  const practice = practiceOf(root);
  const typeText = valueAt(root, 'TypeOfRehabilitationPlan') ?? '';
  const deadline = trimmed(root, 'RehabilitationDeadline');
  return {
    form: 'plan', head: headOf(root, version), ...(sender && { sender }), signedBy: personsAt(root, 'Sender/SignedBy'), coWriters: personsAt(root, 'Sender/CoWriter'), ...(receiver && { receiver }),
    ...(practice && { practice }), copies: partiesAt(root, 'CCReceiver'), ...(patient && { patient }),
    relatives: relativesAt(root, 'Relatives/Relative'),
    ...(isPlanType(typeText) && { type: typeText }), typeText,
    information: runsAt(root, 'InformationForPatientAndRelatives'), ...optional('consent', valueAt(root, 'ConsentInformed')), practical: runsAt(root, 'PracticalInformation'), safety: runsAt(root, 'PatientSafetyAspects'),
    deadline: { text: deadline, ...optional('proposal', dayInText(deadline)) },
    stay: { ...(start && { start }), ...(expectedEnd && { expectedEnd }), expectedEndText: trimmed(root, 'CurrentHospitalContact/ExpectedEndText') },
    control: { ...(control && { start: control }), text: trimmed(root, 'HospitalAmbulatoryControl/ExpectedStartText'), ...(location && { location }) },
    health: runsAt(root, 'PatientHealthSummary'), abilitySummary: runsAt(root, 'AbilityAtDischargeSummary'), ability: abilityOf(runsAt(root, 'AbilityAtDischargeExtended')), need: runsAt(root, 'RehabilitationNeedAndPotential'),
    diagnoses: elementsAt(root, 'ICD10Diagnoses/ICD10Diagnose').flatMap((one) => [
      ...elementsAt(one, 'PrimaryDiagnosis').map((code) => ({ role: 'primary' as const, ...codeOf(code) })), ...elementsAt(one, 'SecondaryDiagnosis').map((code) => ({ role: 'secondary' as const, ...codeOf(code) })),
    ]),
    diagnosisTexts: elementsAt(root, 'ICD10Diagnoses/Text').map((text) => runsAt(text, '.')), classifications: classificationsOf(root), excerpts: excerptsOf(root),
    ...(region && { region }), ...(municipality && { municipality }), team: personsAt(root, 'HealthCareTeam/Member'), finalStatusTo: partiesAt(root, 'FinalResult/ResultReceiver'),
    references: referencesOf(root), unplaced: unplaced.map(({ text }) => text), showing: [],
  };
}
