/**
 * Where packages are read and messages are judged by them: in this process, or in a thread that can be stopped. What a package was
 * read to is handed about as text, which only the desk itself opens: the mailroom stores it and hands it back, and never has to
 * parse or copy megabytes of rules between two messages.
 */
import { packageId, type LoadedPackage } from '../../../shared/fhir/packages/shelf';
import type { PackageIR } from '../../../shared/fhir/validation/ir';
import { countRules, judgeByPackages, needsInterpreter, type Interpreter, type PackageJudgement, type RuleCounts } from '../../../shared/standards/loaded-guide';
import { profilePackages } from '../../../shared/standards/profile-packages';
import { readPackage } from './read-package';

/** What is told of a package; small. */
export interface PackageSummary {
  name: string;
  version: string;
  /** As declared. */
  dependsOn: Readonly<Record<string, string>>;
  contents: readonly { url: string; type: string }[];
  valueSets: number;
  rules: RuleCounts;
  /** Profiles of types that say nothing of a message. */
  leftOut: readonly string[];
}
export interface PackageReading { summary: PackageSummary; /** For `judge`. */ text: string }
export interface JudgingPackage { text: string; overrides: Readonly<Record<string, string>> }

export interface PackageDesk {
  /** CodedErrors as `readPackage`; `package-too-slow` from a desk that keeps time. */
  read(bytes: Uint8Array): Promise<PackageReading>;
  /** `guides`: `name#version`; see `judgeByPackages`. `loaded`: packages beside the built-in ones. */
  judge(bundle: unknown, guides: readonly string[], loaded: readonly JudgingPackage[]): Promise<PackageJudgement>;
  close(): Promise<void>;
}

/** Packages kept open between two messages. */
const MOST_OPEN = 20;

/** Works where it is called, and takes the time that a package takes. `interpreter`: fetched when a rule first needs it. */
export function createDesk(interpreter?: () => Promise<Interpreter>): PackageDesk {
  const open = new Map<string, PackageIR>();
  function opened(text: string): PackageIR {
    const found = open.get(text) ?? JSON.parse(text) as PackageIR;
    open.delete(text);
    open.set(text, found);
    if (open.size > MOST_OPEN) for (const oldest of open.keys()) { open.delete(oldest); break; }
    return found;
  }
  return {
    async read(bytes) {
      const { package: found, leftOut } = await readPackage(bytes);
      const rules = countRules(found, interpreter && needsInterpreter([found]) ? await interpreter() : undefined);
      const { name, version, dependsOn } = found;
      return { summary: { name, version, dependsOn, contents: found.profiles.map(({ url, type }) => ({ url, type })), valueSets: found.valueSets.length, rules, leftOut }, text: JSON.stringify(found) };
    },
    async judge(bundle, guides, packages) {
      const loaded = packages.map(({ text, overrides }): LoadedPackage => ({ package: opened(text), overrides }));
      const wanted = interpreter && needsInterpreter(loaded.map((each) => each.package)) ? await interpreter() : undefined;
      return judgeByPackages(bundle, guides, { builtIn: profilePackages, loaded: new Map(loaded.map((each) => [packageId(each.package), each])) }, wanted);
    },
    close: async () => undefined,
  };
}

/** A package as far as it is needed to find what it depends on. */
export const outlineOf = ({ name, version, dependsOn }: PackageSummary): PackageIR => ({ name, version, dependsOn, profiles: [], valueSets: [] });
