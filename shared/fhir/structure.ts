/** Base FHIR R4 alone, without any guide. */
import type { Issue } from '../messages';
import { createEngine } from './validation/engine';
import type { Engine } from './validation/types';

let engine: Engine | undefined;

/** Findings of the base structure and its invariants; empty for what base FHIR accepts. Takes any value and never throws. */
export function checkStructure(bundle: unknown): Issue[] {
  engine ??= createEngine('hl7.fhir.r4.core#4.0.1', { packages: new Map(), invariants: {} });
  return engine.validateBundle(bundle, 'http://hl7.org/fhir/StructureDefinition/Bundle').issues;
}
