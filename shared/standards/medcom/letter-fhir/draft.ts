/** What both drafts share: envelope and head, links between resources, organisations with the codes that MedCom asks for, and the way back. */
import type { Bundle, BundleEntry, CodeableConcept, Identifier, Reference } from 'fhir/r4';
import { danishInstant, danishTime, parseDateTime, toFhirDateTime } from '../../../fhir/datetime';
import { narrative } from '../../../fhir/narrative';
import { parentElement, valueAt } from '../../../formats/letter/access';
import type { FhirDocument, LetterDocument } from '../../../formats/format';
import { classifyPatientId, identifierSystems, sorEndpoint } from '../../../identifiers';
import type { Instant } from '../../../messages';
import { destinationsOf, senderOf } from '../header';
import { obj, objs, str, strAt } from '../loose';
import { openBundle, type Message } from '../message';
import { codeSystems, extensions, fullUrlBase } from '../urls';
import { getAt } from './lens';
import { readResources, type Draft, type Group, type Made } from './map';
import { draftNotice, projectDrafts } from './names';
import { readSections } from './sections';
import { own } from './tables';

/** Where time, ids and facts beyond the letter come from. */
export interface DraftContext {
  now: Instant;
  newId(): string;
  /** SOR code of a location number: letters have none, and MedCom's organisations must. */
  sorOf(gln: string): string | undefined;
}

export const refTo = ({ resourceType, id }: { resourceType: string; id: string }): Reference => ({ reference: `${resourceType}/${id}` });
export const entryOf = (resource: Draft): BundleEntry => ({ fullUrl: `${fullUrlBase}/${resource.resourceType}/${resource.id}`, resource: resource });
export const made = (all: readonly Made[], path: string): Draft | undefined => all.find((one) => one.path === path && one.group.at !== '.')?.resource;
export const allMade = (all: readonly Made[], at: string): Draft[] => all.filter(({ group }) => group.at === at).map(({ resource }) => resource);
export const ofType = (all: readonly Made[], type: string): Draft[] => all.filter(({ resource }) => resource.resourceType === type).map(({ resource }) => resource);

const absent = { extension: [{ url: 'http://hl7.org/fhir/StructureDefinition/data-absent-reason', valueCode: 'unknown' }] };
const replacementSystems: Readonly<Record<string, string>> = { 'x-ecpr': identifierSystems.xEcpr, 'd-ecpr': 'urn:oid:1.2.208.176.1.6.1.3' };

/** SOR codes, systems of replacement numbers and of codes: what the letter implies and FHIR says. */
export function complete(all: readonly Made[], context: DraftContext): void {
  for (const { resource, path } of all) {
    // Base rule org-1 asks for a name or a number; a letter may know the department's name only.
    if (resource.resourceType === 'Organization' && resource.name === undefined && resource.identifier === undefined) resource.identifier = [{ system: projectDrafts.letterParty, value: path }];
    const identifiers = (resource.identifier ?? []) as Identifier[];
    const gln = Array.isArray(resource.identifier) ? identifiers.find(({ system }) => system === identifierSystems.gln)?.value : undefined;
    if (resource.resourceType === 'Organization' && gln !== undefined) {
      const sor = context.sorOf(gln);
      identifiers.push({ system: identifierSystems.sor, ...(sor === undefined ? { _value: absent } : { value: sor }) });
    }
    if (resource.resourceType === 'Patient') {
      const other = identifiers.find(({ use }) => use === 'temp');
      const system = other?.value === undefined ? undefined : replacementSystems[classifyPatientId(other.value)];
      if (other && system !== undefined) other.system = system;
      for (const name of (resource.name ?? []) as Record<string, unknown>[]) name.use = 'official';
      if (getAt(resource, own('episode-status', 'valueCode')) === 'doed') resource.deceasedBoolean = true;
    }
    resource.text = narrative([[resource.resourceType, draftNotice]]);
  }
}

/** Systems of the kinds of codes that letters use. Those that no guide names are this project's own. */
export function codeSystemOf(kind: string | undefined, fallback: string): string {
  if (kind === 'SKSdiagnosekode' || kind === 'ICD10kode') return 'urn:oid:1.2.208.176.2.4.12';
  return kind === undefined ? fallback : projectDrafts.codeSystem(kind.toLowerCase());
}

/** `code.coding[0].system` by the letter's own kind of code; main diagnoses are SKS without saying so. */
export function nameCodes(resource: Draft): void {
  const coding = getAt(resource, ['code', 'coding', 0]) as Record<string, unknown> | undefined;
  if (coding) coding.system = codeSystemOf(str(getAt(resource, own('code-kind'))), 'urn:oid:1.2.208.176.2.4.12');
}

