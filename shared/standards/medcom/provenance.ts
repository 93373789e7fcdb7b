/** The chain of Provenances: one link per message of the history, each naming the message it describes. */
import type { ChainLink } from '../../messages';
import { obj, objs, referenceTarget, str, strAt } from './loose';
import type { Found, Message } from './message';
import { instantOf, organisationAt } from './parties';

export const messageIdOf = (message: Message): string | undefined => str(message.header?.resource.id);

/** MessageHeader.id that a Provenance is about. Older ones name messages outside the Bundle, by design. */
export const targetOf = (provenance: Found): string | undefined => referenceTarget(obj(objs(provenance.resource.target)[0]))?.id;

export const occurredAt = (provenance: Found): string | undefined => instantOf(provenance.resource.occurredDateTime) ?? instantOf(provenance.resource.recorded);

/** The Provenance whose target is this message; where none says so, the one that happened last (MedCom's fallback). */
export function currentProvenance(message: Message): Found | undefined {
  const provenances = message.all('Provenance');
  const own = messageIdOf(message);
  return provenances.find((provenance) => own !== undefined && targetOf(provenance) === own)
    ?? provenances.reduce<Found | undefined>((newest, provenance) => (newest === undefined || (occurredAt(provenance) ?? '') > (occurredAt(newest) ?? '') ? provenance : newest), undefined);
}

export const activityOf = (provenance: Found | undefined): string | undefined => strAt(provenance?.resource, 'activity', 'coding', 'code');

/** What a Provenance's message answers: a MessageHeader.id, or `lokationsnummer#brevid` for a message of an older format. */
function answersOf(provenance: Found): string | undefined {
  const entity = objs(provenance.resource.entity).find(({ role }) => role === 'revision' || role === 'removal');
  if (!entity) return undefined;
  const what = obj(entity.what);
  return referenceTarget(what)?.id ?? str(what.reference) ?? legacyReference(str(obj(what.identifier).value));
}

/** MedCom's prose puts the location number first, its example last: the 13 digits tell which is which. */
export function legacyReference(value: string | undefined): string | undefined {
  const match = value === undefined ? null : /^(.+)#(\d{13})$/.exec(value);
  return match && !/^\d{13}$/.test(match[1]!) ? `${match[2]!}#${match[1]!}` : value;
}

export const payloadsOf = (provenance: Found): string[] =>
  objs(provenance.resource.entity).filter(({ role }) => role === 'source').flatMap(({ what }) => str(obj(obj(what).identifier).value) ?? []);

export function linkOf(message: Message, provenance: Found): ChainLink {
  const link: ChainLink = { messageId: targetOf(provenance) ?? '', activity: activityOf(provenance) ?? '', payloads: payloadsOf(provenance) };
  const [when, organisation, answers] = [occurredAt(provenance), organisationAt(message, obj(objs(provenance.resource.agent)[0]).who), answersOf(provenance)];
  if (when !== undefined) link.at = when;
  if (organisation !== undefined) link.organisation = organisation;
  if (answers !== undefined) link.answers = answers;
  return link;
}

/** All links, oldest first and the current one last; entries have no order of their own. */
export function chainOf(message: Message): ChainLink[] {
  const current = currentProvenance(message);
  return message.all('Provenance')
    .toSorted((a, b) => Number(a === current) - Number(b === current) || compare(occurredAt(a), occurredAt(b)))
    .map((provenance) => linkOf(message, provenance));
}

const compare = (a = '', b = ''): number => (a < b ? -1 : a > b ? 1 : 0);
