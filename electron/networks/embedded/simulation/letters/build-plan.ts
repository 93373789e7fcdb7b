/** The rehabilitation plan (GGOP100) as a letter tree. Its elements' order is read off MedCom's sample (rehabilitation plan, section 3). */
import { danishTime } from '../../../../../shared/fhir/datetime';
import { parentElement, valueElement } from '../../../../../shared/formats/letter/access';
import type { Letter, LetterElement } from '../../../../../shared/formats/letter/tree';
import type { Instant, Organisation, Person, PlanType } from '../../../../../shared/messages';
import { organisationByKey } from '../../organisations';
import { earlier, formatted, moment, partyElements, patientElements, titleOf, type LetterHeader } from './build';
import type { Coded, PlanContent } from './content';

const DAY = 24 * 60;
const later = (at: Instant, days: number): Instant => earlier(at, -days * DAY);
const statistics: Readonly<Record<PlanType, string>> = { almen: 'GGOP1', specialiseret: 'GGOP2', rehabilitering: 'GGOP3' };

const party = (name: string, organisation: Organisation): LetterElement => parentElement(name, partyElements(organisation, { gln: true, phone: true }));

function personElements(person: Person, department: string): LetterElement[] {
  const words = person.name.split(' ');
  return [
    valueElement('PersonGivenName', words.slice(0, -1).join(' ')), valueElement('PersonSurnameName', words.at(-1) ?? ''), valueElement('PersonTitle', titleOf(person)),
    valueElement('TelephoneSubscriberIdentifier', person.phone), valueElement('DepartmentName', department),
  ];
}

const icd = (name: string, { code, text }: Coded): LetterElement => parentElement(name, [valueElement('Code', code), valueElement('TypeCode', 'ICD10kode'), valueElement('Text', text)]);
const icf = (name: string, { code, text }: Coded): LetterElement => parentElement(name, [valueElement('Code', code), valueElement('TypeCode', 'ICFKode'), valueElement('Text', text)]);

/** `24.11.2026` */
const shownDay = (at: Instant): string => danishTime(at).date.split('-').reverse().join('.');

/** The three chapters with their areas; areas that have nothing to say keep their heading, as hospitals write them. */
const extended = (chapters: PlanContent['extended']): string =>
  chapters.map(({ chapter, areas }) => [`# ${chapter}`, ...areas.flatMap(([heading, text]) => [`~ - ${heading}`, text, ''])].join('\n')).join('\n').trim();

function controlElement(control: NonNullable<PlanContent['control']>, { sender, writtenAt }: LetterHeader): LetterElement {
  return parentElement('HospitalAmbulatoryControl', [
    ...('inDays' in control ? [moment('ExpectedStart', later(writtenAt, control.inDays))] : formatted('ExpectedStartText', control.text)), party('Location', sender),
  ]);
}

function contactElement(name: string, department: string, phone: string): LetterElement {
  return parentElement(name, [valueElement('DepartmentName', department), valueElement('TelephoneSubscriberIdentifier', phone)]);
}

