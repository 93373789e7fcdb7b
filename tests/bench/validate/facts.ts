/** The built-in facts alone, as a process loads them: the package of a guide with everything it depends on. */
import { profilePackages } from '../../../shared/standards/profile-packages';

/** Number of profiles read. */
export function readGuide(id: string): number {
  const reached = new Set([id]);
  let profiles = 0;
  for (const name of reached) {
    const found = profilePackages.get(name);
    profiles += found?.profiles.length ?? 0;
    for (const [dependency, version] of Object.entries(found?.dependsOn ?? {})) reached.add(`${dependency}#${version}`);
  }
  return profiles;
}
