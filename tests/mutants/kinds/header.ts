/** MessageHeader: the messaging guide's header and what each guide narrows. */
import { kind, messages, type Edit, type GuideFilter, type Kind, type Tier } from '../kind';
import type { Spot } from '../spot';

const system = 'http://medcomfhir.dk/ig/terminology/CodeSystem/medcom-messaging-eventCodes';
const useExtension = 'medcom-messaging-destinationUseExtension';
const onHeader = (edit: (header: Spot, bundle: Spot) => string | undefined): Edit => (bundle) => {
  const header = bundle.resource('MessageHeader');
  return header && edit(header, bundle);
};
const header = (name: string, tier: Tier, rule: string, edit: (header: Spot, bundle: Spot) => string | undefined, ...guides: GuideFilter[]): Kind =>
  kind(`header: ${name}`, tier, rule, onHeader(edit), ...(guides.length > 0 ? guides : messages));
const onDestination = (edit: (destination: Spot, header: Spot) => string | undefined) => (from: Spot): string | undefined => {
  const destination = from.at('destination');
  return destination && edit(destination, from);
};
const dangling = { reference: 'Organization/11111111-0000-4000-8000-00000000dead' };
const otherEvent = (code: string) => (from: Spot): string | undefined => {
  const event = from.at('eventCoding');
  return event?.text('code') === code ? undefined : event?.set('code', code);
};
const useCoding = (destination: Spot): Spot | undefined => destination.extension(useExtension)?.at('valueCoding');
const references = (type: string) => (bundle: Spot): string | undefined => {
  const found = bundle.resource(type);
  return found && `${type}/${found.text('id') ?? ''}`;
};
const wrongKind = (bundle: Spot): string | undefined => references('Provenance')(bundle);