export function planLetter(header: LetterHeader, content: PlanContent): Letter {
  const { identifier, sender, receiver, author, patient, writtenAt, episode } = header;
  const practice = organisationByKey('gp-testgade');
  const { number, names, address } = patientElements(patient);
  const [primary, ...secondary] = content.diagnoses;
  const coWriter = sender.persons.find((one) => one !== author);
  const { relative, deadline, excerpt, link } = content;
  return {
    version: 'GGOP100', unplaced: [],
    root: parentElement('RehabilitationPlan', [
      parentElement('Letter', [
        valueElement('Identifier', identifier), valueElement('VersionCode', 'GGOP100'), valueElement('StatisticalCode', statistics[content.level]), moment('Authorisation', writtenAt), valueElement('TypeCode', 'GGOP'),
        ...(episode === undefined ? [] : [valueElement('EpisodeOfCareIdentifier', episode)]),
      ]),
      parentElement('Sender', [
        ...partyElements(sender, { gln: true, phone: true }), parentElement('SignedBy', personElements(author, sender.unit)), ...(coWriter ? [parentElement('CoWriter', personElements(coWriter, sender.unit))] : []),
      ]),
      party('Receiver', receiver),
      parentElement('GPCCReceiver', content.practice === 'copy' ? [party('CCReceiver', practice)] : [valueElement('Deselected', 'Fravalgt')]),
      parentElement('Patient', [
        number, ...names, ...address, ...(content.occupation === undefined ? [] : [valueElement('Occupation', content.occupation)]),
        ...(patient.phone === undefined ? [valueElement('NoTelephoneReason', 'Har ikke telefon')]
          : [parentElement('TelephoneSubscriber', [valueElement('TelephoneSubscriberIdentifier', patient.phone), valueElement('TelephoneSubscriberCode', 'mobil')])]),
      ]),
      parentElement('Relatives', relative ? [parentElement('Relative', [
        valueElement('RelationCode', relative.relation), valueElement('PersonSurnameName', relative.family), valueElement('PersonGivenName', relative.given),
        parentElement('TelephoneSubscriber', [valueElement('TelephoneSubscriberIdentifier', relative.phone), valueElement('TelephoneSubscriberCode', 'mobil')]),
      ])] : []),
      valueElement('TypeOfRehabilitationPlan', content.level),
      ...formatted('InformationForPatientAndRelatives', content.information), valueElement('ConsentInformed', 'ja'), ...formatted('PracticalInformation', content.practical), ...formatted('PatientSafetyAspects', content.safety),
      ...formatted('RehabilitationDeadline', deadline?.text.replace('{day}', shownDay(later(writtenAt, deadline.inDays ?? 0)))),
      parentElement('CurrentHospitalContact', [moment('Start', later(writtenAt, -content.admittedDaysAgo)), moment('ExpectedEnd', later(writtenAt, content.dischargedInDays))]),
      ...(content.control ? [controlElement(content.control, header)] : []),
      ...formatted('PatientHealthSummary', content.health), ...formatted('AbilityAtDischargeSummary', content.ability), ...formatted('AbilityAtDischargeExtended', extended(content.extended)),
      ...formatted('RehabilitationNeedAndPotential', content.need),
      parentElement('ICD10Diagnoses', [
        ...(primary ? [parentElement('ICD10Diagnose', [icd('PrimaryDiagnosis', primary), ...secondary.map((one) => icd('SecondaryDiagnosis', one))])] : []), ...formatted('Text', content.diagnosisText),
      ]),
      parentElement('ICFClassifications', content.icf.map(({ code, gradient }) => parentElement('ICFClassification', [icf('ICFCode', code), ...(gradient ? [icf('ICFGradient', gradient)] : [])]))),
      ...(excerpt ? [parentElement('JournalExcerpt', [
        valueElement('TypeOfExcerpt', excerpt.type),
        parentElement('Signer', [parentElement('SignedBy', personElements(author, sender.unit)), valueElement('Date', danishTime(later(writtenAt, -excerpt.daysAgo)).date)]), ...formatted('Comment', excerpt.text),
      ])] : []),
      contactElement('ContactCounty', `${sender.unit}, sekretariatet`, sender.phone ?? ''), contactElement('ContactMunicipality', `${receiver.name}, genoptræning`, receiver.phone ?? ''),
      parentElement('HealthCareTeam', sender.persons.map((one) => parentElement('Member', personElements(one, sender.unit)))),
      parentElement('FinalResult', [party('ResultReceiver', sender), ...(content.practice === 'copy' ? [party('ResultReceiver', practice)] : [])]),
      ...(link ? [parentElement('Reference', [valueElement('RefDescription', link.description), valueElement('URL', link.url)])] : []),
    ]),
  };
}
