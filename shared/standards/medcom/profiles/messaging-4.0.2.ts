/** medcom.fhir.dk.messaging 4.0.2. Written by build/extract-standards.mjs; see shared/fhir/packages/written.ts for the notation. */
export const facts = `package medcom.fhir.dk.messaging 4.0.2
depends medcom.fhir.dk.core 3.0.1
depends hl7.fhir.dk.core 3.4.0
depends hl7.fhir.r4.core 4.0.1
profile messaging/medcom-messaging-destinationUseExtension Extension
 extension ..0
 url ="http://medcomfhir.dk/ig/messaging/StructureDefinition/medcom-messaging-destinationUseExtension"
 value 1.. @Coding
  system 1..
  code 1..
profile messaging/medcom-messaging-message Bundle !medcom-messaging-2#563b1c74
 id 1..
 type ~"message"
 timestamp 1..
profile messaging/medcom-messaging-messageHeader MessageHeader
 id 1..
 event @Coding in:terminology/medcom-messaging-messageTypes
  system 1..
  code 1..
 destination 1.. /closed(value:extension('http://medcomfhir.dk/ig/messaging/StructureDefinition/medcom-messaging-destinationUseExtension').value.code)
  :primary 1..1
   extension 1..
    :use 1..1 @Extension<messaging/medcom-messaging-destinationUseExtension>
     extension ..0
     url ="http://medcomfhir.dk/ig/messaging/StructureDefinition/medcom-messaging-destinationUseExtension"
     value 1.. @Coding
      system 1.. ~"http://medcomfhir.dk/ig/terminology/CodeSystem/medcom-messaging-destinationUse"
      code 1.. ~"primary"
   receiver 1.. @Reference(messaging/medcom-messaging-organization)&
  :cc 0..*
   extension 1..
    :use 1..1 @Extension<messaging/medcom-messaging-destinationUseExtension>
     extension ..0
     url ="http://medcomfhir.dk/ig/messaging/StructureDefinition/medcom-messaging-destinationUseExtension"
     value 1.. @Coding
      system 1.. ~"http://medcomfhir.dk/ig/terminology/CodeSystem/medcom-messaging-destinationUse"
      code 1.. ~"cc"
   receiver 1.. @Reference(messaging/medcom-messaging-organization)&
 sender 1.. @Reference(messaging/medcom-messaging-organization)&
same medcom.fhir.dk.messaging#2.2.2 messaging/medcom-messaging-organization
profile messaging/medcom-messaging-provenance Provenance
 target ..1 @Reference(messaging/medcom-messaging-messageHeader)
 occurred 1.. @dateTime /closed(type:\$this)
  :occurredDateTime 1..1 @dateTime
 activity 1.. in:terminology/medcom-messaging-activityCodes
  coding 1..1
   system 1..
   code 1..
 agent
  who @Reference(messaging/medcom-messaging-organization)&
same medcom.fhir.dk.messaging#2.2.2 messaging/medcom-producer-organization
same medcom.fhir.dk.messaging#2.2.2 messaging/medcom-requesterorganization`;
