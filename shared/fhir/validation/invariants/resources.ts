/** Invariants of base FHIR R4 resources. */
import { typeFact } from '../../r4/facts';
import type { Loose } from '../types';
import { count, error, has, hasChoice, hasCoding, hasValue, isLoose, obj, objs, same, warning, type BaseInvariant } from './kit';

const verification = 'http://terminology.hl7.org/CodeSystem/condition-ver-status';
const clinical = 'http://terminology.hl7.org/CodeSystem/condition-clinical';

const isType = (...types: readonly string[]) => (focus: Loose): boolean => types.includes(focus.type as string);
const isRequest = isType('batch', 'transaction', 'history');
const isResponse = isType('batch-response', 'transaction-response', 'history');
const entriesHave = (name: string, expected: (bundle: Loose) => boolean) => (focus: unknown): boolean => {
  const bundle = obj(focus);
  const demanded = expected(bundle);
  return objs(bundle.entry).every((entry) => has(entry, name) === demanded);
};

const startsWith = (type: string) => (focus: unknown): boolean => obj(objs(obj(focus).entry)[0]?.resource).resourceType === type;

/** bdl-7: one entry for each fullUrl, unless they are versions of one resource. */
function distinctAddresses(bundle: Loose): boolean {
  const seen = new Set<string>();
  return objs(bundle.entry).filter((entry) => has(entry, 'fullUrl')).every(({ fullUrl, resource }) => {
    const { versionId } = obj(obj(resource).meta);
    const key = [fullUrl, versionId].map((part) => (typeof part === 'string' ? part : '')).join('|');
    return !seen.has(key) && seen.add(key);
  });
}

/** Addresses within a resource (dom-3): every `reference`, and what the standard types as uri, url or canonical. */
function addresses(value: unknown, typeName: string | undefined, found: Set<string>, depth = 0): Set<string> {
  // Deeper than any real resource; the structure check has refused it already.
  if (!isLoose(value) || depth > 200) return found;
  const resourceType = typeof value.resourceType === 'string' ? value.resourceType : undefined;
  const type = resourceType ?? typeName;
  const fact = type === undefined ? undefined : typeFact(type);
  walk(value, fact?.properties, found, depth);
  return found;
}

type Properties = NonNullable<ReturnType<typeof typeFact>>['properties'];

function walk(value: Loose, properties: Properties | undefined, found: Set<string>, depth: number): void {
  for (const [name, child] of Object.entries(value)) {
    const property = properties?.get(name);
    // A resource that isn't described here: whatever looks like an address is one, so that nothing is refused for want of knowledge.
    const address = name === 'reference' || (property === undefined ? properties === undefined : ['uri', 'url', 'canonical'].includes(property.type));
    for (const item of Array.isArray(child) ? child as unknown[] : [child]) {
      if (typeof item === 'string') { if (address) found.add(item); }
      else if (isLoose(item) && depth < 200) {
        if (property?.element.group) walk(item, property.element.group.properties, found, depth + 1);
        else addresses(item, property?.type, found, depth + 1);
      }
    }
  }
}

/** dom-3: a contained resource is referred to in the resource that holds it, or refers to that. */
function containedAreUsed(resource: Loose): boolean {
  const contained = objs(resource.contained);
  if (contained.length === 0) return true;
  const used = addresses(resource, undefined, new Set());
  // One without id can't be referred to; as published, the comparison with nothing spares it.
  return contained.every((inner) => typeof inner.id !== 'string' || used.has(`#${inner.id}`) || addresses(inner, undefined, new Set()).has('#'));
}

const containedMeta = (name: string) => (focus: unknown): boolean => objs(obj(focus).contained).every((inner) => !has(inner.meta, name));

