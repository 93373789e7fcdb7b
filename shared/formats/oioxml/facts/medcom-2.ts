/** MedCom's published letter schemas, part 2. Written by build/extract-letters.mjs; see ../shapes.ts for the notation. */
export const part2 = `type NotificationOfAdmissionReceiverType
 EANIdentifier 1..35
 Identifier 1..17
 IdentifierCode #IdentifierCodeType
 OrganisationName 1..35 0..1
type NotificationOfAdmissionPatientType
 CivilRegistrationNumber /CivilRegistrationNumberType
 EpisodeOfCareStatusCode #EpisodeOfCareStatusCode02Type 0..1
type NotificationOfAdmissionType
 Letter NotificationOfAdmissionLetterType
 Sender NotificationOfAdmissionSenderType
 Receiver NotificationOfAdmissionReceiverType
 Patient NotificationOfAdmissionPatientType
 Admission DateTimeType
type AnswerOfAdmissionLetterType
 Identifier 1..14
 VersionCode =XD1431C
 StatisticalCode 1..8
 Authorisation DateTimeWithSecType
 TypeCode =XDIS14
 StatusCode #StatusCodeTypeN
 NotificationIdentifier 1..35
type AnswerOfAdmissionSenderType.ContactInformation
 ContactName 1..35 0..2
 TelephoneSubscriberIdentifier 1..25 0..1
 ContactTimeText 1..35 0..1
type AnswerOfAdmissionSenderType
 EANIdentifier 1..35
 Identifier 1..17
 IdentifierCode #IdentifierCodeType
 OrganisationName 1..35
 ContactInformation AnswerOfAdmissionSenderType.ContactInformation 0..5
type AnswerOfAdmissionReceiverType
 EANIdentifier 1..35
 Identifier 1..17
 IdentifierCode #IdentifierCodeType
 OrganisationName 1..35 0..1
 DepartmentName 1..35 0..1
 UnitName 1..35 0..1
type AnswerOfAdmissionPatientType
 CivilRegistrationNumber /CivilRegistrationNumberType
type AnswerOfAdmissionType
 Letter AnswerOfAdmissionLetterType
 Sender AnswerOfAdmissionSenderType
 Receiver AnswerOfAdmissionReceiverType
 Patient AnswerOfAdmissionPatientType
type NegativeVansReceiptLetterType
 Identifier 1..14
 VersionCode =XC0130Q
 StatisticalCode 1..8
type CTRLSenderType
 EANIdentifier 1..35
type CTRLReceiverType
 EANIdentifier 1..35
type NegativeVansReceiptType.OriginalEmessage.OriginalLetter
 OriginalLetterIdentifier 1..14
 OriginalVersionCode 1..7
 RefuseCode #RefuseCode 0..1
 RefuseText breakable 0..1
type NegativeVansReceiptType.OriginalEmessage
 OriginalEnvelopeIdentifier 1..14
 OriginalSender CTRLSenderType
 OriginalReceiver CTRLReceiverType
 RefuseCode #RefuseCode 0..1
 RefuseText breakable 0..1
 OriginalLetter NegativeVansReceiptType.OriginalEmessage.OriginalLetter 0..99
type NegativeVansReceiptType
 Letter NegativeVansReceiptLetterType
 Sender CTRLSenderType
 Receiver CTRLReceiverType
 OriginalEmessage NegativeVansReceiptType.OriginalEmessage
type NegativeReceiptLetterType
 Identifier 1..14
 VersionCode =XC0230Q
 StatisticalCode 1..8
type NegativeReceiptType.OriginalEmessage.OriginalLetter
 OriginalLetterIdentifier 1..14
 OriginalVersionCode 1..7
 RefuseCode #RefuseCode 0..1
 RefuseText breakable 0..1
type NegativeReceiptType.OriginalEmessage
 OriginalEnvelopeIdentifier 1..14
 OriginalSender CTRLSenderType
 OriginalReceiver CTRLReceiverType
 RefuseCode #RefuseCode 0..1
 RefuseText breakable 0..1
 OriginalLetter NegativeReceiptType.OriginalEmessage.OriginalLetter 0..99
type NegativeReceiptType
 Letter NegativeReceiptLetterType
 Sender CTRLSenderType
 Receiver CTRLReceiverType
 OriginalEmessage NegativeReceiptType.OriginalEmessage
type PositiveReceiptLetterType
 Identifier 1..14
 VersionCode =XC0330Q
 StatisticalCode 1..8
type PositiveReceiptType.OriginalEmessage.OriginalLetter
 OriginalLetterIdentifier 1..14
 OriginalVersionCode 1..7
type PositiveReceiptType.OriginalEmessage
 OriginalEnvelopeIdentifier 1..14
 OriginalSender CTRLSenderType
 OriginalReceiver CTRLReceiverType
 OriginalLetter PositiveReceiptType.OriginalEmessage.OriginalLetter 0..99
type PositiveReceiptType
 Letter PositiveReceiptLetterType
 Sender CTRLSenderType
 Receiver CTRLReceiverType
 OriginalEmessage PositiveReceiptType.OriginalEmessage
type BinaryLetterLetterType
 Identifier 1..14
 VersionCode =XB0130X
 StatisticalCode 1..8
 Authorisation DateTimeType
 TypeCode =XBIN01
 StatusCode =nytbrev
type BinaryLetterSenderType
 EANIdentifier 1..35
 Identifier 1..17
 IdentifierCode #IdentifierCodeType
 OrganisationName 1..35
 DepartmentName 1..35 0..1
 UnitName 1..35 0..1
 StreetName 1..35
 SuburbName 1..35 0..1
 DistrictName 1..35
 PostCodeIdentifier 0..9
 TelephoneSubscriberIdentifier 1..25 0..1
 MedicalSpecialityCode #MedicalSpecialityCodeType
type BinaryLetterPatientType
 (choice
  CivilRegistrationNumber /CivilRegistrationNumberType
  AlternativeIdentifier 10..10
 PersonSurnameName 1..70
 PersonGivenName 1..70 0..1
type BinaryLetterType.BinaryObject
 ObjectIdentifier 1..35
 ObjectCode #ObjectCodeType
 ObjectExtensionCode #ObjectExtensionCodeType
 OriginalObjectSize positive
 Object_Base64Encoded base64
type BinaryLetterType
 Letter BinaryLetterLetterType
 Sender BinaryLetterSenderType
 Receiver ReceiverType
 (choice
  Patient BinaryLetterPatientType
  (sequence
   SystemInformation =true
   Contents 1..70 0..1
 BinaryObject BinaryLetterType.BinaryObject 1..10
type EnvelopeType
 Sent DateTimeType
 Identifier 1..14
 AcknowledgementCode #AcknowledgementCodeType
namespace http://rep.oio.dk/sundcom.dk/medcom.dk/xml/schemas/2005/08/07/ EnvelopeType
letter XD0133L XDIS01 DischargeLetter DischargeLetterType
letter XD0233L XDIS02 OutPatientDischargeLetter OutPatientDischargeLetterType
letter XD0333L XDIS03 CasualtyWardLetter CasualtyWardLetterType
letter XD0533L XDIS05 RadiologyReport RadiologyReportType
letter XD1333L XDIS13 BookingConfirmation BookingConfirmationType
letter XD9133L XDIS91 ClinicalEmail ClinicalEmailType
letter XD1730C XDIS17 NotificationOfDischarge NotificationOfDischargeType
letter XD2030C XDIS20 NotificationOfAdmission NotificationOfAdmissionType
letter XD1431C XDIS14 AnswerOfAdmission AnswerOfAdmissionType
letter XC0130Q - NegativeVansReceipt NegativeVansReceiptType
letter XC0230Q - NegativeReceipt NegativeReceiptType
letter XC0330Q - PositiveReceipt PositiveReceiptType
letter XB0130X XBIN01 BinaryLetter BinaryLetterType
codes IdentifierCodeType~2006/07/01 sygehusafdelingsnummer|ydernummer|lokationsnummer|kommunenummer|amt|sorkode
codes Priority rutine|høj_prioritet
codes ObjectExtensionCodeType~2006/07/01 pcx|tiff|jpeg|gif|bmp|png|mpg|dcm|scp|txt|rtf|doc|xls|wpd|exe|pdf|wav|avi|mid|rmi|com|zip|bin|inh
type ClinicalEmailLetterType~2006/07/01
 Identifier 1..14
 VersionCode =XD9134L
 StatisticalCode 1..8
 Authorisation DateTimeType
 TypeCode =XDIS91
 StatusCode #StatusCodeType
 EpisodeOfCareIdentifier 1..35 0..1
type SenderNoContactType~2006/07/01
 EANIdentifier 1..35
 Identifier 1..17
 IdentifierCode #IdentifierCodeType~2006/07/01
 OrganisationName 1..35
 DepartmentName 1..35 0..1
 UnitName 1..35 0..1
 StreetName 1..35 0..1
 SuburbName 1..35 0..1
 DistrictName 1..35 0..1
 PostCodeIdentifier 1..9 0..1
 TelephoneSubscriberIdentifier 1..25 0..1
 MedicalSpecialityCode #MedicalSpecialityCodeType 0..1
type ReceiverType~2006/07/01
 EANIdentifier 1..35
 Identifier 1..17
 IdentifierCode #IdentifierCodeType~2006/07/01
 OrganisationName 1..35 0..1
 DepartmentName 1..35 0..1
 UnitName 1..35 0..1
 StreetName 1..35 0..1
 SuburbName 1..35 0..1
 DistrictName 1..35 0..1
 PostCodeIdentifier 1..9 0..1
type PatientType~2006/07/01
 (choice
  CivilRegistrationNumber /CivilRegistrationNumberType
  AlternativeIdentifier 10..10
 PersonSurnameName 1..70
 PersonGivenName 1..70 0..1
 StreetName 1..35 0..1
 SuburbName 1..35 0..1
 DistrictName 1..35 0..1
 PostCodeIdentifier 1..9 0..1
 OccupancyText 1..35 0..1
 EpisodeOfCareStatusCode #EpisodeOfCareStatusCode01Type
type ClinicalEmailType.AdditionalInformation
 Priority #Priority 0..1
 Subject 1..70 0..1
type Reference.BIN~2006/07/01
 ObjectIdentifier 1..35
 ObjectCode #ObjectCodeType
 ObjectExtensionCode #ObjectExtensionCodeType~2006/07/01
 OriginalObjectSize positive
type Reference~2006/07/01
 RefDescription 1..70
 (choice
  URL 1..350
  SUP =true
  BIN Reference.BIN~2006/07/01
type ClinicalEmailType~2006/07/01
 Letter ClinicalEmailLetterType~2006/07/01
 Sender SenderNoContactType~2006/07/01
 Receiver ReceiverType~2006/07/01
 Patient PatientType~2006/07/01
 AdditionalInformation ClinicalEmailType.AdditionalInformation 0..1
 ClinicalInformation ClinicalInformationNotSignedType 0..10
 Reference Reference~2006/07/01 0..10
type ContactType~2006/07/01
 Identifier 1..17
 IdentifierCode #IdentifierCodeType~2006/07/01
 OrganisationName 1..35 0..1
 DepartmentName 1..35 0..1
 UnitName 1..35 0..1
type SenderType~2006/07/01
 EANIdentifier 1..35
 Identifier 1..17
 IdentifierCode #IdentifierCodeType~2006/07/01
 OrganisationName 1..35
 DepartmentName 1..35 0..1
 UnitName 1..35 0..1
 StreetName 1..35 0..1
 SuburbName 1..35 0..1
 DistrictName 1..35 0..1
 PostCodeIdentifier 1..9 0..1
 TelephoneSubscriberIdentifier 1..25 0..1
 MedicalSpecialityCode #MedicalSpecialityCodeType 0..1
 Contact ContactType~2006/07/01 0..1
type BookingConfirmationType~2006/07/01
 Letter BookingConfirmationLetterType
 Sender SenderType~2006/07/01
 Receiver ReceiverType~2006/07/01
 Patient PatientType~2006/07/01
 Referral BookingConfirmationReferralType 0..1
 Confirmation DateTimeType 0..1
 ClinicalInformation BookingConfirmationType.ClinicalInformation 0..1
namespace http://rep.oio.dk/sundcom.dk/medcom.dk/xml/schemas/2006/07/01/ EnvelopeType
letter XD9134L XDIS91 ClinicalEmail ClinicalEmailType~2006/07/01
letter XD1333L XDIS13 BookingConfirmation BookingConfirmationType~2006/07/01
codes IdentifierCodeType~2007/02/01 sygehusafdelingsnummer|ydernummer|lokationsnummer|kommunenummer|amt|sorkode
codes MedicalSpecialityCodeType~2007/02/01 ikkeklassificeret|intern_medicin_sygehus|geriatri|hepatologi|haematologi|infektionsmedicin|kardiologi|med_allergologi|med_endokrinologi|med_gastroenterologi|med_lungesygdomme|nefrologi|reumatologi|dermato_venerologi_sygehus|neurologi|onkologi|kirurgi_sygehus|karkirurgi|kir_gastroenterologi|plastikkirurgi|thoraxkirurgi|urologi|gynaekologi_obstetrik_sygehus|neurokirurgi|ortopaedisk_kirurgi_sygehus|oftalmologi|oto_rhino_laryngologi|hospitalsodontologi|psykiatri_sygehus|boerne_ungdomspsykiatri|klin_biokemi|klin_fys_nuklearmedicin|klin_immunologi|klin_mikrobiologi|klin_neurofysiologi|patologisk_anatomi|diagnostisk_radiologi|klin_farmakologi|klin_genetik|anaestesiologi_sygehus|arbejdsmedicin|almen_medicin|samfundsmedicin|almenlaege_laegevagt|oejenlaege|oere_naese_halslaege|anaestesiologi_praksis|roentgen_kbh|dermato_venerologi_praksis|roentgen|reumatologi_fysiurgi|gynaekologi_obstetrik_praksis|intern_medicin_praksis|kirurgi_praksis|klinisk_kemi|neuromedicin|ortopaedisk_kirurgi_praksis|patologi |plastkirurgi|psykiatri_praksis|paediatri|boernepsykiatri|tropemedicin|tandlaege|fysioterapi|kiropraktor|briller|fodterapi|fodbehandlking|med_laboratorier|omegnslaboratorier|psykolog|paediatri_sygehus
codes DiagnoseTypeCodeType~2007/02/01 SKSdiagnosekode|uspecificeretkode|ICPCkode|speciallaegehenvisning|fysioterapihenvisning|psykologhenvisning|Fysioterapihenvisningsdiagnose|Psykologhenvisningsdiagnose
codes DiagnoseDescriptionCodeType~2007/02/01 uspec_diagnose|henv_diagnose|bidiagnose|tillaegsdiagnose|aktionsdiagnose|midlertidig_diagnose|forloebsdiagnose|operation|roentgenundersoegelse|speciallaegehenvisning|fysioterapihenvisning|psykologhenvisning|fysioterapihenvisningspgruppe
type DoctorsCallCenterLetterLetterType
 Identifier 1..14
 VersionCode =XD0633L
 StatisticalCode 1..8
 Authorisation DateTimeType
 TypeCode =XDIS06
 StatusCode #StatusCodeType
 EpisodeOfCareIdentifier 1..35 0..1
type ContactType~2007/02/01
 Identifier 1..17
 IdentifierCode #IdentifierCodeType~2007/02/01
 OrganisationName 1..35 0..1
 DepartmentName 1..35 0..1
 UnitName 1..35 0..1
type SenderType~2007/02/01
 EANIdentifier 1..35
 Identifier 1..17
 IdentifierCode #IdentifierCodeType~2007/02/01
 OrganisationName 1..35
 DepartmentName 1..35 0..1
 UnitName 1..35 0..1
 StreetName 1..35 0..1
 SuburbName 1..35 0..1
 DistrictName 1..35 0..1
 PostCodeIdentifier 0..9 0..1
 TelephoneSubscriberIdentifier 1..25 0..1
 MedicalSpecialityCode #MedicalSpecialityCodeType~2007/02/01 0..1
 Contact ContactType~2007/02/01 0..1
`;
