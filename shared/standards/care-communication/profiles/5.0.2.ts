/** medcom.fhir.dk.carecommunication 5.0.2. Written by build/extract-standards.mjs; see shared/fhir/packages/written.ts for the notation. */
export const facts = `package medcom.fhir.dk.carecommunication 5.0.2
depends medcom.fhir.dk.messaging 4.0.2
depends medcom.fhir.dk.core 3.0.1
depends medcom.fhir.dk.terminology 2.0.2
depends hl7.fhir.dk.core 3.4.0
depends hl7.fhir.r4.core 4.0.1
profile carecommunication/medcom-careCommunication-communication Communication !medcom-careCommunication-5#dcbeddcf !medcom-careCommunication-6#f17dcbff !medcom-careCommunication-7#4e0e5ff8 !medcom-careCommunication-8#2f295652 !medcom-careCommunication-9#af79e7e0 !medcom-careCommunication-15#958974e0
 extension
  :sender 0..1 @Extension<core/medcom-core-sender-extension>
 identifier 1..1 !medcom-uuidv4#acdc2160
  value 1..
 status ~"unknown"
 category 1..1 in:terminology/medcom-careCommunication-categories|1.9.0
  coding 1..1
   system 1..
   code 1..
 priority in:terminology/medcom-careCommunication-requestPriority|1.8.1
 subject 1.. @Reference(core/medcom-core-patient)&
 topic
  text 1..
 encounter @Reference(core/medcom-core-encounter)&
 recipient ..1 @Reference(core/medcom-core-practitionerrole,core/medcom-core-careteam)&
 payload 1.. /open(type:\$this.content)
  extension
   :date 0..1 @Extension<core/medcom-core-datetime-extension>
   :author 0..1 @Extension<core/medcom-core-practitioner-extension>
   :authorContact 0..1 @Extension<core/medcom-core-contact-extension>
   :identifier 0..1 @Extension<core/medcom-core-identifier-extension>
  :string 1..*
   extension 4..
    :date 1..1 @Extension<core/medcom-core-datetime-extension>
    :author 1..1 @Extension<core/medcom-core-practitioner-extension>
    :authorContact 1..1 @Extension<core/medcom-core-contact-extension>
    :identifier 1..1 @Extension<core/medcom-core-identifier-extension>
   content @string
  :attachment 0..*
   extension 2..
    :date 1..1 @Extension<core/medcom-core-datetime-extension>
    :author 0..1 @Extension<core/medcom-core-practitioner-extension>
    :authorContact 0..1 @Extension<core/medcom-core-contact-extension>
    :identifier 1..1 @Extension<core/medcom-core-identifier-extension>
   content @Attachment
    contentType in:terminology/medcom-core-attachmentMimeTypes|1.8.1
    title 1..
profile carecommunication/medcom-careCommunication-message Bundle messaging/medcom-messaging-message !medcom-messaging-2#563b1c74 !medcom-careCommunication-1#317f6dd6 !medcom-careCommunication-2#48519b7e !medcom-careCommunication-4#8bfe23ea !medcom-careCommunication-3#2408fa1c !medcom-careCommunication-12#19aa94b6 !medcom-careCommunication-11#8c9252c6 !medcom-careCommunication-13#f2d98b5a
 id 1..
 type ~"message"
 timestamp 1..
 entry
  resource 1..
profile carecommunication/medcom-careCommunication-messageHeader MessageHeader messaging/medcom-messaging-messageHeader
 id 1..
 event @Coding in:terminology/medcom-messaging-messageTypes|1.8.1
  system 1.. ~"http://medcomfhir.dk/ig/terminology/CodeSystem/medcom-messaging-eventCodes"
  code 1.. ~"care-communication-message"
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
  :cc 0..0
   extension 1..
    :use 1..1 @Extension<messaging/medcom-messaging-destinationUseExtension>
     extension ..0
     url ="http://medcomfhir.dk/ig/messaging/StructureDefinition/medcom-messaging-destinationUseExtension"
     value 1.. @Coding
      system 1.. ~"http://medcomfhir.dk/ig/terminology/CodeSystem/medcom-messaging-destinationUse"
      code 1.. ~"cc"
   receiver 1.. @Reference(messaging/medcom-messaging-organization)&
 sender 1.. @Reference(messaging/medcom-messaging-organization)&
 focus 1..1 @Reference(carecommunication/medcom-careCommunication-communication)&
 definition 1.. !medcom-carecommunication-definition-url#249a57a6
profile carecommunication/medcom-careCommunication-provenance Provenance messaging/medcom-messaging-provenance
 target ..1 @Reference(carecommunication/medcom-careCommunication-messageHeader)
 occurred 1.. @dateTime /closed(type:\$this)
  :occurredDateTime 1..1 @dateTime
 activity 1.. in:terminology/medcom-careCommunication-messagingActivities|1.8.1
  coding 1..1
   system 1..
   code 1..
 agent
  who @Reference(messaging/medcom-messaging-organization)&
 entity 1.. /closed(value:role)
  :preceedingMessage 0..1
   role ~"revision"
  :payload 1..*
   role ~"source"
   what
    identifier 1..`;
