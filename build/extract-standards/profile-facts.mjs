// The profile facts of shared/standards, written from published packages or compared with them.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { dkCore } from './dk-core.mjs';
import { drift } from './drift.mjs';
import { builtIn, resolved } from './plan.mjs';
import { packageFiles, packagePaths } from './read.mjs';
import { writtenPackage } from './write.mjs';

export const sha256 = (text) => createHash('sha256').update(text).digest('hex');

/** `name#version` → PackageIR of every package of the plan that is at hand. `packageFromFiles` comes from shared/fhir/packages. */
export function extractPackages(folder, packageFromFiles) {
  const found = new Map();
  const wanted = new Map(builtIn.flatMap(({ name, versions }) => versions.map((version) => [`${name}#${version}`, true])));
  for (const path of packagePaths(folder)) {
    if (existsSync(join(path, 'identifier-types.json'))) {
      for (const version of builtIn.find(({ name }) => name === 'hl7.fhir.dk.core').versions) found.set(`hl7.fhir.dk.core#${version}`, dkCore(path, version, sha256));
      continue;
    }
    const { package: read } = packageFromFiles(packageFiles(path), { sha256, expressions: false });
    const id = `${read.name}#${read.version}`;
    if (wanted.has(id)) found.set(id, { ...read, valueSets: read.valueSets.filter(isUseful), dependsOn: resolved(id, read.dependsOn) });
  }
  return found;
}

/** Value sets that only MessageDefinitions use, and statistics, are of no message. */
const isUseful = ({ url }) => !/message-?definition|statisticalCodes|cancellation-reason/i.test(url);

/** A profile that several packages have alike is written in full in the first of them. */
function twinsOf(packages) {
  const twins = new Map();
  for (const [id, { profiles }] of packages) for (const profile of profiles) if (!twins.has(JSON.stringify(profile))) twins.set(JSON.stringify(profile), id);
  return twins;
}

const source = (id, text) => `/** ${id.replace('#', ' ')}. Written by build/extract-standards.mjs; see shared/fhir/packages/written.ts for the notation. */\nexport const facts = \`${text.replace(/[\\`$]/g, '\\$&')}\`;\n`;

/** Lines that tell what differs; with `write` the files are made to agree. */
export async function profileFacts(root, folder, write) {
  const { runnerImport } = await import('vite');
  const load = async (path) => (await runnerImport(join(root, path), { root, configFile: false, logLevel: 'error' })).module;
  const { packageFromFiles } = await load('shared/fhir/packages/package.ts');
  const found = extractPackages(folder, packageFromFiles);
  const ordered = builtIn.flatMap(({ name, versions, file }) => versions.map((version) => ({ id: `${name}#${version}`, path: join(root, file(version)) }))).filter(({ id }) => found.has(id));
  const twins = twinsOf(ordered.map(({ id }) => [id, found.get(id)]));
  const lines = [];
  if (!write) {
    const { profilePackages } = await load('shared/standards/profile-packages.ts');
    for (const { id } of ordered) for (const line of drift(profilePackages.get(id), found.get(id))) lines.push(`${id}: ${line}`);
    return lines;
  }
  for (const { id, path } of ordered) {
    const text = source(id, writtenPackage(found.get(id), twins));
    if (existsSync(path) && readFileSync(path, 'utf8') === text) continue;
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
    lines.push(`${basename(dirname(dirname(path)))}/${basename(path)} written`);
  }
  return lines;
}