export const resourceInvariants: Readonly<Record<string, readonly BaseInvariant[]>> = {
  DomainResource: [
    error('dom-2', (focus) => objs(obj(focus).contained).every((inner) => !has(inner, 'contained'))),
    error('dom-3', (focus) => containedAreUsed(obj(focus))),
    error('dom-4', (focus) => containedMeta('versionId')(focus) && containedMeta('lastUpdated')(focus)),
    error('dom-5', containedMeta('security')),
    warning('dom-6', (focus) => has(obj(focus).text, 'div')),
  ],
  Bundle: [
    error('bdl-1', (focus) => !has(focus, 'total') || isType('searchset', 'history')(obj(focus))),
    error('bdl-2', (focus) => obj(focus).type === 'searchset' || objs(obj(focus).entry).every((entry) => !has(entry, 'search'))),
    error('bdl-3', entriesHave('request', isRequest)),
    error('bdl-4', entriesHave('response', isResponse)),
    error('bdl-7', (focus) => obj(focus).type === 'history' || distinctAddresses(obj(focus))),
    error('bdl-9', (focus) => obj(focus).type !== 'document' || (has(obj(focus).identifier, 'system') && has(obj(focus).identifier, 'value'))),
    error('bdl-10', (focus) => obj(focus).type !== 'document' || hasValue(focus, 'timestamp')),
    error('bdl-11', (focus) => obj(focus).type !== 'document' || startsWith('Composition')(focus)),
    error('bdl-12', (focus) => obj(focus).type !== 'message' || startsWith('MessageHeader')(focus)),
  ],
  'Bundle.entry': [
    error('bdl-5', (focus) => has(focus, 'resource') || has(focus, 'request') || has(focus, 'response')),
    // As corrected by the standard's errata: an entry without fullUrl has none that could be a version's.
    error('bdl-8', (focus) => { const { fullUrl } = obj(focus); return typeof fullUrl !== 'string' || !fullUrl.includes('/_history/'); }),
  ],
  'CareTeam.participant': [
    // A member outside the message can't be looked at and is accepted.
    error('ctm-1', (focus, around) => {
      if (!has(focus, 'onBehalfOf')) return true;
      const member = around.resolve(obj(focus).member);
      return member === undefined || member.type === 'Practitioner';
    }),
  ],
  'Composition.section': [
    error('cmp-1', (focus) => has(focus, 'text') || has(focus, 'entry') || has(focus, 'section')),
    error('cmp-2', (focus) => !has(focus, 'emptyReason') || !has(focus, 'entry')),
  ],
  Condition: [
    // As published, `category.select($this='problem-list-item')` compares a CodeableConcept with a string: any category leaves something to be non-empty.
    warning('con-3', (focus) => has(focus, 'clinicalStatus') || hasCoding(obj(focus).verificationStatus, verification, 'entered-in-error') || !has(focus, 'category')),
    error('con-4', (focus) => !hasChoice(focus, 'abatement') || hasCoding(obj(focus).clinicalStatus, clinical, 'resolved', 'remission', 'inactive')),
    error('con-5', (focus) => !hasCoding(obj(focus).verificationStatus, verification, 'entered-in-error') || !has(focus, 'clinicalStatus')),
  ],
  'Condition.stage': [error('con-1', (focus) => has(focus, 'summary') || has(focus, 'assessment'))],
  'Condition.evidence': [error('con-2', (focus) => has(focus, 'code') || has(focus, 'detail'))],
  Observation: [
    error('obs-6', (focus) => !has(focus, 'dataAbsentReason') || !hasChoice(focus, 'value')),
    error('obs-7', (focus) => !hasChoice(focus, 'value') || !componentRepeatsCode(obj(focus))),
  ],
  // Not among the types of `../../r4`; guides that publish message definitions carry these rules in their snapshots.
  MessageDefinition: [warning('msd-0', (focus) => { const { name } = obj(focus); return typeof name === 'string' && /[A-Z]([A-Za-z0-9_]){0,254}/.test(name); })],
  'MessageDefinition.focus': [error('md-1', (focus) => { const { max } = obj(focus); return max === '*' || (typeof max === 'string' && /^[+-]?\d+$/.test(max) && Number(max) > 0); })],
  'Observation.referenceRange': [error('obs-3', (focus) => has(focus, 'low') || has(focus, 'high') || has(focus, 'text'))],
  Organization: [error('org-1', (focus) => count(focus, 'identifier') + count(focus, 'name') > 0)],
  'Organization.address': [error('org-2', (focus) => obj(focus).use !== 'home')],
  'Organization.telecom': [error('org-3', (focus) => obj(focus).use !== 'home')],
  'Patient.contact': [error('pat-1', (focus) => has(focus, 'name') || has(focus, 'telecom') || has(focus, 'address') || has(focus, 'organization'))],
  'QuestionnaireResponse.item': [error('qrs-1', (focus) => !(has(focus, 'answer') && has(focus, 'item')))],
  ServiceRequest: [error('prr-1', (focus) => !has(focus, 'orderDetail') || has(focus, 'code'))],
};

/** obs-7: a component whose code holds a coding of the observation's own code. */
function componentRepeatsCode(observation: Loose): boolean {
  const own = objs(obj(observation.code).coding);
  return objs(observation.component).some(({ code }) => objs(obj(code).coding).some((coding) => own.some((other) => same(coding, other))));
}
