/** Canonical addresses that MedCom's guides fix: profiles, extensions and code systems. */
const ig = 'http://medcomfhir.dk/ig';

export const profiles = {
  careCommunicationMessage: `${ig}/carecommunication/StructureDefinition/medcom-careCommunication-message`,
  careCommunicationHeader: `${ig}/carecommunication/StructureDefinition/medcom-careCommunication-messageHeader`,
  careCommunication: `${ig}/carecommunication/StructureDefinition/medcom-careCommunication-communication`,
  careCommunicationProvenance: `${ig}/carecommunication/StructureDefinition/medcom-careCommunication-provenance`,
  acknowledgementMessage: `${ig}/acknowledgement/StructureDefinition/medcom-messaging-acknowledgement`,
  acknowledgementHeader: `${ig}/acknowledgement/StructureDefinition/medcom-messaging-acknowledgementHeader`,
  acknowledgementOutcome: `${ig}/acknowledgement/StructureDefinition/medcom-acknowledgement-operationoutcome`,
  messagingOrganization: `${ig}/messaging/StructureDefinition/medcom-messaging-organization`,
  messagingProvenance: `${ig}/messaging/StructureDefinition/medcom-messaging-provenance`,
  patient: `${ig}/core/StructureDefinition/medcom-core-patient`,
  practitioner: `${ig}/core/StructureDefinition/medcom-core-practitioner`,
  practitionerRole: `${ig}/core/StructureDefinition/medcom-core-practitionerrole`,
  careTeam: `${ig}/core/StructureDefinition/medcom-core-careteam`,
  encounter: `${ig}/core/StructureDefinition/medcom-core-encounter`,
} as const;

export const extensions = {
  destinationUse: `${ig}/messaging/StructureDefinition/medcom-messaging-destinationUseExtension`,
  date: `${ig}/core/StructureDefinition/medcom-core-datetime-extension`,
  author: `${ig}/core/StructureDefinition/medcom-core-practitioner-extension`,
  contact: `${ig}/core/StructureDefinition/medcom-core-contact-extension`,
  identifier: `${ig}/core/StructureDefinition/medcom-core-identifier-extension`,
  sender: `${ig}/core/StructureDefinition/medcom-core-sender-extension`,
} as const;

/** The same extensions as CareCommunication 2.x named them, before they moved to the core guide; read, never written. */
export const formerExtensions = {
  date: `${ig}/carecommunication/StructureDefinition/medcom-carecommunication-datetime-extension`,
  author: `${ig}/carecommunication/StructureDefinition/medcom-carecommunication-author-extension`,
  contact: `${ig}/carecommunication/StructureDefinition/medcom-carecommunication-author-contact-extension`,
  sender: `${ig}/carecommunication/StructureDefinition/medcom-carecommunication-sender-extension`,
} as const;

export const codeSystems = {
  event: `${ig}/terminology/CodeSystem/medcom-messaging-eventCodes`,
  activity: `${ig}/terminology/CodeSystem/medcom-messaging-activityCodes`,
  destinationUse: `${ig}/terminology/CodeSystem/medcom-messaging-destinationUse`,
  category: `${ig}/terminology/CodeSystem/medcom-careCommunication-categoryCodes`,
  acknowledgementError: `${ig}/terminology/CodeSystem/medcom-acknowledgement-error-codes`,
  /** Predecessor of the two systems above; in published examples that the official tooling accepts. */
  acknowledgementIssueDetails: `${ig}/terminology/CodeSystem/medcom-acknowledgement-issue-details`,
  operationOutcome: 'http://terminology.hl7.org/CodeSystem/operation-outcome',
  authorisationRoles: `${ig}/terminology/CodeSystem/medcom-core-PractitionerRolesAutorisationsregistret`,
  sksRoles: `${ig}/terminology/CodeSystem/medcom-core-PractitionerRolesSKSadministrativ`,
} as const;

/**
 * Base of the `fullUrl` of everything this client composes. Nobody serves it (RFC 2606): it only makes relative
 * references resolvable inside the Bundle, as R4 demands.
 */
export const fullUrlBase = 'https://sektorpost.example/fhir';
