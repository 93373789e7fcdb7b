/** Base FHIR R4 facts of the datatypes that messages and extensions can hold, written by hand; see facts.ts for the notation. */
import type { WrittenFacts } from './facts';

const quantity = { value: '0..1 decimal', comparator: '0..1 code @quantity-comparator', unit: '0..1 string', system: '0..1 uri', code: '0..1 code' };

export const datatypes = {
  Address: {
    use: '0..1 code @address-use', type: '0..1 code @address-type', text: '0..1 string', line: '0..* string', city: '0..1 string', district: '0..1 string', state: '0..1 string',
    postalCode: '0..1 string', country: '0..1 string', period: '0..1 Period',
  },
  Age: quantity,
  Annotation: { 'author[x]': '0..1 Reference(Practitioner Patient RelatedPerson Organization) | string', time: '0..1 dateTime', text: '1..1 markdown' },
  Attachment: {
    contentType: '0..1 code', language: '0..1 code', data: '0..1 base64Binary', url: '0..1 url', size: '0..1 unsignedInt', hash: '0..1 base64Binary', title: '0..1 string', creation: '0..1 dateTime',
  },
  CodeableConcept: { coding: '0..* Coding', text: '0..1 string' },
  Coding: { system: '0..1 uri', version: '0..1 string', code: '0..1 code', display: '0..1 string', userSelected: '0..1 boolean' },
  ContactDetail: { name: '0..1 string', telecom: '0..* ContactPoint' },
  ContactPoint: { system: '0..1 code @contact-point-system', value: '0..1 string', use: '0..1 code @contact-point-use', rank: '0..1 positiveInt', period: '0..1 Period' },
  Contributor: { type: '1..1 code', name: '1..1 string', contact: '0..* ContactDetail' },
  Count: quantity,
  DataRequirement: {
    type: '1..1 code', profile: '0..* canonical', 'subject[x]': '0..1 CodeableConcept | Reference(Group)', mustSupport: '0..* string',
    codeFilter: '0..* {}', 'codeFilter.path': '0..1 string', 'codeFilter.searchParam': '0..1 string', 'codeFilter.valueSet': '0..1 canonical', 'codeFilter.code': '0..* Coding',
    dateFilter: '0..* {}', 'dateFilter.path': '0..1 string', 'dateFilter.searchParam': '0..1 string', 'dateFilter.value[x]': '0..1 dateTime | Period | Duration',
    limit: '0..1 positiveInt', sort: '0..* {}', 'sort.path': '1..1 string', 'sort.direction': '1..1 code',
  },
  Distance: quantity,
  Dosage: {
    sequence: '0..1 integer', text: '0..1 string', additionalInstruction: '0..* CodeableConcept', patientInstruction: '0..1 string', timing: '0..1 Timing', 'asNeeded[x]': '0..1 boolean | CodeableConcept',
    site: '0..1 CodeableConcept', route: '0..1 CodeableConcept', method: '0..1 CodeableConcept',
    doseAndRate: '0..* {}', 'doseAndRate.type': '0..1 CodeableConcept', 'doseAndRate.dose[x]': '0..1 Range | Quantity', 'doseAndRate.rate[x]': '0..1 Ratio | Range | Quantity',
    maxDosePerPeriod: '0..1 Ratio', maxDosePerAdministration: '0..1 Quantity', maxDosePerLifetime: '0..1 Quantity',
  },
  Duration: quantity,
  Expression: { description: '0..1 string', name: '0..1 id', language: '1..1 code', expression: '0..1 string', reference: '0..1 uri' },
  Extension: { url: '1..1 uri', 'value[x]': '0..1 *' },
  HumanName: { use: '0..1 code @name-use', text: '0..1 string', family: '0..1 string', given: '0..* string', prefix: '0..* string', suffix: '0..* string', period: '0..1 Period' },
  Identifier: { use: '0..1 code @identifier-use', type: '0..1 CodeableConcept', system: '0..1 uri', value: '0..1 string', period: '0..1 Period', assigner: '0..1 Reference(Organization)' },
  Meta: { versionId: '0..1 id', lastUpdated: '0..1 instant', source: '0..1 uri', profile: '0..* canonical', security: '0..* Coding', tag: '0..* Coding' },
  Money: { value: '0..1 decimal', currency: '0..1 code' },
  Narrative: { status: '1..1 code @narrative-status', div: '1..1 xhtml' },
  ParameterDefinition: { name: '0..1 code', use: '1..1 code', min: '0..1 integer', max: '0..1 string', documentation: '0..1 string', type: '1..1 code', profile: '0..1 canonical' },
  Period: { start: '0..1 dateTime', end: '0..1 dateTime' },
  Quantity: quantity,
  Range: { low: '0..1 Quantity', high: '0..1 Quantity' },
  Ratio: { numerator: '0..1 Quantity', denominator: '0..1 Quantity' },
  Reference: { reference: '0..1 string', type: '0..1 uri', identifier: '0..1 Identifier', display: '0..1 string' },
  RelatedArtifact: { type: '1..1 code', label: '0..1 string', display: '0..1 string', citation: '0..1 markdown', url: '0..1 url', document: '0..1 Attachment', resource: '0..1 canonical' },
  SampledData: {
    origin: '1..1 Quantity', period: '1..1 decimal', factor: '0..1 decimal', lowerLimit: '0..1 decimal', upperLimit: '0..1 decimal', dimensions: '1..1 positiveInt', data: '0..1 string',
  },
  Signature: { type: '1..* Coding', when: '1..1 instant', who: '1..1 Reference(Practitioner PractitionerRole RelatedPerson Patient Device Organization)', onBehalfOf: '0..1 Reference(Practitioner PractitionerRole RelatedPerson Patient Device Organization)', targetFormat: '0..1 code', sigFormat: '0..1 code', data: '0..1 base64Binary' },
  Timing: {
    event: '0..* dateTime', repeat: '0..1 {}', 'repeat.bounds[x]': '0..1 Duration | Range | Period', 'repeat.count': '0..1 positiveInt', 'repeat.countMax': '0..1 positiveInt', 'repeat.duration': '0..1 decimal',
    'repeat.durationMax': '0..1 decimal', 'repeat.durationUnit': '0..1 code @units-of-time', 'repeat.frequency': '0..1 positiveInt', 'repeat.frequencyMax': '0..1 positiveInt', 'repeat.period': '0..1 decimal',
    'repeat.periodMax': '0..1 decimal', 'repeat.periodUnit': '0..1 code @units-of-time', 'repeat.dayOfWeek': '0..* code @days-of-week', 'repeat.timeOfDay': '0..* time', 'repeat.when': '0..* code',
    'repeat.offset': '0..1 unsignedInt', code: '0..1 CodeableConcept',
  },
  TriggerDefinition: {
    type: '1..1 code', name: '0..1 string', 'timing[x]': '0..1 Timing | Reference(Schedule) | date | dateTime', data: '0..* DataRequirement', condition: '0..1 Expression',
  },
  UsageContext: { code: '1..1 Coding', 'value[x]': '1..1 CodeableConcept | Quantity | Range | Reference(PlanDefinition ResearchStudy InsurancePlan HealthcareService Group Location Organization)' },
} satisfies WrittenFacts;

/** Types of Extension.value[x]: the standard's open list. */
export const openTypes = ('base64Binary boolean canonical code date dateTime decimal id instant integer markdown oid positiveInt string time unsignedInt uri url uuid '
  + 'Address Age Annotation Attachment CodeableConcept Coding ContactPoint Count Distance Duration HumanName Identifier Money Period Quantity Range Ratio Reference SampledData Signature Timing '
  + 'ContactDetail Contributor DataRequirement Expression ParameterDefinition RelatedArtifact TriggerDefinition UsageContext Dosage Meta').split(' ');
