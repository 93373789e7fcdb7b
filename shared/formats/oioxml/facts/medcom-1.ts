/** MedCom's published letter schemas, part 1. Written by build/extract-letters.mjs; see ../shapes.ts for the notation. */
export const part1 = `codes StatusCodeType nytbrev|rettetbrev
codes IdentifierCodeType sygehusafdelingsnummer|ydernummer|lokationsnummer|kommunenummer|sorkode
codes MedicalSpecialityCodeType ikkeklassificeret|intern_medicin_sygehus|geriatri|hepatologi|haematologi|infektionsmedicin|kardiologi|med_allergologi|med_endokrinologi|med_gastroenterologi|med_lungesygdomme|nefrologi|reumatologi|dermato_venerologi_sygehus|neurologi|onkologi|kirurgi_sygehus|karkirurgi|kir_gastroenterologi|plastikkirurgi|thoraxkirurgi|urologi|gynaekologi_obstetrik_sygehus|neurokirurgi|ortopaedisk_kirurgi_sygehus|oftalmologi|oto_rhino_laryngologi|hospitalsodontologi|psykiatri_sygehus|boerne_ungdomspsykiatri|klin_biokemi|klin_fys_nuklearmedicin|klin_immunologi|klin_mikrobiologi|klin_neurofysiologi|patologisk_anatomi|diagnostisk_radiologi|klin_farmakologi|klin_genetik|anaestesiologi_sygehus|arbejdsmedicin|almen_medicin|samfundsmedicin|almenlaege_laegevagt|oejenlaege|oere_naese_halslaege|anaestesiologi_praksis|roentgen_kbh|dermato_venerologi_praksis|roentgen|reumatologi_fysiurgi|gynaekologi_obstetrik_praksis|intern_medicin_praksis|kirurgi_praksis|klinisk_kemi|neuromedicin|ortopaedisk_kirurgi_praksis|patologi |plastkirurgi|psykiatri_praksis|paediatri|boernepsykiatri|tropemedicin|tandlaege|fysioterapi|kiropraktor|briller|fodterapi|fodbehandlking|med_laboratorier|omegnslaboratorier|psykolog
codes EpisodeOfCareStatusCode01Type inaktiv|indlagt|ambulant|doed|ambulant_roentgen
codes RelationCodeType uspec_paaroerende|mor|far|barn
codes DiagnoseTypeCodeType SKSdiagnosekode|uspecificeretkode|ICPCkode
codes DiagnoseDescriptionCodeType uspec_diagnose|henv_diagnose|bidiagnose|tillaegsdiagnose|aktionsdiagnose|midlertidig_diagnose|forloebsdiagnose|operation|roentgenundersoegelse
codes ObjectCodeType tekstfil|billede|program|vektor_grafik|biosignaler|multimedie|proprietaert_indhold
codes ObjectExtensionCodeType pcx|tiff|jpeg|gif|bmp|png|mpg|dcm|scp|txt|rtf|doc|xls|wpd|exe|pdf|wav|avi|mid|rmi|com|zip|bin|inh|plo
codes StatusCodeType1 nytbrev|rettetbrev|annulleretbrev
codes EpisodeOfCareStatusCode03Type doed|udskrevet_til_hjemmet|udskrevet_til_andet|flyttet_til_sygehusafd|uoplyst|flyttet_til_sygehus
codes EpisodeOfCareStatusCode02Type indlagt|doed
codes StatusCodeTypeN nytbrev
codes RefuseCode ikke_specificeret|ukendt_lokationsnummer|problem_med_modtagerID|problem_med_version|syntaksfejl
codes AcknowledgementCodeType minuspositivkvitt|pluspositivkvitt
pattern Time_hh_mm (([0-1][0-9])|(2[0-3])):[0-5][0-9]
pattern CivilRegistrationNumberType [0-9]{10}
pattern Time_hh_mm_ss (([0-1][0-9])|(2[0-3])):[0-5][0-9]:[0-5][0-9]
type DateTimeType
 Date date
 Time /Time_hh_mm
type DischargeLetterLetterType
 Identifier 1..14
 VersionCode =XD0133L
 StatisticalCode 1..8
 Authorisation DateTimeType
 TypeCode =XDIS01
 StatusCode #StatusCodeType
 EpisodeOfCareIdentifier 1..35 0..1
type ContactType
 Identifier 1..17
 IdentifierCode #IdentifierCodeType
 OrganisationName 1..35 0..1
 DepartmentName 1..35 0..1
 UnitName 1..35 0..1
type SenderType
 EANIdentifier 1..35
 Identifier 1..17
 IdentifierCode #IdentifierCodeType
 OrganisationName 1..35
 DepartmentName 1..35 0..1
 UnitName 1..35 0..1
 StreetName 1..35 0..1
 SuburbName 1..35 0..1
 DistrictName 1..35 0..1
 PostCodeIdentifier 0..9 0..1
 TelephoneSubscriberIdentifier 1..25 0..1
 MedicalSpecialityCode #MedicalSpecialityCodeType 0..1
 Contact ContactType 0..1
type ReceiverType
 EANIdentifier 1..35
 Identifier 1..17
 IdentifierCode #IdentifierCodeType
 OrganisationName 1..35 0..1
 DepartmentName 1..35 0..1
 UnitName 1..35 0..1
 StreetName 1..35 0..1
 SuburbName 1..35 0..1
 DistrictName 1..35 0..1
 PostCodeIdentifier 0..9 0..1
type CCReceiverType
 Identifier 1..17
 IdentifierCode #IdentifierCodeType
 OrganisationName 1..35 0..1
 DepartmentName 1..35 0..1
 UnitName 1..35 0..1
 StreetName 1..35 0..1
 SuburbName 1..35 0..1
 DistrictName 1..35 0..1
 PostCodeIdentifier 0..9 0..1
type PatientType
 (choice
  CivilRegistrationNumber /CivilRegistrationNumberType
  AlternativeIdentifier 10..10
 PersonSurnameName 1..70
 PersonGivenName 1..70 0..1
 StreetName 1..35 0..1
 SuburbName 1..35 0..1
 DistrictName 1..35 0..1
 PostCodeIdentifier 0..9 0..1
 OccupancyText 1..35 0..1
 EpisodeOfCareStatusCode #EpisodeOfCareStatusCode01Type
type RelativeType
 RelationCode #RelationCodeType
 PersonIdentifier 1..10 0..1
 PersonSurnameName 1..70
 PersonGivenName 1..70 0..1
 StreetName 1..35 0..1
 SuburbName 1..35 0..1
 DistrictName 1..35 0..1
 PostCodeIdentifier 0..9 0..1
type QualifiedDiagnoseType
 DiagnoseCode 1..17
 DiagnoseTypeCode #DiagnoseTypeCodeType
 DiagnoseText 1..70
type ReferralType
 Identifier 1..35 0..1
 Received DateTimeType 0..1
 Refer QualifiedDiagnoseType 0..1
 ReferalAdditional QualifiedDiagnoseType 0..5
type SimpelDiagnoseType
 DiagnoseCode 1..17
 DiagnoseText 1..70
type FullQualifiedDiagnoseOrTreatmentType
 DiagnoseDescriptionCode #DiagnoseDescriptionCodeType
 DiagnoseCode 1..17
 DiagnoseTypeCode #DiagnoseTypeCodeType
 DiagnoseText 1..70
 DiagnoseDateTime DateTimeType 0..1
type DiagnosesType
 Main SimpelDiagnoseType 0..1
 MainAdditional SimpelDiagnoseType 0..5
 Other FullQualifiedDiagnoseOrTreatmentType 0..50
type ClinicalInformationType
 Signed DateTimeType 0..1
 Text01 formatted
type Reference.BIN
 ObjectIdentifier 1..35
 ObjectCode #ObjectCodeType
 ObjectExtensionCode #ObjectExtensionCodeType
 OriginalObjectSize positive
type Reference
 RefDescription 1..70
 (choice
  URL 1..350
  SUP =true
  BIN Reference.BIN
type DischargeLetterType
 Letter DischargeLetterLetterType
 Sender SenderType
 Receiver ReceiverType
 CCReceiver CCReceiverType 0..1
 Patient PatientType
 Relative RelativeType 0..2
 Referral ReferralType 0..1
 Admission DateTimeType 0..1
 Discharge DateTimeType 0..1
 Diagnose DiagnosesType 0..1
 ClinicalInformation ClinicalInformationType 0..10
 Reference Reference 0..10
type OutPatientDischargeLetterLetterType
 Identifier 1..14
 VersionCode =XD0233L
 StatisticalCode 1..8
 Authorisation DateTimeType
 TypeCode =XDIS02
 StatusCode #StatusCodeType
 EpisodeOfCareIdentifier 1..35 0..1
type OutPatientDischargeLetterType
 Letter OutPatientDischargeLetterLetterType
 Sender SenderType
 Receiver ReceiverType
 CCReceiver CCReceiverType 0..1
 Patient PatientType
 Relative RelativeType 0..2
 Referral ReferralType 0..1
 OutPatientFirstVisit DateTimeType 0..1
 OutPatientLastVisit DateTimeType 0..1
 Diagnose DiagnosesType 0..1
 ClinicalInformation ClinicalInformationType 0..10
 Reference Reference 0..10
type CasualtyWardLetterLetterType
 Identifier 1..14
 VersionCode =XD0333L
 StatisticalCode 1..8
 Authorisation DateTimeType
 TypeCode =XDIS03
 StatusCode #StatusCodeType
 EpisodeOfCareIdentifier 1..35 0..1
type CasualtyWardLetterType
 Letter CasualtyWardLetterLetterType
 Sender SenderType
 Receiver ReceiverType
 CCReceiver CCReceiverType 0..1
 Patient PatientType
 Relative RelativeType 0..2
 Referral ReferralType 0..1
 CasualtyWardFirstVisit DateTimeType 0..1
 CasualtyWardLastVisit DateTimeType 0..1
 Diagnose DiagnosesType 0..1
 ClinicalInformation ClinicalInformationType 0..10
 Reference Reference 0..10
type RadiologyReportLetterType
 Identifier 1..14
 VersionCode =XD0533L
 StatisticalCode 1..8
 Authorisation DateTimeType
 TypeCode =XDIS05
 StatusCode #StatusCodeType
 EpisodeOfCareIdentifier 1..35 0..1
type RadiologyReportType
 Letter RadiologyReportLetterType
 Sender SenderType
 Receiver ReceiverType
 CCReceiver CCReceiverType 0..1
 Patient PatientType
 Relative RelativeType 0..2
 Referral ReferralType 0..1
 ExaminationStart DateTimeType 0..1
 ExaminationEnd DateTimeType 0..1
 Diagnose DiagnosesType 0..1
 ClinicalInformation ClinicalInformationType 0..10
 Reference Reference 0..10
type BookingConfirmationLetterType
 Identifier 1..14
 VersionCode =XD1333L
 StatisticalCode 1..8
 Authorisation DateTimeType
 TypeCode =XDIS13
 StatusCode #StatusCodeType
 EpisodeOfCareIdentifier 1..35 0..1
type BookingConfirmationReferralType
 Identifier 1..35 0..1
 Received DateTimeType 0..1
type BookingConfirmationType.ClinicalInformation
 Text03 1..70
type BookingConfirmationType
 Letter BookingConfirmationLetterType
 Sender SenderType
 Receiver ReceiverType
 Patient PatientType
 Referral BookingConfirmationReferralType 0..1
 Confirmation DateTimeType 0..1
 ClinicalInformation BookingConfirmationType.ClinicalInformation 0..1
type ClinicalEmailLetterType
 Identifier 1..14
 VersionCode =XD9133L
 StatisticalCode 1..8
 Authorisation DateTimeType
 TypeCode =XDIS91
 StatusCode #StatusCodeType
 EpisodeOfCareIdentifier 1..35 0..1
type SenderNoContactType
 EANIdentifier 1..35
 Identifier 1..17
 IdentifierCode #IdentifierCodeType
 OrganisationName 1..35
 DepartmentName 1..35 0..1
 UnitName 1..35 0..1
 StreetName 1..35 0..1
 SuburbName 1..35 0..1
 DistrictName 1..35 0..1
 PostCodeIdentifier 0..9 0..1
 TelephoneSubscriberIdentifier 1..25 0..1
 MedicalSpecialityCode #MedicalSpecialityCodeType 0..1
type ClinicalInformationNotSignedType
 Text01 formatted
type ClinicalEmailType
 Letter ClinicalEmailLetterType
 Sender SenderNoContactType
 Receiver ReceiverType
 Patient PatientType
 ClinicalInformation ClinicalInformationNotSignedType 0..10
 Reference Reference 0..10
type DateTimeWithSecType
 Date date
 TimeWithSec /Time_hh_mm_ss
type NotificationOfDischargeLetterType
 Identifier 1..14
 VersionCode =XD1730C
 StatisticalCode 1..8
 Authorisation DateTimeWithSecType
 TypeCode =XDIS17
 StatusCode #StatusCodeType1
 NotificationIdentifier 1..35
type AnswerTo
 EANIdentifier 1..35
type NotificationOfDischargeSenderType
 EANIdentifier 1..35
 Identifier 1..17
 IdentifierCode #IdentifierCodeType
 OrganisationName 1..35
 DepartmentName 1..35 0..1
 UnitName 1..35 0..1
 TelephoneSubscriberIdentifier 1..25 0..1
 AnswerTo AnswerTo 0..1
type NotificationOfDischargeReceiverType
 EANIdentifier 1..35
 Identifier 1..17
 IdentifierCode #IdentifierCodeType
 OrganisationName 1..35 0..1
type NotificationOfDischargePatientType
 CivilRegistrationNumber /CivilRegistrationNumberType
 EpisodeOfCareStatusCode #EpisodeOfCareStatusCode03Type 0..1
type NotificationOfDischargeType
 Letter NotificationOfDischargeLetterType
 Sender NotificationOfDischargeSenderType
 Receiver NotificationOfDischargeReceiverType
 Patient NotificationOfDischargePatientType
 Discharge DateTimeType
type NotificationOfAdmissionLetterType
 Identifier 1..14
 VersionCode =XD2030C
 StatisticalCode 1..8
 Authorisation DateTimeWithSecType
 TypeCode =XDIS20
 StatusCode #StatusCodeType1
 NotificationIdentifier 1..35
type NotificationOfAdmissionSenderType
 EANIdentifier 1..35
 Identifier 1..17
 IdentifierCode #IdentifierCodeType
 OrganisationName 1..35
 DepartmentName 1..35 0..1
 UnitName 1..35 0..1
 TelephoneSubscriberIdentifier 1..25 0..1
 AnswerTo AnswerTo
`;
