/**
 * Acknowledgement 2.0 of any received message, valid or not. What the received message cannot say is left out or taken
 * from its header facts, so that even a half-readable message gets its answer.
 */
import type { Bundle, FhirResource, OperationOutcome, OperationOutcomeIssue, Organization, Provenance } from 'fhir/r4';
import { isDateTime, isInstant, toFhirDateTime } from '../../fhir/datetime';
import type { Document } from '../../formats/format';
import type { Organisation, OrganisationView, Outcome } from '../../messages';
import type { Verdict } from '../standard';
import { entryOf, messageHeader, organization, provenance, withNarrative } from '../medcom/building';
import { activityCodes, eventCodes, outcomeCodeSystem } from '../medcom/codes';
import { destinationsOf, senderOf } from '../medcom/header';
import { obj, objs, str } from '../medcom/loose';
import { openMessage, type Found, type Message } from '../medcom/message';
import { activityOf, currentProvenance, messageIdOf } from '../medcom/provenance';
import { organisationAt } from '../medcom/parties';
import { profiles } from '../medcom/urls';
import { issueTypes, severities } from './facts';

export interface AcknowledgeContext { now: string; newId(): string; self: Organisation }

export function acknowledge(of: Document, verdict: Verdict, context: AcknowledgeContext): { bundle: Bundle; messageId: string } {
  const received = openMessage(of);
  const messageId = context.newId();
  const organizations = new Organizations(context.newId);
  const sender = organizations.of(selfAmong(received, context.self));
  const receiver = organizations.of(senderOf(received) ?? {});
  const acknowledged = [messageIdOf(received), str(received.bundle.id)].find((candidate) => isFhirId(candidate)) ?? 'unknown';
  const outcome = outcomeOf(verdict, context.newId);
  const header = messageHeader({
    id: messageId, profile: profiles.acknowledgementHeader, event: eventCodes.acknowledgement,
    sender: { id: sender, sor: context.self.sor }, receiver: { id: receiver, sor: senderOf(received)?.sor, endpoint: str(obj(obj(received.header?.resource).source).endpoint) },
    response: { identifier: acknowledged, code: verdict.code, ...(outcome && { details: { reference: `OperationOutcome/${outcome.id!}` } }) },
  });
  const copied = copiedProvenance(received, acknowledged, organizations, receiver, context);
  const own = provenance({
    id: context.newId(), profile: profiles.messagingProvenance, messageId, at: context.now, activity: 'acknowledgement', organizationId: sender,
    entity: [{ role: 'revision', what: { reference: `MessageHeader/${acknowledged}` } }],
  });
  const resources: FhirResource[] = [header, ...(outcome ? [outcome] : []), copied, own, ...organizations.all];
  return {
    messageId,
    bundle: { resourceType: 'Bundle', id: context.newId(), meta: { profile: [profiles.acknowledgementMessage] }, type: 'message', timestamp: toFhirDateTime(context.now), entry: resources.map(entryOf) },
  };
}

/** response.identifier and resource ids are of FHIR's type id; what is none cannot be answered by name. */
const isFhirId = (value: string | undefined): value is string => value !== undefined && /^[A-Za-z0-9.-]{1,64}$/.test(value);

/** The receiver as the message named it when that is us (its name for us is the one the sender knows), else our own facts. */
function selfAmong(received: Message, self: Organisation): OrganisationView {
  const named = destinationsOf(received).map(({ organisation }) => organisation).find((organisation) => organisation?.sor === self.sor || organisation?.gln === self.gln);
  return { gln: self.gln, sor: self.sor, name: named?.name ?? self.name };
}

