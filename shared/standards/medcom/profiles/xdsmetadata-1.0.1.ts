/** medcom.fhir.dk.xdsmetadata 1.0.1. Written by build/extract-standards.mjs; see shared/fhir/packages/written.ts for the notation. */
export const facts = `package medcom.fhir.dk.xdsmetadata 1.0.1
depends hl7.fhir.r4.core 4.0.1
codes xdsmetadata/MedCom-ihe-classcode-CS 001
codes xdsmetadata/MedCom-ihe-formatcode-CS urn:ad:dk:medcom:apd-v2.0.1:full urn:ad:dk:medcom:appointmentsummary:full urn:ad:dk:medcom:cmr-v1.0:full urn:ad:dk:medcom:cpd-v1.0.1:full urn:ad:dk:medcom:sds:cpd-v1.0.1:maternity urn:ad:dk:medcom:labreports:svareksponeringsservice urn:ad:dk:medcom:pdc-v2.0:full urn:ad:dk:medcom:phmr-v1.3:full urn:ad:dk:medcom:prvs-v1.0:full urn:ad:dk:medcom:qfdd-v1.1:full urn:ad:dk:medcom:qfdd-v1.2:full urn:ad:dk:medcom:qrd-v1.1:full urn:ad:dk:medcom:qrd-v1.2:full urn:ad:dk:medcom:qrd-v1.3:full urn:ad:dk:medcom:pdc-v3.0:full urn:ad:dk:medcom:cpd-v2.0:full urn:ad:dk:medcom:phad-v1.0:full urn:ad:dk:medcom:plr-v1.0:full urn:ad:dk:medcom:nauf-v500:full urn:ad:dk:medcom:nauf-v502:full urn:ad:dk:medcom:nimf-v500:full urn:ad:dk:medcom:nadf-v501:full urn:ad:dk:medcom:nhisf-v500:full urn:ad:dk:medcom:prf-v1.0:full urn:ad:dk:medcom:pscr-v1.0:full urn:ad:dk:medcom:pmr-v1.0:full
codes xdsmetadata/MedCom-ihe-homeCommunityId-CS 1.2.208.176.8.1 1.2.208.193.100
codes xdsmetadata/MedCom-ihe-typecode-CS CMR PDC MADC PRF PSCR PMR
set xdsmetadata/MedCom-dk-ihe-plr-typecode-VS
 urn:oid:2.16.840.1.113883.6.1 11450-4
set xdsmetadata/MedCom-ihe-core-HealthcareFacilityTypeCode-VS
 urn:oid:2.16.840.1.113883.6.96 557511000005107 550871000005101 394761003 264372000 557501000005109 554851000005102 557531000005103 20078004 722173008 309964003 554221000005108 56781000005109 557881000005104 554031000005103 557891000005101 546821000005103 702871004 554061000005105 557901000005102 550861000005106 547011000005103 546811000005109 554881000005108 554861000005100 554821000005109 550621000005101 284546000 22232009 702824005 309904001 557591000005104 554411000005101 550631000005103 550641000005106 557521000005101 550851000005109 547211000005108 557561000005105 557541000005106 550651000005108 550661000005105 551611000005102 557581000005102 557671000005101 309939001 42665001 550891000005100 554211000005102 554871000005105 550711000005101 556841000005105 702916001 225728007 550671000005100 264361005 554041000005106 554021000005101 554071000005100 703069008 550681000005102 550691000005104 550701000005104 554231000005106 554051000005108 550811000005108
set xdsmetadata/MedCom-ihe-core-PracticeSettingCode-VS
 urn:oid:2.16.840.1.113883.6.96 773568002 408443003 394577000 394821009 394588006 394582007 394914008 394583002 394811001 394585009 408472002 394803006 394807007 419192003 394579002 408463005 394609007 551411000005104 394596001 394600006 394601005 394580004 421661004 408454008 394809005 394592004 418112009 394805004 394584008 394589003 394610002 394591006 394812008 394594003 394608004 394801008 394604002 394915009 394611003 394587001 394537008 394810000 394581000 394605001 394603008 408448007 394612005 658171000005102 658161000005107 658151000005105 658191000005101 658201000005103 658141000005108 658181000005104
set xdsmetadata/MedCom-ihe-core-classcode-VS
 urn:oid:1.2.208.184.100.9 001
set xdsmetadata/MedCom-ihe-core-confidentialitycode-VS
 urn:oid:2.16.840.1.113883.5.25 N
set xdsmetadata/MedCom-ihe-core-eventcodelist-VS
 urn:oid:1.2.208.176.2.4 ALAL01 ALAL02 ALAL03 ALAL21 ALAL22 ALAL23 ALAL51 ALAL52
 urn:oid:1.2.208.176.7.3.1 3d3d6f46-ea42-4d64-a2bb-52646dcd6513 1de279ff-99fd-4544-9e41-300f56bc08e4 898cba44-c668-41e8-ac25-c2b880ac7090 c820effc-91d3-45cd-b2df-53ae95284349
 urn:oid:1.2.208.176.2.1 NPU03804 NPU19748 NPU22089 NPU03963 DNK05472 DNK05473 NPU21692
 urn:oid:1.2.208.184.100.1 MCS88100 MCS88015
 urn:ad:dk:medcom:noah:action-categories 1 15 16 129 130
set xdsmetadata/MedCom-ihe-core-formatcode-VS
 xdsmetadata/MedCom-ihe-formatcode-CS urn:ad:dk:medcom:apd-v2.0.1:full urn:ad:dk:medcom:appointmentsummary:full urn:ad:dk:medcom:cmr-v1.0:full urn:ad:dk:medcom:cpd-v1.0.1:full urn:ad:dk:medcom:sds:cpd-v1.0.1:maternity urn:ad:dk:medcom:labreports:svareksponeringsservice urn:ad:dk:medcom:pdc-v2.0:full urn:ad:dk:medcom:phmr-v1.3:full urn:ad:dk:medcom:prvs-v1.0:full urn:ad:dk:medcom:qfdd-v1.1:full urn:ad:dk:medcom:qfdd-v1.2:full urn:ad:dk:medcom:qrd-v1.1:full urn:ad:dk:medcom:qrd-v1.2:full urn:ad:dk:medcom:qrd-v1.3:full urn:ad:dk:medcom:pdc-v3.0:full urn:ad:dk:medcom:cpd-v2.0:full urn:ad:dk:medcom:phad-v1.0:full urn:ad:dk:medcom:plr-v1.0:full urn:ad:dk:medcom:nauf-v500:full urn:ad:dk:medcom:nauf-v502:full urn:ad:dk:medcom:nimf-v500:full urn:ad:dk:medcom:nadf-v501:full urn:ad:dk:medcom:nhisf-v500:full urn:ad:dk:medcom:prf-v1.0:full urn:ad:dk:medcom:pscr-v1.0:full urn:ad:dk:medcom:pmr-v1.0:full
set xdsmetadata/MedCom-ihe-core-homeCommunityId-VS
 urn:oid:1.2.208.176.8.1 1.2.208.176.8.1 1.2.208.193.100
set xdsmetadata/MedCom-ihe-core-languagecode-VS
 urn:oid:2.16.840.1.113883.6.121 da-DK da
set xdsmetadata/MedCom-ihe-core-mimetype-VS
 urn:oid:2.16.840.1.113883.5.79 text/xml application/fhir+json application/fhir+xml
set xdsmetadata/MedCom-ihe-core-typecode-VS
 urn:oid:2.16.840.1.113883.6.1 53576-5 74468-0 56446-8 39289-4 39290-2 103140-0 74465-6 11450-4 81215-6 11502-2 57059-8 28615-3
 urn:oid:1.2.208.184.100.1 CMR PDC MADC PFR PSCR PMR
set xdsmetadata/MedCom-ihe-plr-formatcode-VS
 urn:oid:1.2.208.184.100.10 urn:ad:dk:medcom:plr-v1.0:full`;
