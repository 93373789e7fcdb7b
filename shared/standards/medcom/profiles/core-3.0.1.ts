/** medcom.fhir.dk.core 3.0.1. Written by build/extract-standards.mjs; see shared/fhir/packages/written.ts for the notation. */
export const facts = `package medcom.fhir.dk.core 3.0.1
depends medcom.fhir.dk.terminology 2.0.2
depends hl7.fhir.dk.core 3.4.0
depends hl7.fhir.r4.core 4.0.1
profile core/lpr3-Identifier Identifier
 system 1.. ="https://www.esundhed.dk/Registre/Landspatientregisteret"
 value 1.. !uuidv5#c7ca071e
profile core/medcom-assigned-identifier Identifier
 value 1.. !medcom-uuidv4#0c5d9ef6
 assigner 1.. @Reference(core/medcom-core-organization)
same medcom.fhir.dk.core#2.0.0 core/medcom-core-careteam
same medcom.fhir.dk.core#2.0.0 core/medcom-core-contact-extension
same medcom.fhir.dk.core#2.0.0 core/medcom-core-datetime-extension
profile core/medcom-core-diagnosticreport DiagnosticReport
 identifier 1..1
  value 1.. !medcom-uuidv4#0c5d9ef6
 status in:terminology/medcom-corediagnosticreport-status
 code in:terminology/MedComDiagnosticReportCodesValueset
 subject 1.. @Reference(core/medcom-core-patient)&
 issued 1..
 result @Reference(core/medcom-core-observation)&
 media
  link @Reference(core/medcom-core-media)
same medcom.fhir.dk.core#2.0.0 core/medcom-core-encounter
same medcom.fhir.dk.core#2.0.0 core/medcom-core-identifier-extension
same medcom.fhir.dk.core#2.4.0 core/medcom-core-media
profile core/medcom-core-observation Observation dk/dk-core-observation !dk-core-observation-mandatory-units#809a36f4
 identifier 1..1
  value 1.. !medcom-uuidv4#0c5d9ef6
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
 performer @Reference(dk/dk-core-practitioner,dk/dk-core-organization,dk/dk-core-patient,dk/dk-core-practitioner-role,CareTeam,dk/dk-core-related-person)
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
same medcom.fhir.dk.core#2.4.0 core/medcom-core-organization
profile core/medcom-core-patient Patient dk/dk-core-patient ?marital-status-unknown-usage#1c86c9d9
 identifier 1.. /open(value:system)
  :cpr 0..1 @Identifier<dk/dk-core-cpr-identifier>
  :x-ecpr 0..1 @Identifier<dk/dk-core-x-ecpr-identifier>
  :d-ecpr 0..1 @Identifier<dk/dk-core-d-ecpr-identifier>
 name 1.. /open(value:use)
  :official 1..1
   use 1.. ="official"
   family 1..
 telecom @ContactPoint<core/medcom-messaging-contactpoint>
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
same medcom.fhir.dk.core#2.0.0 core/medcom-core-practitioner
same medcom.fhir.dk.core#2.0.0 core/medcom-core-practitioner-extension
same medcom.fhir.dk.core#2.0.0 core/medcom-core-practitionerrole
same medcom.fhir.dk.core#2.0.0 core/medcom-core-sender-extension
same medcom.fhir.dk.core#2.0.0 core/medcom-messaging-contactpoint`;
