/**
 * The rehabilitation plan GGOP100, for which no schema is published: read off the one public sample and the converter's field
 * list, so every cardinality is inferred. What carries the plan is asked for; the rest may be absent. Notation: ../shapes.ts.
 */
export const ggopFacts = `inferred
prefix a urn:oio:medcom:municipality:1.0.0
codes Acknowledgement minuspositivkvitt|pluspositivkvitt
codes PlanType almen|specialiseret|rehabilitering
codes PhoneKind mobil|fastnet|arbejde
pattern Time (([0-1][0-9])|(2[0-3])):[0-5][0-9](:[0-5][0-9])?
pattern Cpr [0-9]{10}
type Sent
 a:Date date
 a:Time /Time
type Envelope
 a:Sent Sent
 a:Identifier 1..14
 a:AcknowledgementCode #Acknowledgement
type OwnDateTime
 Date date
 Time /Time 0..1
type Letter
 Identifier 1..14
 VersionCode =GGOP100
 StatisticalCode 1..8
 Authorisation Sent
 TypeCode =GGOP
 StatusCode 1.. 0..1
 EpisodeOfCareIdentifier 1..35 0..1
type Person
 a:Identifier 1.. 0..1
 a:IdentifierCode 1.. 0..1
 PersonGivenName 1.. 0..1
 PersonSurnameName 1.. 0..1
 PersonTitle 1.. 0..1
 a:TelephoneSubscriberIdentifier 1.. 0..1
 a:DepartmentName 1.. 0..1
type Sender
 a:EANIdentifier 1..35
 a:Identifier 1..17
 IdentifierCode 1..
 a:OrganisationName 1.. 0..1
 a:DepartmentName 1.. 0..1
 a:UnitName 1.. 0..1
 a:StreetName 1.. 0..1
 a:SuburbName 1.. 0..1
 a:DistrictName 1.. 0..1
 a:PostCodeIdentifier 0.. 0..1
 a:TelephoneSubscriberIdentifier 1.. 0..1
 SignedBy Person 1..*
 CoWriter Person 0..*
type Party
 a:EANIdentifier 1..35 0..1
 a:Identifier 1..17 0..1
 IdentifierCode 1.. 0..1
 a:OrganisationName 1.. 0..1
 a:DepartmentName 1.. 0..1
 a:UnitName 1.. 0..1
 a:StreetName 1.. 0..1
 a:SuburbName 1.. 0..1
 a:DistrictName 1.. 0..1
 a:PostCodeIdentifier 0.. 0..1
 a:TelephoneSubscriberIdentifier 1.. 0..1
type PractitionerCopy
 (choice
  CCReceiver Party
  Deselected 0..
type Phone
 a:TelephoneSubscriberIdentifier 1..
 TelephoneSubscriberCode #PhoneKind 0..1
type Address
 a:PersonSurnameName 1.. 0..1
 a:PersonGivenName 1.. 0..1
 a:StreetName 1.. 0..1
 a:SuburbName 1.. 0..1
 a:DistrictName 1.. 0..1
 a:PostCodeIdentifier 0.. 0..1
type Patient
 (choice
  a:CivilRegistrationNumber /Cpr
  a:AlternativeIdentifier 10..10
 a:PersonSurnameName 1..
 a:PersonGivenName 1.. 0..1
 a:StreetName 1.. 0..1
 a:SuburbName 1.. 0..1
 a:DistrictName 1.. 0..1
 a:PostCodeIdentifier 0.. 0..1
 a:Occupation 1.. 0..1
 TelephoneSubscriber Phone 0..*
 NoTelephoneReason 1.. 0..1
 EmailAddressIdentifier 1.. 0..1
 CoAddress Address 0..1
type Relative
 a:RelationCode 1.. 0..1
 a:PersonSurnameName 1.. 0..1
 a:PersonGivenName 1.. 0..1
 a:StreetName 1.. 0..1
 a:SuburbName 1.. 0..1
 a:DistrictName 1.. 0..1
 a:PostCodeIdentifier 0.. 0..1
 TelephoneSubscriber Phone 0..*
 EmailAddressIdentifier 1.. 0..1
type Relatives
 Relative Relative 0..*
type HospitalContact
 Start OwnDateTime 0..1
 ExpectedEnd OwnDateTime 0..1
 ExpectedEndText formatted 0..1
type Control
 ExpectedStart OwnDateTime 0..1
 ExpectedStartText formatted 0..1
 Location Party 0..1
type Coded
 Code 1..
 TypeCode 1.. 0..1
 Text 0.. 0..1
type Diagnose
 PrimaryDiagnosis Coded 0..1
 SecondaryDiagnosis Coded 0..*
type Diagnoses
 ICD10Diagnose Diagnose 0..*
 Text formatted 0..*
type Classification
 ICFCode Coded
 ICFGradient Coded 0..1
type Classifications
 ICFClassification Classification 0..*
type Signer
 SignedBy Person 0..1
 Date date 0..1
type Excerpt
 TypeOfExcerpt 1.. 0..1
 Signer Signer 0..1
 Comment formatted 0..1
type Team
 Member Person 0..*
type FinalResult
 ResultReceiver Party 1..5
type Reference
 RefDescription 1.. 0..1
 URL 1.. 0..1
type RehabilitationPlan
 Letter Letter
 Sender Sender
 Receiver Party
 GPCCReceiver PractitionerCopy 0..1
 CCReceiver Party 0..*
 Patient Patient
 Relatives Relatives 0..1
 TypeOfRehabilitationPlan #PlanType
 InformationForPatientAndRelatives formatted 0..1
 ConsentInformed 1.. 0..1
 PracticalInformation formatted 0..1
 PatientSafetyAspects formatted 0..1
 RehabilitationDeadline formatted 0..1
 CurrentHospitalContact HospitalContact 0..1
 HospitalAmbulatoryControl Control 0..1
 a:PatientHealthSummary formatted 0..1
 AbilityAtDischargeSummary formatted 0..1
 AbilityAtDischargeExtended formatted 0..1
 RehabilitationNeedAndPotential formatted 0..1
 ICD10Diagnoses Diagnoses 0..1
 ICFClassifications Classifications 0..1
 JournalExcerpt Excerpt 0..*
 ContactCounty Party 0..1
 ContactMunicipality Party 0..1
 HealthCareTeam Team 0..1
 FinalResult FinalResult 0..1
 Reference Reference 0..*
namespace urn:oio:medcom:municipality:1.0.4 Envelope
letter GGOP100 GGOP RehabilitationPlan RehabilitationPlan
`;
