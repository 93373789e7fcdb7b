/** MedCom's published letter schemas, part 3. Written by build/extract-letters.mjs; see ../shapes.ts for the notation. */
export const part3 = `type ReceiverType~2007/02/01
 EANIdentifier 1..35
 Identifier 1..17
 IdentifierCode #IdentifierCodeType~2007/02/01
 OrganisationName 1..35 0..1
 DepartmentName 1..35 0..1
 UnitName 1..35 0..1
 StreetName 1..35 0..1
 SuburbName 1..35 0..1
 DistrictName 1..35 0..1
 PostCodeIdentifier 0..9 0..1
type CCReceiverType~2007/02/01
 Identifier 1..17
 IdentifierCode #IdentifierCodeType~2007/02/01
 OrganisationName 1..35 0..1
 DepartmentName 1..35 0..1
 UnitName 1..35 0..1
 StreetName 1..35 0..1
 SuburbName 1..35 0..1
 DistrictName 1..35 0..1
 PostCodeIdentifier 0..9 0..1
type QualifiedDiagnoseType~2007/02/01
 DiagnoseCode 1..17
 DiagnoseTypeCode #DiagnoseTypeCodeType~2007/02/01
 DiagnoseText 1..70
type ReferralType~2007/02/01
 Identifier 1..35 0..1
 Received DateTimeType 0..1
 Refer QualifiedDiagnoseType~2007/02/01 0..1
 ReferalAdditional QualifiedDiagnoseType~2007/02/01 0..5
type FullQualifiedDiagnoseOrTreatmentType~2007/02/01
 DiagnoseDescriptionCode #DiagnoseDescriptionCodeType~2007/02/01
 DiagnoseCode 1..17
 DiagnoseTypeCode #DiagnoseTypeCodeType~2007/02/01
 DiagnoseText 1..70
 DiagnoseDateTime DateTimeType 0..1
type DiagnosesType~2007/02/01
 Main SimpelDiagnoseType 0..1
 MainAdditional SimpelDiagnoseType 0..5
 Other FullQualifiedDiagnoseOrTreatmentType~2007/02/01 0..50
type DoctorsCallCenterLetterType
 Letter DoctorsCallCenterLetterLetterType
 Sender SenderType~2007/02/01
 Receiver ReceiverType~2007/02/01
 CCReceiver CCReceiverType~2007/02/01 0..1
 Patient PatientType
 Relative RelativeType 0..2
 Referral ReferralType~2007/02/01 0..1
 Admission DateTimeType 0..1
 Discharge DateTimeType 0..1
 Diagnose DiagnosesType~2007/02/01 0..1
 ClinicalInformation ClinicalInformationType 0..10
 Reference Reference 0..10
type PrivateSpecialistLetterLetterType
 Identifier 1..14
 VersionCode =XD0733L
 StatisticalCode 1..8
 Authorisation DateTimeType
 TypeCode =XDIS07
 StatusCode #StatusCodeType
 EpisodeOfCareIdentifier 1..35 0..1
type PrivateSpecialistLetterType
 Letter PrivateSpecialistLetterLetterType
 Sender SenderType~2007/02/01
 Receiver ReceiverType~2007/02/01
 CCReceiver CCReceiverType~2007/02/01 0..1
 Patient PatientType
 Relative RelativeType 0..2
 Referral ReferralType~2007/02/01 0..1
 Admission DateTimeType 0..1
 Discharge DateTimeType 0..1
 Diagnose DiagnosesType~2007/02/01 0..1
 ClinicalInformation ClinicalInformationType 0..10
 Reference Reference 0..10
type PhysiotherapyLetterLetterType
 Identifier 1..14
 VersionCode =XD0833L
 StatisticalCode 1..8
 Authorisation DateTimeType
 TypeCode =XDIS08
 StatusCode #StatusCodeType
 EpisodeOfCareIdentifier 1..35 0..1
type PhysiotherapyLetterType
 Letter PhysiotherapyLetterLetterType
 Sender SenderType~2007/02/01
 Receiver ReceiverType~2007/02/01
 CCReceiver CCReceiverType~2007/02/01 0..1
 Patient PatientType
 Relative RelativeType 0..2
 Referral ReferralType~2007/02/01 0..1
 Admission DateTimeType 0..1
 Discharge DateTimeType 0..1
 Diagnose DiagnosesType~2007/02/01 0..1
 ClinicalInformation ClinicalInformationType 0..10
 Reference Reference 0..10
type PsychologistLetterLetterType
 Identifier 1..14
 VersionCode =XD1033L
 StatisticalCode 1..8
 Authorisation DateTimeType
 TypeCode =XDIS10
 StatusCode #StatusCodeType
 EpisodeOfCareIdentifier 1..35 0..1
type PsychologistLetterType
 Letter PsychologistLetterLetterType
 Sender SenderType~2007/02/01
 Receiver ReceiverType~2007/02/01
 CCReceiver CCReceiverType~2007/02/01 0..1
 Patient PatientType
 Relative RelativeType 0..2
 Referral ReferralType~2007/02/01 0..1
 Admission DateTimeType 0..1
 Discharge DateTimeType 0..1
 Diagnose DiagnosesType~2007/02/01 0..1
 ClinicalInformation ClinicalInformationType 0..10
 Reference Reference 0..10
namespace http://rep.oio.dk/sundcom.dk/medcom.dk/xml/schemas/2007/02/01/ EnvelopeType
letter XD0633L XDIS06 DoctorsCallCenterLetter DoctorsCallCenterLetterType
letter XD0733L XDIS07 PrivateSpecialistLetter PrivateSpecialistLetterType
letter XD0833L XDIS08 PhysiotherapyLetter PhysiotherapyLetterType
letter XD1033L XDIS10 PsychologistLetter PsychologistLetterType
codes IdentifierCodeType~2009/08/01 sygehusafdelingsnummer|ydernummer|lokationsnummer|kommunenummer|amt|sorkode
codes ObjectExtensionCodeType~2009/08/01 pcx|tiff|jpeg|gif|bmp|png|mpg|dcm|scp|txt|rtf|doc|xls|wpd|exe|pdf|wav|avi|mid|rmi|com|zip|bin|inh
type AdministrativeEmailLetterType
 Identifier 1..14
 VersionCode =XD9034L
 StatisticalCode 1..8
 Authorisation DateTimeType
 TypeCode =XDIS90
 StatusCode #StatusCodeType
 EpisodeOfCareIdentifier 1..35 0..1
type SenderNoContactType~2009/08/01
 EANIdentifier 1..35
 Identifier 1..17
 IdentifierCode #IdentifierCodeType~2009/08/01
 OrganisationName 1..35
 DepartmentName 1..35 0..1
 UnitName 1..35 0..1
 StreetName 1..35 0..1
 SuburbName 1..35 0..1
 DistrictName 1..35 0..1
 PostCodeIdentifier 1..9 0..1
 TelephoneSubscriberIdentifier 1..25 0..1
 MedicalSpecialityCode #MedicalSpecialityCodeType 0..1
type ReceiverType~2009/08/01
 EANIdentifier 1..35
 Identifier 1..17
 IdentifierCode #IdentifierCodeType~2009/08/01
 OrganisationName 1..35 0..1
 DepartmentName 1..35 0..1
 UnitName 1..35 0..1
 StreetName 1..35 0..1
 SuburbName 1..35 0..1
 DistrictName 1..35 0..1
 PostCodeIdentifier 1..9 0..1
type PatientType~2009/08/01
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
type AdministrativeEmailType.AdditionalInformation
 Priority #Priority 0..1
 Subject 1..70 0..1
type Reference.BIN~2009/08/01
 ObjectIdentifier 1..35
 ObjectCode #ObjectCodeType
 ObjectExtensionCode #ObjectExtensionCodeType~2009/08/01
 OriginalObjectSize positive
type Reference~2009/08/01
 RefDescription 1..70
 (choice
  URL 1..350
  SUP =true
  BIN Reference.BIN~2009/08/01
type AdministrativeEmailType
 Letter AdministrativeEmailLetterType
 Sender SenderNoContactType~2009/08/01
 Receiver ReceiverType~2009/08/01
 Patient PatientType~2009/08/01
 AdditionalInformation AdministrativeEmailType.AdditionalInformation 0..1
 ClinicalInformation ClinicalInformationNotSignedType 0..10
 Reference Reference~2009/08/01 0..10
namespace http://rep.oio.dk/sundcom.dk/medcom.dk/xml/schemas/2009/08/01/ EnvelopeType
letter XD9034L XDIS90 AdministrativeEmail AdministrativeEmailType
codes ObjectExtensionCodeType~2012/03/28 pcx|tiff|jpeg|gif|bmp|png|mpg|dcm|scp|txt|rtf|doc|xls|wpd|exe|pdf|wav|avi|mid|rmi|com|zip|bin|inh|plo|fnx
pattern UniversallyUniqueIdentifierType [0-9A-Fa-f]{8}\\-[0-9A-Fa-f]{4}\\-[0-9A-Fa-f]{4}\\-[0-9A-Fa-f]{4}\\-[0-9A-Fa-f]{12}
type BinaryLetterLetterType~2012/03/28
 Identifier 1..14
 VersionCode =XB0131X
 StatisticalCode 1..8
 Authorisation DateTimeType
 TypeCode =XBIN01
 StatusCode =nytbrev
type BinaryLetterSenderType~2012/03/28
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
type BinaryLetterType.BinaryObject~2012/03/28
 ObjectIdentifier /UniversallyUniqueIdentifierType
 ObjectCode #ObjectCodeType
 ObjectExtensionCode #ObjectExtensionCodeType~2012/03/28
 OriginalObjectSize positive
 Object_Base64Encoded base64
type BinaryLetterType~2012/03/28
 Letter BinaryLetterLetterType~2012/03/28
 Sender BinaryLetterSenderType~2012/03/28
 Receiver ReceiverType
 (choice
  Patient BinaryLetterPatientType
  (sequence
   SystemInformation =true
   Contents 1..70 0..1
 BinaryObject BinaryLetterType.BinaryObject~2012/03/28 1..10
namespace http://rep.oio.dk/medcom.dk/xml/schemas/2012/03/28/ EnvelopeType
letter XB0131X XBIN01 BinaryLetter BinaryLetterType~2012/03/28
`;
