/** The Bundle and its entries: FHIR R4 (bdl-1 … bdl-12) and the messaging guide's Bundle. */
import { kind, messages, type Kind } from '../kind';
import type { Spot } from '../spot';

const entryOf = (bundle: Spot, type: string): Spot | undefined => bundle.items('entry').find((entry) => entry.at('resource')?.get('resourceType') === type);

/** A copy of an entry as a resource of its own: another id, another fullUrl. */
export function twinEntry(entry: Spot): Record<string, unknown> {
  const copy = structuredClone(entry.value) as { fullUrl?: string; resource: Record<string, unknown> };
  const id = `${String(copy.resource.id).slice(0, 50)}-twin`;
  return { ...copy, fullUrl: `${copy.fullUrl?.slice(0, copy.fullUrl.lastIndexOf('/')) ?? 'https://example.org'}/${id}`, resource: { ...copy.resource, id } };
}

const dropEntry = (type: string) => (bundle: Spot): string | undefined => bundle.dropItem('entry', (entry) => entry.at('resource')?.get('resourceType') === type);
const moveLast = (type: string) => (bundle: Spot): string | undefined => {
  const entry = entryOf(bundle, type);
  const list = bundle.get('entry');
  if (!entry || !Array.isArray(list) || list.length < 2) return undefined;
  list.splice(list.indexOf(entry.value), 1);
  list.push(entry.value);
  return 'Bundle.entry[0]';
};
const onEntry = (edit: (entry: Spot) => string | undefined) => (bundle: Spot): string | undefined => {
  const last = bundle.items('entry').at(-1);
  return last && edit(last);
};

export const envelope: readonly Kind[] = [
  kind('envelope: no MessageHeader', 'base', 'bdl-12', dropEntry('MessageHeader'), ...messages),
  kind('envelope: MessageHeader last', 'base', 'bdl-12', moveLast('MessageHeader'), ...messages),
  kind('envelope: no Composition', 'base', 'bdl-11', dropEntry('Composition'), 'conditionlist'),
  kind('envelope: Composition last', 'base', 'bdl-11', moveLast('Composition'), 'conditionlist'),
  kind('envelope: second MessageHeader', 'intent', 'exactly one MessageHeader', (bundle) => {
    const entry = entryOf(bundle, 'MessageHeader');
    return entry && bundle.add('entry', twinEntry(entry));
  }, ...messages),
  kind('envelope: type of another exchange', 'profile', 'Bundle.type pattern', (bundle) => bundle.replace('type', 'collection')),
  kind('envelope: type unknown', 'base', 'Bundle.type required bundle-type', (bundle) => bundle.replace('type', 'letter')),
  kind('envelope: no type', 'base', 'Bundle.type 1..1', (bundle) => bundle.drop('type')),
  kind('envelope: no timestamp', 'profile', 'Bundle.timestamp 1..1', (bundle) => bundle.drop('timestamp')),
  kind('envelope: timestamp without zone', 'base', 'instant', (bundle) => bundle.replace('timestamp', '2026-03-02T08:30:00')),
  kind('envelope: timestamp on 30 February', 'base', 'instant', (bundle) => bundle.replace('timestamp', '2026-02-30T08:30:00+01:00')),
  kind('envelope: timestamp to the minute', 'base', 'instant', (bundle) => bundle.replace('timestamp', '2026-03-02T08:30+01:00')),
  kind('envelope: no id', 'profile', 'Bundle.id 1..1', (bundle) => bundle.drop('id')),
  kind('envelope: id with a forbidden letter', 'base', 'id', (bundle) => bundle.replace('id', 'brev_nummer_1')),
  kind('envelope: id too long', 'base', 'id', (bundle) => bundle.replace('id', 'a'.repeat(65))),
  kind('envelope: one fullUrl twice', 'base', 'bdl-7', (bundle) => {
    const [first, ...more] = bundle.items('entry');
    const last = more.at(-1);
    return first?.text('fullUrl') === undefined ? undefined : last?.replace('fullUrl', first.text('fullUrl'));
  }),
  kind('envelope: fullUrl of a version', 'base', 'bdl-8', onEntry((entry) => entry.replace('fullUrl', `${entry.text('fullUrl') ?? ''}/_history/1`))),
  kind('envelope: entry without resource', 'base', 'bdl-5', (bundle) => bundle.add('entry', { fullUrl: 'https://example.org/Basic/none' })),
  kind('envelope: unknown kind of resource', 'base', 'resource type', (bundle) => {
    const path = bundle.add('entry', { fullUrl: 'https://example.org/Brev/b1', resource: { resourceType: 'Brev', id: 'b1' } });
    return `${path}.resource`;
  }),
  kind('envelope: resource without resourceType', 'base', 'resource type', (bundle) => `${bundle.add('entry', { fullUrl: 'https://example.org/Basic/b1', resource: { id: 'b1' } })}.resource`),
  kind('envelope: unknown property', 'base', 'element names', (bundle) => bundle.set('sender', 'Test')),
  kind('envelope: unknown property of an entry', 'base', 'element names', onEntry((entry) => entry.set('uri', 'https://example.org/a'))),
  kind('envelope: entry with request', 'base', 'bdl-3', onEntry((entry) => entry.set('request', { method: 'GET', url: 'Patient/1' }))),
  kind('envelope: entry with response', 'base', 'bdl-4', onEntry((entry) => entry.set('response', { status: '200' }))),
  kind('envelope: entry with search', 'base', 'bdl-2', onEntry((entry) => entry.set('search', { mode: 'match' }))),
  kind('envelope: total', 'base', 'bdl-1', (bundle) => bundle.set('total', 3)),
  kind('envelope: entries as one object', 'base', 'JSON list', (bundle) => bundle.replace('entry', bundle.items('entry')[0]?.value)),
  kind('envelope: entries empty', 'base', 'JSON list is never empty', (bundle) => bundle.replace('entry', [])),
  kind('envelope: entry is null', 'base', 'JSON null', (bundle) => bundle.add('entry', null)),
  kind('envelope: resource is text', 'base', 'JSON type', onEntry((entry) => entry.replace('resource', 'Patient'))),
  kind('envelope: id of a resource with a blank', 'base', 'id', (bundle) => bundle.resources('Provenance')[0]?.replace('id', 'a b') ?? bundle.resources('Condition')[0]?.replace('id', 'a b')),
];
