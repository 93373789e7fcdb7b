/**
 * Invariants of base FHIR R4 as named native functions, for every type in `../../r4`.
 *
 * Keys are what `typeFact` names: a type (`Period`, `Bundle`), a group by its fact's name (`Bundle.entry`, and `Composition.section`
 * for the nested sections too), and for an element that is no group its owner's fact and its own name (`Narrative.div`,
 * `Organization.telecom`; each item of a repeating element is a focus of its own). `DomainResource` holds for every resource but
 * Bundle and Binary. ele-1 is not here: the structure check finds empty elements. Source of all: the R4 (4.0.1) definitions;
 * where the standard has corrected a wording since, the function says so.
 */
import { datatypeInvariants } from './datatypes';
import type { BaseInvariant } from './kit';
import { resourceInvariants } from './resources';

export type { BaseInvariant } from './kit';

export const baseInvariants: Readonly<Record<string, readonly BaseInvariant[]>> = { ...datatypeInvariants, ...resourceInvariants };
