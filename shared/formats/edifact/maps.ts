/** The tables of MedCom's letters, one for each type: which segments a group holds and where their values are in the letter tree (legacy formats, section 8). */
import { template, type Template } from './template';

export interface SegmentRule {
  template: Template;
  /** Element that each such segment makes, below the group's. */
  node?: string;
  most: number;
  /** It says which group it is, and a second one begins another. */
  begins: boolean;
  /** Formatted text: its style is element 2, its lines are element 4. The path of the text. */
  text?: string;
  /** Written only when the group's element has not, or has, this below it; `sets` is `true` there once it was read. */
  unless?: string;
  when?: string;
  sets?: string;
  /** Written in the first group of its kind only, and a group is written for it alone. */
  first?: boolean;
}

export interface GroupRule {
  trigger: Template;
  /** Element of the group; `.` is the letter's root. Other groups make one each. */
  node: string;
  most: number;
  segments: readonly SegmentRule[];
  /** All of them follow one trigger. */
  together: boolean;
  when?: string;
  sets?: string;
  /** The bytes behind the trigger. */
  binary?: string;
}

export interface LetterMap {
  /** EDIFACT spelling, without the X that XML has. The first is the newest. */
  versions: readonly string[];
  type: string;
  /** Message type of UNH (`MEDDIS`) and its controlling agency. */
  message: string;
  agency: 'UN' | 'ZZ';
  root: string;
  header: readonly SegmentRule[];
  groups: readonly GroupRule[];
  /** What the XML schemas demand; alternatives are divided by `|`. */
  required: readonly string[];
  /** Receipts name no type beside the version, and their interchange has nothing behind its number. */
  receipt: boolean;
}

type SegmentSource = string | ({ t: string } & Partial<Omit<SegmentRule, 'template'>>);
type GroupSource = { segments?: readonly SegmentSource[] } & Partial<Omit<GroupRule, 'trigger' | 'segments' | 'node'>>;

function segment(source: SegmentSource): SegmentRule {
  const { t, ...rest } = typeof source === 'string' ? { t: source } : source;
  return { most: 1, begins: false, ...rest, template: template(t) };
}
const group = (trigger: string, node: string, { segments = [], ...rest }: GroupSource = {}): GroupRule =>
  ({ most: 1, together: false, ...rest, trigger: template(trigger), node, segments: segments.map(segment) });
const begins = (t: string, rest: Partial<Omit<SegmentRule, 'template'>> = {}): SegmentSource => ({ t, begins: true, ...rest });

const address = 'ADR++~US:{StreetName<35}:{SuburbName<35}+{DistrictName<35}+{PostCodeIdentifier<9}';
const party = (qualifier: string): SegmentSource =>
  begins(`NAD+${qualifier}+{Identifier<17}:{IdentifierCode|party}++{OrganisationName|organisation<35}:{DepartmentName|name<35}:{UnitName|name<35}:::~US`);
const counted = 'SEQ++{#}';

/** In the private sector the speciality is numbered by the health insurance. */
type Numbering = '~SKS/YNR:~SST/SFU' | '~YNR/SKS:~SFU/SST';
const bySks: Numbering = '~SKS/YNR:~SST/SFU';
const byInsurance: Numbering = '~YNR/SKS:~SFU/SST';
const statistics = (speciality: string, numbering: Numbering): string => `SPR+~ORG+{MedicalSpecialityCode|${speciality}}:${numbering}+{/Letter/StatisticalCode|type<8}:~SKS:~SST`;

const sender = (speciality: string, numbering: Numbering): GroupRule =>
  group('S01+~01', 'Sender', { segments: [party('SSP'), address, 'CON++{TelephoneSubscriberIdentifier<25}:~TE', counted, statistics(speciality, numbering)] });
const receiver = group('S01+~01', 'Receiver', { segments: [party('PO'), address, counted] });
const copy = group('S01+~01', 'CCReceiver', { segments: [party('CCR'), address, counted] });
const contact = group('S01+~01', 'Sender/Contact', { segments: [party('RSP'), counted] });

const letterGroup = (moment: string, ...more: readonly SegmentSource[]): GroupRule =>
  group('S02+~02', '.', { segments: ['GIS+{Letter/StatusCode|status}', 'RFF+SRI:{=Letter/Identifier}', ...more, `DTM+182:{=Letter/Authorisation|${moment}}`] });

