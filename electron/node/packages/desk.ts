/** Where packages are read and messages are judged by them: in this process, or in a thread that can be stopped. */
import { needsInterpreter, countRules, judgeByPackages, type Interpreter, type PackageJudgement, type RuleCounts } from '../../../shared/standards/loaded-guide';
import type { LoadedPackage } from '../../../shared/fhir/packages/shelf';
import { packageId } from '../../../shared/fhir/packages/shelf';
import { profilePackages } from '../../../shared/standards/profile-packages';
import { readPackage, type PackageRead } from './read-package';

export interface PackageReading extends PackageRead { rules: RuleCounts }

export interface PackageDesk {
  /** CodedErrors as `readPackage`; `package-too-slow` from a desk that keeps time. */
  read(bytes: Uint8Array): Promise<PackageReading>;
  /** `guides`: `name#version`; see `judgeByPackages`. `loaded`: packages beside the built-in ones. */
  judge(bundle: unknown, guides: readonly string[], loaded: readonly LoadedPackage[]): Promise<PackageJudgement>;
  close(): Promise<void>;
}

/** Works where it is called, and takes the time that a package takes. `interpreter`: fetched when a rule first needs it. */
export function createDesk(interpreter?: () => Promise<Interpreter>): PackageDesk {
  return {
    async read(bytes) {
      const read = await readPackage(bytes);
      return { ...read, rules: countRules(read.package, interpreter && needsInterpreter([read.package]) ? await interpreter() : undefined) };
    },
    async judge(bundle, guides, loaded) {
      const shelf = { builtIn: profilePackages, loaded: new Map(loaded.map((each) => [packageId(each.package), each])) };
      const wanted = interpreter && needsInterpreter(loaded.map((each) => each.package)) ? await interpreter() : undefined;
      return judgeByPackages(bundle, guides, shelf, wanted);
    },
    close: async () => undefined,
  };
}