export interface MessageParts { event: string; profile: string; definition?: string; title: string; sender: Draft | undefined; receiver: Draft | undefined; copies: readonly Draft[]; focus: Reference; messageId: string; activity: string; context: DraftContext }

const endpoint = (organisation: Draft | undefined): string => {
  const sor = (organisation?.identifier as Identifier[] | undefined)?.find(({ system }) => system === identifierSystems.sor)?.value;
  return sor === undefined ? 'https://sor2.sum.dsdn.dk/' : sorEndpoint(sor);
};

/** Header and Provenance of a message of a draft. */
export function headOfMessage({ event, profile, title, sender, receiver, copies, focus, messageId, activity, context }: MessageParts): Draft[] {
  const destination = (organisation: Draft, use: string) => ({
    extension: [{ url: extensions.destinationUse, valueCoding: { system: codeSystems.destinationUse, code: use } }], endpoint: endpoint(organisation), receiver: refTo(organisation),
  });
  const time = toFhirDateTime(context.now);
  return [
    {
      resourceType: 'MessageHeader', id: messageId, meta: { profile: [profile], tag: [projectDrafts.tag] }, text: narrative([[title, draftNotice]]), eventCoding: { system: projectDrafts.eventSystem, code: event, display: draftNotice },
      destination: [...(receiver ? [destination(receiver, 'primary')] : []), ...copies.map((copy) => destination(copy, 'cc'))], ...(sender && { sender: refTo(sender) }), source: { endpoint: endpoint(sender) }, focus: [focus],
    },
    {
      resourceType: 'Provenance', id: context.newId(), meta: { tag: [projectDrafts.tag] }, text: narrative([[title, draftNotice]]), target: [{ reference: `MessageHeader/${messageId}` }], occurredDateTime: time, recorded: time,
      activity: { coding: [{ system: codeSystems.activity, code: activity }] }, agent: [{ who: sender ? refTo(sender) : { display: '-' } }],
    },
  ];
}

export const activityOf = (status: string | undefined): string => (status === 'rettetbrev' ? 'modified-message' : status === 'annulleretbrev' ? 'retract-message' : 'new-message');
export const compositionStatus = (status: string | undefined): string => (status === 'rettetbrev' ? 'amended' : status === 'annulleretbrev' ? 'entered-in-error' : 'final');

/** Number and time of the letter's envelope, on the Bundle. Its wish for a receipt is on the Composition: FHIR messages are always answered. */
export function envelopeOf({ envelope }: LetterDocument): Pick<Bundle, 'identifier' | 'timestamp'> {
  const sent = danishInstant(envelope.sent);
  return { ...(envelope.identifier.trim() === '' ? {} : { identifier: { system: projectDrafts.envelope, value: envelope.identifier } }), ...(sent === undefined ? {} : { timestamp: toFhirDateTime(sent) }) };
}

export const concept = (system: string, code: string, text?: string): CodeableConcept => ({ coding: [{ system, code }], ...(text === undefined ? {} : { text }) });

/** Undefined where the Bundle holds no Composition of a draft. `rootOf`: name of the letter's outermost element by its version. */
export function readDraft(bundle: Bundle, groups: readonly Group[], rootOf: (version: string) => string, header?: Message): LetterDocument | undefined {
  const message = openBundle(bundle);
  const composition = message.all('Composition')[0]?.resource;
  if (!composition) return undefined;
  const version = str(getAt(composition, own('letter-version'))) ?? '';
  const root = parentElement(rootOf(version), []);
  readResources(root, groups, message.resources.map(({ resource }) => resource));
  readSections(root, objs(composition.section));
  const instant = parseDateTime(obj(header?.bundle ?? bundle).timestamp)?.instant ?? parseDateTime(bundle.timestamp)?.instant;
  const [sender, receiver] = [valueAt(root, 'Sender/EANIdentifier') ?? (header && senderOf(header)?.gln) ?? '', valueAt(root, 'Receiver/EANIdentifier') ?? (header && destinationsOf(header)[0]?.organisation?.gln) ?? ''];
  return {
    kind: 'letter', format: 'oioxml', letter: { version, root, unplaced: [] },
    envelope: {
      identifier: strAt(message.bundle, 'identifier', 'value') ?? '', sent: instant === undefined ? { date: '', time: '' } : danishTime(instant), sender, receiver,
      acknowledgement: getAt(composition, own('receipt-wanted', 'valueBoolean')) === true ? 'pluspositivkvitt' : 'minuspositivkvitt',
    },
  };
}

/** The draft's event, by its own code system. */
export function draftEvent(document: FhirDocument): string | undefined {
  const coding = obj(obj(document.bundle.entry?.[0]?.resource).eventCoding);
  return coding.system === projectDrafts.eventSystem ? str(coding.code) : undefined;
}
