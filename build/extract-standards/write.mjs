// A PackageIR in its written form; the notation is explained in shared/fhir/packages/written.ts, which reads it.
const bases = [
  ['http://hl7.dk/fhir/core/', 'dk'],
  ...['acknowledgement', 'carecommunication', 'conditionlist', 'core', 'document', 'homecareobservation', 'hospitalnotification', 'messagedefinitions', 'messaging', 'terminology', 'xdsmetadata'].map((guide) => [`http://medcomfhir.dk/ig/${guide}/`, guide]),
];

export function shortened(canonical, kind) {
  const own = kind === 'CodeSystem' ? 'http://hl7.org/fhir/' : `http://hl7.org/fhir/${kind}/`;
  if (canonical.startsWith(own) && !canonical.slice(own.length).includes('/')) return canonical.slice(own.length);
  for (const [base, name] of bases) if (canonical.startsWith(`${base}${kind}/`)) return `${name}/${canonical.slice(base.length + kind.length + 1)}`;
  return canonical;
}

const canonicals = (list) => list.map((item) => shortened(item, 'StructureDefinition')).join(',');
const type = ({ code, profiles, targets, bundled, contained }) => `${code}${profiles ? `<${canonicals(profiles)}>` : ''}${targets ? `(${canonicals(targets)})` : ''}${bundled ? '&' : ''}${contained ? '^' : ''}`;
const extensionSlicing = JSON.stringify({ rules: 'open', discriminators: [{ type: 'value', path: 'url' }] });

function words(element) {
  const { name, min, max, types, fixed, pattern, binding, maxLength, invariants, slicing, slices } = element;
  const out = [];
  if (min !== undefined || max !== undefined) out.push(`${min ?? ''}..${max ?? ''}`);
  if (types) out.push(`@${types.map(type).join('|')}`);
  const understood = slices && /^(modifierE|e)xtension$/.test(name ?? '') && JSON.stringify(slicing) === extensionSlicing;
  if (slicing && !understood) out.push(`/${slicing.rules}${slicing.ordered ? '+' : ''}(${slicing.discriminators.map((item) => `${item.type}:${item.path}`).join(';')})`);
  if (binding) {
    const [set, version] = binding.valueSet.split('|');
    out.push(`in:${shortened(set, 'ValueSet')}${version === undefined ? '' : `|${version}`}`);
  }
  if (maxLength !== undefined) out.push(`max:${maxLength}`);
  for (const { key, severity, hash } of invariants ?? []) out.push(`${severity === 'error' ? '!' : '?'}${key}#${hash}`);
  for (const word of out) if (/\s/.test(word)) throw new Error(`White space in ${word}`);
  if (fixed !== undefined) out.push(`=${JSON.stringify(fixed)}`);
  if (pattern !== undefined) out.push(`~${JSON.stringify(pattern)}`);
  return out;
}

function* lines(element, level) {
  for (const child of element.children ?? []) {
    yield [' '.repeat(level) + child.name, ...words(child)].join(' ');
    yield* lines(child, level + 1);
  }
  for (const slice of element.slices ?? []) {
    if (/\s/.test(slice.slice)) throw new Error(`White space in ${slice.slice}`);
    yield [`${' '.repeat(level)}:${slice.slice}`, ...words(slice)].join(' ');
    yield* lines(slice, level + 1);
  }
}

export function* profileLines(profile) {
  const names = [profile.url, ...(profile.base === undefined ? [] : [profile.base])].map((canonical) => shortened(canonical, 'StructureDefinition'));
  yield ['profile', names[0], profile.type, ...names.slice(1), ...words(profile.root)].join(' ');
  yield* lines(profile.root, 1);
}

function* valueSetLines({ url, codes, complete }) {
  if (codes[url] !== undefined) {
    yield `codes ${shortened(url, 'CodeSystem')} ${codes[url]}`;
    return;
  }
  yield `set ${shortened(url, 'ValueSet')}${complete ? '' : ' ...'}`;
  for (const [system, list] of Object.entries(codes)) yield ` ${shortened(system, 'CodeSystem')} ${list ?? '*'}`;
}

/** `twins`: profile (JSON without its package) → package that has the same one and is written in full. */
export function writtenPackage({ name, version, profiles, valueSets, dependsOn }, twins = new Map()) {
  const out = [`package ${name} ${version}`, ...Object.entries(dependsOn).map(([other, release]) => `depends ${other} ${release}`)];
  for (const profile of profiles) {
    const twin = twins.get(JSON.stringify(profile));
    if (twin !== undefined && twin !== `${name}#${version}`) out.push(`same ${twin} ${shortened(profile.url, 'StructureDefinition')}`);
    else out.push(...profileLines(profile));
  }
  for (const set of valueSets) out.push(...valueSetLines(set));
  return out.join('\n');
}
