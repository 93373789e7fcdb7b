/** medcom.fhir.dk.hospitalnotification 3.0.2. Written by build/extract-standards.mjs; see shared/fhir/packages/written.ts for the notation. */
export const facts = `package medcom.fhir.dk.hospitalnotification 3.0.2
depends medcom.fhir.dk.messaging 2.1.0
depends medcom.fhir.dk.core 2.0.0
depends medcom.fhir.dk.terminology 1.1.1
depends hl7.fhir.dk.core 3.4.0
depends hl7.fhir.r4.core 4.0.1
profile hospitalnotification/medcom-hospitalNotification-encounter Encounter core/medcom-core-encounter !medcom-hospitalNotification-6#f5ec9a8c
 extension
  :leavePeriod 0..1 @Extension<hospitalnotification/medcom-hospitalnotifiation-leave-period-extension>
 status in:terminology/medcom-hospitalNotification-encounterStatus
 class in:terminology/medcom-hospitalNotification-encounterClass
 type ..0
 serviceType ..0
 priority ..0
 subject 1.. @Reference(core/medcom-core-patient)&
 episodeOfCare 1.. /open(value:identifier.system)
  reference ..0
  identifier 1..
  :lpr3identifier 0..1
   identifier 1.. @Identifier<core/lpr3-Identifier>
 basedOn ..0
 participant ..0
 appointment ..0
 period 1..
  start 1..
 length ..0
 reasonCode ..0
 reasonReference ..0
 diagnosis ..0
 account ..0
 hospitalization ..0
 location ..0
 serviceProvider 1.. @Reference(core/medcom-core-organization)&
 partOf ..0
profile hospitalnotification/medcom-hospitalNotification-message Bundle messaging/medcom-messaging-message !medcom-messaging-1#b2978666 !medcom-messaging-2#563b1c74 !medcom-messaging-3#53d1ad94 !medcom-hospitalNotification-1#a970d058 !medcom-hospitalNotification-2#48519b7e !medcom-hospitalNotification-3#a9c58e62 !medcom-hospitalNotification-4#ee5e7195 !medcom-hospitalNotification-5#3387efc8
 id 1..
 type ~"message"
 timestamp 1..
profile hospitalnotification/medcom-hospitalNotification-messageHeader MessageHeader messaging/medcom-messaging-messageHeader
 id 1..
 extension
  :reportOfAdmissionFlag 0..1 @Extension<hospitalnotification/medcom-messaging-reportOfAdmissionExtension>
  :reportOfAdmissionRecipient 0..1 @Extension<hospitalnotification/medcom-messaging-reportOfAdmissionRecipientExtension>
 event @Coding in:terminology/medcom-messaging-messageTypes ~{"system":"http://medcomfhir.dk/ig/terminology/CodeSystem/medcom-messaging-eventCodes","code":"hospital-notification-message"}
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
 focus 1..1 @Reference(hospitalnotification/medcom-hospitalNotification-encounter)&
profile hospitalnotification/medcom-hospitalnotifiation-leave-period-extension Extension
 extension ..0
 url ="http://medcomfhir.dk/ig/hospitalnotification/StructureDefinition/medcom-hospitalnotifiation-leave-period-extension"
 value /open(type:\$this)
  :valuePeriod 0..1 @Period
   start 1..
profile hospitalnotification/medcom-messaging-reportOfAdmissionExtension Extension
 extension ..0
 url ="http://medcomfhir.dk/ig/hospitalnotification/StructureDefinition/medcom-messaging-reportOfAdmissionExtension"
 value 1.. @boolean
profile hospitalnotification/medcom-messaging-reportOfAdmissionRecipientExtension Extension
 extension ..0
 url ="http://medcomfhir.dk/ig/hospitalnotification/StructureDefinition/medcom-messaging-reportOfAdmissionRecipientExtension"
 value 1.. @Reference(messaging/medcom-messaging-organization)`;
