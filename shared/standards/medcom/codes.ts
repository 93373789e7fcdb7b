/** Codes that MedCom's message standards share. */
import { codeSystems } from './urls';

/** Event codes of all published message standards; the event decides which standard a message is of. */
export const eventCodes = {
  careCommunication: 'care-communication-message',
  acknowledgement: 'acknowledgement-message',
  hospitalNotification: 'hospital-notification-message',
  homeCareObservation: 'homecareobservation-message',
  empty: 'empty-message',
} as const;

export interface Category { code: string; da: string; en: string }

/** All categories of terminology 1.9.0, in Danish order with the catch-all last. Danish labels are those people know from the guide. */
export const categories: readonly Category[] = [
  { code: 'acute-ambulant', da: 'Akut ambulant', en: 'Acute ambulant' },
  { code: 'outpatient', da: 'Ambulant', en: 'Outpatient' },
  { code: 'decease', da: 'Dødsfald', en: 'Decease' },
  { code: 'carecoordination', da: 'Forløbskoordinering', en: 'Care coordination' },
  { code: 'assistive-devices', da: 'Hjælpemidler', en: 'Assistive technology' },
  { code: 'medicine', da: 'Medicin', en: 'Medicine' },
  { code: 'psychiatry-social-disability', da: 'Psykiatri, social, handicap', en: 'Psychiatry, social, disability' },
  { code: 'alcohol-and-drug-treatment', da: 'Rusmiddelbehandling', en: 'Alcohol and drug treatment' },
  { code: 'healthcare', da: 'Sundhedspleje', en: 'Healthcare' },
  { code: 'nursing', da: 'Sygepleje', en: 'Nursing' },
  { code: 'telemedicine', da: 'Telemedicin', en: 'Telemedicine' },
  { code: 'training', da: 'Træning', en: 'Training' },
  { code: 'extended-care-responsibility', da: 'Udvidet behandlingsansvar', en: 'Extended care responsibility' },
  { code: 'discharge', da: 'Udskrivelse', en: 'Discharge' },
  { code: 'examination-results', da: 'Undersøgelsessvar', en: 'Examination results' },
  { code: 'regarding-referral', da: 'Vedr. henvisning', en: 'Regarding referral' },
  { code: 'home-care-assessment', da: 'Visitation', en: 'Home care assessment' },
  { code: 'other', da: 'Andet', en: 'Other' },
];
export const categoryCodes: ReadonlySet<string> = new Set(categories.map(({ code }) => code));

export const priorities = [
  { code: 'routine', da: 'Rutine', en: 'Routine' },
  { code: 'asap', da: 'Hurtigst muligt', en: 'As soon as possible' },
] as const;
export const priorityCodes: ReadonlySet<string> = new Set(priorities.map(({ code }) => code));

/** Words for codes that have no display of their own in the message, for its narrative (NAR 5.2.3: Danish beside English). */
const narrativeWords: ReadonlyMap<string, string> = new Map([
  ...[...categories, ...priorities].map(({ code, da, en }) => [code, da === en ? da : `${da} / ${en}`] as const),
  [eventCodes.careCommunication, 'Korrespondancemeddelelse / Care communication'], [eventCodes.acknowledgement, 'Kvittering / Acknowledgement'],
  ['new-message', 'Ny besked / New message'], ['reply-message', 'Svar / Reply message'], ['forward-message', 'Videresendelse / Forward message'], ['acknowledgement', 'Kvittering / Acknowledgement'],
  ['ok', 'Modtaget / Accepted'], ['fatal-error', 'Afvist / Fatal error'], ['transient-error', 'Teknisk fejl / Transient error'],
]);
/** The code with its words where there are any; undefined for none. */
export const codeInWords = (code: string | undefined): string | undefined => { const words = code === undefined ? undefined : narrativeWords.get(code); return words === undefined ? code : `${words} (${code!})`; };

/** Every activity that a Provenance of any MedCom message may name. */
export const activityCodes: ReadonlySet<string> = new Set([
  'new-message', 'forward-message', 'reply-message', 'retract-message', 'modified-message', 'carboncopy-message', 'acknowledgement',
  'discharge-emergency-home', 'revise-discharge-emergency-home', 'cancel-discharge-emergency-home', 'discharge-inpatient-home', 'revise-discharge-inpatient-home', 'cancel-discharge-inpatient-home',
  ...['admit-emergency', 'admit-inpatient', 'start-leave-inpatient', 'end-leave-inpatient'].flatMap((event) => [event, `revise-${event}`, `cancel-${event}`]),
]);

const mailboxErrors = [
  'MSG_Receiver_Identifier_UNKNOWN', 'MSG_Receiver_Identifier_MISSING', 'MSG_RECEIVER_UNABLE_TO_RECEIVE_MSG_TYPE', 'MSG_VALUESET_VALUE_UNKNOWN', 'MSG_CodeSystem_VALUE_UNKNOWN',
  'MSG_Element_To_Long', 'MSG_Datatype_Wrong', 'MSG_Mailbox_Out_Of_Operation', 'MSG_Damaged_durin_transport',
];
const hl7Errors = (
  'ID_INVALID ID_TOO_LONG BAD_FORMAT BAD_SYNTAX DATE_FORMAT DUPLICATE_ID INVALID_ID JSON_OBJECT LOCAL_FAIL NO_MATCH NO_EXIST NO_SUMMARY PARAM_INVALID PARAM_NO_REPEAT PARAM_UNKNOWN '
  + 'RESOURCE_ID_MISMATCH RESOURCE_ID_FAIL RESOURCE_ID_MISSING RESOURCE_NOT_ALLOWED RESOURCE_REQUIRED RESOURCE_TYPE_MISMATCH TRANSACTION_DUPLICATE_ID TRANSACTION_MISSING_ID UNKNOWN_TYPE '
  + 'VERSION_AWARE VERSION_AWARE_CONFLICT VERSION_AWARE_URL WRONG_NS'
).split(' ').map((code) => `MSG_${code}`);

/** Codes that an acknowledgement's OperationOutcome may use, with their system (spelling as published). */
export const outcomeCodeSystem: ReadonlyMap<string, string> = new Map([
  ...mailboxErrors.map((code) => [code, codeSystems.acknowledgementError] as const),
  ...hl7Errors.map((code) => [code, codeSystems.operationOutcome] as const),
]);
