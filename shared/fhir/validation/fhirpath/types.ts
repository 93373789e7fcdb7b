/** Which FHIR type is a kind of which. */
import { isPrimitive, isResourceType, typeFact } from '../../r4/facts';
import type { TypeName } from './parser';

const parents: Readonly<Record<string, string>> = {
  code: 'string', id: 'string', markdown: 'string', url: 'uri', canonical: 'uri', uuid: 'uri', oid: 'uri', positiveInt: 'integer', unsignedInt: 'integer',
  Age: 'Quantity', Count: 'Quantity', Distance: 'Quantity', Duration: 'Quantity', Money: 'Element', BackboneElement: 'Element', Timing: 'BackboneElement', Dosage: 'BackboneElement',
  Bundle: 'Resource', Binary: 'Resource', Parameters: 'Resource', DomainResource: 'Resource',
};

const systemTypes = new Set(['Boolean', 'String', 'Integer', 'Decimal', 'Date', 'DateTime', 'Time', 'Quantity']);
const abstract = new Set(['Resource', 'DomainResource', 'Element', 'BackboneElement', 'Quantity', 'xhtml', 'SimpleQuantity']);

/** Whether the name can be meant at all; `ofType(Practitionr)` is better refused than always empty. */
export function isTypeName({ namespace, name }: TypeName): boolean {
  if (namespace === 'System') return systemTypes.has(name);
  return (namespace === undefined && systemTypes.has(name)) || isPrimitive(name) || isResourceType(name) || abstract.has(name) || typeFact(name) !== undefined;
}

function parentOf(type: string): string | undefined {
  const known = parents[type];
  if (known !== undefined) return known;
  if (type === 'Element' || type === 'Resource') return undefined;
  if (isResourceType(type)) return 'DomainResource';
  // Groups: `Bundle.entry` is a backbone element, `Timing.repeat` a plain one.
  const dot = type.indexOf('.');
  return dot > 0 && isResourceType(type.slice(0, dot)) ? 'BackboneElement' : 'Element';
}

/** `type` as nodes carry it: `Patient`, `code`, `Bundle.entry`, `System.String`. */
export function isKindOf(type: string, wanted: TypeName): boolean {
  if (type.startsWith('System.')) return wanted.namespace !== 'FHIR' && type.slice(7) === wanted.name;
  if (wanted.namespace === 'System') return false;
  for (let current: string | undefined = type; current !== undefined; current = parentOf(current)) if (current === wanted.name) return true;
  return false;
}