const diagnosis = '{DiagnoseCode<17}:{DiagnoseTypeCode|diagnosis}:{DiagnoseText<70}';
const referred: readonly SegmentSource[] = ['GIS+~N', 'RFF+ROI:{Identifier<35}', 'DTM+8:{Received|moment}'];
const referral = group('S05+~05', 'Referral', {
  segments: [...referred, { t: `CIN+DI+${diagnosis}`, node: 'Refer' }, { t: `CIN+DM+${diagnosis}`, node: 'ReferalAdditional', most: 5 }],
});

const person = (qualifier: string, id: string): string => `PNA+${qualifier}+${id}+++~SU:{PersonSurnameName<70}+~FO:{PersonGivenName<70}`;
const patientName = begins(person('PAT', '{CivilRegistrationNumber|cpr}:::~CPR:~IM'));
const replacement = 'RFF+XPI:{AlternativeIdentifier<10}';
const patient = group('S07+~07', 'Patient', { segments: [patientName, replacement, address, 'EMP+~1++:::{OccupancyText<35}'] });
const relative = group('S09+~09', 'Relative', { most: 2, segments: [begins('REL+PER+{RelationCode|relation}'), person('PAS', '{PersonIdentifier<10}:::!:!'), address] });

const simpleDiagnosis = '{DiagnoseCode<17}:~SKS:~SST:{DiagnoseText<70}';
const episode: readonly SegmentSource[] = ['GIS+~N', 'RFF+REI:{Letter/EpisodeOfCareIdentifier<35}', { t: 'RFF+AHI:~1', unless: 'Letter/EpisodeOfCareIdentifier' }, 'SEQ++~1'];
/** `from` and `to` are the elements that the times of the stay have in this letter. */
const stay = (from: string, to: string): GroupRule => group('S11+~11', '.', {
  segments: [
    ...episode, `DTM+90:{${from}|moment}`, `DTM+91:{${to}|moment}`, 'PAS+{Patient/EpisodeOfCareStatusCode|episode}',
    { t: `CIN+A+${simpleDiagnosis}`, node: 'Diagnose/Main' }, { t: `CIN+DM+${simpleDiagnosis}`, node: 'Diagnose/MainAdditional', most: 5 },
  ],
});

const diagnoses = group('S14+~14', 'Diagnose/Other', { most: 50, segments: [begins(`CIN+{DiagnoseDescriptionCode|kind}+${diagnosis}`), 'DTM+CIS:{DiagnoseDateTime|moment}'] });
/** The writer divides the text; a reader is not that strict. */
const words: SegmentSource = { t: 'FTX+NC', text: 'Text01', most: 100 };
const texts = group('S14+~14', 'ClinicalInformation', { most: 10, segments: ['DTM+CIC:{Signed|moment}', words] });
const references = group('S14+~14', 'Reference', {
  most: 10, together: true,
  segments: [
    begins('FTX+BIN+~P00++{RefDescription<70}:{BIN/ObjectIdentifier<35}:{BIN/ObjectCode|object}:{BIN/ObjectExtensionCode|extension}:{BIN/OriginalObjectSize|positive}', { when: 'BIN' }),
    begins('FTX+URL+~P00++{RefDescription<70}:{URL|address<350}', { when: 'URL' }),
    begins('FTX+SUP+~P00++{RefDescription<70}', { when: 'SUP', sets: 'SUP' }),
  ],
});

const writtenAt = (moment: string): string => `DTM+137:{Letter/Authorisation|${moment}}`;
const parties = ['Sender/Identifier', 'Sender/IdentifierCode', 'Receiver/Identifier', 'Receiver/IdentifierCode'];
const letterFacts = ['Letter/Authorisation', 'Letter/StatusCode', ...parties];
const patientId = 'Patient/CivilRegistrationNumber|Patient/AlternativeIdentifier';
const patientFacts = [patientId, 'Patient/PersonSurnameName', 'Patient/EpisodeOfCareStatusCode'];

const meddis = { message: 'MEDDIS', agency: 'UN', header: ['BGM+~EPI++~9+~NA', writtenAt('moment')].map(segment), required: [...letterFacts, ...patientFacts], receipt: false } as const;

/** Discharge letters of every kind differ in the names of the stay's beginning and end. */
const discharge = (type: string, version: string, root: string, from: string, to: string, numbering: Numbering = bySks): LetterMap => ({
  ...meddis, type, versions: [version], root,
  groups: [sender('speciality', numbering), receiver, copy, contact, letterGroup('moment'), referral, patient, relative, stay(from, to), diagnoses, texts, references],
});

