/** Organisations, people, teams and patients of a message as a person reads them. Total on anything. */
import { classifyPatientId, identifierSystems, sorOfEndpoint } from '../../identifiers';
import { parseDateTime } from '../../fhir/datetime';
import type { Instant, OrganisationView, PartyView, PatientView } from '../../messages';
import { at, items, obj, objs, str, strAt, strs } from './loose';
import { identifiersOf, type Found, type Message } from './message';
import { roleDisplay } from './roles';

export const glnSystems: readonly string[] = [identifierSystems.gln, identifierSystems.glnHttp];

export const instantOf = (value: unknown): Instant | undefined => parseDateTime(value)?.instant;

export function organisationOf(found: Found | undefined): OrganisationView | undefined {
  if (found?.type !== 'Organization') return undefined;
  const identifiers = identifiersOf(found.resource);
  const view: OrganisationView = {};
  const gln = identifiers.find(({ system }) => system !== undefined && glnSystems.includes(system))?.value;
  const sor = identifiers.find(({ system }) => system === identifierSystems.sor)?.value;
  const name = str(found.resource.name);
  if (gln !== undefined) view.gln = gln;
  if (sor !== undefined) view.sor = sor;
  if (name !== undefined) view.name = name;
  return view;
}

/** The organisation behind a reference; where the resource is missing, what the endpoint's SOR code still tells. */
export function organisationAt(message: Message, reference: unknown, endpoint?: unknown): OrganisationView | undefined {
  const view = organisationOf(message.resolve(reference));
  if (view && Object.keys(view).length > 0) return view;
  const sor = typeof endpoint === 'string' ? sorOfEndpoint(endpoint) : undefined;
  return sor === undefined ? view : { sor };
}

/** `Bruno Test Elmer`: text if given, else given names and family name. */
export function humanName(value: unknown): string | undefined {
  const name = obj(value);
  const parts = [...strs(name.given), ...strs(name.family)].join(' ');
  return parts !== '' ? parts : str(name.text);
}

const officialName = (names: unknown): unknown => objs(names).find((name) => name.use === 'official') ?? items(names)[0];

export interface AuthorView { name?: string; role?: string }

/** Name and role of a PractitionerRole (or of a bare Practitioner, as some systems send). */
export function authorOf(message: Message, reference: unknown): AuthorView {
  const found = message.resolve(reference);
  if (!found) return {};
  if (found.type === 'Practitioner') return named(humanName(officialName(found.resource.name)), undefined);
  if (found.type !== 'PractitionerRole') return {};
  const practitioner = message.resolve(found.resource.practitioner);
  const name = practitioner?.type === 'Practitioner' ? humanName(officialName(practitioner.resource.name)) : str(at(found.resource, 'practitioner', 'display'));
  return named(name, roleText(found.resource.code));
}

function named(name: string | undefined, role: string | undefined): AuthorView {
  return { ...(name !== undefined && { name }), ...(role !== undefined && { role }) };
}

/** A role in words: the Danish display of a listed code, else the display or text sent along, else the bare code. */
export function roleText(code: unknown): string | undefined {
  for (const concept of objs(code)) {
    for (const coding of objs(concept.coding)) {
      const display = roleDisplay(str(coding.system), str(coding.code)) ?? str(coding.display);
      if (display !== undefined) return display;
    }
    const fallback = str(concept.text) ?? strAt(concept, 'coding', 'code');
    if (fallback !== undefined) return fallback;
  }
  return undefined;
}

/** A specific sender or recipient. */
export function partyOf(message: Message, reference: unknown): PartyView | undefined {
  const found = message.resolve(reference);
  if (found?.type === 'CareTeam') {
    const name = str(found.resource.name);
    return { kind: 'team', ...(name !== undefined && { name }) };
  }
  if (found?.type === 'PractitionerRole' || found?.type === 'Practitioner') return { kind: 'person', ...authorOf(message, reference) };
  return undefined;
}

function addressText(value: unknown): string | undefined {
  const address = obj(items(value)[0]);
  const town = [str(address.postalCode), str(address.city)].filter((part) => part !== undefined).join(' ');
  const parts = [...strs(address.line), ...(town === '' ? [] : [town])];
  return parts.length > 0 ? parts.join(', ') : str(address.text);
}

const genders = ['male', 'female', 'other', 'unknown'] as const;

export function patientOf(found: Found | undefined): PatientView | undefined {
  if (found?.type !== 'Patient') return undefined;
  const { resource } = found;
  const name = obj(officialName(resource.name));
  const gender = genders.find((code) => code === resource.gender);
  const phone = objs(resource.telecom).find((telecom) => telecom.system === 'phone' || telecom.system === undefined);
  const optional = {
    family: strs(name.family)[0], birthDate: str(resource.birthDate), gender, address: addressText(resource.address), phone: str(phone?.value),
  };
  const view: PatientView = {
    ids: identifiersOf(resource).flatMap(({ system, value }) => (value === undefined ? [] : [{ type: classifyPatientId(value, system), value, ...(system !== undefined && { system }) }])),
    name: humanName(name) ?? '',
    // A death that carries its date is a death too.
    deceased: resource.deceasedBoolean === true || str(resource.deceasedDateTime) !== undefined,
    ...Object.fromEntries(Object.entries(optional).filter(([, value]) => value !== undefined)),
  };
  const given = strs(name.given);
  if (given.length > 0) view.given = given;
  return view;
}
