/**
 * The published profiles that are built in, by `name#version`. Each package is read from its written facts when it is first
 * asked for: a client that only ever meets one guide reads four or five of them.
 */
import { readPackage } from '../fhir/packages/written';
import { basePackage } from '../fhir/r4/base-package';
import type { PackageIR } from '../fhir/validation/ir';
import { facts as acknowledgement203 } from './acknowledgement/profiles/2.0.3';
import { facts as careCommunication403 } from './care-communication/profiles/4.0.3';
import { facts as careCommunication502 } from './care-communication/profiles/5.0.2';
import { facts as conditionList101 } from './condition-list/profiles/1.0.1';
import { facts as homeCareObservation121 } from './home-care-observation/profiles/1.2.1';
import { facts as hospitalNotification302 } from './hospital-notification/profiles/3.0.2';
import { facts as core200 } from './medcom/profiles/core-2.0.0';
import { facts as core240 } from './medcom/profiles/core-2.4.0';
import { facts as core301 } from './medcom/profiles/core-3.0.1';
import { facts as core400 } from './medcom/profiles/core-4.0.0';
import { facts as dkCore340 } from './medcom/profiles/dk-core-3.4.0';
import { facts as dkCore380 } from './medcom/profiles/dk-core-3.8.0';
import { facts as document101 } from './medcom/profiles/document-1.0.1';
import { facts as messaging210 } from './medcom/profiles/messaging-2.1.0';
import { facts as messaging222 } from './medcom/profiles/messaging-2.2.2';
import { facts as messaging300 } from './medcom/profiles/messaging-3.0.0';
import { facts as messaging402 } from './medcom/profiles/messaging-4.0.2';
import { facts as terminology111 } from './medcom/profiles/terminology-1.1.1';
import { facts as terminology170 } from './medcom/profiles/terminology-1.7.0';
import { facts as terminology202 } from './medcom/profiles/terminology-2.0.2';
import { facts as xdsMetadata101 } from './medcom/profiles/xdsmetadata-1.0.1';
import { olderPackage, olderReleases } from './older-profiles';

const written: Readonly<Record<string, string>> = {
  'hl7.fhir.r4.core#4.0.1': basePackage,
  'hl7.fhir.dk.core#3.4.0': dkCore340,
  'hl7.fhir.dk.core#3.8.0': dkCore380,
  'medcom.fhir.dk.terminology#1.1.1': terminology111,
  'medcom.fhir.dk.terminology#1.7.0': terminology170,
  'medcom.fhir.dk.terminology#2.0.2': terminology202,
  'medcom.fhir.dk.core#2.0.0': core200,
  'medcom.fhir.dk.core#2.4.0': core240,
  'medcom.fhir.dk.core#3.0.1': core301,
  'medcom.fhir.dk.core#4.0.0': core400,
  'medcom.fhir.dk.messaging#2.1.0': messaging210,
  'medcom.fhir.dk.messaging#2.2.2': messaging222,
  'medcom.fhir.dk.messaging#3.0.0': messaging300,
  'medcom.fhir.dk.messaging#4.0.2': messaging402,
  'medcom.fhir.dk.xdsmetadata#1.0.1': xdsMetadata101,
  'medcom.fhir.dk.document#1.0.1': document101,
  'medcom.fhir.dk.acknowledgement#2.0.3': acknowledgement203,
  'medcom.fhir.dk.carecommunication#4.0.3': careCommunication403,
  'medcom.fhir.dk.carecommunication#5.0.2': careCommunication502,
  'medcom.fhir.dk.hospitalnotification#3.0.2': hospitalNotification302,
  'medcom.fhir.dk.homecareobservation#1.2.1': homeCareObservation121,
  'medcom.fhir.dk.conditionlist#1.0.1': conditionList101,
};

type Maker = (all: Packages) => PackageIR;

class Packages implements ReadonlyMap<string, PackageIR> {
  private readonly made = new Map<string, PackageIR>();

  constructor(private readonly makers: ReadonlyMap<string, Maker>) {}

  get size(): number { return this.makers.size; }
  has(id: string): boolean { return this.makers.has(id); }
  keys(): MapIterator<string> { return this.makers.keys(); }
  *values(): MapIterator<PackageIR> { for (const id of this.keys()) yield this.get(id)!; }
  *entries(): MapIterator<[string, PackageIR]> { for (const id of this.keys()) yield [id, this.get(id)!]; }
  [Symbol.iterator](): MapIterator<[string, PackageIR]> { return this.entries(); }
  forEach(each: (value: PackageIR, id: string, map: ReadonlyMap<string, PackageIR>) => void): void { for (const [id, value] of this) each(value, id, this); }

  get(id: string): PackageIR | undefined {
    const known = this.made.get(id);
    if (known) return known;
    const made = this.makers.get(id)?.(this);
    if (made) this.made.set(id, made);
    return made;
  }

  /** A profile that another package holds. Our own files name only what is there. */
  readonly profile = (id: string, canonical: string) => {
    const found = this.get(id)?.profiles.find(({ url }) => url === canonical);
    if (!found) throw new Error(`${id} has no ${canonical}`);
    return found;
  };
}

export const profilePackages: ReadonlyMap<string, PackageIR> = new Packages(new Map<string, Maker>([
  ...Object.entries(written).map(([id, text]): [string, Maker] => [id, (all) => readPackage(text, all.profile)]),
  ...olderReleases.map((release): [string, Maker] => [`${release.from.slice(0, release.from.indexOf('#'))}#${release.version}`, (all) => olderPackage(release, all)]),
]));
