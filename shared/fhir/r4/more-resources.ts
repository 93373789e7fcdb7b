/** Base FHIR R4 facts of resources that no profile of ours describes but that neighbours of a message may be; written by hand, see facts.ts for the notation. */
import type { WrittenFacts } from './facts';

export const moreResources = {
  Basic: { identifier: '0..* Identifier', code: '1..1 CodeableConcept', subject: '0..1 Reference', created: '0..1 date', author: '0..1 Reference(Practitioner PractitionerRole Patient RelatedPerson Organization)' },
  Binary: { contentType: '1..1 code', securityContext: '0..1 Reference', data: '0..1 base64Binary' },
  Device: {
    identifier: '0..* Identifier', definition: '0..1 Reference(DeviceDefinition)',
    udiCarrier: '0..* {}', 'udiCarrier.deviceIdentifier': '0..1 string', 'udiCarrier.issuer': '0..1 uri', 'udiCarrier.jurisdiction': '0..1 uri', 'udiCarrier.carrierAIDC': '0..1 base64Binary',
    'udiCarrier.carrierHRF': '0..1 string', 'udiCarrier.entryType': '0..1 code',
    status: '0..1 code @device-status', statusReason: '0..* CodeableConcept', distinctIdentifier: '0..1 string', manufacturer: '0..1 string', manufactureDate: '0..1 dateTime', expirationDate: '0..1 dateTime',
    lotNumber: '0..1 string', serialNumber: '0..1 string', deviceName: '0..* {}', 'deviceName.name': '1..1 string', 'deviceName.type': '1..1 code', modelNumber: '0..1 string', partNumber: '0..1 string', type: '0..1 CodeableConcept',
    specialization: '0..* {}', 'specialization.systemType': '1..1 CodeableConcept', 'specialization.version': '0..1 string',
    version: '0..* {}', 'version.type': '0..1 CodeableConcept', 'version.component': '0..1 Identifier', 'version.value': '1..1 string',
    property: '0..* {}', 'property.type': '1..1 CodeableConcept', 'property.valueQuantity': '0..* Quantity', 'property.valueCode': '0..* CodeableConcept',
    patient: '0..1 Reference(Patient)', owner: '0..1 Reference(Organization)', contact: '0..* ContactPoint', location: '0..1 Reference(Location)', url: '0..1 uri', note: '0..* Annotation', safety: '0..* CodeableConcept', parent: '0..1 Reference(Device)',
  },
  EpisodeOfCare: {
    identifier: '0..* Identifier', status: '1..1 code @episode-of-care-status',
    statusHistory: '0..* {}', 'statusHistory.status': '1..1 code @episode-of-care-status', 'statusHistory.period': '1..1 Period',
    type: '0..* CodeableConcept', diagnosis: '0..* {}', 'diagnosis.condition': '1..1 Reference(Condition)', 'diagnosis.role': '0..1 CodeableConcept', 'diagnosis.rank': '0..1 positiveInt',
    patient: '1..1 Reference(Patient)', managingOrganization: '0..1 Reference(Organization)', period: '0..1 Period', referralRequest: '0..* Reference(ServiceRequest)', careManager: '0..1 Reference(Practitioner PractitionerRole)', team: '0..* Reference(CareTeam)', account: '0..* Reference(Account)',
  },
  Location: {
    identifier: '0..* Identifier', status: '0..1 code @location-status', operationalStatus: '0..1 Coding', name: '0..1 string', alias: '0..* string', description: '0..1 string', mode: '0..1 code @location-mode',
    type: '0..* CodeableConcept', telecom: '0..* ContactPoint', address: '0..1 Address', physicalType: '0..1 CodeableConcept',
    position: '0..1 {}', 'position.longitude': '1..1 decimal', 'position.latitude': '1..1 decimal', 'position.altitude': '0..1 decimal', managingOrganization: '0..1 Reference(Organization)', partOf: '0..1 Reference(Location)',
    hoursOfOperation: '0..* {}', 'hoursOfOperation.daysOfWeek': '0..* code @days-of-week', 'hoursOfOperation.allDay': '0..1 boolean', 'hoursOfOperation.openingTime': '0..1 time', 'hoursOfOperation.closingTime': '0..1 time',
    availabilityExceptions: '0..1 string', endpoint: '0..* Reference(Endpoint)',
  },
  QuestionnaireResponse: {
    identifier: '0..1 Identifier', basedOn: '0..* Reference(CarePlan ServiceRequest)', partOf: '0..* Reference(Observation Procedure)', questionnaire: '0..1 canonical', status: '1..1 code @questionnaire-answers-status', subject: '0..1 Reference',
    encounter: '0..1 Reference(Encounter)', authored: '0..1 dateTime', author: '0..1 Reference(Device Practitioner PractitionerRole Patient RelatedPerson Organization)', source: '0..1 Reference(Patient Practitioner PractitionerRole RelatedPerson)',
    item: '0..* {}', 'item.linkId': '1..1 string', 'item.definition': '0..1 uri', 'item.text': '0..1 string', 'item.answer': '0..* {}',
    'item.answer.value[x]': '0..1 boolean | decimal | integer | date | dateTime | time | string | uri | Attachment | Coding | Quantity | Reference', 'item.answer.item': '0..* #item', 'item.item': '0..* #item',
  },
  RelatedPerson: {
    identifier: '0..* Identifier', active: '0..1 boolean', patient: '1..1 Reference(Patient)', relationship: '0..* CodeableConcept', name: '0..* HumanName', telecom: '0..* ContactPoint',
    gender: '0..1 code @administrative-gender', birthDate: '0..1 date', address: '0..* Address', photo: '0..* Attachment', period: '0..1 Period',
    communication: '0..* {}', 'communication.language': '1..1 CodeableConcept', 'communication.preferred': '0..1 boolean',
  },
  ServiceRequest: {
    identifier: '0..* Identifier', instantiatesCanonical: '0..* canonical', instantiatesUri: '0..* uri', basedOn: '0..* Reference(CarePlan ServiceRequest MedicationRequest)', replaces: '0..* Reference(ServiceRequest)', requisition: '0..1 Identifier',
    status: '1..1 code @request-status', intent: '1..1 code @request-intent', category: '0..* CodeableConcept', priority: '0..1 code @request-priority', doNotPerform: '0..1 boolean', code: '0..1 CodeableConcept',
    orderDetail: '0..* CodeableConcept', 'quantity[x]': '0..1 Quantity | Ratio | Range', subject: '1..1 Reference(Patient Group Location Device)', encounter: '0..1 Reference(Encounter)', 'occurrence[x]': '0..1 dateTime | Period | Timing',
    'asNeeded[x]': '0..1 boolean | CodeableConcept', authoredOn: '0..1 dateTime', requester: '0..1 Reference(Practitioner PractitionerRole Organization Patient RelatedPerson Device)', performerType: '0..1 CodeableConcept', performer: '0..* Reference(Practitioner PractitionerRole Organization CareTeam HealthcareService Patient Device RelatedPerson)', locationCode: '0..* CodeableConcept',
    locationReference: '0..* Reference(Location)', reasonCode: '0..* CodeableConcept', reasonReference: '0..* Reference(Condition Observation DiagnosticReport DocumentReference)', insurance: '0..* Reference(Coverage ClaimResponse)', supportingInfo: '0..* Reference', specimen: '0..* Reference(Specimen)',
    bodySite: '0..* CodeableConcept', note: '0..* Annotation', patientInstruction: '0..1 string', relevantHistory: '0..* Reference(Provenance)',
  },
} satisfies WrittenFacts;

