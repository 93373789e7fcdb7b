/** medcom.fhir.dk.terminology 2.0.2. Written by build/extract-standards.mjs; see shared/fhir/packages/written.ts for the notation. */
export const facts = `package medcom.fhir.dk.terminology 2.0.2
depends hl7.fhir.r4.core 4.0.1
codes terminology/MedComDiagnosticReportCodes HomeCareReport
codes terminology/MedComProducentID KAF
codes terminology/medcom-acknowledgement-error-codes MSG_Receiver_Identifier_UNKNOWN MSG_Receiver_Identifier_MISSING MSG_RECEIVER_UNABLE_TO_RECEIVE_MSG_TYPE MSG_VALUESET_VALUE_UNKNOWN MSG_CodeSystem_VALUE_UNKNOWN MSG_Element_To_Long MSG_Datatype_Wrong MSG_Mailbox_Out_Of_Operation MSG_Damaged_durin_transport
codes terminology/medcom-careCommunication-categoryCodes alcohol-and-drug-treatment assistive-devices carecoordination decease discharge examination-results healthcare home-care-assessment medicine nursing outpatient psychiatry-social-disability regarding-referral telemedicine training acute-ambulant extended-care-responsibility other
codes terminology/medcom-core-PractitionerRolesAutorisationsregistret ambulancebehandler bandagist behandlerfarmaceut bioanalytiker ergoterapeut fodterapeut fysioterapeut jordemoder kiropraktor kliniskdiaetist klinisktandtekniker laege optikerogoptometrist osteopat radiograf socialogsundhedsassistent sygeplejerske tandlaege tandplejer
codes terminology/medcom-core-PractitionerRolesSKSadministrativ speciallaege speciallaegeipraksis cheflaege overlaege afdelingslaege sygehuslaege sygeplejerske sundhedsplejerske socialogsundhedsassistent socialogsundhedsmedhjaelper socialogsundhedsmehjaelper sygehjaelper plejer plejehjemsassistent tandlaege klinisktandtekniker tandplejer farmaceut apoteker psykolog pyskolog jordemoder fysioterapeut ergoterapeut bioanalytiker radiograf diaetist diaetistassistent audilogiassistent neurofysiologassistent kiropraktor zoneterapeut psykoterapeut audiologopaed laegesekretaer ledendelaegesekretaer sygeplejesekretaer sygeplejesekretear fodterapeut socialraadgiver ledendesocialraadgiver laerer paedagog beskaeftigelsesvejleder bandagist skomager optiker
codes terminology/medcom-core-encounter-act-codes other
codes terminology/medcom-core-interpretation-codes NI
codes terminology/medcom-messaging-activityCodes new-message forward-message reply-message retract-message modified-message carboncopy-message admit-emergency revise-admit-emergency cancel-admit-emergency admit-inpatient revise-admit-inpatient cancel-admit-inpatient start-leave-inpatient revise-start-leave-inpatient cancel-start-leave-inpatient end-leave-inpatient revise-end-leave-inpatient cancel-end-leave-inpatient discharge-emergency-home discharge-inpatient-home revise-discharge-emergency-home revise-discharge-inpatient-home cancel-discharge-emergency-home cancel-discharge-inpatient-home acknowledgement
codes terminology/medcom-messaging-destinationUse primary cc
codes terminology/medcom-messaging-eventCodes empty-message care-communication-message hospital-notification-message acknowledgement-message homecareobservation-message
codes terminology/medcom-messaging-sorEdiSystem FDIS91 FDIS20 FCTL
codes terminology/medcom-observation-codes MCS88122 MCS88125 MCS88126 MCS88147
codes terminology/medcom-observation-resultGroup 5 10 15 20 25 30 35 40 45 50 55 60 65 70 75 80 85 90 95 100 105 110 115 120
set terminology/MedComDiagnosticReportCodesValueset
 terminology/MedComDiagnosticReportCodes HomeCareReport
set terminology/medcm-producentID-valueset
 terminology/MedComProducentID KAF
set terminology/medcom-HomeCareObservation-messagingActivities
 terminology/medcom-messaging-activityCodes new-message reply-message retract-message modified-message
set terminology/medcom-acknowledgement-issue-details
 http://terminology.hl7.org/CodeSystem/operation-outcome MSG_ID_INVALID MSG_ID_TOO_LONG MSG_BAD_FORMAT MSG_BAD_SYNTAX MSG_DATE_FORMAT MSG_DUPLICATE_ID MSG_INVALID_ID MSG_JSON_OBJECT MSG_LOCAL_FAIL MSG_NO_MATCH MSG_NO_EXIST MSG_NO_SUMMARY MSG_PARAM_INVALID MSG_PARAM_NO_REPEAT MSG_PARAM_UNKNOWN MSG_RESOURCE_ID_MISMATCH MSG_RESOURCE_ID_FAIL MSG_RESOURCE_ID_MISSING MSG_RESOURCE_NOT_ALLOWED MSG_RESOURCE_REQUIRED MSG_RESOURCE_TYPE_MISMATCH MSG_TRANSACTION_DUPLICATE_ID MSG_TRANSACTION_MISSING_ID MSG_UNKNOWN_TYPE MSG_VERSION_AWARE MSG_VERSION_AWARE_CONFLICT MSG_VERSION_AWARE_URL MSG_WRONG_NS
 terminology/medcom-acknowledgement-error-codes MSG_Receiver_Identifier_UNKNOWN MSG_Receiver_Identifier_MISSING MSG_RECEIVER_UNABLE_TO_RECEIVE_MSG_TYPE MSG_VALUESET_VALUE_UNKNOWN MSG_CodeSystem_VALUE_UNKNOWN MSG_Element_To_Long MSG_Datatype_Wrong MSG_Mailbox_Out_Of_Operation MSG_Damaged_durin_transport
set terminology/medcom-careCommunication-categories
 terminology/medcom-careCommunication-categoryCodes alcohol-and-drug-treatment assistive-devices carecoordination decease discharge examination-results healthcare home-care-assessment medicine nursing outpatient psychiatry-social-disability regarding-referral telemedicine training acute-ambulant extended-care-responsibility other
set terminology/medcom-careCommunication-messagingActivities
 terminology/medcom-messaging-activityCodes new-message reply-message forward-message
set terminology/medcom-careCommunication-requestPriority
 request-priority routine asap
set terminology/medcom-conditionlist-status-valueset
 http://snomed.info/sct 723506003 15240007
set terminology/medcom-core-PractitionerRoles
 terminology/medcom-core-PractitionerRolesAutorisationsregistret ambulancebehandler laege osteopat
 terminology/medcom-core-PractitionerRolesSKSadministrativ speciallaege speciallaegeipraksis cheflaege overlaege afdelingslaege sygehuslaege sygeplejerske sundhedsplejerske socialogsundhedsassistent socialogsundhedsmedhjaelper socialogsundhedsmehjaelper sygehjaelper plejer plejehjemsassistent tandlaege klinisktandtekniker tandplejer farmaceut apoteker psykolog pyskolog jordemoder fysioterapeut ergoterapeut bioanalytiker radiograf diaetist diaetistassistent audilogiassistent neurofysiologassistent kiropraktor zoneterapeut psykoterapeut audiologopaed laegesekretaer ledendelaegesekretaer sygeplejesekretaer sygeplejesekretear fodterapeut socialraadgiver ledendesocialraadgiver laerer paedagog beskaeftigelsesvejleder bandagist skomager optiker
 http://terminology.hl7.org/CodeSystem/v3-NullFlavor NAVU
set terminology/medcom-core-attachmentMimeTypes
 urn:ietf:bcp:13 application/pdf image/gif image/jpeg image/png image/tiff image/bmp
set terminology/medcom-core-encounter-class
 http://terminology.hl7.org/CodeSystem/v3-ActCode AMB EMER FLD HH IMP ACUTE NONAC PRENC SS VR
 terminology/medcom-core-encounter-act-codes other
set terminology/medcom-core-interpreation-valueset ...
 http://terminology.hl7.org/CodeSystem/v3-ObservationInterpretation *
 terminology/medcom-core-interpretation-codes NI
set terminology/medcom-core-observation-status
 observation-status registered preliminary final corrected cancelled
set terminology/medcom-corediagnosticreport-status
 diagnostic-report-status registered partial final corrected cancelled
set terminology/medcom-hospitalNotification-encounterClass
 http://terminology.hl7.org/CodeSystem/v3-ActCode EMER IMP
set terminology/medcom-hospitalNotification-encounterStatus
 encounter-status in-progress onleave finished entered-in-error
set terminology/medcom-hospitalNotification-messageActivities
 terminology/medcom-messaging-activityCodes admit-emergency revise-admit-emergency cancel-admit-emergency admit-inpatient revise-admit-inpatient cancel-admit-inpatient start-leave-inpatient revise-start-leave-inpatient cancel-start-leave-inpatient end-leave-inpatient revise-end-leave-inpatient cancel-end-leave-inpatient discharge-emergency-home revise-discharge-emergency-home cancel-discharge-emergency-home discharge-inpatient-home revise-discharge-inpatient-home cancel-discharge-inpatient-home
set terminology/medcom-messaging-activityCodes
 terminology/medcom-messaging-activityCodes new-message forward-message reply-message retract-message modified-message admit-emergency carboncopy-message revise-admit-emergency cancel-admit-emergency admit-inpatient revise-admit-inpatient cancel-admit-inpatient start-leave-inpatient revise-start-leave-inpatient cancel-start-leave-inpatient end-leave-inpatient revise-end-leave-inpatient cancel-end-leave-inpatient discharge-emergency-home discharge-inpatient-home revise-discharge-emergency-home revise-discharge-inpatient-home cancel-discharge-emergency-home cancel-discharge-inpatient-home acknowledgement
set terminology/medcom-messaging-messageTypes
 terminology/medcom-messaging-eventCodes empty-message care-communication-message hospital-notification-message acknowledgement-message homecareobservation-message
set terminology/medcom-messaging-sorEdiValues
 terminology/medcom-messaging-sorEdiSystem FDIS91 FDIS20 FCTL
set terminology/medcom-obs-responseGroup
 terminology/medcom-observation-resultGroup 5 10 15 20 25 30 35 40 45 50 55 60 65 70 75 80 85 90 95 100 105 110 115 120
set terminology/medcom-observation-valueset
 terminology/medcom-observation-codes MCS88122 MCS88125 MCS88126 MCS88147
set terminology/npu-observation-codes-valueset
 urn:oid:1.2.208.176.2.1 DNK05473 DNK05472 NPU21692 NPU10197 NPU08676 NPU19748 NPU02593 NPU02636 NPU02840 NPU02902 NPU01933 NPU01349 NPU22089 NPU01685 NPU03429 NPU03230 NPU01536 NPU04144 NPU02319 NPU02187 NPU21531 NPU01459 NPU04998 NPU18016 NPU04206 NPU21578 NPU04207 NPU03987 NPU04208 NPU10504 NPU16328 NPU18542 NPU16271 NPU03794 NPU03804 NPU03963
codes urn:oid:1.2.208.176.2.1 DNK05473 DNK05472 NPU21692 NPU10197 NPU08676 NPU19748 NPU02593 NPU02636 NPU02840 NPU02902 NPU01933 NPU01349 NPU22089 NPU01685 NPU03429 NPU03230 NPU01536 NPU04144 NPU02319 NPU02187 NPU21531 NPU01459 NPU04998 NPU18016 NPU04206 NPU21578 NPU04207 NPU03987 NPU04208 NPU10504 NPU16328 NPU18542 NPU16271 NPU03794 NPU03804 NPU03963`;
