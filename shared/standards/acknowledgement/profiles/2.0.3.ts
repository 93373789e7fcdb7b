/** medcom.fhir.dk.acknowledgement 2.0.3. Written by build/extract-standards.mjs; see shared/fhir/packages/written.ts for the notation. */
export const facts = `package medcom.fhir.dk.acknowledgement 2.0.3
depends medcom.fhir.dk.messaging 2.1.0
depends medcom.fhir.dk.core 2.0.0
depends medcom.fhir.dk.terminology 1.7.0
depends hl7.fhir.dk.core 3.4.0
depends hl7.fhir.r4.core 4.0.1
profile acknowledgement/medcom-acknowledgement-operationoutcome OperationOutcome
 issue
  details
   coding in:terminology/medcom-acknowledgement-issue-details
profile acknowledgement/medcom-messaging-acknowledgement Bundle messaging/medcom-messaging-message !medcom-messaging-1#b2978666 !medcom-messaging-2#563b1c74 !medcom-messaging-3#53d1ad94 !medcom-acknowledgement-2#f973786b !medcom-acknowledgement-1#90c72e58
 id 1..
 type ~"message"
 timestamp 1..
profile acknowledgement/medcom-messaging-acknowledgementHeader MessageHeader messaging/medcom-messaging-messageHeader
 id 1..
 event @Coding in:terminology/medcom-messaging-messageTypes
  code 1..
 destination 1.. /closed(value:\$this.extension.value)
  extension 1..
   :use 1..1 @Extension<messaging/medcom-messaging-destinationUseExtension>
  :primary 1..1
   extension
    :use 1..1 @Extension<messaging/medcom-messaging-destinationUseExtension>
     extension ..0
     url ="http://medcomfhir.dk/ig/messaging/StructureDefinition/medcom-messaging-destinationUseExtension"
     value 1.. @Coding ~{"system":"http://medcomfhir.dk/ig/terminology/CodeSystem/medcom-messaging-destinationUse","code":"primary"}
      system ~"http://medcomfhir.dk/ig/terminology/CodeSystem/medcom-messaging-destinationUse"
   receiver 1.. @Reference(messaging/medcom-messaging-organization)&
  :cc 0..0
   extension
    :use 1..1 @Extension<messaging/medcom-messaging-destinationUseExtension>
     extension ..0
     url ="http://medcomfhir.dk/ig/messaging/StructureDefinition/medcom-messaging-destinationUseExtension"
     value 1.. @Coding ~{"system":"http://medcomfhir.dk/ig/terminology/CodeSystem/medcom-messaging-destinationUse","code":"cc"}
      system ~"http://medcomfhir.dk/ig/terminology/CodeSystem/medcom-messaging-destinationUse"
   receiver 1.. @Reference(messaging/medcom-messaging-organization)&
 sender 1.. @Reference(messaging/medcom-messaging-organization)&
 response 1..
  details @Reference(acknowledgement/medcom-acknowledgement-operationoutcome)`;
