/**
 * What a reply or a forward takes along from the message it answers: payloads, the people and organisations behind them,
 * the chain of Provenances and the episode. Ids, times and texts stay as they were; only what 5.0 demands beyond 4.0 is
 * mended, and references are written in the form of our Bundle.
 */
import type { CommunicationPayload, Encounter, FhirResource, Organization, PractitionerRole, Provenance, ProvenanceEntity } from 'fhir/r4';
import { identifierSystems } from '../../identifiers';
import { withNarrative } from '../medcom/building';
import { extensionsOf, isLoose, obj, objs, str, strAt } from '../medcom/loose';
import { extensionValue, type Found, type Message } from '../medcom/message';
import { payloadsOf, targetOf } from '../medcom/provenance';
import { codeSystems, extensions, profiles } from '../medcom/urls';
import { activities } from './facts';
import { communicationsOf, payloadPartsOf, type PayloadParts } from './read';

export interface Carried {
  payloads: { parts: PayloadParts; payload: CommunicationPayload }[];
  provenances: Provenance[];
  encounter: Encounter | undefined;
  /** People, teams and organisations that the above refer to. */
  resources: FhirResource[];
}

/** A name inside our Bundle for a resource of the old one; resources without id get a new one. */
type NameOf = (found: Found) => string;

/** A deep copy whose references to bundled resources read `Type/id`. Others stay as written. */
function copied(message: Message, value: unknown, nameOf: NameOf): unknown {
  if (Array.isArray(value)) return value.map((item) => copied(message, item, nameOf));
  if (!isLoose(value)) return value;
  const copy: Record<string, unknown> = {};
  for (const [name, child] of Object.entries(value)) {
    const target = name === 'reference' && typeof child === 'string' ? message.resolve(child) : undefined;
    copy[name] = target ? nameOf(target) : copied(message, child, nameOf);
  }
  return copy;
}

/** `chosen`: MessageHeader ids whose payloads and Provenances come along; absent means all. */
export function carry(message: Message, newId: () => string, chosen?: ReadonlySet<string>): Carried {
  const ids = new Map<Found, string>();
  const nameOf: NameOf = (found) => {
    if (!ids.has(found)) ids.set(found, str(found.resource.id) ?? newId());
    return `${found.type}/${ids.get(found)!}`;
  };
  const provenances = message.all('Provenance').filter((found) => chosen === undefined || chosen.has(targetOf(found) ?? ''));
  const allowed = chosen && new Set(provenances.flatMap(payloadsOf));
  const payloads = payloadPartsOf(message).filter(({ id }) => allowed === undefined || allowed.has(id));
  const encounter = encounterOf(message);
  const reached = new Set<Found>();
  const reach = (value: unknown): void => {
    for (const found of referencesIn(value).flatMap((reference) => message.resolve(reference) ?? [])) {
      if (reached.has(found) || !travellers.has(found.type)) continue;
      reached.add(found);
      reach(found.resource);
    }
  };
  payloads.forEach(({ payload }) => { reach(payload); });
  provenances.forEach(({ resource }) => { reach(resource.agent); });
  reach(encounter?.resource.serviceProvider);

  const whole = (found: Found) => ({ ...(copied(message, found.resource, nameOf) as object), id: nameOf(found).split('/')[1] }) as unknown as FhirResource;
  return {
    payloads: payloads.map((parts) => ({ parts, payload: copied(message, parts.payload, nameOf) as CommunicationPayload })),
    provenances: provenances.flatMap((found) => mendedProvenance(message, found, whole(found) as Provenance)),
    encounter: encounter && (whole(encounter) as Encounter),
    resources: [...reached].map((found) => mended(whole(found))),
  };
}

/** Types that belong to signatures and senders; the rest of the old message stays behind. */
const travellers: ReadonlySet<string> = new Set(['Organization', 'Practitioner', 'PractitionerRole', 'CareTeam']);

function referencesIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(referencesIn);
  if (!isLoose(value)) return [];
  return Object.entries(value).flatMap(([name, child]) => (name === 'reference' && typeof child === 'string' ? [child] : referencesIn(child)));
}

/** The episode must be returned; an Encounter without an episode identifier says nothing and would be invalid. */
function encounterOf(message: Message): Found | undefined {
  const named = communicationsOf(message).flatMap(({ resource }) => message.resolve(resource.encounter) ?? []);
  return [...named, ...message.all('Encounter')].find((found) => found.type === 'Encounter' && objs(found.resource.episodeOfCare).some((episode) => strAt(episode, 'identifier', 'value') !== undefined));
}

