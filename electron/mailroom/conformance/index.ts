/** Conformance: files judged without being received, and packages of published profiles that a person loads beside the built-in ones. */
import { CodedError, type Judgement, type PackageAddition, type PackageDetails, type PackageFacts } from '../../../shared/contract';
import type { Room } from '../room';
import { judgeFile } from './judge';

export interface Conformance {
  /** CodedError `not-found` for a file or a package that is not here. */
  judge(sha256: string, packages?: readonly string[]): Promise<Judgement>;
  packages(): Promise<PackageFacts[]>;
  /** CodedError `not-found`. */
  details(id: string): Promise<PackageDetails>;
  /** A refusal comes back as findings. CodedError `not-found` when no such file was uploaded. */
  add(sha256: string, file?: string, overrides?: Readonly<Record<string, string>>): Promise<PackageAddition>;
  /** CodedError `not-found`, also for a built-in package. */
  remove(id: string): Promise<void>;
}

export function createConformance(room: Pick<Room, 'library' | 'originals'>): Conformance {
  return {
    async judge(sha256, packages = []) {
      if (packages.length > 0) throw new CodedError('not-found');
      return judgeFile(room.library, await room.originals.read('content', sha256));
    },
    packages: async () => [],
    details: async () => { throw new CodedError('not-found'); },
    add: async (sha256) => { await room.originals.facts('content', sha256); throw new CodedError('not-found'); },
    remove: async () => { throw new CodedError('not-found'); },
  };
}
