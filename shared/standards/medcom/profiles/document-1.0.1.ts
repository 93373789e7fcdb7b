/** medcom.fhir.dk.document 1.0.1. Written by build/extract-standards.mjs; see shared/fhir/packages/written.ts for the notation. */
export const facts = `package medcom.fhir.dk.document 1.0.1
depends medcom.fhir.dk.xdsmetadata 1.0.1
depends medcom.fhir.dk.core 2.4.0
depends hl7.fhir.dk.core 3.4.0
depends hl7.fhir.r4.core 4.0.1
profile document/medcom-document-bundle Bundle
 id 1..
 identifier 1..
 type ~"document"
 timestamp 1..
 entry 1..
  fullUrl 1..
  resource 1..
profile document/medcom-document-composition Composition
 meta
  profile 1..1
 language 1..
 status ~"final"
 subject 1.. @Reference(document/medcom-document-patient)&
 author @Reference(Practitioner,PractitionerRole,Device,Patient,RelatedPerson,Organization)& /closed(type:\$this.resolve())
  :institution 1..1 @Reference(document/medcom-document-organization)
  :person 0..1 @Reference(document/medcom-document-practitioner)
 confidentiality 1.. in:http://terminology.hl7.org/ValueSet/v3-ConfidentialityClassification|2014-03-26
 attester ..1
  party @Reference(document/medcom-document-practitioner)&
 event ..1
  code ..1
 section 1..
profile document/medcom-document-homecommunityid-extension Extension
 extension ..0
 url ="http://medcomfhir.dk/ig/document/StructureDefinition/medcom-document-homecommunityid-extension"
 value 1.. @Coding /closed(type:\$this)
  :valueCoding 1..1 @Coding
   system 1..
   code 1..
profile document/medcom-document-organization Organization core/medcom-core-organization !dk-core-organization-mandatory-identifier#c6351112
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
  :ProducentID 0..1 @Identifier<dk/dk-core-producent-id>
 name 1..
profile document/medcom-document-patient Patient dk/dk-core-patient ?marital-status-unknown-usage#1c86c9d9
 identifier 1..1 /open(value:system)
  :cpr 1..1 @Identifier<dk/dk-core-cpr-identifier>
   use ="official"
   system 1.. ="urn:oid:1.2.208.176.1.2"
   value 1.. max:10 !cpr#eeafabb3
  :x-ecpr 0..1 @Identifier<dk/dk-core-x-ecpr-identifier>
  :d-ecpr 0..1 @Identifier<dk/dk-core-d-ecpr-identifier>
 name 1..1 /open(value:use)
  :official 1..1
   use 1.. ="official"
   family 1..
   given 1..
 gender 1..
 birthDate 1..
 address
  extension
   :municipalityCode 0..1 @Extension<dk/dk-core-municipalityCodes>
   :regionalSubDivisionCodes 0..1 @Extension<dk/dk-core-RegionalSubDivisionCodes>
 generalPractitioner /open(value:identifier.system)
  :referencedSORUnit 0..*
   identifier @Identifier<dk/dk-core-sor-identifier>
 link
  other @Reference(dk/dk-core-patient,dk/dk-core-related-person)
profile document/medcom-document-practitioner Practitioner core/medcom-core-practitioner
 name 1..
  family 1..
  given 1..
 qualification /open(value:identifier.system)
  :officialHealthAuthorization 0..1
   identifier @Identifier<dk/dk-core-authorization-identifier>
profile document/medcom-document-version-id-extension Extension
 extension ..0
 url ="http://medcomfhir.dk/ig/document/StructureDefinition/medcom-document-version-id-extension"
 value 1.. @string /closed(type:\$this)
  :valueString 1..1 @string
profile document/medcom-documentreference DocumentReference
 extension 2..
  :homeCommunityid 1..1 @Extension<document/medcom-document-homecommunityid-extension>
  :versionid 1..1 @Extension<document/medcom-document-version-id-extension>
 masterIdentifier 1..
  value 1..
 identifier 1..1 !uuid#1685d77f
  value 1..
 type 1..
  coding
   system 1..
   code 1..
 category 1..1
  coding
   system 1..
   code 1..
 subject 1.. @Reference(document/medcom-document-patient)^
 author 1..2 @Reference(Practitioner,PractitionerRole,Organization,Device,Patient,RelatedPerson)^ /closed(type:\$this.resolve())
  :institution 1..1 @Reference(document/medcom-document-organization)^
  :person 0..1 @Reference(document/medcom-document-practitioner)^
 authenticator @Reference(document/medcom-document-practitioner)^
 securityLabel 1..
 content
  attachment
   contentType 1.. in:xdsmetadata/MedCom-ihe-core-mimetype-VS
   language 1..
   title 1..
   creation 1..
  format 1..
 context 1..
  event ..1
   coding
    system 1..
    code 1..
  facilityType 1..
   coding
    system 1..
    code 1..
  practiceSetting 1..
   coding
    system 1..
    code 1..
  sourcePatientInfo 1..`;
