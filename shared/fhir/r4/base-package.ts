/**
 * What profiles name of base FHIR R4 beyond its types: a datatype profile, extensions of HL7 and value sets. The facts are in
 * the notation of `packages/written.ts`; every built-in package rests on this one.
 */
import type { ValueSetIR } from '../validation/ir';
import { codeSets } from './codes';

export const basePackage = `package hl7.fhir.r4.core 4.0.1
profile SimpleQuantity Quantity
 comparator ..0
profile data-absent-reason Extension
 extension ..0
 url ="http://hl7.org/fhir/StructureDefinition/data-absent-reason"
 value 1.. @code in:data-absent-reason
profile condition-dueTo Extension
 extension ..0
 url ="http://hl7.org/fhir/StructureDefinition/condition-dueTo"
 value 1.. @CodeableConcept|Reference(Condition,Procedure,MedicationAdministration,Immunization,MedicationStatement)
profile address-official Extension
 extension ..0
 url ="http://hl7.org/fhir/StructureDefinition/address-official"
 value 1.. @boolean
set condition-category
 http://terminology.hl7.org/CodeSystem/condition-category problem-list-item encounter-diagnosis
set condition-clinical
 http://terminology.hl7.org/CodeSystem/condition-clinical active recurrence relapse inactive remission resolved
set condition-ver-status
 http://terminology.hl7.org/CodeSystem/condition-ver-status unconfirmed provisional differential confirmed refuted entered-in-error
set condition-code ...
 http://snomed.info/sct 160245001
set data-absent-reason
 http://terminology.hl7.org/CodeSystem/data-absent-reason unknown asked-unknown temp-unknown not-asked asked-declined masked not-applicable unsupported as-text error not-a-number negative-infinity positive-infinity not-performed not-permitted
set http://terminology.hl7.org/ValueSet/v3-ConfidentialityClassification
 http://terminology.hl7.org/CodeSystem/v3-Confidentiality U L M N R V`;

/** Code sets whose system is not named as the set is. */
const systems: Readonly<Record<string, string>> = { 'units-of-time': 'http://unitsofmeasure.org' };

/** The required code sets of the base as value sets, for packages that bind them where the base does not. */
export const baseValueSets = (): ValueSetIR[] => Object.entries(codeSets).map(([name, codes]) => ({
  url: `http://hl7.org/fhir/ValueSet/${name}`, codes: { [systems[name] ?? `http://hl7.org/fhir/${name}`]: [...codes].join(' ') }, complete: true,
}));
