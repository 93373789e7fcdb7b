/** medcom.fhir.dk.core 4.0.0. Written by build/extract-standards.mjs; see shared/fhir/packages/written.ts for the notation. */
export const facts = `package medcom.fhir.dk.core 4.0.0
depends medcom.fhir.dk.terminology 2.0.2
depends hl7.fhir.dk.core 3.8.0
depends hl7.fhir.r4.core 4.0.1
same medcom.fhir.dk.core#3.0.1 core/lpr3-Identifier
same medcom.fhir.dk.core#3.0.1 core/medcom-assigned-identifier
profile core/medcom-core-careteam CareTeam
 id 1..
 text 1..
 name 1..
 managingOrganization 1..1 @Reference(core/medcom-core-organization)&
same medcom.fhir.dk.core#2.0.0 core/medcom-core-contact-extension
same medcom.fhir.dk.core#2.0.0 core/medcom-core-datetime-extension
profile core/medcom-core-diagnosticreport DiagnosticReport
 id 1..
 text 1..
 status in:terminology/medcom-corediagnosticreport-status
 code in:terminology/MedComDiagnosticReportCodesValueset
 subject 1.. @Reference(core/medcom-core-patient)&
 performer @Reference(core/medcom-core-practitioner,core/medcom-core-practitionerrole,core/medcom-core-careteam)
 resultsInterpreter @Reference(core/medcom-core-practitioner,core/medcom-core-practitionerrole,core/medcom-core-organization,core/medcom-core-careteam)
 result @Reference(core/medcom-core-observation)&
 media
  link @Reference(core/medcom-core-media)
profile core/medcom-core-encounter Encounter
 id 1..
 text 1..
 class in:terminology/medcom-core-encounter-class
 subject 1.. @Reference(core/medcom-core-patient)&
 episodeOfCare /open(value:identifier.system)
  identifier
   system 1..
   value 1..
  :lpr3identifier 0..1
   identifier 1.. @Identifier<core/lpr3-Identifier>
    system 1.. ="https://www.esundhed.dk/Registre/Landspatientregisteret"
    value 1.. !uuidv5#c7ca071e
 account ..0
 serviceProvider @Reference(core/medcom-core-organization)&
same medcom.fhir.dk.core#2.0.0 core/medcom-core-identifier-extension
profile core/medcom-core-media Media
 id 1..
 text 1..
 operator @Reference(core/medcom-core-practitioner,core/medcom-core-practitionerrole,core/medcom-core-organization,core/medcom-core-careteam,core/medcom-core-patient,Device,dk/dk-core-related-person)
profile core/medcom-core-observation Observation dk/dk-core-observation !dk-core-observation-mandatory-units#809a36f4
 id 1..
 text 1..
 extension
  :valueAttachment 0..* @Extension<core/medcom-observation-value-attachment-extension>
 status in:terminology/medcom-core-observation-status
 code
  coding /open(value:system)
   :LOINC 0..1
    system 1.. ="http://loinc.org"
    code 1..
   :SNOMEDCT 0..1
    system 1.. ="http://snomed.info/sct"
    code 1..
   :NPU 0..1
    system 1.. ="http://npu-terminology.org"
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
 performer 1.. @Reference(core/medcom-core-organization,core/medcom-core-practitioner,core/medcom-core-practitionerrole,core/medcom-core-careteam,core/medcom-core-patient,dk/dk-core-related-person)
 value /open(type:\$this)
  :valueQuantity 0..1 @Quantity
   system ~"http://unitsofmeasure.org"
 method
  coding /open(value:system)
   :SCTCode 0..1
    system 1.. ~"http://snomed.info/sct|http://snomed.info/sct/554471000005108"
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
     system 1.. ="http://npu-terminology.org"
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
profile core/medcom-core-organization Organization dk/dk-core-organization !dk-core-organization-mandatory-identifier#c6351112
 id 1..
 text 1..
 identifier 1.. /open(value:system)
  :EAN-ID 0..1 @Identifier<dk/dk-core-gln-identifier>
  :SOR-ID 1..1 @Identifier<dk/dk-core-sor-identifier>
   use ="official"
   system 1.. ="urn:oid:1.2.208.176.1.1"
   value 1.. !min-digits-sor#2abc7a5b
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
profile core/medcom-core-patient Patient dk/dk-core-patient ?marital-status-unknown-usage#1c86c9d9
 id 1..
 text 1..
 identifier 1.. /open(value:system)
  :cpr 0..1 @Identifier<dk/dk-core-cpr-identifier>
   use ="official"
   system 1.. ="urn:oid:1.2.208.176.1.2"
   value 1.. max:10 !cpr#eeafabb3
  :x-ecpr 0..1 @Identifier<dk/dk-core-x-ecpr-identifier>
   use ="temp"
   system 1.. ="urn:oid:1.2.208.176.1.6.1.1"
   value 1.. max:10 !x-ecpr#eed973aa
  :d-ecpr 0..1 @Identifier<dk/dk-core-d-ecpr-identifier>
   use ="temp"
   system 1.. in:dk/DkCoreDeCPRValueSet
   value 1.. max:10 !d-ecpr#25a14aa9
 name 1.. /open(value:use)
  :official 1..1
   use 1.. ="official"
   family 1..
 address
  extension
   :municipalityCode 0..1 @Extension<dk/dk-core-municipalityCodes>
   :regionalSubDivisionCodes 0..1 @Extension<dk/dk-core-RegionalSubDivisionCodes>
   :address-official 0..1 @Extension<address-official>
 generalPractitioner @Reference(dk/dk-core-organization,dk/dk-core-practitioner,dk/dk-core-practitioner-role) /open(value:identifier.system)
  :referencedSORUnit 0..*
   identifier @Identifier<dk/dk-core-sor-identifier>
 managingOrganization @Reference(core/medcom-core-organization)&
 link
  other @Reference(dk/dk-core-patient,dk/dk-core-related-person)
profile core/medcom-core-practitioner Practitioner dk/dk-core-practitioner
 id 1..
 text 1..
 qualification /open(value:identifier.system)
  :officialHealthAuthorization 0..*
   identifier @Identifier<dk/dk-core-authorization-identifier>
same medcom.fhir.dk.core#2.0.0 core/medcom-core-practitioner-extension
profile core/medcom-core-practitionerrole PractitionerRole dk/dk-core-practitioner-role !medcom-core-practitionerrole-code-xor-text#561b561c
 id 1..
 text 1..
 practitioner @Reference(core/medcom-core-practitioner)
 organization 1.. @Reference(core/medcom-core-organization)&
 code
  coding
   system 1..
   code 1..
 location @Reference(dk/dk-core-location)
same medcom.fhir.dk.core#2.0.0 core/medcom-core-sender-extension
profile core/medcom-observation-value-attachment-extension Extension
 extension ..0
 url ="http://medcomfhir.dk/ig/core/StructureDefinition/medcom-observation-value-attachment-extension"
 value @Attachment`;
