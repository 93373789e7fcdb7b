/**
 * Conformance: files judged without being received, and packages of published profiles that a person loads beside the built-in
 * ones. Loaded packages judge here only; what is received and sent is judged by what is built in.
 */
import { join } from 'node:path';
import { CodedError, type Judgement, type PackageAddition, type PackageDetails, type PackageFacts } from '../../../shared/contract';
import { circle, dependenciesOf, isNamedByAll, versionsAtHand, type Shelf } from '../../../shared/fhir/packages/shelf';
import { detectContentType, isAttachmentContentType } from '../../../shared/fhir/content-type';
import type { PackageIR } from '../../../shared/fhir/validation/ir';
import type { Issue } from '../../../shared/messages';
import { countRules, type RuleCounts } from '../../../shared/standards/loaded-guide';
import { profilePackages } from '../../../shared/standards/profile-packages';
import type { PackageDesk, PackageSummary } from '../../node/packages/desk';
import { packageLimits } from '../../node/packages/read-package';
import type { Room } from '../room';
import { createCollection, type Loaded } from './collection';
import { judgeFile, judgeFileBy, shelfOf } from './judge';
import { createVisiting } from './visiting';
import { finding, isRefusal } from './words';

export interface Conformance {
  /** CodedError `not-found` for a file or a package that is not here. */
  judge(sha256: string, packages?: readonly string[], part?: number): Promise<Judgement>;
  packages(): Promise<PackageFacts[]>;
  /** CodedError `not-found`. */
  details(id: string): Promise<PackageDetails>;
  /** A refusal comes back as findings. CodedError `not-found` when no such file was uploaded. */
  add(sha256: string, file?: string, overrides?: Readonly<Record<string, string>>): Promise<PackageAddition>;
  /** CodedError `not-found`, also for a built-in package. */
  remove(id: string): Promise<void>;
  /** Takes a judged file out of the profile again. A loaded package stays, and so does what may be the file of a message. */
  forget(sha256: string): Promise<void>;
  /** Notes a file that is only looked at, so that it goes at the next start at the latest. */
  visit(sha256: string): Promise<void>;
  /** Forgets what was looked at before a window or the program was closed. Never fails: what can't go now goes another time. */
  tidy(): Promise<void>;
  close(): Promise<void>;
}

export interface ConformanceOptions {
  /** Where loaded packages are kept. */
  directory: string;
  desk: PackageDesk;
  /** Of this program. */
  version: string;
}

const MOST_KNOWN = 5;
const HEAD_BYTES = 4096;
const MOST_FINDINGS = 100;

type Outline = Pick<PackageSummary, 'name' | 'version' | 'contents' | 'valueSets'>;
const outline = ({ name, version, profiles, valueSets }: PackageIR): Outline => ({ name, version, contents: profiles.map(({ url, type }) => ({ url, type })), valueSets: valueSets.length });

export function createConformance(room: Pick<Room, 'library' | 'originals' | 'log' | 'now'>, { directory, desk, version }: ConformanceOptions): Conformance {
  const collection = createCollection(room, directory, desk, version);
  const visiting = createVisiting(join(directory, 'visiting'));
  const factsOf = (shelf: Shelf, { name, version: release, contents, valueSets }: Outline, loaded?: Loaded): PackageFacts => {
    const id = `${name}#${release}`;
    return {
      id, name, version: release, source: loaded ? 'loaded' : 'built-in', profiles: contents.length, valueSets,
      missing: (dependenciesOf(loaded ? shelf : { ...shelf, loaded: new Map() }, id) ?? []).filter(({ state }) => state === 'missing').map(({ name: other, wanted }) => `${other}#${wanted}`),
      ...(loaded ? { sha256: loaded.record.sha256, addedAt: loaded.record.addedAt, ...(loaded.record.file === undefined ? {} : { file: loaded.record.file }) } : {}),
    };
  };
  const detailsOf = (shelf: Shelf, outline: Outline & { rules: RuleCounts }, loaded?: Loaded): PackageDetails => {
    const facts = factsOf(shelf, outline, loaded);
    return { ...facts, dependencies: dependenciesOf(shelf, facts.id) ?? [], contents: [...outline.contents], invariants: outline.rules };
  };

  /** What is remarkable about a package that was taken. */
  function remarks(shelf: Shelf, { name: own, version: release }: PackageSummary): Issue[] {
    const id = `${own}#${release}`;
    const missing = (dependenciesOf(shelf, id) ?? []).filter(({ state }) => state === 'missing')
      .map(({ name, wanted }) => finding(isNamedByAll(name) ? 'information' : 'warning', 'package-missing-dependency', { package: `${name}#${wanted}`, known: versionsAtHand(shelf, name).slice(0, MOST_KNOWN).join(', ') || '-' }));
    const round = circle(shelf, id);
    return [...missing, ...(round ? [finding('information', 'package-circular', { names: round.slice(0, MOST_KNOWN).join(' > ') })] : []), ...(profilePackages.has(id) ? [finding('information', 'package-built-in', { package: id })] : [])].slice(0, MOST_FINDINGS);
  }

  async function forget(sha256: string): Promise<void> {
    if ((await room.originals.has('content', sha256)) && !(await collection.holds(sha256))) {
      const { bytes } = await room.originals.readRange(sha256, 0, HEAD_BYTES);
      if (!isAttachmentContentType(detectContentType(bytes) ?? '')) await room.originals.remove('content', sha256);
    }
    await visiting.gone(sha256);
  }

  return {
    forget,
    visit: (sha256) => visiting.note(sha256),
    async tidy() {
      try {
        for (const sha256 of await visiting.left()) await forget(sha256);
      } catch (error) {
        room.log.warn('visiting-files-left', { error: error instanceof Error ? error.name : 'unknown' });
      }
    },
    async judge(sha256, packages = [], part) {
      await visiting.note(sha256);
      const bytes = await room.originals.read('content', sha256);
      return packages.length === 0 ? judgeFile(room.library, bytes, part) : judgeFileBy(room.library, bytes, part, packages, await collection.all(), desk);
    },
    async packages() {
      const loaded = await collection.all();
      const shelf = shelfOf(loaded);
      return [...loaded.map((each) => factsOf(shelf, each.summary, each)), ...[...profilePackages.values()].map((pack) => factsOf(shelf, outline(pack)))];
    },
    async details(id) {
      const loaded = await collection.all();
      const found = loaded.find(({ record }) => record.id === id);
      if (found) return detailsOf(shelfOf(loaded), found.summary, found);
      const pack = profilePackages.get(id);
      if (!pack) throw new CodedError('not-found');
      return detailsOf(shelfOf(loaded), { ...outline(pack), rules: countRules(pack) });
    },
    async add(sha256, file, overrides = {}) {
      const { bytes } = await room.originals.facts('content', sha256);
      try {
        if (bytes > packageLimits.compressedBytes) throw new CodedError('package-too-large', { megabytes: packageLimits.compressedBytes / (1024 * 1024), what: '.tgz' });
        const reading = await desk.read(await room.originals.read('content', sha256));
        const added = await collection.add(reading, { sha256, overrides, addedAt: room.now(), ...(file === undefined ? {} : { file }) });
        const shelf = shelfOf(await collection.all());
        return { package: detailsOf(shelf, added.summary, added), issues: remarks(shelf, added.summary) };
      } catch (error) {
        if (!(error instanceof CodedError) || !isRefusal(error)) throw error;
        return { issues: [finding('fatal', error.code, error.params)] };
      }
    },
    async remove(id) { if (!(await collection.remove(id))) throw new CodedError('not-found'); },
    close: () => desk.close(),
  };
}
