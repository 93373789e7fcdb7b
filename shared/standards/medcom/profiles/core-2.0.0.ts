/** medcom.fhir.dk.core 2.0.0. Written by build/extract-standards.mjs; see shared/fhir/packages/written.ts for the notation. */
export const facts = `package medcom.fhir.dk.core 2.0.0
depends medcom.fhir.dk.terminology 1.1.1
depends hl7.fhir.dk.core 3.4.0
depends hl7.fhir.r4.core 4.0.1
profile core/lpr3-Identifier Identifier
 system 1.. ="https://www.esundhed.dk/Registre/Landspatientregisteret"
 value 1.. !uuidv5#e28bd047
profile core/medcom-assigned-identifier Identifier
 value 1.. !medcom-uuidv4#acdc2160
 assigner 1.. @Reference(core/medcom-core-organization)
profile core/medcom-core-careteam CareTeam
 name 1..
 managingOrganization ..1 @Reference(core/medcom-core-organization)&
profile core/medcom-core-contact-extension Extension
 extension ..0
 url ="http://medcomfhir.dk/ig/core/StructureDefinition/medcom-core-contact-extension"
 value 1.. @ContactPoint /closed(type:\$this)
  :valueContactPoint 1..1 @ContactPoint
   system ~"phone"
   value 1.. !medcom-core-contact#3511a49e
profile core/medcom-core-datetime-extension Extension
 extension ..0
 url ="http://medcomfhir.dk/ig/core/StructureDefinition/medcom-core-datetime-extension"
 value 1.. @dateTime
profile core/medcom-core-ecpr-identifier Identifier
 use ="temp"
 system 1.. in:terminology/medcom-core-ecpr-values
 value 1.. max:10
profile core/medcom-core-encounter Encounter
 class in:terminology/medcom-core-encounter-class
 subject 1.. @Reference(core/medcom-core-patient)&
 episodeOfCare /open(value:identifier.system)
  :lpr3identifier 0..1
   identifier 1.. @Identifier<core/lpr3-Identifier>
 account ..0
 serviceProvider @Reference(core/medcom-core-organization)&
profile core/medcom-core-identifier-extension Extension
 extension ..0
 url ="http://medcomfhir.dk/ig/core/StructureDefinition/medcom-core-identifier-extension"
 value 1.. @Identifier /closed(type:\$this)
  :valueIdentifier 1..1 @Identifier<core/medcom-assigned-identifier>
profile core/medcom-core-organization Organization dk/dk-core-organization !dk-core-organization-mandatory-identifier#c6351112
 identifier 1.. /open(value:system)
  :EAN-ID 0..1 @Identifier<dk/dk-core-gln-identifier>
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
profile core/medcom-core-patient Patient dk/dk-core-patient ?marital-status-unknown-usage#1c86c9d9
 identifier 1.. /open(value:system)
  :cpr 0..1 @Identifier<dk/dk-core-cpr-identifier>
  :ecpr 0..1 @Identifier<core/medcom-core-ecpr-identifier>
 name 1.. /open(value:use)
  :official 1..1
   use 1.. ="official"
   family 1..
 telecom @ContactPoint<core/medcom-messaging-contactpoint>
 address
  extension
   :municipalityCode 0..1 @Extension<dk/dk-core-municipalityCodes>
   :regionalSubDivisionCodes 0..1 @Extension<dk/dk-core-RegionalSubDivisionCodes>
 generalPractitioner /open(value:identifier.system)
  :referencedSORUnit 0..*
   identifier @Identifier<dk/dk-core-sor-identifier>
 managingOrganization @Reference(core/medcom-core-organization)&
profile core/medcom-core-practitioner Practitioner dk/dk-core-practitioner
 qualification /open(value:identifier.system)
  :officialHealthAuthorization 0..1
   identifier @Identifier<dk/dk-core-authorization-identifier>
profile core/medcom-core-practitioner-extension Extension
 extension ..0
 url ="http://medcomfhir.dk/ig/core/StructureDefinition/medcom-core-practitioner-extension"
 value 1.. @Reference(core/medcom-core-practitionerrole)&
profile core/medcom-core-practitionerrole PractitionerRole
 practitioner @Reference(core/medcom-core-practitioner)
 organization @Reference(core/medcom-core-organization)&
profile core/medcom-core-sender-extension Extension
 extension ..0
 url ="http://medcomfhir.dk/ig/core/StructureDefinition/medcom-core-sender-extension"
 value @Reference(core/medcom-core-practitionerrole,core/medcom-core-careteam)&
profile core/medcom-messaging-contactpoint ContactPoint`;
