/**
 * A register as FHIR mCSD: a Bundle of Organization, with Location (address), Endpoint and HealthcareService (what is received).
 * The shapes are those of MedCom's endpoint register: SOR code and location number as identifiers, the unit above as `partOf`,
 * message types as `Endpoint.payloadType`. Anything may be missing or of another shape.
 */
import { identifierSystems } from '../../../shared/identifiers';
import { parseDateTime } from '../../../shared/fhir/datetime';
import { indexBundle, type FoundResource } from '../../../shared/fhir/bundle-index';
import type { Instant, RegisterRefusal } from '../../../shared/messages';
import { items, obj, objs, str, strAt, strs, type Loose } from '../../../shared/standards/medcom/loose';
import { refusal, type RawRow } from './row';

export interface FhirReading { rows: Generator<RawRow | RegisterRefusal>; snapshotAt: Instant | undefined; organisations: number }

const glnSystems: readonly string[] = [identifierSystems.gln, identifierSystems.glnHttp];
const identifierOf = (resource: Loose, systems: readonly string[]): string => objs(resource.identifier).map((each) => (systems.includes(str(each.system) ?? '') ? str(each.value) ?? '' : '')).find((value) => value !== '') ?? '';
const telecomOf = (resource: Loose): string => objs(resource.telecom).filter((each) => each.system === 'phone').map((each) => str(each.value) ?? '').find((value) => value !== '') ?? '';

function addressOf(value: unknown): string {
  const address = objs(value)[0];
  if (!address) return '';
  const place = [str(address.postalCode), str(address.city)].filter(Boolean).join(' ');
  return [...strs(address.line), place].filter(Boolean).join(', ') || (str(address.text) ?? '');
}

const wordsOf = (concept: unknown): string[] => [strAt(concept, 'text'), ...objs(obj(concept).coding).flatMap((coding) => [str(coding.display)])].filter((word) => word !== undefined);
const codesOf = (resource: Loose): string[] => objs(resource.type).flatMap((type) => objs(type.coding).map((coding) => str(coding.code) ?? ''));

/** The document ids that an endpoint lists; of a concept its code, or else its words. */
const payloadsOf = (endpoint: Loose): string[] => objs(endpoint.payloadType).flatMap((type) => {
  const codes = objs(type.coding).map((coding) => str(coding.code) ?? str(coding.display) ?? '').filter(Boolean);
  return codes.length > 0 ? codes : strs(type.text);
});

export function readRegisterBundle(bundle: unknown): FhirReading {
  const index = indexBundle(bundle);
  const organisations = index.ofType('Organization');
  const target = (value: unknown, from: FoundResource): FoundResource | undefined => { const reference = strAt(value, 'reference'); return reference === undefined ? undefined : index.resolve(reference, from); };
  const gather = (type: string, field: string): Map<Loose, FoundResource[]> => {
    const found = new Map<Loose, FoundResource[]>();
    for (const each of index.ofType(type)) {
      const owner = target(each.resource[field], each)?.resource;
      if (owner) found.set(owner, [...found.get(owner) ?? [], each]);
    }
    return found;
  };
  const locations = gather('Location', 'managingOrganization');
  const services = gather('HealthcareService', 'providedBy');
  const endpoints = gather('Endpoint', 'managingOrganization');
  const above = (organisation: FoundResource): FoundResource | undefined => { const found = target(organisation.resource.partOf, organisation); return found?.type === 'Organization' ? found : undefined; };

  /** The institution that a unit belongs to: the nearest one marked as such, else the unit right above. */
  function institutionOf(organisation: FoundResource): FoundResource | undefined {
    const seen = new Set([organisation.resource]);
    for (let next = above(organisation); next && !seen.has(next.resource); next = above(next)) {
      if (codesOf(next.resource).includes('HI')) return next;
      seen.add(next.resource);
    }
    return above(organisation);
  }

  function endpointsOf(organisation: FoundResource): Loose[] {
    const owners = [organisation, ...services.get(organisation.resource) ?? []];
    const named = owners.flatMap((owner) => items(owner.resource.endpoint).flatMap((reference) => target(reference, owner) ?? []));
    const all = new Set([...named, ...endpoints.get(organisation.resource) ?? []].map(({ resource }) => resource));
    return [...all].filter((endpoint) => endpoint.status === undefined || endpoint.status === 'active');
  }

  function* rows(): Generator<RawRow | RegisterRefusal> {
    for (const organisation of organisations) {
      const { resource, entry } = organisation;
      const line = entry + 1;
      if (resource.active === false) { yield refusal(line, 'inactive'); continue; }
      const institution = institutionOf(organisation)?.resource;
      const parent = above(organisation)?.resource ?? obj(resource.partOf);
      const own = str(resource.name) ?? strs(resource.alias)[0] ?? '';
      const place = locations.get(resource)?.[0]?.resource ?? {};
      const reached = endpointsOf(organisation);
      const payloads = reached.flatMap(payloadsOf);
      yield {
        line, sor: identifierOf(resource, [identifierSystems.sor]), name: institution ? str(institution.name) ?? own : own, unit: institution ? own : '',
        gln: identifierOf(resource, glnSystems) || (reached.map((endpoint) => identifierOf(endpoint, glnSystems)).find((gln) => gln !== '') ?? ''),
        type: objs(resource.type).flatMap(wordsOf)[0] ?? '',
        // A reference may name the unit above by its SOR code alone.
        parent: identifierOf(parent, [identifierSystems.sor]) || identifierOf(obj(resource.partOf), [identifierSystems.sor]),
        address: addressOf(resource.address) || addressOf(place.address), phone: telecomOf(resource) || telecomOf(place),
        receives: payloads.length > 0 ? payloads : undefined,
      };
    }
  }
  const stamp = strAt(bundle, 'timestamp') ?? strAt(bundle, 'meta', 'lastUpdated');
  return { rows: rows(), snapshotAt: stamp === undefined ? undefined : parseDateTime(stamp)?.instant, organisations: organisations.length };
}
