// @solarahealth/fhir-r4: base FHIR R4 by zod. The Bundle and each resource by its own schema, since the Bundle's doesn't look into entries.
import { createRequire } from 'node:module';
import { report } from './warm.mjs';

// Its ES modules name files without their endings, which Node can't load.
const library = createRequire(import.meta.url)('@solarahealth/fhir-r4');
const schemas = new Map();
const schemaOf = (type) => {
  const known = schemas.get(type) ?? library[`create${type}Schema`]();
  schemas.set(type, known);
  return known;
};

report(process.argv[2], (bundle) => {
  let accepted = schemaOf('Bundle').safeParse(bundle).success;
  for (const { resource } of bundle.entry) accepted = schemaOf(resource.resourceType).safeParse(resource).success && accepted;
  return accepted;
});