/** Every other resource of R4: known by name, so that it passes as a neighbour, with its content unjudged. */
export const otherResources: ReadonlySet<string> = new Set(('Account ActivityDefinition AdverseEvent AllergyIntolerance Appointment AppointmentResponse AuditEvent BiologicallyDerivedProduct BodyStructure CapabilityStatement '
  + 'CarePlan CatalogEntry ChargeItem ChargeItemDefinition Claim ClaimResponse ClinicalImpression CodeSystem CommunicationRequest CompartmentDefinition ConceptMap Consent Contract Coverage '
  + 'CoverageEligibilityRequest CoverageEligibilityResponse DetectedIssue DeviceDefinition DeviceMetric DeviceRequest DeviceUseStatement DocumentManifest EffectEvidenceSynthesis Endpoint EnrollmentRequest '
  + 'EnrollmentResponse EventDefinition Evidence EvidenceVariable ExampleScenario ExplanationOfBenefit FamilyMemberHistory Flag Goal GraphDefinition Group GuidanceResponse HealthcareService ImagingStudy '
  + 'Immunization ImmunizationEvaluation ImmunizationRecommendation ImplementationGuide InsurancePlan Invoice Library Linkage List Measure MeasureReport Medication MedicationAdministration '
  + 'MedicationDispense MedicationKnowledge MedicationRequest MedicationStatement MedicinalProduct MedicinalProductAuthorization MedicinalProductContraindication MedicinalProductIndication '
  + 'MedicinalProductIngredient MedicinalProductInteraction MedicinalProductManufactured MedicinalProductPackaged MedicinalProductPharmaceutical MedicinalProductUndesirableEffect MessageDefinition '
  + 'MolecularSequence NamingSystem NutritionOrder ObservationDefinition OperationDefinition OrganizationAffiliation Parameters PaymentNotice PaymentReconciliation Person PlanDefinition Procedure '
  + 'Questionnaire RequestGroup ResearchDefinition ResearchElementDefinition ResearchStudy ResearchSubject RiskAssessment RiskEvidenceSynthesis Schedule SearchParameter Slot Specimen '
  + 'SpecimenDefinition StructureDefinition StructureMap Subscription Substance SubstanceNucleicAcid SubstancePolymer SubstanceProtein SubstanceReferenceInformation SubstanceSourceMaterial '
  + 'SubstanceSpecification SupplyDelivery SupplyRequest Task TerminologyCapabilities TestReport TestScript ValueSet VerificationResult VisionPrescription').split(' '));
