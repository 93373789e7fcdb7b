/** medcom.fhir.dk.messaging 2.2.2. Written by build/extract-standards.mjs; see shared/fhir/packages/written.ts for the notation. */
export const facts = `package medcom.fhir.dk.messaging 2.2.2
depends medcom.fhir.dk.core 2.4.0
depends hl7.fhir.dk.core 3.4.0
depends hl7.fhir.r4.core 4.0.1
same medcom.fhir.dk.messaging#2.1.0 messaging/medcom-messaging-destinationUseExtension
profile messaging/medcom-messaging-message Bundle !medcom-messaging-1#6c93fea5 !medcom-messaging-2#563b1c74
 id 1..
 type ~"message"
 timestamp 1..
profile messaging/medcom-messaging-messageHeader MessageHeader
 id 1..
 event @Coding in:terminology/medcom-messaging-messageTypes
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
  :cc 0..*
   extension 1..
    :use 1..1 @Extension<messaging/medcom-messaging-destinationUseExtension>
     extension ..0
     url ="http://medcomfhir.dk/ig/messaging/StructureDefinition/medcom-messaging-destinationUseExtension"
     value 1.. @Coding ~{"system":"http://medcomfhir.dk/ig/terminology/CodeSystem/medcom-messaging-destinationUse","code":"cc"}
      system ~"http://medcomfhir.dk/ig/terminology/CodeSystem/medcom-messaging-destinationUse"
   receiver 1.. @Reference(messaging/medcom-messaging-organization)&
 sender 1.. @Reference(messaging/medcom-messaging-organization)&
profile messaging/medcom-messaging-organization Organization core/medcom-core-organization !dk-core-organization-mandatory-identifier#c6351112
 identifier 2.. /open(value:system)
  :EAN-ID 1..1 @Identifier<dk/dk-core-gln-identifier>
  :SOR-ID 1..1 @Identifier<dk/dk-core-sor-identifier>
  :KOMBIT-ORG-ID 0..1 @Identifier<dk/dk-core-kombit-org-identifier>
  :Ydernummer 0..1
   system 1.. ="urn:oid:1.2.208.176.1.4"
   value 1..
  :CVR-ID 0..1 @Identifier<dk/dk-core-cvr-identifier>
  :Kommunekode 0..1
   system 1.. ="http://hl7.dk/fhir/core/CodeSystem/dk-core-municipality-codes"
   value 1.. in:dk/dk-core-MunicipalityCodes
  :Regionskode 0..1
   system 1.. ="http://hl7.dk/fhir/core/CodeSystem/dk-core-regional-subdivision-codes"
   value 1..
  :ProducentID 0..1 @Identifier<dk/dk-core-producent-id>
same medcom.fhir.dk.messaging#2.1.0 messaging/medcom-messaging-provenance
profile messaging/medcom-producer-organization Organization messaging/medcom-messaging-organization !dk-core-organization-mandatory-identifier#c6351112
 identifier 3.. /open(value:system)
  :EAN-ID 1..1 @Identifier<dk/dk-core-gln-identifier>
  :SOR-ID 1..1 @Identifier<dk/dk-core-sor-identifier>
  :KOMBIT-ORG-ID 0..1 @Identifier<dk/dk-core-kombit-org-identifier>
  :Ydernummer 0..1
   system 1.. ="urn:oid:1.2.208.176.1.4"
   value 1..
  :CVR-ID 0..1 @Identifier<dk/dk-core-cvr-identifier>
  :Kommunekode 0..1
   system 1.. ="http://hl7.dk/fhir/core/CodeSystem/dk-core-municipality-codes"
   value 1.. in:dk/dk-core-MunicipalityCodes
  :Regionskode 0..1
   system 1.. ="http://hl7.dk/fhir/core/CodeSystem/dk-core-regional-subdivision-codes"
   value 1..
  :ProducentID 0..1 @Identifier<dk/dk-core-producent-id>
   use ="official"
   system 1.. ="http://medcomfhir.dk/ig/terminology/CodeSystem/MedComProducentID"
   value 1..
profile messaging/medcom-requesterorganization Organization messaging/medcom-messaging-organization !dk-core-organization-mandatory-identifier#c6351112
 identifier 3.. /open(value:system)
  :EAN-ID 1..1 @Identifier<dk/dk-core-gln-identifier>
  :SOR-ID 1..1 @Identifier<dk/dk-core-sor-identifier>
  :KOMBIT-ORG-ID 0..1 @Identifier<dk/dk-core-kombit-org-identifier>
  :Ydernummer 1..1
   system 1.. ="urn:oid:1.2.208.176.1.4"
   value 1..
  :CVR-ID 0..1 @Identifier<dk/dk-core-cvr-identifier>
  :Kommunekode 0..1
   system 1.. ="http://hl7.dk/fhir/core/CodeSystem/dk-core-municipality-codes"
   value 1.. in:dk/dk-core-MunicipalityCodes
  :Regionskode 0..1
   system 1.. ="http://hl7.dk/fhir/core/CodeSystem/dk-core-regional-subdivision-codes"
   value 1..
  :ProducentID 0..1 @Identifier<dk/dk-core-producent-id>
 contact 1..1 !medcom-homecareObservation-4#77ac03e3
  extension
   :InitialsNotKnown 0..1 @Extension<data-absent-reason>
  name
   given 1..1`;
