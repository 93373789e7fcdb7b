/**
 * ProfileIR: what a StructureDefinition asks for, reduced to plain data (JSON can hold it). A profile says only what it adds to
 * the base type: an element that the base facts (`../r4`) describe and that the profile leaves alone isn't repeated. The base
 * type's own invariants (ele-1, ext-1, dom-3, per-1 …) belong to the base facts, never to a profile.
 */

export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/** Allowed type of an element. For a Reference, `targets` are the canonicals of allowed target profiles; `bundled`: the target must be an entry of the same Bundle. */
export interface TypeIR {
  /** FHIR type name: `Coding`, `Reference`, `string`. */
  code: string;
  /** Canonicals of datatype profiles the value must conform to (any one of them), `…/dk-core-cpr-identifier`. */
  profiles?: readonly string[];
  targets?: readonly string[];
  bundled?: true;
  contained?: true;
}

export interface BindingIR {
  /** Canonical as written, perhaps with `|version`. */
  valueSet: string;
  /** Only required bindings decide; the others may be kept for explanation. */
  strength: 'required' | 'extensible' | 'preferred' | 'example';
}

export interface InvariantIR {
  key: string;
  severity: 'error' | 'warning';
  /** First 8 hex digits of the SHA-256 of the published expression with white space collapsed; tells two versions under one key apart. */
  hash: string;
  /** The published FHIRPath. Absent in built-in facts, where a named TypeScript function stands for it; present in a package loaded at run time. */
  expression?: string;
}

export interface DiscriminatorIR {
  type: 'value' | 'pattern' | 'type' | 'profile' | 'exists';
  /** Simple FHIRPath as published: `system`, `$this.extension.value`, `extension('url').value.code`, `resolve()`. */
  path: string;
}

export interface SlicingIR {
  rules: 'open' | 'closed' | 'openAtEnd';
  discriminators: readonly DiscriminatorIR[];
  ordered?: true;
}

export interface ElementIR {
  /** Name in the standard without `[x]`: `value`, `identifier`. For a slice: the element's name. */
  name: string;
  /** Set in an entry of `slices`. */
  slice?: string;
  /** Cardinality where it differs from the base's; `max` is a number or '*'. In a slice both are always said. */
  min?: number;
  max?: number | '*';
  /** Allowed types where they differ from the base's. */
  types?: readonly TypeIR[];
  fixed?: Json;
  pattern?: Json;
  binding?: BindingIR;
  maxLength?: number;
  invariants?: readonly InvariantIR[];
  slicing?: SlicingIR;
  /** Slices of this element, in order. Type slices of a choice (`valueCoding`) are slices with discriminator type `$this`. */
  slices?: readonly ElementIR[];
  /** Children that the profile narrows. */
  children?: readonly ElementIR[];
}

export interface ProfileIR {
  /** Canonical without version. */
  url: string;
  /** Base type: `MessageHeader`, `Identifier`, `Extension`. */
  type: string;
  /** Canonical of the parent profile when it isn't the base type; its rules are part of the snapshot and need not be checked again. */
  base?: string;
  /** What the profile says of its root (invariants) and below it. */
  root: Omit<ElementIR, 'name'>;
}

/**
 * Codes of a value set: system → codes, one string of codes separated by spaces, or null for "every code of that system, which we don't hold".
 * `complete: false`: there are parts we can't enumerate, so a code that isn't found is "cannot tell".
 */
export interface ValueSetIR {
  url: string;
  codes: Readonly<Record<string, string | null>>;
  complete: boolean;
}

/** What one published package (name#version) brings. */
export interface PackageIR {
  /** `medcom.fhir.dk.carecommunication` */
  name: string;
  version: string;
  profiles: readonly ProfileIR[];
  valueSets: readonly ValueSetIR[];
  /** Packages in which canonicals are looked up next, in this order: name → version, as resolved (an override is already applied here). */
  dependsOn: Readonly<Record<string, string>>;
}