/** One resource per organisation, told apart by SOR code and GLN. */
class Organizations {
  readonly #made = new Map<string, Organization>();
  readonly #newId: () => string;
  constructor(newId: () => string) { this.#newId = newId; }
  of(facts: OrganisationView): string {
    const key = `${facts.sor ?? ''}|${facts.gln ?? ''}`;
    const known = this.#made.get(key) ?? organization(this.#newId(), facts);
    this.#made.set(key, known);
    return known.id!;
  }
  get all(): Organization[] { return [...this.#made.values()]; }
}

/** Copy of the acknowledged message's newest Provenance; where there is none to copy, one made of what is known. */
function copiedProvenance(received: Message, acknowledged: string, organizations: Organizations, senderId: string, context: AcknowledgeContext): Provenance {
  const newest = currentProvenance(received);
  const agent = newest && organisationAt(received, obj(objs(newest.resource.agent)[0]).who);
  const activity = activityOf(newest);
  const id = str(newest?.resource.id);
  const made = provenance({
    id: isFhirId(id) ? id : context.newId(), profile: profiles.messagingProvenance, messageId: acknowledged, at: context.now,
    activity: activity !== undefined && activityCodes.has(activity) ? activity : 'new-message',
    organizationId: agent?.gln !== undefined && agent.sor !== undefined ? organizations.of(agent) : senderId, entity: [],
  });
  return withNarrative({ ...made, ...timesOf(newest, received), ...entitiesOf(newest) });
}

function timesOf(newest: Found | undefined, received: Message): Partial<Provenance> {
  const { occurredDateTime, recorded } = newest?.resource ?? {};
  const sent = [recorded, received.bundle.timestamp].find((value): value is string => isInstant(value));
  const occurred = isDateTime(occurredDateTime) ? occurredDateTime as string : sent;
  return { ...(occurred !== undefined && { occurredDateTime: occurred }), ...(sent !== undefined && { recorded: sent }) };
}

/** Only entities that say something by themselves are copied; the payloads they name are not part of an acknowledgement. */
function entitiesOf(newest: Found | undefined): Partial<Provenance> {
  const entity = objs(newest?.resource.entity).flatMap(({ role, what }) => {
    const reference = str(obj(what).reference);
    const value = str(obj(obj(what).identifier).value);
    if ((role !== 'source' && role !== 'revision' && role !== 'removal') || (reference === undefined && value === undefined)) return [];
    return [{ role: role as 'source', what: { ...(reference !== undefined && { reference }), ...(value !== undefined && { identifier: { value } }) } }];
  });
  return entity.length > 0 ? { entity } : {};
}

/** Required unless the verdict is ok; at most twenty findings, which is what a person reads. */
function outcomeOf(verdict: Verdict, newId: () => string): OperationOutcome | undefined {
  const outcomes = verdict.outcomes.length > 0 ? verdict.outcomes : verdict.code === 'ok' ? [] : [fallback(verdict.code)];
  if (outcomes.length === 0) return undefined;
  return withNarrative<OperationOutcome>({ resourceType: 'OperationOutcome', id: newId(), meta: { profile: [profiles.acknowledgementOutcome] }, issue: outcomes.slice(0, 20).map((outcome) => issueOf(outcome, verdict.code)) });
}

const fallback = (code: Verdict['code']): Outcome => (code === 'transient-error'
  ? { severity: 'error', code: 'transient', details: 'MSG_LOCAL_FAIL', text: 'Teknisk fejl hos modtageren. Meddelelsen kan sendes igen.' }
  : { severity: 'error', code: 'invalid', details: 'MSG_BAD_FORMAT', text: 'Meddelelsen overholder ikke standarden.' });

function issueOf(outcome: Outcome, verdict: Verdict['code']): OperationOutcomeIssue {
  const severity = severities.has(outcome.severity) ? outcome.severity : verdict === 'ok' ? 'information' : 'error';
  const type = outcome.code !== undefined && issueTypes.has(outcome.code) ? outcome.code : verdict === 'ok' ? 'informational' : verdict === 'transient-error' ? 'transient' : 'invalid';
  const system = outcome.details === undefined ? undefined : outcomeCodeSystem.get(outcome.details);
  const coding = system === undefined ? undefined : [{ system, code: outcome.details! }];
  const details = { ...(coding && { coding }), ...(outcome.text !== undefined && outcome.text !== '' && { text: outcome.text.slice(0, 2000) }) };
  return { severity: severity as OperationOutcomeIssue['severity'], code: type as OperationOutcomeIssue['code'], ...(Object.keys(details).length > 0 && { details }) };
}

