/** The files of a published package as a PackageIR. */
import type { Bundle, CodeSystem, FhirResource, ImplementationGuide, StructureDefinition, ValueSet } from 'fhir/r4';
import { typeFact } from '../r4/facts';
import type { PackageIR } from '../validation/ir';
import { profileFromSnapshot, type SnapshotOptions } from './snapshot';
import { valueSetsOf } from './value-sets';

/** `package.json` of a package; its dependencies win over those of the ImplementationGuide. */
export interface Manifest { name?: string; version?: string; dependencies?: Record<string, string> }

export interface PackageFiles {
  manifest?: Manifest;
  /** Every definition; other resources are passed over. A Bundle of type collection holds expanded value sets. */
  resources: readonly FhirResource[];
}

export interface ReadPackage {
  /** `dependsOn` is as declared, not yet resolved. */
  package: PackageIR;
  /** Definitions that tell nothing of a message here, and why. */
  leftOut: { url: string; why: 'differential-only' | 'unknown-type' | 'not-a-constraint' }[];
}

const ofType = <T extends FhirResource>(resources: readonly FhirResource[], type: T['resourceType']): T[] => resources.filter((resource): resource is T => resource.resourceType === type);

export function packageFromFiles({ manifest, resources }: PackageFiles, options: SnapshotOptions): ReadPackage {
  const guide = ofType<ImplementationGuide>(resources, 'ImplementationGuide')[0];
  const declared = Object.fromEntries((guide?.dependsOn ?? []).flatMap(({ packageId, version }) => (packageId !== undefined && version !== undefined ? [[packageId, version]] : [])));
  const leftOut: ReadPackage['leftOut'] = [];
  const profiles = ofType<StructureDefinition>(resources, 'StructureDefinition').flatMap((definition) => {
    const why = definition.derivation !== 'constraint' ? 'not-a-constraint' : !typeFact(definition.type) ? 'unknown-type' : !definition.snapshot?.element.length ? 'differential-only' : undefined;
    if (why) leftOut.push({ url: definition.url, why });
    return why ? [] : [profileFromSnapshot(definition, options)];
  }).sort((a, b) => (a.url < b.url ? -1 : 1));
  const expansions = ofType<Bundle>(resources, 'Bundle').flatMap(({ entry }) => ofType<ValueSet>((entry ?? []).flatMap(({ resource }) => (resource ? [resource as FhirResource] : [])), 'ValueSet'));
  const valueSets = valueSetsOf(ofType<ValueSet>(resources, 'ValueSet'), ofType<CodeSystem>(resources, 'CodeSystem'), expansions);
  return {
    package: { name: manifest?.name ?? guide?.packageId ?? '', version: manifest?.version ?? guide?.version ?? '', profiles, valueSets, dependsOn: manifest?.dependencies ?? declared },
    leftOut,
  };
}