export const headers: readonly Kind[] = [
  header('no event', 'base', 'MessageHeader.event[x] 1..1', (from) => from.drop('eventCoding')),
  header('unknown event code', 'profile', 'event[x] required messageTypes', (from) => from.at('eventCoding')?.set('code', 'brevdue-message')),
  // The acknowledgement's header binds the event and doesn't fix it: with another event it is another message, not a wrong one.
  header('event of another MedCom message', 'profile', 'event[x] pattern', otherEvent('empty-message'), 'carecommunication', 'hospitalnotification', 'homecareobservation'),
  header('event of another system', 'profile', 'event[x] pattern or required binding', (from) => from.at('eventCoding')?.set('system', 'http://example.org/events')),
  header('event as uri', 'profile', 'event[x] is a Coding', (from) => from.swap('eventCoding', 'eventUri', `${system}#test`)),
  header('event without code', 'profile', 'event[x].code 1..1', (from) => from.at('eventCoding')?.drop('code')),
  header('no destination', 'profile', 'destination 1..*', (from) => from.drop('destination')),
  header('destination without use', 'profile', 'destination closed by use', onDestination((to) => to.drop('extension'))),
  header('destination of an unknown use', 'profile', 'destination closed by use', onDestination((to) => useCoding(to)?.set('code', 'bcc'))),
  header('use of another system', 'profile', 'destination use system', onDestination((to) => useCoding(to)?.set('system', 'http://example.org/use'))),
  header('use as text', 'profile', 'destination use is a Coding', onDestination((to) => to.extension(useExtension)?.swap('valueCoding', 'valueString', 'primary'))),
  header('use twice', 'profile', 'destination.extension:use 1..1', onDestination((to) => { const use = to.extension(useExtension); return use && to.add('extension', structuredClone(use.value)); })),
  header('two primary destinations', 'profile', 'destination:primary 1..1', onDestination((to, from) => from.add('destination', structuredClone(to.value)))),
  header('copy destination', 'profile', 'destination:cc 0..0', onDestination((to, from) => {
    const copy = structuredClone(to.value) as { extension: { valueCoding: { code: string } }[] };
    copy.extension[0]!.valueCoding.code = 'cc';
    return from.add('destination', copy);
  })),
  header('destination without endpoint', 'base', 'destination.endpoint 1..1', onDestination((to) => to.drop('endpoint'))),
  header('destination without receiver', 'profile', 'destination.receiver 1..1', onDestination((to) => to.drop('receiver'))),
  header('receiver outside the message', 'profile', 'destination.receiver bundled', onDestination((to) => to.replace('receiver', { ...dangling }))),
  header('receiver of a wrong kind', 'profile', 'destination.receiver target', (from, bundle) => from.at('destination')?.replace('receiver', { reference: wrongKind(bundle) })),
  header('no sender', 'profile', 'sender 1..1', (from) => from.drop('sender')),
  header('sender outside the message', 'profile', 'sender bundled', (from) => from.replace('sender', { ...dangling })),
  header('sender of a wrong kind', 'profile', 'sender target', (from, bundle) => from.replace('sender', { reference: wrongKind(bundle) })),
  header('no source', 'base', 'source 1..1', (from) => from.drop('source')),
  header('source without endpoint', 'base', 'source.endpoint 1..1', (from) => { const source = from.at('source'); source?.set('name', 'Test'); return source?.drop('endpoint'); }),
  header('source endpoint empty', 'base', 'JSON text is never empty', (from) => from.at('source')?.replace('endpoint', '')),
  header('no id', 'profile', 'MessageHeader.id 1..1', (from) => from.drop('id')),
  header('no focus', 'profile', 'focus 1..1', (from) => from.drop('focus'), 'carecommunication', 'hospitalnotification'),
  header('two foci', 'profile', 'focus 1..1', (from) => { const focus = from.at('focus'); return focus && from.add('focus', structuredClone(focus.value)); }, 'carecommunication', 'hospitalnotification'),
  header('focus outside the message', 'profile', 'focus bundled', (from) => from.at('focus')?.set('reference', 'Communication/11111111-0000-4000-8000-00000000dead'), 'carecommunication'),
  header('focus outside the message', 'profile', 'focus bundled', (from) => from.at('focus')?.set('reference', 'Encounter/11111111-0000-4000-8000-00000000dead'), 'hospitalnotification'),
  header('focus outside the message', 'base', 'what a message is about is in it', (from) => from.at('focus')?.set('reference', 'DiagnosticReport/11111111-0000-4000-8000-00000000dead'), 'homecareobservation'),
  header('focus of a wrong kind', 'profile', 'focus target', (from, bundle) => from.at('focus')?.set('reference', references('Patient')(bundle)), 'carecommunication', 'hospitalnotification', 'homecareobservation'),
  header('no meta.profile', 'invariant', 'medcom-careCommunication-1', (from) => from.at('meta')?.drop('profile') && from.drop('meta'), 'carecommunication#5'),
  header('meta.profile of another guide', 'invariant', 'medcom-careCommunication-1', (from) => from.at('meta')?.set('profile', ['http://medcomfhir.dk/ig/messaging/StructureDefinition/medcom-messaging-messageHeader']), 'carecommunication#5'),
  // conformsTo looks at the header whatever it calls itself.
  header('no meta.profile and no sender', 'invariant', 'conformsTo of the first entry', (from) => from.drop('meta') && from.drop('sender'), 'carecommunication#4', 'acknowledgement', 'homecareobservation'),
  // The same rule of HospitalNotification filters entries, not resources, so it looks at nothing; what names the header as its target does.
  header('no meta.profile and no sender', 'profile', 'Provenance.target medcom-messaging-messageHeader', (from) => from.drop('meta') && from.drop('sender'), 'hospitalnotification'),
  header('response with an unknown code', 'base', 'response.code required response-code', (from) => from.set('response', { identifier: 'a-1', code: 'maybe' }), 'carecommunication', 'hospitalnotification', 'homecareobservation'),
  header('sender as list', 'base', 'JSON list', (from) => { const sender = from.at('sender'); return sender && from.set('sender', [sender.value]); }),
];
