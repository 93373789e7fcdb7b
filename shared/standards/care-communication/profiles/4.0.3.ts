/** medcom.fhir.dk.carecommunication 4.0.3. Written by build/extract-standards.mjs; see shared/fhir/packages/written.ts for the notation. */
export const facts = `package medcom.fhir.dk.carecommunication 4.0.3
depends medcom.fhir.dk.messaging 2.2.2
depends medcom.fhir.dk.core 2.4.0
depends medcom.fhir.dk.terminology 1.7.0
depends hl7.fhir.dk.core 3.4.0
depends hl7.fhir.r4.core 4.0.1
profile carecommunication/medcom-careCommunication-communication Communication !medcom-careCommunication-5#dcbeddcf !medcom-careCommunication-6#f17dcbff !medcom-careCommunication-7#b360d174 !medcom-careCommunication-8#2f295652 !medcom-careCommunication-9#af79e7e0
 extension
  :sender 0..1 @Extension<core/medcom-core-sender-extension>
 identifier 1..1 !medcom-uuidv4#acdc2160
  value 1..
 status ~"unknown"
 category 1..1 in:terminology/medcom-careCommunication-categories
  coding
   system 1..
   code 1..
 priority in:terminology/medcom-careCommunication-requestPriority
 subject 1.. @Reference(core/medcom-core-patient)&
 topic
  text 1..
 encounter @Reference(core/medcom-core-encounter)&
 recipient @Reference(core/medcom-core-practitionerrole,core/medcom-core-careteam)&
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
    contentType in:terminology/medcom-core-attachmentMimeTypes
    title 1..
profile carecommunication/medcom-careCommunication-message Bundle messaging/medcom-messaging-message !medcom-messaging-1#6c93fea5 !medcom-messaging-2#563b1c74 !medcom-careCommunication-1#740605e1 !medcom-careCommunication-2#48519b7e !medcom-careCommunication-4#8bfe23ea !medcom-careCommunication-3#a9ff82a0 !medcom-careCommunication-12#22f06758 !medcom-careCommunication-11#f257ba65 !medcom-careCommunication-13#f2d98b5a
 id 1..
 type ~"message"
 timestamp 1..
profile carecommunication/medcom-careCommunication-messageHeader MessageHeader messaging/medcom-messaging-messageHeader
 id 1..
 event @Coding in:terminology/medcom-messaging-messageTypes ~{"system":"http://medcomfhir.dk/ig/terminology/CodeSystem/medcom-messaging-eventCodes","code":"care-communication-message"}
  code 1..
 destination 1.. /closed(value:\$this.extension.value)
  :primary 1..1
   extension 1..
    :use 1..1 @Extension<messaging/medcom-messaging-destinationUseExtension>
     extension ..0
     url ="http://medcomfhir.dk/ig/messaging/StructureDefinition/medcom-messaging-destinationUseExtension"
     value 1.. @Coding ~{"system":"http://medcomfhir.dk/ig/terminology/CodeSystem/medcom-messaging-destinationUse","code":"primary"}
      system ~"http://medcomfhir.dk/ig/terminology/CodeSystem/medcom-messaging-destinationUse"
   receiver 1.. @Reference(messaging/medcom-messaging-organization)&
  :cc 0..0
   extension 1..
    :use 1..1 @Extension<messaging/medcom-messaging-destinationUseExtension>
     extension ..0
     url ="http://medcomfhir.dk/ig/messaging/StructureDefinition/medcom-messaging-destinationUseExtension"
     value 1.. @Coding ~{"system":"http://medcomfhir.dk/ig/terminology/CodeSystem/medcom-messaging-destinationUse","code":"cc"}
      system ~"http://medcomfhir.dk/ig/terminology/CodeSystem/medcom-messaging-destinationUse"
   receiver 1.. @Reference(messaging/medcom-messaging-organization)&
 sender 1.. @Reference(messaging/medcom-messaging-organization)&
 focus 1..1 @Reference(carecommunication/medcom-careCommunication-communication)&
 definition 1.. ~"http://medcomfhir.dk/ig/carecommunication/medcom-careCommunication-message-definition|4.0.0"
profile carecommunication/medcom-careCommunication-provenance Provenance messaging/medcom-messaging-provenance
 target ..1 @Reference(carecommunication/medcom-careCommunication-messageHeader)
 occurred 1.. @dateTime /closed(type:\$this)
  :occurredDateTime 1..1 @dateTime
 activity 1.. in:terminology/medcom-careCommunication-messagingActivities
  coding 1..
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