const correspondence = (type: string, version: string, root: string): LetterMap => ({
  ...meddis, type, versions: [version], root,
  groups: [
    sender('specialityOrNone', bySks), receiver, letterGroup('moment', 'RFF+{*AdditionalInformation/Priority|priority}:~NC'), patient,
    group('S11+~11', '.', { segments: [...episode, 'PAS+{Patient/EpisodeOfCareStatusCode|episode}'] }),
    group('S14+~14', 'ClinicalInformation', { most: 10, segments: [{ t: 'FTX+OE+~P00++{/AdditionalInformation/Subject|line<70}', first: true }, words] }), references,
  ],
});

/** Notices to municipalities; their times have seconds, and their parties are named by role. */
const notice = (type: string, version: string, root: string, at: string): LetterMap => ({
  ...meddis, type, versions: [version], root, header: ['BGM+~EPI++~9+~NA', writtenAt('momentWithSeconds')].map(segment),
  groups: [
    group('S01+~01', 'Sender', { segments: [party('SOR'), 'CON++{TelephoneSubscriberIdentifier<25}:~TE', 'RFF+LOC:{AnswerTo/EANIdentifier<35}', counted, statistics('speciality', bySks)] }),
    group('S01+~01', 'Receiver', { segments: [party('ROR'), counted] }),
    letterGroup('momentWithSeconds'), group('S07+~07', 'Patient', { segments: [begins('PNA+PAT+{CivilRegistrationNumber|cpr}:::~CPR:~IM')] }),
    group('S11+~11', '.', { segments: ['GIS+N', 'GIS+P', 'RFF+REI:{Letter/NotificationIdentifier<35}', 'SEQ++~1', `DTM+90:{${at}|moment}`, 'PAS+{Patient/EpisodeOfCareStatusCode|episode}'] }),
  ],
  required: [...letterFacts, 'Letter/NotificationIdentifier', 'Patient/CivilRegistrationNumber', at],
});

const booking: LetterMap = {
  ...meddis, type: 'DIS13', versions: ['D1333L'], root: 'BookingConfirmation',
  groups: [
    sender('speciality', bySks), receiver, letterGroup('moment'), group('S05+~05', 'Referral', { segments: referred }), patient,
    group('S11+~11', '.', { segments: [...episode, 'DTM+90:{Confirmation|moment}', 'PAS+{Patient/EpisodeOfCareStatusCode|episode}'] }),
    group('S14+~14', '.', { when: 'ClinicalInformation/Text03', segments: ['FTX+NC+~P00++{ClinicalInformation/Text03|line<70}'] }),
  ],
};

const binary: LetterMap = {
  ...meddis, message: 'MEDBIN', type: 'BIN01', versions: ['B0131X', 'B0130X'], root: 'BinaryLetter', header: ['BGM+~OBJ++~9+~NA', writtenAt('moment')].map(segment),
  groups: [
    sender('speciality', bySks), receiver, letterGroup('moment'),
    group('S07+~07', '.', { when: 'SystemInformation', sets: 'SystemInformation', segments: ['PNA+PAT++++~SU:~Data+~FO:{Contents<70}', begins('RFF+XPI:SYSTEMPOST')] }),
    group('S07+~07', 'Patient', { segments: [patientName, replacement] }),
    group('S11+~11', '.'),
    group('UNO+{#}+~AID:{ObjectIdentifier|uuid<36}+~OBJ:{ObjectCode|object}:{ObjectExtensionCode|extension}:~91+{OriginalObjectSize|positive}:~14:~1:~A', 'BinaryObject', { most: 10, binary: 'Object_Base64Encoded', segments: ['UNP+!+!'] }),
  ],
  required: [...letterFacts, `${patientId}|SystemInformation`, 'BinaryObject'],
};

/** `outcome` is 4 for refused and 7 for accepted. */
const receipt = (type: string, version: string, root: string, outcome: '4' | '7'): LetterMap => {
  const reason: SegmentSource[] = outcome === '4' ? [{ t: 'FTX+{*RefuseCode|refusal}', text: 'RefuseText' }] : [];
  return {
    message: 'CONTRL', agency: 'ZZ', type, versions: [version], root, header: [], receipt: true,
    groups: [
      group(`UCI+{OriginalEnvelopeIdentifier<14}+{OriginalSender/EANIdentifier<35}:~14+{OriginalReceiver/EANIdentifier<35}:~14+${outcome}`, 'OriginalEmessage', { segments: reason }),
      group(`UCM+{OriginalLetterIdentifier<14}+{OriginalVersionCode|original<7}+~${outcome}`, 'OriginalEmessage/OriginalLetter', { most: 99, segments: reason }),
    ],
    required: ['OriginalEmessage/OriginalEnvelopeIdentifier', 'OriginalEmessage/OriginalSender/EANIdentifier', 'OriginalEmessage/OriginalReceiver/EANIdentifier'],
  };
};

