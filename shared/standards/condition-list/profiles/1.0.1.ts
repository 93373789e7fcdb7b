/** medcom.fhir.dk.conditionlist 1.0.1. Written by build/extract-standards.mjs; see shared/fhir/packages/written.ts for the notation. */
export const facts = `package medcom.fhir.dk.conditionlist 1.0.1
depends medcom.fhir.dk.document 1.0.1
depends medcom.fhir.dk.xdsmetadata 1.0.1
depends medcom.fhir.dk.core 2.4.0
depends medcom.fhir.dk.terminology 2.0.2
depends hl7.fhir.dk.core 3.4.0
depends hl7.fhir.r4.core 4.0.1
profile conditionlist/medcom-conditionlist-bundle Bundle document/medcom-document-bundle
 id 1..
 identifier 1..
 type ~"document"
 timestamp 1..
 entry 1.. /open(type:\$this.resource)
  fullUrl 1..
  resource 1..
  :medcom-conditionlist-composition 1..1
   resource 1.. @Composition<conditionlist/medcom-conditionlist-composition>
profile conditionlist/medcom-conditionlist-composition Composition document/medcom-document-composition
 meta
  profile 1..1
 language 1.. ~"da"
 status ~"final"
 type ~{"coding":[{"system":"http://loinc.org","code":"11450-4","display":"Problem list - Reported"}]}
 subject 1.. @Reference(document/medcom-document-patient)&
 author @Reference(Practitioner,PractitionerRole,Device,Patient,RelatedPerson,Organization)& /closed(type:\$this.resolve())
  :institution 1..1 @Reference(conditionlist/medcom-conditionlist-organization)
  :person 0..1 @Reference(document/medcom-document-practitioner)
 confidentiality 1.. in:http://terminology.hl7.org/ValueSet/v3-ConfidentialityClassification|2014-03-26 ~"N"
 attester ..1
  party @Reference(document/medcom-document-practitioner)&
 event ..1
  code ..1
 section 1..
  entry 1.. @Reference(conditionlist/medcom-conditionlist-condition)
profile conditionlist/medcom-conditionlist-condition Condition dk/dk-core-condition
 extension
  :dueTo 0..1 @Extension<condition-dueTo>
  :conditionLastAssertedDate 0..1 @Extension<dk/ConditionLastAssertedDate>
  :notFollowedAnymore 0..1 @Extension<dk/NotFollowedAnymore>
 clinicalStatus in:condition-clinical|4.0.1
 verificationStatus in:condition-ver-status|4.0.1
 category 1.. /open(value:coding.code)
  :type 0..1
   coding
    system 1.. ~"http://terminology.hl7.org/CodeSystem/condition-category"
    code 1.. in:condition-category
  :status 1..1
   coding
    system 1.. ~"http://snomed.info/sct"
    code 1.. in:terminology/medcom-conditionlist-status-valueset
 code
  coding /open(value:system)
   :FSIIIConditionCode 0..1
    system 1.. ~"urn:oid:1.2.208.176.2.21"
   :SCTConditionCode 0..1 in:condition-code
    system 1.. ~"http://snomed.info/sct"
   :FFBConditionCode 0..1
    system 1.. ~"urn:oid:1.2.208.176.2.22"
   :SKS-D 0..1
    system 1.. ~"urn:oid:1.2.208.176.2.4.12"
   :ICPC2code 0..1
    system 1.. ~"urn:oid:1.2.208.176.2.31"
 subject @Reference(dk/dk-core-patient)
 onset /open(type:\$this)
  :onsetDateTime 0..1 @dateTime
 abatement /open(type:\$this)
  :abatementDateTime 0..1 @dateTime
 recordedDate 1..
 recorder @Reference(dk/dk-core-practitioner,PractitionerRole,dk/dk-core-patient,dk/dk-core-related-person)
 asserter @Reference(dk/dk-core-practitioner,PractitionerRole)
 note ..1
profile conditionlist/medcom-conditionlist-documentreference DocumentReference document/medcom-documentreference
 extension 2..
  extension ..0
  value /open(type:\$this)
   :valueCoding 0..1 @Coding in:xdsmetadata/MedCom-ihe-homeCommunityId-VS
   :valueString 0..1 @string ~"1.0.0"
  :homeCommunityid 1..1 @Extension<document/medcom-document-homecommunityid-extension>
  :versionid 1..1 @Extension<document/medcom-document-version-id-extension>
 masterIdentifier 1..
  value 1..
 identifier 1..1 !uuid#1685d77f
  value 1..
 type 1.. in:xdsmetadata/MedCom-dk-ihe-plr-typecode-VS
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
  format 1.. in:xdsmetadata/MedCom-ihe-plr-formatcode-VS
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
  sourcePatientInfo 1..
profile conditionlist/medcom-conditionlist-organization Organization document/medcom-document-organization !dk-core-organization-mandatory-identifier#c6351112
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
 name 1..`;
