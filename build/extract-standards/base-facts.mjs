// Base FHIR R4 facts of the resources that MedCom profiles: element names in order, cardinality, types, required code sets.
// Written from the definitions of FHIR R4 itself. Snapshots of published profiles carry the base cardinality of every element
// too, so where only they are at hand the facts are compared with them (apart from what may be referred to, which they narrow).
// No prose, no expressions.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

export const files = {
  messaging: { title: 'What carries a message', types: ['Bundle', 'MessageHeader', 'Communication', 'Provenance', 'OperationOutcome'] },
  people: { title: 'Who takes part', types: ['Patient', 'Practitioner', 'PractitionerRole', 'Organization', 'CareTeam', 'Encounter'] },
  clinical: { title: 'What was seen and judged', types: ['Observation', 'DiagnosticReport', 'Media', 'Condition', 'Composition', 'DocumentReference'] },
};

/** Types that every profile here narrows; the base allows these. */
const baseTypes = {
  'MessageHeader.event[x]': ['Coding', 'uri'],
  'Communication.payload.content[x]': ['string', 'Attachment', 'Reference'],
  'Provenance.occurred[x]': ['Period', 'dateTime'],
};

/** Required code sets of the base where every profile here binds its own. */
const baseCodes = { 'Observation.status': 'observation-status', 'DiagnosticReport.status': 'diagnostic-report-status', 'Communication.priority': 'request-priority' };

/** Required code sets that are checked. The others are too large or never met in messages. */
export const checkedCodeSets = new Set([
  'bundle-type', 'http-verb', 'search-entry-mode', 'response-code', 'event-status', 'request-priority', 'provenance-entity-role', 'issue-severity', 'issue-type', 'administrative-gender', 'link-type',
  'encounter-status', 'encounter-location-status', 'care-team-status', 'observation-status', 'diagnostic-report-status', 'composition-status', 'composition-attestation-mode', 'document-relationship-type',
  'document-reference-status', 'list-mode', 'days-of-week',
]);

const elementOfEvery = new Set(['id', 'extension', 'modifierExtension']);
const elementOfResource = new Set(['meta', 'implicitRules', 'language', 'text', 'contained', ...elementOfEvery]);

const isBase = ({ derivation, url, type }) => derivation !== 'constraint' && url === `http://hl7.org/fhir/StructureDefinition/${type}`;

function* definitions(folder) {
  for (const entry of readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) yield* definitions(path);
    else if (/^(StructureDefinition-.*|profiles-(resources|types))[.]json$/.test(entry.name)) {
      const file = JSON.parse(readFileSync(path, 'utf8'));
      const all = file.resourceType === 'Bundle' ? file.entry.map(({ resource }) => resource) : [file];
      for (const definition of all) if (definition.resourceType === 'StructureDefinition' && definition.snapshot && definition.fhirVersion?.startsWith('4.0')) yield definition;
    }
  }
}

/** The definitions of one type: R4's own where it is at hand, else every profile of it. */
function snapshots(folder, wanted) {
  const found = new Map();
  for (const definition of definitions(folder)) if (wanted.has(definition.type)) found.set(definition.type, [...(found.get(definition.type) ?? []), definition]);
  return [...found.values()].flatMap((list) => (list.some(isBase) ? list.filter(isBase) : list));
}

/** One re-publication of R4 narrows Bundle.entry.response.outcome, which may be any resource. */
const typeCode = (type) => type.code.replace('http://hl7.org/fhirpath/System.String', 'string').replace(/^OperationOutcome$/, 'Resource');
const named = (canonical) => canonical.replace(/^.*\/|\|.*$/g, '');

/** What a Reference may point to; nothing said where that is any resource. */
function targetsOf(types) {
  const targets = [...new Set(types.filter(({ code }) => code === 'Reference').flatMap(({ targetProfile }) => (targetProfile ?? ['Resource']).map(named)))];
  return targets.length && !targets.includes('Resource') ? `(${targets.join(' ')})` : '';
}

/** `{ Patient: { 'name': '0..* HumanName', 'contact.gender': '0..1 code @administrative-gender', ... } }` in the order of the standard. */
export function extractFacts(folder) {
  const wanted = new Set(Object.values(files).flatMap(({ types }) => types));
  const found = new Map();
  for (const definition of snapshots(folder, wanted)) {
    const { type, snapshot } = definition;
    const elements = found.get(type) ?? found.set(type, new Map()).get(type);
    for (const element of snapshot.element) {
      if (element.path === type || element.id.includes(':')) continue;
      const path = element.path.slice(type.length + 1);
      const last = path.split('.').at(-1);
      if ((path.includes('.') ? elementOfEvery : elementOfResource).has(last) || !element.base) continue;
      // Elements of a datatype that a profile unfolds belong to the datatype.
      if (element.base.path.split('.').length !== element.path.split('.').length || (element.base.path.split('.')[0] !== type && !element.contentReference)) continue;
      const fact = elements.get(path) ?? elements.set(path, { min: element.base.min, max: element.base.max, types: [], targets: '', codes: undefined, reference: undefined }).get(path);
      if (isBase(definition)) fact.targets = targetsOf(element.type ?? []);
      if (element.contentReference) fact.reference = element.contentReference.replace(/^.*#[A-Za-z]+\./, '#');
      for (const code of (element.type ?? []).map(typeCode)) if (!fact.types.includes(code)) fact.types.push(code);
      const set = element.binding?.strength === 'required' && /^http:\/\/hl7\.org\/fhir\/ValueSet\/([^|]+)/.exec(element.binding.valueSet ?? '')?.[1];
      if (set && checkedCodeSets.has(set)) fact.codes = set;
    }
  }
  return Object.fromEntries([...wanted].map((type) => [type, Object.fromEntries([...(found.get(type) ?? [])].map(([path, fact]) => {
    const codes = baseCodes[`${type}.${path}`] ?? fact.codes;
    const types = baseTypes[`${type}.${path}`] ?? fact.types;
    const kind = fact.reference ?? (types.includes('BackboneElement') || types.includes('Element') ? '{}' : types.map((type) => (type === 'Reference' ? `Reference${fact.targets}` : type)).join(' | '));
    return [path, `${fact.min}..${fact.max} ${kind}${codes ? ` @${codes}` : ''}`];
  }))]));
}

function source(name, facts) {
  const { title, types } = files[name];
  const lines = types.map((type) => {
    const rows = Object.entries(facts[type]).map(([path, fact]) => `    ${/^[a-z]+$/i.test(path) ? path : `'${path}'`}: '${fact}',`);
    return `  ${type}: {\n${rows.join('\n')}\n  },`;
  });
  return `/** ${title}: base FHIR R4 facts. Written by build/extract-standards.mjs; see facts.ts for the notation. */\nimport type { WrittenFacts } from './facts';\n\nexport const ${name} = {\n${lines.join('\n')}\n} satisfies WrittenFacts;\n`;
}

/** Names of files that differ from what the definitions in `folder` say; with `write` they are made to agree. */
export function baseFacts(root, folder, write) {
  const facts = extractFacts(folder);
  return Object.keys(files).flatMap((name) => {
    const text = source(name, facts);
    const path = join(root, 'shared/fhir/r4', `${name}.ts`);
    if (readFileSync(path, 'utf8') === text) return [];
    if (write) writeFileSync(path, text);
    return [`${name}.ts ${write ? 'written' : 'differs from what the definitions say'}`];
  });
}
