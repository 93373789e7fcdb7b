// What differs between two PackageIRs, as a list of changed elements: `medcom-messaging-messageHeader MessageHeader.destination: min 1 → 2`.
const nameOf = (canonical) => canonical.split('/').at(-1);
const shown = (value) => (value === undefined ? 'none' : typeof value === 'string' || typeof value === 'number' ? String(value) : JSON.stringify(value));
const same = (a, b) => canonical(a) === canonical(b);
const canonical = (value) => JSON.stringify(value, (_, inner) => (inner && typeof inner === 'object' && !Array.isArray(inner) ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1))) : inner));

function* elements(path, before, after) {
  for (const key of new Set([...Object.keys(before), ...Object.keys(after)])) {
    if (['name', 'slice', 'children', 'slices'].includes(key) || same(before[key], after[key])) continue;
    if (key === 'invariants') yield* invariants(path, before[key] ?? [], after[key] ?? []);
    else yield `${path}: ${key} ${shown(before[key])} → ${shown(after[key])}`;
  }
  yield* lists(path, before.children ?? [], after.children ?? [], ({ name }) => `.${name}`);
  yield* lists(path, before.slices ?? [], after.slices ?? [], ({ slice }) => `:${slice}`);
}

function* invariants(path, before, after) {
  for (const { key, hash, severity } of before) {
    const now = after.find((other) => other.key === key);
    if (!now) yield `${path}: ${key} dropped`;
    else if (now.hash !== hash) yield `${path}: ${key} reworded`;
    else if (now.severity !== severity) yield `${path}: ${key} ${severity} → ${now.severity}`;
  }
  for (const { key } of after) if (!before.some((other) => other.key === key)) yield `${path}: ${key} added`;
}

function* lists(path, before, after, name) {
  const now = new Map(after.map((element) => [name(element), element]));
  for (const element of before) {
    const other = now.get(name(element));
    if (other) yield* elements(path + name(element), element, other);
    else yield `${path}${name(element)}: nothing is said any more`;
    now.delete(name(element));
  }
  for (const [added, element] of now) yield* elements(path + added, {}, element);
}

function* keyed(before, after, compare) {
  const now = new Map(after.map((item) => [item.url, item]));
  for (const item of before) {
    if (now.has(item.url)) yield* compare(item, now.get(item.url));
    else yield `${nameOf(item.url)}: dropped`;
    now.delete(item.url);
  }
  for (const url of now.keys()) yield `${nameOf(url)}: new`;
}

function* profiles(before, after) {
  const name = nameOf(before.url);
  for (const key of ['type', 'base']) if (before[key] !== after[key]) yield `${name}: ${key} ${shown(before[key])} → ${shown(after[key])}`;
  for (const line of elements(after.type, before.root, after.root)) yield `${name} ${line}`;
}

function* valueSets(before, after) {
  const codes = (set) => new Set(Object.entries(set.codes).flatMap(([system, list]) => (list === null ? [`${system} *`] : list.split(' ').map((code) => `${system} ${code}`))));
  const [old, now] = [codes(before), codes(after)];
  for (const code of old) if (!now.has(code)) yield `${nameOf(before.url)}: without ${code}`;
  for (const code of now) if (!old.has(code)) yield `${nameOf(before.url)}: with ${code}`;
  if (before.complete !== after.complete) yield `${nameOf(before.url)}: complete ${before.complete} → ${after.complete}`;
}

/** `before` is undefined where the package isn't built in yet. */
export function drift(before, after) {
  if (!before) return ['not built in'];
  return [
    ...keyed(before.profiles, after.profiles, profiles),
    ...keyed(before.valueSets, after.valueSets, valueSets),
    ...[...new Set([...Object.keys(before.dependsOn), ...Object.keys(after.dependsOn)])].filter((name) => before.dependsOn[name] !== after.dependsOn[name]).map((name) => `${name}: ${shown(before.dependsOn[name])} → ${shown(after.dependsOn[name])}`),
  ];
}
