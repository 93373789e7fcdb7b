/** medcom.fhir.dk.messaging 3.0.0. Written by build/extract-standards.mjs; see shared/fhir/packages/written.ts for the notation. */
export const facts = `package medcom.fhir.dk.messaging 3.0.0
depends medcom.fhir.dk.core 2.4.0
depends hl7.fhir.dk.core 3.4.0
depends hl7.fhir.r4.core 4.0.1
same medcom.fhir.dk.messaging#2.1.0 messaging/medcom-messaging-destinationUseExtension
same medcom.fhir.dk.messaging#2.2.2 messaging/medcom-messaging-message
same medcom.fhir.dk.messaging#2.2.2 messaging/medcom-messaging-messageHeader
same medcom.fhir.dk.messaging#2.2.2 messaging/medcom-messaging-organization
same medcom.fhir.dk.messaging#2.1.0 messaging/medcom-messaging-provenance
same medcom.fhir.dk.messaging#2.2.2 messaging/medcom-producer-organization
same medcom.fhir.dk.messaging#2.2.2 messaging/medcom-requesterorganization`;
