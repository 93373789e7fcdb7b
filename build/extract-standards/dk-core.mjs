// hl7.fhir.dk.core: its definitions are not at hand as published snapshots, only facts about identifiers, slices and codes.
// Two flavours: up to 3.4.0 and from 3.5.0 (another GLN system, other organisation identifiers).
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { base } from './plan.mjs';

const canonical = (name) => `http://hl7.dk/fhir/core/StructureDefinition/${name}`;
const system = (name) => `http://hl7.dk/fhir/core/CodeSystem/${name}`;
const columns = { '3.4.0': ['3.4.0', '3.4.0'], '3.8.0': ['3.8.0-head', 'HEAD'] };

/** Civil registration numbers and their replacements are limited in length besides. */
const lengths = { 'dk-core-cpr-identifier': 10, 'dk-core-x-ecpr-identifier': 10, 'dk-core-d-ecpr-identifier': 10 };
const slices = {
  'dk-core-organization': { 'EAN-ID': 'dk-core-gln-identifier', 'SOR-ID': 'dk-core-sor-identifier', 'KOMBIT-ORG-ID': 'dk-core-kombit-org-identifier', 'CVR-ID': 'dk-core-cvr-identifier', ProducentID: 'dk-core-producent-id' },
  'dk-core-patient': { cpr: 'dk-core-cpr-identifier', 'x-ecpr': 'dk-core-x-ecpr-identifier', 'd-ecpr': 'dk-core-d-ecpr-identifier' },
};
/** Only named as what a reference may point to: nothing but the type is known. */
const targets = { 'dk-core-practitioner': 'Practitioner', 'dk-core-practitioner-role': 'PractitionerRole', 'dk-core-related-person': 'RelatedPerson', 'dk-core-location': 'Location', 'dk-core-condition': 'Condition', 'dk-core-observation': 'Observation' };
const extensions = ['dk-core-municipalityCodes', 'dk-core-RegionalSubDivisionCodes', 'ConditionLastAssertedDate', 'NotFollowedAnymore'];

const json = (folder, name) => JSON.parse(readFileSync(join(folder, name), 'utf8'));
const codesOf = (folder, name) => json(folder, `CodeSystem-${name}.json`).concept.map(({ code }) => code).join(' ');

export function dkCore(folder, version, sha256) {
  const [identifierColumn, sliceColumn] = columns[version];
  const identifiers = json(folder, 'identifier-types.json');
  const { organizationMandatoryIdentifier, slices: published } = json(folder, 'profile-slices.json');
  const invariant = (key, expression) => ({ key, severity: 'error', hash: sha256(expression.replace(/\s+/g, ' ').trim()).slice(0, 8) });
  const identifier = ([name, byVersion]) => {
    const { system: uri, use, invariants } = byVersion[identifierColumn];
    const list = uri.includes(':') ? { fixed: uri } : { binding: { valueSet: `http://hl7.dk/fhir/core/ValueSet/${uri}`, strength: 'required' } };
    return {
      url: canonical(name), type: 'Identifier', root: {
        children: [
          ...(use === null ? [] : [{ name: 'use', fixed: use }]), { name: 'system', min: 1, ...list },
          { name: 'value', min: 1, ...(lengths[name] && { maxLength: lengths[name] }), ...(invariants.length > 0 && { invariants: invariants.map(({ key, expression }) => invariant(key, expression)) }) },
        ],
      },
    };
  };
  const sliced = (name, type, invariants) => {
    const uris = published[`${name}.identifier`];
    const entries = Object.entries(slices[name]).map(([slice, profile]) => ({ name: 'identifier', slice, min: 0, max: 1, types: [{ code: 'Identifier', profiles: [canonical(profile)] }] }));
    if (!Object.keys(slices[name]).every((slice) => slice in uris)) throw new Error(`${name}: other slices than expected`);
    return { url: canonical(name), type, root: { ...(invariants && { invariants }), children: [{ name: 'identifier', slicing: { rules: 'open', discriminators: [{ type: 'value', path: 'system' }] }, slices: entries }] } };
  };
  const profiles = [
    ...Object.entries(identifiers).map(identifier),
    sliced('dk-core-organization', 'Organization', organizationMandatoryIdentifier[sliceColumn].map(([key, expression]) => invariant(key, expression))),
    sliced('dk-core-patient', 'Patient'),
    ...Object.entries(targets).map(([name, type]) => ({ url: canonical(name), type, root: {} })),
    ...extensions.map((name) => ({ url: canonical(name), type: 'Extension', root: { children: [{ name: 'url', fixed: canonical(name) }] } })),
  ].sort((a, b) => (a.url < b.url ? -1 : 1));
  const municipalities = codesOf(folder, 'dk-core-municipality-codes');
  const valueSets = [
    { url: 'http://hl7.dk/fhir/core/ValueSet/DkCoreDeCPRValueSet', codes: { [system('dk-core-d-ecpr-codes')]: codesOf(folder, 'dk-core-d-ecpr-codes') }, complete: true },
    { url: 'http://hl7.dk/fhir/core/ValueSet/dk-core-MunicipalityCodes', codes: { [system('dk-core-municipality-codes')]: municipalities }, complete: true },
  ];
  return { name: 'hl7.fhir.dk.core', version, profiles, valueSets, dependsOn: base };
}