const maps: readonly LetterMap[] = [
  discharge('DIS01', 'D0133L', 'DischargeLetter', 'Admission', 'Discharge'),
  discharge('DIS02', 'D0233L', 'OutPatientDischargeLetter', 'OutPatientFirstVisit', 'OutPatientLastVisit'),
  discharge('DIS03', 'D0333L', 'CasualtyWardLetter', 'CasualtyWardFirstVisit', 'CasualtyWardLastVisit'),
  discharge('DIS05', 'D0533L', 'RadiologyReport', 'ExaminationStart', 'ExaminationEnd'),
  discharge('DIS06', 'D0633L', 'DoctorsCallCenterLetter', 'Admission', 'Discharge', byInsurance),
  discharge('DIS07', 'D0733L', 'PrivateSpecialistLetter', 'Admission', 'Discharge', byInsurance),
  discharge('DIS08', 'D0833L', 'PhysiotherapyLetter', 'Admission', 'Discharge', byInsurance),
  booking,
  notice('DIS17', 'D1730C', 'NotificationOfDischarge', 'Discharge'),
  notice('DIS20', 'D2030C', 'NotificationOfAdmission', 'Admission'),
  correspondence('DIS90', 'D9034L', 'AdministrativeEmail'),
  correspondence('DIS91', 'D9134L', 'ClinicalEmail'),
  binary,
  receipt('CTL01', 'C0130Q', 'NegativeVansReceipt', '4'),
  receipt('CTL02', 'C0230Q', 'NegativeReceipt', '4'),
  receipt('CTL03', 'C0330Q', 'PositiveReceipt', '7'),
];

const byType = new Map(maps.map((map) => [map.type, map]));
/** By the type of UNH (`DIS01`). */
export const mapOfType = (type: string): LetterMap | undefined => byType.get(type);
/** By the version as EDIFACT has it (`D0133L`). */
export const mapOfVersion = (version: string): LetterMap | undefined => maps.find(({ versions }) => versions.includes(version));

/** Children stand in this order below any parent: the schemas agree wherever two names meet. */
const names = [
  'Letter', 'Sender', 'Receiver', 'CCReceiver', 'SystemInformation', 'Contents', 'Patient', 'Relative', 'AdditionalInformation', 'Referral', 'BinaryObject', 'OriginalEmessage',
  'Priority', 'Subject', 'EANIdentifier', 'RelationCode', 'PersonIdentifier', 'CivilRegistrationNumber', 'AlternativeIdentifier', 'Identifier', 'IdentifierCode', 'VersionCode', 'StatisticalCode', 'Authorisation', 'TypeCode', 'StatusCode', 'EpisodeOfCareIdentifier', 'NotificationIdentifier',
  'OrganisationName', 'DepartmentName', 'UnitName', 'PersonSurnameName', 'PersonGivenName', 'StreetName', 'SuburbName', 'DistrictName', 'PostCodeIdentifier', 'OccupancyText',
  'TelephoneSubscriberIdentifier', 'MedicalSpecialityCode', 'Contact', 'AnswerTo', 'EpisodeOfCareStatusCode', 'Received', 'Refer', 'ReferalAdditional',
  'Admission', 'Discharge', 'OutPatientFirstVisit', 'OutPatientLastVisit', 'CasualtyWardFirstVisit', 'CasualtyWardLastVisit', 'ExaminationStart', 'ExaminationEnd', 'Confirmation',
  'Diagnose', 'Main', 'MainAdditional', 'Other', 'DiagnoseDescriptionCode', 'DiagnoseCode', 'DiagnoseTypeCode', 'DiagnoseText', 'DiagnoseDateTime', 'ClinicalInformation', 'Signed', 'Text01', 'Text03',
  'Reference', 'RefDescription', 'URL', 'SUP', 'BIN', 'ObjectIdentifier', 'ObjectCode', 'ObjectExtensionCode', 'OriginalObjectSize', 'Object_Base64Encoded',
  'OriginalEnvelopeIdentifier', 'OriginalSender', 'OriginalReceiver', 'OriginalLetterIdentifier', 'OriginalVersionCode', 'RefuseCode', 'RefuseText', 'OriginalLetter', 'Date', 'Time', 'TimeWithSec',
];
const places = new Map(names.map((name, index) => [name, index]));
export const schemaPlace = (name: string): number => places.get(name) ?? names.length;
