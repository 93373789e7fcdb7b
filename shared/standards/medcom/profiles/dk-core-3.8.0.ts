/** hl7.fhir.dk.core 3.8.0. Written by build/extract-standards.mjs; see shared/fhir/packages/written.ts for the notation. */
export const facts = `package hl7.fhir.dk.core 3.8.0
depends hl7.fhir.r4.core 4.0.1
same hl7.fhir.dk.core#3.4.0 dk/ConditionLastAssertedDate
same hl7.fhir.dk.core#3.4.0 dk/NotFollowedAnymore
same hl7.fhir.dk.core#3.4.0 dk/dk-core-RegionalSubDivisionCodes
same hl7.fhir.dk.core#3.4.0 dk/dk-core-authorization-identifier
same hl7.fhir.dk.core#3.4.0 dk/dk-core-condition
same hl7.fhir.dk.core#3.4.0 dk/dk-core-cpr-identifier
same hl7.fhir.dk.core#3.4.0 dk/dk-core-cvr-identifier
profile dk/dk-core-d-ecpr-identifier Identifier
 use ="temp"
 system 1.. in:dk/DkCoreDeCPRValueSet
 value 1.. max:10 !d-ecpr#6e48cbf1
profile dk/dk-core-gln-identifier Identifier
 use ="official"
 system 1.. ="http://www.gs1.org/gln"
 value 1.. !gln-length#d4416b15 !gln-modulus-10#e7e94418
same hl7.fhir.dk.core#3.4.0 dk/dk-core-kombit-org-identifier
same hl7.fhir.dk.core#3.4.0 dk/dk-core-location
same hl7.fhir.dk.core#3.4.0 dk/dk-core-municipalityCodes
same hl7.fhir.dk.core#3.4.0 dk/dk-core-observation
profile dk/dk-core-organization Organization !dk-core-organization-mandatory-identifier#2a063aa5
 identifier /open(value:system)
  :EAN-ID 0..1 @Identifier<dk/dk-core-gln-identifier>
  :SOR-ID 0..1 @Identifier<dk/dk-core-sor-identifier>
  :KOMBIT-ORG-ID 0..1 @Identifier<dk/dk-core-kombit-org-identifier>
  :CVR-ID 0..1 @Identifier<dk/dk-core-cvr-identifier>
  :ProducentID 0..1 @Identifier<dk/dk-core-producent-id>
same hl7.fhir.dk.core#3.4.0 dk/dk-core-patient
same hl7.fhir.dk.core#3.4.0 dk/dk-core-practitioner
same hl7.fhir.dk.core#3.4.0 dk/dk-core-practitioner-role
same hl7.fhir.dk.core#3.4.0 dk/dk-core-producent-id
same hl7.fhir.dk.core#3.4.0 dk/dk-core-related-person
same hl7.fhir.dk.core#3.4.0 dk/dk-core-sor-identifier
profile dk/dk-core-x-ecpr-identifier Identifier
 use ="temp"
 system 1.. ="urn:oid:1.2.208.176.1.6.1.1"
 value 1.. max:10 !x-ecpr#fc05fb6f
set dk/DkCoreDeCPRValueSet
 dk/dk-core-d-ecpr-codes urn:oid:1.2.208.176.1.6.1.3 urn:oid:1.2.208.176.1.6.1.3.177 urn:oid:1.2.208.176.1.6.1.3.179 urn:oid:1.2.208.176.1.6.1.3.181 urn:oid:1.2.208.176.1.6.1.3.183 urn:oid:1.2.208.176.1.6.1.3.187
set dk/dk-core-MunicipalityCodes
 dk/dk-core-municipality-codes 0740 0741 0851 0746 0151 0260 0153 0370 0155 0480 0157 0265 0159 0376 0269 0482 0201 0420 0530 0316 0751 0860 0756 0161 0270 0163 0165 0167 0492 0169 0101 0210 0320 0430 0540 0217 0326 0219 0760 0329 0657 0766 0173 0390 0175 0810 0813 0706 0707 0330 0223 0440 0550 0336 0661 0665 0773 0779 0183 0185 0710 0187 0820 0607 0825 0230 0340 0450 0561 0563 0671 0190 0787 0615 0727 0240 0350 0461 0573 0575 0791 0400 0510 0621 0730 0840 0846 0250 0360 0253 0849 0147 0580 0259 0479 0410 0411 0306 0630`;
