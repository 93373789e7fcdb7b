/** An official FHIR package (.tgz) read to what validation needs. Nothing of it is trusted, nothing of it is written to the disk. */
import { createGunzip } from 'node:zlib';
import { TextDecoder } from 'node:util';
import { CodedError, packageIdSchema } from '../../../shared/contract';
import { readDefinition, readManifest, type Definition } from '../../../shared/fhir/packages/definitions';
import { packageFromFiles } from '../../../shared/fhir/packages/package';
import type { PackageIR } from '../../../shared/fhir/validation/ir';
import { sha256Of } from '../hash';
import { systemCode } from '../files';
import { readTar, type TarLimits } from './tar';

export interface PackageLimits extends TarLimits { compressedBytes: number }

const MB = 1024 * 1024;
export const packageLimits: PackageLimits = { compressedBytes: 50 * MB, unpackedBytes: 300 * MB, fileBytes: 30 * MB, entries: 20_000 };

/** Grows whenever the same package would give another PackageIR; what was read by another reader is read again. */
export const READER_VERSION = 1;

export interface PackageRead {
  /** `dependsOn` as the package declares it, not yet resolved. */
  package: PackageIR;
  /** Profiles of types that say nothing of a message: known by name, never judged by. */
  leftOut: string[];
}

const manifestFile = 'package/package.json';
/** Definitions lie right in `package/`; examples, pages and schemas lie deeper. */
const isDefinition = (path: string): boolean => /^package\/[^/.][^/]*\.json$/.test(path);
const LONGEST_NAME = 80;

/**
 * CodedErrors say why a package is refused: all `package-…` codes but those about dependencies. Memory: one file of the
 * archive and the reduced definitions. Needs up to some seconds of computing for the largest packages, in steps of one file.
 */
export async function readPackage(bytes: Uint8Array, limits: PackageLimits = packageLimits): Promise<PackageRead> {
  if (bytes.length > limits.compressedBytes) throw new CodedError('package-too-large', { megabytes: Math.round(limits.compressedBytes / MB), what: '.tgz' });
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) throw new CodedError('package-not-archive');
  const definitions: Definition[] = [];
  const canonicals = new Set<string>();
  let manifest: ReturnType<typeof readManifest>;
  for await (const { path, bytes: file } of readTar(unzipped(bytes), limits, isDefinition)) {
    const value = parse(file, path);
    if (path === manifestFile) { manifest = readManifest(value); continue; }
    const read = readDefinition(value);
    if (read === 'other') continue;
    if ('fault' in read) throw badFile(path);
    const { definition } = read;
    if (definition.resourceType === 'StructureDefinition') checkRelease(definition.fhirVersion);
    const { url } = definition;
    if (url !== undefined) {
      if (canonicals.has(url)) throw new CodedError('package-same-canonical', { url: url.slice(0, 200) });
      canonicals.add(url);
    }
    definitions.push(definition);
  }
  if (!manifest || !packageIdSchema.safeParse(`${manifest.name}#${manifest.version}`).success) throw new CodedError('package-no-manifest');
  for (const version of manifest.fhirVersions) checkRelease(version);
  return reduce(manifest, definitions);
}

function reduce(manifest: NonNullable<ReturnType<typeof readManifest>>, definitions: Definition[]): PackageRead {
  let read: ReturnType<typeof packageFromFiles>;
  try {
    read = packageFromFiles({ manifest, resources: definitions }, { sha256: sha256Of, expressions: true });
  } catch {
    // Shaped as FHIR has it, but saying what no publisher's tool would write.
    throw new CodedError('package-bad-json', { file: manifest.name });
  }
  const { package: found, leftOut } = read;
  const bare = leftOut.find(({ why }) => why === 'differential-only');
  if (bare) throw new CodedError('package-no-snapshot', { profile: bare.url.slice(bare.url.lastIndexOf('/') + 1).slice(0, LONGEST_NAME) });
  if (found.profiles.length === 0 && found.valueSets.length === 0) throw new CodedError('package-nothing');
  return { package: found, leftOut: leftOut.filter(({ why }) => why === 'unknown-type').map(({ url }) => url) };
}

/** A stream that stops as soon as nobody reads on: a small file that unpacks to a disk full is never unpacked. */
async function* unzipped(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  const gunzip = createGunzip();
  gunzip.end(bytes);
  try {
    for await (const chunk of gunzip) yield chunk as Uint8Array;
  } catch (error) {
    if (systemCode(error)?.startsWith('Z_')) throw new CodedError('package-damaged', { at: gunzip.bytesWritten });
    throw error;
  }
}

function parse(bytes: Uint8Array, path: string): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)) as unknown;
  } catch {
    throw badFile(path);
  }
}

const badFile = (path: string): CodedError => new CodedError('package-bad-json', { file: path.slice(path.lastIndexOf('/') + 1).slice(0, LONGEST_NAME) });

function checkRelease(version: string | undefined): void {
  if (version !== undefined && !/^4\.0(\.|$)/.test(version)) throw new CodedError('package-other-fhir', { version: version.slice(0, 20) });
}
