/** medcom.fhir.dk.terminology 1.1.1. Written by build/extract-standards.mjs; see shared/fhir/packages/written.ts for the notation. */
export const facts = `package medcom.fhir.dk.terminology 1.1.1
depends hl7.fhir.r4.core 4.0.1
codes terminology/medcom-acknowledgement-issue-details message-development-error message-delivery-error
codes terminology/medcom-careCommunication-categoryCodes alcohol-and-drug-treatment assistive-devices carecoordination decease discharge examination-results healthcare home-care-assessment medicine nursing outpatient psychiatry-social-disability regarding-referral telemedicine training other
codes terminology/medcom-core-PractitionerRolesAutorisationsregistret ambulancebehandler bandagist behandlerfarmaceut bioanalytiker ergoterapeut fodterapeut fysioterapeut jordemoder kiropraktor kliniskdiaetist klinisktandtekniker laege optikerogoptometrist osteopat radiograf socialogsundhedsassistent sygeplejerske tandlaege tandplejer
codes terminology/medcom-core-PractitionerRolesSKSadministrativ speciallaege speciallaegeipraksis cheflaege overlaege afdelingslaege sygehuslaege sygeplejerske sundhedsplejerske socialogsundhedsassistent socialogsundhedsmehjaelper sygehjaelper plejer plejehjemsassistent tandlaege klinisktandtekniker tandplejer farmaceut apoteker pyskolog jordemoder fysioterapeut ergoterapeut bioanalytiker radiograf diaetist diaetistassistent audilogassistent neurofysiologassistent kiropraktor zoneterapeut psykoterapeut audiologpaed laegesekretaer ledendelaegesekretaer sygeplejesekretear fodterapeut socialraadgiver ledendesocialraadgiver laerer paedagog beskaeftigelsesvejleder bandagist skomager optiker
codes terminology/medcom-core-ecpr-codes nationalEcprregister
codes terminology/medcom-core-encounter-act-codes other
codes terminology/medcom-messaging-activityCodes new-message forward-message reply-message retract-message modified-message carboncopy-message admit-emergency revise-admit-emergency cancel-admit-emergency admit-inpatient revise-admit-inpatient cancel-admit-inpatient start-leave-inpatient revise-start-leave-inpatient cancel-start-leave-inpatient end-leave-inpatient revise-end-leave-inpatient cancel-end-leave-inpatient discharge-emergency-home discharge-inpatient-home revise-discharge-emergency-home revise-discharge-inpatient-home cancel-discharge-emergency-home cancel-discharge-inpatient-home acknowledgement
codes terminology/medcom-messaging-destinationUse primary cc
codes terminology/medcom-messaging-eventCodes empty-message care-communication-message hospital-notification-message acknowledgement-message
codes terminology/medcom-messaging-sorEdiSystem FDIS20 FDIS91
set terminology/medcom-acknowledgement-issue-details
 terminology/medcom-acknowledgement-issue-details message-development-error message-delivery-error
set terminology/medcom-careCommunication-categories
 terminology/medcom-careCommunication-categoryCodes alcohol-and-drug-treatment assistive-devices carecoordination decease discharge examination-results healthcare home-care-assessment medicine nursing outpatient psychiatry-social-disability regarding-referral telemedicine training other
set terminology/medcom-careCommunication-messagingActivities
 terminology/medcom-messaging-activityCodes new-message reply-message forward-message retract-message modified-message
set terminology/medcom-careCommunication-requestPriority
 request-priority routine asap
set terminology/medcom-core-PractitionerRoles
 terminology/medcom-core-PractitionerRolesAutorisationsregistret ambulancebehandler laege osteopat
 terminology/medcom-core-PractitionerRolesSKSadministrativ speciallaege speciallaegeipraksis cheflaege overlaege afdelingslaege sygehuslaege sygeplejerske sundhedsplejerske socialogsundhedsassistent socialogsundhedsmehjaelper sygehjaelper plejer plejehjemsassistent tandlaege klinisktandtekniker tandplejer farmaceut apoteker pyskolog jordemoder fysioterapeut ergoterapeut bioanalytiker radiograf diaetist diaetistassistent audilogassistent neurofysiologassistent kiropraktor zoneterapeut psykoterapeut audiologpaed laegesekretaer ledendelaegesekretaer sygeplejesekretear fodterapeut socialraadgiver ledendesocialraadgiver laerer paedagog beskaeftigelsesvejleder bandagist skomager optiker
set terminology/medcom-core-attachmentMimeTypes
 urn:ietf:bcp:13 application/pdf image/gif image/jpeg image/png image/tiff
set terminology/medcom-core-ecpr-values
 terminology/medcom-core-ecpr-codes nationalEcprregister
set terminology/medcom-core-encounter-class
 http://terminology.hl7.org/CodeSystem/v3-ActCode AMB EMER FLD HH IMP ACUTE NONAC OBSENC PRENC SS VR
 terminology/medcom-core-encounter-act-codes other
set terminology/medcom-hospitalNotification-encounterClass
 http://terminology.hl7.org/CodeSystem/v3-ActCode EMER IMP
set terminology/medcom-hospitalNotification-encounterStatus
 encounter-status in-progress onleave finished entered-in-error
set terminology/medcom-messaging-activityCodes
 terminology/medcom-messaging-activityCodes new-message forward-message reply-message retract-message modified-message admit-emergency carboncopy-message revise-admit-emergency cancel-admit-emergency admit-inpatient revise-admit-inpatient cancel-admit-inpatient start-leave-inpatient revise-start-leave-inpatient cancel-start-leave-inpatient end-leave-inpatient revise-end-leave-inpatient cancel-end-leave-inpatient discharge-emergency-home discharge-inpatient-home revise-discharge-emergency-home revise-discharge-inpatient-home cancel-discharge-emergency-home cancel-discharge-inpatient-home acknowledgement
set terminology/medcom-messaging-messageTypes
 terminology/medcom-messaging-eventCodes empty-message care-communication-message hospital-notification-message acknowledgement-message
set terminology/medcom-messaging-sorEdiValues
 terminology/medcom-messaging-sorEdiSystem FDIS20 FDIS91
set https://medcomfhir.dk/ig/terminology/ValueSet/medcom-hospitalNotification-messageActivities
 terminology/medcom-messaging-activityCodes admit-emergency revise-admit-emergency cancel-admit-emergency admit-inpatient revise-admit-inpatient cancel-admit-inpatient start-leave-inpatient revise-start-leave-inpatient cancel-start-leave-inpatient end-leave-inpatient revise-end-leave-inpatient cancel-end-leave-inpatient discharge-emergency-home revise-discharge-emergency-home cancel-discharge-emergency-home discharge-inpatient-home revise-discharge-inpatient-home cancel-discharge-inpatient-home`;