function mended(resource: FhirResource): FhirResource {
  if (resource.resourceType === 'Organization') return mendedOrganization(resource);
  if (resource.resourceType === 'PractitionerRole') return mendedRole(resource);
  return narrated(resource);
}

const narrated = <T extends FhirResource>(resource: T): T => (obj(resource).text === undefined ? withNarrative(resource) : resource);

/** Every message of this generation is written with the older spelling of the GLN system. */
function mendedOrganization(resource: Organization): Organization {
  if (!resource.identifier?.some(({ system }) => system === identifierSystems.glnHttp)) return narrated(resource);
  return withNarrative({ ...resource, identifier: resource.identifier.map((identifier) => (identifier.system === identifierSystems.glnHttp ? { ...identifier, system: identifierSystems.gln } : identifier)) });
}

/** 4.0 allows a role with code and text, and one without either beside a coded one; 5.0 wants exactly one (medcom-careCommunication-7). */
function mendedRole(resource: PractitionerRole): PractitionerRole {
  const codes = objs(resource.code);
  const coded = codes.some(({ coding }) => objs(coding).some(({ code }) => str(code) !== undefined));
  const worded = codes.some(({ text }) => str(text) !== undefined);
  if (coded && worded) return withNarrative({ ...resource, code: (resource.code ?? []).flatMap(({ coding }) => (coding === undefined ? [] : [{ coding }])) });
  if (!coded && !worded) return withNarrative({ ...resource, code: [{ text: 'Ikke oplyst' }] });
  return narrated(resource);
}

/** A carried Provenance keeps id, target, times and agent. Profile, one activity coding and its sources are what 5.0 adds. */
function mendedProvenance(message: Message, found: Found, resource: Provenance): Provenance[] {
  const roles = (resource.entity ?? []).filter(({ role }) => role === 'source' || role === 'revision');
  const sources = roles.filter(({ role, what }) => role === 'source' && str(what.identifier?.value) !== undefined);
  const revision = roles.filter(({ role }) => role === 'revision').slice(0, 1);
  const inferred: ProvenanceEntity[] = sources.length > 0 ? sources : unclaimedPayloads(message, found).map((value) => ({ role: 'source', what: { identifier: { value } } }));
  const coding = resource.activity?.coding?.find(({ code }) => activities.has(code ?? ''));
  // Without a payload or a known activity it cannot be said in 5.0 what the message did.
  if (inferred.length === 0 || !coding) return [];
  const profile = profiles.careCommunicationProvenance;
  const same = resource.meta?.profile?.some((declared) => declared.startsWith(profile)) === true && sources.length + revision.length === resource.entity?.length
    && resource.activity?.coding?.length === 1 && coding.system === codeSystems.activity && resource.text !== undefined;
  if (same) return [resource];
  return [withNarrative({ ...resource, meta: { ...resource.meta, profile: [profile] }, activity: { coding: [{ ...coding, system: codeSystems.activity }] }, entity: [...inferred, ...revision] })];
}

/** Payloads of the Provenance's organisation that no Provenance lists as its source. */
function unclaimedPayloads(message: Message, provenance: Found): string[] {
  const claimed = new Set(message.all('Provenance').flatMap(payloadsOf));
  const agent = message.resolve(obj(objs(provenance.resource.agent)[0]).who);
  return payloadPartsOf(message).filter(({ id, hasId, assigner }) => hasId && !claimed.has(id) && agent !== undefined && message.resolve(assigner) === agent).map(({ id }) => id);
}

/** An earlier attachment in a reply: what it is, when and by whom, without content or link (GCC-6). */
export function stubOf(payload: CommunicationPayload): CommunicationPayload {
  if (!payload.contentAttachment) return payload;
  const { title, contentType, creation } = payload.contentAttachment;
  return { ...payload, contentAttachment: { ...(contentType !== undefined && { contentType }), ...(title !== undefined && { title }), ...(creation !== undefined && { creation }) } };
}

/** Identifier of a carried payload. */
export const payloadIdOf = (payload: CommunicationPayload): string | undefined =>
  str(obj(extensionValue(obj(extensionsOf(payload, extensions.identifier)[0]))).value);
