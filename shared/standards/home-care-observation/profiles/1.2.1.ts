/** medcom.fhir.dk.homecareobservation 1.2.1. Written by build/extract-standards.mjs; see shared/fhir/packages/written.ts for the notation. */
export const facts = `package medcom.fhir.dk.homecareobservation 1.2.1
depends medcom.fhir.dk.messaging 3.0.0
depends medcom.fhir.dk.core 2.4.0
depends medcom.fhir.dk.terminology 2.0.2
depends hl7.fhir.dk.core 3.4.0
depends hl7.fhir.r4.core 4.0.1
profile homecareobservation/medcom-homecare-observation Observation core/medcom-core-observation !dk-core-observation-mandatory-units#809a36f4
 status in:terminology/medcom-core-observation-status|1.8.2
 code
  coding /open(value:system)
   :LOINC 0..1
    system 1.. ="http://loinc.org"
    code 1..
   :SNOMEDCT 0..1
    system 1.. ="http://snomed.info/sct"
    code 1..
   :NPU 0..1
    system 1.. ="urn:oid:1.2.208.176.2.1"
    code 1..
   :IEEE 0..1
    system 1.. ="urn:iso:std:iso:11073:10101"
    code 1..
   :MedCom 0..1
    system 1.. ="http://medcomfhir.dk/ig/terminology/CodeSystem/medcom-observation-codes"
    code 1..
   :SKS 0..1
    system 1.. ="urn:oid:1.2.208.176.2.4"
    code 1..
 subject 1.. @Reference(core/medcom-core-patient)&
 effective /open(type:\$this)
  :effectiveDateTime 0..1 @dateTime
 performer @Reference(dk/dk-core-practitioner,dk/dk-core-organization,dk/dk-core-patient,PractitionerRole,CareTeam,dk/dk-core-related-person)
 value /closed(type:\$this)
  :valueQuantity 0..1 @Quantity
   value max:12
   system ~"http://unitsofmeasure.org"
  :valueString 0..1 @string max:12
 interpretation ..1 in:terminology/medcom-core-interpreation-valueset|1.8.2
  coding
   code ~"NI"
 method
  coding /open(value:system)
   :SCTCode 0..1
    system 1.. ~"http://snomed.info/sct"
 referenceRange
  low @Quantity<SimpleQuantity>
  high @Quantity<SimpleQuantity>
 component
  code
   coding /open(value:system)
    :LOINC 0..1
     system 1.. ="http://loinc.org"
     code 1..
    :SNOMEDCT 0..1
     system 1.. ="http://snomed.info/sct"
     code 1..
    :NPU 0..1
     system 1.. ="urn:oid:1.2.208.176.2.1"
     code 1..
    :IEEE 0..1
     system 1.. ="urn:iso:std:iso:11073:10101"
     code 1..
    :MedCom 0..1
     system 1.. ="http://medcomfhir.dk/ig/terminology/CodeSystem/medcom-observation-codes"
     code 1..
    :SKS 0..1
     system 1.. ="urn:oid:1.2.208.176.2.4"
     code 1..
  value /open(type:\$this)
   :valueQuantity 0..1 @Quantity
    system ~"http://unitsofmeasure.org"
profile homecareobservation/medcom-homecareobservation-diagnosticreport DiagnosticReport core/medcom-core-diagnosticreport
 meta
  security ..1 ~{"system":"http://terminology.hl7.org/CodeSystem/v3-Confidentiality","code":"R","display":"Restricted"}
 status in:terminology/medcom-corediagnosticreport-status|1.8.1 ~"final"
 code in:terminology/MedComDiagnosticReportCodesValueset|1.8.2
 subject 1.. @Reference(core/medcom-core-patient)&
 issued 1..
 performer 2..2 @Reference(messaging/medcom-producer-organization,core/medcom-core-practitionerrole) /closed(profile:resolve())
  :ProducerOrganization 1..1 @Reference(messaging/medcom-producer-organization)&
  :PractitionerRole 1..1 @Reference(core/medcom-core-practitionerrole)& !medcom-homecareReport-1#a41d0b28 !medcom-homecareReport-2#6b1d84f3 !medcom-homecareReport-3#d67da2ee
 result @Reference(homecareobservation/medcom-homecare-observation)&
 media
  link @Reference(core/medcom-core-media)
profile homecareobservation/medcom-homecareobservation-message Bundle messaging/medcom-messaging-message !medcom-messaging-1#6c93fea5 !medcom-messaging-2#563b1c74 !medcom-homecareObsMessage-1#74748a55 !medcom-homecareObsMessage-2#f123b628
 id 1..
 type ~"message"
 timestamp 1..
profile homecareobservation/medcom-homecareobservation-messageheader MessageHeader messaging/medcom-messaging-messageHeader
 id 1..
 event @Coding in:terminology/medcom-messaging-messageTypes|1.8.1 ~{"system":"http://medcomfhir.dk/ig/terminology/CodeSystem/medcom-messaging-eventCodes","code":"homecareobservation-message"}
  code 1..
 destination 1.. /closed(value:\$this.extension.value)
  :primary 1..1
   extension 1..
    :use 1..1 @Extension<messaging/medcom-messaging-destinationUseExtension>
     extension ..0
     url ="http://medcomfhir.dk/ig/messaging/StructureDefinition/medcom-messaging-destinationUseExtension"
     value 1.. @Coding ~{"system":"http://medcomfhir.dk/ig/terminology/CodeSystem/medcom-messaging-destinationUse","code":"primary"}
      system ~"http://medcomfhir.dk/ig/terminology/CodeSystem/medcom-messaging-destinationUse"
   receiver 1.. @Reference(messaging/medcom-requesterorganization)&
  :cc 0..0
   extension 1..
    :use 1..1 @Extension<messaging/medcom-messaging-destinationUseExtension>
     extension ..0
     url ="http://medcomfhir.dk/ig/messaging/StructureDefinition/medcom-messaging-destinationUseExtension"
     value 1.. @Coding ~{"system":"http://medcomfhir.dk/ig/terminology/CodeSystem/medcom-messaging-destinationUse","code":"cc"}
      system ~"http://medcomfhir.dk/ig/terminology/CodeSystem/medcom-messaging-destinationUse"
   receiver 1.. @Reference(messaging/medcom-messaging-organization)&
 sender 1.. @Reference(messaging/medcom-producer-organization)&
 focus @Reference(homecareobservation/medcom-homecareobservation-diagnosticreport)
 definition 1.. !medcom-hcobs-definition-url#2466e2bf`;
